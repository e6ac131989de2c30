import Diagnostics

extension Tree {
  /// The tree in the event notation of the YAML test suite (github.com/yaml/yaml-test-suite, `test.event`), a line an event.
  /// Built by recursion, which the limit on depth bounds.
  package func eventNotation() -> [String] {
    var lines = ["+STR"]
    for (root, delimiters) in zip(documents, delimiters) {
      lines.append(delimiters.hasStartMarker ? "+DOC ---" : "+DOC")
      let writer = EventWriter(tree: self, handles: TagHandles(in: source, of: delimiters))
      writer.write(root, into: &lines)
      lines.append(delimiters.hasEndMarker ? "-DOC ..." : "-DOC")
    }
    return lines + ["-STR"]
  }
}

private struct EventWriter {
  let tree: Tree
  let handles: TagHandles

  func write(_ node: NodeID, into lines: inout [String]) {
    switch tree.kind(of: node) {
    case .scalar: lines.append("=VAL" + properties(of: node) + " " + sign(of: node) + escaped(tree.value(of: node)))
    case .alias:
      let range = tree.range(of: node)
      lines.append("=ALI " + String(decoding: tree.source[range.start..<range.end], as: UTF8.self))
    case .sequence, .mapping:
      let isMapping = tree.kind(of: node) == .mapping
      let name = isMapping ? "MAP" : "SEQ"
      let brackets = tree.style(of: node) == .flow ? (isMapping ? " {}" : " []") : ""
      lines.append("+" + name + brackets + properties(of: node))
      for child in tree.children(of: node) { write(child, into: &lines) }
      lines.append("-" + name)
    }
  }

  private func sign(of node: NodeID) -> String {
    switch tree.style(of: node) {
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    case .plain, .block, .flow: ":"
    }
  }

  private func properties(of node: NodeID) -> String {
    var text = ""
    if let anchor = tree.anchor(of: node) {
      text += " &" + String(decoding: tree.source[anchor.start..<anchor.end], as: UTF8.self)
    }
    if let tag = tree.tag(of: node) {
      text += " <" + handles.resolve(Array(tree.source[tag.start..<tag.end])) + ">"
    }
    return text
  }

  private func escaped(_ value: UnsafeBufferPointer<UInt8>) -> String {
    var bytes: [UInt8] = []
    for byte in value {
      switch byte {
      case 0x5C: bytes += Array("\\\\".utf8)
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0x08: bytes += Array("\\b".utf8)
      case 0x00: bytes += Array("\\0".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What the `%TAG` lines of a document say (YAML 1.2.2, section 6.8.2).
private struct TagHandles {
  private var prefixes: [String: String] = ["!": "!", "!!": "tag:yaml.org,2002:"]

  init(in bytes: UnsafeRawBufferPointer, of document: DocumentDelimiters) {
    guard document.hasStartMarker else { return }
    var index = document.start
    while index < bytes.count {
      let end = SourceScanning.lineEnd(in: bytes, at: index)
      let line = bytes[index..<end]
      if line.starts(with: Array("---".utf8)) { break }
      let words = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
      if words.count >= 3, words[0].elementsEqual(Array("%TAG".utf8)) {
        prefixes[String(decoding: words[1], as: UTF8.self)] = Self.unescaped(Array(words[2]))
      }
      index = end + 1
    }
  }

  /// A tag as written to the tag it stands for.
  func resolve(_ tag: [UInt8]) -> String {
    if tag.starts(with: Array("!<".utf8)) { return Self.unescaped(Array(tag.dropFirst(2).dropLast())) }
    if tag.count == 1 { return "!" }
    if let second = tag.dropFirst().firstIndex(of: UInt8(ascii: "!")) {
      let handle = String(decoding: tag[...second], as: UTF8.self)
      return (prefixes[handle] ?? handle) + Self.unescaped(Array(tag[(second + 1)...]))
    }
    return (prefixes["!"] ?? "!") + Self.unescaped(Array(tag.dropFirst()))
  }

  private static func unescaped(_ text: [UInt8]) -> String {
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
        let high = Character(Unicode.Scalar(text[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(text[index + 2])).hexDigitValue
      {
        bytes.append(UInt8(high << 4 | low))
        index += 3
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
