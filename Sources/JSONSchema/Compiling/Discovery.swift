import YAML

/// Finding the subschemas of a file, and what names them.
extension Compiler {
  /// A place where a subschema stands.
  private struct Pending {
    var node: NodeID
    var resource: Int
    var parent: SubschemaID?
    var token: Slice
  }

  /// Numbers a subschema and all below it.
  mutating func discover(
    _ node: NodeID, in resource: Int, parent: SubschemaID?, token: Slice
  ) throws(SchemaError) -> SubschemaID {
    var pending = [Pending(node: node, resource: resource, parent: parent, token: token)]
    var index = 0
    while index < pending.count {
      var next = pending[index]
      index += 1
      next.node = try resolve(next.node)
      guard knownNumber(of: next.node) == nil else { continue }
      let number = SubschemaID(index: UInt32(found.count))
      documents[current].numbers[Int(next.node.index)] = number.index
      found.append(FoundSchema(document: UInt32(current), resource: UInt32(next.resource), node: next.node))
      program.subschemas.append(Subschema())
      program.infos.append(SubschemaInfo(parent: next.parent, document: UInt32(current), token: next.token))
      if options.keepsAnnotations { program.annotations.append(SchemaAnnotation()) }
      if tree.kind(of: next.node) == .mapping {
        let (resource, definitions) = try read(next.node, number, in: next.resource)
        try appendChildren(of: number, in: resource, definitions, to: &pending)
      }
    }
    return try number(of: node)
  }

  /// Reads the keys of a subschema.
  /// - Returns: the resource it is a part of, and its `$defs`.
  private mutating func read(
    _ node: NodeID, _ number: SubschemaID, in outer: Int
  ) throws(SchemaError) -> (resource: Int, definitions: [(key: NodeID, value: NodeID)]) {
    var names = SchemaNames()
    var definitions: [(key: NodeID, value: NodeID)] = []
    let start = keywordEntries.count
    for pair in tree.pairs(of: node) {
      try refuseMergeKey(pair.key)
      let key = tree.value(of: pair.key)
      let value = try resolve(pair.value)
      if let keyword = Keyword(key) {
        keywordEntries.append(KeywordEntry(keyword: keyword, key: pair.key, value: value))
      } else if key.first == 0x24 {
        if tree.equals(pair.key, "$defs") {
          definitions.append((pair.key, value))
        } else {
          names.add(pair.key, value, tree)
        }
      } else if tree.equals(pair.key, "definitions") {
        definitions.append((pair.key, value))
      } else {
        try readExtension(pair.key, value, number)
      }
    }
    let isReference = keywordEntries[start...].contains { $0.keyword == .reference }
    let resource = try register(names, node, number, in: outer, isReference: isReference)
    let dialect = resources[resource].dialect
    // In draft 07, nothing beside `$ref` counts.
    let isOnlyReference = dialect.draft == .draft07 && isReference
    keep(from: start) { dialect.understands($0) && (!isOnlyReference || $0 == .reference) }
    found[Int(number.index)] = FoundSchema(
      document: UInt32(current), resource: UInt32(resource), node: node,
      keywords: Slice(start: start, count: keywordEntries.count - start))
    program.subschemas[Int(number.index)].resource = UInt32(resource)
    if options.keepsAnnotations { try readAnnotations(node, number) }
    // Since draft 2019-09 `definitions` is a keyword like any unknown one.
    if dialect.draft != .draft07 { definitions.removeAll { tree.equals($0.key, "definitions") } }
    return (resource, definitions)
  }

  /// Takes out the last entries that are not to be kept, in place.
  private mutating func keep(from start: Int, where isKept: (Keyword) -> Bool) {
    var end = start
    for index in start..<keywordEntries.count where isKept(keywordEntries[index].keyword) {
      keywordEntries[end] = keywordEntries[index]
      end += 1
    }
    keywordEntries.removeLast(keywordEntries.count - end)
  }

  private mutating func appendChildren(
    of number: SubschemaID, in resource: Int, _ definitions: [(key: NodeID, value: NodeID)], to pending: inout [Pending]
  ) throws(SchemaError) {
    for (key, value) in definitions {
      let keyword = tree.value(of: key)
      guard tree.kind(of: value) == .mapping else {
        throw error("\(tree.string(of: key)) must be a mapping", at: value)
      }
      for entry in tree.pairs(of: value) {
        let token = self.token(keyword, tree.value(of: entry.key))
        pending.append(Pending(node: entry.value, resource: resource, parent: number, token: token))
      }
    }
    for index in found[Int(number.index)].keywords.range {
      let (keyword, value) = (keywordEntries[index].keyword, keywordEntries[index].value)
      let isList = tree.kind(of: value) == .sequence
      if Keyword.listed.contains(keyword) || (keyword == .items && isList && isBefore202012(resource)) {
        try requireKind(.sequence, of: value, keyword.rawValue)
        for (place, item) in tree.children(of: value).enumerated() {
          let token = token(keyword, Array(String(place).utf8))
          pending.append(Pending(node: item, resource: resource, parent: number, token: token))
        }
      } else if Keyword.single.contains(keyword) {
        pending.append(Pending(node: value, resource: resource, parent: number, token: token(keyword)))
      } else if Keyword.named.contains(keyword) {
        try requireKind(.mapping, of: value, keyword.rawValue)
        for entry in tree.pairs(of: value) {
          // `dependencies` has lists of names as well.
          if keyword == .dependencies, tree.kind(of: try resolve(entry.value)) == .sequence { continue }
          let token = token(keyword, tree.value(of: entry.key))
          pending.append(Pending(node: entry.value, resource: resource, parent: number, token: token))
        }
      }
    }
  }

  /// Whether `items` may be a list there.
  func isBefore202012(_ resource: Int) -> Bool { resources[resource].dialect.draft != .draft202012 }

  // MARK: Places

  private mutating func token(_ keyword: Keyword) -> Slice {
    let start = program.tokens.count
    program.tokens.append(0x2F)
    program.tokens += keyword.rawValue.utf8
    return Slice(start: start, count: program.tokens.count - start)
  }

  private mutating func token(_ keyword: Keyword, _ name: some Collection<UInt8>) -> Slice {
    var slice = token(keyword)
    appendEscaped(name)
    slice.count = program.tokens.count - slice.start
    return slice
  }

  private mutating func token(_ keyword: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>) -> Slice {
    let start = program.tokens.count
    appendEscaped(keyword)
    appendEscaped(name)
    return Slice(start: start, count: program.tokens.count - start)
  }

  /// Adds a part of a JSON Pointer (RFC 6901, section 3).
  private mutating func appendEscaped(_ name: some Collection<UInt8>) {
    program.tokens.append(0x2F)
    for byte in name {
      switch byte {
      case 0x7E: program.tokens += [0x7E, 0x30]
      case 0x2F: program.tokens += [0x7E, 0x31]
      default: program.tokens.append(byte)
      }
    }
  }
}
