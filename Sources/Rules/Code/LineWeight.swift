/// How much a line looks like code (above zero) or like prose (below).
enum LineWeight {
  /// The longest part of a line in which signs are looked for, in bytes.
  private static let reach = 120

  /// - Parameters:
  ///   - end: Behind the last byte that is no blank.
  ///   - counts: Of the line up to there.
  ///   - line: Is told whether its first word is a command of a shell.
  static func of(
    _ line: inout TextLayout.Line, _ end: Int, _ counts: LineCounts, _ bytes: UnsafeBufferPointer<UInt8>,
    _ masks: ByteMasks
  ) -> Int {
    let start = Int(line.content)
    guard end > start else { return 0 }
    var weight = prose(bytes, end, counts, length: min(end - start, LineCounts.reach))
    weight += first(bytes, start, end, &line)
    weight += last(bytes, start, end, signs: counts.signs)
    // Signs within the line can decide only where the rest has not.
    if counts.signs > 0, weight < LineReader.certain, weight + 2 * counts.signs > -LineReader.certain {
      weight += inner(bytes, masks, start, min(end, start + reach), blanks: counts.blanks)
    }
    if line.indent >= 4 { weight += 1 }
    return weight
  }

  /// Whether a line without signs of code weighs nothing or less, whatever its words are.
  /// - Parameter line: Is told whether its first word is a command of a shell.
  static func isAtMostZeroWithoutSigns(
    _ line: inout TextLayout.Line, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let start = Int(line.content)
    // Nothing but these two adds weight there.
    return line.indent < 4 && first(bytes, start, end, &line) + last(bytes, start, end, signs: 0) <= 0
  }

  /// Words with blanks between them, and an end that sentences have.
  private static func prose(
    _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ counts: LineCounts, length: Int
  ) -> Int {
    let blanks = counts.blanks
    let letters = counts.letters
    var weight = 0
    if blanks >= 3, letters * 100 >= (length - blanks) * 88 { weight -= 2 }
    if blanks >= 6, letters * 100 >= (length - blanks) * 92 { weight -= 2 }
    if counts.signs == 0, blanks >= 1 { weight -= 1 }
    let final = bytes.byte(end - 1)
    if final == UInt8(ascii: "."), blanks >= 2 { weight -= 2 }
    if final == UInt8(ascii: "?") || final == UInt8(ascii: "!"), blanks >= 2 { weight -= 2 }
    if counts.hasSentences { weight -= 2 }
    if counts.words >= 3, counts.words * 2 >= blanks { weight -= 2 }
    return weight
  }

  // MARK: - The first signs

  private static func first(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ line: inout TextLayout.Line
  ) -> Int {
    let next = bytes.byte(start + 1)
    switch bytes[start] {
    case UInt8(ascii: "}"), UInt8(ascii: "{"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      return 4
    case UInt8(ascii: "<"):
      return next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") ? 4 : 0
    case UInt8(ascii: "@"):
      return next.isASCIILetter ? 3 : 0
    case UInt8(ascii: "#"):
      if next == UInt8(ascii: "[") || next == UInt8(ascii: "!") { return 4 }
      return next.isASCIILetter ? 3 : 1
    case UInt8(ascii: "/"):
      return next == UInt8(ascii: "/") || next == UInt8(ascii: "*") ? 5 : 1
    case UInt8(ascii: "*"):
      return next == UInt8(ascii: "/") ? 4 : 0
    case UInt8(ascii: "$"):
      return next == 0x20 || next.isNamePart ? 4 : 2
    case UInt8(ascii: ">"):
      return next == UInt8(ascii: ">") ? 6 : 1
    case UInt8(ascii: "."):
      return next.isASCIILetter ? 3 : 0
    case UInt8(ascii: "-"):
      return next == UInt8(ascii: "-") ? 3 : (next == 0x20 ? -1 : 1)
    case 0xE2:
      // A bullet.
      return -1
    case UInt8(ascii: "["), UInt8(ascii: "("):
      return 1
    default:
      return word(bytes, start, end, &line)
    }
  }

  /// The first word, where it is one that begins a statement.
  private static func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ line: inout TextLayout.Line
  ) -> Int {
    var stop = start
    while stop < end, bytes[stop].isNamePart { stop += 1 }
    guard stop > start else { return 0 }
    let range = start..<stop
    let next = bytes.byte(stop)
    guard let index = words.index(of: bytes, range) else { return 0 }
    if index < statements.count { return next == 0x20 || next == 0x0A ? 4 : 3 }
    if index < statements.count + commands.count {
      line.beginsWithCommand = next == 0x20
      return next == 0x20 || next == 0x0A ? 3 : 0
    }
    if index >= words.count - imports.count, isImport(bytes, stop, end) { return 7 }
    // `for (`, `return x;`, `let x =` but not `for example`, `return values are`.
    let after = bytes.skippingBlanks(from: stop)
    let sign = bytes.byte(after)
    if sign == UInt8(ascii: "(") || sign == UInt8(ascii: "{") || sign == UInt8(ascii: ":") && after == stop { return 3 }
    if next == 0x0A || next == UInt8(ascii: ";") { return 3 }
    return 1
  }

