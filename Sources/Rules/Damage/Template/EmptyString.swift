import Diagnostics

/// Quotes with nothing in them, where a value of a template stood.
extension HoleInString {
  /// Looks at quotes with nothing in them.
  static func lookAtEmpty(_ literal: StringLiteral, _ context: RuleContext) {
    switch literal.code.language {
    case .shell, .unknown, .data:
      let isDouble = literal.quote == UInt8(ascii: "\"")
      let isShell =
        literal.code.language == .shell
        || literal.code.language == .unknown && isShellTest(literal)
      guard isFormat(literal) || isDouble && isShell && isTested(literal) else { return }
      report(literal, literal.range, .strong, "nothing stands between these quotes", context)
    case .javascript where literal.quote == UInt8(ascii: "`"):
      // ``name``: the code of reStructuredText.
      let behind = literal.bytes.byte(literal.range.upperBound)
      guard !literal.byteBefore.isWordPart, literal.byteBefore != UInt8(ascii: ")"),
        behind.isBlank || behind.isOne(of: ",;)]}\n")
      else { return }
      report(
        literal, literal.range, isPrinted(literal) ? .strong : .weak(30), "nothing stands between these back-quotes",
        context)
    default:
      return
    }
  }

  /// Whether the quotes are the value of an option that takes a template of Go: `docker ps --format ''`.
  private static func isFormat(_ literal: StringLiteral) -> Bool {
    let code = literal.code
    let before = code[literal.index - 1].kind == "=" ? literal.index - 2 : literal.index - 1
    guard code[before - 1].kind == "-" else { return false }
    if code.isWord(before, in: formats) { return true }
    // docker inspect -f ''
    let start = code.bytes.lineStart(before: literal.range.lowerBound)
    return code.isWord(before, "f")
      && (code.bytes.contains("docker ", from: start, to: literal.range.lowerBound)
        || code.bytes.contains("podman ", from: start, to: literal.range.lowerBound))
  }

  private static let formats = WordSet(["format", "template"])

  /// Whether empty quotes stand where the shell tests a value, goes through a list or is given a path.
  private static func isTested(_ literal: StringLiteral) -> Bool {
    let code = literal.code
    let before = code[literal.index - 1]
    let behind = code[literal.index + 1].kind
    if before.kind == "[" { return behind == "=" || behind == "!" || behind == "-" }
    guard before.kind == .word else { return false }
    if before.range.count == 1, code[literal.index - 2].kind == "-", code[literal.index - 3].kind == "[" {
      return behind == "]"
    }
    return code.isWord(literal.index - 1, in: needing)
  }

  /// Whether what stands around is of a shell and of nothing else: `[ "" -eq`, `in ""; do`.
  private static func isShellTest(_ literal: StringLiteral) -> Bool {
    let code = literal.code
    if code[literal.index - 1].kind == "[" {
      return !code.touches(literal.index - 1, literal.index) && code[literal.index + 1].kind == "-"
    }
    return code.isWord(literal.index - 1, "in") && code[literal.index + 1].kind == ";"
      && code.isWord(literal.index + 2, "do")
  }

  /// Words of the shell behind which empty quotes make no sense.
  private static let needing = WordSet([
    "in", "cd", "mkdir", "rm", "cat", "cp", "mv", "ls", "source", "case", "ssh", "touch",
  ])
}
