/// The number that `multipleOf` divides by: exact, with all its digits.
struct Divisor: Sendable {
  /// The most significant digits.
  static let maximumDigits = 100

  let display: String
  /// The number is these digits, as one whole number, × 10 to the power `scale`.
  private let digits: [UInt8]
  private let scale: Int

  /// Nil where the number is not above zero, or has more than ``maximumDigits``.
  init?(_ number: Decimal) {
    guard !number.isNegative, !number.isInfinite, !number.isZero, number.digits.count <= Self.maximumDigits else {
      return nil
    }
    display = number.display
    digits = number.digits
    scale = number.exponent - number.digits.count
  }

  /// The steps that dividing takes from a ``ValidationBudget``.
  func cost(of number: Decimal) -> Int { number.digits.count * digits.count / 4 }

  /// Whether the number divided by this one is whole.
  func divides(_ number: Decimal) -> Bool {
    if number.isZero { return true }
    if number.isInfinite { return false }
    let zeros = number.exponent - number.digits.count - scale
    // The last digit of the number is not zero: nothing with more zeros at its end divides it.
    guard zeros >= 0 else { return false }
    var rest = Remainder(digits)
    for digit in number.digits { rest.append(digit) }
    // A zero at the end takes a factor 2 and a factor 5 from what is missing. There are fewer than four to a digit.
    for _ in 0..<min(zeros, 4 * digits.count) where !rest.isZero { rest.append(0) }
    return rest.isZero
  }
}

/// What is left of a number that is read digit by digit, when it is divided.
private struct Remainder {
  private let divisor: [UInt8]
  /// As many digits as the divisor has and one before them; below the divisor.
  private var digits: [UInt8]

  init(_ divisor: [UInt8]) {
    self.divisor = [0] + divisor
    digits = [UInt8](repeating: 0, count: divisor.count + 1)
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  mutating func append(_ digit: UInt8) {
    // The first digit is zero: the remainder is below the divisor.
    for index in digits.indices.dropLast() { digits[index] = digits[index + 1] }
    digits[digits.count - 1] = digit
    while !digits.lexicographicallyPrecedes(divisor) { subtract() }
  }

  private mutating func subtract() {
    var borrow: UInt8 = 0
    for index in digits.indices.reversed() {
      let taken = divisor[index] + borrow
      borrow = digits[index] < taken ? 1 : 0
      digits[index] = digits[index] + borrow * 10 - taken
    }
  }
}
