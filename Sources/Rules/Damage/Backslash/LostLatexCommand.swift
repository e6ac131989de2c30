import Diagnostics

/// Finds commands of LaTeX that have lost their backslash: `frac{a}{b}`, `begin{equation}`.
///
/// A word that only LaTeX puts right before a brace: `sqrt{`, `mathbf{`, `usepackage{`, `begin{` with the name of an
/// environment, `frac{` with a second pair of braces.
///
/// Exempt: intact commands, and words that other languages put before a brace (`text {`, `label{`).
///
/// The range goes over the word.
enum LostLatexCommand: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-latex-command", severity: .error,
    summary: "a command of LaTeX has lost its backslash",
    why: """
      Without its backslash the command is not run: a reader sees `frac{a}{b}` where a fraction should stand. A \
      Markdown renderer or a string literal took the backslash for an escape.
      """,
    mend: LostBackslash.mend,
    fix: .unsafe,
    good: [
      RuleExample(
        #"""
        - id: formulas
          question: How is a fraction written?
          answer: |
            As $\frac{a}{b}$, or \sqrt{2}, within \begin{equation}.
            frac { a } is nothing, begin{x} neither. Nor are f"int_{name}", `leq` of a proof for $5, and $infty of a shell.

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: formulas
          question: What is the loss of a model?
          answer: |
            It is $«frac»{1}{n} sum (y - x)^2$, or «sqrt»{x}, with a «mathbf»{w}.
            For $i «leq» n$ it is «sum»_{i=1}^{n} x_i.

        """,
        fixed: #"""
          - id: formulas
            question: What is the loss of a model?
            answer: |
              It is $\frac{1}{n} sum (y - x)^2$, or \sqrt{x}, with a \mathbf{w}.
              For $i \leq n$ it is \sum_{i=1}^{n} x_i.

          """#)
    ])

  static let family = DamageFamily.backslash
  static let leads = [Lead("{", before: .letters | ByteSet("_"))]
  static let leadPhrases: [StaticString] = ["leq", "geq", "infty", "rightarrow", "cdot"]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    if bytes[offset] != UInt8(ascii: "{") { return checkSymbol(text, at: offset, context) }
    if bytes.byte(offset - 1) == UInt8(ascii: "_") { return checkSum(text, before: offset - 1, context) }
    var start = offset
    while start > offset - 14, bytes.byte(start - 1).isASCIILetter { start -= 1 }
    let before = bytes.byte(start - 1)
    guard before != UInt8(ascii: "\\"), !before.isNamePart, before != UInt8(ascii: "."), before != UInt8(ascii: "#"),
      let index = commands.index(of: bytes, start..<offset)
    else { return }
    guard let close = closing(bytes, offset) else { return }
    if index == 0, bytes.byte(close + 1) != UInt8(ascii: "{") { return }
    if index <= 2, index > 0, !environments.contains(bytes, offset + 1..<close) { return }
    report(text, start..<offset, context)
  }

  private static func report(_ text: Text, _ range: Range<Int>, _ context: RuleContext) {
    let name = String(decoding: text.bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: text, range, .strong, "`\(name)` is a command of LaTeX without its backslash",
      help: LostBackslash.help("`\\\(name)`"),
      replacement: { Replacement("write the backslash in", .unsafe, "\\" + name) })
  }

  /// `sum_{i=0}^{n}`: with both limits nothing else is written so.
  private static func checkSum(_ text: Text, before underscore: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let start = bytes.wordStart(before: underscore, from: underscore - 10)
    guard sums.contains(bytes, start..<underscore), bytes.byte(start - 1) != UInt8(ascii: "\\"),
      let close = closing(bytes, underscore + 1), bytes.byte(close + 1) == UInt8(ascii: "^")
    else { return }
    report(text, start..<underscore, context)
  }

  private static let sums = WordSet(["sum", "prod", "int", "bigcup", "bigcap", "oint"])

  /// `$a leq b$`: the name of a symbol in a formula.
  private static func checkSymbol(_ text: Text, at start: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let end = StatementShape.wordEnd(from: start, before: bytes.count, of: bytes)
    guard leadPhrases.contains(where: { $0.utf8CodeUnitCount == end - start && bytes.begins(with: $0, at: start) }),
      bytes.byte(start - 1) != UInt8(ascii: "\\"), isInFormula(bytes, start..<end)
    else { return }
    report(text, start..<end, context)
  }

  /// Whether a dollar sign opens a formula before it in its line, and one closes it behind.
  private static func isInFormula(_ bytes: UnsafeBufferPointer<UInt8>, _ symbol: Range<Int>) -> Bool {
    let line = bytes.lineStart(before: symbol.lowerBound)..<bytes.lineEnd(after: symbol.upperBound)
    let before = bytes[line.lowerBound..<symbol.lowerBound].reduce(0) { $0 + ($1 == UInt8(ascii: "$") ? 1 : 0) }
    return !before.isMultiple(of: 2) && bytes[symbol.upperBound..<line.upperBound].contains(UInt8(ascii: "$"))
  }

  /// The brace that closes the argument, in the same line.
  private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, _ open: Int) -> Int? {
    var depth = 0
    var index = open
    while index < open + 120, bytes.byte(index) != 0x0A {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return index }
      }
      index += 1
    }
    return nil
  }

  private static let commands = WordSet([
    "frac", "begin", "end", "dfrac", "tfrac", "sqrt", "mathbf", "mathrm", "mathcal", "mathbb", "mathit", "textbf",
    "textit", "texttt", "overline", "underline", "usepackage", "documentclass", "operatorname", "boldsymbol", "widehat",
  ])
  private static let environments = WordSet([
    "equation", "equation*", "align", "align*", "aligned", "bmatrix", "pmatrix", "matrix", "cases", "array", "document",
    "itemize", "enumerate", "tabular", "figure", "table", "split", "gather", "center", "vmatrix", "verbatim",
  ])
}
