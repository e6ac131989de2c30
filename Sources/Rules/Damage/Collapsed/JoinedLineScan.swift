/// Looks for the places of one line at which a line break has become a blank: where a statement ends and another begins.
///
/// Strings are passed over and brackets are matched within the line, so that the `;` of a `for` and the blank behind a
/// condition are no such places.
struct JoinedLineScan {
  /// The sum of the weights of all places, in hundredths of what is needed to be sure.
  private(set) var weight = 0
  /// The number of places.
  private(set) var count = 0
  /// The first place: from the last byte of what ends to the end of the word that begins.
  private(set) var first: Range<Int>?

  private let bytes: UnsafeBufferPointer<UInt8>
  private var start = 0
  private var end = 0
  /// The indices of the brackets that are open, the innermost last.
  private var openers: [Int] = []
  /// Where a comment to the line's end began.
  private var comment: Int?
  /// Up to where there is no partner for a quote.
  private var withoutDouble = false
  private var withoutSingle = false
  private var headsBlock = false
  private var isCode = false
  /// The colon of the last key, if the line began with one.
  private var lastKey: Int?

  private static let deepest = 64
  private static let isSign: [Bool] = (0..<256).map { "\"'`()[]{};:/#>=$<.?".utf8.contains(UInt8($0)) }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Scans a line.
  mutating func scan(_ line: TextLayout.Line) {
    weight = 0
    count = 0
    first = nil
    start = Int(line.content)
    end = bytes.skippingBlanks(before: Int(line.end))
    isCode = line.kind == .code
    openers.removeAll(keepingCapacity: true)
    comment = nil
    withoutDouble = false
    withoutSingle = false
    lastKey = nil
    beginLine()
    Self.isSign.withUnsafeBufferPointer { isSign in
      var index = start
      while index < end {
        if isSign[Int(bytes[index])] { index = sign(at: index) } else { index += 1 }
      }
    }
  }

  private mutating func add(_ weight: Int, from left: Int, to right: Int) {
    guard weight > 0 else { return }
    self.weight = min(self.weight + weight, 10_000)
    count += 1
    if first == nil {
      let stop = StatementShape.wordEnd(from: right, before: end, of: bytes)
      first = left..<max(stop, right + 1)
    }
  }

  // MARK: - The start of the line

  /// What the first words say: of commands and modules a line has one.
  private mutating func beginLine() {
    var index = start
    if bytes[index] == UInt8(ascii: "#"), bytes.byte(index + 1) == UInt8(ascii: "!") { return shebang() }
    if bytes[index] == UInt8(ascii: "-"), bytes.hasWord("-- ", at: index) { return queries(from: index + 3) }
    if bytes.hasWord(" end end", at: end - 8) { add(60, from: end - 4, to: end - 3) }
    if bytes.byte(index) == UInt8(ascii: "$"), bytes.byte(index + 1) == 0x20 { index += 2 }
    let stop = commandEnd(from: index)
    let word = index..<stop
    headsBlock = BlockHead.words.contains(bytes, word)
    guard stop > index, bytes.byte(stop) == 0x20 else { return }
    if StatementWords.commands.contains(bytes, word) { commands(behind: word) }
    if bytes.hasWord("import", at: index), bytes[index] == UInt8(ascii: "i") { inclusion(from: stop + 1) }
    if bytes.hasWord("from", at: index) {
      if bytes[index] == UInt8(ascii: "F") { instructions(from: stop) } else { selection(from: stop + 1) }
    }
    if StatementWords.role(of: bytes, word) == .query { clauses(from: stop) }
    if bytes.hasWord("for", at: index) || bytes.hasWord("while", at: index) { loop(from: stop) }
  }

  /// The end of a word in which hyphens may stand.
  private func commandEnd(from start: Int) -> Int {
    var index = start
    while index < end,
      bytes[index].isWordPart || bytes[index] == UInt8(ascii: "-") && bytes.byte(index + 1).isASCIILetter
    {
      index += 1
    }
    return index
  }

