import Questions

/// Special names of Python in prose, bare: `the init method`, `str() and repr()`, `init.py`.
///
/// On their own they are words like others. They weigh little, and the common ones count only in a question where
/// another name has lost its underscores for certain.
extension LostDunder {
  static let signs: Signs = [.lostDunder, .dunderInProse]
  static let witnesses: [any TextRule.Type] = [LostDunder.self, HalfDunder.self]

  /// No function and no word of prose has these names, or hardly one.
  static let telling = WordSet([
    "init", "eq", "getitem", "setitem", "delitem", "aenter", "aexit", "subclasscheck", "instancecheck", "init_subclass",
    "getattribute", "subclasshook", "post_init", "matmul", "truediv", "radd", "iadd", "mro",
  ])
  /// Names that no method has in any other language.
  private static let unmistakable = WordSet([
    "del", "eq", "getitem", "setitem", "delitem", "matmul", "subclasscheck", "instancecheck", "init_subclass",
    "getattribute", "aenter", "aexit", "radd", "iadd", "truediv", "floordiv",
  ])
  /// Functions and words that have these names too; special where a method is spoken of.
  private static let methods = WordSet(["del", "str", "repr", "hash", "iter", "len", "bool", "getattr", "setattr"])
  private static let common = WordSet([
    "next", "call", "enter", "exit", "contains", "name", "main", "dict", "doc", "slots", "new", "class", "future",
    "add",
    "get", "set", "delete", "file", "module", "all", "package", "builtins", "wrapped",
  ])

