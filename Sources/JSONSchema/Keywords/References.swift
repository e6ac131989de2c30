import YAML

// `$ref` (Core, 8.2.3.1), `$dynamicRef` (8.2.3.2) and `$recursiveRef` (2019-09 Core, 8.2.4.2). `$id`, the anchors and
// `$defs` only name: see ``Compiler``.

extension Compiler {
  mutating func compileReferences(_ keywords: KeywordValues) throws(SchemaError) {
    if let node = keywords[.reference] {
      emit(.reference(try target(of: node, .reference, from: keywords.schema).schema))
    }
    for keyword in [Keyword.dynamicReference, .recursiveReference] {
      guard let node = keywords[keyword] else { continue }
      let (target, anchor) = try target(of: node, keyword, from: keywords.schema)
      let name = keyword == .recursiveReference ? [] : anchor
      // It is dynamic only where the place that it first leads to is a dynamic anchor of that name.
      if let name, let number = dynamicNames[name],
        program.dynamicAnchors[number].contains(where: { $0.schema == target })
      {
        program.hasDynamicReferences = true
        emit(.dynamicReference(target, anchor: number))
      } else {
        emit(.reference(target))
      }
    }
  }
}

extension Validator {
  /// Follows a dynamic reference: to the anchor in the outermost of the resources that checking has come through.
  mutating func checkDynamicReference(_ initial: SubschemaID, _ anchor: Int, _ node: NodeID) -> Bool {
    guard spend(scope.count, at: node) else { return true }
    let anchors = schema.program.dynamicAnchors[anchor]
    for resource in scope {
      var low = 0
      var high = anchors.count
      while low < high {
        let middle = (low + high) / 2
        if anchors[middle].resource < resource { low = middle + 1 } else { high = middle }
      }
      if low < anchors.count, anchors[low].resource == resource { return evaluate(anchors[low].schema, node) }
    }
    return evaluate(initial, node)
  }
}
