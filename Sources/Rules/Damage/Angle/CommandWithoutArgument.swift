import Diagnostics

/// Finds commands of the shell that end where their argument should stand: `git add`, `docker run -it`,
/// `git clone --depth`.
///
/// Looked at are lines that begin with a known command, a prompt (`$`) left out of account, and each part of them
/// between `&&`, `||`, `|` and `;`. Certain: the command does nothing without its operand or the value of its last
/// option, and stands where code stands: behind a line that ends with a colon, beside other lines of code, behind a
/// prompt, or with options. Weak: it stands alone (a heading?), or is also in use without operands (`git merge`, `cd`).
/// Exempt: lists of commands, one below the other, and options that need none (`git add -A`).
enum CommandWithoutArgument: DamageRule, LineRule {
  static let metadata = RuleMetadata(
    id: "damage/command-without-argument", severity: .error,
    summary: "a command of the shell has lost its argument",
    why: """
      Placeholders such as `<file>` or `<branch>` look like tags, and an HTML parser or a sanitizer took them out on \
      the way into the bank. The command fails, or does something else than the text says.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: listed
          question: Which commands of git are there?
          answer: |
            git fetch; git clone; git pull

        """),
      RuleExample(
        """
        - id: conflicts
          question: How is a conflict of a merge solved?
          answer: |
            git merge

            Joins two branches. Mark the files as solved:

            git add <file>
            git merge --continue
            git add -A && git commit -m "Solve the conflict"
            cat list | xargs docker rm

        """),
      RuleExample(
        """
        - id: basic-commands
          question: Which commands make, copy and delete files?
          answer: |
            mkdir
            touch
            cp
            rm

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: conflicts
          question: How is a conflict of a merge solved?
          answer: |
            Mark the files as solved:

            «git add»

            Then go on:

            git rebase --continue
            $ «docker run -it»
            «git clone --depth»
            cd project && «git checkout -b»

        """),
      RuleExample(
        """
        - id: weak-signs
          question: How are branches joined?
          answer: |
            Change to the branch you want to join with:

            «git merge»

            The other way is this one:

            «git rebase»

        """),
    ])

  static let family = DamageFamily.angle

  // All commands are written in small letters; what stands behind another one in code need not begin the line.
  static let leadLines = [
    LineLead(.prose, first: .smallLetters | ByteSet("$")), LineLead(.code, first: .letters | ByteSet("$")),
  ]

  static func check(_ text: Text, line index: Int, _ context: RuleContext) {
    let layout = context.layout
    let line = layout.line(index)
    var start = Int(line.content)
    let hasPrompt = text.bytes.byte(start) == UInt8(ascii: "$") && text.bytes.byte(start + 1) == 0x20
    if hasPrompt { start += 2 }
    guard text.bytes.byte(start).isASCIILetter, line.end - line.start < 400 else { return }
    // Of prose, only what begins with a command.
    if !hasPrompt, !CommandShape.mayBegin(text.bytes, at: start, layout.masks) {
      guard line.kind == .code, hasSeparator(line, text.bytes, layout.masks) else { return }
    }
    if line.kind == .prose, !hasPrompt, CommandShape.find(text.bytes, from: start, to: Int(line.end)) == nil,
      !text.bytes.hasWord("sudo ", at: start)
    {
      return
    }
    check(text, index, from: start, hasPrompt: hasPrompt, context)
  }

  /// Whether a line that begins like no command holds one behind a separator, perhaps.
  private static func hasSeparator(
    _ line: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks
  ) -> Bool {
    let end = Int(line.end)
    var index = masks.nextSign(of: CommandShape.separators, in: bytes, from: Int(line.content), before: end)
    // `cd;ls`: the first word ends there.
    if index < end, masks.nextSpace(from: Int(line.content), before: end) > index { return true }
    while index < end {
      var next = index + 1
      while next < end, CommandShape.separators.contains(bytes[next]) || bytes[next].isBlank { next += 1 }
      if next < end, CommandShape.mayBegin(bytes, at: next, masks) { return true }
      index = masks.nextSign(of: CommandShape.separators, in: bytes, from: next, before: end)
    }
    return false
  }

  /// Looks at each simple command of a line.
  private static func check(_ text: Text, _ line: Int, from start: Int, hasPrompt: Bool, _ context: RuleContext) {
    let bytes = text.bytes
    let end = Int(context.layout.line(line).end)
    var next = start
    var isFirst = true
    while next < end {
      if bytes.hasWord("sudo ", at: next) { next += 5 }
      let stop = commandEnd(bytes, context.layout.masks, from: next, to: end)
      if let hole = CommandHole.find(bytes, from: next, to: stop) {
        let isHeading = isHeading(line, bytes, context.layout)
        let isShown = isShown(line, bytes, context.layout)
        let isCertain =
          !hole.isDoubtful && !isHeading
          && (hasPrompt || !isFirst && context.layout.line(line).kind == .code || hole.hasOptions
            || hole.isPhrase && isShown)
        // A text that speaks of commands names them without anything, often.
        let weight = hole.hasOptions ? 60 : isHeading ? 10 : isShown ? 50 : 25
        if !isListed(line, bytes, context.layout) {
          let command = String(decoding: bytes[hole.range], as: UTF8.self)
          context.report(
            damage: self, in: text, hole.range, isCertain ? .strong : .weak(weight),
            "the command \(Quotation.of(command)) lacks \(hole.what)",
            help: EatenTag.help("a placeholder in angle brackets, such as `<name>`,"))
        }
      }
      // The operands of what stands behind a pipe come from before it.
      let separator = bytes.byte(stop)
      let isPipe = separator == UInt8(ascii: "|") && bytes.byte(stop + 1) != separator
      guard stop < end, separator != UInt8(ascii: "#") else { return }
      if isPipe { return checkFilter(text, behind: stop, to: end, context) }
      next = stop
      while next < end, CommandShape.isSeparator(bytes, next) || bytes[next].isBlank { next += 1 }
      isFirst = false
    }
  }

  /// Looks for a `grep` without a pattern at the end of a pipe.
  private static func checkFilter(_ text: Text, behind pipe: Int, to end: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let stop = bytes.skippingBlanks(before: end)
    guard stop - 4 > pipe, bytes.hasWord("grep", at: stop - 4) else { return }
    let before = bytes.skippingBlanks(before: stop - 4)
    guard bytes.byte(before - 1) == UInt8(ascii: "|"), before < stop - 4 else { return }
    context.report(
      damage: self, in: text, stop - 4..<stop, .strong, "the command `grep` lacks its pattern",
      help: EatenTag.help("a placeholder in angle brackets, such as `<name>`,"))
  }

  /// Where a simple command ends: at a separator, a redirection or a comment, or with the line.
  private static func commandEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks, from start: Int, to end: Int
  ) -> Int {
    var index = masks.nextSign(from: start, before: end)
    while index < end, !CommandShape.isSeparator(bytes, index) {
      if bytes[index] == UInt8(ascii: "#"), bytes.byte(index - 1).isBlank { break }
      index = masks.nextSign(from: index + 1, before: end)
    }
    return index
  }

  /// Whether a line is shown as code: a colon announces it, or lines of code stand beside it.
  private static func isShown(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ layout: TextLayout) -> Bool {
    let above = layout.line(layout.textLine(above: index))
    if above.last == UInt8(ascii: ":") { return true }
    guard layout.line(index).kind == .code else { return false }
    return isCommand(index - 1, bytes, layout) || isCommand(index + 1, bytes, layout)
      || above.kind == .fence
  }

  /// Whether a line is a whole command with something behind its name, or a comment.
  private static func isCommand(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ layout: TextLayout) -> Bool {
    let line = layout.line(index)
    guard line.kind == .code else { return false }
    let start = Int(line.content)
    if bytes.byte(start) == UInt8(ascii: "#") { return true }
    return bytes[start..<max(start, Int(line.end))].contains(0x20)
      && CommandHole.find(bytes, from: start, to: Int(line.end)) == nil
  }

  /// Whether a text about the command stands right below it, and nothing right above.
  private static func isHeading(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ layout: TextLayout) -> Bool {
    layout.line(index - 1).kind == .blank && layout.line(index + 1).kind == .prose
      && !bytes.byte(Int(layout.line(index + 1).content)).isBlank
      && CommandShape.find(bytes, from: Int(layout.line(index + 1).content), to: Int(layout.line(index + 1).end)) == nil
  }

  /// Whether the line is one of a list of bare commands: two or more of its neighbours are, or the only one is.
  private static func isListed(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ layout: TextLayout) -> Bool {
    // With blank lines between them, too.
    let below = layout.line(index + 2)
    if layout.line(index + 1).kind == .blank, below.kind != .blank,
      isBareCommand(bytes, Int(below.content), Int(below.end)),
      CommandShape.find(bytes, from: Int(below.content), to: Int(below.end)) != nil
    {
      return true
    }
    var bare = 0
    var others = 0
    for neighbour in index - 2...index + 2 where neighbour != index {
      let line = layout.line(neighbour)
      guard line.kind == .code || line.kind == .prose else { continue }
      let (start, end) = (Int(line.content), Int(line.end))
      let isBare = isBareCommand(bytes, start, end)
      if isBare { bare += 1 } else { others += 1 }
    }
    return bare > others
  }

  /// Whether a line is nothing but the words of a command: at most three, of small letters.
  private static func isBareCommand(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start < 40 else { return false }
    var blanks = 0
    for index in start..<end {
      if bytes[index] == 0x20 { blanks += 1 }
      guard bytes[index].isSmallLetter || bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-") else {
        return false
      }
    }
    return blanks <= 2 && !bytes.contains(" -", from: start, to: end)
  }
}
