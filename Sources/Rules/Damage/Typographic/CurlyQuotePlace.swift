/// Where only code has quotes, though the text around is prose.
enum CurlyQuotePlace {
  static func isQuote(_ scalar: UInt32) -> Bool { scalar >= 0x2018 && scalar <= 0x201F }

  /// Whether a quote in prose stands where only code has one: `name="`, `call("`, `key = "`, `-m "`, `from "`, `{key: "`.
  static func opensInlineCode(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    let before = bytes.byte(start - 1)
    switch before {
    case UInt8(ascii: "="), UInt8(ascii: "{"):
      return true
    case UInt8(ascii: "("), UInt8(ascii: "["):
      let name = bytes.byte(start - 2) == UInt8(ascii: "!") ? start - 3 : start - 2
      return bytes.byte(name).isNamePart
    case 0x20:
      return follows(bytes, bytes.skippingBlanks(before: start))
    default:
      return false
    }
  }

  /// Whether a statement ends behind the text in quotes, and a sentence behind that: `“use strict”;?`.
  static func isStatement(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let behind = partner(of: range, bytes)
    return behind > 0 && bytes.byte(behind) == UInt8(ascii: ";") && bytes.byte(behind + 1).isOne(of: "?.,!)")
  }

  /// The same, for a quote with a blank before it.
  private static func follows(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    switch bytes.byte(end - 1) {
    case UInt8(ascii: "{"):
      return true
    case UInt8(ascii: "="):
      let operand = bytes.byte(bytes.skippingBlanks(before: end - 1) - 1)
      return operand.isNamePart || operand.isOne(of: "]=!+")
    case UInt8(ascii: ":"):
      return isInBraces(bytes, end - 1) || hasCamelCase(bytes, end - 1)
    default:
      // An option of a command, or a module.
      var word = end
      while word > end - 24, bytes.byte(word - 1).isNamePart { word -= 1 }
      // `--start-at "`.
      while word > end - 40, bytes.byte(word - 1) == 0x2D, bytes.byte(word - 2).isASCIILetter {
        word -= 2
        while word > end - 40, bytes.byte(word - 1).isNamePart { word -= 1 }
      }
      if bytes.byte(word - 1) == UInt8(ascii: "-") {
        while word > end - 24, bytes.byte(word - 1) == UInt8(ascii: "-") { word -= 1 }
        return bytes.byte(word - 1).isBlank
      }
      if end - word == 6, bytes.hasWord("extern", at: word) { return true }
      guard bytes.hasWord("from", at: word) || bytes.hasWord("import", at: word), end - word <= 6 else { return false }
      let line = bytes.skippingBlanks(from: bytes.lineStart(before: word))
      return bytes.hasWord("import ", at: line) || bytes.hasWord("export ", at: line)
    }
  }

  /// Whether the name before a colon has a capital letter inside, as names of programs have.
  private static func hasCamelCase(_ bytes: UnsafeBufferPointer<UInt8>, _ colon: Int) -> Bool {
    var index = colon
    var hasCapital = false
    while index > max(0, colon - 60), bytes.byte(index - 1).isNamePart {
      index -= 1
      let isCapital = bytes[index] >= UInt8(ascii: "A") && bytes[index] <= UInt8(ascii: "Z")
      if isCapital, bytes.byte(index - 1) >= UInt8(ascii: "a") { hasCapital = true }
    }
    return hasCapital && bytes.byte(index) >= UInt8(ascii: "a") && bytes.byte(index - 1) <= 0x20
  }

  /// Whether a name stands before the colon, and a brace is open before it.
  private static func isInBraces(_ bytes: UnsafeBufferPointer<UInt8>, _ colon: Int) -> Bool {
    let before = bytes.byte(colon - 1)
    guard before.isNamePart || before.isQuote || isQuote(bytes.scalar(before: colon)) else { return false }
    var index = colon
    while index > colon - 80, bytes.byte(index) != 0x0A, bytes.byte(index) != UInt8(ascii: "}") {
      if bytes.byte(index) == UInt8(ascii: "{") { return true }
      index -= 1
    }
    return false
  }

