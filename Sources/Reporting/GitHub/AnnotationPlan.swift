import Diagnostics

/// Which diagnostics are shown beside the code, where GitHub shows no more than ten of a kind.
///
/// As many as there is room for stand for themselves. Where there are more, those of one rule in one file become a group
/// that the first of them speaks for, and the groups are ranked: the largest of each rule before the second largest of any,
/// so that every rule is seen before one is seen twice. What belongs to no question comes first: it is about a whole file,
/// of which nothing else may be known yet. Room that is left goes to the members of the largest groups.
struct AnnotationPlan {
  /// The diagnostics that one annotation stands for.
  struct Group {
    var file: Int
    /// Indices into the diagnostics of the file; never empty.
    var diagnostics: [Int]
  }

  /// In the order in which they are to be shown.
  private(set) var groups: [Group] = []
  /// The diagnostics that do not speak for a group, in the order of the report.
  private(set) var rest: [(file: Int, diagnostic: Int)] = []
  /// The number of all diagnostics of this kind.
  let count: Int

  /// - Parameters:
  ///   - files: the files of the report.
  ///   - room: the number of annotations.
  ///   - isWanted: which diagnostics are of this kind.
  init(_ files: [ReportedFile], room: Int, _ isWanted: (Diagnostic) -> Bool) {
    var all: [(file: Int, diagnostic: Int)] = []
    for (file, reported) in files.enumerated() {
      for (index, diagnostic) in reported.diagnostics.enumerated() where isWanted(diagnostic) {
        all.append((file, index))
      }
    }
    count = all.count
    guard all.count > room else {
      groups = all.map { Group(file: $0.file, diagnostics: [$0.diagnostic]) }
      return
    }
    groups = Array(Self.ranked(all, files).prefix(room))
    while groups.count < room { splitLargest() }
    var speakers: [Int: Set<Int>] = [:]
    for group in groups {
      if let first = group.diagnostics.first { speakers[group.file, default: []].insert(first) }
    }
    rest = all.filter { speakers[$0.file]?.contains($0.diagnostic) != true }
  }

  /// Lets the first member of the largest group stand for itself. There is a group of two, as there are more diagnostics
  /// than groups.
  private mutating func splitLargest() {
    guard let largest = groups.indices.max(by: { groups[$0].diagnostics.count < groups[$1].diagnostics.count }) else {
      return
    }
    let first = Group(file: groups[largest].file, diagnostics: [groups[largest].diagnostics.removeFirst()])
    groups.insert(first, at: largest)
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
    func isInQuestion(_ group: Group) -> Bool {
      group.diagnostics.first.map { files[group.file].diagnostics[$0].question != nil } ?? false
    }
    entries.sort { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      let (inFirst, inSecond) = (isInQuestion(left.group), isInQuestion(right.group))
      if inFirst != inSecond { return inSecond }
      let (first, second) = (left.group.diagnostics.count, right.group.diagnostics.count)
      return first != second ? first > second : left.rule < right.rule
    }
    return entries.map(\.group)
  }
}
