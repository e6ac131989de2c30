/// Whether text is in normalization form C, as labels must be (RFC 5891, section 5.3), without the tables for it: the
/// strings of Swift compare by canonical equivalence.
enum Composition {
  /// Whether scalars that are each unchanged by normalization are so together: marks in canonical order, and none that
  /// would become one with its letter.
  static func isComposed(_ scalars: [Unicode.Scalar]) -> Bool {
    var starter: Unicode.Scalar?
    /// The class of the scalar before; nil: it was the starter.
    var before: UInt8?
    for scalar in scalars {
      let order = scalar.properties.canonicalCombiningClass.rawValue
      if order > 0, let before, before > order { return false }
      // A mark of the same class is in the way.
      if let starter, IDNALabel.isMark(scalar), before.map({ $0 < order }) ?? true, composes(starter, scalar) {
        return false
      }
      if order == 0 { starter = scalar }
      before = order == 0 ? nil : order
    }
    return true
  }

  private static func composes(_ starter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Bool {
    var pair = String.UnicodeScalarView()
    pair.append(starter)
    pair.append(mark)
    return composed.contains(String(pair))
  }

  /// Texts of one scalar, among them all that are equivalent to a letter and a mark and that composing gives.
  private static let composed: Set<String> = {
    let ranges = ScalarSet(
      hexadecimal: """
        C0-233 385-3D4 400-4F9 622-6D3 929-934 9CB-9CC B48-B4C B94 BCA-BCC C48 CC0-CCB D4A-D4C DDA-DDE 1026 1B06-1B43 \
        1E00-1FFC 304C-30FE 105C9-105E4 1109A-110AB 1112E-1112F 1134B-1134C 11383-113C8 114BB-114BE 115BA-115BB 11938 \
        16121-16128 16D68-16D6A
        """
    ).ranges
    return Set(ranges.joined().compactMap { Unicode.Scalar($0).map { String(Character($0)) } })
  }()
}
