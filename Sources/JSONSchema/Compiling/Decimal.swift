/// A number with all its digits: compared exactly, however large or small it is.
struct Decimal: Hashable, Sendable {
  private(set) var isNegative = false
  /// The digits, 0 to 9, without zeros at either end; none for zero.
  private(set) var digits: [UInt8] = []
  /// The value is 0.d₁d₂d₃… × 10 to this power; 0 for zero. Cut to ±10⁹.
  private(set) var exponent = 0
  /// `.inf` and `-.inf`.
  private(set) var isInfinite = false

  /// The most characters of a number with base 8 or 16.
  private static let longestBased = 64

  /// Reads a number of the YAML 1.2 core schema (section 10.3.2). Nil for `.nan`, and for what is no number.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var position = 0
    if let sign = bytes.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      position = 1
    }
    guard position < bytes.count else { return nil }
    if position == 0, bytes.count > 2, bytes[0] == 0x30, bytes[1] == 0x78 || bytes[1] == 0x6F {
      guard let digits = Self.decimalDigits(of: bytes, base: bytes[1] == 0x78 ? 16 : 8) else { return nil }
      set(digits, point: digits.count)
      return
    }
    if bytes[position] == 0x2E, Self.isInfinity(bytes, from: position + 1) {
      isInfinite = true
      return
    }

    var digits: [UInt8] = []
    var point: Int?
    while position < bytes.count {
      let byte = bytes[position]
      if (0x30...0x39).contains(byte) {
        digits.append(byte - 0x30)
      } else if byte == 0x2E, point == nil {
        point = digits.count
      } else {
        break
      }
      position += 1
    }
    guard !digits.isEmpty else { return nil }
    var power = 0
    if position < bytes.count {
      guard bytes[position] | 0x20 == 0x65, let found = Self.power(bytes, from: position + 1) else { return nil }
      power = found
    }
    set(digits, point: (point ?? digits.count) + power)
  }

  init(_ value: Int) {
    isNegative = value < 0
    let digits = String(value.magnitude).utf8.map { $0 - 0x30 }
    set(digits, point: digits.count)
  }

  private mutating func set(_ found: [UInt8], point: Int) {
    guard let start = found.firstIndex(where: { $0 != 0 }), let last = found.lastIndex(where: { $0 != 0 }) else {
      isNegative = false
      return
    }
    digits = Array(found[start...last])
    exponent = min(max(point - start, -1_000_000_000), 1_000_000_000)
  }

  private static func isInfinity(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Bool {
    let rest = bytes[min(position, bytes.count)...]
    return rest.count == 3 && rest.map { $0 | 0x20 } == Array("inf".utf8)
  }

  private static func power(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var position = start
    var isNegative = false
    if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D {
      isNegative = bytes[position] == 0x2D
      position += 1
    }
    guard position < bytes.count else { return nil }
    var value = 0
    while position < bytes.count {
      guard (0x30...0x39).contains(bytes[position]) else { return nil }
      value = min(value * 10 + Int(bytes[position] - 0x30), 1_000_000_000)
      position += 1
    }
    return isNegative ? -value : value
  }

  /// The decimal digits of `0x…` or `0o…`.
  private static func decimalDigits(of bytes: UnsafeBufferPointer<UInt8>, base: Int) -> [UInt8]? {
    guard bytes.count <= longestBased else { return nil }
    var digits: [UInt8] = [0]
    for byte in bytes.dropFirst(2) {
      let value: Int
      switch byte {
      case 0x30...0x39: value = Int(byte) - 0x30
      case 0x41...0x46: value = Int(byte) - 0x41 + 10
      case 0x61...0x66: value = Int(byte) - 0x61 + 10
      default: return nil
      }
      guard value < base else { return nil }
      var carry = value
      for index in digits.indices.reversed() {
        carry += Int(digits[index]) * base
        digits[index] = UInt8(carry % 10)
        carry /= 10
      }
      while carry > 0 {
        digits.insert(UInt8(carry % 10), at: 0)
        carry /= 10
      }
    }
    return digits
  }

  var isZero: Bool { digits.isEmpty && !isInfinite }

  /// Whether the fraction is zero.
  var isInteger: Bool { !isInfinite && digits.count <= max(0, exponent) }

  /// The number as a whole number of at least 0, where it is one and at most 10⁹.
  var count: Int? {
    guard isInteger, !isNegative, exponent <= 10 else { return isZero ? 0 : nil }
    var value = 0
    for index in 0..<max(0, exponent) { value = value * 10 + (index < digits.count ? Int(digits[index]) : 0) }
    return value
  }

  static func < (left: Decimal, right: Decimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let order = magnitude(left, right)
    return left.isNegative ? order > 0 : order < 0
  }

  /// Below, at or above zero as the magnitude of `left` is less than, equal to or more than that of `right`.
  private static func magnitude(_ left: Decimal, _ right: Decimal) -> Int {
    if left.isInfinite || right.isInfinite { return (left.isInfinite ? 1 : 0) - (right.isInfinite ? 1 : 0) }
    if left.digits.isEmpty || right.digits.isEmpty { return left.digits.count - right.digits.count }
    if left.exponent != right.exponent { return left.exponent < right.exponent ? -1 : 1 }
    if left.digits == right.digits { return 0 }
    return left.digits.lexicographicallyPrecedes(right.digits) ? -1 : 1
  }
}
