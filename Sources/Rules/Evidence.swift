import Diagnostics
import YAML

/// The signs of damage in a file, by family: what was reported, and the weak ones that wait for company.
struct Evidence {
  /// A weak sign with all that is needed to report it later.
  struct Sign {
    let rule: any DamageRule.Type
    let text: Text
    let range: Range<Int>
    let message: String
    let help: String?
    let weight: Int
    var replacement: Replacement?
  }

  /// The weight from which a question's weak signs are enough.
  static let enough = 100
  /// The same in a file of which a part of the questions shows damage of that family.
  static let enoughInDamagedFile = 20
  /// Weak signs kept for one family: a hostile file has as many as it has bytes.
  private static let capacity = 400

  private struct Family {
    /// Weak signs of the current record.
    var pending: [Sign] = []
    /// Weak signs of earlier records that were not enough.
    var waiting: [Sign] = []
    var weight = 0
    var hasStrong = false
    /// Records with reported damage.
    var damaged = 0
  }

  private var families = [Family](repeating: Family(), count: DamageFamily.allCases.count)
  private var records = 0
  /// What was reported in the current record: a weak sign there says nothing new.
  private var reported: [(node: NodeID, range: Range<Int>)] = []
  /// Families with anything in the current record, one bit each.
  private var touched: UInt32 = 0

  mutating func beginFile() {
    for index in families.indices { families[index] = Family() }
    records = 0
    touched = 0
    reported.removeAll(keepingCapacity: true)
  }

  mutating func noteStrong(_ family: DamageFamily, at node: NodeID, _ range: Range<Int>) {
    if reported.count < Self.capacity { reported.append((node, range)) }
    families[Int(family.rawValue)].hasStrong = true
    touched |= 1 << UInt32(family.rawValue)
  }

  /// Whether another weak sign can be kept.
  func hasRoom(_ family: DamageFamily) -> Bool {
    let known = families[Int(family.rawValue)]
    return known.pending.count + known.waiting.count < Self.capacity
  }

  mutating func add(_ sign: Sign) {
    let index = Int(sign.rule.family.rawValue)
    families[index].pending.append(sign)
    families[index].weight = min(families[index].weight + max(0, sign.weight), 1_000_000)
    touched |= 1 << UInt32(index)
  }

  /// Ends a record: gives the weak signs that are to be reported now.
  mutating func endRecord() -> [Sign] {
    records += 1
    guard touched != 0 else { return [] }
    var ripe: [Sign] = []
    for index in families.indices where touched >> UInt32(index) & 1 != 0 {
      if families[index].hasStrong || families[index].weight >= Self.enough {
        ripe += families[index].pending.filter { $0.replacement != nil || !isReported($0) }
        families[index].damaged += 1
      } else if families[index].weight >= Self.enoughInDamagedFile {
        families[index].waiting += families[index].pending
      }
      families[index].pending.removeAll(keepingCapacity: true)
      families[index].weight = 0
      families[index].hasStrong = false
    }
    touched = 0
    reported.removeAll(keepingCapacity: true)
    return ripe
  }

  private func isReported(_ sign: Sign) -> Bool {
    reported.contains { $0.node == sign.text.node && $0.range.overlaps(sign.range) }
  }

  /// Ends the file: gives the weak signs of families of which at least three questions and an eighth of all are damaged.
  mutating func endFile() -> [Sign] {
    var ripe: [Sign] = []
    for family in families where family.damaged >= 3 && family.damaged >= records / 8 { ripe += family.waiting }
    return ripe
  }
}
