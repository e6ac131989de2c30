internal import CLibYAML
import Diagnostics

/// The reading of one file: from libyaml's events to nodes.
struct ParserRun: ~Copyable {
  enum Outcome {
    /// The end was reached.
    case complete
    /// A syntax error or a limit was met, and is among the diagnostics.
    case stopped
    /// A placeholder was not where a block scalar is: the input must be read without placeholders.
    case unconfirmed
  }

  private let tree: Tree
  private let limits: Limits
  private var marks: MarkCursor
  private var builder: TreeBuilder
  /// The block scalars that were taken out of the input, and how many of them were confirmed.
  private let blocks: [BlockElision.Block]
  private var confirmed = 0

  init(tree: Tree, limits: Limits, marks: MarkCursor, blocks: [BlockElision.Block]) {
    self.tree = tree
    self.limits = limits
    self.marks = marks
    self.blocks = blocks
    builder = TreeBuilder(tree)
  }

  mutating func read(from reader: EventReader, into collector: inout DiagnosticCollector) -> Outcome {
    while let event = reader.next() {
      guard event.pointee.type != YAML_STREAM_END_EVENT else {
        tree.readEnd = tree.source.count
        return confirmed == blocks.count ? .complete : .unconfirmed
      }
      if let breach = add(event, into: &collector) {
        tree.readEnd = breach.range.start
        builder.abandon()
        collector.add(breach)
        return .stopped
      }
    }
    builder.abandon()
    let error = reader.error
    let problem = error.problemScalar.map { marks.offset(ofScalar: $0) } ?? tree.source.count
    let context = error.contextScalar.map { marks.offset(ofScalar: $0) }
    tree.readEnd = min(problem, context ?? problem)
    collector.add(
      error.isMemory
        ? LimitBreach.memory : SyntaxError(error, at: problem, context: context, in: tree.source).diagnostic)
    return .stopped
  }

  /// Adds what an event says to the tree.
  /// - Returns: the limit that stops the reading, or nil.
  private mutating func add(
    _ event: UnsafePointer<yaml_event_t>, into collector: inout DiagnosticCollector
  ) -> Diagnostic? {
    let start = marks.offset(ofScalar: Int(event.pointee.start_mark.index))
    switch event.pointee.type {
    case YAML_DOCUMENT_START_EVENT:
      guard tree.documents.count < limits.documents else {
        return LimitBreach.documents(at: SourceRange(start, start + 3).clamped(to: tree.source.count), limits: limits)
      }
      builder.beginDocument(at: start, hasStartMarker: event.pointee.data.document_start.implicit == 0)
    case YAML_DOCUMENT_END_EVENT:
      builder.endDocument(hasEndMarker: event.pointee.data.document_end.implicit == 0)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      endCollection(event, into: &collector)
    case YAML_SCALAR_EVENT, YAML_ALIAS_EVENT, YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT:
      let end = marks.offset(ofScalar: Int(event.pointee.end_mark.index))
      return addNode(event, range: SourceRange(start, end), into: &collector)
    default:
      break
    }
    return nil
  }

  private mutating func endCollection(
    _ event: UnsafePointer<yaml_event_t>, into collector: inout DiagnosticCollector
  ) {
    // A block collection ends with an empty token at the start of what follows; a flow collection with its bracket.
    let isFlow = event.pointee.end_mark.index > event.pointee.start_mark.index
    let end = isFlow ? marks.offset(ofScalar: Int(event.pointee.end_mark.index)) : nil
    guard let closed = builder.endCollection(at: end), tree.kind(of: closed) == .mapping else { return }
    DuplicateKeys.check(closed, in: tree, into: &collector)
  }

