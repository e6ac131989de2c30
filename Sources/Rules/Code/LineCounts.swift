internal import CByteMasks

/// What the bytes of a line are, counted by their masks: every text goes through here.
struct LineCounts {
  /// The longest part of a line that is counted, in bytes.
  static let reach = 500

  /// ASCII letters and bytes beyond ASCII.
  private(set) var letters = 0
  private(set) var blanks = 0
  /// Signs that code has and prose has seldom.
  private(set) var signs = 0
  /// Those of them that join or end statements: `{`, `;`, `=` and their like.
  private(set) var statementSigns = 0
  /// Blanks between two small letters: words of a sentence.
  private(set) var words = 0
  /// Whether a sentence begins behind another one.
  private(set) var hasSentences = false

  /// - Parameter range: At most ``reach`` bytes; neither the first nor the last one is a blank.
  init(_ masks: ByteMasks, _ range: Range<Int>) {
    var (letters, blanks, words, signs, statements) = (0, 0, 0, 0, 0)
    var sentences: UInt64 = 0
    masks.forEachBlock(of: range) { masks, patterns, kept in
      letters &+= (masks.letters & kept).nonzeroBitCount
      blanks &+= (masks.blanks & kept).nonzeroBitCount
      words &+= (patterns.words & kept).nonzeroBitCount
      signs &+= (masks.code & kept).nonzeroBitCount
      statements &+= (patterns.statements & kept).nonzeroBitCount
      sentences |= patterns.sentences & kept
    }
    self.letters = letters
    self.blanks = blanks
    self.words = words
    self.signs = signs
    statementSigns = statements
    hasSentences = sentences != 0
  }

  /// The cheap questions before the counts: whether there is any sign that code has, and whether blanks stand
  /// where a sentence has none (``BytePatterns/gaps``).
  @inline(__always)
  static func look(at masks: ByteMasks, _ range: Range<Int>) -> (hasCode: Bool, hasGaps: Bool) {
    var code: UInt64 = 0
    var gaps: UInt64 = 0
    masks.forEachBlock(of: range) { masks, patterns, kept in
      code |= masks.code & kept
      gaps |= patterns.gaps & kept
    }
    return (code != 0, gaps != 0)
  }

  // MARK: - Kinds of signs

  /// Those that join or end statements.
  static let statements = ByteSet("{}=<>[]$\\;")
  /// Those of which three make a fence or a rule.
  static let marks = ByteSet("_|&*#@`+/%~^")
  static let code = statements | marks | ByteSet("()")
  /// Those that have no blank before them in a sentence.
  static let endings = ByteSet(").,:;")
}
