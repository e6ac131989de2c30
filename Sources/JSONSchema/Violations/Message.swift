package import YAML

extension Violation {
  /// What is wrong, in the words of someone who writes content, and how to mend it. The schema's own message, where
  /// it has one, takes the place of ours.
  package func describe(in tree: Tree) -> (message: String, help: String?) {
    let (message, help) = text(in: tree)
    return (customMessage ?? message, help)
  }

  private func text(in tree: Tree) -> (String, String?) {
    let place = Naming.place(node, in: tree)
    switch detail {
    case .type(let expected): return typeText(place, expected, tree)
    case .values(let allowed, let suggestion): return valueText(place, allowed, suggestion, tree)
    case .missing(let name, let near):
      if let near {
        let written = Naming.text(of: near, in: tree)
        return ("the required field `\(name)` is missing", "is `\(written)` meant to be `\(name)`?")
      }
      return ("the required field `\(name)` is missing", "add `\(name)` here")
    case .unknownField(let allowed, let suggestion): return unknownText(allowed, suggestion, tree)
    case .notAllowed:
      if let key { return ("the field `\(Naming.text(of: key, in: tree))` is not allowed here", "remove it") }
      return ("\(place) is \(Naming.value(node, in: tree)), which is not allowed here", nil)
    case .size(let count, let limit): return sizeText(place, count, limit, tree)
    case .pattern(let pattern):
      return (
        "\(place) is \(Naming.value(node, in: tree)), which does not have the required form",
        "it must match \(shortened(pattern))"
      )
    case .bound(let bound):
      return ("\(place) is \(Naming.value(node, in: tree)), but must be \(relation) \(bound)", nil)
    case .repeated(let first, let position):
      let what = tree.kind(of: first) == .scalar ? ": " + Naming.value(first, in: tree) : ""
      return ("\(place) repeats item \(position)\(what)", "each item may be there once; remove one of them")
    case .dependent(let name, let needed):
      return ("the field `\(needed)` is missing, which `\(name)` needs", "add `\(needed)`, or remove `\(name)`")
    case .ambiguous(let count):
      return ("\(place) fits \(count) of the allowed forms at once, but must fit only one", nil)
    case .format(let name): return formatText(place, name, tree)
    case .deprecated:
      let name = key.map { "the field `\(Naming.text(of: $0, in: tree))`" } ?? place
      return ("\(name) is deprecated", "it still works, but new files should not use it")
    case .noAlternative: return ("\(place) has none of the allowed forms", nil)
    }
  }

  private func formatText(_ place: String, _ name: String, _ tree: Tree) -> (String, String?) {
    let value = Naming.value(node, in: tree)
    guard let (form, example) = Naming.format(name) else {
      return ("\(place) is \(value), which is not in the form \"\(shortened(name))\"", nil)
    }
    return ("\(place) is \(value), which is not \(form)", "an example: \(example)")
  }

  private func typeText(_ place: String, _ expected: TypeSet, _ tree: Tree) -> (String, String?) {
    let wanted = Naming.types(expected)
    let isScalar = tree.kind(of: node) == .scalar
    if isScalar, tree.scalarType(of: node) == .null, tree.value(of: node).isEmpty {
      return ("\(place) is empty, but must be \(wanted)", "write a value, or remove the field if it is optional")
    }
    var help: String?
    if isScalar, expected.contains(.string), tree.scalarType(of: node) != .string {
      help = "put it in quotes if it is meant as text: \"\(Naming.text(of: node, in: tree))\""
    } else if isScalar, expected == .array {
      help = "write it as a list: [\(Naming.text(of: node, in: tree))]"
    }
    return ("\(place) must be \(wanted), but is \(Naming.typedValue(node, in: tree))", help)
  }

  private func valueText(
    _ place: String, _ allowed: [AllowedValue], _ suggestion: String?, _ tree: Tree
  ) -> (String, String?) {
    let name = { (value: AllowedValue) in value.isText ? "\"\(shortened(value.text))\"" : shortened(value.text) }
    let value = Naming.value(node, in: tree)
    let didYouMean = suggestion.map { "did you mean \"\(shortened($0))\"?" }
    if allowed.count == 1 { return ("\(place) is \(value), but must be \(name(allowed[0]))", didYouMean) }
    let known = "allowed: \(Naming.alternatives(allowed, name))"
    return ("\(place) is \(value), which is not an allowed value", didYouMean.map { "\($0) \(known)" } ?? known)
  }

  private func unknownText(_ allowed: [String], _ suggestion: String?, _ tree: Tree) -> (String, String?) {
    let name = key.map { tree.kind(of: $0) == .scalar ? "`\(Naming.text(of: $0, in: tree))`" : "that is a collection" }
    let message = "unknown field \(name ?? "")"
    if let suggestion { return (message, "did you mean `\(suggestion)`?") }
    if allowed.isEmpty { return (message, "no fields are allowed here") }
    return (message, "allowed: \(Naming.alternatives(allowed) { "`\(shortened($0))`" })")
  }

  private func sizeText(_ place: String, _ count: Int, _ limit: Int, _ tree: Tree) -> (String, String?) {
    let isBelow = count < limit
    let bound = isBelow ? "at least \(limit)" : "at most \(limit)"
    let verb = limit == 1 ? "is" : "are"
    switch keyword {
    case .minLength where count == 0:
      return ("\(place) is empty", "write at least \(Naming.counted(limit, "character"))")
    case .minLength, .maxLength:
      return (
        "\(place) has \(Naming.counted(count, "character")), but \(bound) \(verb) \(isBelow ? "needed" : "allowed")",
        isBelow ? "add \(limit - count) or more" : "cut \(count - limit) or more"
      )
    case .minItems where count == 0: return ("\(place) is an empty list, but needs \(bound)", nil)
    case .minItems, .maxItems:
      return (
        "\(place) has \(Naming.counted(count, "item")), but \(bound) \(verb) \(isBelow ? "needed" : "allowed")", nil
      )
    case .contains, .minContains, .maxContains:
      let what = "\(Naming.counted(count, "item")) of the required kind"
      return ("\(place) has \(what), but \(bound) \(verb) \(isBelow ? "needed" : "allowed")", nil)
    default:
      return (
        "\(place) has \(Naming.counted(count, "field")), but \(bound) \(verb) \(isBelow ? "needed" : "allowed")", nil
      )
    }
  }

  /// How a number must stand to its bound.
  private var relation: String {
    switch keyword {
    case .minimum: "at least"
    case .maximum: "at most"
    case .exclusiveMinimum: "more than"
    case .exclusiveMaximum: "less than"
    default: "a multiple of"
    }
  }
}
