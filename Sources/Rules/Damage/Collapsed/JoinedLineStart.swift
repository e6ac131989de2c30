/// What the first words of a line say of the rest of it: of commands, modules and queries a line has one.
extension JoinedLineScan {
  /// What the first words say: of commands and modules a line has one.
  mutating func beginLine() {
    var index = start
    if bytes[index] == UInt8(ascii: "#"), bytes.byte(index + 1) == UInt8(ascii: "!") {
      // `#![feature(…)]` is an attribute of Rust.
      if bytes.byte(bytes.skippingBlanks(from: index + 2)) == UInt8(ascii: "/") { shebang() }
      return
    }
    if bytes[index] == UInt8(ascii: "#"), bytes.hasWord("#include", at: index) { return header() }
    if bytes[index] == UInt8(ascii: "["), section(at: index) { add(60, from: index, to: index + 1) }
    if bytes[index] == UInt8(ascii: "<"), bytes.hasWord("<<<<<<< ", at: index) { return conflict() }
    if bytes[index] == UInt8(ascii: "-"), bytes.hasWord("-- ", at: index) { return queries(from: index + 3) }
    if bytes.byte(index) == UInt8(ascii: "$"), bytes.byte(index + 1) == 0x20 { index += 2 }
    let stop = commandEnd(from: index)
    let word = index..<stop
    headsBlock = BlockHead.words.contains(bytes, word)
    guard stop > index, bytes.byte(stop) == 0x20 else { return }
    if bytes[end - 1].lowercased == UInt8(ascii: "d"), bytes.hasWord(" end", at: end - 4) {
      if bytes.hasWord(" end", at: end - 8) {
        let role = StatementWords.role(of: bytes, word)
        add(role == .function || role == .type ? 100 : 60, from: end - 4, to: end - 3)
      }
      blockOfRuby(from: stop)
    }
    switch bytes[index] {
    case UInt8(ascii: "i"):
      if bytes.hasWord("if [", at: index) { condition() }
      if bytes.hasWord("import", at: index) { inclusion(from: stop + 1) }
    case UInt8(ascii: "p"):
      if bytes.hasWord("package", at: index) { inclusion(from: stop + 1) }
    case UInt8(ascii: "F"):
      if bytes.hasWord("from", at: index) { instructions(from: stop) }
      if bytes.hasWord("for", at: index) { loop(from: stop) }
    case UInt8(ascii: "f"):
      if bytes.hasWord("from", at: index) { selection(from: stop + 1) }
      if bytes.hasWord("for", at: index) { loop(from: stop) }
    case UInt8(ascii: "w"):
      if bytes.hasWord("while", at: index) { loop(from: stop) }
    default: break
    }
    if StatementWords.commands.contains(bytes, word) { commands(behind: word) }
    if StatementWords.role(of: bytes, word) == .query { clauses(from: stop) }
    if StatementWords.diagrams.contains(bytes, word) { diagram(word) }
  }

  /// `get '/' do render :index end`: Ruby writes a block on one line in braces.
  mutating func blockOfRuby(from start: Int) {
    guard isCode, bytes.contains(" do ", from: start, to: end - 4) else { return }
    var index = start
    while index < end - 4, !bytes.hasWord(" do ", at: index) { index += 1 }
    let next = bytes.skippingBlanks(from: index + 4)
    // A loop of Lua, and a block with parameters, which may be short.
    guard !bytes.hasWord("for ", at: self.start), !bytes.hasWord("while ", at: self.start) else { return }
    let isShort = bytes[next] == UInt8(ascii: "|") || end - self.start < 40
    add(isShort ? 20 : 60, from: index + 2, to: next)
  }

