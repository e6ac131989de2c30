/// Where the patterns of ``LostRegexEscape`` stand: literals of their own, and strings that something takes for one.
extension LostRegexEscape {
  /// Whether a string is handed to something that takes a pattern.
  static func takesPattern(_ literal: StringLiteral) -> Bool {
    let code = literal.code
    if let callee = callee(of: literal), takesPattern(code, callee, literal) { return true }
    if code.language == .csharp || code.language == .sql, let callee = literal.enclosingCallee,
      code.isWord(callee - 2, "Regex") || code.isWord(callee, in: secondTakers)
    {
      return true
    }
    if code[literal.index + 1].kind == ".",
      code.isWord(literal.index + 2, "toRegex") || code.isWord(literal.index + 2, "r")
    {
      return true
    }
    // $pattern = "/…/", regex: '…'
    let before = code[literal.indexBefore]
    if code.language == .shell || code.language == .unknown, isSearched(literal) { return true }
    if code.isWord(literal.indexBefore, in: operators) { return true }
    guard before.kind == "=" || before.kind == ":" else { return false }
    let name = code[literal.indexBefore - 1]
    // "pattern": "…"
    if name.kind == .string { return isPatternName(literal.bytes, Int(name.start)..<Int(name.end) - 1) }
    return name.kind == .word && isPatternName(literal.bytes, name.range)
  }

  /// The operators of SQL that take a pattern.
  private static let operators = WordSet(["REGEXP", "RLIKE", "regexp", "rlike"])

  /// The index of the name of the function whose first argument the literal is; `Match(@"…")` too.
  private static func callee(of literal: StringLiteral) -> Int? {
    let code = literal.code
    guard code[literal.index - 1].kind == "@", code.touches(literal.index - 1, literal.index),
      code[literal.index - 2].kind == "(", code[literal.index - 3].kind == .word
    else { return literal.callee }
    return literal.index - 3
  }

  /// Whether a function takes a pattern as its first argument.
  private static func takesPattern(_ code: Code, _ callee: Int, _ literal: StringLiteral) -> Bool {
    if functions.contains(code.bytes, code[callee].range) || isOfModule(code, callee) { return true }
    switch code.language {
    // text.split("s+")
    case .java: return code.isWord(callee, "split") && code[callee - 1].kind == "."
    case .javascript: return code.isWord(callee, in: searches) && code[callee - 1].kind == "."
    case .rust: return code.isWord(callee, "new") && code.isWord(callee - 3, in: types)
    default: return false
    }
  }

  /// `re.sub(r"…")` of Python, `names.str.contains(r"…")` of its tables: whatever the function is called.
  private static func isOfModule(_ code: Code, _ callee: Int) -> Bool {
    guard code[callee - 1].kind == "." else { return false }
    return code.isWord(callee - 2, "re") && code[callee - 3].kind != "."
      || code.isWord(callee - 2, "str") && code[callee - 3].kind == "." && code.isWord(callee, in: columnMethods)
  }

  /// Functions of SQL that take the text first, and the pattern then.
  private static let secondTakers = WordSet([
    "REGEXP_LIKE", "REGEXP_REPLACE", "REGEXP_SUBSTR", "REGEXP_INSTR", "REGEXP_COUNT", "regexp_like", "regexp_replace",
    "regexp_matches", "regexp_substr", "regexp_split_to_table",
  ])
  private static let searches = WordSet(["match", "matchAll", "search"])
  private static let types = WordSet(["Regex", "RegexBuilder"])
  private static let columnMethods = WordSet(["contains", "extract", "extractall", "match", "fullmatch", "findall"])

  private static let functions = WordSet([
    "compile", "RegExp", "Regex", "preg_match", "preg_match_all", "preg_replace", "preg_split", "fullmatch", "findall",
    "finditer", "matches", "replaceAll", "replaceFirst", "MustCompile", "Pattern", "regex",
    "re_path", "IsMatch", "Match", "regexp", "REGEXP_LIKE", "REGEXP_REPLACE", "preg_replace_callback", "MatchString",
    "RegexValidator", "gsub", "grepl", "regexp_replace", "regexp_matches",
  ])

  /// Whether a name says that it is one of a pattern: `regex`, `zip_code_regex`, `emailPattern`.
  private static func isPatternName(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    bytes.hasWord("regex", at: name.upperBound - 5) || bytes.hasWord("regexp", at: name.upperBound - 6)
      || bytes.hasWord("pattern", at: name.upperBound - 7)
  }

  /// Whether a command that searches for patterns stands before the string.
  private static func isSearched(_ literal: StringLiteral) -> Bool {
    var index = literal.index - 1
    while index > literal.index - 8, literal.code[index].kind != .lineBreak, literal.code[index].kind != "|" {
      if literal.code.isWord(index, in: searching) { return true }
      index -= 1
    }
    return false
  }

  private static let searching = WordSet(["grep", "egrep", "rg", "ag", "pgrep"])

  /// Whether the function that the string is handed to takes patterns only.
  static func compiles(_ literal: StringLiteral) -> Bool {
    let before = literal.code[literal.indexBefore]
    if before.kind == "=", literal.code[literal.indexBefore - 1].kind == .word {
      return literal.bytes.hasWord("regex", at: literal.code[literal.indexBefore - 1].range.upperBound - 5)
    }
    guard let callee = callee(of: literal) else { return false }
    return compiling.contains(literal.bytes, literal.code[callee].range) || isOfModule(literal.code, callee)
  }

  private static let compiling = WordSet([
    "RegExp", "preg_match", "preg_replace", "preg_split", "preg_match_all", "MustCompile", "Regex", "compile",
  ])

  /// The body of a literal between slashes, where an operand may begin and the line has its end.
  static func literalBody(_ code: Code, _ index: Int) -> Range<Int>? {
    switch code.language {
    case .javascript, .ruby, .html, .unknown: break
    default: return nil
    }
    let before = code[index - 1]
    let begins =
      before.kind == "(" || before.kind == "=" || before.kind == "," || before.kind == ":"
      || before.kind == "[" || before.kind == "!" || before.kind == "~" || code.isWord(index - 1, "return")
    guard begins else { return nil }
    let bytes = code.bytes
    let start = Int(code[index].end)
    let limit = min(start + 200, bytes.count)
    var end = start
    var isInBracket = false
    while end < limit, bytes[end] != 0x0A {
      if bytes[end] == UInt8(ascii: "\\") {
        end += 2
        continue
      }
      if bytes[end] == UInt8(ascii: "[") { isInBracket = true }
      if bytes[end] == UInt8(ascii: "]") { isInBracket = false }
      if bytes[end] == UInt8(ascii: "/"), !isInBracket { break }
      end += 1
    }
    guard end < limit, bytes[end] == UInt8(ascii: "/"), end > start, bytes[start] != 0x20 else { return nil }
    var flags = end + 1
    while bytes.byte(flags).isASCIILetter, flags < end + 7 { flags += 1 }
    let behind = bytes.byte(flags)
    return behind.isOne(of: ".,);:]} \n") ? start..<end : nil
  }
}
