import Diagnostics
import YAML

/// Turns the tree of a schema into a ``Program``.
///
/// Two passes: the first finds all subschemas, with what `$id` and `$anchor` name them; the second compiles each. Both
/// work through a list, so that no schema is too deep for them.
struct Compiler {
  let tree: Tree
  let name: String
  var program = Program()

  /// What is known of the subschema with that number.
  struct Found {
    let node: NodeID
    let base: String
  }
  private(set) var found: [Found] = []
  private var numbers: [NodeID: SubschemaID] = [:]
  private var resources: [[UInt8]: NodeID] = [:]
  private var anchors: [[UInt8]: NodeID] = [:]
  private var indexes: [NodeID: [[UInt8]: NodeID]] = [:]
  /// The number of values in all `enum` and `const`: aliases could make them many.
  var literalCount = 0

  init(_ tree: Tree, name: String) {
    self.tree = tree
    self.name = name
  }

  mutating func compile(root: NodeID) throws(SchemaError) -> Program {
    resources[[]] = root
    _ = try discover(root, base: "", parent: nil, token: "")
    var next = 0
    while next < found.count {
      try compileSubschema(SubschemaID(index: UInt32(next)))
      next += 1
    }
    try checkCycles()
    return program
  }

  func error(_ message: String, at node: NodeID) -> SchemaError {
    SchemaError(message: message, range: tree.range(of: node), name: name)
  }

  /// The node itself, or what its alias points to.
  func resolve(_ node: NodeID) throws(SchemaError) -> NodeID {
    guard let target = tree.resolved(node) else { throw error("an alias that leads nowhere", at: node) }
    return target
  }

  /// The number of a subschema that was found.
  func number(of node: NodeID) throws(SchemaError) -> SubschemaID {
    guard let number = numbers[try resolve(node)] else { throw error("a place where no rules can stand", at: node) }
    return number
  }

  // MARK: Finding subschemas

  private struct Pending {
    var node: NodeID
    var base: String
    var parent: SubschemaID?
    var token: String
  }

  /// Numbers a subschema and all below it.
  private mutating func discover(
    _ node: NodeID, base: String, parent: SubschemaID?, token: String
  ) throws(SchemaError) -> SubschemaID {
    var pending = [Pending(node: node, base: base, parent: parent, token: token)]
    var index = 0
    while index < pending.count {
      var next = pending[index]
      index += 1
      next.node = try resolve(next.node)
      guard numbers[next.node] == nil else { continue }
      let number = SubschemaID(index: UInt32(found.count))
      numbers[next.node] = number
      next.base = try register(next.node, base: next.base)
      found.append(Found(node: next.node, base: next.base))
      program.subschemas.append(Subschema())
      program.infos.append(SubschemaInfo(parent: next.parent, token: next.token))
      try appendChildren(of: next.node, number, base: next.base, to: &pending)
    }
    return try self.number(of: node)
  }

  /// Notes `$id` and the anchors of a subschema; returns the URI that references in it start from.
  private mutating func register(_ node: NodeID, base: String) throws(SchemaError) -> String {
    guard tree.kind(of: node) == .mapping else { return base }
    var base = base
    if let id = try value(for: "$id", in: node) {
      let target = URI(base).resolving(URI(try text(id, "$id")))
      guard target.fragment?.isEmpty ?? true else { throw error("$id must not have a fragment", at: id) }
      base = target.absolute
      resources[Array(base.utf8)] = node
    }
    for keyword in ["$anchor", "$dynamicAnchor"] {
      guard let anchor = try value(for: keyword, in: node) else { continue }
      let key = Array("\(base)#\(try text(anchor, keyword))".utf8)
      if let other = anchors[key], other != node { throw error("an anchor that is there twice", at: anchor) }
      anchors[key] = node
    }
    return base
  }

