package import Diagnostics
import Rules
package import YAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The suppressions of one file: plain data that outlives the tree, so that the rules over the whole bank are
/// suppressed too.
package struct SuppressionSet: Sendable, Hashable {
  /// The most suppressions of a file that count.
  static let most = 1_000

  /// In the order they stand in.
  package private(set) var suppressions: [Suppression] = []

  package init() {}

  /// Reads the comments of a file. A file without the word costs one search over its bytes.
  /// - Parameters:
  ///   - tree: the file.
  ///   - known: the rules that may be named.
  ///   - collector: takes what is wrong with the comments themselves: `suppression/malformed`, `…/unknown-rule`,
  ///     `…/missing-reason`, and `limit/suppressions`; with default severities.
  package init(_ tree: Tree, known: KnownRules, into collector: inout DiagnosticCollector) {
    guard Self.holdsWord(tree.source) else { return }
    var scope = SuppressionScope(tree)
    // What is misspelt once is often misspelt again.
    var meant: [String: String?] = [:]
    for range in tree.comments() {
      guard let comment = SuppressionComment(range, in: tree.source) else { continue }
      guard suppressions.count < Self.most else {
        collector.add(SuppressionProblem.tooMany(at: range))
        return
      }
      if let fault = comment.fault { collector.add(SuppressionProblem.diagnostic(fault.kind, at: fault.range, tree)) }
      guard !comment.selectors.isEmpty else { continue }
      let selectors = comment.selectors.map { name, range in
        let fault = SuppressionProblem.fault(of: name, known: known)
        if let fault {
          collector.add(fault.rule, at: range) {
            let suggestion = meant[name] ?? known.suggestion(for: name)
            meant[name] = suggestion
            return SuppressionProblem.diagnostic(fault, name: name, at: range, meant: suggestion)
          }
        }
        return Suppression.Selector(name: name, range: range, isValid: fault == nil)
      }
      if comment.reason == nil, comment.fault == nil { collector.add(SuppressionProblem.missingReason(at: range)) }
      let place = scope.resolve(range)
      suppressions.append(
        Suppression(
          comment: range, removal: place.removal, scope: comment.isForFile ? .file : .range(place.scope),
          selectors: selectors, reason: comment.reason))
    }
  }

  package var isEmpty: Bool { suppressions.isEmpty }

  /// Whether a comment with the word may be there: the word, with blanks before it, behind a `#`.
  private static func holdsWord(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let word = SuppressionComment.word
    guard var position = bytes.baseAddress else { return false }
    let end = position + bytes.count
    while position < end, let found = memchr(position, Int32(UInt8(ascii: "#")), end - position) {
      position = UnsafeRawPointer(found) + 1
      while position < end, position.load(as: UInt8.self) == 0x20 || position.load(as: UInt8.self) == 0x09 {
        position += 1
      }
      let length = word.utf8CodeUnitCount
      if end - position >= length, memcmp(position, word.utf8Start, length) == 0 { return true }
    }
    return false
  }

  /// A diagnostic that a comment silences.
  package struct Silenced: Sendable, Hashable {
    package var diagnostic: Diagnostic
    /// Where in the file the comment says why; nil where it does not.
    package var reason: SourceRange?
  }

  /// Sorts out the diagnostics that a comment suppresses, and marks the comments that do. Can be called again for the
  /// same file.
  /// - Parameters:
  ///   - diagnostics: of the file that the comments stand in.
  ///   - known: tells which rules no comment silences.
  package mutating func apply(
    to diagnostics: [Diagnostic], known: KnownRules
  ) -> (kept: [Diagnostic], suppressed: [Silenced]) {
    guard !suppressions.isEmpty else { return (diagnostics, []) }
    var kept: [Diagnostic] = []
    var suppressed: [Silenced] = []
    var selectors: [RuleID: [Place]] = [:]
    for diagnostic in diagnostics {
      let isSuppressible = known[diagnostic.rule]?.isSuppressible ?? true
      guard isSuppressible else {
        kept.append(diagnostic)
        continue
      }
      let places = selectors[diagnostic.rule] ?? places(of: diagnostic.rule)
      selectors[diagnostic.rule] = places
      if let comment = suppress(diagnostic, by: places) {
        suppressed.append(Silenced(diagnostic: diagnostic, reason: comment.reason))
      } else {
        kept.append(diagnostic)
      }
    }
    return (kept, suppressed)
  }

  /// A selector of a suppression, by their positions.
  private typealias Place = (suppression: Int, selector: Int)

  /// The first selector of each suppression that stands for the rule.
  private func places(of rule: RuleID) -> [Place] {
    suppressions.indices.compactMap { index in
      suppressions[index].selectors.firstIndex { $0.isValid && $0.matches(rule) }.map { (index, $0) }
    }
  }

  /// The first comment that covers the diagnostic. Every one that does counts as used: which of two is spare, their
  /// author knows best.
  private mutating func suppress(_ diagnostic: Diagnostic, by places: [Place]) -> Suppression? {
    var first: Suppression?
    for place in places where suppressions[place.suppression].covers(diagnostic.range) {
      suppressions[place.suppression].selectors[place.selector].isUsed = true
      first = first ?? suppressions[place.suppression]
    }
    return first
  }

  /// Reports `suppression/unused`, when all diagnostics of the file have been through ``apply(to:known:)``. Only names whose rules had their say are judged: of a group, one that was left out this time may be the reason
  /// for the comment.
  /// - Parameters:
  ///   - known: the rules that may be named.
  ///   - settings: which rules were on in this file.
  ///   - omitted: rules that were on and did not run all the same, such as those over the bank when one file is
  ///     looked at.
  ///   - collector: takes them, with the rule's default severity.
  package func reportUnused(
    known: KnownRules, settings: RuleSettings, omitted: Set<RuleID> = [], into collector: inout DiagnosticCollector
  ) {
    var judged: [String: Bool] = [:]
    func isJudged(_ name: String) -> Bool {
      if let found = judged[name] { return found }
      let rules = known.positions(named: name).map { known.all[$0].id }
      let found =
        rules.contains { settings.isOn($0) }
        && rules.allSatisfy { settings.hasFullSay($0) && !omitted.contains($0) }
      judged[name] = found
      return found
    }
    for suppression in suppressions {
      let gone = suppression.selectors.map { selector in
        selector.isValid && !selector.isUsed && isJudged(selector.name)
      }
      for index in gone.indices where gone[index] {
        collector.add("suppression/unused", at: suppression.selectors[index].range) {
          SuppressionProblem.unused(index, of: suppression, gone: gone)
        }
      }
    }
  }
}
