/// What each byte of a text, or each kind of token, means to the leads of a pass: bit *n* is lead *n*.
struct LeadTable {
  /// The most leads of one pass.
  static let maximumLeads = 64

  struct Meaning {
    /// The leads that it is one of.
    var leads: UInt64 = 0
    /// The leads before which it may stand.
    var before: UInt64 = 0
    /// The leads behind which it may stand.
    var behind: UInt64 = 0
    /// The rules that require it: bit *n* is rule *n*.
    var requirements: UInt64 = 0
  }

  /// 256 of them.
  private(set) var meanings = [Meaning](repeating: Meaning(), count: 256)

  /// - Parameter number: Below ``maximumLeads``.
  mutating func add(_ lead: Lead, as number: Int) {
    let bit = UInt64(1) << UInt64(number)
    for byte in UInt8.min...UInt8.max {
      if lead.bytes.contains(byte) { meanings[Int(byte)].leads |= bit }
      if lead.before.contains(byte) { meanings[Int(byte)].before |= bit }
      if lead.behind.contains(byte) { meanings[Int(byte)].behind |= bit }
    }
  }

  /// - Parameter rule: Its number, below 64.
  mutating func require(_ bytes: ByteSet, for rule: Int) {
    for byte in UInt8.min...UInt8.max where bytes.contains(byte) {
      meanings[Int(byte)].requirements |= UInt64(1) << UInt64(rule)
    }
  }
}

extension UnsafeBufferPointer<LeadTable.Meaning> {
  /// The leads that a value is one of where it stands.
  @inline(__always)
  func leads(_ value: UInt8, behind previous: UInt8, before next: UInt8) -> UInt64 {
    self[Int(value)].leads & self[Int(previous)].before & self[Int(next)].behind
  }
}
