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
      RuleExample(
        """
        - id: join
          question: What is a JOIN?
          answer: |
            «Ð¦Ðµ Ñ‚Ð°ÐºÐµ: INNER Ñ– LEFT JOIN Ð·» WHERE.

        """,
        fixed: """
          - id: join
            question: What is a JOIN?
            answer: |
              Це таке: INNER і LEFT JOIN з WHERE.

          """),
    ])

  static let family = DamageFamily.mojibake
  static let requiredBytes = ByteSet.beyondASCII

  /// The longest run that is read at once, in scalars.
  private static let longest = 512

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    var found: [Find] = []
    forEachRun(of: bytes, from: context.layout.asciiPrefix) { run in
      found += finds(in: run, nil, bytes)
    }
    guard !found.isEmpty else { return }
    if let reading = MojibakeDecoder.Reading(found.map(\.result)) {
      found = read(found, bytes, from: context.layout.asciiPrefix, reading)
    }
    var groups = Self.groups(text, context)
    for find in found { groups.add(find.spot) }
    groups.report()
  }

  /// Scalars beyond ASCII that stand together.
  private struct Run {
    var scalars: [UInt32] = []
    /// Where each begins, and where the last one ends.
    var offsets: [Int] = []

    func range(of part: Range<Int>) -> Range<Int> { offsets[part.lowerBound]..<offsets[part.upperBound] }
  }

  /// A part of a run that was read.
  private struct Find {
    let result: MojibakeDecoder.Result
    let range: Range<Int>
    /// Whether it can be said what stood there.
    var isKnown: Bool
    /// Whether it cannot be chance: a few sequences of a rare page may be.
    let isCertain: Bool

    var spot: Spot { Spot(range, isKnown ? text : nil, weight: result.weight, isCertain: isCertain) }

    private var text: String? {
      let scalars = MojibakeDecoder.settle(result.scalars)
      guard !scalars.contains(where: { $0 <= 0x9F }) else { return nil }
      return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }
  }

  private static func forEachRun(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ body: (Run) -> Void) {
    var run = Run()
    var index = start
    while index < bytes.count {
      run.scalars.removeAll(keepingCapacity: true)
      run.offsets.removeAll(keepingCapacity: true)
      while index < bytes.count, bytes[index] >= 0x80, run.scalars.count < longest {
        let (scalar, length) = bytes.scalar(at: index)
        run.scalars.append(scalar)
        run.offsets.append(index)
        index += length
      }
      run.offsets.append(index)
      if run.scalars.count > 1 { body(run) }
      index = bytes.firstNonASCII(from: index) ?? bytes.count
    }
  }

  private static func finds(
    in run: Run, _ reading: MojibakeDecoder.Reading?, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Find] {
    var finds: [Find] = []
    var rest: [UInt32] = []
    var index = 0
    while index + 1 < run.scalars.count {
      guard let result = MojibakeDecoder.result(run.scalars, from: index, reading) else {
        rest.append(run.scalars[index])
        index += 1
        continue
      }
      let range = run.range(of: result.range)
      index = result.range.upperBound
      if endsWordInCapitals(run.scalars, result, bytes, range) { continue }
      let isUnknown =
        result.hasHole || isHyphen(result, range, bytes) || MojibakeDecoder.isAmbiguous(result, in: run.scalars)
      let isCertain = reading != nil || result.weight >= Spot.strong || result.page == 0
      finds.append(Find(result: result, range: range, isKnown: !isUnknown, isCertain: isCertain))
    }
    rest += run.scalars[min(index, run.scalars.count)...]
    // Half of a word is no cure.
    for index in finds.indices where rest.contains(where: { MojibakeDecoder.isRest($0, in: finds[index].result.page) })
    {
      finds[index].isKnown = false
    }
    return finds
  }

  /// Reads a text anew, by what is known of it. Letters that only another page made of it
  /// stay a sign of damage.
  private static func read(
    _ old: [Find], _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ reading: MojibakeDecoder.Reading
  ) -> [Find] {
    var finds: [Find] = []
    var next = 0
    forEachRun(of: bytes, from: start) { run in
      let new = Self.finds(in: run, reading, bytes)
      finds += new
      while next < old.count, old[next].range.lowerBound < run.range(of: 0..<run.scalars.count).upperBound {
        if new.isEmpty {
          var find = old[next]
          find.isKnown = find.isKnown && find.result.hasOnlySigns
          finds.append(find)
        }
        next += 1
      }
    }
    return finds
  }

  /// `non‐blocking`: what is left of a hyphen of three bytes looks like what is left of a closing quote.
  private static func isHyphen(
    _ result: MojibakeDecoder.Result, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    result.hasShortQuote && bytes.byte(range.upperBound).isASCIILetter
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
