internal import CLibYAML

/// libyaml's parser: an event at a time.
///
/// The struct of libyaml points into itself, so it is allocated once and never moved. Resolved tags never leave this
/// file's callers: with a long `%TAG` prefix each of them is huge.
final class EventReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private var isOpen = false

  init() {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
  }

  deinit {
    close()
    event.deallocate()
    parser.deallocate()
  }

  /// Begins to read `bytes`, which are UTF-8 without a byte order mark and stay as they are until ``close()``.
  /// - Returns: false when there is no memory.
  func open(_ bytes: UnsafeRawBufferPointer) -> Bool {
    close()
    guard yaml_parser_initialize(parser) != 0 else { return false }
    isOpen = true
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    return true
  }

  /// The next event, or nil after an error. It is valid until the next call.
  func next() -> UnsafePointer<yaml_event_t>? {
    yaml_event_delete(event)
    guard isOpen, yaml_parser_parse(parser, event) != 0 else { return nil }
    return UnsafePointer(event)
  }

  func close() {
    yaml_event_delete(event)
    if isOpen { yaml_parser_delete(parser) }
    isOpen = false
  }

  /// Why ``next()`` gave nil, in libyaml's words; marks are numbers of Unicode scalars.
  var error: LibYAMLError {
    let parser = parser.pointee
    return LibYAMLError(
      isMemory: parser.error == YAML_MEMORY_ERROR,
      problem: parser.problem.map { String(cString: $0) } ?? "",
      problemScalar: parser.error == YAML_READER_ERROR ? nil : Int(parser.problem_mark.index),
      context: parser.context.map { String(cString: $0) } ?? "",
      contextScalar: parser.context == nil ? nil : Int(parser.context_mark.index))
  }
}

/// An error as libyaml tells it.
struct LibYAMLError {
  var isMemory: Bool
  var problem: String
  var problemScalar: Int?
  var context: String
  var contextScalar: Int?
}
