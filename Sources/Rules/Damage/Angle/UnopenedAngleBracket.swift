import Diagnostics

/// Finds angle brackets that close what nothing opens: `impl> Pin`, `RefCell> = …`, `onClick={save} />`.
///
/// Certain, if no `<` is open before it: two or more right behind a name (`RwLock>>;`), one behind the name of a type
/// (`Pin> {`), behind `impl`, or with `()` behind it (`cast>()`), and the `/>` of a tag. Exempt: comparisons, shifts,
/// arrows, redirections, prompts (`mysql> `).
enum UnopenedAngleBracket: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/unopened-angle-bracket", severity: .error,
    summary: "an angle bracket closes what nothing opens",
    why: """
      A nested argument list such as `<Vec<String>>` or a tag with `=>` in it was taken for a tag up to its first `>`, \
      and an HTML parser or a sanitizer took it out on the way into the bank. What is left does not compile.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: brackets
          question: Where do angle brackets stand?
          answer: |
            let a: RefCell<Vec<String>> = RefCell::new(Vec::new());
            if (a>b || count>10) { x = y>>2; }
            mysql> SELECT 1;
            echo hi >> file; ls 2>&1
            fn f() -> Result<()> { items.map(|x| => x) }
            <input
              type="text"
              onChange={() => save()} />

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: brackets
          question: Where do angle brackets stand?
          answer: |
            static BATCH: RefCell«>» = RefCell::new(Vec::new());
            type Inventory = RwLock«>>»;

            impl«>» Pin {
                fn new(data: &str) -> Pin«>» {
                }
            }

            this.handleClick(id)} «/>»

        """)
    ])

  static let family = DamageFamily.angle
  static let leads = [Lead(">", before: .nameParts | ByteSet("/]?"))]
  /// How far back an opening bracket is looked for, in bytes.
  private static let reach = 400

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let previous = bytes.byte(offset - 1)
    if previous == UInt8(ascii: "/") {
      checkTag(text, offset, context)
      return
    }
    var end = offset
    while end < offset + 8, bytes.byte(end) == UInt8(ascii: ">") { end += 1 }
    let word = word(bytes, before: offset)
    guard isClosing(bytes, word, offset..<end), !opens(bytes, before: offset, atLine: true) else { return }
    report(text, offset..<end, context)
  }

  private static func report(_ text: Text, _ range: Range<Int>, _ context: RuleContext) {
    let sign = String(decoding: text.bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: text, range, .strong, "this `\(sign)` closes what nothing opens",
      help: EatenTag.help("what stood before it, up to the first `>`,"))
  }

  /// Whether brackets behind a word can only be closing ones.
  private static func isClosing(
    _ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ brackets: Range<Int>
  ) -> Bool {
    let next = bytes.byte(brackets.upperBound)
    if equals(bytes, word, "impl") { return next == 0x20 }
    if brackets.count == 1, next == UInt8(ascii: "("), bytes.byte(brackets.upperBound + 1) == UInt8(ascii: ")") {
      return true
    }
    if brackets.count == 1, next == UInt8(ascii: "("), told.contains(bytes, word) { return true }
    let isType =
      bytes.byte(word.lowerBound) >= UInt8(ascii: "A") && bytes.byte(word.lowerBound) <= UInt8(ascii: "Z")
    let isPrompt = bytes.skippingBlanks(before: word.lowerBound) == bytes.lineStart(before: word.lowerBound, limit: 100)
    guard isType || brackets.count > 1, !isPrompt else { return false }
    switch next {
    case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ")"):
      return true
    case UInt8(ascii: "("):
      return brackets.count > 1
    case 0x0A, 0x0D:
      let before = bytes.byte(word.lowerBound - 1)
      return before == UInt8(ascii: ".") || before == 0x20 && bytes.byte(word.lowerBound - 2).isOne(of: "=:&|")
    case 0x20:
      let sign = bytes.byte(brackets.upperBound + 1)
      let isAssigned = sign == UInt8(ascii: "=") && bytes.byte(brackets.upperBound + 2) != sign
      return isAssigned || sign == UInt8(ascii: "{")
    case UInt8(ascii: ":"):
      return bytes.byte(brackets.upperBound + 1) == next
    default:
      return false
    }
  }

  /// Functions of TypeScript's libraries that are told types.
  private static let told = WordSet([
    "useState", "useRef", "useReducer", "useCallback", "useMemo", "useContext", "createContext", "forwardRef", "memo",
    "defineProps", "defineEmits", "withDefaults", "ref", "shallowRef", "computed", "reactive", "inject",
  ])

  /// Whether a `<` is open before an index: in its line, or anywhere within reach.
  private static func opens(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int, atLine: Bool) -> Bool {
    var depth = 0
    var index = offset
    while index > max(0, offset - reach) {
      index -= 1
      let byte = bytes[index]
      if byte == 0x0A, atLine, bytes.byte(index + 1) != 0x20 { return false }
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ";") && bytes.hasWord("&lt", at: index - 3) {
        if depth == 0 { return true }
        depth -= 1
      }
      let isArrow = byte == UInt8(ascii: ">") && bytes.byte(index - 1).isOne(of: "-=")
      if byte == UInt8(ascii: ">"), !isArrow { depth += 1 }
    }
    return index > 0
  }

  /// The `/>` of a tag, behind an attribute.
  private static func checkTag(_ text: Text, _ offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let end = bytes.skippingBlanks(before: offset - 1)
    let last = bytes.byte(end - 1)
    guard last == UInt8(ascii: "}") || last == UInt8(ascii: "\"") && end < offset - 1,
      bytes.byte(end - 2) != last, !opens(bytes, before: offset, atLine: false)
    else { return }
    report(text, offset - 1..<offset + 1, context)
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Range<Int> {
    var start = end
    while start > end - 60, bytes.byte(start - 1).isNamePart { start -= 1 }
    return start..<end
  }

  private static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ known: StaticString) -> Bool {
    word.count == known.utf8CodeUnitCount && known.withUTF8Buffer { $0.elementsEqual(bytes[word]) }
  }
}