  private mutating func appendChildren(
    of node: NodeID, _ number: SubschemaID, base: String, to pending: inout [Pending]
  ) throws(SchemaError) {
    for pair in tree.pairs(of: node) {
      let key = tree.string(of: pair.key)
      let value = try resolve(pair.value)
      func add(_ child: NodeID, _ token: String) {
        pending.append(Pending(node: child, base: base, parent: number, token: token))
      }
      if key == "$defs" {
        try requireKind(.mapping, of: value, "$defs")
        for entry in tree.pairs(of: value) { add(entry.value, "/$defs/" + escaped(entry.key)) }
        continue
      }
      guard let keyword = Keyword(rawValue: key) else { continue }
      if Keyword.single.contains(keyword) {
        add(value, "/" + key)
      } else if Keyword.listed.contains(keyword) {
        try requireKind(.sequence, of: value, key)
        for (index, item) in tree.children(of: value).enumerated() { add(item, "/\(key)/\(index)") }
      } else if Keyword.named.contains(keyword) {
        try requireKind(.mapping, of: value, key)
        for entry in tree.pairs(of: value) { add(entry.value, "/\(key)/" + escaped(entry.key)) }
      }
    }
  }

  private func escaped(_ key: NodeID) -> String {
    tree.string(of: key).split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }

  // MARK: References

  /// The subschema that a `$ref` in another one means (Core, 8.2.3.1).
  mutating func target(of reference: NodeID, from schema: SubschemaID) throws(SchemaError) -> SubschemaID {
    let base = found[Int(schema.index)].base
    let written = try text(reference, "$ref")
    let uri = URI(base).resolving(URI(written))
    guard let root = resources[Array(uri.absolute.utf8)] else {
      throw error(
        "\"\(shortened(written))\" refers to another file; only references inside of this one are supported",
        at: reference)
    }
    let fragment = URI.decoded(uri.fragment ?? "")
    if fragment.isEmpty { return try number(of: root) }
    if fragment[0] != 0x2F {
      guard let node = anchors[Array("\(uri.absolute)#".utf8) + fragment] else {
        throw error("\"\(shortened(written))\" refers to an anchor that is not there", at: reference)
      }
      return try number(of: node)
    }
    return try follow(pointer: fragment, from: root, base: uri.absolute, reference, written)
  }

  /// Follows a JSON Pointer (RFC 6901), also to places that no keyword makes a schema.
  private mutating func follow(
    pointer: [UInt8], from root: NodeID, base: String, _ reference: NodeID, _ written: String
  ) throws(SchemaError) -> SubschemaID {
    var node = root
    var base = base
    var parent = numbers[root]
    var token = ""
    for part in pointer.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false) {
      guard let child = try child(of: node, named: Self.unescaped(part)) else {
        throw error("\"\(shortened(written))\" refers to a place that is not there", at: reference)
      }
      node = try resolve(child)
      token += "/" + String(decoding: part, as: UTF8.self)
      if let number = numbers[node] {
        base = found[Int(number.index)].base
        parent = number
        token = ""
      }
    }
    if let number = numbers[node] { return number }
    return try discover(node, base: base, parent: parent, token: token)
  }

  private mutating func child(of node: NodeID, named name: [UInt8]) throws(SchemaError) -> NodeID? {
    switch tree.kind(of: node) {
    case .scalar, .alias: return nil
    case .sequence:
      guard let position = Int(String(decoding: name, as: UTF8.self)), position >= 0 else { return nil }
      return tree.children(of: node).enumerated().first { $0.offset == position }?.element
    case .mapping:
      if let index = indexes[node] { return index[name] }
      var index: [[UInt8]: NodeID] = [:]
      for pair in tree.pairs(of: node) where tree.kind(of: pair.key) == .scalar {
        let key = Array(tree.value(of: pair.key))
        if index[key] == nil { index[key] = pair.value }
      }
      indexes[node] = index
      return index[name]
    }
  }

  private static func unescaped(_ part: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in part {
      if isEscaped {
        result.append(byte == 0x30 ? 0x7E : byte == 0x31 ? 0x2F : byte)
        isEscaped = false
      } else if byte == 0x7E {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