  /// `-- all adults SELECT * FROM people`: a query in a comment.
  private mutating func queries(from start: Int) {
    var index = start
    while index < end {
      guard bytes[index] == 0x20, bytes.byte(index + 1) <= UInt8(ascii: "Z") else {
        index += 1
        continue
      }
      let stop = StatementShape.wordEnd(from: index + 1, before: end, of: bytes)
      if bytes.byte(stop) == 0x20, StatementWords.role(of: bytes, index + 1..<stop) == .query, index > start + 3 {
        return add(100, from: index - 1, to: index + 1)
      }
      index = max(stop, index + 1)
    }
  }

  /// `SELECT name, ageFROM users`: a clause whose first word touches the one before.
  private mutating func clauses(from start: Int) {
    var index = start
    while index < end {
      let word = index
      while index < end, bytes[index].isNamePart { index += 1 }
      if index > word, bytes.byte(index) == 0x20 {
        var capitals = index
        while capitals > word, bytes[capitals - 1] >= UInt8(ascii: "A"), bytes[capitals - 1] <= UInt8(ascii: "Z") {
          capitals -= 1
        }
        if capitals > word, index - capitals > 3, StatementWords.clauses.contains(bytes, capitals..<index) {
          add(60, from: capitals - 1, to: capitals)
        }
      }
      index = max(index, word + 1)
    }
  }

  /// `#!/bin/bash echo hello`: a line that names its interpreter has one argument at most.
  private mutating func shebang() {
    var words = 0
    var index = start + 2
    while index < end, words < 4 {
      if bytes[index] == 0x20, bytes.byte(index + 1) != 0x20, bytes.byte(index + 1) != UInt8(ascii: "-") { words += 1 }
      index += 1
    }
    let isEnvironment = bytes.contains("env ", from: start, to: min(end, start + 20))
    if words >= (isEnvironment ? 3 : 2) { add(100, from: start, to: bytes.skippingBlanks(from: start)) }
  }

  /// `for i in 1 2 3 do echo $i done`: a shell wants a line break or a semicolon before `do`.
  private mutating func loop(from start: Int) {
    guard bytes.hasWord(" done", at: end - 5) else { return }
    var index = start
    while index < end - 5 {
      if bytes[index] == 0x20, bytes.hasWord(" do ", at: index) {
        if bytes.byte(bytes.skippingBlanks(before: index) - 1) != UInt8(ascii: ";") {
          add(100, from: index - 1, to: index + 1)
        }
        return
      }
      index += 1
    }
  }

  /// `FROM node:18 WORKDIR /app COPY . .`
  private mutating func instructions(from start: Int) {
    var index = start
    while index < end {
      guard bytes[index] == 0x20 else {
        index += 1
        continue
      }
      let stop = StatementShape.wordEnd(from: index + 1, before: end, of: bytes)
      if bytes.byte(stop) == 0x20, StatementWords.instructions.contains(bytes, index + 1..<stop) {
        add(60, from: index - 1, to: index + 1)
      }
      index = max(stop, index + 1)
    }
  }

  /// What stands behind the names of `from module import a, b`.
  private mutating func selection(from start: Int) {
    var index = start
    while index < end, bytes[index].isNamePart || bytes[index] == UInt8(ascii: ".") { index += 1 }
    guard bytes.hasWord(" import ", at: index) else { return }
    index += 8
    while index < end {
      let name = index
      while index < end, bytes[index].isNamePart || bytes[index] == UInt8(ascii: "*") { index += 1 }
      guard index > name else { return }
      if bytes.hasWord(" as ", at: index) {
        index += 4
        continue
      }
      guard bytes.byte(index) == UInt8(ascii: ",") else { break }
      index = bytes.skippingBlanks(from: index + 1)
    }
    let next = bytes.skippingBlanks(from: index)
    guard next > index, next < end else { return }
    let isAnnotation = bytes[next] == UInt8(ascii: "@") || bytes[next] == UInt8(ascii: "#")
    if isAnnotation { return add(40, from: index - 1, to: next) }
    if StatementShape.at(next, before: end, of: bytes) != nil { add(80, from: index - 1, to: next) }
  }

