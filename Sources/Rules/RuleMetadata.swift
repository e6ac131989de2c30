package import Diagnostics

/// All that is known of a rule without running it: what `qlint rules` and `qlint explain` print, what a
/// configuration may say of it, and the examples that document and test it.
package struct RuleMetadata: Sendable {
  package var id: RuleID
  /// The severity without configuration; nil: off until it is switched on.
  package var severity: Severity?
  /// The first version of qlint that had the rule.
  package var since: String
  /// What the rule finds, in one line: lower case, no full stop.
  package var summary: String
  /// Why it hurts: one or more sentences.
  package var why: String
  /// How to mend it, and how to keep it from coming back: one or more sentences.
  package var mend: String
  package var options: [RuleOption] = []
  /// False for what no comment may silence: `encoding/`, `limit/`, `yaml/syntax`.
  package var isSuppressible = true
  /// Whether diagnostics of this rule can carry fixes, and of which kind at best.
  package var fix: Fix.Applicability?
  /// Files in which the rule finds nothing although they look close.
  package var good: [RuleExample] = []
  /// Files in which the rule finds what is marked, and nothing else.
  package var bad: [RuleExample] = []

  package init(
    id: RuleID, severity: Severity?, since: String = "0.1.0", summary: String, why: String, mend: String,
    options: [RuleOption] = [], isSuppressible: Bool = true, fix: Fix.Applicability? = nil,
    good: [RuleExample] = [], bad: [RuleExample] = []
  ) {
    self.id = id
    self.severity = severity
    self.since = since
    self.summary = summary
    self.why = why
    self.mend = mend
    self.options = options
    self.isSuppressible = isSuppressible
    self.fix = fix
    self.good = good
    self.bad = bad
  }
}

/// A setting of a rule, under `rules: {RULE: {NAME: VALUE}}` in the configuration.
package struct RuleOption: Sendable {
  package var name: String
  package var summary: String
  package var standard: RuleOptionValue

  package init(_ name: String, standard: RuleOptionValue, summary: String) {
    self.name = name
    self.summary = summary
    self.standard = standard
  }
}

/// The value of a rule's option.
package enum RuleOptionValue: Sendable, Hashable {
  case boolean(Bool)
  case integer(Int)
  case text(String)
  case texts([String])
}

/// A whole question file that shows a rule at work; `«` and `»` stand around what the rule marks and are taken out
/// before the file is read. An example is documentation, and a test: as it stands, after a multi-byte line, with
/// CRLF, with a BOM, suppressed, and fixed.
package struct RuleExample: Sendable {
  package var text: String
  /// The text after the fix (safe or unsafe), or nil where there is none.
  package var fixed: String?
  /// The text of a configuration file to check the example with, or nil.
  package var configuration: String?

  package init(_ text: String, fixed: String? = nil, configuration: String? = nil) {
    self.text = text
    self.fixed = fixed
    self.configuration = configuration
  }
}

/// One check, in one file.
package protocol Rule: Sendable {
  static var metadata: RuleMetadata { get }
}
