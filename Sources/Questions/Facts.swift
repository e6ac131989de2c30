package import Diagnostics
package import YAML

/// What one file contributes to checks over the whole bank: ids, references, and fingerprints of questions.
///
/// Flat and free of references to the tree, so that it can be kept for all files of a run and written to a cache: about
/// 60 bytes a question, and the ids once.
package struct Facts: Sendable, Hashable {
  /// A text and the place in the file where it is written.
  package struct Text: Sendable, Hashable {
    /// Where the text lies in ``Facts/bytes``, and how many bytes it has. No bytes: there is no such text.
    package var start: UInt32 = 0
    package var count: UInt32 = 0
    /// The range in the file.
    package var placeStart: UInt32 = 0
    package var placeEnd: UInt32 = 0

    package init(start: UInt32 = 0, count: UInt32 = 0, placeStart: UInt32 = 0, placeEnd: UInt32 = 0) {
      self.start = start
      self.count = count
      self.placeStart = placeStart
      self.placeEnd = placeEnd
    }

    package var isAbsent: Bool { count == 0 }
    package var place: SourceRange { SourceRange(Int(placeStart), Int(placeEnd)) }
  }

  /// Where an item stands in the tree: its list, and its index in it.
  package struct Item: Sendable, Hashable {
    /// Index into ``Facts/lists``.
    package var list: UInt32
    /// The index in the list; `UInt32.max`: not an item, but the document itself.
    package var position: UInt32

    package init(list: UInt32, position: UInt32) {
      self.list = list
      self.position = position
    }
  }

  package struct Question: Sendable, Hashable {
    package var id: Text
    package var item: Item
    /// The place of the question's text in the file.
    package var textStart: UInt32
    package var textEnd: UInt32
    /// The hash of the normalised text; ``Fingerprint/none`` where there is no text to compare.
    package var fingerprint: Fingerprint

    package init(id: Text, item: Item, textStart: UInt32, textEnd: UInt32, fingerprint: Fingerprint) {
      self.id = id
      self.item = item
      self.textStart = textStart
      self.textEnd = textEnd
      self.fingerprint = fingerprint
    }

    package var textPlace: SourceRange { SourceRange(Int(textStart), Int(textEnd)) }
  }

  package struct Set: Sendable, Hashable {
    package var id: Text
    package var item: Item
    /// Where the references of this set begin in ``Facts/references``, and how many there are.
    package var firstReference: UInt32
    package var referenceCount: UInt32

    package init(id: Text, item: Item, firstReference: UInt32, referenceCount: UInt32) {
      self.id = id
      self.item = item
      self.firstReference = firstReference
      self.referenceCount = referenceCount
    }
  }

  /// The bytes of all texts.
  package var bytes: [UInt8] = []
  package var questions: [Question] = []
  package var sets: [Set] = []
  /// The question ids that sets list, set after set; absent texts for what is no scalar.
  package var references: [Text] = []
  /// The JSON Pointers (RFC 6901) of the lists in which questions and sets stand: `/questions`; empty for a root.
  package var lists: [String] = []
  /// False where the file was not read to its end, so that there may be more ids than these.
  package var isComplete = true

  package init() {}

  /// The bytes of one of the texts; nothing for a text that is absent or of other facts.
  package func bytes(of text: Text) -> ArraySlice<UInt8> {
    let start = Int(text.start)
    let end = start + Int(text.count)
    return end <= bytes.count ? bytes[start..<end] : []
  }

  /// One of the texts as a string.
  package func string(of text: Text) -> String { String(decoding: bytes(of: text), as: UTF8.self) }

  /// The JSON Pointer of an item, within its document.
  package func pointer(to item: Item) -> String {
    let list = Int(item.list) < lists.count ? lists[Int(item.list)] : ""
    return item.position == .max ? list : "\(list)/\(item.position)"
  }

  /// The references of a set.
  package func references(of set: Set) -> ArraySlice<Text> {
    let start = Int(set.firstReference)
    let end = start + Int(set.referenceCount)
    return end <= references.count ? references[start..<end] : []
  }
}

