import Diagnostics
import Linting
import Rules

/// Comments that suppress take diagnostics out and add none but what is said of themselves.
struct SuppressionTarget: FuzzTarget {
  private let with = LintRun(Linter.withAllRules(limitsDiagnostics: false), jobs: 1)
  private let without = LintRun(
    Linter.withAllRules(allowsSuppressions: false, limitsDiagnostics: false), jobs: 1)

  func run(_ bytes: UnsafeRawBufferPointer) {
    let bytes = Array(bytes)
    guard let open = with.check(bytes, path: "a.yaml").files.first,
      let all = without.check(bytes, path: "a.yaml").files.first
    else { return demand(false, "no result") }
    for silenced in open.silenced {
      let rule = silenced.diagnostic.rule
      demand(with.linter.known[rule]?.isSuppressible ?? true, "\(rule) is suppressed")
      if let reason = silenced.reason { demand(reason.end <= bytes.count, "a reason at \(reason)") }
    }
    let found = open.diagnostics + open.silenced.map(\.diagnostic)
    let others = found.filter { $0.rule.group != "suppression" && $0.rule != "limit/suppressions" }
    demand(counts(others) == counts(all.diagnostics), "comments change more than they suppress")
  }

  private func counts(_ diagnostics: [Diagnostic]) -> [Diagnostic: Int] {
    Dictionary(diagnostics.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
