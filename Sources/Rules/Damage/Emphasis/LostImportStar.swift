import Diagnostics

/// Imports whose star is gone: `import java.util.`, `from os import`, `import as x from "x"`.
extension LostOperatorStar {
  /// `from os import .` in prose.
  static func emptyImport(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard bytes.hasWord(" import", at: offset - 8), bytes.byte(offset + 1).isBlank || bytes.byte(offset + 1) == 0x0A
    else { return }
    var start = offset - 8
    while start > offset - 60, bytes.byte(start - 1).isNamePart || bytes.byte(start - 1) == UInt8(ascii: ".") {
      start -= 1
    }
    guard start < offset - 8, bytes.hasWord("from ", at: start - 5) else { return }
    context.report(
      damage: self, in: text, start - 5..<offset - 1, .strong, "nothing is imported from the module", help: help)
  }

  static func imports(_ code: Code, at index: Int, _ context: RuleContext) {
    let next = code[index + 1]
    if next.kind == .lineBreak || index + 1 == code.count { return importOfModule(code, at: index, context) }
    if code.isWord(index + 1, "as"), code[index + 2].kind == .word, code.isWord(index + 3, "from") {
      report(code, index, index + 1, "`import as` names nothing that is imported", context)
      return
    }
    // import  from 'vue'
    if code.isWord(index + 1, "from"), code[index + 2].kind == .string, code.language == .javascript {
      report(code, index, index + 1, "`import from` names nothing that is imported", context)
      return
    }
    // import kotlin.time.
    var last = index + 1
    guard next.kind == .word else { return }
    while last < index + 20, code[last + 1].kind == "." || code[last + 1].kind == .word, code.touches(last, last + 1) {
      last += 1
    }
    guard code[last].kind == ".", isLineEnd(code, behind: last) || code[last + 1].kind == ";" else { return }
    report(code, index + 1, last, "the import ends in a dot", context)
  }

  /// `from tkinter import` at the end of a line, which the text goes on behind.
  private static func importOfModule(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.language == .python || code.language == .unknown else { return }
    var first = index - 1
    while first > index - 16, code[first].kind == "." || code[first].kind == .word, code.touches(first - 1, first) {
      first -= 1
    }
    guard first < index, code[first].kind == .word, code.isWord(first - 1, "from") else { return }
    report(code, first - 1, index, "nothing is imported from the module", context)
  }

  private static func isLineEnd(_ code: Code, behind index: Int) -> Bool {
    let end = Int(code[index].end)
    return code.bytes.byte(code.bytes.skippingBlanks(from: end)) == 0x0A
  }
}
