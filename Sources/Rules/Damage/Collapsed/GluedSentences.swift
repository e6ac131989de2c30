import Diagnostics

/// Finds sentences that stick to the one before them: `the first one.However, the second`.
///
/// Only a word that begins sentences, in a sentence that goes on, tells such a stop from that of a name: `object.Equals`, `Node.js`.
/// One alone is a writer's slip: two in a question are none.
enum GluedSentences: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/glued-sentences", severity: .warning,
    summary: "a sentence begins right behind the stop of another one",
    why: """
      HTML needs no line break or blank between two paragraphs or the items of a list, and a program that takes out the \
      tags and puts nothing in joins the last word of one with the first of the next.
      """,
    mend: """
      Put a blank or a line break in. An importer must put a line break for each block and each `<br>` that it takes out.
      """,
    good: [
      RuleExample(
        """
        - id: stops
          question: Which stops stand in names?
          answer: |
            Call object.Equals or console.Log of a type. One slip.The next sentence is right. See Node.js, not example.The.

            ```
            call(value.The name)
            ```

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: paragraphs
          question: Which one is faster?
          answer: |
            A list keeps the order of its «items.However» it is slower to «search.The» set is not.

        """)
    ])

  static let family = DamageFamily.collapsed
  static let leads = [Lead(".", before: .smallLetters, behind: .capitals)]
  /// The letters of the word before it, at least.
  private static let shortest = 3

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let masks = context.layout.masks
    let end = masks.wordEnd(from: offset + 1, before: bytes.count)
    let isBegun = bytes.byte(end) == UInt8(ascii: ",") && bytes.byte(end + 1) == 0x20 || bytes.byte(end) == 0x20
    let behind = bytes.byte(end) == UInt8(ascii: ",") ? end + 2 : end + 1
    guard isBegun, bytes.byte(behind).isSmallLetter, starters.contains(bytes, offset + 1..<end) else { return }
    let start = bytes.wordStart(before: offset, from: offset - 40)
    guard offset - start >= shortest, (start..<offset).allSatisfy({ bytes[$0].isSmallLetter }),
      bytes.byte(start - 1) == 0x20, bytes.byte(start - 2).isWordPart || bytes.byte(start - 2) == UInt8(ascii: ","),
      !context.layout.isCode(at: offset)
    else { return }
    context.report(
      damage: self, in: text, start..<end, .weak(60), "a blank or a line break is missing behind this full stop",
      help: "paragraphs were put together with nothing between: set them apart as the source does")
  }

  /// Words that begin sentences, and that nothing is called.
  private static let starters = WordSet([
    "The", "This", "These", "Those", "That", "It", "Its", "However", "If", "When", "While", "You", "Your", "We", "They",
    "There", "A", "An", "As", "Also", "But", "So", "Because", "Although", "Since", "Then", "Therefore", "Thus", "Here",
    "For", "In", "On", "To", "With", "Without", "By", "After", "Before", "Each", "Every", "Some", "Most", "Both",
    "Instead", "Otherwise", "Usually", "Typically", "Generally", "Moreover", "Furthermore", "Additionally", "Finally",
    "What", "Which", "How", "Why", "Another", "Once", "Unlike", "Besides", "Hence",
  ])
}
