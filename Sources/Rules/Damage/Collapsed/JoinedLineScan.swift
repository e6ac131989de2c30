/// Looks for the places of one line at which a line break has become a blank: where a statement ends and another begins.
///
/// Strings are passed over and brackets are matched within the line, so that the `;` of a `for` and the blank behind a
/// condition are no such places.
struct JoinedLineScan {
  /// The sum of the weights of all places, in hundredths of what is needed to be sure.
  private(set) var weight = 0
  /// The number of places.
  private(set) var count = 0
  /// The first place: from the last word or sign of what ends to the end of the word that begins.
  private(set) var first: Range<Int>?

  let bytes: UnsafeBufferPointer<UInt8>
  private let masks: ByteMasks
  let start: Int
  let end: Int
  let isCode: Bool
  var openers: OpenBrackets
  /// Where a comment to the line's end began.
  var comment: Int?
  /// Up to where there is no partner for a quote.
  var withoutDouble = false
  var withoutSingle = false
  var headsBlock = false
  /// Signs of a kind that say less the more there are: tags behind tags, names behind commas.
  var tags = 0
  var gluedNames = 0
  /// Whether a fence of back-quotes is open that touches what stands before it.
  var isFenceOpen: Bool?
  /// The colon of the last key, if the line began with one.
  var lastKey: Int?

  init(
    _ line: TextLayout.Line, of bytes: UnsafeBufferPointer<UInt8>, _ masks: ByteMasks, _ openers: OpenBrackets
  ) {
    self.bytes = bytes
    self.masks = masks
    self.openers = openers
    start = Int(line.content)
    end = bytes.skippingBlanks(before: Int(line.end))
    isCode = line.kind == .code
  }

  /// Looks along the line.
  mutating func scan() {
    beginLine()
    var index = masks.nextSign(from: start, before: end)
    while index < end { index = masks.nextSign(from: sign(at: index), before: end) }
  }

  mutating func add(_ weight: Int, from left: Int, to right: Int) {
    guard weight > 0 else { return }
    self.weight = min(self.weight + weight, 10_000)
    count += 1
    if first == nil {
      let stop = StatementShape.wordEnd(from: right, before: end, of: bytes)
      let begin = bytes[left].isWordPart ? bytes.wordStart(before: left, from: start) : left
      first = begin..<max(stop, right + 1)
    }
  }

  // MARK: - Signs

  /// Looks at a sign and gives the index to go on from.
  mutating func sign(at index: Int) -> Int {
    let byte = bytes[index]
    let next = index + 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      if byte == UInt8(ascii: "`"), bytes.byte(next) == byte, bytes.byte(next + 1) == byte { return fence(at: index) }
      guard let stop = closingQuote(byte, at: index) else { return next }
      if byte != UInt8(ascii: "`") { literal(index..<stop) }
      return stop
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      openers.append(index)
      if byte == UInt8(ascii: "(") { parameters(at: index) }
      if byte == UInt8(ascii: "["), index > start, bytes[index - 1] == 0x20, bytes[start] == byte, section(at: index) {
        add(60, from: index - 2, to: index + 1)
      }
      if byte == UInt8(ascii: "{") { opening(at: index) }
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      closing(at: index, opener: openers.popLast())
    case UInt8(ascii: ";"):
      semicolon(at: index)
    case UInt8(ascii: ":"):
      colon(at: index)
    case UInt8(ascii: "/"):
      if bytes.byte(next) == byte, bytes.byte(index - 1) != UInt8(ascii: ":"), bytes.byte(index - 1) != byte {
        slashes(at: index)
        if comment == nil { comment = index }
        return index + 2
      }
    case UInt8(ascii: "#"):
      hash(at: index)
    case UInt8(ascii: ">"):
      let isPrompt = bytes.byte(next) == byte && bytes.byte(index + 2) == byte && bytes.byte(index + 3) == 0x20
      if isPrompt, index > start { add(bytes[start] == byte ? 100 : 20, from: index, to: index + 2) }
      if isPrompt { return index + 3 }
    case UInt8(ascii: "$"):
      if isPrompt(at: index) {
        add(60, from: bytes[index - 1].isBlank ? index : index - 1, to: index)
      } else if isPromptBehindComment(at: index) {
        add(100, from: index, to: index)
      }
    case UInt8(ascii: "%"):
      if isPrompt(at: index), bytes[index - 1].isBlank, repeatsFirstWord(index + 2, start + 2) {
        add(100, from: index, to: index)
      }
    case UInt8(ascii: "\\"):
      continuation(at: index)
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

  // MARK: - Strings

  /// The index behind the quote that closes the string in this line; nil where there is none.
  mutating func closingQuote(_ quote: UInt8, at index: Int) -> Int? {
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

  /// The word that ends before an index of the line; nil where none does.
  func wordBefore(_ index: Int) -> Range<Int>? {
    let first = bytes.wordStart(before: index, from: start)
    return first < index ? first..<index : nil
  }
}

/// The indices of the brackets that are open, the innermost last; no more than there is memory for.
struct OpenBrackets {
  private let memory: UnsafeMutableBufferPointer<Int>
  private var count = 0

  /// - Parameter memory: Stays as long as this value and its copies are in use.
  init(_ memory: UnsafeMutableBufferPointer<Int>) { self.memory = memory }

  var isEmpty: Bool { count == 0 }
  var last: Int? { count > 0 ? memory[count - 1] : nil }

  mutating func append(_ index: Int) {
    guard count < memory.count else { return }
    memory.initializeElement(at: count, to: index)
    count += 1
  }

  mutating func popLast() -> Int? {
    guard let last else { return nil }
    count -= 1
    return last
  }
}
