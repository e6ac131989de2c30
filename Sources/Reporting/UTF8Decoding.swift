/// The scalar that begins at `offset`, strictly decoded (Unicode 16, table 3-7), and its length in bytes; nil where
/// the bytes there are not valid UTF-8. Nothing at or behind `end` is looked at.
func decodeScalar(_ bytes: [UInt8], at offset: Int, end: Int) -> (value: UInt32, length: Int)? {
  let lead = bytes[offset]
  let length: Int
  var value: UInt32
  // What the second byte may be: the limits keep out overlong forms, surrogates, and what is above U+10FFFF.
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch lead {
  case 0x00...0x7F: return (UInt32(lead), 1)
  case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
  case 0xE0...0xEF:
    (length, value) = (3, UInt32(lead & 0x0F))
    if lead == 0xE0 { second = 0xA0...0xBF }
    if lead == 0xED { second = 0x80...0x9F }
  case 0xF0...0xF4:
    (length, value) = (4, UInt32(lead & 0x07))
    if lead == 0xF0 { second = 0x90...0xBF }
    if lead == 0xF4 { second = 0x80...0x8F }
  default: return nil
  }
  guard end - offset >= length else { return nil }
  for index in 1..<length {
    let byte = bytes[offset + index]
    guard index == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else { return nil }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  return (value, length)
}

/// The greatest offset not above `limit` at which no scalar is cut in two.
func scalarBoundary(_ bytes: [UInt8], notAbove limit: Int) -> Int {
  var offset = limit
  while offset > 0, offset > limit - 4, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
  return offset
}
