import Diagnostics

/// Finds regular expressions whose classes have lost their backslash: `/d+/`, `re.compile("[w.]+@w+")`.
///
/// In a literal of JavaScript, Ruby or PHP, and in a string that is handed to a function that takes a pattern: a `d`,
/// `w` or `s` that stands alone before a quantifier, or first in a bracket with a sign behind it. Elsewhere, in
/// prose too, behind `(/` and behind the name of a group. Weak is a dot at the start of an ending (`/.vue$/`).
///
/// Exempt: such letters within words (`/colou?rs*/`), and all that is no pattern.
///
/// The range goes over the letter and its quantifier or bracket.
enum LostRegexEscape: DamageRule, CodeRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-regex-escape", severity: .error,
    summary: "a class of a regular expression (`\\d`, `\\w`, `\\s`) has lost its backslash",
    why: """
      Without its backslash the pattern matches the letter and not the class, and finds nothing that the text says it \
      finds.
      """,
    mend: LostBackslash.mend,
    good: [
      RuleExample(
        #"""
        - id: patterns
          question: How is a number matched?
          answer: |
            const number = /\d+/.test(text);
            const colour = /colou?rs*/.test(text);
            const half = total / d + rest / 2;
            re.compile(r"\w+\s*")

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: numbers
          question: How is a number matched?
          answer: |
            const number = /^«d+»$/.test(text);
            pattern = re.compile(r"^«[w.]+»@example")
            text.replace("«s+»".toRegex(), "")

        """),
      RuleExample(
        """
        - id: functions
          question: Which functions take patterns?
          answer: |
            import re

            def words(text):
                return re.findall(r"b«w+»b", text) or re.split("«s*»,", text)

            names = table[table.name.str.contains(r"^«d{4}»$")]

        """),
      RuleExample(
        """
        - id: verbatim
          question: How does C# match digits?
          answer: |
            using System;

            var match = Regex.Match(input, "^«w+»");
            var isYear = Regex.IsMatch(@"«d{4}»", input);

        """),
      RuleExample(
        """
        - id: schema
          question: How does a schema say what a year is?
          answer: |
            {
              "type": "string",
              "pattern": "^«d{4}»$"
            }

        """),
      RuleExample(
        """
        - id: prose
          question: How are digits found?
          answer: |
            Call the method replace with (/«d+»/g) for all of them, or name them with (?<year>«d{»4}) and so on.

        """),
      RuleExample(
        """
        - id: weak-signs
          question: How are files chosen?
          answer: |
            const rules = [
              { test: /«.vue$»/, loader: 'vue-loader' },
              { test: /«.css$»/, loader: 'css-loader' },
              { test: /«.js$»/, loader: 'babel-loader' },
            ];

        """),
    ])

  static let family = DamageFamily.backslash
  static let leadTokens = [Lead(tokens: .string, "/", "~")]
  static let leads = [
    Lead("/", before: ByteSet("("), behind: ByteSet("dwsDWS")),
    Lead(">", before: .nameParts, behind: ByteSet("dwsDWS")),
  ]

  /// `replace(/d+/g, "")` and `(?<year>d{4})`, in prose and in code of languages without such literals.
  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard isQuantifier(bytes.byte(offset + 2)),
      bytes.byte(offset + 2) != UInt8(ascii: "{") || bytes.byte(offset + 3).isDigit
    else { return }
    if bytes[offset] == UInt8(ascii: ">") {
      var start = offset
      while start > offset - 40, bytes.byte(start - 1).isNamePart { start -= 1 }
      guard bytes.hasWord("?<", at: start - 2) || bytes.hasWord("?p<", at: start - 3) else { return }
    }
    if let index = context.layout.blockIndex(at: offset) {
      // Where the tokens show a pattern, they are looked at.
      switch context.layout.blocks[index].language {
      case .javascript, .ruby, .html, .unknown, .python, .php: return
      default: break
      }
    }
    let range = offset + 1..<offset + 3
    context.report(
      damage: self, in: text, range, .strong,
      "\(Quotation.of(String(decoding: bytes[range], as: UTF8.self))) in this pattern is what is left of a class or an escape",
      help: LostBackslash.help("the class"))
  }

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    if code[index].kind == "~" {
      checkLocation(code, at: index, context)
    } else if code[index].kind == .string {
      guard let literal = StringLiteral(code, at: index), !literal.content.isEmpty, takesPattern(literal) else {
        return
      }
      if !look(code, literal.content, context), compiles(literal) { lookAtWhole(code, literal.content, context) }
    } else if let body = literalBody(code, index) {
      if !look(code, body, context) { lookAtWhole(code, body, context) }
    }
  }

  /// A location of nginx that is chosen by an ending: `location ~* .php$`.
  private static func checkLocation(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.isWord(index - 1, "location") else { return }
    let first = code[index + 1].kind == "*" ? index + 2 : index + 1
    let start = Int(code[first].start)
    guard code[first].kind == ".", code.bytes.byte(start - 1) == 0x20 else { return }
    report(code, start..<start + 1, .strong, context)
  }

  /// Whether a pattern is none: a parenthesis or a bracket without its partner, a quantifier without an operand.
  private static func lookAtWhole(_ code: Code, _ body: Range<Int>, _ context: RuleContext) {
    let bytes = code.bytes
    var depth = 0
    var isInBracket = false
    var index = body.lowerBound
    let end = min(body.upperBound, index + 300)
    guard end == body.upperBound else { return }
    while index < end {
      let before = index > body.lowerBound ? bytes[index - 1] : 0
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        // Half of an escaped backslash at the end of a bracket: [^,\]+
        if isInBracket, bytes.byte(index + 1) == UInt8(ascii: "]"), isQuantifier(bytes.byte(index + 2)) {
          return report(code, index..<index + 3, .strong, context)
        }
        index += 1
      case UInt8(ascii: "["): isInBracket = true
      case UInt8(ascii: "]"): isInBracket = false
      case UInt8(ascii: "(") where !isInBracket: depth += 1
      case UInt8(ascii: ")") where !isInBracket: depth -= 1
      case UInt8(ascii: "+") where !isInBracket, UInt8(ascii: "?") where !isInBracket && before == 0:
        if before == 0 || before == UInt8(ascii: "(") || before == UInt8(ascii: "|") {
          return report(code, index..<index + 1, .strong, context)
        }
      default: break
      }
      index += 1
    }
    if depth != 0 || isInBracket { report(code, body, .strong, context) }
  }

  /// - Returns: Whether anything was found.
  private static func look(_ code: Code, _ body: Range<Int>, _ context: RuleContext) -> Bool {
    let bytes = code.bytes
    let isBoundary = bytes.byte(body.lowerBound) == UInt8(ascii: "b")
    if body.count == 1, isClass(bytes[body.lowerBound]) || isBoundary {
      report(code, body, .weak(70), context)
      return true
    }
    var index = body.lowerBound
    let end = min(body.upperBound, index + 300)
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if let stop = atClass(bytes, index, body) {
        report(code, index..<stop, .strong, context)
        return true
      }
      index += 1
    }
    // An ending of files: a dot, letters and the end.
    guard bytes.byte(body.lowerBound) == UInt8(ascii: "."), bytes.byte(body.upperBound - 1) == UInt8(ascii: "$"),
      body.count >= 3, body.dropFirst().dropLast().allSatisfy({ bytes[$0].isNamePart })
    else { return false }
    report(code, body, .weak(40), context)
    return true
  }

  private static func report(_ code: Code, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext) {
    let text = String(decoding: code.bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: code.text, range, confidence,
      "\(Quotation.of(text)) in this pattern is what is left of a class or an escape",
      help: LostBackslash.help("the class"))
  }

  /// The end of a letter that was a class: alone before a quantifier, or first in a bracket before a sign.
  private static func atClass(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ body: Range<Int>) -> Int? {
    let byte = bytes[index]
    let before = index > body.lowerBound ? bytes[index - 1] : 0
    let next = index + 1 < body.upperBound ? bytes[index + 1] : 0
    if byte == UInt8(ascii: "[") {
      var letter = index + 1
      if bytes.byte(letter) == UInt8(ascii: "^") { letter += 1 }
      guard isClass(bytes.byte(letter)), letter + 2 < body.upperBound else { return nil }
      let sign = bytes[letter + 1]
      // [w.], [^s@], [w-.], [s]+, [sS]
      let isBoth = sign.isASCIILetter && sign != bytes[letter] && sign.lowercased == bytes[letter].lowercased
      guard
        sign.isOne(of: ".@,;:<>\"'/+%&=_ ")
          || sign == UInt8(ascii: "-") && !bytes[letter + 2].isASCIILetter
          || (sign == UInt8(ascii: "]") || isBoth && bytes[letter + 2] == UInt8(ascii: "]"))
            && isQuantifier(bytes.byte(letter + (isBoth ? 3 : 2)))
      else { return nil }
      var end = letter
      while end < body.upperBound, bytes[end] != UInt8(ascii: "]") { end += 1 }
      guard end < body.upperBound else { return nil }
      return isQuantifier(bytes.byte(end + 1)) && end + 1 < body.upperBound ? end + 2 : end + 1
    }
    guard isClass(byte), !before.isWordPart || isBoundary(bytes, index, body), before != UInt8(ascii: "\\"),
      before != UInt8(ascii: "%"),
      before != UInt8(ascii: "-"), before != UInt8(ascii: "?"), isQuantifier(next)
    else { return nil }
    if next == UInt8(ascii: "{") {
      guard index + 2 < body.upperBound, bytes[index + 2].isDigit else { return nil }
      var end = index + 2
      while end < body.upperBound, bytes[end].isDigit || bytes[end] == UInt8(ascii: ",") { end += 1 }
      return bytes.byte(end) == UInt8(ascii: "}") ? end + 1 : nil
    }
    return index + 2
  }

  /// Whether the letter before a class was a boundary, as the one behind it was: `bw+b`.
  private static func isBoundary(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ body: Range<Int>) -> Bool {
    index == body.lowerBound + 1 && bytes[index - 1] == UInt8(ascii: "b")
      && bytes.byte(body.upperBound - 1) == UInt8(ascii: "b")
      && body.count >= 4
  }

  private static func isClass(_ byte: UInt8) -> Bool {
    byte.lowercased == UInt8(ascii: "d") || byte.lowercased == UInt8(ascii: "w") || byte.lowercased == UInt8(ascii: "s")
  }

  private static func isQuantifier(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "{")
  }
}