extension Facts {
  /// Collects the facts of a file.
  package static func collect(from file: QuestionFile, _ tree: Tree) -> Facts {
    var collector = FactsCollector(tree: tree)
    collector.facts.questions.reserveCapacity(file.questions.count)
    for question in file.questions { collector.add(question) }
    for set in file.sets { collector.add(set) }
    return collector.facts
  }
}

/// Collects facts; texts and fingerprints of what many aliases point to are made once.
private struct FactsCollector {
  let tree: Tree
  var facts = Facts()
  private var sharedTexts: [NodeID: (start: UInt32, count: UInt32)] = [:]
  private var sharedFingerprints: [NodeID: Fingerprint] = [:]
  private var remainingReferences = QuestionFile.aliasLimit
  /// The list of the last item: items of one list follow each other.
  private var lastList: (node: NodeID?, index: UInt32)?

  init(tree: Tree) { self.tree = tree }

  mutating func add(_ question: Question) {
    let isShared = question.written != question.node
    let item = item(question.written, position: question.position)
    let id = question[.id].map { text(of: $0, isShared: isShared) } ?? Facts.Text()
    guard let written = question[.question], let node = scalar(written) else {
      facts.questions.append(Facts.Question(id: id, item: item, textStart: 0, textEnd: 0, fingerprint: .none))
      return
    }
    let place = tree.range(of: written)
    facts.questions.append(
      Facts.Question(
        id: id, item: item, textStart: UInt32(clamping: place.start), textEnd: UInt32(clamping: place.end),
        fingerprint: fingerprint(of: node, isShared: isShared || written != node)))
  }

  mutating func add(_ set: QuestionSet) {
    let first = UInt32(clamping: facts.references.count)
    if let list = set.references.flatMap(tree.resolved), tree.kind(of: list) == .sequence {
      let isShared = list != set.references
      for item in tree.children(of: list) {
        if isShared || tree.kind(of: item) == .alias {
          guard remainingReferences > 0 else { break }
          remainingReferences -= 1
        }
        facts.references.append(text(of: item, isShared: isShared))
      }
    }
    facts.sets.append(
      Facts.Set(
        id: set.id.map { text(of: $0, isShared: set.written != set.node) } ?? Facts.Text(),
        item: item(set.written, position: set.position), firstReference: first,
        referenceCount: UInt32(clamping: facts.references.count) - first))
  }

  private mutating func item(_ written: NodeID, position: Int?) -> Facts.Item {
    let list = tree.parent(of: written)
    let index: UInt32
    if let last = lastList, last.node == list {
      index = last.index
    } else {
      index = UInt32(clamping: facts.lists.count)
      facts.lists.append(list.map(tree.pointer) ?? "")
      lastList = (list, index)
    }
    return Facts.Item(list: index, position: position.map { UInt32(clamping: $0) } ?? .max)
  }

  /// The scalar that a value is or points to, unless it is null.
  private func scalar(_ written: NodeID) -> NodeID? {
    guard let node = tree.resolved(written), tree.kind(of: node) == .scalar, tree.scalarType(of: node) != .null
    else { return nil }
    return node
  }

  private mutating func text(of written: NodeID, isShared: Bool) -> Facts.Text {
    guard let node = scalar(written) else { return Facts.Text() }
    let place = tree.range(of: written)
    let stored: (start: UInt32, count: UInt32)
    if isShared || written != node {
      if let known = sharedTexts[node] {
        stored = known
      } else {
        stored = store(tree.value(of: node))
        sharedTexts[node] = stored
      }
    } else {
      stored = store(tree.value(of: node))
    }
    return Facts.Text(
      start: stored.start, count: stored.count, placeStart: UInt32(clamping: place.start),
      placeEnd: UInt32(clamping: place.end))
  }

  private mutating func store(_ value: UnsafeBufferPointer<UInt8>) -> (start: UInt32, count: UInt32) {
    let start = UInt32(clamping: facts.bytes.count)
    facts.bytes.append(contentsOf: value)
    return (start, UInt32(clamping: value.count))
  }

  private mutating func fingerprint(of node: NodeID, isShared: Bool) -> Fingerprint {
    guard isShared else { return Fingerprint(of: tree.value(of: node)) }
    if let known = sharedFingerprints[node] { return known }
    let made = Fingerprint(of: tree.value(of: node))
    sharedFingerprints[node] = made
    return made
  }
}
