/// What stands behind colons, words, numbers, strings, comments, sentences and tags.
extension JoinedLineScan {
  /// `def f(): return`, `class A: def`: the colon of a block with its first statement behind it.
  mutating func colon(at index: Int) {
    let next = bytes.skippingBlanks(from: index + 1)
    let before = bytes.byte(index - 1)
    if before.isNamePart, next > index + 1 || next == end { key(at: index) }
    if next > index + 1, bytes.hasWord("\"\"\"", at: next), headsBlock { return add(40, from: index, to: next) }
    guard next > index + 1, next < end, headsBlock || before == UInt8(ascii: ")"),
      before.isNamePart || before == UInt8(ascii: ")"),
      let shape = StatementShape.at(next, before: end, of: bytes)
    else { return }
    switch shape {
    // Python has no block behind the colon of another one; a label of a switch may have a declaration there.
    case .declaration: add(headsBlock && isCode && !bytes.hasWord("case", at: start) ? 100 : 60, from: index, to: next)
    case .annotation: add(60, from: index, to: next)
    case .keyword, .inclusion: add(30, from: index, to: next)
    case .assignment, .call: add(25, from: index, to: next)
    }
  }

  /// `kind: Pod metadata: name:` and `… else: …`: a key of YAML, or a part of a statement of Python, in mid-line.
  mutating func key(at index: Int) {
    guard let word = wordBefore(index) else { return }
    defer { lastKey = word.lowerBound == start || lastKey != nil ? index : nil }
    // `(name: "a",size: 3)`: whoever puts a blank behind the colon does so behind the comma.
    if word.lowerBound > start, bytes[word.lowerBound - 1] == UInt8(ascii: ","), !openers.isEmpty, gluedNames < 3 {
      gluedNames += 1
      return add(30, from: word.lowerBound - 1, to: word.lowerBound)
    }
    guard word.lowerBound > start, bytes.byte(word.lowerBound - 1) == 0x20 else { return }
    if isCode, BlockHead.alone.contains(bytes, word), word.lowerBound > start + 2, openers.isEmpty {
      return add(60, from: word.lowerBound - 2, to: word.lowerBound)
    }
    if isCode, let before = wordBefore(word.lowerBound - 1), before.lowerBound > start,
      bytes.hasWord("except", at: before.lowerBound)
    {
      return add(80, from: before.lowerBound - 2, to: before.lowerBound)
    }
    // `var x: Int var y: Int`
    if isCode, let keyword = wordBefore(word.lowerBound - 1), bytes.byte(keyword.lowerBound - 1) == 0x20,
      StatementWords.role(of: bytes, keyword) == .variable, let earlier = wordBefore(keyword.lowerBound - 1),
      bytes.byte(earlier.lowerBound - 1) != UInt8(ascii: "@"), !StatementWords.modifiers.contains(bytes, earlier)
    {
      return add(80, from: keyword.lowerBound - 2, to: keyword.lowerBound)
    }
    guard let last = lastKey, openers.isEmpty else { return }
    // Nothing or one word, and perhaps the hyphen of an item, between this key and the one before.
    var words = 0
    for position in last + 1..<word.lowerBound where bytes[position] == 0x20 && bytes.byte(position + 1) != 0x20 {
      if bytes[position + 1] != UInt8(ascii: "-") { words += 1 }
      if bytes[position + 1] == UInt8(ascii: "|") || bytes[position - 1] == UInt8(ascii: ",") { words += 5 }
    }
    if words <= 2 { add(words == 1 ? 40 : 25, from: word.lowerBound - 2, to: word.lowerBound) }
  }

