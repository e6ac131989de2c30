import Diagnostics
import Questions
import YAML

/// The fields of a question as parts of its excerpt.
struct FieldExcerpts {
  private let tree: Tree
  private let names: FieldNames
  private let lines: LineIndex
  private let diagnostics: [Diagnostic]
  /// The diagnostics of the question but those that find a field missing, as indices into ``diagnostics``.
  private var open: [Int]

  /// A question with more fields is no question that anybody reads.
  private static let maximumFields = 40
  private static let maximumItems = 100

  /// - Parameters:
  ///   - lines: of the tree's source.
  ///   - own: the diagnostics of the question, as indices into `diagnostics`.
  init(tree: Tree, names: FieldNames, lines: LineIndex, diagnostics: [Diagnostic], own: [Int]) {
    self.tree = tree
    self.names = names
    self.lines = lines
    self.diagnostics = diagnostics
    open = own
  }

  /// The fields that are missing, then those that are written, in the order of the file; the inherited ones last.
  mutating func parts(of question: Question, room: inout TextRoom) -> [Excerpt.Part] {
    var parts = missingParts(of: question)
    var seen: Set<NodeID> = []
    for pair in tree.pairs(of: question.node).prefix(Self.maximumFields) {
      seen.insert(pair.value)
      parts.append(part(key: pair.key, value: pair.value, room: &room))
    }
    for field in Field.allCases {
      guard let value = question[field], !seen.contains(value), parts.count < Self.maximumFields else { continue }
      let name = MarkedText(Array(names[field].utf8))
      parts.append(values(of: value, Self.kind(of: field), name: name, room: &room))
    }
    return parts
  }

  /// A diagnostic of a field that the question does not have.
  private mutating func missingParts(of question: Question) -> [Excerpt.Part] {
    var parts: [Excerpt.Part] = []
    for index in open {
      guard let name = diagnostics[index].field, let field = Field(name: name), question[field] == nil else { continue }
      let bytes = Array(names[field].utf8)
      let mark = MarkedText.Mark(SourceRange(0, bytes.count), diagnostic: index)
      parts.append(Excerpt.Part(.missing, name: MarkedText(bytes, marks: [mark]), values: []))
    }
    let marked = Set(parts.flatMap { $0.name.marks.map(\.diagnostic) })
    open.removeAll { marked.contains($0) }
    return parts
  }

  private static func kind(of field: Field?) -> Excerpt.Part.Kind {
    switch field {
    case .question: .title
    case .answer, .summary: .prose
    case .id, .level, .tags, .codeChallenge, .references, nil: .value
    }
  }

  private func part(key: NodeID, value: NodeID, room: inout TextRoom) -> Excerpt.Part {
    let name = text(of: key, room: &room)
    let field = tree.kind(of: key) == .scalar ? names.field(named: tree.value(of: key)) : nil
    return values(of: value, Self.kind(of: field), name: name, room: &room)
  }

  private func values(
    of written: NodeID, _ kind: Excerpt.Part.Kind, name: MarkedText, room: inout TextRoom
  ) -> Excerpt.Part {
    guard let node = tree.resolved(written) else {
      return Excerpt.Part(kind, name: name, values: [source(of: written, room: &room)])
    }
    switch tree.kind(of: node) {
    case .scalar:
      return Excerpt.Part(kind, name: name, values: [text(of: node, writtenAt: written, room: &room)])
    case .sequence where tree.children(of: node).prefix(Self.maximumItems).allSatisfy(isScalar):
      var items: [MarkedText] = []
      for item in tree.children(of: node).prefix(Self.maximumItems) {
        guard let scalar = tree.resolved(item) else { continue }
        items.append(text(of: scalar, writtenAt: item, room: &room))
      }
      let omitted = max(0, tree.childCount(of: node) - Self.maximumItems)
      return Excerpt.Part(.list, name: name, values: items, omittedValues: omitted)
    case .sequence, .mapping, .alias:
      let text = source(of: node, room: &room)
      let line = lines.line(at: tree.range(of: node).start)
      return Excerpt.Part(.source(firstLine: line), name: name, values: [text])
    }
  }

  private func isScalar(_ item: NodeID) -> Bool {
    tree.resolved(item).map { tree.kind(of: $0) == .scalar } ?? true
  }

  // MARK: Texts and their marks

  /// The value of a scalar. What points at an alias points at all that the alias stands for.
  private func text(of node: NodeID, writtenAt written: NodeID? = nil, room: inout TextRoom) -> MarkedText {
    let value = tree.value(of: node)
    let place = tree.range(of: written ?? node)
    let found = found(in: place)
    guard !found.isEmpty else { return room.text(value) }
    if let written, written != node {
      return room.text(value, marks: found.map { MarkedText.Mark(SourceRange(0, value.count), diagnostic: $0) })
    }
    let map = tree.scalarMap(of: node)
    return room.text(
      value,
      marks: found.map { index in
        let range = map.valueRange(of: diagnostics[index].range)
        return MarkedText.Mark(SourceRange(range.lowerBound, range.upperBound), diagnostic: index)
      })
  }

  /// A node as it is written in the file.
  private func source(of node: NodeID, room: inout TextRoom) -> MarkedText {
    let place = tree.range(of: node).clamped(to: tree.source.count)
    let marks = found(in: place).map { index in
      let range = diagnostics[index].range
      return MarkedText.Mark(
        SourceRange(max(range.start, place.start) - place.start, min(range.end, place.end) - place.start),
        diagnostic: index)
    }
    return room.text(tree.source[place.start..<place.end].bindMemory(to: UInt8.self), marks: marks)
  }

  /// The diagnostics that begin in a place, in their order.
  private func found(in place: SourceRange) -> ArraySlice<Int> {
    // They are sorted by their starts.
    func firstIndex(from offset: Int) -> Int {
      var low = 0
      var high = open.count
      while low < high {
        let middle = (low + high) / 2
        if diagnostics[open[middle]].range.start < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let first = firstIndex(from: place.start)
    return open[first..<max(first, firstIndex(from: place.isEmpty ? place.end + 1 : place.end))]
  }
}
