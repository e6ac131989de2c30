import YAML

/// The keywords that name a subschema or say how it is to be read (Core, 8.1 and 8.2).
struct SchemaNames {
  fileprivate var schema: NodeID?
  fileprivate var id: NodeID?
  fileprivate var anchor: NodeID?
  fileprivate var dynamicAnchor: NodeID?
  fileprivate var recursiveAnchor: NodeID?

  /// Notes a pair whose key begins with `$`.
  mutating func add(_ key: NodeID, _ value: NodeID, _ tree: Tree) {
    if tree.equals(key, "$schema") {
      schema = value
    } else if tree.equals(key, "$id") {
      id = value
    } else if tree.equals(key, "$anchor") {
      anchor = value
    } else if tree.equals(key, "$dynamicAnchor") {
      dynamicAnchor = value
    } else if tree.equals(key, "$recursiveAnchor") {
      recursiveAnchor = value
    }
  }
}

extension Compiler {
  /// Notes what names a subschema.
  /// - Returns: the resource it is a part of.
  mutating func register(
    _ names: SchemaNames, _ node: NodeID, _ number: SubschemaID, in outer: Int, isReference: Bool
  ) throws(SchemaError) -> Int {
    var resource = outer
    let isRoot = resources[outer].node == node && resources[outer].document == current
    var dialect = resources[outer].dialect
    if let schema = names.schema { dialect = try self.dialect(of: schema) }
    if isRoot { resources[outer].dialect = dialect }
    // In draft 07, `$id` beside `$ref` names nothing.
    if let id = names.id, !(dialect.draft == .draft07 && isReference) {
      let target = URI(resources[outer].uri).resolving(URI(try text(id, "$id")))
      let fragment = target.fragment ?? ""
      if !fragment.isEmpty {
        guard dialect.draft == .draft07 else { throw error("$id must not have a fragment", at: id) }
        try register(anchor: fragment, in: resource, number, at: id)
      }
      let uri = target.absolute
      if isRoot {
        resources[outer].uri = uri
        resourceNumbers.insert(Array(uri.utf8), outer)
      } else if fragment.isEmpty {
        resource = resources.count
        resources.append(SchemaResource(uri: uri, document: current, node: node, dialect: dialect))
        resourceNumbers.insert(Array(uri.utf8), resource)
      }
    }
    guard dialect.draft != .draft07 else { return resource }
    if let anchor = names.anchor { try register(anchor: try text(anchor, "$anchor"), in: resource, number, at: anchor) }
    if let anchor = names.dynamicAnchor, dialect.draft == .draft202012 {
      let name = try text(anchor, "$dynamicAnchor")
      try register(anchor: name, in: resource, number, at: anchor)
      addDynamicAnchor(name, in: resource, number)
    }
    if let anchor = names.recursiveAnchor, dialect.draft == .draft201909, try boolean(anchor, "$recursiveAnchor") {
      addDynamicAnchor("", in: resource, number)
    }
    return resource
  }

  private mutating func register(
    anchor name: String, in resource: Int, _ number: SubschemaID, at node: NodeID
  ) throws(SchemaError) {
    let key = Self.anchorKey(resource, Array(name.utf8))
    // `$anchor` and `$dynamicAnchor` of one subschema may be the same.
    guard anchors.insert(key, Int(number.index)) || anchors[key] == Int(number.index) else {
      throw error("an anchor that is there twice", at: node)
    }
  }

  private mutating func addDynamicAnchor(_ name: String, in resource: Int, _ number: SubschemaID) {
    let key = Array(name.utf8)
    let place = dynamicNames[key] ?? program.dynamicAnchors.count
    if dynamicNames.insert(key, place) { program.dynamicAnchors.append([]) }
    program.dynamicAnchors[place].append(DynamicAnchor(resource: UInt32(resource), schema: number))
  }

  static func anchorKey(_ resource: Int, _ name: [UInt8]) -> [UInt8] { Array("\(resource)#".utf8) + name }

  // MARK: $schema

  /// What the value of `$schema` stands for.
  private mutating func dialect(of node: NodeID) throws(SchemaError) -> Dialect {
    let written = try text(node, "$schema")
    var uri = URI(written).absolute
    if let dialect = Dialect(metaSchema: uri) { return dialect }
    // A meta-schema may be written in terms of another one, and so on to one that is known.
    var vocabularies: (document: SchemaRegistry.Document, node: NodeID)?
    for _ in 0..<8 {
      guard let document = try document(at: uri, for: node) else { break }
      let tree = document.tree
      if vocabularies == nil, let value = tree.value(for: "$vocabulary", in: document.root) {
        vocabularies = (document, value)
      }
      guard let next = tree.value(for: "$schema", in: document.root) else { break }
      uri = URI(tree.string(of: next)).absolute
      guard var dialect = Dialect(metaSchema: uri) else { continue }
      guard let vocabularies else { return dialect }
      dialect.vocabularies = []
      for pair in vocabularies.document.tree.pairs(of: vocabularies.node) {
        let name = vocabularies.document.tree.string(of: pair.key)
        let isKnown = dialect.add(vocabulary: name)
        guard isKnown || !vocabularies.document.tree.equals(pair.value, "true") else {
          throw error(
            "$schema \"\(shortened(written))\" needs the vocabulary \"\(shortened(name))\", which is not known",
            at: node)
        }
      }
      return dialect
    }
    throw error(
      "$schema \"\(shortened(written))\" is not known; drafts 2020-12, 2019-09 and 07 are", at: node)
  }

  /// What was handed over under a URI.
  func document(at uri: String, for node: NodeID) throws(SchemaError) -> SchemaRegistry.Document? {
    do throws(SchemaRegistry.DocumentError) {
      return try (registry ?? SchemaRegistry()).document(at: uri)
    } catch {
      throw self.error(error.message, at: node)
    }
  }
}
