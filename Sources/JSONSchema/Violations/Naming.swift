import YAML

/// How messages call the places and values of a file.
enum Naming {
  /// The pair of a mapping whose key or value the node is.
  static func pair(of node: NodeID, in tree: Tree) -> (key: NodeID, value: NodeID)? {
    guard let parent = tree.parent(of: node), tree.kind(of: parent) == .mapping else { return nil }
    return tree.pairs(of: parent).first { $0.key == node || $0.value == node }
  }

  /// A field by its name, an item by its position, the root as a whole.
  static func place(_ node: NodeID, in tree: Tree) -> String {
    guard let parent = tree.parent(of: node) else { return "the document" }
    if let pair = pair(of: node, in: tree) {
      return pair.key == node ? "the field name `\(text(of: pair.key, in: tree))`" : "`\(text(of: pair.key, in: tree))`"
    }
    let position = tree.children(of: parent).prefix { $0 != node }.reduce(1) { count, _ in count + 1 }
    guard let list = pair(of: parent, in: tree) else { return "item \(position) of the list" }
    return "item \(position) of `\(text(of: list.key, in: tree))`"
  }

  /// The value as it is quoted in messages.
  static func value(_ node: NodeID, in tree: Tree) -> String {
    switch tree.kind(of: node) {
    case .mapping: return "a mapping with \(counted(tree.childCount(of: node), "field"))"
    case .sequence: return "a list with \(counted(tree.childCount(of: node), "item"))"
    case .alias: return "an alias"
    case .scalar: break
    }
    switch tree.scalarType(of: node) {
    case .string: return "\"\(text(of: node, in: tree))\""
    case .null where tree.value(of: node).isEmpty: return "empty"
    case .null, .boolean, .integer, .float: return text(of: node, in: tree)
    }
  }

  /// The value with the name of its type.
  static func typedValue(_ node: NodeID, in tree: Tree) -> String {
    guard tree.kind(of: node) == .scalar else { return value(node, in: tree) }
    let value = value(node, in: tree)
    switch tree.scalarType(of: node) {
    case .string: return "the text \(value)"
    case .integer, .float: return "the number \(value)"
    case .null, .boolean: return value
    }
  }

  /// A scalar's value, at most 60 Unicode scalars of it.
  static func text(of node: NodeID, in tree: Tree) -> String {
    let bytes = tree.value(of: node)
    return shortened(String(decoding: bytes.prefix(256), as: UTF8.self))
  }

  /// `1 item`, `2 items`.
  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// `a`, `a or b`, `a, b or c`; at most twelve.
  /// - Parameter name: what an item is called.
  static func alternatives<Item>(_ items: [Item], _ name: (Item) -> String = { "\($0)" }) -> String {
    let names = items.prefix(12).map(name)
    if items.count > 12 { return names.joined(separator: ", ") + ", … (\(items.count - 12) more)" }
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  /// The types in the words of a writer.
  static func types(_ types: TypeSet) -> String {
    var names: [String] = []
    if types.contains(.string) { names.append("text") }
    if types.contains(.number) {
      names.append("a number")
    } else if types.contains(.integer) {
      names.append("a whole number")
    }
    if types.contains(.boolean) { names.append("true or false") }
    if types.contains(.array) { names.append("a list") }
    if types.contains(.object) { names.append("a mapping") }
    if types.contains(.null) { names.append("empty") }
    return alternatives(names)
  }

  /// A format in the words of a writer, with an example; nil for one that we have no words for.
  static func format(_ name: String) -> (form: String, example: String)? {
    switch name {
    case "date": ("a date", "2026-01-31")
    case "time": ("a time of day with its offset", "14:30:00Z")
    case "date-time": ("a date and time with its offset", "2026-01-31T14:30:00Z")
    case "duration": ("a duration", "P1DT12H")
    case "email", "idn-email": ("an email address", "name@example.org")
    case "hostname", "idn-hostname": ("a host name", "www.example.org")
    case "ipv4": ("an IPv4 address", "192.0.2.1")
    case "ipv6": ("an IPv6 address", "2001:db8::1")
    case "uri", "iri": ("a full web address", "https://example.org/page")
    case "uri-reference", "iri-reference": ("a web address or a part of one", "/page#part")
    case "uri-template": ("a template of a web address", "https://example.org/{page}")
    case "uuid": ("a UUID", "2eb8aa08-aa98-11ea-b4aa-73b441d16380")
    case "json-pointer": ("a JSON Pointer", "/questions/0/id")
    case "relative-json-pointer": ("a relative JSON Pointer", "1/id")
    case "regex": ("a regular expression", "^[a-z]+$")
    default: nil
    }
  }
}
