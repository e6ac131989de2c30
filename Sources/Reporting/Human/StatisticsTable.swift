import Diagnostics

/// How often each rule reported something, as a table: the answer to `--statistics`.
struct StatisticsTable {
  let style: Style

  /// Appends the table and a blank line; nothing for no rules.
  func append(_ statistics: [RuleStatistic], to text: inout [UInt8]) {
    guard !statistics.isEmpty else { return }
    let widths = [
      statistics.reduce(5) { max($0, digitCount($1.count)) },
      statistics.reduce(4) { max($0, $1.rule.rawValue.utf8.count) },
      statistics.reduce(7) { max($0, digitCount($1.fixable)) },
    ]
    style.open(.message, in: &text)
    text.append(blanks: widths[0] - 5)
    text.append(text: "count  rule")
    text.append(blanks: widths[1] - 4 + 2)
    text.append(text: "fixable  finds")
    style.close(.message, in: &text)
    text.append(UInt8(ascii: "\n"))
    for statistic in statistics {
      text.append(blanks: widths[0] - digitCount(statistic.count))
      text.append(decimal: statistic.count)
      text.append(text: "  ")
      text.append(visible: statistic.rule.rawValue, style: style)
      text.append(blanks: widths[1] - statistic.rule.rawValue.utf8.count + 2)
      text.append(blanks: widths[2] - digitCount(statistic.fixable))
      text.append(decimal: statistic.fixable)
      text.append(text: "  ")
      text.append(visible: statistic.finds, style: style)
      text.append(UInt8(ascii: "\n"))
    }
    text.append(UInt8(ascii: "\n"))
  }
}
