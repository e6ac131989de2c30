import Diagnostics

/// Finds names of PHP and Node that have lost the underscores in front: `function construct(`, `parent::construct(`,
/// `$SERVER['HTTP_HOST']`, `join(dirname, …)`.
///
/// Strong where the name is used as only the magic one can be. Weak: methods of one's own may have the name.
enum LostMagicPrefix: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-magic-prefix", severity: .error,
    summary: "a magic name of PHP or Node has lost its underscores",
    why: """
      Markdown takes two underscores for the beginning of bold text and drops them. `__construct` becomes a method \
      that nobody calls, and `__dirname` a variable that does not exist.
      """,
    mend: """
      Write the underscores in again. Keep code between back-quotes or in a code block before the text goes through \
      Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: php-classes
          question: How is an object set up?
          answer: |
            class User extends Base {
                public function __construct(string $name) {
                    parent::__construct($name);
                }
                public function construct(): void { echo __DIR__; }
                public function host(): string { return $_SERVER['HTTP_HOST']; }
            }

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: php-classes
          question: How is an object set up?
          answer: |
            class User extends Base {
                public function «construct»(string $name) {
                    parent::«construct»($name);
                }
                public function «toString»(): string {
                    return $this->name . $«SERVER»['HTTP_HOST'];
                }
            }

        """),
      RuleExample(
        """
        - id: node-paths
          question: How is a path made from the module's own folder?
          answer: |
            const file = path.join(«dirname», "data.json");
            console.log(file);

        """),
    ])

  static let family = DamageFamily.emphasis
  static let leadWords: [StaticString] = ["function", "fn", "parent", "dirname", "DIR", "FILE"] + superglobals

  /// Arrays that PHP writes with one underscore in front (manual, Superglobals).
  private static let superglobals: [StaticString] = [
    "SERVER", "GET", "POST", "SESSION", "COOKIE", "FILES", "REQUEST", "ENV",
  ]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    // `$SERVER['HTTP_HOST']`
    if code[index - 1].kind == "$", code.touches(index - 1, index) {
      guard code[index + 1].kind == "[", code[index + 2].kind == .string, code.language != .shell,
        superglobals.contains(where: { code.isWord(index, $0) })
      else { return }
      return report(code, index, .strong, underscores: "_", context)
    }
    switch code.bytes.byte(Int(code[index].start)) {
    case UInt8(ascii: "f") where code.isWord(index, "function") || code.isWord(index, "fn"):
      method(code, at: index + 1, context)
    case UInt8(ascii: "p") where code.isWord(index, "parent") && code[index + 1].kind == ":":
      guard code[index + 2].kind == ":", code[index + 4].kind == "(", code.isWord(index + 3, in: certain) else {
        return
      }
      report(code, index + 3, .strong, context)
    case UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "D"), UInt8(ascii: "F"):
      constant(code, at: index, context)
    default: break
    }
  }

  /// Magic methods of PHP (manual, Magic Methods) without their underscores.
  private static let certain = WordSet(["construct", "destruct", "callStatic", "isset", "unset", "clone"])
  private static let likely = WordSet(["toString", "invoke", "call", "get", "set", "sleep", "wakeup", "serialize"])

  private static func method(_ code: Code, at name: Int, _ context: RuleContext) {
    guard code.language == .php || code.language == .unknown, code[name + 1].kind == "(" else { return }
    if code.isWord(name, in: certain) {
      // One that is called so somewhere is meant so.
      guard !code.isWord(name, "construct") || takesArguments(code, name) else { return }
      report(code, name, .strong, context)
    } else if code.isWord(name, in: likely) {
      report(code, name, .weak(30), context)
    }
  }

  /// A method of one's own that is called `construct` takes nothing and returns something.
  private static func takesArguments(_ code: Code, _ name: Int) -> Bool {
    code[name + 2].kind != ")" || code[name + 3].kind != ":"
  }

  /// `join(dirname, …)`, `DIR . "/…"`
  private static func constant(_ code: Code, at index: Int, _ context: RuleContext) {
    if code.isWord(index, "dirname") || code.isWord(index, "filename") {
      guard code.language == .javascript, code.isWord(index, "dirname"), code[index - 1].kind == "(",
        code[index + 1].kind == ",", code.isWord(index - 2, "join") || code.isWord(index - 2, "resolve")
      else { return }
      report(code, index, .strong, context)
    } else if code.isWord(index, "DIR") || code.isWord(index, "FILE") {
      guard code.language == .php,
        code[index + 1].kind == "." && code[index + 2].kind == .string
          || code[index + 1].kind == ")" && code.isWord(index - 2, "dirname")
      else { return }
      report(code, index, .strong, context)
    }
  }

  private static func report(
    _ code: Code, _ index: Int, _ confidence: Confidence, underscores: String = "__", _ context: RuleContext
  ) {
    let name = String(decoding: code.bytes[code[index].range], as: UTF8.self)
    context.report(
      damage: self, in: code.text, code[index].range, confidence,
      "`\(name)` stands where `\(underscores)\(name)` belongs",
      help: EatenEmphasis.help("underscores", "the underscores in again"))
  }
}
