import Diagnostics

/// Finds U+FFFD, which a decoder writes for bytes that it cannot read.
enum ReplacementCharacter: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/replacement-character", severity: .error,
    summary: "the replacement character U+FFFD (`�`) stands where a character was lost",
    why: """
      A decoder met bytes that it could not read and wrote U+FFFD for them. What stood there is gone from this copy.
      """,
    mend: """
      Look the character up in the source. Apostrophes within English words are put back by qlint. To prevent it, \
      decode with the right encoding, and let decoding fail rather than replace (Python: `errors="strict"`).
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: decoding
          question: What does a decoder do with bytes that are not valid UTF-8?
          answer: It writes U+FFFD, the replacement character �.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: cherry-pick
          question: What doesn«�»t a rebase keep?
          answer: Git«�»s hashes.

        """,
        fixed: """
          - id: cherry-pick
            question: What doesn’t a rebase keep?
            answer: Git’s hashes.

          """)
    ])

  static let family = DamageFamily.mojibake
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    var groups: SpotGroups?
    var weight = Spot.strong
    var index = context.layout.asciiPrefix
    while index < bytes.count {
      let (scalar, length) = bytes.scalar(at: index)
      if scalar == 0xFFFD, length == 3 {
        if groups == nil {
          groups = Self.groups(text, context)
          if context.recordSpeaks(of: subjects) { weight = 15 }
        }
        var end = index + 3
        while bytes.scalar(at: end) == (0xFFFD, 3) { end += 3 }
        let isApostrophe = end == index + 3 && Contraction.isApostrophe(bytes, index..<end)
        groups?.add(Spot(index..<end, isApostrophe ? "’" : nil, weight: isApostrophe ? Spot.strong : weight))
        index = end
      } else {
        index += length
      }
      index = bytes.firstNonASCII(from: index) ?? bytes.count
    }
    groups?.report()
  }

  private static let subjects: [StaticString] = [
    "replacement char", "fffd", "decod", "utf-8", "utf8", "surrogate", "encoding",
  ]

  private static func groups(_ text: Text, _ context: RuleContext) -> SpotGroups {
    SpotGroups(
      self, text, context, help: "a decoder could not read what stood there; look it up in the source of the text"
    ) { spots in
      spots.count == 1 ? "put the apostrophe back" : "put the apostrophes back"
    } message: { spots in
      guard let spot = spots.first else { return "" }
      let place = Contraction.word(around: spot.range, text.bytes).map { " in \(Quotation.of($0))" } ?? ""
      return spots.count == 1
        ? "U+FFFD stands for a character that was lost\(place)"
        : "U+FFFD stands for characters that were lost in \(spots.count) places, the first\(place)"
    }
  }
}
