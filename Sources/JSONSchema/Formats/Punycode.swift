/// Labels with other letters than ASCII as ASCII (RFC 3492). For labels of up to 63 scalars or bytes.
enum Punycode {
  /// What a label in Punycode begins with: `xn--`.
  static let prefix: [UInt8] = [0x78, 0x6E, 0x2D, 0x2D]

  private static let base = 36
  private static let delimiter: UInt8 = 0x2D

  /// The scalars of lower case Punycode, without its prefix; nil where it stands for none.
  static func decode(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
    var scalars: [Unicode.Scalar] = []
    var rest = bytes
    if let last = bytes.lastIndex(of: delimiter) {
      scalars = bytes[..<last].map { Unicode.Scalar($0) }
      rest = bytes[(last + 1)...]
    }
    var state = State()
    var position = 0
    var index = rest.startIndex
    while index < rest.endIndex {
      let start = position
      var weight = 1
      var k = base
      while true {
        guard index < rest.endIndex, let digit = digit(of: rest[index]) else { return nil }
        index += 1
        position += digit * weight
        // Far beyond all scalars, and far below what Int holds.
        guard position <= 0x7FFF_FFFF else { return nil }
        let threshold = state.threshold(k)
        if digit < threshold { break }
        weight = min(weight * (base - threshold), 0x7FFF_FFFF)
        k += base
      }
      let count = scalars.count + 1
      state.adapt(position - start, count: count, isFirst: start == 0)
      state.scalar += position / count
      position %= count
      guard let value = UInt32(exactly: state.scalar), let scalar = Unicode.Scalar(value) else { return nil }
      scalars.insert(scalar, at: position)
      position += 1
    }
    return scalars
  }

  /// The Punycode of scalars, without prefix; nil for more than 63.
  static func encode(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
    guard scalars.count <= 63 else { return nil }
    var result = scalars.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    var handled = result.count
    let basicCount = handled
    if handled > 0 { result.append(delimiter) }
    var state = State()
    var delta = 0
    while handled < scalars.count {
      let values = scalars.map { Int($0.value) }
      guard let next = values.filter({ $0 >= state.scalar }).min() else { return nil }
      delta += (next - state.scalar) * (handled + 1)
      state.scalar = next
      for value in values {
        if value < next { delta += 1 }
        guard value == next else { continue }
        append(delta, to: &result, state)
        state.adapt(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      state.scalar += 1
    }
    return result
  }

  private static func append(_ delta: Int, to result: inout [UInt8], _ state: State) {
    var rest = delta
    var k = base
    while true {
      let threshold = state.threshold(k)
      if rest < threshold { break }
      result.append(byte(of: threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      k += base
    }
    result.append(byte(of: rest))
  }

  private static func digit(of byte: UInt8) -> Int? {
    if ASCII.isDigit(byte) { return Int(byte) - 0x30 + 26 }
    return ASCII.isLetter(byte) ? Int(byte | 0x20) - 0x61 : nil
  }

  private static func byte(of digit: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: digit < 26 ? digit + 0x61 : digit - 26 + 0x30)
  }

  /// The next scalar and the bias of the digits (section 6.1).
  private struct State {
    var scalar = 0x80
    private var bias = 72

    func threshold(_ k: Int) -> Int { min(max(k - bias, 1), 26) }

    mutating func adapt(_ delta: Int, count: Int, isFirst: Bool) {
      var delta = isFirst ? delta / 700 : delta / 2
      delta += delta / count
      var k = 0
      while delta > 455 {
        delta /= 35
        k += base
      }
      bias = k + 36 * delta / (delta + 38)
    }
  }
}
