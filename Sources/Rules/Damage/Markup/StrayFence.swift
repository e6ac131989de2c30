import Diagnostics

/// Finds code fences that fence nothing: behind code on its line, or opened and never closed.
enum StrayFence: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/stray-fence", severity: .error,
    summary: "a code fence stands where it fences nothing",
    why: """
      A fence counts at the start of a line only, and each one that opens needs one that closes. Otherwise prose \
      becomes code and code prose on the page, or the back-quotes are shown as they are.
      """,
    mend: """
      Set the fence on a line of its own, or take it out where the text is no Markdown. To prevent it, look at the \
      text as it will be shown before it is stored.
      """,
    good: [
      RuleExample(
        """
        - id: mixin
          question: How does a mixin look?
          answer: |
            ```css
            @include small { color: red; }
            ```

            Three back-quotes as code: ```` ``` ````

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: content
          question: What is @content for?
          answer: |
            @mixin small() {
              @content;
            }«```»
            It passes a block:
            «```css»
            @include small { color: red; }

        """)
    ])

  static let family = DamageFamily.markup
  static let requiredBytes = ByteSet("`")

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    let layout = context.layout
    var fences = 0
    var open: Range<Int>?
    var trailing: [Range<Int>] = []
    for index in layout.lines.indices
    where layout.lines[index].kind == .fence || layout.lines[index].last == UInt8(ascii: "`") {
      let line = layout.lines[index]
      if line.kind == .fence, bytes[Int(line.content)] == UInt8(ascii: "`") {
        fences += 1
        // The fence of one line, ``` code ```, is inline code.
        if let end = trailingFence(line, bytes), end > Int(line.content) { return }
        open = fences % 2 == 1 ? Int(line.content)..<bytes.skippingBlanks(before: Int(line.end)) : nil
      } else if let start = trailingFence(line, bytes), trailing.count < 8 {
        trailing.append(start..<bytes.skippingBlanks(before: Int(line.end)))
      }
    }
    guard !trailing.isEmpty || open != nil else { return }
    let isSubject = context.recordSpeaks(of: ["markdown", "code fence", "fenced", "backtick", "back-quote"])
    for range in trailing {
      context.report(
        damage: self, in: text, range, isSubject ? .weak(20) : .strong, "a code fence stands behind code on its line",
        help: "a fence counts at the start of a line only: set it on a line of its own, or take it out")
    }
    if let open, trailing.allSatisfy({ $0.lowerBound < open.lowerBound }) {
      context.report(
        damage: self, in: text, open, isSubject ? .weak(20) : .strong, "this code fence is never closed",
        help: "all that follows is code now: close it, or take it out")
    }
  }

  /// The start of a fence that ends a line and has something right before it; nil where it closes inline code.
  private static func trailingFence(_ line: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let end = bytes.skippingBlanks(before: Int(line.end))
    var start = end
    while start > Int(line.content), bytes[start - 1] == UInt8(ascii: "`") { start -= 1 }
    guard end - start == 3, start > Int(line.content), !bytes[start - 1].isBlank else { return nil }
    var index = start - 1
    while index > Int(line.content) {
      if bytes[index] == UInt8(ascii: "`"), bytes[index - 1] == UInt8(ascii: "`") { return nil }
      index -= 1
    }
    return start
  }
}
