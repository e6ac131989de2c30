import Diagnostics

/// A place of a text at which one sign or a few were damaged.
struct Spot {
  /// Bytes of the text.
  let range: Range<Int>
  /// What stood there; nil where it cannot be said.
  let text: String?
  /// In hundredths of what a question needs; 100 and more is reported by itself.
  let weight: Int

  static let strong = 100

  init(_ range: Range<Int>, _ text: String?, weight: Int = Spot.strong) {
    self.range = range
    self.text = text
    self.weight = weight
  }
}

/// Gathers spots of one cause, which come in their order, and reports those that stand close together on one line as
/// one: a text can have hundreds.
struct SpotGroups {
  /// The longest way from one spot to the next one of a group, in bytes.
  private static let reach = 60
  /// The most bytes and spots of a group.
  private static let longest = 400

  private let rule: any DamageRule.Type
  private let text: Text
  private let context: RuleContext
  private let message: ([Spot]) -> String
  private let help: String
  private let title: ([Spot]) -> String
  private var spots: [Spot] = []

  /// - Parameters:
  ///   - message: Says what is wrong with a group, which is not empty.
  ///   - title: Says what the fix of a group does.
  init(
    _ rule: any DamageRule.Type, _ text: Text, _ context: RuleContext, help: String,
    title: @escaping ([Spot]) -> String, message: @escaping ([Spot]) -> String
  ) {
    self.rule = rule
    self.text = text
    self.context = context
    self.help = help
    self.title = title
    self.message = message
  }

  mutating func add(_ spot: Spot) {
    if let last = spots.last, let first = spots.first, !belongs(spot, first: first, last: last) { report() }
    spots.append(spot)
  }

  private func belongs(_ spot: Spot, first: Spot, last: Spot) -> Bool {
    let gap = last.range.upperBound..<max(last.range.upperBound, spot.range.lowerBound)
    return gap.count <= Self.reach && spot.range.upperBound - first.range.lowerBound <= Self.longest
      && !text.bytes[gap].contains(0x0A)
  }

  /// Reports what was gathered; to be called at the end.
  mutating func report() {
    guard let first = spots.first, let last = spots.last else { return }
    let isStrong = spots.contains { $0.weight >= Spot.strong }
    let weight = isStrong ? Spot.strong : min(spots.reduce(0) { $0 + $1.weight }, Spot.strong - 1)
    let confidence: Confidence = weight >= Spot.strong ? .strong : .weak(weight)
    context.report(
      damage: rule, in: text, first.range.lowerBound..<last.range.upperBound, confidence, message(spots), help: help,
      replacement: replacement)
    spots.removeAll(keepingCapacity: true)
  }

  private func replacement() -> Replacement? {
    let known = spots.filter { $0.text != nil }
    guard !known.isEmpty else { return nil }
    return Replacement(title(known), .safe, known.map { ($0.range, $0.text ?? "") })
  }

  /// The bytes of a spot as a message quotes them.
  func quoted(_ spot: Spot) -> String { Quotation.of(String(decoding: text.bytes[spot.range], as: UTF8.self)) }
}
