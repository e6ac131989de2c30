import YAML

/// A value that stands in a schema (`enum`, `const`), copied out of the tree it was read from.
indirect enum Literal: Sendable {
  case null
  case boolean(Bool)
  case number(Decimal)
  case string([UInt8])
  case array([Literal])
  /// Sorted by key.
  case object([(key: [UInt8], value: Literal)])
}

extension Literal {
  /// The value as a writer would put it in a file, for messages.
  var display: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.display
    case .string(let bytes): String(decoding: bytes, as: UTF8.self)
    case .array(let items): "[" + items.map(\.display).joined(separator: ", ") + "]"
    case .object(let pairs):
      "{" + pairs.map { String(decoding: $0.key, as: UTF8.self) + ": " + $0.value.display }.joined(separator: ", ")
        + "}"
    }
  }
}

extension Decimal {
  /// The number in digits, or with a power of ten where it is long.
  var display: String {
    let sign = isNegative ? "-" : ""
    if isInfinite { return sign + ".inf" }
    if digits.isEmpty { return "0" }
    let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    if exponent > 21 || exponent < -6 { return "\(sign)0.\(text)e\(exponent)" }
    if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + text }
    if digits.count <= exponent { return sign + text + String(repeating: "0", count: exponent - digits.count) }
    return sign + text.prefix(exponent) + "." + text.dropFirst(exponent)
  }
}
