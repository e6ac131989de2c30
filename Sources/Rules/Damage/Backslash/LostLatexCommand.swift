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
            frac { a } is nothing, begin{x} neither.

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: formulas
          question: What is the loss of a model?
          answer: |
            It is $«frac»{1}{n} sum (y - x)^2$, or «sqrt»{x}, with a «mathbf»{w}.

        """,
        fixed: #"""
          - id: formulas
            question: What is the loss of a model?
            answer: |
              It is $\frac{1}{n} sum (y - x)^2$, or \sqrt{x}, with a \mathbf{w}.

          """#)
    ])

  static let family = DamageFamily.backslash
  static let leads = [Lead("{", before: .letters)]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    var start = offset
    while start > offset - 14, bytes.byte(start - 1).isASCIILetter { start -= 1 }
    let before = bytes.byte(start - 1)
    guard before != UInt8(ascii: "\\"), !before.isNamePart, before != UInt8(ascii: "."), before != UInt8(ascii: "#"),
      let index = commands.index(of: bytes, start..<offset)
    else { return }
    guard let close = closing(bytes, offset) else { return }
    if index == 0, bytes.byte(close + 1) != UInt8(ascii: "{") { return }
    if index <= 2, index > 0, !environments.contains(bytes, offset + 1..<close) { return }
    let name = String(decoding: bytes[start..<offset], as: UTF8.self)
    context.report(
      damage: self, in: text, start..<offset, .strong, "`\(name)` is a command of LaTeX without its backslash",
      help: LostBackslash.help("`\\\(name)`"),
      replacement: { Replacement("write the backslash in", .unsafe, "\\" + name) })
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
