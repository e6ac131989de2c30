import Diagnostics

/// Finds characters without a width where no script needs them: U+200B, joiners, lone variation selectors.
enum ZeroWidthCharacter: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/zero-width-character", severity: .error,
    summary: "an invisible character of no width stands in the text (U+200B, U+200D, U+2060, ...)",
    why: """
      Nobody sees it, but search does not find the word, code that is copied does not compile, and two texts that \
      look alike differ. It comes from web pages that mark where a line may break, from chats, and from filters that \
      take out a part of an emoji.
      """,
    mend: """
      Let qlint delete it. To prevent it, take the text from the source of a page, or strip these characters on \
      import.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: emoji
          question: How many characters has a family?
          answer: |
            👨‍👩‍👧 is one grapheme, and so are ❤️ and 1️⃣.
            می‌خواهم and क्‍ष need their joiners.

        """),
      RuleExample(
        """
        - id: zwsp
          question: What is a zero width space?
          answer: "One that is not seen: a\\u200Bb."

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: lazy
          question: How do you load a component when it is needed?
          answer: |
            const Async«\u{200B}Component = () => import('./\u{200B}components/\u{200B}»My.vue')

        """,
        fixed: """
          - id: lazy
            question: How do you load a component when it is needed?
            answer: |
              const AsyncComponent = () => import('./components/My.vue')

          """)
    ])

  static let family = DamageFamily.invisible
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    InvisibleSearch.check(
      self, [.zeroWidth, .joiner, .selector, .filler, .other], in: text, context, from: context.layout.asciiPrefix,
      subjects: [
        "zero width", "zero-width", "zerowidth", "zwsp", "zwj", "zwnj", "joiner", "invisible char", "200b", "200d",
        "200c", "variation selector",
      ], help: "web pages and chats put it there to break or join lines; delete it")
  }
}
