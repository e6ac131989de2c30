package import Diagnostics

internal import CLibYAML

/// Reads YAML: bytes in, a ``Tree`` and diagnostics out, for any bytes. Made once for each worker and used for one file
/// after the other; its memory is kept.
package final class Parser {
  /// The tree of the last file.
  package let tree = Tree()
  package let limits: Limits
  private let reader = EventReader()

  package init(limits: Limits = Limits()) { self.limits = limits }

  /// Reads a file into ``tree``. The caller keeps `bytes` for as long as it reads the tree.
  /// - Returns: what is wrong with the encoding, the syntax, the keys and aliases, or the size of the file; with default
  ///   severities, in no particular order.
  package func parse(_ bytes: UnsafeRawBufferPointer) -> [Diagnostic] {
    var collector = DiagnosticCollector()
    parse(bytes, into: &collector)
    return collector.finish()
  }

  /// Reads a file into ``tree``, as ``parse(_:)`` does.
  /// - Returns: whether the file was read to its end; if not, an `encoding/…`, `limit/…` or `yaml/syntax` diagnostic says why.
  @discardableResult
  package func parse(_ bytes: UnsafeRawBufferPointer, into collector: inout DiagnosticCollector) -> Bool {
    tree.removeAll()
    tree.source = bytes
    guard bytes.count <= min(limits.fileSize, Int(Int32.max)) else {
      collector.add(LimitBreach.fileSize(bytes.count, limit: limits.fileSize))
      return false
    }
    let scan = ByteScan(bytes)
    if let problem = scan.problem {
      collector.add(
        Diagnostic(
          rule: problem.rule, severity: .error, message: problem.message, help: problem.help, range: problem.range))
      return false
    }
    for range in scan.oddBreaks { collector.add("yaml/odd-line-break", at: range) { Self.oddBreak(range, in: bytes) } }
    if let range = SourceScanning.excessiveDirective(in: bytes, limits: limits) {
      collector.add(LimitBreach.directives(at: range, limits: limits))
      return false
    }
    let input = UnsafeRawBufferPointer(rebasing: bytes[scan.bomLength...])
    guard reader.open(input) else {
      collector.add(LimitBreach.memory)
      return false
    }
    defer { reader.close() }
    var run = ParserRun(tree: tree, limits: limits, marks: MarkCursor(bytes, base: scan.bomLength, isASCII: scan.isASCII))
    return run.read(from: reader, into: &collector)
  }

  private static func oddBreak(_ range: SourceRange, in bytes: UnsafeRawBufferPointer) -> Diagnostic {
    let value = UTF8Decoding.scalar(in: bytes, at: range.start)?.value ?? 0
    return Diagnostic(
      rule: "yaml/odd-line-break", severity: .warning,
      message: "U+\(hex(value, 4)) ends a line for some YAML parsers and not for editors",
      help: "replace it with a line feed or a blank, so that every tool sees the same lines", range: range)
  }
}

/// The reading of one file: from libyaml's events to nodes.
private struct ParserRun: ~Copyable {
  let tree: Tree
  let limits: Limits
  var marks: MarkCursor
  var builder: TreeBuilder

  init(tree: Tree, limits: Limits, marks: consuming MarkCursor) {
    self.tree = tree
    self.limits = limits
    self.marks = marks
    builder = TreeBuilder(tree)
  }

  /// - Returns: whether the end was reached.
  mutating func read(from reader: EventReader, into collector: inout DiagnosticCollector) -> Bool {
    while let event = reader.next() {
      guard event.pointee.type != YAML_STREAM_END_EVENT else {
        tree.readEnd = tree.source.count
        return true
      }
      if let breach = add(event, into: &collector) {
        tree.readEnd = breach.range.start
        builder.abandon()
        collector.add(breach)
        return false
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
    return false
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
      let data = event.pointee.data.scalar
      let properties = self.properties(anchor: data.anchor, tag: data.tag, at: range, into: &collector)
      let style = NodeStyle(data.style)
      let value = UnsafeBufferPointer(start: data.value, count: data.length)
      var end = range.end
      if style == .literal || style == .folded {
        // libyaml's mark swallows the blank lines behind the text.
        end = SourceScanning.trimmingBlanks(in: tree.source, from: range.start, to: end)
      }
      guard let bytes = data.value else { return nil }
      builder.scalar(
        bytes, count: data.length, style: style, type: Self.type(of: value, style: style, tag: data.tag),
        range: SourceRange(range.start, end), properties: properties, anchor: data.anchor.map(Self.string))
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
