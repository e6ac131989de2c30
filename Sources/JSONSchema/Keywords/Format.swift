import YAML

// `format` (Validation, 7): an assertion where the caller or the meta-schema asks for it, else an annotation.

extension Compiler {
  mutating func compileFormat(_ keywords: KeywordValues) throws(SchemaError) {
    guard let node = keywords[.format] else { return }
    let name = try text(node, Keyword.format.rawValue)
    guard options.assertsFormat || dialect(of: keywords.schema).assertsFormat, let check = options.formatCheck(name)
    else {
      return
    }
    program.formats.append(AssertedFormat(name: name, check: check))
    emit(.format(program.formats.count - 1))
  }
}

extension Validator {
  mutating func checkFormat(_ index: Int, _ id: SubschemaID, _ node: NodeID) -> Bool {
    guard scalarType(of: node) == .string else { return true }
    let bytes = tree.value(of: node)
    guard spend(reading: bytes, at: node) else { return true }
    let format = schema.program.formats[index]
    return format.check(bytes) || report(.format, id, at: node, .format(format.name))
  }
}
