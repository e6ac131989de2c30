/// A command of the shell that lacks something.
struct CommandHole {
  let range: Range<Int>
  let what: StaticString
  let hasOptions: Bool
  let isDoubtful: Bool
  /// Whether it has more than one word: the others are words of English, too (`which`, `kill`).
  var isPhrase = true

  /// The hole in the command that these bytes are; nil where they are none, or it lacks nothing.
  static func find(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> CommandHole? {
    guard let (shape, stop) = CommandShape.find(bytes, from: start, to: end) else { return nil }
    var operands = 0
    var hasOptions = bytes[start..<stop].contains(UInt8(ascii: "-")) && bytes.contains(" -", from: start, to: stop)
    var last = start..<stop
    var gap: Range<Int>?
    var index = bytes.skippingBlanks(from: stop)
    while index < end {
      let word = index..<CommandShape.wordEnd(bytes, from: index, to: end)
      guard !word.isEmpty else { break }
      // The value of the option before it.
      let isOption = bytes[word.lowerBound] == UInt8(ascii: "-") && word.count > 1
      if isOption, last.lowerBound > start, !bytes.byte(word.lowerBound + 1).isDigit,
        CommandShape.needsValue(bytes, command: start, last)
      {
        return CommandHole(
          range: start..<last.upperBound, what: "the value of an option", hasOptions: true, isDoubtful: false)
      }
      if isBroken(bytes, word, command: start) {
        return CommandHole(
          range: start..<word.upperBound, what: "a part of its argument", hasOptions: true, isDoubtful: false)
      }
      // Some set two blanks between sentences.
      let isBehindStop = bytes[last.upperBound - 1].isOne(of: ".:!?")
      if index - last.upperBound == 2, !isBehindStop { gap = last.lowerBound..<word.upperBound }
      if bytes[word.lowerBound] == UInt8(ascii: "-"), word.count > 1 {
        if shape.waives(bytes, word) { return nil }
        hasOptions = true
      } else {
        operands += 1
      }
      last = word
      index = bytes.skippingBlanks(from: word.upperBound)
    }
    let range = start..<last.upperBound
    if CommandShape.needsValue(bytes, last) || CommandShape.needsValue(bytes, command: start, last),
      last.lowerBound > start
    {
      return CommandHole(range: range, what: "the value of its last option", hasOptions: true, isDoubtful: false)
    }
    guard operands < shape.operands else {
      // Two blanks between the words.
      guard let gap, !bytes[start..<end].isEmpty, !bytes.contains("   ", from: start, to: end),
        bytes.byte(gap.upperBound - 1) != UInt8(ascii: "-")
      else { return nil }
      return CommandHole(range: start..<gap.upperBound, what: "an argument", hasOptions: true, isDoubtful: true)
    }
    return CommandHole(
      range: range, what: "its argument", hasOptions: hasOptions || operands > 0, isDoubtful: shape.isDoubtful,
      isPhrase: bytes[range].contains(0x20))
  }

  /// Whether a word has a hole at its end: `--name=`, `root@`, `nginx:`.
  private static func isBroken(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, command: Int) -> Bool {
    let first = bytes[word.lowerBound]
    let final = bytes[word.upperBound - 1]
    let isGit = bytes.hasWord("git ", at: command)
    switch final {
    case UInt8(ascii: "="):
      return word.count > 4 && first == UInt8(ascii: "-")
    case UInt8(ascii: "@"):
      return word.count == 1 || bytes[word.upperBound - 2].isNamePart
    case UInt8(ascii: ":"):
      if word.count == 1 || bytes[word.upperBound - 2] == UInt8(ascii: "@") { return true }
      return bytes.hasWord("docker ", at: command) && bytes[word.upperBound - 2].isNamePart
    case UInt8(ascii: "."):
      return isGit && word.count == 2 && first == final
    case UInt8(ascii: "/"):
      return isGit && bytes.hasWord("origin/", at: word.lowerBound) && word.count == 7
    default:
      if first == UInt8(ascii: "@") { return bytes.byte(word.lowerBound + 1) == UInt8(ascii: ":") }
      // The end of a file's name.
      return first == UInt8(ascii: ".") && extensions.contains(bytes, word.lowerBound + 1..<word.upperBound)
    }
  }

  private static let extensions = WordSet([
    "tar.gz", "tar", "zip", "pem", "crt", "key", "csr", "txt", "log", "yaml", "yml", "sh", "py", "jar", "sql", "csv",
    "deb", "rpm", "c", "cpp", "java", "js",
  ])
}
