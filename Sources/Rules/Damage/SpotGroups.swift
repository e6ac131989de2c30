import Diagnostics

/// A place of a text at which one sign or a few were damaged.
struct Spot {
  /// Bytes of the text.
  let range: Range<Int>
  /// What stood there; nil where it cannot be said.
  let text: String?
  /// In hundredths of what a question needs; 100 and more is reported by itself.
  let weight: Int
  /// Whether nothing but ``text`` can have stood there, once it is known that something is damaged: what is a good guess is
  /// no safe fix.
  let isCertain: Bool

  static let strong = 100

  init(_ range: Range<Int>, _ text: String?, weight: Int = Spot.strong, isCertain: Bool = true) {
    self.range = range
    self.text = text
    self.weight = weight
    self.isCertain = isCertain
  }
}

/// Gathers the spots of one cause in a text and reports those that stand close together as one, as a text can have
/// hundreds: two groups, each on one line, are reported as they are; of more, the first one, and the others together.
struct SpotGroups {
  /// The longest way from one spot to the next one of a group, in bytes.
  private static let reach = 60
  /// The most bytes of a group on one line.
  private static let longest = 400
  /// The most spots of a text: a hostile one has as many as it has bytes.
  static let capacity = 4_000

  private let rule: any DamageRule.Type
  private let text: Text
  private let context: RuleContext
  private let help: String
  private let title: ([Spot]) -> String
  private let message: ([Spot]) -> String
  private var spots: [Spot] = []

  /// - Parameters:
  ///   - title: Says what the fix of a group does.
  ///   - message: Says what is wrong with a group, which is not empty.
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

  /// Takes the next spot; they come in their order and do not overlap.
  mutating func add(_ spot: Spot) {
    if spots.count < Self.capacity { spots.append(spot) }
  }

  /// Reports what was gathered.
  func report() {
    guard !spots.isEmpty else { return }
    let first = endOfGroup(from: 0)
    report(spots[..<first])
    guard first < spots.count else { return }
    report(spots[first...])
  }

  /// The index behind the spots that stand close to one on its line.
  private func endOfGroup(from start: Int) -> Int {
    var end = start + 1
    while end < spots.count {
      let gap = spots[end - 1].range.upperBound..<spots[end].range.lowerBound
      guard gap.count <= Self.reach, !text.bytes[gap].contains(0x0A),
        spots[end].range.upperBound - spots[start].range.lowerBound <= Self.longest
      else { break }
      end += 1
    }
    return end
  }

  private func report(_ group: ArraySlice<Spot>) {
    guard let first = group.first, let last = group.last else { return }
    let isStrong = group.contains { $0.weight >= Spot.strong }
    let weight = group.reduce(0) { $0 + $1.weight }
    let known = group.filter { $0.text != nil }
    let certain = known.filter(\.isCertain)
    context.report(
      damage: rule, in: text, first.range.lowerBound..<last.range.upperBound, isStrong ? .strong : .weak(weight),
      message(Array(group)), help: help
    ) {
      // Once what is certain was mended, the guesses are left, and are a fix of their own.
      let (chosen, applicability) = certain.isEmpty ? (known, Fix.Applicability.unsafe) : (certain, .safe)
      return chosen.isEmpty
        ? nil : Replacement(title(Array(chosen)), applicability, chosen.map { ($0.range, $0.text ?? "") })
    }
  }
}
