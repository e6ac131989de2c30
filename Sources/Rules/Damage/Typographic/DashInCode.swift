import Diagnostics

/// Finds dashes and typographic hyphens in code: `git log —oneline`, `a − b`.
enum DashInCode: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/dash-in-code", severity: .error,
    summary: "a dash (`—`, `–`) stands in code where `--` or `-` belongs",
    why: """
      Shells and compilers know the hyphen of ASCII only: a command that is copied fails with a message that shows \
      what looks like the right option.
      """,
    mend: """
      Let qlint put the hyphens back. To prevent it, switch smart punctuation off for code (SmartyPants, `smart` of \
      Pandoc, `typographer` of markdown-it, AutoFormat of Word).
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: asides
          question: Where may images stand?
          answer: |
            Similar to headers (or footers), cards can include { top and bottom } "image caps"\u{2014}images at the top;

        """),
      RuleExample(
        """
        - id: names
          question: Which algorithms are there?
          answer: |
            name | algorithm | hash
            HS256 | HMAC256 | SHA\u{2011}256
            HS384 | HMAC384 | SHA\u{2011}384

        """),
      RuleExample(
        """
        - id: dashes
          question: When is a dash – or two — right?
          answer: |
            In sentences like this one, from 1914–1918.

            git log  # shows all commits — newest first

            diff(old, new)
            (old: −, new: +)

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: graph
          question: How do you see the graph of the commits?
          answer: |
            git log «—oneline —graph —»all

        """,
        fixed: """
          - id: graph
            question: How do you see the graph of the commits?
            answer: |
              git log --oneline --graph --all

          """),
      RuleExample(
        """
        - id: continued
          question: How is a service made?
          answer: |
            The settings are read from a file of the folder:

            sometool make service \\
            «–»input-file settings

        """,
        fixed: """
          - id: continued
            question: How is a service made?
            answer: |
              The settings are read from a file of the folder:

              sometool make service \\
              --input-file settings

          """),
    ])

  static let family = DamageFamily.typographic
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    TypographicSearch.check(
      self, in: text, context,
      help: "a word processor or a filter for smart punctuation changed it; switch that off for code",
      name: "the dash", signs: { $0 >= 0x2010 && $0 <= 0x2015 || $0 == 0x2212 }
    ) { scalar, range in
      let isDash = scalar >= 0x2013 && scalar <= 0x2015
      if scalar == 0x2014, isAside(bytes, range) { return nil }
      let option = optionLength(bytes, range)
      let meant = meant(scalar, range, option: option, bytes)
      switch SignPlace.of(range.lowerBound, in: text, context) {
      case .code:
        // Between blanks it may be a line of prose that was taken for code.
        let isSure = option > 0 || !isDash || !bytes.byte(range.upperBound).isBlank
        // Before a comma or a bracket it is no operator, but a sign that is spoken of.
        if bytes.byte(range.upperBound).isOne(of: ",;)]") { return Spot(range, meant, weight: 15) }
        // `SHA‑256`: it keeps the parts of a name in one line.
        if scalar == 0x2011, joinsName(bytes, range) { return Spot(range, meant, weight: 15) }
        return Spot(range, meant, weight: isSure ? Spot.strong : 15)
      case .comment, .string:
        return Spot(range, meant, weight: isDash ? 8 : 40)
      case .prose:
        let weight = weightInProse(scalar, range, option: option, bytes)
        return weight > 0 ? Spot(range, meant, weight: weight) : nil
      }
    }
  }

  /// Whether capital letters or digits of a name stand on both sides, and no brackets or assignments in the line.
  private static func joinsName(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let (before, behind) = (bytes.byte(range.lowerBound - 1), bytes.byte(range.upperBound))
    guard before.isNamePart, behind.isNamePart, before.isDigit || before.lowercased != before || behind.isDigit else {
      return false
    }
    let line = bytes.lineStart(before: range.lowerBound)..<bytes.lineEnd(after: range.upperBound)
    return !line.contains { bytes[$0].isOne(of: "(){}=;") }
  }

  /// Whether words stand on both sides, or a quote that closes: `"image caps"—images at the top`.
  private static func isAside(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let before = bytes.byte(range.lowerBound - 1)
    let isBehindWord = before.isASCIILetter || before.isQuote && bytes.byte(range.lowerBound - 2).isASCIILetter
    return isBehindWord && bytes.byte(range.upperBound).isASCIILetter
  }

  /// What stood there. Before a few letters an en dash may have been `-` or `--`: `–aux`, `–all`.
  private static func meant(
    _ scalar: UInt32, _ range: Range<Int>, option: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String? {
    guard scalar >= 0x2013, scalar <= 0x2015 else { return "-" }
    if scalar >= 0x2014 { return "--" }
    let isLong = option >= 6 || option > 1 && bytes.byte(range.upperBound + option) == UInt8(ascii: "-")
    return option < 2 ? "-" : (isLong ? "--" : nil)
  }

  private static func weightInProse(
    _ scalar: UInt32, _ range: Range<Int>, option: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if scalar == 0x2010 || scalar == 0x2011 { return option > 0 ? Spot.strong : 40 }
    if scalar == 0x2212 { return 15 }
    guard option > 0 else { return 0 }
    let before = bytes.byte(bytes.skippingBlanks(before: range.lowerBound) - 1)
    if before == 0x0A || before == 0x0D {
      // The next line of a command whose first one ends in a backslash.
      let above = bytes.skippingBlanks(before: range.lowerBound) - 2
      return bytes.byte(above) == UInt8(ascii: "\\") ? Spot.strong : 0
    }
    if before.isOne(of: "%*=(<+/`\"'$[") { return Spot.strong }
    let end = range.upperBound + option
    // `—no-cache`, `–b`.
    if bytes.byte(end) == UInt8(ascii: "-"), bytes.byte(end + 1).isASCIILetter { return Spot.strong }
    if option == 1, bytes.byte(range.upperBound) >= UInt8(ascii: "a"), bytes.byte(end).isBlank { return Spot.strong }
    return closes(scalar, from: end, bytes) ? 0 : 50
  }

  /// Whether another dash closes what the first one opens, as Spanish sets asides: `—dijo él—`.
  private static func closes(_ scalar: UInt32, from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = start
    while index < start + 200, bytes.byte(index) != 0x0A {
      let (next, length) = bytes.scalar(at: index)
      if next == scalar { return bytes.byte(index - 1).isWordPart }
      index += length
    }
    return false
  }

  /// The letters of a word that begins right behind a dash that has a blank or a bracket before it.
  private static func optionLength(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    guard isBoundary(bytes.byte(range.lowerBound - 1)) else { return 0 }
    var end = range.upperBound
    while end < range.upperBound + 30, bytes.byte(end).isASCIILetter { end += 1 }
    return end - range.upperBound
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    byte.isBlank || byte == 0x0A || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") || byte.isQuote
  }
}