  /// `#include <stdio.h> int main(`: a directive ends with its line.
  mutating func header() {
    let quote = bytes.skippingBlanks(from: start + 8)
    guard bytes.byte(quote) == UInt8(ascii: "<") || bytes.byte(quote) == UInt8(ascii: "\"") else { return }
    let closer = bytes.byte(quote) == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "\"")
    var index = quote + 1
    while index < end, bytes[index] != closer { index += 1 }
    let next = bytes.skippingBlanks(from: index + 1)
    guard next < end, next > index + 1 else { return }
    let name = bytes.skippingBlanks(from: StatementShape.wordEnd(from: next, before: end, of: bytes))
    let isFunction = bytes.byte(StatementShape.wordEnd(from: name, before: end, of: bytes)) == UInt8(ascii: "(")
    if bytes[next] == UInt8(ascii: "#") || isFunction || StatementShape.at(next, before: end, of: bytes) != nil {
      add(100, from: index, to: next)
    }
  }

  /// Whether the head of a section and its first key stand there: `[package] name = "a"`, `[Unit] Description=a`.
  func section(at opener: Int) -> Bool {
    let stop = StatementShape.wordEnd(from: opener + 1, before: end, of: bytes)
    guard stop > opener + 1, bytes.byte(stop) == UInt8(ascii: "]"), bytes.byte(stop + 1) == 0x20 else { return false }
    let key = stop + 2
    let keyEnd = StatementShape.wordEnd(from: key, before: end, of: bytes)
    let sign = bytes.skippingBlanks(from: keyEnd)
    return keyEnd > key && bytes.byte(sign) == UInt8(ascii: "=") && bytes.byte(sign + 1) != UInt8(ascii: "=")
  }

  /// `if [ -f a ]; then b fi`: a shell wants a line break or a semicolon before `fi`.
  mutating func condition() {
    guard bytes.hasWord(" fi", at: end - 3), bytes.contains("then ", from: start, to: end) else { return }
    if bytes[bytes.skippingBlanks(before: end - 3) - 1] != UInt8(ascii: ";") { add(100, from: end - 3, to: end - 2) }
  }

  /// `<<<<<<< HEAD … =======`: the markers of a merge stand at the starts of lines.
  mutating func conflict() {
    if bytes.contains(" =======", from: start, to: end) { add(100, from: start, to: start) }
  }

  /// `flowchart TD A --> B`: the head of a Mermaid diagram stands on a line of its own.
  mutating func diagram(_ head: Range<Int>) {
    var next = head.upperBound + 1
    let stop = StatementShape.wordEnd(from: next, before: end, of: bytes)
    if StatementWords.directions.contains(bytes, next..<stop) {
      next = bytes.skippingBlanks(from: stop)
    } else if !bytes.hasWord("diagram", at: head.upperBound - 7) {
      return
    }
    let hasArrow = bytes.contains("->", from: next, to: end) || bytes.contains("--", from: next, to: end)
    if next < end, bytes[next].isNamePart, hasArrow { add(100, from: next - 2, to: next) }
  }

  /// The end of a word in which hyphens may stand.
  func commandEnd(from start: Int) -> Int {
    var index = start
    while index < end,
      bytes[index].isWordPart || bytes[index] == UInt8(ascii: "-") && bytes.byte(index + 1).isASCIILetter
    {
      index += 1
    }
    return index
  }

  /// `-- all adults SELECT * FROM people`: a query in a comment.
  mutating func queries(from start: Int) {
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
  mutating func clauses(from start: Int) {
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
  mutating func shebang() {
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
  mutating func loop(from start: Int) {
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
  mutating func instructions(from start: Int) {
    var index = start
    while index < end {
      guard bytes[index] == 0x20 else {
        index += 1
        continue
      }
      // With nothing between: `node:18WORKDIR /app`.
      var capitals = index
      while capitals > start, bytes[capitals - 1] >= UInt8(ascii: "A"), bytes[capitals - 1] <= UInt8(ascii: "Z") {
        capitals -= 1
      }
      if capitals > start, !bytes[capitals - 1].isBlank,
        StatementWords.instructions.contains(bytes, capitals..<index)
      {
        add(60, from: capitals - 1, to: capitals)
      }
      let stop = StatementShape.wordEnd(from: index + 1, before: end, of: bytes)
      if bytes.byte(stop) == 0x20, StatementWords.instructions.contains(bytes, index + 1..<stop) {
        add(60, from: index - 1, to: index + 1)
      }
      index = max(stop, index + 1)
    }
  }

  /// What stands behind the names of `from module import a, b`.
  mutating func selection(from start: Int) {
    var index = start
    while index < end, bytes[index].isNamePart || bytes[index] == UInt8(ascii: ".") { index += 1 }
    guard bytes.hasWord(" import ", at: index) else { return }
    index += 8
    while index < end {
      let name = index
      while index < end, bytes[index].isNamePart || bytes[index] == UInt8(ascii: "*") { index += 1 }
      guard index > name else { return }
      if let glued = gluedImport(name..<index) { return add(100, from: glued - 1, to: glued) }
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
  mutating func commands(behind first: Range<Int>) {
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
        before.isWordPart || before.isOne(of: ">/'\".*"), !endsSentence(index),
        StatementWords.commands.contains(bytes, index + 1..<stop), !isArgument(index)
      {
        let isSame = stop - index - 1 == first.count && bytes[index + 1] == bytes[first.lowerBound]
        add(isSame ? isCode ? 100 : 60 : isCode ? 60 : 45, from: index - 1, to: index + 1)
      }
      index = stop
    }
  }

  /// Whether the stop of a sentence stands before a blank, and not the folder `.`.
  func endsSentence(_ blank: Int) -> Bool {
    let stop = bytes.skippingBlanks(before: blank) - 1
    return bytes.byte(stop) == UInt8(ascii: ".") && bytes.byte(stop - 1).isWordPart
  }

  /// `updateapt-get install`: a word that ends with the name of a program that has arguments.
  func isGluedCommand(_ word: Range<Int>) -> Bool {
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
  func isArgument(_ blank: Int) -> Bool {
    var index = blank
    while index > start, bytes[index - 1].isWordPart { index -= 1 }
    return StatementWords.takers.contains(bytes, index..<blank)
  }

  /// Where the next import touches a name: `import osimport sys`, `from a import bfrom c import d`.
  func gluedImport(_ name: Range<Int>) -> Int? {
    guard bytes.byte(name.upperBound) == 0x20, bytes.byte(name.upperBound + 1).isASCIILetter else { return nil }
    let next = name.upperBound + 1
    let behind = next..<StatementShape.wordEnd(from: next, before: end, of: bytes)
    // `import reimport as re`, `import autoimport from 'a'`
    guard behind.count > 2, !bytes.hasWord("from ", at: next) else { return nil }
    if name.count > 7, bytes.hasWord("import", at: name.upperBound - 6) { return name.upperBound - 6 }
    guard name.count > 5, bytes.hasWord("from", at: name.upperBound - 4) else { return nil }
    var index = next
    while index < end, bytes[index].isNamePart || bytes[index] == UInt8(ascii: ".") { index += 1 }
    return bytes.hasWord(" import ", at: index) ? name.upperBound - 4 : nil
  }

  /// What stands behind the name of a module: `import time import os`.
  mutating func inclusion(from start: Int) {
    var index = start
    while index < end, bytes[index].isNamePart || bytes[index] == UInt8(ascii: ".") { index += 1 }
    if let glued = gluedImport(start..<index) { return add(100, from: glued - 1, to: glued) }
    let next = bytes.skippingBlanks(from: index)
    guard index > start, next > index, next < end else { return }
    let stop = StatementShape.wordEnd(from: next, before: end, of: bytes)
    if bytes[next] == UInt8(ascii: "#") || bytes[next] == UInt8(ascii: "@") {
      return add(40, from: index - 1, to: next)
    }
    guard stop > next, StatementWords.role(of: bytes, next..<stop) != .continuation else { return }
    switch StatementShape.at(next, before: end, of: bytes) {
    case .inclusion, .declaration, .assignment: add(100, from: index - 1, to: next)
    case .keyword, .call, .annotation: add(60, from: index - 1, to: next)
    case nil: break
    }
  }
}
