/// What stands behind brackets and semicolons.
extension JoinedLineScan {
  /// Behind `}`, `)` and `]`.
  mutating func closing(at index: Int, opener: Int?) {
    if let comment, let opener, opener < comment { add(60, from: index, to: index) }
    let gap = bytes.skippingBlanks(before: index)
    if bytes.byte(gap - 1) == UInt8(ascii: ","), gap < index || bytes[index] == UInt8(ascii: "}"),
      bytes.byte(gap - 2) != UInt8(ascii: ","), opener.map({ gap - $0 > 8 }) ?? false
    {
      add(gap < index ? 60 : 25, from: gap - 1, to: index)
    }
    let next = bytes.skippingBlanks(from: index + 1)
    guard next > index + 1, next < end else { return }
    let byte = bytes[index]
    // The value of a macro follows its parameters.
    if bytes[start] == UInt8(ascii: "#"), bytes.hasWord("#define", at: start) { return }
    if bytes[next] == UInt8(ascii: "."), bytes.byte(next + 1).isASCIILetter {
      let name = StatementShape.wordEnd(from: next + 1, before: end, of: bytes)
      if bytes.byte(name) == UInt8(ascii: "(") { return add(50, from: index, to: next) }
      if byte != UInt8(ascii: "}") { return }
    }
    if bytes[next] == UInt8(ascii: "-"), bytes.byte(next + 1) == UInt8(ascii: ">"), bytes.byte(next + 2).isASCIILetter {
      let name = StatementShape.wordEnd(from: next + 2, before: end, of: bytes)
      if bytes.byte(name) == UInt8(ascii: "("), name > next + 2 { return add(50, from: index, to: next) }
    }
    if byte == UInt8(ascii: "}") {
      if let opener { templateTag(opener, next) }
      if isTemplate(index, opener) { return }
      if bytes[next] == byte {
        return add(opener.map { holdsNoStatement($0, before: index) } ?? false ? 10 : 25, from: index, to: next)
      }
      if isSelector(next) { return add(60, from: index, to: next) }
      guard let shape = StatementShape.at(next, before: end, of: bytes), !bytes.hasWord("while", at: next) else {
        return
      }
      return add(shape == .annotation ? 50 : 100, from: index, to: next)
    }
    guard let shape = StatementShape.at(next, before: end, of: bytes) else { return }
    guard let opener, !isHead(opener), !isCast(opener, index), opener > start else { return }
    let isDef = bytes.hasWord("def ", at: next)
    // A condition or a loop without parentheses goes on with an expression.
    if bytes.hasWord("for ", at: next) || bytes.hasWord("if ", at: next),
      bytes.byte(bytes.skippingBlanks(from: next + 3)) != UInt8(ascii: "(")
    {
      return
    }
    if byte == UInt8(ascii: "]"), opener == index - 1 { return }
    if isAnnotated(opener), !isDef { return }
    // `def name(x) other(x) end` is how Ruby has a method on one line.
    let isMethod = bytes.hasWord("def ", at: start) && bytes.hasWord(" end", at: end - 4)
    switch shape {
    // A sentence may go on behind brackets: `[size=3] return the items`.
    case .keyword: add(isCode || byte == UInt8(ascii: ")") ? 100 : 60, from: index, to: next)
    case .declaration: add(100, from: index, to: next)
    case .call, .assignment: add(isCode && !isMethod ? 100 : 60, from: index, to: next)
    case .inclusion: add(50, from: index, to: next)
    case .annotation: add(30, from: index, to: next)
    }
  }