  private static let words = WordSet(statements + commands + maybe + imports)
  private static let imports: [StaticString] = ["import", "from", "use", "using", "package", "namespace"]

  /// `from x import y, z`, `import a.b`: a name behind the word, and then nothing or another word of the statement.
  private static func isImport(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard bytes.byte(start) == 0x20, bytes.byte(start + 1).isNamePart || bytes.byte(start + 1) == UInt8(ascii: ".")
    else { return false }
    var index = start + 1
    while index < end, bytes[index].isNamePart || bytes[index].isOne(of: ".:/\\") { index += 1 }
    if index == end || bytes[index] == UInt8(ascii: ";") { return bytes.byte(end - 1) != UInt8(ascii: ":") }
    return bytes.hasWord(" import ", at: index) || bytes.hasWord(" as ", at: index)
  }

  private static let statements: [StaticString] = [
    "def", "elif", "const", "func", "fn", "impl", "pub", "printf", "SELECT", "INSERT", "FROM", "WHERE",
    "CREATE", "ALTER", "typedef", "fun", "val", "var", "println", "console", "std", "cout", "mut", "await", "async",
  ]
  private static let maybe: [StaticString] = [
    "if", "for", "while", "return", "let", "class", "try", "except", "else", "with", "public",
    "private",
    "protected", "static", "void", "int", "string", "struct", "enum", "interface", "type", "export", "function",
    "using",
    "switch", "case", "break", "continue", "throw", "raise", "yield", "print", "template", "final",
    "override", "guard", "extension", "protocol", "data", "object", "auto", "char", "bool", "double", "float", "new",
    "do",
    "catch", "finally", "default", "pass", "assert", "del", "global", "in", "as", "JOIN", "GROUP", "ORDER", "UPDATE",
    "DELETE", "VALUES", "SET", "AND", "OR", "LIMIT", "HAVING", "BEGIN", "END", "COMMIT", "unsafe", "match", "loop",
    "where",
  ]
  private static let commands: [StaticString] = [
    "git", "npm", "npx", "yarn", "pnpm", "docker", "kubectl", "pip", "cargo", "sudo", "cd", "ls", "mkdir", "curl",
    "wget",
    "ssh", "chmod", "chown", "grep", "echo", "cat", "sed", "awk", "tar", "apt", "brew", "python", "python3", "flask",
    "uv",
    "go", "rustup", "helm", "terraform", "openssl", "systemctl", "dotnet", "export", "source", "gcc", "rm", "cp", "mv",
  ]

  // MARK: - The last sign

  private static func last(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, signs: Int) -> Int {
    switch bytes[end - 1] {
    case UInt8(ascii: "{"), UInt8(ascii: "}"):
      return 4
    case UInt8(ascii: ";"):
      // Lists in many languages end their items so.
      return signs >= 3 ? 4 : 1
    case UInt8(ascii: "\\"):
      return 3
    case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "="):
      return 3
    case UInt8(ascii: "]"):
      return signs >= 3 ? 2 : 0
    case UInt8(ascii: ")"):
      return signs >= 3 ? 1 : 0
    case UInt8(ascii: ","):
      return signs >= 3 ? 2 : 0
    case UInt8(ascii: ">"):
      let before = bytes.byte(end - 2)
      return before == UInt8(ascii: "=") || before == UInt8(ascii: "-") ? 3 : 2
    default:
      return 0
    }
  }

  // MARK: - Signs within the line

  /// Those that are looked at.
  static let inner = ByteSet("=>:(){<&|")

  private static func inner(
    _ bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks, _ start: Int, _ end: Int, blanks: Int
  ) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var weight = 0
    var index = masks.nextInnerSign(from: start + 1, before: end)
    while index < end, weight < 6 {
      let byte = base[index]
      let previous = base[index - 1]
      let next = bytes.byte(index + 1)
      switch byte {
      case UInt8(ascii: "="):
        if previous == 0x20, next == 0x20 { weight += 2 }
        if previous == UInt8(ascii: "="), next == 0x20 || next == UInt8(ascii: "=") { weight += 1 }
        if next == UInt8(ascii: ">") { weight += 2 }
      case UInt8(ascii: ">"):
        if previous == UInt8(ascii: "-") { weight += 1 }
      case UInt8(ascii: ":"):
        if next == byte || next == UInt8(ascii: "=") { weight += 1 }
      case UInt8(ascii: "("):
        // A call: foo(…), a.b(…); prose has a blank before.
        if previous.isNamePart { weight += next == UInt8(ascii: ")") ? 1 : 2 }
      case UInt8(ascii: ")"):
        if next == UInt8(ascii: ";") || next == UInt8(ascii: ".") && bytes.byte(index + 2).isNamePart { weight += 2 }
      case UInt8(ascii: "{"):
        weight += 1
      case UInt8(ascii: "<"):
        if next == UInt8(ascii: "/") { weight += 2 }
      case UInt8(ascii: "&"), UInt8(ascii: "|"):
        if previous == byte || (previous == 0x20 && next == 0x20 && byte == UInt8(ascii: "|")) { weight += 1 }
      default:
        break
      }
      index = masks.nextInnerSign(from: index + 1, before: end)
    }
    // In a long line of prose some code says little.
    return blanks > 12 ? weight / 2 : weight
  }
}
