package import Diagnostics
import Rules
import Synchronization

/// Answers for each file what holds for the rules there: the configuration, its overrides for paths, and the command
/// line's choice.
///
/// Of two settings in one place the one for the rule wins over the one for its group; an override wins over what
/// stands above it. The answer for files that no override matches is made once.
package final class RulePolicy: Sendable {
  private let configuration: Configuration
  private let selection: RuleSelection
  private let known: KnownRules
  private let workingDirectory: [UInt8]
  /// What holds where no override matches, and for the run as a whole.
  package let base: RuleSettings
  /// By the numbers of the overrides that match.
  private let others = Mutex<[(overrides: [Int], settings: RuleSettings)]>([])

  /// - Parameter workingDirectory: absolute; what the paths of files are relative to.
  package init(
    _ configuration: Configuration, selection: RuleSelection = .all, known: KnownRules, workingDirectory: SourcePath
  ) {
    self.configuration = configuration
    self.selection = selection
    self.known = known
    self.workingDirectory = workingDirectory.bytes
    base = Self.settings(configuration, [], selection, known)
  }

  /// The settings for a file.
  /// - Parameter path: relative to the working directory, or absolute.
  package func settings(for path: SourcePath) -> RuleSettings {
    guard !configuration.overrides.isEmpty else { return base }
    let relative = relativeToRoot(path)
    let matching = configuration.overrides.indices.filter { configuration.overrides[$0].paths.covers(file: relative) }
    guard !matching.isEmpty else { return base }
    return others.withLock { others in
      if let found = others.first(where: { $0.overrides == matching }) { return found.settings }
      let settings = Self.settings(configuration, matching, selection, known)
      others.append((matching, settings))
      return settings
    }
  }

  private func relativeToRoot(_ path: SourcePath) -> ArraySlice<UInt8> {
    let absolute = PathBytes.normalized(PathBytes.joined(workingDirectory, path.bytes))
    let root = configuration.root.bytes
    if root.count > 1, PathBytes.isInside(absolute, root) { return absolute.dropFirst(root.count + 1) }
    return absolute.dropFirst()
  }

  private static func settings(
    _ configuration: Configuration, _ overrides: [Int], _ selection: RuleSelection, _ known: KnownRules
  ) -> RuleSettings {
    let layers = [configuration.rules] + overrides.map { configuration.overrides[$0].rules }
    var configured: [Severity?] = []
    var options: [RuleID: [String: RuleOptionValue]] = [:]
    for rule in known.all {
      var severity = rule.severity
      for layer in layers {
        let exact = layer[rule.id.rawValue]
        switch exact?.level ?? layer[String(rule.id.group)]?.level {
        case .off: severity = nil
        case .on: severity = rule.severity ?? .warning
        case .severity(let chosen): severity = chosen
        case nil: break
        }
        if let values = exact?.options, !values.isEmpty { options[rule.id, default: [:]].merge(values) { $1 } }
      }
      if severity == nil, KnownRules.isPermanent(rule.id) { severity = rule.severity ?? .error }
      configured.append(severity)
    }
    let severities = known.all.indices.map { position -> Severity? in
      let rule = known.all[position]
      if KnownRules.isPermanent(rule.id) { return configured[position] }
      if selection.ignored.contains(position) { return nil }
      guard let selected = selection.selected else { return configured[position] }
      return selected.contains(position) ? configured[position] ?? rule.severity ?? .warning : nil
    }
    return RuleSettings(known: known, severities: severities, configured: configured, options: options)
  }
}
