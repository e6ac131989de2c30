import Diagnostics

/// Finds special names of Python without any of their underscores, where the code shows what they are: `def init(self)`,
/// `super().init()`, `if name == "main"`, `from future import`.
///
/// Weak: methods that a class of one's own may have (`def call(self)`), `Flask(name)`, and names in prose.
enum LostDunder: DamageRule, CodeRule, TextRule, RecordRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-dunder", severity: .error,
    summary: "a special name of Python has lost its underscores",
    why: """
      Markdown takes `__init__` for the word init in bold. What is left is another name: the code is never called, or \
      does not run at all.
      """,
    mend: """
      Write the underscores in again. Keep code between back-quotes or in a code block before the text goes through \
      Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: python-classes
          question: How is an object made printable?
          answer: |
            class User:
                def __init__(self, name):
                    self.name = name

                def call(self):
                    return self.name

                def init(self):
                    self.name = None

        """),
      RuleExample(
        """
        - id: python-setters
          question: How is a name set?
          answer: |
            class Table:
                def set_name(self, name):
                    self.name = name

                def hash(self, key):
                    return key % self.size

            Call set_name() or the set_name method.

        """),
      RuleExample(
        """
        - id: swift-init
          question: What does init do in Swift?
          answer: |
            class Dog: Animal {
                init(name: String) {
                    super.init(name: name)
                }
            }

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: managers
          question: What is a context manager of Python?
          answer: |
            Its «enter»() and «exit»() methods are called around the block of a with statement.

        """),
      RuleExample(
        """
        - id: packages
          question: What makes a folder a package of Python?
          answer: |
            A file pkg/«init».py in it. When keys are compared, the «eq» method is called; and for a sum the
            «matmul» magic method is not.

        """),
      RuleExample(
        """
        - id: pairs
          question: How does a generator keep its place?
          answer: |
            The «iter»() and «next»() methods are made for it.

        """),
      RuleExample(
        """
        - id: python-init
          question: How is an object set up?
          answer: |
            class User(Base):
                def «init»(self, name):
                    super().«init»(name)

            if «name» == "«main»":
                print(User("Ada"))  # <«main».User object at 0x7f98a1a67fc8>

        """),
      RuleExample(
        """
        - id: python-logger
          question: How is an application made?
          answer: |
            from «future» import annotations
            import os

            here = os.path.dirname(os.path.abspath(«file»))
            app = Flask(«name»)

        """),
      RuleExample(
        """
        - id: python-descriptors
          question: How does a descriptor learn its name?
          answer: |
            class Field:
                def «set_name»(self, owner, name):
                    self.name = name

        """),
    ])

  static let family = DamageFamily.emphasis
  static let leadWords: [StaticString] = [
    "def", "super", "if", "from", "name", "hash", "eq", "str", "enter", "exit", "add", "setattr", "slots", "all",
    "proto", "file",
  ]
  static let leads = [
    Lead("<", behind: ByteSet("cCmM")), Lead(".", before: ByteSet("t"), behind: ByteSet("p")),
  ]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    if code.language == .javascript || code.language == .html { return prototype(code, at: index, context) }
    guard code.language == .python || code.language == .unknown else { return }
    switch code.bytes.byte(Int(code[index].start)) {
    case UInt8(ascii: "d") where code.isWord(index, "def"):
      method(code, at: index + 1, context)
    case UInt8(ascii: "s") where code.isWord(index, "super"): superCall(code, at: index, context)
    case UInt8(ascii: "i") where code.isWord(index, "if"): mainGuard(code, at: index, context)
    case UInt8(ascii: "f") where code.isWord(index, "from") && code.isWord(index + 1, "future"):
      if code.isWord(index + 2, "import") { report(code, index + 1, .strong, context) }
    case UInt8(ascii: "f") where code.isWord(index, "file"): path(code, at: index, context)
    case UInt8(ascii: "n") where code.isWord(index, "name"): argument(code, at: index, context)
    case UInt8(ascii: "h"), UInt8(ascii: "e"), UInt8(ascii: "s"), UInt8(ascii: "a"):
      assignment(code, at: index, context)
    default: break
    }
  }

  /// `def init(self`: a method, as its first parameter says.
  private static func method(_ code: Code, at name: Int, _ context: RuleContext) {
    guard code[name].kind == .word, code[name + 1].kind == "(" else { return }
    let isMethod =
      code.isWord(name + 2, "self") || code.isWord(name + 2, "cls") || code.isWord(name + 2, "mcs")
      || code.isWord(name + 2, "klass")
    guard isMethod else { return }
    let range = code[name].range
    let confidence: Confidence
    if DunderNames.telling.contains(code.bytes, range) || code.isWord(name, "new") && !code.isWord(name + 2, "self")
      || code.isWord(name, "hash") && code[name + 3].kind == ")"
    {
      confidence = .strong
    } else if DunderNames.common.contains(code.bytes, range) {
      confidence = .weak(35)
    } else if DunderNames.shared.contains(code.bytes, range) {
      confidence = .weak(20)
    } else {
      return
    }
    guard !everyday.contains(code.bytes, range), !hasIntactMethod(code, near: name) else { return }
    report(code, name, confidence, context)
  }

  /// Whether a method near by has its underscores: then those of the others were not lost.
  private static func hasIntactMethod(_ code: Code, near name: Int) -> Bool {
    (max(0, name - reach)..<min(code.count, name + reach)).contains { index in
      let token = code[index]
      guard token.kind == .word, token.end - token.start > 4, code.isWord(index - 1, "def") else { return false }
      return code.bytes.begins(with: "__", at: Int(token.start))
        && code.bytes.begins(with: "__", at: Int(token.end) - 2)
    }
  }

  /// How far another method is looked for, in tokens.
  private static let reach = 400

  /// Names that methods of one's own have all the time.
  private static let everyday = WordSet([
    "get", "set", "add", "delete", "copy", "format", "next", "index", "round", "set_name", "prepare",
  ])

  /// `super().init(…)`, `super(User, self).init(…)`
  private static func superCall(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code[index + 1].kind == "(" else { return }
    var close = index + 2
    while close < index + 7, code[close].kind != ")" { close += 1 }
    guard code[close].kind == ")", code[close + 1].kind == ".", code[close + 3].kind == "(" else { return }
    let name = code[close + 2]
    guard name.kind == .word, DunderNames.telling.contains(code.bytes, name.range) || code.isWord(close + 2, "new")
    else { return }
    report(code, close + 2, .strong, context)
  }

  /// `if name == "main"`, also with underscores on one side left.
  private static func mainGuard(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.isWord(index + 1, "name"), code[index + 2].kind == "=", code[index + 3].kind == "=",
      code[index + 4].kind == .string, holdsMain(code.bytes, code[index + 4].range)
    else { return }
    report(code, index + 1, .strong, context)
  }

  private static func holdsMain(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.count >= 6 && range.count <= 10 && bytes.contains("main", from: range.lowerBound, to: range.upperBound)
  }

  /// `Flask(name)`, `getLogger(name)`, `Blueprint("x", name)`
  private static func argument(_ code: Code, at index: Int, _ context: RuleContext) {
    let next = code[index + 1].kind
    guard next == ")" || next == ",", code[index - 1].kind == "(" || code[index - 1].kind == "," else { return }
    var callee = index - 1
    if code[callee].kind == ",", code[callee - 1].kind == .string { callee -= 2 }
    guard code[callee].kind == "(", code.isWord(callee - 1, in: callsWithName) else { return }
    report(code, index, .strong, context)
  }

  private static let callsWithName = WordSet(["Flask", "Blueprint", "getLogger", "Celery", "Sanic", "Quart"])

  /// `os.path.dirname(file)`, `Path(file)`, where nothing else is called so.
  private static func path(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.language == .python, isPath(code, index) else { return }
    let near = max(0, index - 300)..<min(code.count, index + 300)
    guard near.allSatisfy({ !code.isWord($0, "file") || isPath(code, $0) }) else { return }
    report(code, index, .strong, context)
  }

  private static func isPath(_ code: Code, _ index: Int) -> Bool {
    guard code[index - 1].kind == "(", code[index + 1].kind == ")" else { return false }
    return code.isWord(index - 2, in: callsWithFile)
  }

  private static let callsWithFile = WordSet(["dirname", "abspath", "realpath", "Path"])

  /// `hash = lambda self: 0`, `eq = …` in a class; `slots = (`, `all = [` .
  private static func assignment(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code[index + 1].kind == "=", code[index - 1].kind == .other || isFirst(code, index) else { return }
    if code.isWord(index, in: methodsByLambda), code.isWord(index + 2, "lambda"), code.isWord(index + 3, "self") {
      report(code, index, .strong, context)
    } else if code.isWord(index, "slots"), code[index + 2].kind == "(" || code[index + 2].kind == "[" {
      report(code, index, .weak(60), context)
    } else if code.isWord(index, "all"), code[index + 2].kind == "[", code[index + 3].kind == .string {
      report(code, index, .weak(60), context)
    }
  }

  private static let methodsByLambda = WordSet(["hash", "eq", "str", "enter", "exit", "add", "hash", "setattr"])

  /// `object.proto` in JavaScript, which has `__proto__`.
  private static func prototype(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.isWord(index, "proto"), code[index - 1].kind == ".",
      code[index + 1].kind != "." || code.isWord(index + 2, "constructor")
    else { return }
    report(code, index, code[index + 1].kind == "=" ? .strong : .weak(60), context)
  }

  /// Whether only blanks stand before a token on its line.
  private static func isFirst(_ code: Code, _ index: Int) -> Bool {
    let start = Int(code[index].start)
    return code.bytes.byte(code.bytes.skippingBlanks(before: start) - 1) == 0x0A
  }

  private static func report(_ code: Code, _ index: Int, _ confidence: Confidence, _ context: RuleContext) {
    report(code.text, code[index].range, confidence, context)
  }

  static func report(
    _ text: Text, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext
  ) {
    if case .strong = confidence { context.leave(.lostDunder) }
    let name = String(decoding: text.bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: text, range, confidence,
      "`\(name)` stands where `__\(name)__` belongs",
      help: "Markdown took `__` for bold text: write the underscores in again, and keep code between back-quotes")
  }
}