  /// Other commands behind the first one, with nothing between that joins them.
  private mutating func commands(behind first: Range<Int>) {
    var index = first.upperBound
    while index < end {
      guard bytes[index] == 0x20, bytes[index + 1].isASCIILetter else {
        index += 1
        continue
      }
      let stop = commandEnd(from: index + 1)
      if isGluedCommand(index + 1..<stop) { add(60, from: index + 1, to: index + 1) }
      let before = bytes.byte(bytes.skippingBlanks(before: index) - 1)
      if bytes.byte(stop) == 0x20, bytes.byte(stop + 1).isNamePart || bytes.byte(stop + 1) == UInt8(ascii: "-"),
        before.isWordPart || ">/'\".*".utf8.contains(before), before != UInt8(ascii: "-"),
        StatementWords.commands.contains(bytes, index + 1..<stop), !isArgument(index)
      {
        let isSame = stop - index - 1 == first.count && bytes[index + 1] == bytes[first.lowerBound]
        add(isSame ? isCode ? 100 : 60 : isCode ? 60 : 45, from: index - 1, to: index + 1)
      }
      index = stop
    }
  }

  /// `updateapt-get install`: a word that ends with the name of a program that has arguments.
  private func isGluedCommand(_ word: Range<Int>) -> Bool {
    guard bytes.byte(word.upperBound) == 0x20, bytes.byte(word.upperBound + 1).isASCIILetter, word.count > 5 else {
      return false
    }
    for name in StatementWords.gluedCommands where word.count > name.utf8CodeUnitCount + 1 {
      if bytes.hasWord(name, at: word.upperBound - name.utf8CodeUnitCount) {
        return bytes[word.upperBound - name.utf8CodeUnitCount - 1] != 0x2D
      }
    }
    return false
  }

  /// Whether the word before a command takes a command: `sudo apt`, `uv pip`, `exec app bash`.
  private func isArgument(_ blank: Int) -> Bool {
    var index = blank
    while index > start, bytes[index - 1].isWordPart { index -= 1 }
    return StatementWords.takers.contains(bytes, index..<blank)
  }

  /// What stands behind the name of a module: `import time import os`.
  private mutating func inclusion(from start: Int) {
    var index = start
    while index < end, bytes[index].isNamePart || bytes[index] == UInt8(ascii: ".") { index += 1 }
    let next = bytes.skippingBlanks(from: index)
    guard index > start, next > index, next < end else { return }
    let stop = StatementShape.wordEnd(from: next, before: end, of: bytes)
    if bytes[next] == UInt8(ascii: "#") || bytes[next] == UInt8(ascii: "@") {
      return add(40, from: index - 1, to: next)
    }
    guard stop > next, StatementWords.role(of: bytes, next..<stop) != .continuation else { return }
    if StatementShape.at(next, before: end, of: bytes) != nil { add(60, from: index - 1, to: next) }
  }

  // MARK: - Signs