  /// Whether braces are empty or hold the pairs of a literal, which stand within others on one line: `{ a: { b: 1 } }`.
  func holdsNoStatement(_ opener: Int, before closer: Int) -> Bool {
    let first = bytes.skippingBlanks(from: opener + 1)
    guard first < closer else { return true }
    var sign = first
    if bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'") {
      sign += 1
      while sign < closer, bytes[sign] != bytes[first] { sign += 1 }
      sign += 1
    } else {
      sign = StatementShape.wordEnd(from: first, before: closer, of: bytes)
    }
    return sign > first && bytes.byte(sign) == UInt8(ascii: ":") && bytes.byte(sign + 1).isBlank
  }

  /// `.item {`, `#main {`, `h1 {`: a rule of CSS behind another.
  func isSelector(_ start: Int) -> Bool {
    let sign = bytes.byte(start)
    guard sign == UInt8(ascii: ".") || sign == UInt8(ascii: "#") || sign.isASCIILetter else { return false }
    let stop = StatementShape.wordEnd(from: start + 1, before: end, of: bytes)
    guard bytes.byte(stop) == 0x20, bytes.byte(stop + 1) == UInt8(ascii: "{"),
      bytes.byte(stop + 2) != bytes.byte(stop + 1)
    else {
      return false
    }
    return StatementWords.role(of: bytes, start..<stop) == nil
  }

  /// `{{ … }}`, `{% … %}`, `${ … }`, `#{ … }`.
  func isTemplate(_ index: Int, _ opener: Int?) -> Bool {
    bytes.byte(index - 1).isOne(of: "}%#") || opener.map { bytes.byte($0 - 1).isOne(of: "$#%\\") } ?? false
  }

  /// Whether the parentheses belong to a condition or to what else a statement begins with.
  func isHead(_ opener: Int) -> Bool {
    let stop = bytes.skippingBlanks(before: opener)
    var index = stop
    while index > max(start, opener - 24), bytes[index - 1].isNamePart { index -= 1 }
    return StatementWords.heads.contains(bytes, index..<stop)
  }

  /// `(Type) name`: one word between parentheses with no name before them.
  func isCast(_ opener: Int, _ index: Int) -> Bool {
    guard !bytes.byte(opener - 1).isWordPart, !bytes.byte(opener - 1).isOne(of: "])>"), opener + 1 < index else {
      return false
    }
    return StatementShape.wordEnd(from: opener + 1, before: index, of: bytes) == index
  }

  /// `@Name(…)`, `#[name(…)]`.
  func isAnnotated(_ opener: Int) -> Bool {
    var index = opener
    while index > start, bytes[index - 1].isNamePart || bytes[index - 1] == UInt8(ascii: ".") { index -= 1 }
    let sign = bytes.byte(index - 1)
    return sign == UInt8(ascii: "@") || sign == UInt8(ascii: "[") || sign == UInt8(ascii: "#")
  }

  /// `{% endif %} {% for x in y %}`: tags with only a blank between. Two that enclose something may stand so.
  mutating func templateTag(_ opener: Int, _ next: Int) {
    guard bytes.byte(opener + 1) == UInt8(ascii: "%"), bytes.byte(next) == UInt8(ascii: "{"),
      bytes.byte(next + 1) == UInt8(ascii: "%")
    else { return }
    let endsBlock = bytes.hasWord("end", at: bytes.skippingBlanks(from: opener + 2))
    let endsNext = bytes.hasWord("end", at: bytes.skippingBlanks(from: next + 2))
    add(endsBlock ? endsNext ? 20 : 40 : 10, from: next - 2, to: next + 1)
  }

  mutating func opening(at index: Int) {
    let sign = bytes.byte(index + 1)
    let isComment = sign == UInt8(ascii: "#") && bytes.byte(index + 2) == 0x20
    if isComment, !bytes.contains("#}", from: index, to: min(end, index + 200)) {
      return add(60, from: index, to: index + 1)
    }
    if sign == UInt8(ascii: "/"), bytes.byte(index + 2) == sign { return add(40, from: index, to: index + 2) }
    let next = bytes.skippingBlanks(from: index + 1)
    guard next > index + 1, next < end else { return }
    if bytes[next] == UInt8(ascii: "/"), bytes.byte(next + 1) == bytes[next] {
      return add(10, from: index, to: next + 1)
    }
    guard let shape = StatementShape.at(next, before: end, of: bytes) else { return }
    let isMember = shape == .declaration && StatementWords.isMember(bytes, next)
    add(isMember ? 30 : shape == .assignment ? 10 : 25, from: index, to: next)
  }

  mutating func semicolon(at index: Int) {
    let next = bytes.skippingBlanks(from: index + 1)
    guard next > index + 1, next < end, !isOfLoop, !isEntity(index) else { return }
    if bytes[next] == UInt8(ascii: "}") { return add(15, from: index, to: next) }
    let isComment = bytes[next] == UInt8(ascii: "/") && bytes.byte(next + 1) == bytes[next]
    if isComment { return }
    switch StatementShape.at(next, before: end, of: bytes) {
    case .declaration, .inclusion: add(openers.isEmpty ? isCode ? 80 : 50 : 35, from: index, to: next)
    case .keyword, .assignment, .call, .annotation: add(openers.isEmpty ? isCode ? 45 : 35 : 25, from: index, to: next)
    case nil:
      if bytes[next].isASCIILetter, bytes.byte(index - 1) == UInt8(ascii: ")") { add(15, from: index, to: next) }
    }
  }

  var isOfLoop: Bool {
    guard let opener = openers.last, bytes[opener] == UInt8(ascii: "(") else { return false }
    return isHead(opener)
  }

  func isEntity(_ index: Int) -> Bool {
    var first = index
    while first > index - 8, bytes.byte(first - 1).isNamePart || bytes.byte(first - 1) == UInt8(ascii: "#") {
      first -= 1
    }
    return bytes.byte(first - 1) == UInt8(ascii: "&")
  }
}
