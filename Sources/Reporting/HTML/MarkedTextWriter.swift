import Diagnostics

/// Writes a text of content piece by piece, with what its marks point at and a numbered sign behind each of them.
///
/// An element of a mark never holds other elements than the signs of hidden characters: between two pieces any markup may stand.
struct MarkedTextWriter {
  /// A mark as it is to be shown.
  struct Shown {
    var range: SourceRange
    var sign: Sign
  }

  let text: [UInt8]
  /// The marks in the order of their starts.
  private let starts: [Shown]
  /// The same in the order of their ends.
  private let ends: [Shown]
  private var nextStart = 0
  private var nextEnd = 0
  /// How many marks of each severity are open, by its raw value.
  private var open = [0, 0, 0, 0]
  /// Marks that ended in text that was passed over: their signs stand before the next piece.
  private var waiting: [Shown] = []
  /// The offset in the text up to which all is written.
  private(set) var position = 0

  init(_ text: [UInt8], _ marks: [Shown]) {
    self.text = text
    starts = marks.sorted { ($0.range.start, $0.sign.ordinal) < ($1.range.start, $1.sign.ordinal) }
    ends = marks.sorted { ($0.range.end, $0.sign.ordinal) < ($1.range.end, $1.sign.ordinal) }
  }

  /// Passes over syntax that is not shown.
  mutating func skip(to offset: Int) {
    while let boundary = nextBoundary(notAbove: offset) { cross(boundary) }
    position = max(position, offset)
  }

  /// Writes the text up to an offset.
  mutating func write(to offset: Int, _ layout: Markup.Layout, in page: inout Markup) {
    writeSigns(in: &page)
    while let boundary = nextBoundary(notAbove: offset) {
      piece(to: boundary, layout, in: &page)
      cross(boundary)
      writeSigns(in: &page)
    }
    piece(to: offset, layout, in: &page)
  }

  /// Writes the signs that still wait, when all text is written or passed over.
  mutating func finish(in page: inout Markup) {
    skip(to: text.count)
    writeSigns(in: &page)
  }

  /// Whether a sign waits to be written.
  var hasWaitingSigns: Bool { !waiting.isEmpty }

  /// The next place where a mark begins or ends.
  private func nextBoundary(notAbove limit: Int) -> Int? {
    let start = nextStart < starts.count ? starts[nextStart].range.start : Int.max
    let end = nextEnd < ends.count ? ends[nextEnd].range.end : Int.max
    let boundary = min(start, end)
    return boundary <= limit ? max(boundary, position) : nil
  }

  private mutating func cross(_ boundary: Int) {
    position = boundary
    while nextStart < starts.count, starts[nextStart].range.start <= boundary {
      open[Int(starts[nextStart].sign.severity.rawValue)] += 1
      nextStart += 1
    }
    while nextEnd < ends.count, ends[nextEnd].range.end <= boundary {
      open[Int(ends[nextEnd].sign.severity.rawValue)] -= 1
      waiting.append(ends[nextEnd])
      nextEnd += 1
    }
  }

  private mutating func piece(to offset: Int, _ layout: Markup.Layout, in page: inout Markup) {
    guard offset > position else { return }
    let severity = Severity.allCases.last { open[Int($0.rawValue)] > 0 }
    if let severity {
      page.add("<mark class=\"")
      page.add(severity.letter)
      page.add("\">")
    }
    page.text(text, position..<offset, layout)
    if severity != nil { page.add("</mark>") }
    position = offset
  }

  private mutating func writeSigns(in page: inout Markup) {
    for mark in waiting {
      // A place between two characters has nothing that could be coloured.
      if mark.range.isEmpty {
        page.add("<mark class=\"gap ")
        page.add(mark.sign.severity.letter)
        page.add("\"></mark>")
      }
      mark.sign.writeSign(in: &page)
    }
    waiting.removeAll(keepingCapacity: true)
  }
}

/// A diagnostic as it is numbered in the page.
struct Sign {
  /// The number in the page, from 1: the `id` of its elements.
  var id: Int
  /// The number in its question, from 1.
  var ordinal: Int
  var severity: Severity

  /// Writes the sign that leads from the text to the message.
  func writeSign(in page: inout Markup) {
    page.add("<a class=\"n ")
    page.add(severity.letter)
    page.add("\" id=\"m")
    page.add(id)
    page.add("\" href=\"#d")
    page.add(id)
    page.add("\">")
    page.add(ordinal)
    page.add("</a>")
  }
}

extension Severity {
  /// The class of elements of this severity.
  var letter: StaticString {
    switch self {
    case .error: "e"
    case .warning: "w"
    case .info: "i"
    case .hint: "h"
    }
  }

  /// The word for this severity in markup.
  var word: StaticString {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info: "info"
    case .hint: "hint"
    }
  }

  /// The word for several of this severity.
  var words: StaticString {
    switch self {
    case .error: "errors"
    case .warning: "warnings"
    case .info: "infos"
    case .hint: "hints"
    }
  }
}
