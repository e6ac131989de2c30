import Diagnostics

/// The answer to `--statistics` as members of the JSON report.
enum JSONStatistics {
  /// Appends the members `statistics` (by rule), `fileStatistics` and `topicStatistics`, and a comma behind them.
  static func append(_ statistics: Statistics, to text: inout [UInt8]) {
    append("statistics", statistics.rules, to: &text) { rule, text in
      text.append(key: "rule")
      text.append(json: rule.rule.rawValue)
      text.append(member: "count", rule.count)
      text.append(member: "fixable", rule.fixable)
      text.append(member: "finds", rule.finds)
    }
    append("fileStatistics", statistics.files, to: &text) { file, text in
      text.append(pathMember: "file", file.file)
      append(file.counts, to: &text)
    }
    append("topicStatistics", statistics.topics, to: &text) { topic, text in
      text.append(key: "topic")
      text.append(json: topic.topic)
      append(topic.counts, to: &text)
    }
  }

  private static func append<Element>(
    _ key: String, _ elements: [Element], to text: inout [UInt8], _ members: (Element, inout [UInt8]) -> Void
  ) {
    text.append(key: key)
    text.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      text.append(text: index == 0 ? "\n{" : ",\n{")
      members(element, &text)
      text.append(UInt8(ascii: "}"))
    }
    text.append(text: "],\n")
  }

  private static func append(_ counts: SeverityCounts, to text: inout [UInt8]) {
    text.append(member: "count", counts.all)
    text.append(member: "errors", counts.errors)
    text.append(member: "warnings", counts.warnings)
    text.append(member: "infos", counts.infos)
    text.append(member: "hints", counts.hints)
  }
}
