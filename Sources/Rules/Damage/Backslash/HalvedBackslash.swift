import Diagnostics

/// Finds escapes that a language does not have, because one of two backslashes is gone: `"\d+".toRegex()` in Kotlin.
///
/// In a string of a language that refuses unknown escapes (Java, Kotlin, C#, Go, Swift, Rust), a backslash before the
/// letter of a class of patterns or before a stop; in JavaScript, only where the string is made into a pattern.
///
/// Exempt: raw strings (`"""`, `@"…"`, `r"…"`, `#"…"#`, `` `…` ``) and all other languages.
///
/// The range goes over the backslash and what follows it.
enum HalvedBackslash: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/halved-backslash", severity: .error,
    summary: "one of two backslashes in a string is gone, and the language knows no such escape",
    why: """
      In a string of this language a pattern needs two backslashes, of which the first escapes the second. With one \
      alone the code does not compile, or matches a plain letter.
      """,
    mend: LostBackslash.mend,
    fix: .unsafe,
    good: [
      RuleExample(
        ##"""
        - id: patterns
          question: How is a pattern written in Java and Kotlin?
          answer: |
            public static void main(String[] args) {
                Pattern.compile("\\d+\\.\\w");
                System.out.println("\tname\n");
            }

            fun main() {
                val number = """\d+""".toRegex()
                println(number)
            }

        """##)
    ],
    bad: [
      RuleExample(
        #"""
        - id: patterns
          question: How is a number matched in Kotlin?
          answer: |
            fun main() {
                val number = "«\d»+".toRegex()
                println(number.matches("29"))
            }

        """#,
        fixed: #"""
          - id: patterns
            question: How is a number matched in Kotlin?
            answer: |
              fun main() {
                  val number = "\\d+".toRegex()
                  println(number.matches("29"))
              }

          """#)
    ])

  static let family = DamageFamily.backslash
  static let leadTokens = [Lead(tokens: .string)]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    guard let literal = StringLiteral(code, at: index), !literal.isTriple, literal.quote == UInt8(ascii: "\""),
      literal.contains(UInt8(ascii: "\\")), isStrict(literal)
    else { return }
    let bytes = literal.bytes
    var index = literal.content.lowerBound
    while index + 1 < literal.content.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      if bytes[index + 1].isOne(of: "dwsDWS.") {
        let text = String(decoding: bytes[index..<index + 2], as: UTF8.self)
        context.report(
          damage: self, in: code.text, index..<index + 2, .strong,
          "`\(text)` is no escape of this language", help: LostBackslash.help("`\\\(text)`"),
          replacement: { Replacement("double the backslash", .unsafe, "\\" + text) })
        return
      }
      index += 2
    }
  }

  private static func isStrict(_ literal: StringLiteral) -> Bool {
    let before = literal.byteBefore
    guard before != UInt8(ascii: "@"), before != UInt8(ascii: "#"), !literal.hasPrefix(UInt8(ascii: "r")) else {
      return false
    }
    switch literal.code.language {
    case .java, .kotlin, .csharp, .go, .rust: return before != UInt8(ascii: "$")
    case .swift: return true
    case .javascript: return literal.callee.map { literal.code.isWord($0, "RegExp") } ?? false
    default: return false
    }
  }
}
