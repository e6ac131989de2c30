/// Looks around in markup, a bounded way back.
enum Markup {
  /// The longest tag that is looked through, in bytes.
  static let reach = 300

  /// The index of the `<` of the opening tag of an element.
  /// - Parameters:
  ///   - name: The bytes of the element's name in its closing tag.
  ///   - end: The index of the `>` of the opening tag.
  static func opening(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, endingAt end: Int) -> Int? {
    guard bytes.byte(end - 1) != UInt8(ascii: "/"), bytes.byte(end - 1) != UInt8(ascii: "=") else { return nil }
    let lowest = max(0, end - reach)
    var index = end
    while index > lowest {
      index -= 1
      guard bytes[index] == UInt8(ascii: "<") else { continue }
      let behind = bytes.byte(index + 1 + name.count)
      guard behind == UInt8(ascii: ">") || behind == 0x20 || behind == 0x0A else { return nil }
      for offset in 0..<name.count where bytes.byte(index + 1 + offset) != bytes[name.lowerBound + offset] {
        return nil
      }
      return index
    }
    return nil
  }

  /// The index of the `<` of the tag in which a byte lies; nil outside of tags.
  static func tag(_ bytes: UnsafeBufferPointer<UInt8>, around offset: Int) -> Int? {
    let lowest = max(0, offset - reach)
    var index = offset
    while index > lowest {
      index -= 1
      let byte = bytes[index]
      if byte == UInt8(ascii: "<") { return bytes.byte(index + 1).isASCIILetter ? index : nil }
      if byte == UInt8(ascii: ">"), bytes.byte(index - 1) != UInt8(ascii: "="), bytes.byte(index + 1) != 0x20 {
        return nil
      }
    }
    return nil
  }
}
