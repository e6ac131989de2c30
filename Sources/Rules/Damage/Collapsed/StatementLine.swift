extension TextLayout.Line {
  /// Whether statements can stand in the line: one of prose must have signs of code, and not only here and there.
  func mayHoldStatements(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch kind {
    case .code: return true
    case .prose:
      // Signs are counted up to some length, so a longer line has no more of them.
      let length = min(Int(end - content), LineCounts.reach)
      return Int(signs) * 48 >= length || LineWeight.beginsWithCommand(self, bytes)
    case .blank, .fence: return false
    }
  }
}
