import YAML

// `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` and `multipleOf` (Validation, 6.2).

extension Compiler {
  mutating func compileNumbers(_ keywords: KeywordValues) throws(SchemaError) {
    for keyword in [Keyword.minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum] {
      guard let node = keywords[keyword] else { continue }
      program.decimals.append(try number(node, keyword))
      emit(.bound(keyword, program.decimals.count - 1))
    }
    if let node = keywords[.multipleOf] {
      let value = try number(node, .multipleOf)
      guard let divisor = Divisor(value) else {
        throw error("multipleOf must be above zero, with at most \(Divisor.maximumDigits) digits", at: node)
      }
      program.divisors.append(divisor)
      emit(.multipleOf(program.divisors.count - 1))
    }
  }
}

extension Validator {
  mutating func checkBound(_ keyword: Keyword, _ index: Int, _ id: SubschemaID, _ node: NodeID) -> Bool {
    guard let value = number(node) else { return true }
    let bound = schema.program.decimals[index]
    let isValid =
      switch keyword {
      case .minimum: !(value < bound)
      case .maximum: !(bound < value)
      case .exclusiveMinimum: bound < value
      default: value < bound
      }
    return isValid || report(keyword, id, at: node, .bound(bound.display))
  }

  mutating func checkMultiple(_ index: Int, _ id: SubschemaID, _ node: NodeID) -> Bool {
    guard let value = number(node) else { return true }
    let divisor = schema.program.divisors[index]
    guard spend(divisor.cost(of: value), at: node) else { return true }
    return divisor.divides(value) || report(.multipleOf, id, at: node, .bound(divisor.display))
  }

  /// The value of a number; nil for everything else, and for `.nan`.
  private func number(_ node: NodeID) -> Decimal? {
    switch scalarType(of: node) {
    case .integer, .float: Decimal(tree.value(of: node))
    case .string, .boolean, .null: nil
    }
  }
}
