import Diagnostics
import Testing

@testable import Reporting

/// The part of a long line that is shown.
struct LineWindowTests {
  /// Plain lines go a shorter way: it must show what the other one does. A `[` makes a line go that, and is shown as it is.
  @Test func plainLinesAreShownAsOthersAre() {
    for length in [0, 1, 19, 20, 21, 40, 99, 300] {
      let plain = [UInt8](repeating: UInt8(ascii: "a"), count: length)
      for start in stride(from: 0, through: length, by: max(1, length / 7)) {
        for count in [0, 1, 5, 30, 250] where start + count <= length {
          for width in [20, 33, 100] {
            let focus = SourceRange(start, start + count)
            for place in [0, start, length / 2, length - 1] where place >= 0 && place < length {
              var other = plain
              other[place] = UInt8(ascii: "[")
              #expect(
                shown(plain, focus, width) == shown(other, focus, width), "\(length), \(focus), \(width), \(place)")
            }
          }
        }
      }
    }
  }

  private struct Shown: Equatable {
    var text: String
    var column: Int
    var width: Int
    var isEmpty: Bool
  }

  private func shown(_ bytes: [UInt8], _ focus: SourceRange, _ width: Int) -> Shown {
    // The line stands within a text.
    let text = Array("x\n".utf8) + bytes + Array("\ny".utf8)
    let window = LineWindow(
      text, line: SourceRange(2, 2 + bytes.count), focus: SourceRange(focus.start + 2, focus.end + 2), width: width)
    var output: [UInt8] = []
    window.append(of: text, style: .plain, to: &output)
    let letters = output.map { $0 == UInt8(ascii: "[") ? UInt8(ascii: "a") : $0 }
    return Shown(
      text: String(decoding: letters, as: UTF8.self), column: window.focusColumn, width: window.focusWidth,
      isEmpty: window.isEmpty)
  }
}
