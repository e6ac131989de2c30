import Diagnostics
import JSONSchema
import Questions
import YAML

/// Reads the tree of a configuration file. What the schema says of the file is checked before and reported there:
/// here a value of another type is passed over, and what a schema cannot say is checked.
struct ConfigurationReader {
  let tree: Tree
  let known: KnownRules
  let place: ProjectPlace
  private(set) var layer = ConfigurationLayer()
  private(set) var diagnostics: [Diagnostic] = []

  init(_ tree: Tree, known: KnownRules, place: ProjectPlace) {
    self.tree = tree
    self.known = known
    self.place = place
  }

  mutating func read(_ root: NodeID) {
    for pair in tree.pairs(of: root) {
      guard tree.kind(of: pair.key) == .scalar, let value = tree.resolved(pair.value) else { continue }
      read(tree.string(of: pair.key), value)
    }
    checkLength(layer.summaryLength, key: "summary", in: root)
    checkLength(layer.answerLength, key: "answer", in: root)
    checkLength(layer.questionLength, key: "question", in: root)
  }

  private mutating func read(_ key: String, _ value: NodeID) {
    switch key {
    case "extends": layer.extends = texts(value) ?? text(value).map { [$0] } ?? []
    case "levels": layer.levels = texts(value)?.map(\.text)
    case "required": layer.required = texts(value)
    case "fields": readFields(value)
    case "extra-fields": layer.extraFields = texts(value)
    case "summary": layer.summaryLength = length(value)
    case "answer": layer.answerLength = length(value)
    case "question": layer.questionLength = length(value)
    case "id-pattern": layer.idPattern = pattern(value)
    case "rules": layer.rules = rules(value)
    case "overrides": readOverrides(value)
    case "include": layer.include = filter(value)
    case "exclude": layer.exclude = filter(value)
    case "schema": layer.schema = path(value)
    case "limits": readLimits(value)
    case "fail-on": layer.failOn = text(value).flatMap { FailureThreshold(name: $0.text) }
    default: break
    }
  }

  // MARK: Values

  private func text(_ node: NodeID) -> ConfigurationLayer.Located? {
    guard let node = tree.resolved(node), tree.kind(of: node) == .scalar, tree.scalarType(of: node) == .string
    else { return nil }
    return ConfigurationLayer.Located(text: tree.string(of: node), range: tree.range(of: node))
  }

  private func texts(_ node: NodeID) -> [ConfigurationLayer.Located]? {
    guard tree.kind(of: node) == .sequence else { return nil }
    return tree.children(of: node).compactMap { text($0) }
  }

  private func integer(_ node: NodeID) -> Int? {
    guard let node = tree.resolved(node), tree.scalarType(of: node) == .integer else { return nil }
    let text = tree.string(of: node)
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
    return Int(text)
  }

  private func integer(_ key: StaticString, in mapping: NodeID) -> Int? {
    tree.value(for: key, in: mapping).flatMap { integer($0) }
  }

  private func length(_ node: NodeID) -> LengthRange? {
    guard tree.kind(of: node) == .mapping else { return nil }
    return LengthRange(min: integer("min", in: node), max: integer("max", in: node))
  }

  private mutating func path(_ node: NodeID) -> SourcePath? {
    guard let found = text(node) else { return nil }
    switch place.resolve(found.text) {
    case .success(let path): return path
    case .failure(let refusal):
      add("path", "the path \(quoted(found.text)) \(refusal.reason)", help: refusal.help, found.range)
      return nil
    }
  }

  private mutating func pattern(_ node: NodeID) -> String? {
    guard let found = text(node) else { return nil }
    do throws(PatternError) {
      _ = try Pattern(found.text)
      return found.text
    } catch {
      add("pattern", "\(quoted(found.text)) is not a regular expression: \(error.message)", found.range)
      return nil
    }
  }

  private mutating func filter(_ node: NodeID) -> PathFilter? {
    guard let patterns = texts(node) else { return nil }
    var filter = PathFilter()
    for pattern in patterns {
      do throws(GlobError) {
        try filter.append(pattern.text.utf8)
      } catch {
        add(
          "pattern", "\(quoted(pattern.text)) is not a pattern for paths: \(error.reason)",
          help: "patterns are written as in .gitignore", pattern.range)
      }
    }
    return filter
  }

  // MARK: Sections

  private mutating func readFields(_ node: NodeID) {
    for pair in tree.pairs(of: node) {
      guard let field = Field(name: tree.string(of: pair.key)), let name = text(pair.value) else { continue }
      if name.text == "questions" || name.text == "sets" {
        add(
          "field", "a field cannot be called \(quoted(name.text))",
          help: "\"questions\" and \"sets\" are what a question file is told from a question by", name.range)
      }
      layer.fields[field] = name
    }
  }

  private mutating func readOverrides(_ node: NodeID) {
    for item in tree.children(of: node) {
      guard let item = tree.resolved(item),
        let paths = tree.value(for: "paths", in: item).flatMap({ tree.resolved($0) }),
        let settings = tree.value(for: "rules", in: item).flatMap({ tree.resolved($0) }), let filter = filter(paths)
      else { continue }
      layer.overrides.append(RuleOverride(paths: filter, rules: rules(settings)))
    }
  }

  private mutating func readLimits(_ node: NodeID) {
    if let value = integer("file-size", in: node) { layer.limits.fileSize = value }
    if let value = integer("depth", in: node) { layer.limits.depth = value }
    if let value = integer("nodes", in: node) { layer.limits.nodes = value }
    if let value = integer("documents", in: node) { layer.limits.documents = value }
  }

  private mutating func rules(_ node: NodeID) -> [String: RuleSetting] {
    var found: [String: RuleSetting] = [:]
    for pair in tree.pairs(of: node) where tree.kind(of: pair.key) == .scalar {
      let name = tree.string(of: pair.key)
      guard !known.positions(named: name).isEmpty else {
        // A hostile file has more mistakes than anybody reads, and what was meant is dear to find.
        let isShown = diagnostics.count < DiagnosticCollector.limitPerRule
        let help = isShown ? known.suggestion(for: name).map { "did you mean \"\($0)\"?" } : nil
        add(
          "unknown-rule", "unknown rule \(quoted(name))",
          help: help ?? "\"qlint rules\" lists the rules and their groups", tree.range(of: pair.key))
        continue
      }
      guard let value = tree.resolved(pair.value) else { continue }
      var reader = RuleSettingReader(tree, known: known)
      found[name] = reader.read(value, for: name, key: pair.key)
      diagnostics += reader.diagnostics
    }
    return found
  }

  private mutating func checkLength(_ length: LengthRange?, key: StaticString, in root: NodeID) {
    guard let min = length?.min, let max = length?.max, min > max, let node = tree.value(for: key, in: root)
    else { return }
    add("length", "the minimum \(min) is above the maximum \(max)", tree.range(of: node))
  }

  private mutating func add(_ rule: String, _ message: String, help: String? = nil, _ range: SourceRange) {
    diagnostics.append(
      Diagnostic(rule: RuleID("configuration/" + rule), severity: .error, message: message, help: help, range: range))
  }

  private func quoted(_ text: String) -> String { RuleSettingReader.quoted(text) }
}
