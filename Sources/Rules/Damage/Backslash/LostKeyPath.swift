import Diagnostics

/// Finds key paths of Swift that have lost their backslash: `ForEach(items, id: .self)`, `@Environment(.dismiss)`.
///
/// `.self` behind a colon or an opening parenthesis names nothing in Swift, and `@Environment` takes a key path.
///
/// Exempt: members of enumerations (`.red`), whose type Swift infers, and other languages.
///
/// The range goes from the dot to the end of the name.
enum LostKeyPath: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-key-path", severity: .error,
    summary: "a key path of Swift has lost its backslash",
    why: """
      `\\.self` is a key path; without the backslash Swift looks for a member of an enumeration and the code does not \
      compile.
      """,
    mend: LostBackslash.mend,
    good: [
      RuleExample(
        #"""
        - id: lists
          question: How does SwiftUI show a list?
          answer: |
            struct ContentView: View {
                @Environment(\.colorScheme) var scheme
                var body: some View {
                    ForEach(items, id: \.self) { Text($0).foregroundStyle(.red) }
                    decode(Item.self, from: data)
                }
            }

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: lists
          question: How does SwiftUI show a list?
          answer: |
            struct ContentView: View {
                @Environment(«.colorScheme») var scheme
                var body: some View {
                    ForEach(items, id: «.self») { Text($0) }
                }
            }

        """)
    ])

  static let family = DamageFamily.backslash
  static let leadTokens = [Lead(tokens: ".", before: [":", "("], behind: [.word])]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    let before = code[index - 1]
    guard before.kind == ":" || before.kind == "(", code[index + 1].kind == .word, code.touches(index, index + 1) else {
      return
    }
    switch code.language {
    case .swift, .unknown, .kotlin, .javascript: break
    default: return
    }
    let isSelf = code.isWord(index + 1, "self")
    guard isSelf || before.kind == "(" && code.isWord(index - 2, "Environment") && code[index - 3].kind == "@" else {
      return
    }
    context.report(
      damage: self, in: code.text, Int(code[index].start)..<Int(code[index + 1].end), .strong,
      "a key path has lost its backslash", help: LostBackslash.help("`\\.…`"))
  }
}