  /// `a = 1 def f(`, `value: str def f(`: the parentheses of a declaration that something else stands before.
  mutating func parameters(at index: Int) {
    // `return ( <div>`
    let next = bytes.skippingBlanks(from: index + 1)
    if isCode, next > index + 1, bytes.byte(next) == UInt8(ascii: "<"), bytes.byte(next + 1).isASCIILetter {
      return add(40, from: index, to: next)
    }
    guard let name = wordBefore(index), bytes.byte(name.lowerBound - 1) == 0x20,
      let keyword = wordBefore(name.lowerBound - 1)
    else { return }
    let role = StatementWords.role(of: bytes, name)
    // `return a + b print(c)`
    if role == .leaving, isCode, bytes.byte(keyword.lowerBound - 1) == 0x20,
      bytes.byte(bytes.skippingBlanks(before: keyword.lowerBound) - 1).isOne(of: "=+*-")
    {
      return add(70, from: name.lowerBound - 2, to: name.lowerBound)
    }
    if !bytes[name.lowerBound].isDigit, bytes[keyword.lowerBound].isDigit, isCode, role == nil || role == .leaving {
      return add(60, from: name.lowerBound - 2, to: name.lowerBound)
    }
    guard StatementWords.role(of: bytes, keyword) == .function, bytes.byte(keyword.lowerBound - 1) == 0x20,
      let previous = wordBefore(keyword.lowerBound - 1), !StatementWords.modifiers.contains(bytes, previous)
    else { return }
    add(
      bytes[previous.lowerBound].isDigit ? 70 : comment != nil ? 60 : 40, from: keyword.lowerBound - 2,
      to: keyword.lowerBound)
  }

  /// `x = 1 y = 2`, `a is b a = 1`: a name behind an expression that ends with a number or a name.
  mutating func assignment(at sign: Int) {
    let index = bytes.byte(sign - 1) == UInt8(ascii: ":") ? sign - 1 : sign
    guard bytes.byte(index - 1) == 0x20, bytes.byte(sign + 1) == 0x20, let name = wordBefore(index - 1),
      !bytes[name.lowerBound].isDigit, bytes.byte(name.lowerBound - 1) == 0x20,
      let previous = wordBefore(name.lowerBound - 1)
    else { return }
    if bytes[previous.lowerBound].isDigit {
      return add(isCode ? 60 : 20, from: name.lowerBound - 2, to: name.lowerBound)
    }
    if StatementWords.role(of: bytes, previous) == .variable {
      guard bytes.byte(previous.lowerBound - 1) == 0x20, let earlier = wordBefore(previous.lowerBound - 1),
        !StatementWords.modifiers.contains(bytes, earlier)
      else { return }
      // `let a = b let c = d`: the line begins once more.
      let isRepeated = openers.isEmpty && comment == nil && repeatsFirstWord(previous.lowerBound, start)
      let weight = bytes[earlier.lowerBound].isDigit || isRepeated ? 100 : comment != nil ? 60 : 40
      return add(weight, from: previous.lowerBound - 2, to: previous.lowerBound)
    }
    let gap = bytes.skippingBlanks(before: previous.lowerBound)
    let before = bytes.byte(gap - 1)
    let isOperand =
      gap < previous.lowerBound
      ? before.isOne(of: "=+*/%") || wordBefore(gap).map { StatementWords.operators.contains(bytes, $0) } ?? false
      : before == UInt8(ascii: ".") && bytes.byte(gap - 2).isNamePart
    if isOperand { add(35, from: name.lowerBound - 2, to: name.lowerBound) }
  }

  mutating func literal(_ literal: Range<Int>) {
    let stop = literal.upperBound
    // `{"a": 1,"b": 2}`: nobody writes a blank behind colons only, but lines joined with nothing have none at commas.
    if bytes.byte(literal.lowerBound - 1) == UInt8(ascii: ","), bytes.byte(stop) == UInt8(ascii: ":"),
      bytes.byte(stop + 1) == 0x20
    {
      return add(25, from: literal.lowerBound - 1, to: stop - 1)
    }
    let next = bytes.skippingBlanks(from: stop)
    // `gem 'a'gem 'b'`: nothing touches a string like this.
    if next == stop, repeatsFirstWord(stop, start) { return add(100, from: stop - 1, to: stop) }
    guard next > stop, next < end else { return }
    // `gem 'a' gem 'b'`: the line begins once more.
    if repeatsFirstWord(next, start) { return add(60, from: stop - 1, to: next) }
    switch StatementShape.at(next, before: end, of: bytes) {
    // `extern "C" fn main()` is one declaration.
    case .declaration where bytes.hasWord("extern ", at: literal.lowerBound - 7): break
    case .declaration: add(70, from: stop - 1, to: next)
    case .call, .assignment, .inclusion: add(60, from: stop - 1, to: next)
    case .keyword: add(40, from: stop - 1, to: next)
    case .annotation, nil: break
    }
  }