  static let leadPhrases: [StaticString] = [
    "method", "set_name(self, owner", "enter() and exit()", "dunder", "magic", "init", "del", "repr", "iter", "eq",
    "str", "Dunder", "Magic",
    "getitem", "setitem", "aenter", "aexit", "subclasscheck", "instancecheck", "getattribute",
    "subclasshook", "post_init", "matmul", "truediv", "radd", "iadd", "mro",
  ]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    switch bytes[offset] {
    case UInt8(ascii: "<"): return printed(text, at: offset, context)
    case UInt8(ascii: "."): return package(text, at: offset, context)
    case UInt8(ascii: "m") where bytes.hasWord("method", at: offset): return method(text, at: offset, context)
    // A setter of names takes no owner.
    case UInt8(ascii: "s") where bytes.begins(with: "set_name(", at: offset):
      return report(text, offset..<offset + 8, .strong, context)
    default: break
    }
    guard !context.signs.contains(.dunderInProse) else { return }
    // A sign where the question has to be looked at.
    let end = context.layout.masks.wordEnd(from: offset, before: bytes.count)
    if bytes.byte(end) == UInt8(ascii: "(") {
      if telling.contains(bytes, offset..<end) || isPaired(bytes, offset..<end) { context.leave(.dunderInProse) }
    }
    if text.field == .question, bytes.count < 400, triggers.contains(bytes, offset..<end),
      bytes.firstIndex(of: UInt8(ascii: "?"), from: end) != nil
    {
      context.leave(.dunderInProse)
    }
  }

  /// `pkg/init.py`, the file that makes a folder a package.
  private static func package(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let before = bytes.byte(offset - 5)
    guard bytes.hasWord("init.py", at: offset - 4), bytes[offset - 4] == UInt8(ascii: "i"), !before.isWordPart,
      !before.isOne(of: ".-"), !bytes.byte(offset + 3).isWordPart
    else { return }
    report(text, offset - 4..<offset, .strong, context)
  }

  /// `the eq method`, `the iter() and next() methods`: what nothing but a special name is called.
  private static func method(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let start = bytes.hasWord("magic ", at: offset - 6) ? offset - 6 : offset
    guard bytes.byte(start - 1) == 0x20 else { return }
    let name = name(bytes, before: start - 1)
    guard !name.isEmpty else { return }
    if unmistakable.contains(bytes, name) {
      report(text, name, .strong, context)
    } else if special(bytes, name) > 0, bytes.hasWord(" and ", at: name.lowerBound - 5) {
      let first = self.name(bytes, before: name.lowerBound - 5)
      let isPair = special(bytes, first) > 0 && special(bytes, first) + special(bytes, name) > 2
      if isPair, bytes.byte(first.upperBound).isBlank == bytes.byte(name.upperBound).isBlank {
        report(text, first, .strong, context)
      }
    } else if telling.contains(bytes, name) || methods.contains(bytes, name) {
      context.leave(.dunderInProse)
    }
  }

  /// The word that ends before an index, without the parentheses behind it; empty where an underscore or a dot touches it.
  private static func name(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Range<Int> {
    let stop = bytes.byte(end - 1) == UInt8(ascii: ")") && bytes.byte(end - 2) == UInt8(ascii: "(") ? end - 2 : end
    let start = bytes.wordStart(before: stop, from: stop - 20)
    let isPlain = bytes.byte(start - 1).isBlank || bytes.byte(start - 1).isOne(of: "\n(\"'")
    return isPlain ? start..<max(start, stop) : stop..<stop
  }

  /// 2 for a name that is hardly anything but special, 1 for one that other methods have as well.
  private static func special(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Int {
    paired.contains(bytes, name) || unmistakable.contains(bytes, name) ? 2 : shared.contains(bytes, name) ? 1 : 0
  }

  /// Of two methods that are spoken of together, these are special ones.
  private static let paired = WordSet([
    "iter", "repr", "hash", "getattr", "setattr", "getitem", "setitem", "lt", "gt", "le", "ge", "ne", "delattr",
  ])
  private static let shared = WordSet(["next", "init", "str"])

  /// What Python prints: `<main.User object at 0x7f…>`, `<class 'main.User'>`.
  private static func printed(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    var start = offset + 1
    let isClass = bytes.hasWord("class '", at: start)
    if isClass { start += 7 }
    guard bytes.hasWord("main.", at: start), bytes.byte(start) == UInt8(ascii: "m") else { return }
    var end = start + 5
    while end < start + 100, bytes.byte(end).isNamePart || bytes.byte(end) == UInt8(ascii: ".") { end += 1 }
    let isPrinted =
      isClass
      ? bytes.hasWord("'>", at: end)
      : bytes.hasWord(" object at 0x", at: end) || bytes.hasWord(" instance at 0x", at: end)
    if isPrinted { report(text, start..<start + 4, .strong, context) }
  }

  /// A question that holds one of these words speaks of special names.
  private static let triggers = WordSet([
    "dunder", "magic", "init", "del", "repr", "iter", "eq", "str", "Dunder", "Magic",
  ])

  static func check(_ record: Record, _ context: RuleContext) {
    let isCertain = context.signs.contains(.lostDunder)
    let isPython = isCertain || speaksOfPython(record)
    for text in record.texts {
      var index = 0
      while index < text.bytes.count {
        guard text.bytes[index].isASCIILetter else {
          index += 1
          continue
        }
        let start = index
        while index < text.bytes.count, text.bytes[index].isWordPart { index += 1 }
        word(text, start..<index, isCertain: isCertain, isPython: isPython, context)
      }
    }
  }

  private static func word(_ text: Text, _ range: Range<Int>, isCertain: Bool, isPython: Bool, _ context: RuleContext) {
    guard range.count < 20, range.count > 1, isUsedAsName(text.bytes, range) else { return }
    let isMethod = isSpokenOfAsMethod(text.bytes, range)
    if isMethod, unmistakable.contains(text.bytes, range) { return report(text, range, .weak(99), context) }
    guard isPython else { return }
    if telling.contains(text.bytes, range) {
      report(text, range, .weak(isMethod ? 60 : 40), context)
    } else if methods.contains(text.bytes, range) {
      if isMethod || isCertain { report(text, range, .weak(isMethod ? 50 : 10), context) }
    } else if isPaired(text.bytes, range) {
      report(text, range, .weak(60), context)
    } else if isCertain, common.contains(text.bytes, range) {
      report(text, range, .weak(5), context)
    }
  }

  /// `enter() and exit()`, the methods of context managers.
  private static func isPaired(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    bytes.hasWord("enter() and exit()", at: range.lowerBound)
      || bytes.hasWord("enter() and exit()", at: range.lowerBound - 12)
  }

  /// `the init method`, `init.py`
  private static func isSpokenOfAsMethod(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    bytes.hasWord(" method", at: range.upperBound) || bytes.hasWord(" magic", at: range.upperBound)
      || bytes.hasWord(".py", at: range.upperBound)
  }

  /// Whether the word is written as a name of code: `init()`, `init method`, `"init"`, `x.init`, `init.py`, or in a list
  /// with others.
  private static func isUsedAsName(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let before = bytes.byte(range.lowerBound - 1)
    let after = bytes.byte(range.upperBound)
    if before == UInt8(ascii: "_") || after == UInt8(ascii: "_") { return false }
    if after == UInt8(ascii: "("),
      bytes.byte(range.lowerBound - 1) != UInt8(ascii: ".") || bytes.byte(range.upperBound + 1) == UInt8(ascii: ")")
    {
      return true
    }
    if bytes.hasWord(".py", at: range.upperBound) { return true }
    if before.isQuote, after == before { return true }
    for word: StaticString in [
      " method", " is ", " and ", ", ", " defines", " returns", " attribute", " if ", " for ", " does ", " implements",
      " magic",
    ]
    where bytes.hasWord(word, at: range.upperBound) { return true }
    return false
  }

  private static func speaksOfPython(_ record: Record) -> Bool {
    record.texts.contains { text in
      let bytes = text.bytes
      let end = min(bytes.count, 4_000)
      return bytes.contains("python", from: 0, to: end) || bytes.contains("dunder", from: 0, to: end)
        || bytes.contains("(self", from: 0, to: end) || bytes.contains("magic method", from: 0, to: end)
    }
  }
}
