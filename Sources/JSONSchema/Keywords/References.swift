// `$ref` (Core, 8.2.3.1). `$id`, `$anchor` and `$defs` only name: see ``Compiler``.

extension Compiler {
  mutating func compileReference(_ keywords: KeywordValues) throws(SchemaError) {
    guard let node = keywords[.reference] else { return }
    emit(.reference(try target(of: node, from: keywords.schema)))
  }
}