  mutating func hash(at index: Int) {
    let next = index + 1
    guard index > start else { return }
    guard bytes.byte(index - 1).isBlank else {
      // `#if os(Linux)// … #else`, with nothing between.
      let stop = StatementShape.wordEnd(from: next, before: end, of: bytes)
      if bytes[start] == UInt8(ascii: "#"), StatementWords.conditionals.contains(bytes, next..<stop) {
        add(60, from: index - 1, to: next)
      }
      // `# The first comment# the second`, but not `# C# has`.
      if bytes.byte(next) == 0x20, bytes[start] == UInt8(ascii: "#"), bytes.byte(start + 1) == 0x20,
        let word = wordBefore(index), word.count > 1
      {
        add(50, from: index - 1, to: index)
      }
      return
    }
    if bytes.byte(next) == 0x20 {
      guard bytes.byte(index + 2).isWordPart else { return }
      if comment != nil, headsBlock || isCode && bytes[start] != UInt8(ascii: "#") {
        add(headsBlock ? 50 : 40, from: index, to: index)
      }
      if comment == nil, bytes[start] == UInt8(ascii: "#"), bytes.byte(start + 1) == 0x20 {
        add(40, from: index, to: index)
      }
      if comment == nil { comment = index }
      return
    }
    let stop = StatementShape.wordEnd(from: next, before: end, of: bytes)
    guard StatementWords.directives.contains(bytes, next..<stop), bytes.byte(start) == UInt8(ascii: "#") else { return }
    if stop == end || bytes.byte(stop) == 0x20, bytes.byte(stop + 1) != 0x2D { add(50, from: index, to: next) }
  }

  /// `… again? time.sleep(1)`, `… of the module. LIMIT = 3`: a statement behind a sentence of a comment. In prose, a
  /// sentence that begins right behind another: `ugly.Explicit is`.
  mutating func stop(at index: Int) {
    let next = index + 1
    if bytes.byte(next) == 0x20 {
      guard comment != nil, bytes.byte(index - 1).isWordPart else { return }
      switch StatementShape.at(next + 1, before: end, of: bytes) {
      case .assignment, .call, .declaration: add(60, from: index, to: next + 1)
      default: break
      }
      return
    }
    guard let byte = bytes.byte(next) as UInt8?, byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z"),
      let word = wordBefore(index), word.count >= 3, bytes.byte(word.lowerBound - 1) == 0x20
    else { return }
    for position in word where bytes[position] < 0x61 { return }
    let stop = StatementShape.wordEnd(from: next, before: end, of: bytes)
    guard stop > next + 1, bytes[next + 1] >= 0x61, bytes.byte(stop) == 0x20, bytes.byte(stop + 1) >= 0x61 else {
      return
    }
    add(30, from: index, to: next)
  }

  /// `</script> <style>`: parts of a page that nobody writes on one line.
  mutating func tag(at index: Int) -> Int {
    if bytes.byte(index - 1).isBlank, bytes.byte(bytes.skippingBlanks(before: index) - 1) == UInt8(ascii: ">"),
      bytes.byte(index + 1).isASCIILetter || bytes.byte(index + 1) == UInt8(ascii: "/")
    {
      // A short list of elements may stand on a line.
      tags += 1
      if tags <= 4 { add(20, from: index, to: index + 1) }
    }
    guard bytes.byte(index + 1) == UInt8(ascii: "/") else { return index + 1 }
    let stop = StatementShape.wordEnd(from: index + 2, before: end, of: bytes)
    let next = bytes.skippingBlanks(from: stop + 1)
    if StatementWords.pageParts.contains(bytes, index + 2..<stop), bytes.byte(stop) == UInt8(ascii: ">"),
      bytes.byte(next) == UInt8(ascii: "<"), bytes.byte(next + 1) != UInt8(ascii: "/")
    {
      let opened = next + 1..<StatementShape.wordEnd(from: next + 1, before: end, of: bytes)
      let isTemplate = bytes.hasWord("template", at: index + 2) || bytes.hasWord("template", at: opened.lowerBound)
      add(isTemplate && StatementWords.componentParts.contains(bytes, opened) ? 100 : 60, from: stop, to: next)
    }
    return stop
  }
}
