package import Diagnostics
package import Questions
package import Rules
package import YAML

/// How a project wants its bank checked: what `.qlint.yml` says, with the files it extends, over the standard values.
package struct Configuration: Sendable {
  /// The project's root, absolute with links followed: the folder of `.qlint.yml`, or the working directory where
  /// there is none. Patterns are relative to it, and every file that a configuration names lies in it.
  package var root: SourcePath
  /// The configuration files that were read, each as it would be shown: extended ones first, the project's own last.
  /// None: all values are standard.
  package var files: [SourcePath] = []

  /// The levels of a question, in the order of a career; spelled exactly so.
  package var levels = ["Entry", "Junior", "Mid", "Senior", "Expert"]
  /// The fields that a question must have, by their standard names; or fields of ``extraFields``.
  package var required = ["id", "question", "level", "answer", "summary"]
  /// What the bank calls the fields.
  package var fieldNames = FieldNames.standard
  /// The names of further fields that a question may have.
  package var extraFields: [String] = []
  /// How long texts may be, in Unicode scalars.
  package var summaryLength = LengthRange(min: 80, max: 500)
  package var answerLength = LengthRange()
  package var questionLength = LengthRange()
  /// The form of ids of questions and sets: an ECMA-262 regular expression.
  package var idPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"
  /// What is said of rules, by the name of a rule or of a group.
  package var rules: [String: RuleSetting] = [:]
  /// What is said of rules for some paths; later ones win.
  package var overrides: [RuleOverride] = []
  package var include = Self.standardInclude
  package var exclude = Self.standardExclude
  /// A JSON Schema of the bank's own, which every document has to fulfil too: absolute, inside ``root``.
  package var schema: SourcePath?
  /// How much of a file is read. A configuration can only lower what the command line allows.
  package var limits = Limits()
  /// The severity from which a run fails; nil inside: never. Nil outside: nothing is said.
  package var failOn: FailureThreshold?

  /// The standard configuration of a project.
  package init(root: SourcePath) { self.root = root }

  private static let standardInclude = filter(["*.yaml", "*.yml"])
  /// What tools keep in a project (`.git`, `.github`, `.qlint.yml`): no bank has its questions there.
  private static let standardExclude = filter([".*", "node_modules"])

  private static func filter(_ patterns: [String]) -> PathFilter {
    var filter = PathFilter()
    for pattern in patterns { try? filter.append(pattern.utf8) }
    return filter
  }
}

/// The allowed lengths of a text in Unicode scalars, both ends included; nil: no bound.
package struct LengthRange: Sendable, Hashable {
  package var min: Int?
  package var max: Int?

  package init(min: Int? = nil, max: Int? = nil) {
    self.min = min
    self.max = max
  }
}

/// What is said of a rule or a group: `rules: {NAME: …}`.
package struct RuleSetting: Sendable, Hashable {
  package enum Level: Sendable, Hashable {
    case off
    /// With the rule's own severity; a rule that is off by default becomes a warning.
    case on
    case severity(Severity)
  }

  /// Nil: as it is without this setting.
  package var level: Level?
  /// Values for options of a rule; checked to be of the option's type.
  package var options: [String: RuleOptionValue] = [:]
}

/// What is said of rules for the files of some paths.
package struct RuleOverride: Sendable {
  /// Relative to the project's root.
  package var paths: PathFilter
  package var rules: [String: RuleSetting]
}

/// From which severity on a run fails.
package enum FailureThreshold: Sendable, Hashable {
  case never
  case severity(Severity)

  /// `never`, or the name of a severity.
  package init?(name: String) {
    if name == "never" {
      self = .never
    } else if let severity = Severity(name: name) {
      self = .severity(severity)
    } else {
      return nil
    }
  }
}
