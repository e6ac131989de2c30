extension TextLayout.Line {
  /// Whether statements can stand in the line: one of prose must have signs of code, and not only here and there.
  func mayHoldStatements(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch kind {
    case .code: return true
    case .prose:
      // Signs are counted up to some length, so a longer line has no more of them.
      let length = min(Int(end - content), LineCounts.reach)
      return statementSigns > 0 && Int(signs) * 48 >= length || LineWeight.beginsWithCommand(self, bytes)
    case .blank, .fence: return false
    }
  }
}

extension TextLayout {
  /// Whether a line stands within code that has kept its line breaks: short, between other lines of code.
  func isAmongLines(_ index: Int) -> Bool {
    lines[index].kind == .code && lines[index].end - lines[index].content < 60 && line(index - 1).kind == .code
      && line(index + 1).kind == .code && line(index + 2).kind == .code
  }
}
