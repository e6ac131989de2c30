import Diagnostics

/// Finds what is left of a quote or a dash when UTF-8 was read as a code page that has no signs for two of its three
/// bytes: `Gitβs`, `youāll`, `โNoneโ`.
enum MojibakeRemnant: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/mojibake-remnant", severity: .error,
    summary: "a lone letter of another script stands where a quote was (`Gitβs`, `youāll`)",
    why: """
      The three bytes of a curly quote were read as ISO 8859-7, 8859-13 or another page in which two of them are \
      controls, and those were dropped. One odd letter is left.
      """,
    mend: """
      Let qlint put back what is certain. To prevent it, name the encoding wherever text is read or written (Python: \
      `open(..., encoding="utf-8")`).
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: greek
          question: What are β-versions, and who are the Māori?
          answer: |
            β is a letter. Ātri: kāds, māja; โลก.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: port
          question: What if you can«ā»t open the port?
          answer: |
            You«āll see an error, and itās raised by ābindā».

        """,
        fixed: """
          - id: port
            question: What if you can’t open the port?
            answer: |
              You’ll see an error, and it’s raised by “bind”.

          """),
      RuleExample(
        """
        - id: parts
          question: What are the three parts?
          answer: |
            «β’ Model: itβ»s the data
            «β’ View
            β’» Controller

        """,
        fixed: """
          - id: parts
            question: What are the three parts?
            answer: |
              • Model: it’s the data
              • View
              • Controller

          """),
    ])

  static let family = DamageFamily.mojibake
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    guard let (letter, isForeign) = onlyLetter(bytes, from: context.layout.asciiPrefix) else { return }
    var groups: SpotGroups?
    func add(_ spot: Spot) {
      if groups == nil { groups = Self.groups(text, context) }
      groups?.add(spot)
    }
    var opened: Range<Int>?
    var index = context.layout.asciiPrefix
    while index < bytes.count {
      let (scalar, length) = bytes.scalar(at: index)
      let range = index..<index + length
      if scalar == letter {
        let before = bytes.byte(index - 1)
        let behind = bytes.byte(range.upperBound)
        if Contraction.isApostrophe(bytes, range) {
          // Words of French and Latvian end so.
          let isLatin = letter == 0xE2 || letter == 0x0101
          if !isLatin || !isForeign { add(Spot(range, "’", weight: letter == 0xE2 ? 40 : Spot.strong)) }
        } else if isForeign {
          // In a text with other letters of its script it is one of them.
        } else if !before.isWordPart, behind.isWordPart && behind < 0x80 {
          opened = range
        } else if before > 0x20, before < 0x80, !(behind.isWordPart) {
          if let first = opened, !bytes[first.upperBound..<index].contains(0x0A) {
            add(Spot(first, "“", weight: 60))
            add(Spot(range, "”", weight: 60))
          } else {
            add(Spot(range, nil, weight: 30))
          }
          opened = nil
        } else if let bullet = bullet(range, scalar, bytes) {
          add(Spot(bullet, "•", weight: 60))
        } else {
          // A bullet or a picture at the start of a line, a dash between blanks.
          let isSign = behind >= 0x80 && before <= 0x20 && bytes.scalar(at: range.upperBound).value < 0x2000
          add(Spot(range, nil, weight: isSign ? 60 : 30))
        }
      }
      index = bytes.firstNonASCII(from: index + length) ?? bytes.count
    }
    groups?.report()
  }

  /// What is left of `•` at the start of a line: its first byte, and its last one, 0xA2.
  private static func bullet(
    _ range: Range<Int>, _ letter: UInt32, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    guard bytes.byte(bytes.skippingBlanks(before: range.lowerBound) - 1) == 0x0A else { return nil }
    let (scalar, length) = bytes.scalar(at: range.upperBound)
    let last: UInt32 = letter == 0x03B2 ? 0x2019 : letter == 0x0E42 ? 0x0E02 : 0xA2
    let end = range.upperBound + length
    return scalar == last && bytes.byte(end) == 0x20 ? range.lowerBound..<end : nil
  }

  /// The letter that the byte 0xE2 is in ISO 8859-1, -7, -13 or -11, if a text has only one of these, and whether it has many
  /// others beyond ASCII, as a text in such a script has.
  private static func onlyLetter(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (letter: UInt32, isForeign: Bool)? {
    var letter: UInt32?
    var count = 0
    var others = 0
    var index = start
    while index < bytes.count {
      let (scalar, length) = bytes.scalar(at: index)
      if isRemnant(scalar) {
        if let letter, letter != scalar { return nil }
        letter = scalar
        count += 1
      } else if scalar >= 0xC0, scalar < 0x2000, scalar != 0xD7, !isRemnant(bytes.scalar(before: index)) {
        others += 1
      }
      index = bytes.firstNonASCII(from: index + length) ?? bytes.count
    }
    return letter.map { ($0, others * 2 > count) }
  }

  private static func isRemnant(_ scalar: UInt32) -> Bool {
    scalar == 0xE2 || scalar == 0x0101 || scalar == 0x03B2 || scalar == 0x0E42
  }

  private static func groups(_ text: Text, _ context: RuleContext) -> SpotGroups {
    SpotGroups(
      self, text, context,
      help: "a program took UTF-8 for another encoding and dropped what that does not have; look it up in the source"
    ) { spots in
      spots.count == 1 ? "put the quote back" : "put the quotes back"
    } message: { spots in
      guard let spot = spots.first else { return "" }
      let sign = String(decoding: text.bytes[spot.range], as: UTF8.self)
      let place = Contraction.word(around: spot.range, text.bytes).map { " in \(Quotation.of($0))" } ?? ""
      return spots.count == 1
        ? "\(Quotation.of(sign))\(place) is what is left of a quote or a dash"
        : "\(Quotation.of(sign)) is what is left of quotes or dashes in \(spots.count) places, the first\(place)"
    }
  }
}