  /// Looks at a sign and gives the index to go on from.
  private mutating func sign(at index: Int) -> Int {
    let byte = bytes[index]
    let next = index + 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      guard let stop = closingQuote(byte, at: index) else { return next }
      if byte != UInt8(ascii: "`") { literal(endingAt: stop) }
      return stop
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      if openers.count < Self.deepest { openers.append(index) }
      if byte == UInt8(ascii: "(") { parameters(at: index) }
      if byte == UInt8(ascii: "{") { opening(at: index) }
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      closing(at: index, opener: openers.popLast())
    case UInt8(ascii: ";"):
      semicolon(at: index)
    case UInt8(ascii: ":"):
      colon(at: index)
    case UInt8(ascii: "/"):
      if bytes.byte(next) == byte, bytes.byte(index - 1) != UInt8(ascii: ":"), bytes.byte(index - 1) != byte {
        if comment != nil, bytes.byte(index - 1).isBlank { add(50, from: index, to: index + 1) }
        if comment == nil { comment = index }
        return index + 2
      }
    case UInt8(ascii: "#"):
      hash(at: index)
    case UInt8(ascii: ">"):
      let isPrompt = bytes.byte(next) == byte && bytes.byte(index + 2) == byte && bytes.byte(index + 3) == 0x20
      if isPrompt, index > start { add(bytes[start] == byte ? 50 : 20, from: index, to: index + 2) }
      if isPrompt { return index + 3 }
    case UInt8(ascii: "$"):
      if index > start, bytes.byte(index - 1) == 0x20, bytes.byte(next) == 0x20, bytes.byte(index + 2).isASCIILetter,
        bytes.byte(start) == byte
      {
        add(60, from: index, to: index)
      }
    case UInt8(ascii: "="):
      assignment(at: index)
    case UInt8(ascii: "<"):
      return tag(at: index)
    case UInt8(ascii: "."), UInt8(ascii: "?"):
      stop(at: index)
    default:
      break
    }
    return next
  }

  /// Behind `}`, `)` and `]`.
  private mutating func closing(at index: Int, opener: Int?) {
    if let comment, let opener, opener < comment { add(60, from: index, to: index) }
    let gap = bytes.skippingBlanks(before: index)
    if bytes.byte(gap - 1) == UInt8(ascii: ","), gap < index || bytes[index] == UInt8(ascii: "}"),
      bytes.byte(gap - 2) != UInt8(ascii: ","), opener.map({ gap - $0 > 8 }) ?? false
    {
      add(gap < index ? 50 : 25, from: gap - 1, to: index)
    }
    let next = bytes.skippingBlanks(from: index + 1)
    guard next > index + 1, next < end else { return }
    let byte = bytes[index]
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
      if isTemplate(index, opener) { return }
      if bytes[next] == byte { return add(30, from: index, to: next) }
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
    switch shape {
    case .declaration, .keyword: add(100, from: index, to: next)
    case .call, .assignment: add(isCode ? 100 : 60, from: index, to: next)
    case .inclusion: add(50, from: index, to: next)
    case .annotation: add(30, from: index, to: next)
    }
  }

  /// `.item {`, `#main {`, `h1 {`: a rule of CSS behind another.
  private func isSelector(_ start: Int) -> Bool {
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
  private func isTemplate(_ index: Int, _ opener: Int?) -> Bool {
    "}%#".utf8.contains(bytes.byte(index - 1)) || opener.map { "$#%\\".utf8.contains(bytes.byte($0 - 1)) } ?? false
  }

  /// Whether the parentheses belong to a condition or to what else a statement begins with.
  private func isHead(_ opener: Int) -> Bool {
    let stop = bytes.skippingBlanks(before: opener)
    var index = stop
    while index > start, bytes[index - 1].isNamePart { index -= 1 }
    return StatementWords.heads.contains(bytes, index..<stop)
  }

  /// `(Type) name`: one word between parentheses with no name before them.
  private func isCast(_ opener: Int, _ index: Int) -> Bool {
    guard !bytes.byte(opener - 1).isWordPart, !"])>".utf8.contains(bytes.byte(opener - 1)), opener + 1 < index else {
      return false
    }
    return StatementShape.wordEnd(from: opener + 1, before: index, of: bytes) == index
  }

  /// `@Name(…)`, `#[name(…)]`.
  private func isAnnotated(_ opener: Int) -> Bool {
    var index = opener
    while index > start, bytes[index - 1].isNamePart || bytes[index - 1] == UInt8(ascii: ".") { index -= 1 }
    let sign = bytes.byte(index - 1)
    return sign == UInt8(ascii: "@") || sign == UInt8(ascii: "[") || sign == UInt8(ascii: "#")
  }

  private mutating func opening(at index: Int) {
    let next = bytes.skippingBlanks(from: index + 1)
    guard next > index + 1, next < end else { return }
    if bytes[next] == UInt8(ascii: "/"), bytes.byte(next + 1) == bytes[next] {
      return add(10, from: index, to: next + 1)
    }
    guard let shape = StatementShape.at(next, before: end, of: bytes) else { return }
    let isMember = shape == .declaration && StatementWords.isMember(bytes, next)
    add(isMember ? 40 : shape == .assignment ? 10 : 25, from: index, to: next)
  }

  private mutating func semicolon(at index: Int) {
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

  private var isOfLoop: Bool {
    guard let opener = openers.last, bytes[opener] == UInt8(ascii: "(") else { return false }
    return isHead(opener)
  }

  private func isEntity(_ index: Int) -> Bool {
    var first = index
    while first > index - 8, bytes.byte(first - 1).isNamePart || bytes.byte(first - 1) == UInt8(ascii: "#") {
      first -= 1
    }
    return bytes.byte(first - 1) == UInt8(ascii: "&")
  }

  /// `def f(): return`, `class A: def`: the colon of a block with its first statement behind it.
  private mutating func colon(at index: Int) {
    let next = bytes.skippingBlanks(from: index + 1)
    let before = bytes.byte(index - 1)
    if before.isNamePart, next > index + 1 || next == end { key(at: index) }
    if next > index + 1, bytes.hasWord("\"\"\"", at: next), headsBlock { return add(40, from: index, to: next) }
    guard next > index + 1, next < end, headsBlock || before == UInt8(ascii: ")"),
      before.isNamePart || before == UInt8(ascii: ")"),
      let shape = StatementShape.at(next, before: end, of: bytes)
    else { return }
    switch shape {
    case .declaration, .annotation: add(60, from: index, to: next)
    case .keyword, .inclusion: add(30, from: index, to: next)
    case .assignment, .call: add(25, from: index, to: next)
    }
  }

  /// `kind: Pod metadata: name:` and `… else: …`: a key of YAML, or a part of a statement of Python, in mid-line.
  private mutating func key(at index: Int) {
    guard let word = wordBefore(index) else { return }
    defer { lastKey = word.lowerBound == start || lastKey != nil ? index : nil }
    guard word.lowerBound > start, bytes.byte(word.lowerBound - 1) == 0x20 else { return }
    if isCode, BlockHead.alone.contains(bytes, word), word.lowerBound > start + 2, openers.isEmpty {
      return add(60, from: word.lowerBound - 2, to: word.lowerBound)
    }
    if isCode, let before = wordBefore(word.lowerBound - 1), before.lowerBound > start,
      bytes.hasWord("except", at: before.lowerBound)
    {
      return add(80, from: before.lowerBound - 2, to: before.lowerBound)
    }
    guard let last = lastKey, openers.isEmpty else { return }
    // Nothing or one word, and perhaps the hyphen of an item, between this key and the one before.
    var words = 0
    for position in last + 1..<word.lowerBound where bytes[position] == 0x20 && bytes.byte(position + 1) != 0x20 {
      if bytes[position + 1] != UInt8(ascii: "-") { words += 1 }
      if bytes[position + 1] == UInt8(ascii: "|") || bytes[position - 1] == UInt8(ascii: ",") { words += 5 }
    }
    if words <= 2 { add(25, from: word.lowerBound - 2, to: word.lowerBound) }
  }

  /// `a = 1 def f(`, `value: str def f(`: the parentheses of a declaration that something else stands before.
  private mutating func parameters(at index: Int) {
    if let name = wordBefore(index), !bytes[name.lowerBound].isDigit, bytes.byte(name.lowerBound - 1) == 0x20,
      let number = wordBefore(name.lowerBound - 1), bytes[number.lowerBound].isDigit, isCode,
      StatementWords.role(of: bytes, name) == nil || StatementWords.role(of: bytes, name) == .leaving
    {
      return add(60, from: name.lowerBound - 2, to: name.lowerBound)
    }
    guard let name = wordBefore(index), let keyword = wordBefore(name.lowerBound - 1),
      bytes.byte(name.lowerBound - 1) == 0x20, StatementWords.role(of: bytes, keyword) == .function,
      bytes.byte(keyword.lowerBound - 1) == 0x20, let previous = wordBefore(keyword.lowerBound - 1),
      !StatementWords.modifiers.contains(bytes, previous)
    else { return }
    add(
      bytes[previous.lowerBound].isDigit ? 70 : comment != nil ? 60 : 40, from: keyword.lowerBound - 2,
      to: keyword.lowerBound)
  }

  private func wordBefore(_ index: Int) -> Range<Int>? {
    var first = index
    while first > start, bytes[first - 1].isWordPart { first -= 1 }
    return first < index ? first..<index : nil
  }

  /// `x = 1 y = 2`, `a is b a = 1`: a name behind an expression that ends with a number or a name.
  private mutating func assignment(at sign: Int) {
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
      let weight = bytes[earlier.lowerBound].isDigit ? 70 : comment != nil ? 60 : 40
      return add(weight, from: previous.lowerBound - 2, to: previous.lowerBound)
    }
    let gap = bytes.skippingBlanks(before: previous.lowerBound)
    let before = bytes.byte(gap - 1)
    let isOperand =
      gap < previous.lowerBound
      ? "=+*/%".utf8.contains(before) || wordBefore(gap).map { StatementWords.operators.contains(bytes, $0) } ?? false
      : before == UInt8(ascii: ".") && bytes.byte(gap - 2).isNamePart
    if isOperand { add(35, from: name.lowerBound - 2, to: name.lowerBound) }
  }

  private mutating func literal(endingAt stop: Int) {
    let next = bytes.skippingBlanks(from: stop)
    guard next > stop, next < end else { return }
    switch StatementShape.at(next, before: end, of: bytes) {
    case .declaration: add(70, from: stop - 1, to: next)
    case .call, .assignment, .inclusion: add(60, from: stop - 1, to: next)
    case .keyword: add(40, from: stop - 1, to: next)
    case .annotation, nil: break
    }
  }

  private mutating func hash(at index: Int) {
    guard bytes.byte(index - 1).isBlank, index > start else { return }
    let next = index + 1
    if bytes.byte(next) == 0x20 {
      guard bytes.byte(index + 2).isWordPart else { return }
      if comment != nil, headsBlock { add(50, from: index, to: index) }
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
  private mutating func stop(at index: Int) {
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
  private mutating func tag(at index: Int) -> Int {
    if bytes.byte(index - 1).isBlank, bytes.byte(bytes.skippingBlanks(before: index) - 1) == UInt8(ascii: ">"),
      bytes.byte(index + 1).isASCIILetter || bytes.byte(index + 1) == UInt8(ascii: "/")
    {
      add(20, from: index, to: index + 1)
    }
    guard bytes.byte(index + 1) == UInt8(ascii: "/") else { return index + 1 }
    let stop = StatementShape.wordEnd(from: index + 2, before: end, of: bytes)
    let next = bytes.skippingBlanks(from: stop + 1)
    if StatementWords.pageParts.contains(bytes, index + 2..<stop), bytes.byte(stop) == UInt8(ascii: ">"),
      bytes.byte(next) == UInt8(ascii: "<"), bytes.byte(next + 1) != UInt8(ascii: "/")
    {
      add(60, from: stop, to: next)
    }
    return stop
  }

  // MARK: - Strings

  /// The index behind the quote that closes the string in this line; nil where there is none.
  private mutating func closingQuote(_ quote: UInt8, at index: Int) -> Int? {
    let isSingle = quote == UInt8(ascii: "'")
    if isSingle {
      if withoutSingle || bytes.byte(index - 1).isWordPart { return nil }
      // The lifetimes of Rust.
      if bytes.byte(index - 1) == UInt8(ascii: "&") || bytes.byte(index - 1) == UInt8(ascii: "<") { return nil }
    } else if withoutDouble, quote == UInt8(ascii: "\"") {
      return nil
    }
    var stop = index + 1
    while stop < end, bytes[stop] != quote { stop += bytes[stop] == UInt8(ascii: "\\") ? 2 : 1 }
    guard stop < end else {
      if isSingle { withoutSingle = true } else { withoutDouble = true }
      return nil
    }
    return stop + 1
  }
}
