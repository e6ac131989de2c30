import YAML

/// Finding what references mean (Core, 8.2.3 and 9.1).
extension Compiler {
  /// The subschema that a reference in another one means, and the name of the anchor where it has one.
  mutating func target(
    of reference: NodeID, _ keyword: Keyword, from schema: SubschemaID
  ) throws(SchemaError) -> (schema: SubschemaID, anchor: [UInt8]?) {
    let written = try text(reference, keyword.rawValue)
    let (resource, fragment) = try resource(of: reference, written, from: Int(found[Int(schema.index)].resource))
    let outer = current
    enter(resources[resource].document)
    defer { enter(outer) }
    guard !fragment.isEmpty else { return (try number(of: resources[resource].node), nil) }
    guard fragment[0] == 0x2F else {
      guard let number = anchors[Self.anchorKey(resource, fragment)] else {
        enter(outer)
        throw error("\"\(shortened(written))\" refers to an anchor that is not there", at: reference)
      }
      return (SubschemaID(index: UInt32(number)), fragment)
    }
    guard let target = try follow(pointer: fragment, in: resource) else {
      enter(outer)
      throw error("\"\(shortened(written))\" refers to a place that is not there", at: reference)
    }
    return (target, nil)
  }

  /// The resource that a reference leads to, and the fragment behind it.
  private mutating func resource(
    of reference: NodeID, _ written: String, from base: Int
  ) throws(SchemaError) -> (resource: Int, fragment: [UInt8]) {
    if written.utf8.first == 0x23 { return (base, URI.decoded(String(written.dropFirst()))) }
    let target = URI(resources[base].uri).resolving(URI(written))
    let fragment = URI.decoded(target.fragment ?? "")
    let uri = target.absolute
    if let known = resourceNumbers[Array(uri.utf8)] { return (known, fragment) }
    guard let document = try document(at: uri, for: reference) else {
      throw error(
        "\"\(shortened(written))\" refers to a file that is not at hand; nothing is fetched from the network",
        at: reference)
    }
    // It may have been read under another of its names.
    for (number, other) in resources.enumerated()
    where documents[other.document].tree === document.tree && other.node == document.root {
      resourceNumbers.insert(Array(uri.utf8), number)
      return (number, fragment)
    }
    return (try add(document.tree, root: document.root, uri: uri, name: document.name), fragment)
  }

  /// Follows a JSON Pointer (RFC 6901), also to places that no keyword makes a schema.
  private mutating func follow(pointer: [UInt8], in resource: Int) throws(SchemaError) -> SubschemaID? {
    var node = resources[resource].node
    var resource = resource
    var parent = knownNumber(of: node)
    var token = Slice(start: program.tokens.count, count: 0)
    for part in pointer.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false) {
      guard let child = try child(of: node, named: Self.unescaped(part)) else { return nil }
      node = try resolve(child)
      program.tokens.append(0x2F)
      program.tokens += part
      if let number = knownNumber(of: node) {
        resource = Int(found[Int(number.index)].resource)
        parent = number
        token.start = program.tokens.count
      }
    }
    if let number = knownNumber(of: node) { return number }
    token.count = program.tokens.count - token.start
    return try discover(node, in: resource, parent: parent, token: token)
  }

  private mutating func child(of node: NodeID, named name: [UInt8]) throws(SchemaError) -> NodeID? {
    switch tree.kind(of: node) {
    case .scalar, .alias: return nil
    case .sequence:
      guard let position = Int(String(decoding: name, as: UTF8.self)), position >= 0 else { return nil }
      return tree.children(of: node).enumerated().first { $0.offset == position }?.element
    case .mapping:
      guard tree.childCount(of: node) > 16 else {
        return tree.pairs(of: node).first { tree.equals($0.key, name) }?.value
      }
      let key = UInt64(current) << 32 | UInt64(node.index)
      if let index = indexes[key] { return index[name].map { NodeID(UInt32($0)) } }
      var index = ByteIndex()
      for pair in tree.pairs(of: node) where tree.kind(of: pair.key) == .scalar {
        index.insert(Array(tree.value(of: pair.key)), Int(pair.value.index))
      }
      indexes[key] = index
      return index[name].map { NodeID(UInt32($0)) }
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
