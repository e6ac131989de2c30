/// The templates, casts and traits of C++ that have lost what stood in angle brackets behind them.
extension MissingTypeArguments {
  static func checkCpp(_ code: Code, _ index: Int, _ types: inout DeclaredTypes, _ context: RuleContext) {
    let next = code[index + 1].kind
    // An entity is another damage.
    guard next != "<", next != "&" || !code.isWord(index + 2, "lt") else { return }
    if code.isWord(index, "template") {
      let isMember = code[index - 1].kind == "." || code[index - 1].kind == ":" || code[index - 1].kind == ">"
      let begins = next == .lineBreak && code[index + 2].kind == .word || isWordOfHead(code, index + 1)
      if begins, !isMember, index + 1 < code.count { report(code, index, .strong, context) }
      return
    }
    let isStandard = code[index - 1].kind == ":" && code.isWord(index - 3, "std")
    if next == "(",
      code.isWord(index, in: TypeName.told) || isStandard && code.isWord(index, in: TypeName.toldByStandard)
    {
      // `make_shared()` is how prose names it, but no value.
      let isValue = isStandard && (code[index - 4].kind == "=" || code.isWord(index - 4, "return"))
      if code[index + 2].kind != ")" || isValue { report(code, index, .strong, context) }
      return
    }
    // `std::is_integral::value`, but `std::true_type::value`.
    if isStandard, next == ":", code[index + 2].kind == ":", code.isWord(index + 3, in: traitMembers) {
      if !code.isWord(index, in: plainTraits) { report(code, index, .strong, context) }
      return
    }
    guard code.isWord(index, in: TypeName.cpp) else { return }
    guard isStandard || beginsDeclaration(code, index), !code.isWord(index - 4, "using") else { return }
    let isExplicit = code.isWord(index, in: TypeName.explicitCpp)
    switch next {
    case .word:
      guard !types.declares(code, index) else { return }
      let behind = code[index + 2].kind
      let isPlain = behind == ";" || behind == "," || behind == ")" || behind == "["
      if isStandard, isExplicit || isPlain {
        report(code, index, .strong, context)
      } else if isStandard || isPlain {
        report(code, index, .weak(25), context)
      }
    case "&", "*":
      if code[index + 2].kind == .word || code[index + 2].kind == next {
        report(code, index, isStandard ? .strong : .weak(50), context)
      }
    case ":":
      // Rust has modules of some of these names.
      if isStandard, code[index + 2].kind == ":", !code.isWord(index, in: modules) {
        // `std::vector::iterator it` is a type; a member may be named without the arguments: `std::list::push_back`.
        report(code, index, code[index + 4].kind == .word ? .strong : .weak(40), context)
      }
    case ">", ",":
      if isStandard { report(code, index, .weak(60), context) }
    default:
      break
    }
  }

  /// `template class X {` and not `template class X<int>;`.
  private static func isWordOfHead(_ code: Code, _ index: Int) -> Bool {
    guard code.isWord(index, "class") || code.isWord(index, "struct"), code[index + 1].kind == .word else {
      return false
    }
    return code[index + 2].kind == "{" || code[index + 2].kind == ":" && code[index + 3].kind != ":"
  }

  /// Whether a name without `std::` is the type of a declaration: at the start of a line, of a parameter.
  private static func beginsDeclaration(_ code: Code, _ index: Int) -> Bool {
    let previous = code[index - 1].kind
    return index == 0 || previous == .lineBreak || previous == "(" || previous == ";" || previous == "{"
      || code.isWord(index - 1, "const")
  }

  private static let traitMembers = WordSet(["value", "type"])
  private static let plainTraits = WordSet(["true_type", "false_type"])
  private static let modules = WordSet(["array", "future", "optional", "function", "expected", "atomic"])
}
