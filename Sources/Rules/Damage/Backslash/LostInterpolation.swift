import Diagnostics

/// Finds Swift strings whose interpolations have lost their backslash: `"Hello, (name)"`.
///
/// Strong are parentheses in a string of Swift that hold a path or a call (`(self.name)`, `(Double(x) * 2)`), and those
/// that hold one name which the code around uses; weak are those that hold another name. Where too little is seen to
/// tell Swift from its neighbours, both are asked for.
///
/// Exempt: parentheses behind a letter (`room(s)`), around words of prose (`(one of many)`), intact interpolations, and
/// raw strings (`#"…"#`).
///
/// The range goes from the first such parenthesis of the string to the end of the last.
enum LostInterpolation: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-interpolation", severity: .error,
    summary: "an interpolation of a Swift string has lost its backslash",
    why: """
      `\\(name)` is how Swift puts a value into a string; without the backslash the string prints the name itself. \
      The code compiles, and a reader learns something wrong.
      """,
    mend: LostBackslash.mend,
    fix: .unsafe,
    good: [
      RuleExample(
        #"""
        - id: strings
          question: How does Swift print?
          answer: |
            let name = "Anna"
            print("Hello, \(name)")
            print("John has 3 room(s) (or more)")
            print(#"Raw: (name)"#)
            func greet(name: String) { }

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: interpolation
          question: How are values put into strings in Swift?
          answer: |
            func greet(name: String) {
                print("Hello, «(name)»")
                print("The point is at («(point.x), (point.y)»)")
                print("Twice that is «(Double(value) * 2)»")
            }

        """,
        fixed: #"""
          - id: interpolation
            question: How are values put into strings in Swift?
            answer: |
              func greet(name: String) {
                  print("Hello, \(name)")
                  print("The point is at (\(point.x), \(point.y))")
                  print("Twice that is \(Double(value) * 2)")
              }

          """#),
      RuleExample(
        """
        - id: weak-signs
          question: How does Swift print in a closure?
          answer: |
            guard let x = y else { return }
            print("«(first) of (second)»")
            print("«(third)»")

        """),
    ])

  static let family = DamageFamily.backslash
  static let leadTokens = [Lead(tokens: .string)]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    guard let certainty = certainty(code.language), let literal = StringLiteral(code, at: index),
      literal.quote == UInt8(ascii: "\""),
      literal.byteBefore != UInt8(ascii: "#")
    else { return }
    let bytes = literal.bytes
    var position = literal.content.lowerBound
    let end = min(literal.content.upperBound, position + 2_000)
    var range: Range<Int>?
    var changes: [(range: Range<Int>?, text: String)] = []
    var isSure = false
    var isKnown = certainty == .swift
    while position < end {
      guard bytes[position] == UInt8(ascii: "("), let found = expression(bytes, position, literal.content) else {
        position += 1
        continue
      }
      let isUsed = isUsed(code, index, bytes, found.name)
      isSure = isSure || (certainty == .swift ? found.isExpression || isUsed : found.isExpression && isUsed)
      isKnown = isKnown || isUsed || found.isExpression
      range = (range?.lowerBound ?? position)..<found.end
      changes.append((position..<position + 1, "\\("))
      position = found.end
    }
    guard let range, isKnown else { return }
    let text = String(decoding: bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: code.text, range, isSure ? .strong : .weak(certainty == .swift ? 50 : 40),
      "the string has \(Quotation.of(text)) where an interpolation stood", help: LostBackslash.help("`\\(…)`"),
      replacement: { Replacement("write the backslash of the interpolation in", .unsafe, changes) })
  }

  private enum Certainty {
    case swift
    /// Too little is seen of the code to say that it is Swift.
    case doubtful
  }

  private static func certainty(_ language: Language) -> Certainty? {
    switch language {
    case .swift: .swift
    case .unknown, .kotlin, .javascript, .rust, .java, .go: .doubtful
    default: nil
    }
  }

  private struct Expression {
    let name: Range<Int>
    let end: Int
    let isExpression: Bool
  }

  /// What stands in parentheses that are no part of a word and hold an expression; nil for prose.
  private static func expression(
    _ bytes: UnsafeBufferPointer<UInt8>, _ open: Int, _ content: Range<Int>
  ) -> Expression? {
    let before = bytes.byte(open - 1)
    guard !before.isWordPart, before != UInt8(ascii: "\\"), before != UInt8(ascii: "#"), before != UInt8(ascii: ")")
    else {
      return nil
    }
    let limit = min(content.upperBound, open + 160)
    var index = open + 1
    // #function, #line
    if bytes.byte(index) == UInt8(ascii: "#") { index += 1 }
    let hasHash = index > open + 1
    guard bytes.byte(index).isASCIILetter || bytes.byte(index) == UInt8(ascii: "_") else { return nil }
    while index < limit, bytes[index].isNamePart { index += 1 }
    let name = open + 1..<index
    var hasPath = hasHash
    while index < limit, bytes[index].isOne(of: ".?![]") || bytes[index].isNamePart {
      if bytes[index] == UInt8(ascii: "."), bytes.byte(index + 1).isASCIILetter { hasPath = true }
      if bytes[index] == UInt8(ascii: "[") { hasPath = true }
      index += 1
    }
    guard index < limit else { return nil }
    if bytes[index] == UInt8(ascii: ")") { return Expression(name: name, end: index + 1, isExpression: hasPath) }
    let sign = bytes[index] == 0x20 ? bytes.byte(index + 1) : bytes[index]
    let isCall = bytes[index] == UInt8(ascii: "(")
    guard isCall || (bytes[index] == 0x20 && sign.isOne(of: "+-*/%<>=?&|") && bytes.byte(index + 2).isSignOrBlank)
    else { return nil }
    var depth = 1
    while index < limit {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return Expression(name: name, end: index + 1, isExpression: true) }
      }
      index += 1
    }
    return nil
  }

  /// How many tokens on each side are looked through for a name.
  private static let reach = 300

  /// Whether the code around uses the name outside of strings.
  private static func isUsed(
    _ code: Code, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>
  ) -> Bool {
    for other in max(0, index - reach)..<min(code.count, index + reach) {
      let token = code[other]
      guard token.kind == .word, token.range.count == name.count else { continue }
      if (0..<name.count).allSatisfy({ bytes[token.range.lowerBound + $0] == bytes[name.lowerBound + $0] }) {
        return true
      }
    }
    return false
  }
}

extension UInt8 {
  /// Whether an operator may go on or end here.
  fileprivate var isSignOrBlank: Bool { self == 0x20 || self == UInt8(ascii: "=") || self.isOne(of: "+-*/%<>?&|.") }
}