  /// Whether a line begins here that is a pair of JSON, `“name”: “Ada”,`: it ends in a comma or opens a bracket, or the
  /// next one closes a brace.
  static func isInPair(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard bytes.byte(bytes.skippingBlanks(before: range.lowerBound) - 1) == 0x0A else { return false }
    let behind = partner(of: range, bytes)
    guard behind > 0, bytes.byte(behind) == UInt8(ascii: ":"), bytes.byte(behind + 1) == 0x20 else { return false }
    let end = bytes.lineEnd(after: behind)
    if bytes.byte(bytes.skippingBlanks(before: end) - 1).isOne(of: ",{[") { return true }
    // The same before a comment.
    let hasComment = (behind..<end).contains {
      bytes[$0] == UInt8(ascii: "/") && bytes.byte($0 + 1) == UInt8(ascii: "/") && bytes[$0 - 1].isBlank
        && bytes.byte(bytes.skippingBlanks(before: $0) - 1).isOne(of: ",{[")
    }
    if hasComment { return true }
    return end < bytes.count && bytes.byte(bytes.skippingBlanks(from: end + 1)) == UInt8(ascii: "}")
  }

  /// Whether the line is a message of an interpreter: `NameError: name ‘x’ is not defined`.
  static func isInMessage(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let start = bytes.lineStart(before: range.lowerBound)
    var end = start
    while end < start + 60, bytes.byte(end).isNamePart || bytes.byte(end) == UInt8(ascii: ".") { end += 1 }
    guard bytes.byte(end) == UInt8(ascii: ":"), bytes.byte(end + 1) == 0x20 else { return false }
    return end > start + 5 && bytes.hasWord("error", at: end - 5) && bytes.byte(end - 5) == UInt8(ascii: "E")
      || end > start + 9 && bytes.hasWord("exception", at: end - 9) && bytes.byte(end - 9) == UInt8(ascii: "E")
  }

  /// Whether the line is one of a traceback of Python: `File “main.py”, line 3`.
  static func isInTraceback(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let line = bytes.skippingBlanks(from: bytes.lineStart(before: range.lowerBound))
    guard line == range.lowerBound - 5, bytes.hasWord("file ", at: line) else { return false }
    let behind = partner(of: range, bytes)
    return behind > 0 && bytes.hasWord(", line ", at: behind) && bytes.byte(behind + 7).isDigit
  }

  /// Whether it is the sign of a lifetime of Rust: `&‘a`, `<‘a>`, `‘static>`.
  static func isLifetime(_ scalar: UInt32, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard scalar == 0x2018 || scalar == 0x2019 else { return false }
    var end = range.upperBound
    while end < range.upperBound + 24, bytes.byte(end).isNamePart { end += 1 }
    guard end > range.upperBound, bytes.byte(range.upperBound) >= UInt8(ascii: "_") else { return false }
    let before = bytes.byte(range.lowerBound - 1)
    if before == UInt8(ascii: "&") || before == UInt8(ascii: "<") { return bytes.byte(end) < 0x80 }
    return (before.isBlank || before == UInt8(ascii: "(")) && bytes.hasWord("static", at: range.upperBound)
      && end == range.upperBound + 6 && bytes.byte(end).isOne(of: ">);,")
  }

  /// Whether it is one of three quotes in a row, which no sentence has.
  static func isTriple(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let before = bytes.scalar(before: range.lowerBound)
    let behind = bytes.scalar(at: range.upperBound).value
    if isQuote(before), isQuote(behind) { return true }
    return isQuote(behind) && isQuote(bytes.scalar(at: range.upperBound + 3).value)
      || isQuote(before) && range.lowerBound >= 3 && isQuote(bytes.scalar(before: range.lowerBound - 3))
  }

  /// Whether an opening quote closes something, `“/“)`, as filters turn quotes that have signs around them. In German and
  /// its neighbours it does so behind `„`.
  static func isTurned(_ scalar: UInt32, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard scalar == 0x201C || scalar == 0x2018 else { return false }
    let behind = bytes.byte(range.upperBound)
    let before = bytes.byte(range.lowerBound - 1)
    guard behind == UInt8(ascii: ")") || behind == UInt8(ascii: ";") || behind == UInt8(ascii: "}"), !before.isBlank,
      before < 0x80
    else { return false }
    let start = bytes.lineStart(before: range.lowerBound)
    return !(start..<range.lowerBound).contains { [0x201E, 0x201A].contains(bytes.scalar(at: $0).value) }
  }

  /// The index behind the next quote of the same kind on the line; 0 where there is none.
  static func partner(of range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let isDouble = bytes.scalar(at: range.lowerBound).value >= 0x201C
    var index = range.upperBound
    while index < range.upperBound + 160, bytes.byte(index) != 0x0A {
      let (scalar, length) = bytes.scalar(at: index)
      if isQuote(scalar), (scalar >= 0x201C) == isDouble { return index + length }
      index += length
    }
    return 0
  }
}
