import Diagnostics

/// Finds UTF-8 that was read as another encoding: `donâ€™t`, `Ð´Ð»Ñ`, `вЂ”`, `‚Äô`.
enum Mojibake: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/mojibake", severity: .error,
    summary: "text in UTF-8 was read as another encoding (`â€™`, `Ã©`, `Ð´Ð»Ñ`)",
    why: """
      A program took the bytes of UTF-8 for Windows-1252, Latin-1 or another code page and saved what it saw, perhaps \
      twice. Nobody can read it, and the text is found by no search.
      """,
    mend: """
      Let qlint read it back. To prevent it, name the encoding wherever text is read or written (Python: \
      `open(..., encoding="utf-8")`; HTTP and databases: `charset=utf-8`, `utf8mb4`).
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: languages
          question: "« Déjà\u{A0}», „Größe“, MAÇÃ” und Straße…»: what are these?"
          answer: |
            Words. Так само «дії» та Рік; «Ñ…», π≈3, Ωμέγα, 東京, naïve—café, 3\u{A0}×\u{A0}4, é\u{A0}–\u{A0}à…»

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: event-loop
          question: What is an «â€œevent loopâ€»?
          answer: |
            It doesn«â€™t block: cafÃ©».

        """,
        fixed: """
          - id: event-loop
            question: What is an “event loop”?
            answer: |
              It doesn’t block: café.

          """),
      RuleExample(
        """
        - id: tags
          question: «Ð©Ð¾ Ñ‚Ð°ÐºÐµ Ñ‚ÐµÐ³Ð¸»?
          answer: |
            «РњС–С‚РєРё вЂ” v1.0; Git‚Äô»s labels.

        """,
        fixed: """
          - id: tags
            question: Що таке теги?
            answer: |
              Мітки — v1.0; Git’s labels.

          """),
    ])

  static let family = DamageFamily.mojibake
  static let requiredBytes = ByteSet.beyondASCII

  /// The longest run that is read at once, in scalars.
  private static let longest = 512

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    var groups: SpotGroups?
    var run: [UInt32] = []
    var offsets: [Int] = []
    var index = context.layout.asciiPrefix
    while index < bytes.count {
      run.removeAll(keepingCapacity: true)
      offsets.removeAll(keepingCapacity: true)
      while index < bytes.count, bytes[index] >= 0x80, run.count < longest {
        let (scalar, length) = bytes.scalar(at: index)
        run.append(scalar)
        offsets.append(index)
        index += length
      }
      offsets.append(index)
      examine(run, offsets, bytes) { spot in
        if groups == nil { groups = Self.groups(text, context) }
        groups?.add(spot)
      }
      index = bytes.firstNonASCII(from: index) ?? bytes.count
    }
    groups?.report()
  }

  private static func examine(
    _ run: [UInt32], _ offsets: [Int], _ bytes: UnsafeBufferPointer<UInt8>, _ add: (Spot) -> Void
  ) {
    var index = 0
    while index + 1 < run.count {
      guard let result = MojibakeDecoder.result(run, from: index) else {
        index += 1
        continue
      }
      let range = offsets[result.range.lowerBound]..<offsets[result.range.upperBound]
      index = result.range.upperBound
      guard !endsWordInCapitals(run, result, bytes, range) else { continue }
      var text: String?
      if !result.hasHole {
        let scalars = MojibakeDecoder.settle(result.scalars)
        if !scalars.contains(where: { $0 <= 0x9F }) {
          text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
        }
      }
      add(Spot(range, text, weight: result.weight))
    }
  }

  /// `MAÇÃ”`: the last letter of a word in capitals, and what follows it.
  private static func endsWordInCapitals(
    _ run: [UInt32], _ result: MojibakeDecoder.Result, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard result.range.count == 2, Plausibility.isPunctuation(run[result.range.upperBound - 1]) else { return false }
    let before = bytes.scalar(before: range.lowerBound)
    return before >= 0x41 && before <= 0x5A || before >= 0xC0 && before <= 0xDE
  }

  private static func groups(_ text: Text, _ context: RuleContext) -> SpotGroups {
    SpotGroups(
      self, text, context,
      help: "a program took UTF-8 for another encoding; name the encoding wherever text is read or written"
    ) { spots in
      spots.count == 1 ? "write \(Quotation.of(spots.first?.text ?? ""))" : "read the bytes as UTF-8"
    } message: { spots in
      guard let spot = spots.first else { return "" }
      let seen = Quotation.of(String(decoding: text.bytes[spot.range], as: UTF8.self))
      let meant = spot.text.map { " for \(Quotation.of($0))" } ?? ""
      if spots.count == 1 { return "\(seen) is UTF-8 that was read as another encoding\(meant)" }
      return "\(spots.count) pieces of UTF-8 were read as another encoding, the first \(seen)\(meant)"
    }
  }
}
