/// Guesses the language of a piece of code by the words and signs in it: each votes for the languages that have it.
enum LanguageGuess {
  /// How much of a piece of code is looked at, in bytes.
  private static let reach = 1_500

  static func language(of bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks, _ range: Range<Int>) -> Language {
    var votes = SIMD16<Int16>()
    let end = min(range.upperBound, range.lowerBound + reach, bytes.count)
    var index = max(0, range.lowerBound)
    while index < end {
      let byte = bytes[index]
      if byte.isWordPart {
        let start = index
        index = masks.wordEnd(from: index + 1, before: end)
        if let word = words.index(of: bytes, start..<index), word < weights.count { votes &+= weights[word] }
        continue
      }
      if byte > 0x20 { vote(bytes, at: index, &votes) }
      index += 1
    }
    return winner(votes)
  }

  private static func winner(_ votes: SIMD16<Int16>) -> Language {
    var best = 0
    for index in 1..<16 where votes[index] > votes[best] { best = index }
    return votes[best] >= 2 ? Language(rawValue: UInt8(best)) ?? .unknown : .unknown
  }

  /// The signs that tell.
  private static func vote(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ votes: inout SIMD16<Int16>) {
    let next = bytes.byte(index + 1)
    switch bytes[index] {
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: "/") || next == UInt8(ascii: "!") { votes &+= mask([.html], 3) }
      if next == UInt8(ascii: "?") { votes &+= mask([.php], 4) }
      if next == UInt8(ascii: "<") { votes &+= mask([.c], 1) }
      let opensTag = next.lowercased >= UInt8(ascii: "a") && next.lowercased <= UInt8(ascii: "z")
      if opensTag, !bytes.byte(index - 1).isNamePart { votes &+= mask([.html], 2) }
    case UInt8(ascii: "="):
      if next == UInt8(ascii: ">") { votes &+= mask([.javascript, .csharp, .rust, .php], 1) }
      if next == UInt8(ascii: "="), bytes.byte(index + 2) == next { votes &+= mask([.javascript], 3) }
    case UInt8(ascii: "-"):
      if next == UInt8(ascii: ">") { votes &+= mask([.swift, .rust, .php, .kotlin, .c], 1) }
      if next == UInt8(ascii: "-"), bytes.byte(index + 2) == 0x20 { votes &+= mask([.sql], 2) }
      if bytes.byte(index - 1) == 0x20, next == UInt8(ascii: "-") { votes &+= mask([.shell], 1) }
    case UInt8(ascii: ":"):
      if next == UInt8(ascii: "=") { votes &+= mask([.go], 3) }
      if next == UInt8(ascii: ":") { votes &+= mask([.c, .rust], 2) }
      if next == 0x0A { votes &+= mask([.python, .data], 1) }
    case UInt8(ascii: "$"):
      if next == 0x20, bytes.byte(index - 1) == 0x0A { votes &+= mask([.shell], 4) }
      if next.isNamePart { votes &+= mask([.php, .shell], 1) }
      if next == UInt8(ascii: "{") { votes &+= mask([.javascript, .kotlin, .shell], 1) }
      if next == UInt8(ascii: "\"") { votes &+= mask([.csharp], 3) }
    case UInt8(ascii: ">"):
      if next == UInt8(ascii: ">"), bytes.byte(index + 2) == next { votes &+= mask([.python], 4) }
    case UInt8(ascii: "{"):
      if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") { votes &+= mask([.html], 2) }
    case UInt8(ascii: "`"):
      votes &+= mask([.javascript], 1)
    case UInt8(ascii: ";"):
      if next == 0x0A { votes &+= mask([.javascript, .c, .csharp, .java, .php, .rust, .css, .sql], 1) }
    case UInt8(ascii: "#"):
      if next == 0x20 { votes &+= mask([.python, .shell, .ruby, .data], 1) }
      if next == UInt8(ascii: "[") { votes &+= mask([.rust], 3) }
      if next == UInt8(ascii: "!") { votes &+= mask([.shell], 4) }
    case UInt8(ascii: "/"):
      if next == UInt8(ascii: "/"), bytes.byte(index - 1) != UInt8(ascii: ":") {
        votes &+= mask([.javascript, .c, .csharp, .java, .kotlin, .swift, .rust, .go, .php], 1)
      }
    case UInt8(ascii: "@"):
      if bytes.byte(index - 1) == 0x0A { votes &+= mask([.python, .java, .kotlin, .swift], 1) }
    case UInt8(ascii: "!"):
      if next == UInt8(ascii: "("), bytes.byte(index - 1).isNamePart { votes &+= mask([.rust], 3) }
    default:
      break
    }
  }

  private static func mask(_ languages: [Language], _ weight: Int16) -> SIMD16<Int16> {
    var result = SIMD16<Int16>()
    for language in languages where language != .unknown { result[Int(language.rawValue)] = weight }
    return result
  }

  private static let words = WordSet(LanguageWords.table.map(\.word))
  private static let weights: [SIMD16<Int16>] = LanguageWords.table.map { mask($0.languages, $0.weight) }
}
