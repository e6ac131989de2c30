import Diagnostics

/// Which diagnostics are shown beside the code, where GitHub shows no more than ten of a kind.
///
/// As many as there is room for stand for themselves. Where there are more, those of one rule in one file become a group
/// that the first of them speaks for, and the groups are ranked: the largest of each rule before the second largest of any,
/// so that every rule is seen before one is seen twice.
struct AnnotationPlan {
  /// The diagnostics that one annotation stands for.
  struct Group {
    var file: Int
    /// Indices into the diagnostics of the file; never empty.
    var diagnostics: [Int]
  }

  /// In the order in which they are to be shown.
  private(set) var groups: [Group] = []
  /// The diagnostics that nothing stands for, in the order of the report.
  private(set) var rest: [(file: Int, diagnostic: Int)] = []

  /// - Parameters:
  ///   - files: the files of the report.
  ///   - room: the number of annotations.
  ///   - isWanted: which diagnostics are of this kind.
  init(_ files: [ReportedFile], room: Int, _ isWanted: (Diagnostic) -> Bool) {
    var all: [(file: Int, diagnostic: Int)] = []
    for (file, reported) in files.enumerated() {
      for (index, diagnostic) in reported.diagnostics.enumerated() where isWanted(diagnostic) { all.append((file, index)) }
    }
    guard all.count > room else {
      groups = all.map { Group(file: $0.file, diagnostics: [$0.diagnostic]) }
      return
    }
    let ranked = Self.ranked(all, files)
    groups = Array(ranked.prefix(room))
    var isShown: [Int: Set<RuleID>] = [:]
    for group in groups {
      guard let first = group.diagnostics.first else { continue }
      isShown[group.file, default: []].insert(files[group.file].diagnostics[first].rule)
    }
    rest = all.filter { isShown[$0.file]?.contains(files[$0.file].diagnostics[$0.diagnostic].rule) != true }
  }

  private static func ranked(_ all: [(file: Int, diagnostic: Int)], _ files: [ReportedFile]) -> [Group] {
    var rules: [RuleID: [Group]] = [:]
    for (file, index) in all {
      let rule = files[file].diagnostics[index].rule
      if let last = rules[rule]?.indices.last, rules[rule]?[last].file == file {
        rules[rule]?[last].diagnostics.append(index)
      } else {
        rules[rule, default: []].append(Group(file: file, diagnostics: [index]))
      }
    }
    var entries: [(rank: Int, rule: RuleID, group: Group)] = []
    for (rule, groups) in rules {
      let sorted = groups.sorted {
        $0.diagnostics.count != $1.diagnostics.count ? $0.diagnostics.count > $1.diagnostics.count : $0.file < $1.file
      }
      for (rank, group) in sorted.enumerated() { entries.append((rank, rule, group)) }
    }
    entries.sort { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      let (first, second) = (left.group.diagnostics.count, right.group.diagnostics.count)
      return first != second ? first > second : left.rule < right.rule
    }
    return entries.map(\.group)
  }
}
