import Diagnostics
package import YAML

/// A typed, tolerant view of a tree: what looks like a question or a set is one, whatever else is wrong with it.
///
/// Made once for each worker and filled anew for each file. A document is a mapping with `questions` or `sets`, a bare
/// list of questions, or one question (a mapping with any of a question's fields). Aliases are followed and merge keys
/// (`<<`) fill what is absent, both within ``aliasLimit``.
package final class QuestionFile {
  /// The most questions taken through aliases, and the most pairs inherited through merge keys, in one file.
  package static let aliasLimit = 100_000

  /// All questions, over all documents, in the order in which they are written.
  package private(set) var questions: [Question] = []
  /// All sets, over all documents, in the order in which they are written.
  package private(set) var sets: [QuestionSet] = []
  /// Text about the file and its sets: topics, titles and descriptions that are scalars.
  package private(set) var headings: [NodeID] = []
  package private(set) var names = FieldNames.standard
  /// Indices of ``questions``, sorted by where the question's mapping begins; empty where they stand in that order.
  private var order: [Int] = []
  private var remainingAliases = 0
  private var remainingInherited = 0

  package init() {}

  /// Fills the view from a tree, which must stay as it is for as long as the view is used.
  package func read(_ tree: Tree, names: FieldNames) {
    questions.removeAll(keepingCapacity: true)
    sets.removeAll(keepingCapacity: true)
    headings.removeAll(keepingCapacity: true)
    order.removeAll(keepingCapacity: true)
    remainingAliases = Self.aliasLimit
    remainingInherited = Self.aliasLimit
    self.names = names
    for root in tree.documents { readDocument(root, in: tree) }
    sortByPlace()
  }

  /// The value of a question's field with aliases followed: never an alias. Nil where the field is absent or its
  /// alias leads nowhere.
  package func value(_ field: Field, of question: Question, in tree: Tree) -> NodeID? {
    question[field].flatMap(tree.resolved)
  }

  /// The scalars that hold prose, aliases followed: what rules read as texts.
  package func texts(in tree: Tree) -> [NodeID] {
    let fields = questions.flatMap { question in Field.prose.compactMap { value($0, of: question, in: tree) } }
    return (fields + headings).filter { tree.kind(of: $0) == .scalar && tree.isComplete($0) }
  }

  // MARK: - Documents

  private func readDocument(_ root: NodeID, in tree: Tree) {
    switch tree.kind(of: root) {
    case .sequence: readQuestions(root, in: tree)
    case .mapping: readMapping(root, in: tree)
    case .scalar, .alias: break
    }
  }

  private func readMapping(_ root: NodeID, in tree: Tree) {
    let questionList = tree.value(for: "questions", in: root)
    let setList = tree.value(for: "sets", in: root)
    if let questionList { readQuestions(questionList, in: tree) }
    if let setList { readSets(setList, in: tree) }
    guard questionList != nil || setList != nil else {
      if let question = question(root, writtenAt: root, position: nil, in: tree), !question.isEmpty {
        questions.append(question)
      }
      return
    }
    for pair in tree.pairs(of: root)
    where tree.equals(pair.key, "topic") || tree.equals(pair.key, "title") || tree.equals(pair.key, "description") {
      addHeading(pair.value, in: tree)
    }
  }

  private func addHeading(_ node: NodeID, in tree: Tree) {
    if tree.kind(of: node) == .scalar { headings.append(node) }
  }

  private func readQuestions(_ list: NodeID, in tree: Tree) {
    guard let items = tree.resolved(list), tree.kind(of: items) == .sequence else { return }
    let isShared = items != list
    for (position, item) in tree.children(of: items).enumerated() {
      if isShared || tree.kind(of: item) == .alias {
        guard remainingAliases > 0 else { return }
        remainingAliases -= 1
      }
      guard let node = tree.resolved(item),
        let question = question(node, writtenAt: item, position: position, in: tree)
      else { continue }
      questions.append(question)
    }
  }

  private func question(_ node: NodeID, writtenAt written: NodeID, position: Int?, in tree: Tree) -> Question? {
    guard tree.kind(of: node) == .mapping else { return nil }
    var question = Question(node: node, written: written, position: position)
    var mergesAnything = false
    for pair in tree.pairs(of: node) {
      let key = tree.value(of: pair.key)
      if let field = names.field(named: key) {
        question.fill(field, with: pair.value)
      } else if Self.isMergeKey(key), tree.style(of: pair.key) == .plain {
        mergesAnything = true
      }
    }
    if mergesAnything { inherit(from: node, into: &question, in: tree, depth: 0) }
    return question
  }

  // MARK: - Merge keys

  private static func isMergeKey(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    key.count == 2 && key[0] == UInt8(ascii: "<") && key[1] == UInt8(ascii: "<")
  }

  /// Fills absent fields from the mappings that the merge keys of `node` name (YAML 1.1, `tag:yaml.org,2002:merge`):
  /// earlier ones win. Merges of merges are followed 16 deep, which also ends a circle.
  private func inherit(from node: NodeID, into question: inout Question, in tree: Tree, depth: Int) {
    guard depth < 16 else { return }
    for pair in tree.pairs(of: node)
    where Self.isMergeKey(tree.value(of: pair.key)) && tree.style(of: pair.key) == .plain {
      guard let source = tree.resolved(pair.value) else { continue }
      switch tree.kind(of: source) {
      case .mapping:
        inheritPairs(of: source, into: &question, in: tree, depth: depth)
      case .sequence:
        for item in tree.children(of: source) {
          guard remainingInherited > 0 else { return }
          remainingInherited -= 1
          guard let mapping = tree.resolved(item), tree.kind(of: mapping) == .mapping else { continue }
          inheritPairs(of: mapping, into: &question, in: tree, depth: depth)
        }
      case .scalar, .alias:
        break
      }
    }
  }

  private func inheritPairs(of mapping: NodeID, into question: inout Question, in tree: Tree, depth: Int) {
    guard remainingInherited > 0 else { return }
    remainingInherited -= 1
    for pair in tree.pairs(of: mapping) {
      guard remainingInherited > 0 else { return }
      remainingInherited -= 1
      if let field = names.field(named: tree.value(of: pair.key)) { question.fill(field, with: pair.value) }
    }
    inherit(from: mapping, into: &question, in: tree, depth: depth + 1)
  }

  // MARK: - Sets

  private func readSets(_ list: NodeID, in tree: Tree) {
    guard let items = tree.resolved(list), tree.kind(of: items) == .sequence else { return }
    let isShared = items != list
    for (position, item) in tree.children(of: items).enumerated() {
      let isAliased = isShared || tree.kind(of: item) == .alias
      if isAliased {
        guard remainingAliases > 0 else { return }
        remainingAliases -= 1
      }
      guard let node = tree.resolved(item), tree.kind(of: node) == .mapping else { continue }
      let set = set(node, writtenAt: item, position: position, in: tree)
      sets.append(set)
      guard !isAliased else { continue }
      if let title = set.title { addHeading(title, in: tree) }
      if let description = set.description { addHeading(description, in: tree) }
    }
  }

  private func set(_ node: NodeID, writtenAt written: NodeID, position: Int, in tree: Tree) -> QuestionSet {
    var set = QuestionSet(node: node, written: written, position: position)
    for pair in tree.pairs(of: node) {
      if tree.equals(pair.key, "id") {
        set.id = set.id ?? pair.value
      } else if tree.equals(pair.key, "title") {
        set.title = set.title ?? pair.value
      } else if tree.equals(pair.key, "description") {
        set.description = set.description ?? pair.value
      } else if tree.equals(pair.key, "questions") {
        set.references = set.references ?? pair.value
      }
    }
    return set
  }

  // MARK: - Places

  /// The question in which the byte at `offset` lies, and the field, where the byte lies in one (its key included).
  package func question(at offset: Int, in tree: Tree) -> (question: Question, field: Field?)? {
    var low = 0
    var high = questions.count
    while low < high {
      let middle = (low + high) / 2
      if tree.range(of: question(inOrder: middle).node).start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let found = question(inOrder: low - 1)
    guard tree.range(of: found.node).contains(offset) else { return nil }
    for pair in tree.pairs(of: found.node) {
      guard tree.range(of: pair.key).start <= offset else { break }
      if offset < max(tree.range(of: pair.value).end, tree.range(of: pair.key).end) {
        return (found, names.field(named: tree.value(of: pair.key)))
      }
    }
    return (found, nil)
  }

  private func question(inOrder index: Int) -> Question { questions[order.isEmpty ? index : order[index]] }

  private func sortByPlace() {
    let areInOrder = zip(questions, questions.dropFirst()).allSatisfy { $0.node.index < $1.node.index }
    guard !areInOrder else { return }
    order = questions.indices.sorted { (questions[$0].node.index, $0) < (questions[$1].node.index, $1) }
  }
}
