import Diagnostics

/// Finds no-break spaces and other wide or narrow ones in code, and between words that no typographer keeps together.
enum NoBreakSpace: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/no-break-space", severity: .error,
    summary: "a no-break space (U+00A0) stands where a blank belongs",
    why: """
      It looks like a blank and is none: compilers stop at a character that nobody sees, and YAML or Python read \
      another indentation. It comes from web pages and PDF files.
      """,
    mend: """
      Let qlint put blanks back. To prevent it, replace U+00A0 when text is imported, at least in code.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: groupe
          question: Que contient le fichier ?
          answer: |
            - identifiant (le nom du groupe)\u{A0};
            - mot de passe (chiffré)\u{A0};
            - numéro (unique)\u{A0}: celui du groupe\u{A0};

        """),
      RuleExample(
        """
        - id: guillemets
          question: "Comment écrit-on «\u{A0}bonjour\u{A0}»\u{A0}?"
          answer: "Avec 10\u{A0}000 espaces insécables\u{A0}: trois ou quatre\u{A0}!"

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: anonymous
          question: What is an anonymous type?
          answer: |
            var«\u{A0}person\u{A0}=\u{A0}»new { Name = "Ann" };

        """,
        fixed: """
          - id: anonymous
            question: What is an anonymous type?
            answer: |
              var person = new { Name = "Ann" };

          """),
      RuleExample(
        """
        - id: permissions
          question: Who may read a folder?
          answer: |
            Run chmod«\u{A0}-R\u{A0}0777\u{A0}dir/ as root, then {%\u{A0}include\u{A0}»%}.

        """,
        fixed: """
          - id: permissions
            question: Who may read a folder?
            answer: |
              Run chmod -R 0777 dir/ as root, then {% include %}.

          """),
    ])

  static let family = DamageFamily.typographic
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    // English sets none between words and behind commas; other languages have rules of their own.
    lazy var isEnglish = !hasAccents(bytes)
    TypographicSearch.check(
      self, in: text, context, help: "it came from a web page or a PDF file; compilers do not take it for a blank",
      name: "the no-break space", verb: "came in", signs: isSpace
    ) { scalar, range in
      let before = bytes.byte(range.lowerBound - 1)
      let behind = bytes.byte(range.upperBound)
      if isSetApart(bytes, range), !isEnglish { return nil }
      switch SignPlace.of(range.lowerBound, in: text, context) {
      case .code:
        return Spot(range, " ", weight: scalar == 0x3000 ? 20 : Spot.strong)
      case .comment, .string:
        return Spot(range, " ", weight: before >= 0x80 || behind >= 0x80 ? 5 : 40)
      case .prose:
        guard scalar == 0xA0 else { return nil }
        let next = bytes.scalar(at: range.upperBound).value
        if next >= 0x2013 && next <= 0x2015 || bytes.scalar(before: range.lowerBound) == 0xAB { return nil }
        if isHyphen(next) || isHyphen(bytes.scalar(before: range.lowerBound)) || beginsOption(bytes, range.upperBound) {
          return Spot(range, " ", weight: 50)
        }
        if isCode(behind) && behind != UInt8(ascii: ")") || isCode(before) {
          return Spot(range, " ", weight: 60)
        }
        let isWrong =
          joins(bytes, range, isEnglish: isEnglish) || isInCode(bytes, range, isEnglish: isEnglish)
        return isWrong ? Spot(range, " ", weight: 45) : nil
      }
    }
  }

  /// Whether it stands before a colon, semicolon or the like behind a word or a parenthesis, as French sets them, and a
  /// blank or the line's end follows.
  private static func isSetApart(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let before = bytes.byte(range.lowerBound - 1)
    guard bytes.byte(range.upperBound).isOne(of: ":;!?%"), before.isWordPart || before == UInt8(ascii: ")") else {
      return false
    }
    let next = bytes.byte(range.upperBound + 1)
    return next.isBlank || next == 0x0A
  }

  /// Whether what stands on both sides is not kept together by anybody.
  private static func joins(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isEnglish: Bool) -> Bool {
    guard isEnglish else { return joinsWords(bytes, range) }
    let before = bytes.byte(range.lowerBound - 1)
    let behind = bytes.byte(range.upperBound)
    let isWord = behind.isASCIILetter || isLigature(bytes.scalar(at: range.upperBound).value)
    let isBehindWord = before.isASCIILetter || isLigature(bytes.scalar(before: range.lowerBound))
    return (isBehindWord || before.isOne(of: ",;:.")) && (isWord || behind.isDigit && !isBehindWord)
      || joinsWords(bytes, range)
  }

  /// Whether no-break spaces hold code together here, `chmod -R 0777 dir/`: then all of them came into it.
  private static func isInCode(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isEnglish: Bool) -> Bool {
    var start = range.lowerBound
    while start > max(0, range.lowerBound - 80), bytes.byte(start - 1) > 0x20 { start -= 1 }
    var end = range.upperBound
    while end < min(bytes.count, range.upperBound + 80), bytes.byte(end) > 0x20 { end += 1 }
    // Before these many languages set one, beside code too.
    let isMark = bytes.byte(range.upperBound).isOne(of: ":;!?") || bytes.scalar(at: range.upperBound).value == 0xBB
    guard !isMark || bytes.byte(start) == UInt8(ascii: "<") else { return false }
    return (start..<end).contains { index in
      if bytes[index] < 0x80 { return bytes[index].isOne(of: "=<>{}[]_\\|+*&^~`$@#/") }
      guard bytes[index] == 0xC2, bytes.byte(index + 1) == 0xA0 else { return false }
      return isHyphen(bytes.scalar(at: index + 2).value) || beginsOption(bytes, index + 2)
        || joins(bytes, index..<index + 2, isEnglish: isEnglish)
    }
  }

  /// A hyphen or minus that is none of ASCII's.
  private static func isHyphen(_ scalar: UInt32) -> Bool { scalar == 0x2010 || scalar == 0x2212 }

  private static func isLigature(_ scalar: UInt32) -> Bool { scalar >= 0xFB00 && scalar <= 0xFB06 }

  /// `-n`, `--name`.
  private static func beginsOption(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard bytes.byte(index) == UInt8(ascii: "-") else { return false }
    let name = bytes.byte(index + 1) == UInt8(ascii: "-") ? index + 2 : index + 1
    return bytes.byte(name).isASCIILetter
  }

  /// Whether the text has Latin letters with accents.
  private static func hasAccents(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // U+00C0 to U+024F.
    bytes.indices.contains { bytes[$0] == 0xC3 || bytes[$0] >= 0xC4 && bytes[$0] <= 0xC9 }
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0xA0 || scalar >= 0x2000 && scalar <= 0x200A || scalar == 0x202F || scalar == 0x205F || scalar == 0x3000
  }

  /// Whether words of four letters and more stand on both sides: what is kept together is short, or a number, or a dash.
  private static func joinsWords(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var before = 0
    var index = range.lowerBound
    while before < 4, index > 0, isLetter(bytes.scalar(before: index)) {
      index -= bytes.scalar(before: index) < 0x80 ? 1 : 2
      before += 1
    }
    var behind = 0
    index = range.upperBound
    while behind < 4, isLetter(bytes.scalar(at: index).value) {
      index += bytes.scalar(at: index).length
      behind += 1
    }
    return before == 4 && behind == 4
  }

  /// A letter of the alphabets whose letters are one or two bytes long.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? UInt8(truncatingIfNeeded: scalar).isASCIILetter : scalar >= 0xC0 && scalar < 0x530
  }

  /// A sign that sentences do not set a no-break space beside.
  private static func isCode(_ byte: UInt8) -> Bool { byte.isOne(of: "=<>{}[]()_\\|+*&^~`$@#\"'") }
}
