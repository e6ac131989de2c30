/// How commands write their options, for those that do not write `--name` and `-n`.
enum CommandOptions {
  enum Style {
    /// All options have one hyphen, or these letters can only be several options of one letter.
    case oneHyphen
    /// Words have two hyphens, as in most commands.
    case twoHyphens
    /// It may be a word or several options of one letter.
    case unclear
  }

  /// Commands whose options are words with one hyphen.
  private static let oneHyphen: [StaticString] = ["find", "go", "java", "javac", "openssl", "terraform", "ffmpeg"]

  /// Commands whose options of one letter are often written as one word; behind each, its other options of up to three letters.
  private static let bundling: [(command: StaticString, words: [StaticString])] = [
    ("chmod", []), ("chown", []), ("cp", []), ("df", ["all", "si"]), ("du", ["all", "si"]), ("grep", []),
    ("gzip", []), ("head", []), ("kill", []), ("ln", []), ("ls", ["all", "si"]), ("lsof", []), ("mkdir", []),
    ("mount", ["all"]), ("mv", []), ("netstat", ["all", "tcp", "udp", "raw"]), ("ps", ["pid", "tty"]), ("rm", []),
    ("scp", []), ("sort", ["key"]), ("ss", ["all", "tcp", "udp", "raw"]), ("ssh", []), ("tail", ["pid"]),
    ("tar", ["get", "xz"]), ("unzip", []), ("wc", []), ("zip", []),
  ]

  /// The style of an option whose letters are given, by the command that it belongs to.
  static func style(of option: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Style {
    // `-vvv`.
    if option.allSatisfy({ bytes[$0] == bytes[option.lowerBound] }) { return .oneHyphen }
    let command = command(before: option.lowerBound, bytes)
    if oneHyphen.contains(where: { equals($0, command, bytes) }) { return .oneHyphen }
    guard let known = bundling.first(where: { equals($0.command, command, bytes) }) else { return .twoHyphens }
    if option.count > 3 { return bytes.byte(option.upperBound) == UInt8(ascii: "-") ? .twoHyphens : .unclear }
    return known.words.contains { equals($0, option, bytes) } ? .unclear : .oneHyphen
  }

  private static let maximumDistance = 1_000

  /// The name of the command that a place on a line belongs to: the first word of the line or behind what joins commands, but for
  /// the number of an item, a prompt and `sudo`; empty when it stands more than ``maximumDistance`` bytes before.
  static func command(before end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = end
    let bound = max(0, end - maximumDistance)
    while start > bound, bytes.byte(start - 1) != 0x0A, !bytes.byte(start - 1).isOne(of: "|&;(`") { start -= 1 }
    if start == bound, bound > 0 { return end..<end }
    var number = bytes.skippingBlanks(from: start)
    while bytes.byte(number).isDigit { number += 1 }
    if bytes.byte(number).isOne(of: ".)"), number > start { start = number + 1 }
    while start < end {
      start = bytes.skippingBlanks(from: start)
      var stop = start
      while stop < end, bytes.byte(stop).isNamePart || stop > start && bytes.byte(stop) == 0x2D { stop += 1 }
      let isPrefix = equals("sudo", start..<stop, bytes) || equals("exec", start..<stop, bytes)
      if stop > start, !isPrefix { return start..<stop }
      start = isPrefix ? stop : start + 1
      if !isPrefix, !bytes.byte(start - 1).isOne(of: "$#>%") { return start..<start }
    }
    return end..<end
  }

  private static func equals(_ word: StaticString, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    word.utf8CodeUnitCount == range.count && bytes.hasWord(word, at: range.lowerBound)
  }
}
