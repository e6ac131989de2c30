/// Signs of commands, comments and fences whose lines were joined, with a blank or with nothing between.
extension JoinedLineScan {
  /// `tool create \ --name a`: a backslash that continued a line stands before the option of the next one.
  mutating func continuation(at index: Int) {
    guard index > start, bytes[index - 1].isBlank else { return }
    let next = bytes.skippingBlanks(from: index + 1)
    guard bytes.byte(next) == UInt8(ascii: "-") else { return }
    let isLong = bytes.byte(next + 1) == UInt8(ascii: "-")
    guard bytes.byte(isLong ? next + 2 : next + 1).isASCIILetter else { return }
    add(isLong ? 100 : 60, from: index, to: next)
  }

  /// Whether a prompt stands at an index of a line that begins with the same prompt: `$ cd a $ ls`, `$ cd a$ ls`.
  func isPrompt(at index: Int) -> Bool {
    guard index > start, bytes[start] == bytes[index], bytes.byte(start + 1) == 0x20, bytes.byte(index + 1) == 0x20,
      bytes.byte(index + 2).isASCIILetter || bytes.byte(index + 2) == UInt8(ascii: "(")
    else { return false }
    let before = bytes[index - 1]
    return before.isBlank || before.isWordPart || before.isOne(of: ")]}'\"./")
  }

  /// `# make a folder $ mkdir a`: a comment ends with its line.
  func isPromptBehindComment(at index: Int) -> Bool {
    guard index > start + 2, bytes[start] == UInt8(ascii: "#"), bytes[start + 1] == 0x20, bytes[index - 1].isBlank,
      bytes.byte(index + 1) == 0x20
    else { return false }
    let command = index + 2..<commandEnd(from: index + 2)
    return bytes.byte(command.upperBound) == 0x20 && StatementWords.commands.contains(bytes, command)
  }

  /// Whether the word at an index, with an argument behind it, is the one at `first`.
  func repeatsFirstWord(_ index: Int, _ first: Int) -> Bool {
    let length = StatementShape.wordEnd(from: first, before: min(end, first + 40), of: bytes) - first
    guard length >= 2, bytes[first].isASCIILetter, index > first, index + length < end, bytes[index + length] == 0x20,
      bytes[first + length] == 0x20
    else { return false }
    for offset in 0..<length where bytes[first + offset] != bytes[index + offset] { return false }
    return true
  }

  /// `// a comment// goes on`, `import a// comment`.
  mutating func slashes(at index: Int) {
    guard index > start else { return }
    let before = bytes[index - 1]
    if before.isBlank {
      if comment != nil { add(50, from: index, to: index + 1) }
      return
    }
    guard bytes.byte(index + 2) == 0x20 || bytes.byte(index + 2) == UInt8(ascii: "/"),
      before.isWordPart || before.isOne(of: ".,)`")
    else { return }
    add(comment == nil ? 30 : 60, from: index - 1, to: index + 1)
  }

  /// A fence of back-quotes in mid-line: `Remove it:```brew uninstall tool```and`. Gives the index behind it.
  mutating func fence(at index: Int) -> Int {
    var stop = index
    while stop < end, bytes[stop] == bytes[index] { stop += 1 }
    if let isGlued = isFenceOpen {
      if isGlued { add(40, from: index, to: stop - 1) }
      isFenceOpen = nil
    } else {
      let before = index > start ? bytes[index - 1] : 0x20
      let isGlued = before.isWordPart || before.isOne(of: ":.,;")
      if isGlued { add(60, from: index - 1, to: index) }
      isFenceOpen = isGlued
    }
    return stop
  }
}
