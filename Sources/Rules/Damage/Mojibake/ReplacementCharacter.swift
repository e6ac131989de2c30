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
      Look the character up in the source. Apostrophes within English words and pairs of quotes around English words \
      are put back by qlint, and bullets of lists with `--unsafe-fixes`. To prevent it, decode with the right encoding, \
      and let decoding fail rather than replace (Python: `errors="strict"`).
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

          """),
      RuleExample(
        """
        - id: closures
          question: What is a «�move closure�»?
          answer: |
            It takes «�what it captures.�»

        """,
        fixed: """
          - id: closures
            question: What is a “move closure”?
            answer: |
              It takes “what it captures.”

          """),
    ])

  static let family = DamageFamily.mojibake
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    let ranges = ranges(in: bytes, from: context.layout.asciiPrefix)
    guard !ranges.isEmpty else { return }
    let weight = context.recordSpeaks(of: subjects) ? 15 : Spot.strong
    let meanings = LostSigns(bytes, ranges).meanings
    var groups = Self.groups(text, context)
    for (range, meaning) in zip(ranges, meanings) {
      switch meaning {
      case .apostrophe: groups.add(Spot(range, "’"))
      case .openingQuote: groups.add(Spot(range, "“", weight: weight))
      case .closingQuote: groups.add(Spot(range, "”", weight: weight))
      case .bullet: groups.add(Spot(range, "•", weight: weight, isCertain: false))
      case .unknown: groups.add(Spot(range, nil, weight: weight))
      }
    }
    groups.report()
  }

  /// The characters, and rows of them, in order.
  private static func ranges(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = start
    while index < bytes.count, ranges.count < SpotGroups.capacity {
      let (scalar, length) = bytes.scalar(at: index)
      var end = index + length
      if scalar == 0xFFFD, length == 3 {
        while bytes.scalar(at: end) == (0xFFFD, 3) { end += 3 }
        ranges.append(index..<end)
      }
      index = bytes.firstNonASCII(from: end) ?? bytes.count
    }
    return ranges
  }

  private static let subjects: [StaticString] = [
    "replacement char", "fffd", "decod", "utf-8", "utf8", "surrogate", "encoding",
  ]

  private static func groups(_ text: Text, _ context: RuleContext) -> SpotGroups {
    SpotGroups(
      self, text, context, help: "a decoder could not read what stood there; look it up in the source of the text"
    ) { spots in
      spots.count == 1 ? "write \(Quotation.of(spots.first?.text ?? ""))" : "put \(spots.count) characters back"
    } message: { spots in
      guard let spot = spots.first else { return "" }
      let place = Contraction.word(around: spot.range, text.bytes).map { " in \(Quotation.of($0))" } ?? ""
      return spots.count == 1
        ? "U+FFFD stands for a character that was lost\(place)"
        : "U+FFFD stands for characters that were lost in \(spots.count) places, the first\(place)"
    }
  }
}
