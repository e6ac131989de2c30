import Diagnostics

/// How the diagnostics spread over rules, files and topics, as tables: the answer to `--statistics`.
struct StatisticsTables {
  let style: Style

  /// More files and topics are only counted.
  private static let maximumRows = 20

  /// Appends the tables, a blank line behind each; nothing for no diagnostics.
  func append(_ statistics: Statistics, to text: inout [UInt8]) {
    append(statistics.rules, to: &text)
    let files = statistics.files.map { (name: $0.file.bytes, counts: $0.counts) }
    append(files, "file", "files", to: &text)
    let topics = statistics.topics.map { (name: Array($0.topic.utf8), counts: $0.counts) }
    append(topics, "topic", "topics", to: &text)
  }

  private func append(_ rules: [RuleStatistic], to text: inout [UInt8]) {
    guard !rules.isEmpty else { return }
    var table = Table(["count", "rule", "fixable", "finds"], isNumber: [true, false, true, false], style: style)
    for rule in rules {
      table.add([
        .number(rule.count), .text(Array(rule.rule.rawValue.utf8)), .number(rule.fixable),
        .text(Array(rule.finds.utf8)),
      ])
    }
    table.append(to: &text)
    text.append(UInt8(ascii: "\n"))
  }

  private func append(
    _ rows: [(name: [UInt8], counts: SeverityCounts)], _ name: String, _ names: String, to text: inout [UInt8]
  ) {
    guard !rows.isEmpty else { return }
    let columns = ["count", "errors", "warnings", "others", name]
    var table = Table(columns, isNumber: [true, true, true, true, false], style: style)
    for row in rows.prefix(Self.maximumRows) {
      let counts = row.counts
      table.add([
        .number(counts.all), .number(counts.errors), .number(counts.warnings), .number(counts.infos + counts.hints),
        .text(row.name),
      ])
    }
    table.append(to: &text)
    if rows.count > Self.maximumRows {
      text.append(text: "… and ")
      text.append(decimal: rows.count - Self.maximumRows)
      text.append(text: " more \(names)\n")
    }
    text.append(UInt8(ascii: "\n"))
  }
}

/// Rows of numbers and text in columns.
private struct Table {
  enum Cell {
    case number(Int)
    case text([UInt8])
  }

  private let heads: [String]
  private let isNumber: [Bool]
  private let style: Style
  private var rows: [[Cell]] = []

  init(_ heads: [String], isNumber: [Bool], style: Style) {
    self.heads = heads
    self.isNumber = isNumber
    self.style = style
  }

  mutating func add(_ row: [Cell]) { rows.append(row) }

  func append(to text: inout [UInt8]) {
    // The columns that text stands in are as wide as bytes: only rules stand before another column, and they are ASCII.
    let widths = heads.indices.map { column in
      rows.reduce(heads[column].utf8.count) { width, row in
        switch row[column] {
        case .number(let number): max(width, digitCount(number))
        case .text(let bytes): max(width, bytes.count)
        }
      }
    }
    style.open(.message, in: &text)
    for (column, head) in heads.enumerated() {
      append(before: column, isNumber[column] ? widths[column] - head.utf8.count : 0, &text)
      text.append(text: head)
      if !isNumber[column], column < heads.count - 1 { text.append(blanks: widths[column] - head.utf8.count) }
    }
    style.close(.message, in: &text)
    text.append(UInt8(ascii: "\n"))
    for row in rows {
      for (column, cell) in row.enumerated() {
        switch cell {
        case .number(let number):
          append(before: column, widths[column] - digitCount(number), &text)
          text.append(decimal: number)
        case .text(let bytes):
          append(before: column, 0, &text)
          text.append(visible: bytes, limit: 200, style: style)
          if column < heads.count - 1 { text.append(blanks: widths[column] - bytes.count) }
        }
      }
      text.append(UInt8(ascii: "\n"))
    }
  }

  private func append(before column: Int, _ blanks: Int, _ text: inout [UInt8]) {
    text.append(blanks: (column == 0 ? 0 : 2) + blanks)
  }
}
