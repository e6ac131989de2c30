package import Diagnostics
import Rules
import YAML

/// A file that was mended, in memory.
package struct MendedFile: Sendable {
  package let path: SourcePath
  /// Of the bytes that were read.
  package let hash: ContentHash
  package internal(set) var text: EditedText
  /// The number of diagnostics that were mended.
  package internal(set) var fixed = 0
  /// The fixes that were tried and not made, as the file would not have been the same but for what they edit.
  package internal(set) var dropped: [ChosenFix] = []
  /// How many bytes may still be read to mend it: a large file has fewer rounds.
  var bytesLeft: Int

  init(path: SourcePath, hash: ContentHash, text: EditedText) {
    self.path = path
    self.hash = hash
    self.text = text
    bytesLeft = max(64 << 20, text.bytes.count * 4)
  }
}

/// Mends one file after the other, in memory that it keeps: one for each worker.
///
/// Fixes are made in rounds, until a round changes nothing: what overlaps waits for the next round, and a fix may uncover what
/// another one mends.
final class FileFixer {
  /// The most rounds of a file in one go.
  private static let mostRounds = 64

  private let linter: Linter
  private let files: FileLinter
  private let comparison: TreeComparison
  private let choice: FixChoice
  /// How many bytes may still be read for the file in hand.
  private var bytesLeft = 0
  /// The rules that need all files.
  private let bankRules = Set(BuiltInRules.metadata.map(\.id).filter { $0.group == "bank" })

  init(_ linter: Linter, allowsUnsafe: Bool) {
    self.linter = linter
    files = FileLinter(linter)
    comparison = TreeComparison(limits: linter.configuration.limits)
    choice = FixChoice(allowsUnsafe: allowsUnsafe)
  }

  /// Mends what can be mended of a file.
  /// - Parameters:
  ///   - file: the file, perhaps mended already.
  ///   - diagnostics: what the check of the bank has found in it as it is now, in the order of a report.
  func mend(_ file: inout MendedFile, _ diagnostics: [Diagnostic]) {
    let path = file.path
    bytesLeft = file.bytesLeft
    defer { file.bytesLeft = bytesLeft }
    guard bytesLeft > 0, comparison.isReadable(file.text.bytes, isJSON: path.isJSON) else { return }
    var diagnostics = diagnostics
    var seen: Set<ContentHash> = [Self.hash(file.text.bytes)]
    var dropped = Set(file.dropped)
    for round in 0..<Self.mostRounds {
      if round > 0 {
        bytesLeft -= file.text.bytes.count
        guard bytesLeft > file.text.bytes.count * 2 else { break }
        diagnostics = check(file.text.bytes, path: path)
      }
      let (chosen, _) = choice.choose(from: diagnostics, count: file.text.bytes.count, except: dropped)
      if chosen.isEmpty { break }
      let (right, wrong) = sorted(chosen, in: file.text.bytes, isJSON: path.isJSON)
      let edits = Self.edits(of: right)
      if !edits.isEmpty {
        let after = EditedText.applying(edits, to: file.text.bytes)
        // Two rules that undo each other's work would go on for ever.
        guard seen.insert(Self.hash(after)).inserted else { break }
        file.fixed += served(by: right, among: diagnostics)
        file.text.apply(edits)
      }
      file.dropped = (file.dropped + wrong).map { Self.moved($0, by: edits) }
      dropped = Set(file.dropped)
      if edits.isEmpty, wrong.isEmpty { break }
    }
  }

  /// The number of diagnostics that have one of these fixes.
  private func served(by fixes: [ChosenFix], among diagnostics: [Diagnostic]) -> Int {
    let made = Set(fixes.map(\.edits))
    return diagnostics.count { diagnostic in
      guard let fix = choice.fix(for: diagnostic) else { return false }
      return made.contains(fix.edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) })
    }
  }

  /// What is found in a file without the others: all but the rules over the bank, and less what comments suppress.
  private func check(_ bytes: [UInt8], path: SourcePath) -> [Diagnostic] {
    let report = bytes.withUnsafeBytes { files.lint($0, path: path) }
    var suppressions = report.suppressions
    let settings = linter.policy.settings(for: path)
    let kept = suppressions.apply(to: report.diagnostics, known: linter.known).kept
    var unused = linter.collector(settings)
    suppressions.reportUnused(known: linter.known, settings: settings, omitted: bankRules, into: &unused)
    return (kept + unused.diagnostics).sorted(by: Diagnostic.precedes)
  }

  // MARK: Right and wrong fixes

  /// Tells the fixes that leave the file the same but for what they edit from those that do not.
  private func sorted(
    _ fixes: [ChosenFix], in bytes: [UInt8], isJSON: Bool
  ) -> (right: [ChosenFix], wrong: [ChosenFix]) {
    if isRight(fixes, in: bytes, isJSON: isJSON) { return (fixes, []) }
    var right: [ChosenFix] = []
    var wrong: [ChosenFix] = []
    // Halves of halves, until those that are to blame stand alone.
    var open = [fixes[...]]
    while let part = open.popLast() {
      if isRight(right + part, in: bytes, isJSON: isJSON) {
        right += part
      } else if part.count == 1 || bytesLeft <= 0 {
        wrong += part
      } else {
        let middle = part.startIndex + part.count / 2
        open.append(part[middle...])
        open.append(part[..<middle])
      }
    }
    return (right.sorted { $0.start < $1.start }, wrong)
  }

  private func isRight(_ fixes: [ChosenFix], in bytes: [UInt8], isJSON: Bool) -> Bool {
    guard bytesLeft > 0 else { return false }
    bytesLeft -= bytes.count * 2
    let edits = Self.edits(of: fixes)
    return comparison.isSame(bytes, EditedText.applying(edits, to: bytes), but: edits, isJSON: isJSON)
  }

  /// The edits of fixes that do not overlap, in the order of their places.
  private static func edits(of fixes: [ChosenFix]) -> [Edit] {
    fixes.flatMap(\.edits).sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }

  /// A fix that was not made, where it stands after edits.
  private static func moved(_ fix: ChosenFix, by edits: [Edit]) -> ChosenFix {
    var fix = fix
    for index in fix.edits.indices {
      let range = fix.edits[index].range
      var shift = 0
      for edit in edits where edit.range.end <= range.start { shift += edit.text.utf8.count - edit.range.count }
      fix.edits[index].range = SourceRange(range.start + shift, range.end + shift)
    }
    return fix
  }

  private static func hash(_ bytes: [UInt8]) -> ContentHash { bytes.withUnsafeBytes { ContentHash($0) } }
}
