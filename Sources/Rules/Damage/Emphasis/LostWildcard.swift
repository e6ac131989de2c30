import Diagnostics

/// Finds places of Rust where the `_` that stands for any value is gone: `Err() =>`, `use panic_halt as ;`.
///
/// A pattern of `Ok`, `Err` and `Some` has one part, be it the empty tuple (`Ok(())`), and behind `as` stands a name.
enum LostWildcard: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-wildcard", severity: .error,
    summary: "a `_` that stands for any value is gone",
    why: """
      Markdown takes a pair of underscores for emphasis and drops them. What is left does not compile.
      """,
    mend: """
      Write the underscore in again. Keep code between back-quotes or in a code block before the text goes through \
      Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: patterns
          question: How is a result taken apart?
          answer: |
            use panic_halt as _;

            fn main() {
                match run() {
                    Ok(()) => 0,
                    Err(_) => 1,
                };
                let done = Ok(());
            }

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: patterns
          question: How is a result taken apart?
          answer: |
            use panic_halt «as ;»

            fn main() {
                match run() {
                    «Ok()» => 0,
                    «Err()» => 1,
                };
            }

        """)
    ])

  static let family = DamageFamily.emphasis
  static let leadWords: [StaticString] = ["Ok", "Err", "Some", "as"]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.language == .rust || code.language == .unknown else { return }
    let last: Int
    if code.isWord(index, "as") {
      guard code[index + 1].kind == ";", isImport(code, before: index) else { return }
      last = index + 1
    } else {
      guard code[index + 1].kind == "(", code[index + 2].kind == ")", code[index + 3].kind == "=",
        code[index + 4].kind == ">", code.touches(index, index + 1)
      else { return }
      last = index + 2
    }
    context.report(
      damage: self, in: code.text, Int(code[index].start)..<Int(code[last].end), .strong,
      "the `_` that stands for any value is gone",
      help: EatenEmphasis.help("`_`", "it in again"))
  }

  /// Whether `use` and a path stand before a token.
  private static func isImport(_ code: Code, before index: Int) -> Bool {
    var first = index - 1
    while first > index - 24, code[first].kind == .word || code[first].kind == ":" {
      if code.isWord(first, "use") { return first < index - 1 }
      first -= 1
    }
    return false
  }
}
