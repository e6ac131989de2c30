/// What a text is made of: its lines, and which of them are code. Made for a text before its rules run; the memory is
/// used again for the next one.
package final class TextLayout {
  /// One line, without its line break.
  package struct Line: Sendable {
    /// In bytes of the text, the first one's and behind the last one's.
    package let start: Int32
    package let end: Int32
    /// The first byte that is no blank; ``end`` in a blank line.
    package let content: Int32
    package internal(set) var kind: LineKind
    /// The last byte that is no blank; a line feed in a blank line.
    package internal(set) var last: UInt8 = 0x0A
    /// Signs of code, at most 255; 0 in fenced lines, where nothing is counted.
    package internal(set) var signs: UInt8 = 0
    /// Those of them that join or end statements, at most 255; 0 in fenced lines.
    package internal(set) var statementSigns: UInt8 = 0
    /// Whether blanks stand where a sentence has none; never in fenced lines.
    package internal(set) var hasGaps = false
    /// Whether the first word is a command of a shell with something behind it; never in fenced lines.
    package internal(set) var beginsWithCommand = false
    /// Whether it may hold more than one statement: no short line within code that has kept its line breaks, and no prose without
    /// signs of statements.
    package internal(set) var mayHoldStatements = false
    /// How much it looks like code: see ``LineWeight``.
    var weight: Int8 = 0

    package var range: Range<Int> { Int(start)..<Int(end) }
    /// Bytes of white space at the start.
    package var indent: Int { Int(content - start) }
  }

  /// A run of lines of code with the blank lines in it; begins and ends with code.
  package struct Block: Sendable {
    package let lines: Range<Int>
    package let language: Language
    /// Whether it stood between fences, which are not part of it.
    package let isFenced: Bool
    /// Indices of the tokens, once they are made.
    fileprivate(set) var tokens: Range<Int>?
  }

  private(set) var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Memory for lines, of which the first ``lineCount`` are the text's.
  private var lineMemory = UnsafeMutableBufferPointer<Line>.allocate(capacity: 1_024)
  private var lineCount = 0
  package private(set) var blocks: ContiguousArray<Block> = []
  private var tokens = TokenBuffer()
  /// Where the signs of the text stand.
  private(set) var masks = ByteMasks()
  private var known = Known()
  /// Where the last question for a line was answered: rules ask from left to right.
  private var cursor = 0

  /// What was asked of the text: looked up once for all rules.
  private struct Known {
    var asciiPrefix: Int?
    var hasOneLineWithGaps: Bool?
    var isSource: Bool?
  }

  package init() {}

  deinit {
    masks.deallocate()
    tokens.deallocate()
    lineMemory.deallocate()
  }

  /// The lines of the text: they go when the next one is read.
  package var lines: UnsafeBufferPointer<Line> {
    UnsafeBufferPointer(start: lineMemory.baseAddress, count: lineCount)
  }

  /// Reads a text, whose bytes must stay until the next one is read.
  package func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    blocks.removeAll(keepingCapacity: true)
    tokens.removeAll()
    cursor = 0
    known = Known()
    masks.read(bytes)
    // Line feeds are counted only where there might be too many.
    if bytes.count >= lineMemory.count, masks.lineFeeds >= lineMemory.count {
      let most = masks.lineFeeds + 1
      lineMemory.deallocate()
      lineMemory = .allocate(capacity: most + most / 2)
    }
    lineCount = LineReader.read(bytes, masks, into: lineMemory)
    LineReader.settle(UnsafeMutableBufferPointer(rebasing: lineMemory[..<lineCount]), bytes, masks)
    findBlocks()
    for index in lines.indices { lineMemory[index].mayHoldStatements = mayHoldStatements(index) }
  }

  /// The index in ``lines`` of the line in which a byte lies, its line break included; the last line beyond the text.
  package func lineIndex(at offset: Int) -> Int {
    if cursor >= lines.count { cursor = 0 }
    if cursor < lines.count, Int(lines[cursor].start) <= offset {
      // Forward, as rules ask from left to right; a long way is searched for.
      for _ in 0..<8 {
        guard cursor + 1 < lines.count, Int(lines[cursor + 1].start) <= offset else { return cursor }
        cursor += 1
      }
    }
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lines[middle].start) <= offset { low = middle } else { high = middle }
    }
    cursor = low
    return low
  }

  /// The index of the first byte that is not ASCII; the text's length where all are.
  var asciiPrefix: Int {
    if let prefix = known.asciiPrefix { return prefix }
    let prefix = masks.nextBeyondASCII(from: 0)
    known.asciiPrefix = prefix
    return prefix
  }

  /// Whether no more than one line of prose has gaps.
  var hasOneLineWithGaps: Bool {
    if let answer = known.hasOneLineWithGaps { return answer }
    let answer = lines.lazy.filter { $0.kind == .prose && $0.hasGaps }.prefix(2).count < 2
    known.hasOneLineWithGaps = answer
    return answer
  }

  /// Whether the text is Markdown as it was typed: it has back-quotes.
  var isSource: Bool {
    if let answer = known.isSource { return answer }
    let answer = bytes.firstIndex(of: UInt8(ascii: "`"), from: 0) != nil
    known.isSource = answer
    return answer
  }

  /// The line at an index; a blank line outside of the text.
  @inline(__always)
  package func line(_ index: Int) -> Line {
    index >= 0 && index < lines.count ? lines[index] : Line(start: 0, end: 0, content: 0, kind: .blank)
  }

  /// The index of the nearest line above one that is not blank; -1 where there is none.
  package func textLine(above index: Int) -> Int {
    var above = min(index, lines.count) - 1
    while above >= 0, lines[above].kind == .blank { above -= 1 }
    return above
  }

  /// What the line is in which a byte lies.
  package func kind(at offset: Int) -> LineKind { line(lineIndex(at: offset)).kind }

  package func isCode(at offset: Int) -> Bool { kind(at: offset) == .code }

  /// The block in which a byte lies; nil outside of code.
  package func block(at offset: Int) -> Block? {
    blockIndex(at: offset).map { blocks[$0] }
  }

  /// The index in ``blocks`` of the block in which a byte lies; nil outside of code.
  package func blockIndex(at offset: Int) -> Int? { blockIndex(ofLine: lineIndex(at: offset)) }

  private func blockIndex(ofLine line: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].lines.upperBound <= line { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].lines.contains(line) ? low : nil
  }

  /// The bytes of a block.
  package func range(of block: Block) -> Range<Int> {
    let start = Int(line(block.lines.lowerBound).start)
    return start..<max(start, Int(line(block.lines.upperBound - 1).end))
  }

  /// Whether two blanks follow each other within a line of a block.
  func hasGaps(_ block: Block) -> Bool {
    block.lines.contains { masks.hasGap(from: Int(lines[$0].content), before: Int(lines[$0].end)) }
  }

  /// A block with its tokens, which are made when they are first asked for.
  package func code(_ index: Int, in text: Text) -> Code {
    let block = blocks[index]
    if let known = block.tokens { return Code(text: text, block: block, layout: self, indices: known) }
    let first = tokens.count
    Tokenizer.tokenize(bytes, masks, range(of: block), block.language, into: &tokens)
    blocks[index].tokens = first..<tokens.count
    return Code(text: text, block: block, layout: self, indices: first..<tokens.count)
  }

  /// A token of a block, by its index in all that have been made.
  @inline(__always)
  func token(_ index: Int) -> Token { tokens[index] }

  /// Whether two more lines of code stand right beside one: then the code has kept its line breaks.
  private func isAmongLines(_ index: Int) -> Bool {
    let isBelow = line(index - 1).kind == .code
    let isAbove = line(index + 1).kind == .code
    return isBelow && isAbove || isBelow && line(index - 2).kind == .code || isAbove && line(index + 2).kind == .code
  }

  private func mayHoldStatements(_ index: Int) -> Bool {
    let line = lines[index]
    let length = Int(line.end - line.content)
    switch line.kind {
    case .code:
      return length >= 60 || !isAmongLines(index)
    case .prose:
      // Signs are counted up to some length, so a longer line has no more of them.
      return line.statementSigns > 0 && Int(line.signs) * 48 >= min(length, LineCounts.reach) || line.beginsWithCommand
    case .blank, .fence:
      return false
    }
  }

  // MARK: - Blocks

  private func findBlocks() {
    let lines = self.lines
    var index = 0
    while index < lines.count {
      guard lines[index].kind == .code else {
        index += 1
        continue
      }
      var last = index
      var next = index + 1
      while next < lines.count, lines[next].kind == .code || lines[next].kind == .blank {
        if lines[next].kind == .code { last = next }
        next += 1
      }
      addBlock(index...last)
      index = next
    }
  }

  private func addBlock(_ span: ClosedRange<Int>) {
    var isFenced = false
    var language: Language?
    let above = line(textLine(above: span.lowerBound))
    if above.kind == .fence {
      isFenced = true
      language = LineReader.language(ofFence: above, bytes)
    }
    let range = Int(lines[span.lowerBound].start)..<Int(lines[span.upperBound].end)
    blocks.append(
      Block(
        lines: span.lowerBound..<span.upperBound + 1,
        language: language ?? LanguageGuess.language(of: bytes, masks, range), isFenced: isFenced, tokens: nil))
  }
}
