import YAML

/// Turns the tree of a schema, and those of the documents that it refers to, into a ``Program``.
///
/// Subschemas are found first, with what `$id` and the anchors name them (``discover(_:in:parent:token:)``), then each
/// is compiled; a reference to a further document adds to what is found. All of it works through lists, so that no
/// schema is too deep.
struct Compiler {
  let options: SchemaOptions
  let registry: SchemaRegistry?
  var program = Program()

  /// The files that were read, the schema's own first.
  var documents: [SchemaDocument] = []
  /// The file that is looked at, and its tree.
  private(set) var current = 0
  private(set) var tree: Tree

  /// By the number of the subschema.
  var found: [FoundSchema] = []
  /// The keywords of all subschemas; see ``FoundSchema/keywords``.
  var keywordEntries: [KeywordEntry] = []
  var resources: [SchemaResource] = []
  /// Resources by their URIs.
  var resourceNumbers = ByteIndex()
  /// Subschemas by the number of their resource and the name of their anchor.
  var anchors = ByteIndex()
  /// Numbers of the names in ``Program/dynamicAnchors``.
  var dynamicNames = ByteIndex()
  /// The values of long mappings that pointers go through.
  var indexes: [UInt64: ByteIndex] = [:]
  /// Patterns by their text: schemas repeat them.
  var patternNumbers = ByteIndex()
  /// The states of all patterns, and what making their tables may still cost: a hostile schema has thousands of them.
  var patternSize = 0
  var tableWork = 10 * DFA.maximumWork
  static let maximumPatternSize = 500_000
  /// The number of values in all `enum` and `const`: aliases could make them many.
  var literalCount = 0

  init(options: SchemaOptions, registry: SchemaRegistry?, tree: Tree) {
    self.options = options
    self.registry = registry
    self.tree = tree
  }

  /// Compiles the schema at `root`.
  /// - Parameter uri: what references in it start from.
  mutating func compile(root: NodeID, uri: String, name: String) throws(SchemaError) -> Program {
    _ = try add(tree, root: root, uri: uri, name: name)
    var next = 0
    while next < found.count {
      enter(Int(found[next].document))
      try compileSubschema(SubschemaID(index: UInt32(next)))
      next += 1
    }
    try checkCycles()
    for name in program.dynamicAnchors.indices { program.dynamicAnchors[name].sort { $0.resource < $1.resource } }
    for index in program.subschemas.indices {
      let subschema = program.subschemas[index]
      program.subschemas[index].isPlain =
        !program.hasDynamicReferences && subschema.unevaluatedProperties == nil && subschema.unevaluatedItems == nil
    }
    return program
  }

  /// Finds all subschemas of a file.
  /// - Returns: the number of its resource.
  mutating func add(_ tree: Tree, root: NodeID, uri: String, name: String) throws(SchemaError) -> Int {
    guard documents.count < SchemaRegistry.maximumDocuments else {
      throw error("references to more than \(SchemaRegistry.maximumDocuments) files", at: root)
    }
    let outer = current
    documents.append(SchemaDocument(tree: tree))
    program.documents.append(name)
    enter(documents.count - 1)
    defer { enter(outer) }
    let resource = resources.count
    resources.append(SchemaResource(uri: uri, document: current, node: root, dialect: .draft202012))
    resourceNumbers.insert(Array(uri.utf8), resource)
    _ = try discover(root, in: resource, parent: nil, token: Slice())
    return resource
  }

  /// Turns to a file.
  mutating func enter(_ document: Int) {
    guard document != current || documents.count == 1 else { return }
    current = document
    tree = documents[document].tree
  }

  func error(_ message: String, at node: NodeID) -> SchemaError {
    SchemaError(message: message, range: tree.range(of: node), name: program.documents[current])
  }

  /// The node itself, or what its alias points to.
  func resolve(_ node: NodeID) throws(SchemaError) -> NodeID {
    guard let target = tree.resolved(node) else { throw error("an alias that leads nowhere", at: node) }
    return target
  }

  /// The number of a subschema of the current file, if it was found.
  func knownNumber(of node: NodeID) -> SubschemaID? {
    let number = documents[current].numbers[Int(node.index)]
    return number == .max ? nil : SubschemaID(index: number)
  }

  /// The number of a subschema that was found.
  func number(of node: NodeID) throws(SchemaError) -> SubschemaID {
    guard let number = knownNumber(of: try resolve(node)) else {
      throw error("a place where no rules can stand", at: node)
    }
    return number
  }
}

/// A file with schemas.
struct SchemaDocument {
  let tree: Tree
  /// The subschema at each node; `UInt32.max` where there is none.
  var numbers: [UInt32]

  init(tree: Tree) {
    self.tree = tree
    numbers = [UInt32](repeating: .max, count: tree.count)
  }
}

/// A schema with a URI of its own, and all in it that has none (Core, 4.3.5).
struct SchemaResource {
  /// The URI, without a fragment.
  var uri: String
  let document: Int
  let node: NodeID
  var dialect: Dialect
}

/// What is known of a subschema before it is compiled.
struct FoundSchema {
  let document: UInt32
  let resource: UInt32
  let node: NodeID
  /// In ``Compiler/keywordEntries``.
  var keywords = Slice()
}

/// A keyword of a subschema, with its value (aliases followed).
struct KeywordEntry {
  let keyword: Keyword
  let key: NodeID
  let value: NodeID
}
