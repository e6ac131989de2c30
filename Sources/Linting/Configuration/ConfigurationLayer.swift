import Diagnostics
import Questions
import YAML

/// What one configuration file says; nil for what it does not mention.
struct ConfigurationLayer {
  /// A text with its place in the file.
  struct Located {
    var text: String
    var range: SourceRange
  }

  var extends: [Located] = []
  var levels: [String]?
  var required: [Located]?
  var fields: [Field: Located] = [:]
  var extraFields: [Located]?
  var summaryLength: LengthRange?
  var answerLength: LengthRange?
  var questionLength: LengthRange?
  var idPattern: String?
  var rules: [String: RuleSetting] = [:]
  var overrides: [RuleOverride] = []
  var include: PathFilter?
  var exclude: PathFilter?
  var schema: SourcePath?
  var limits = Limits()
  var failOn: FailureThreshold?
}

extension Configuration {
  /// Lays a file over what holds so far. Single values and lists are replaced; what is said of rules and fields is
  /// merged by name, and overrides and excludes are added behind those that are there. Limits can only become lower.
  mutating func apply(_ layer: ConfigurationLayer, fields: inout [Field: String]) {
    if let levels = layer.levels { self.levels = levels }
    if let required = layer.required { self.required = required.map(\.text) }
    if let extraFields = layer.extraFields { self.extraFields = extraFields.map(\.text) }
    if !layer.fields.isEmpty {
      fields.merge(layer.fields.mapValues(\.text)) { $1 }
      fieldNames = FieldNames(fields)
    }
    summaryLength = layer.summaryLength.map { $0.over(summaryLength) } ?? summaryLength
    answerLength = layer.answerLength.map { $0.over(answerLength) } ?? answerLength
    questionLength = layer.questionLength.map { $0.over(questionLength) } ?? questionLength
    if let idPattern = layer.idPattern { self.idPattern = idPattern }
    for (name, setting) in layer.rules { rules[name] = setting.over(rules[name]) }
    overrides += layer.overrides
    if let include = layer.include { self.include = include }
    if let exclude = layer.exclude { self.exclude.append(contentsOf: exclude) }
    if let schema = layer.schema { self.schema = schema }
    limits.fileSize = min(limits.fileSize, layer.limits.fileSize)
    limits.depth = min(limits.depth, layer.limits.depth)
    limits.nodes = min(limits.nodes, layer.limits.nodes)
    limits.documents = min(limits.documents, layer.limits.documents)
    if let failOn = layer.failOn { self.failOn = failOn }
  }
}

extension LengthRange {
  /// The bounds, with those of `other` where one is not given.
  fileprivate func over(_ other: LengthRange) -> LengthRange {
    LengthRange(min: min ?? other.min, max: max ?? other.max)
  }
}

extension RuleSetting {
  fileprivate func over(_ other: RuleSetting?) -> RuleSetting {
    guard let other else { return self }
    return RuleSetting(level: level ?? other.level, options: other.options.merging(options) { $1 })
  }
}