  private mutating func addNode(
    _ event: UnsafePointer<yaml_event_t>, range: SourceRange, into collector: inout DiagnosticCollector
  ) -> Diagnostic? {
    guard tree.count < limits.nodes else { return LimitBreach.nodes(at: range, limits: limits) }
    switch event.pointee.type {
    case YAML_SCALAR_EVENT:
      addScalar(event, range: range, into: &collector)
    case YAML_ALIAS_EVENT:
      guard let anchor = event.pointee.data.alias.anchor else { return nil }
      let name = Self.string(anchor)
      if let problem = builder.alias(name, range: range) {
        collector.add(AliasDiagnostic.make(problem, name: name, at: range, in: tree))
      }
    default:
      guard builder.depth < limits.depth else { return LimitBreach.depth(at: range, limits: limits) }
      let isMapping = event.pointee.type == YAML_MAPPING_START_EVENT
      let anchor = isMapping ? event.pointee.data.mapping_start.anchor : event.pointee.data.sequence_start.anchor
      let tag = isMapping ? event.pointee.data.mapping_start.tag : event.pointee.data.sequence_start.tag
      let isFlow =
        isMapping
        ? event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
        : event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      let properties = self.properties(anchor: anchor, tag: tag, at: range, into: &collector)
      builder.beginCollection(
        isMapping ? .mapping : .sequence, style: isFlow ? .flow : .block, range: range, properties: properties,
        anchor: anchor.map(Self.string))
    }
    return nil
  }

  private mutating func addScalar(
    _ event: UnsafePointer<yaml_event_t>, range: SourceRange, into collector: inout DiagnosticCollector
  ) {
    let data = event.pointee.data.scalar
    guard let bytes = data.value else { return }
    let value = UnsafeBufferPointer(start: bytes, count: data.length)
    let style = NodeStyle(data.style)
    let properties = self.properties(anchor: data.anchor, tag: data.tag, at: range, into: &collector)
    let type = Self.type(of: value, style: style, tag: data.tag)
    let start = UInt32(tree.values.count)
    var end = range.end
    if style == .literal || style == .folded {
      if let block = confirmedBlock(event, value, style) {
        BlockElision.decode(block, in: tree.source, into: tree.values)
      } else {
        tree.values.append(bytes, count: data.length)
      }
      // libyaml's mark swallows the blank lines behind the text.
      end = SourceScanning.trimmingBlanks(in: tree.source, from: range.start, to: end)
    } else {
      tree.values.append(bytes, count: data.length)
    }
    builder.scalar(
      valueStart: start, style: style, type: type, range: SourceRange(range.start, end), properties: properties,
      anchor: data.anchor.map(Self.string))
  }

  /// The block whose placeholder this event is, if it is one.
  private mutating func confirmedBlock(
    _ event: UnsafePointer<yaml_event_t>, _ value: UnsafeBufferPointer<UInt8>, _ style: NodeStyle
  ) -> BlockElision.Block? {
    guard confirmed < blocks.count else { return nil }
    let block = blocks[confirmed]
    guard block.isFolded == (style == .folded), BlockElision.confirms(value, block),
      marks.inputOffset(ofScalar: Int(event.pointee.end_mark.index)) == block.placeholderEnd
    else { return nil }
    confirmed += 1
    return block
  }

  /// Where the anchor and the tag of a node stand, with their diagnostics.
  private func properties(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at range: SourceRange,
    into collector: inout DiagnosticCollector
  ) -> NodeProperties? {
    guard anchor != nil || tag != nil else { return nil }
    let found = SourceScanning.properties(
      in: tree.source, at: range.start, hasAnchor: anchor != nil, hasTag: tag != nil
    ).properties
    if let place = found.tag {
      if place.count > limits.tagLength {
        collector.add(LimitBreach.tagLength(at: place, limits: limits))
      } else if let tag, !KnownTag.isKnown(tag) {
        collector.add("yaml/unknown-tag", at: place) { KnownTag.unknown(at: place, in: tree.source) }
      }
    }
    if let place = found.anchor, place.count > limits.anchorLength {
      collector.add(LimitBreach.anchorLength(at: place, limits: limits))
    }
    return found
  }

  private static func type(
    of value: UnsafeBufferPointer<UInt8>, style: NodeStyle, tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> ScalarType {
    if let tag { return KnownTag.scalarType(tag, value) }
    return style == .plain ? ScalarResolution.type(ofPlain: value) : .string
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>) -> String { String(cString: text) }
}

extension NodeStyle {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
