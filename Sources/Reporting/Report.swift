package import Diagnostics

/// All that a run has to tell: what a reporter turns into text.
package struct Report: Sendable {
  /// The version of qlint.
  package var toolVersion: String
  package var summary: Summary
  /// The files that have diagnostics, or settled ones, in the order of their paths.
  package var files: [ReportedFile]
  /// The other files that were checked, in the order of their paths.
  package var cleanFiles: [SourcePath]
  /// What kept the run from being complete, in order.
  package var errors: [ReportError]
  /// What is known of a rule; nil for one that a schema of the bank's own names.
  package var describe: @Sendable (RuleID) -> RuleDescription? = { _ in nil }
  /// How the diagnostics spread over rules, files and topics; nil: not asked for.
  package var statistics: Statistics?
  /// Whether the diagnostics were compared with a baseline: then those that are not settled are new.
  package var hasBaseline = false
  /// What was mended before the rest was reported; nil: nothing was to be.
  package var mended: Mended?
  /// The number of diagnostics that ``summary`` counts and ``files`` no longer holds.
  package private(set) var truncated = 0

  /// Counts the diagnostics of `files`.
  ///
  /// - Parameters:
  ///   - files: sorted by path, their diagnostics by `Diagnostic.precedes`; files without diagnostics may be
  ///     among them.
  ///   - checkedFiles: the number of files that were read and checked.
  ///   - questions: the number of questions in them.
  ///   - suppressed: the number of diagnostics that comments suppressed; they are not in `files`.
  package init(
    toolVersion: String, files: [ReportedFile], checkedFiles: Int, questions: Int, suppressed: Int = 0,
    errors: [ReportError] = [], statistics: Statistics? = nil
  ) {
    self.toolVersion = toolVersion
    self.files = files.filter { !$0.isClean }
    cleanFiles = files.lazy.filter(\.isClean).map(\.path)
    self.errors = errors
    self.statistics = statistics
    summary = Summary(files: checkedFiles, questions: questions, suppressed: suppressed)
    for file in self.files {
      if !file.diagnostics.isEmpty { summary.affectedFiles += 1 }
      for diagnostic in file.diagnostics { summary.count(diagnostic) }
      for settled in file.settled where settled.state == .baselined { summary.baselined += 1 }
    }
  }

  /// Drops all diagnostics but the first `limit`, and counts them in ``truncated``; the summary stays.
  package mutating func truncate(to limit: Int) {
    var room = max(0, limit)
    for index in files.indices {
      let count = files[index].diagnostics.count
      if count > room {
        truncated += count - room
        files[index].diagnostics.removeLast(count - room)
      }
      room -= min(room, count)
    }
    files.removeAll(where: \.isClean)
  }

  /// The numbers of a run.
  package struct Summary: Hashable, Sendable {
    /// The number of files that were checked.
    package var files: Int
    /// The number of files that have diagnostics.
    package var affectedFiles = 0
    package var questions: Int
    package var errors = 0
    package var warnings = 0
    package var infos = 0
    package var hints = 0
    /// The number of diagnostics that comments suppressed; no other number counts them.
    package var suppressed: Int
    /// The number of diagnostics that the baseline has; no other number counts them.
    package var baselined = 0
    /// The number of diagnostics with a safe fix.
    package var safelyFixable = 0
    /// The number of diagnostics with unsafe fixes only.
    package var unsafelyFixable = 0

    package init(files: Int, questions: Int, suppressed: Int) {
      self.files = files
      self.questions = questions
      self.suppressed = suppressed
    }

    /// The number of diagnostics of any severity.
    package var diagnostics: Int { errors + warnings + infos + hints }

    fileprivate mutating func count(_ diagnostic: Diagnostic) {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .info: infos += 1
      case .hint: hints += 1
      }
      switch diagnostic.bestFix {
      case .safe: safelyFixable += 1
      case .unsafe: unsafelyFixable += 1
      case nil: break
      }
    }
  }
}

/// A file and what was found in it.
package struct ReportedFile: Sendable {
  package var path: SourcePath
  /// Sorted by `Diagnostic.precedes`.
  package var diagnostics: [Diagnostic]
  /// What was found too and does not count, sorted as ``diagnostics``.
  package var settled: [SettledDiagnostic]

  package init(path: SourcePath, diagnostics: [Diagnostic], settled: [SettledDiagnostic] = []) {
    self.path = path
    self.diagnostics = diagnostics
    self.settled = settled
  }

  /// Whether nothing was found in it.
  var isClean: Bool { diagnostics.isEmpty && settled.isEmpty }
}

/// A diagnostic that is nobody's to mend now: no exit code, no number and no reporter for people knows of it.
package struct SettledDiagnostic: Hashable, Sendable {
  /// Why a diagnostic does not count.
  package enum State: Hashable, Sendable {
    /// The baseline has it.
    case baselined
    /// A comment silences it; the range is that of the reason in the file, where one is given.
    case suppressed(reason: SourceRange?)
  }

  package var diagnostic: Diagnostic
  package var state: State

  package init(_ diagnostic: Diagnostic, _ state: State) {
    self.diagnostic = diagnostic
    self.state = state
  }
}

/// What a reporter tells of a rule.
package struct RuleDescription: Sendable {
  /// The severity without configuration; nil: off until it is switched on.
  package var severity: Severity?
  /// What the rule finds, in one line: lower case, no full stop.
  package var finds: String
  /// Why it hurts: one or more sentences.
  package var why: String
  /// How to mend it: one or more sentences.
  package var mend: String

  package init(severity: Severity?, finds: String, why: String, mend: String) {
    self.severity = severity
    self.finds = finds
    self.why = why
    self.mend = mend
  }
}

/// Something that kept a run from being complete: it is no fact about the content, and ends in exit code 2.
package struct ReportError: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// A file or folder could not be read or written.
    case io
    case config
    /// A mistake in qlint itself.
    case `internal`
  }

  /// The file or folder it is about, where there is one.
  package var path: SourcePath?
  package var kind: Kind
  package var message: String

  package init(path: SourcePath? = nil, kind: Kind, message: String) {
    self.path = path
    self.kind = kind
    self.message = message
  }
}

extension Diagnostic {
  /// The applicability of the best of its fixes.
  var bestFix: Fix.Applicability? {
    if fixes.contains(where: { $0.applicability == .safe }) { return .safe }
    return fixes.isEmpty ? nil : .unsafe
  }
}
