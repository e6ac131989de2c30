import Diagnostics

/// Finds ligatures that are one character: `ﬁle`, `eﬀect`.
enum Ligature: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/ligature", severity: .error,
    summary: "a ligature (`ﬁ`, `ﬂ`, `ﬀ`, ...) stands where letters belong",
    why: """
      The text was copied out of a PDF file. It looks right, but search does not find the word, screen readers \
      stumble, and a name in code is another name.
      """,
    mend: """
      Let qlint put the letters back. To prevent it, extract text with normalization (NFKC; `pdftotext` has \
      ligatures as letters), or take the source of the document.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: nfkc
          question: What does NFKC normalization do with the ligature ﬁ?
          answer: It makes ﬁle file.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: fuse
          question: What does FUSE do?
          answer: It mounts a «ﬁle system as if it were deﬁ»ned in the kernel.

        """,
        fixed: """
          - id: fuse
            question: What does FUSE do?
            answer: It mounts a file system as if it were defined in the kernel.

          """)
    ])

  static let family = DamageFamily.typographic
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    TypographicSearch.check(
      self, in: text, context, help: "the text was copied from a PDF file; it looks right, but no search finds it",
      name: "the ligature", signs: { $0 >= 0xFB00 && $0 <= 0xFB06 }
    ) { scalar, range in
      let isSubject = context.recordSpeaks(of: ["ligature", "nfkc", "nfkd", "normaliz", "casefold", "unicode"])
      let isInWord =
        bytes.byte(range.lowerBound - 1).isWordPart || bytes.byte(range.upperBound).isWordPart
      return Spot(range, letters[Int(scalar - 0xFB00)], weight: isSubject ? 20 : (isInWord ? Spot.strong : 40))
    }
  }

  private static let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
}
