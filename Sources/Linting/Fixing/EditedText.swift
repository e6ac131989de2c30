package import Diagnostics

/// A text after several rounds of edits: which parts of it are still the original's, and what has come in between.
package struct EditedText: Sendable {
  private enum Piece {
    /// Bytes of the original.
    case kept(Range<Int>)
    case new([UInt8])

    var count: Int {
      switch self {
      case .kept(let range): range.count
      case .new(let bytes): bytes.count
      }
    }

    func part(from start: Int, count: Int) -> Piece {
      switch self {
      case .kept(let range): .kept(range.lowerBound + start..<range.lowerBound + start + count)
      case .new(let bytes): .new(Array(bytes[start..<start + count]))
      }
    }
  }

  package let original: [UInt8]
  /// The text as it is now.
  package private(set) var bytes: [UInt8]
  private var pieces: [Piece] = []

  package init(_ original: [UInt8]) {
    self.original = original
    bytes = original
    if !original.isEmpty { pieces = [.kept(0..<original.count)] }
  }

  package var isChanged: Bool { bytes != original }

  /// Makes edits of the text as it is now.
  /// - Parameter edits: sorted; they lie in the text and do not overlap.
  mutating func apply(_ edits: [Edit]) {
    bytes = Self.applying(edits, to: bytes)
    var source = PieceCursor(pieces)
    var position = 0
    var result: [Piece] = []
    for edit in edits {
      source.take(edit.range.start - position) { Self.append($0, to: &result) }
      source.take(edit.range.count) { _ in }
      position = edit.range.end
      if !edit.text.isEmpty { Self.append(.new(Array(edit.text.utf8)), to: &result) }
    }
    source.take(.max) { Self.append($0, to: &result) }
    pieces = result
  }

  /// A text with edits made: sorted ones that lie in the text and do not overlap.
  static func applying(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    for edit in edits {
      result.append(contentsOf: bytes[position..<edit.range.start])
      result.append(contentsOf: edit.text.utf8)
      position = edit.range.end
    }
    result.append(contentsOf: bytes[position...])
    return result
  }

  /// The edits of the original that give the text as it is now; sorted, with something kept between any two.
  package var changes: [Edit] {
    var changes: [Edit] = []
    var position = 0
    var text: [UInt8] = []
    func close(at end: Int) {
      guard end > position || !text.isEmpty else { return }
      changes.append(Edit(SourceRange(position, end), String(decoding: text, as: UTF8.self)))
      text = []
    }
    for piece in pieces {
      switch piece {
      case .new(let bytes):
        text += bytes
      case .kept(let range):
        close(at: range.lowerBound)
        position = range.upperBound
      }
    }
    close(at: original.count)
    return changes
  }

  private static func append(_ piece: Piece, to pieces: inout [Piece]) {
    switch (pieces.last, piece) {
    case (.kept(let last), .kept(let next)) where last.upperBound == next.lowerBound:
      pieces[pieces.count - 1] = .kept(last.lowerBound..<next.upperBound)
    default:
      pieces.append(piece)
    }
  }

  private struct PieceCursor {
    let pieces: [Piece]
    var index = 0
    /// The bytes of that piece that were taken.
    var taken = 0

    init(_ pieces: [Piece]) { self.pieces = pieces }

    mutating func take(_ count: Int, _ body: (Piece) -> Void) {
      var rest = count
      while rest > 0, index < pieces.count {
        let part = min(rest, pieces[index].count - taken)
        body(pieces[index].part(from: taken, count: part))
        taken += part
        rest -= part
        if taken == pieces[index].count {
          index += 1
          taken = 0
        }
      }
    }
  }
}
