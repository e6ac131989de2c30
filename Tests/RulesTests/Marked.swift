import Diagnostics
import Rules

/// An example without its marks, and where they stood.
struct Marked {
  let bytes: [UInt8]
  /// The bytes between `«` and `»`, in order.
  let ranges: [SourceRange]

  init(_ text: String) {
    var bytes: [UInt8] = []
    var ranges: [SourceRange] = []
    var opened: Int?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "«":
        opened = bytes.count
      case "»":
        ranges.append(SourceRange(opened ?? bytes.count, bytes.count))
        opened = nil
      default:
        bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    self.bytes = bytes
    self.ranges = ranges
  }
}

/// A change to an example's text that must not change what is found in it.
enum Mutation: CaseIterable, CustomStringConvertible {
  case none
  case multiByteLine
  case carriageReturns
  case byteOrderMark

  var description: String {
    switch self {
    case .none: "as it stands"
    case .multiByteLine: "after a multi-byte line"
    case .carriageReturns: "with CRLF"
    case .byteOrderMark: "with a byte order mark"
    }
  }

  func apply(to text: String) -> String {
    switch self {
    case .none: return text
    case .multiByteLine: return "# 日本語 🚀\n" + text
    case .carriageReturns:
      return String(String.UnicodeScalarView(text.unicodeScalars.flatMap { $0 == "\n" ? ["\r", "\n"] : [$0] }))
    case .byteOrderMark: return "\u{FEFF}" + text
    }
  }
}
