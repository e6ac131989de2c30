import Diagnostics

/// Finds strings whose inserted values are gone: `println("Name: , Age: ")`.
///
/// Languages that insert values into strings (`$name`, `${…}`, `#{…}`, `{…}` behind an `f` or a `$`, JavaScript between
/// back-quotes) have no need of a string that ends in a label and a blank as all that is printed. Strong are
/// - a label and a blank at the end, where the string is the only argument of a call that ends the line itself
///   (`println`, `console.log`, `puts`, an exception), or is marked as one that takes values and takes none;
/// - a separator behind a separator: `"Name: , Age: "`;
/// - a test of the shell of nothing: `[ -e "" ]`, and a format that is none: `docker ps --format ''`.
///
/// Weak are words and a blank at the end, a blank at the start, doubled blanks, blanks before punctuation, paths
/// that end in a slash between back-quotes, and arguments between back-quotes without a value, a quote or a line break.
///
/// Exempt: prompts that wait on the same line (`print("Name: ")`, `input("Name: ")`), prefixes and separators that are
/// handed on (`joinToString(prefix = "x: ")`), strings that are joined with what follows (`"Total: " + sum`).
///
/// The range is the string with its quotes, or the hole in one of several lines.
enum HoleInString: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/hole-in-string", severity: .warning,
    summary: "a string of code has lost the value that was inserted into it",
    why: """
      A template engine on the way into the bank took `${…}`, `{{ … }}` or `#{…}` for its own and put in nothing. The \
      code still compiles and prints less than the text says it does.
      """,
    mend: """
      Look the expression up in the source of the text. Keep code from the template engine: wrap it in `{% raw %}` or \
      `{% verbatim %}`, or hand it over as data and not as part of the template; in the shell quote the delimiter \
      of a here-document.
      """,
    good: [
      RuleExample(
        """
        - id: output
          question: How do Kotlin and Python print?
          answer: |
            fun main() {
                print("Your name: ")
                val name = readln()
                println("Name: $name")
                println("Age is : ${age}")
                println("Sum: " + 3)
                println(listOf(1, 2).joinToString(prefix = "All: "))
            }

            name = input("Name: ")
            print(f"Hello {name}")

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: properties
          question: How are properties read?
          answer: |
            fun main() {
                val person = Person()
                println(«"Name: , Age: "»)
                println(«"Initial balance: "»)
                println(«" is an editor."»)
            }

        """),
      RuleExample(
        """
        - id: template-literals
          question: What are template literals?
          answer: |
            const provider = "mail";
            console.log(«`Provider: `»);
            const url = «`/users/`»;
            const posts = `https://example.com/users«//»posts`;

        """),
      RuleExample(
        """
        - id: f-strings
          question: How does Python format strings?
          answer: |
            def show(name, total):
                print(f«"Total: "»)
                return f"{name}"

        """),
      RuleExample(
        """
        - id: shell-tests
          question: How does a script test for a file?
          answer: |
            #!/bin/bash
            if [ -e «""» ]; then
              echo found
            fi

        """),
    ])

  static let family = DamageFamily.template
  static let leadTokens = [Lead(tokens: .string)]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    guard let literal = StringLiteral(code, at: index) else { return }
    let marking = Marking(literal)
    if literal.content.isEmpty {
      return lookAtEmpty(literal, context)
    }
    guard literal.content.count <= 400 else { return }
    guard marking != .none else { return lookAtPlain(literal, context) }
    if literal.spansLines {
      if marking == .marked, literal.quote == UInt8(ascii: "`") { lookAtLines(of: literal, context) }
      return
    }
    guard let found = spot(of: literal, marking) else { return }
    report(literal, found.range, found.confidence, found.message, context)
  }

  /// How a language says that a string takes values.
  enum Marking {
    /// It does not, or not in such strings.
    case none
    /// All strings between such quotes do.
    case any
    /// The prefix or the quotes say so, and a string that takes none need not have them.
    case marked

    init(_ literal: StringLiteral) {
      let language = literal.code.language
      switch literal.quote {
      case UInt8(ascii: "`"):
        switch language {
        case .javascript, .html, .css: self = .marked
        case .shell, .go, .data: self = .none
        default: self = Self.beginsOperand(literal) ? .marked : .none
        }
      case UInt8(ascii: "\""):
        switch language {
        case .kotlin, .php, .ruby, .shell: self = .any
        case .csharp, .unknown, .java, .javascript:
          let isMarked =
            literal.byteBefore == UInt8(ascii: "$") || literal.hasPrefix(UInt8(ascii: "f"))
            || literal.hasPrefix(UInt8(ascii: "s"))
          self = isMarked && language != .javascript ? .marked : .none
        case .python: self = literal.hasPrefix(UInt8(ascii: "f")) ? .marked : .none
        default: self = .none
        }
      default:
        self = language == .python && literal.hasPrefix(UInt8(ascii: "f")) ? .marked : .none
      }
    }

    /// Whether the literal stands where a value is wanted, and is no name between back-quotes in a sentence.
    private static func beginsOperand(_ literal: StringLiteral) -> Bool {
      let before = literal.code[literal.indexBefore].kind
      return before == "=" || before == "(" || before == "," || before == "+"
        || literal.code.isWord(literal.indexBefore, "return")
    }
  }

  private struct Spot {
    let range: Range<Int>
    let confidence: Confidence
    let message: String
  }

  private static func spot(of literal: StringLiteral, _ marking: Marking) -> Spot? {
    let bytes = literal.bytes
    let content = literal.content
    let isPrinted = isPrinted(literal)
    let isEmpty = !hasPlaceholder(literal)
    // The literal is marked as one that takes values, and takes none.
    let isVoid = marking == .marked && isEmpty && literal.code.language != .unknown && !isJoined(literal)
    if let (hole, _) = Hole.inside(bytes, content) {
      switch hole {
      case .beforeSeparator:
        return Spot(range: literal.range, confidence: .strong, message: message(literal, "has a hole in it"))
      case .inBrackets where !isPrinted && !isVoid:
        break
      default:
        let isSure = isVoid || isPrinted && (isEmpty || hole == .beforePunctuation)
        return Spot(
          range: literal.range, confidence: isSure ? .strong : .weak(isPrinted ? 60 : 30),
          message: message(literal, "has a hole in it"))
      }
    }
    let last = bytes.byte(content.upperBound - 1)
    let first = bytes.byte(content.lowerBound)
    // `===`: a sign that is spoken of.
    let isNamed = literal.quote == UInt8(ascii: "`") && !content.contains { bytes[$0] == 0x20 }
    if isPrinted || isVoid, isEmpty, !isNamed, content.count <= 8, content.allSatisfy({ isSeparator(bytes[$0]) }),
      last == 0x20 || isVoid, content.count >= 2 || isVoid && isPrinted
    {
      return Spot(
        range: literal.range, confidence: isVoid && isPrinted ? .strong : .weak(70),
        message: message(literal, "has nothing but signs between the values"))
    }
    if isVoid, let range = unit(bytes, content) {
      return Spot(range: range, confidence: .strong, message: message(literal, "has a unit without its number"))
    }
    if isVoid, let slashes = emptySegment(literal) {
      return Spot(range: slashes, confidence: .strong, message: message(literal, "has an empty segment in its path"))
    }
    guard content.count >= 3 else { return nil }
    if last == 0x20 {
      guard literal.isOnlyArgument || literal.code.language == .shell && isPrinted || marking == .marked && isEmpty
      else { return nil }
      guard !isJoined(literal) else { return nil }
      let before = bytes.byte(bytes.skippingBlanks(before: content.upperBound) - 1)
      let isLabel = before == UInt8(ascii: ":") || before == UInt8(ascii: "=")
      let weight = isPrinted ? 70 : 30
      let isSure = (isVoid || isLabel && isPrinted) && !waits(literal)
      let isQuestion = before == UInt8(ascii: "?") && isPrinted
      guard isLabel || isQuestion || before.isWordPart || before == UInt8(ascii: ",") || before == UInt8(ascii: "]")
      else { return nil }
      return Spot(
        range: literal.range, confidence: isSure ? .strong : .weak(weight),
        message: message(literal, "ends where a value stood"))
    }
    if first == 0x20, isPrinted || isVoid, bytes.byte(content.lowerBound + 1).isASCIILetter, isEmpty,
      isVoid || literal.isOnlyArgument,
      content.contains(where: { $0 > content.lowerBound && bytes[$0] == 0x20 })
    {
      return Spot(
        range: literal.range, confidence: isVoid ? .strong : .weak(70),
        message: message(literal, "begins where a value stood"))
    }
    // "diff=", behind other values that are still inserted.
    if last == UInt8(ascii: "="), isPrinted, !isJoined(literal) {
      return Spot(range: literal.range, confidence: .weak(70), message: message(literal, "ends where a value stood"))
    }
    guard marking == .marked, isEmpty, literal.quote == UInt8(ascii: "`") else { return nil }
    if isHalf(bytes, content) {
      return Spot(
        range: literal.range, confidence: .weak(literal.code.language == .javascript ? 70 : 40),
        message: message(literal, "has no value inserted"))
    }
    // Back-quotes are written for a value, for a quote or for a line break.
    if literal.callee != nil, !isJoined(literal), !literal.contains(UInt8(ascii: "'")),
      !literal.contains(UInt8(ascii: "\""))
    {
      return Spot(range: literal.range, confidence: .weak(50), message: message(literal, "has no value inserted"))
    }
    return nil
  }

  /// Looks at a string of a language that inserts no values so, or is not known.
  private static func lookAtPlain(_ literal: StringLiteral, _ context: RuleContext) {
    guard literal.quote != UInt8(ascii: "`"), literal.isOnlyArgument, !literal.spansLines,
      let (hole, _) = Hole.inside(literal.bytes, literal.content), hole == .beforeSeparator
    else { return }
    report(literal, literal.range, .weak(60), message(literal, "has a hole in it"), context)
  }

  /// Two slashes within the path of an address: `https://example.com/users//posts`. Paths alone between other quotes are a matter
  /// of ``LostPathParameter``.
  private static func emptySegment(_ literal: StringLiteral) -> Range<Int>? {
    let bytes = literal.bytes
    let content = literal.content
    guard literal.quote == UInt8(ascii: "`") || bytes.contains("://", from: content.lowerBound, to: content.upperBound)
    else { return nil }
    for index in content.dropFirst() where bytes[index] == UInt8(ascii: "/") && bytes.byte(index + 1) == bytes[index] {
      if bytes[index - 1].isNamePart, bytes.byte(index + 2).isSmallLetter, index + 2 < content.upperBound {
        return index..<index + 2
      }
    }
    return nil
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte.isOne(of: " :,-=+/|") }

  /// A unit of CSS behind a bracket or a blank: `translate(px, px)`.
  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>) -> Range<Int>? {
    for index in content where bytes[index] == UInt8(ascii: "(") || bytes[index] == UInt8(ascii: ":") {
      let start = bytes.skippingBlanks(from: index + 1)
      var end = start
      while end < content.upperBound, bytes[end].isASCIILetter { end += 1 }
      if end < content.upperBound,
        bytes[end] == UInt8(ascii: ")") || bytes[end] == UInt8(ascii: ",")
          || bytes[end] == UInt8(ascii: ";"), units.contains(bytes, start..<end)
      {
        return start..<end
      }
    }
    return nil
  }

  private static let units = WordSet(["px", "deg", "rem", "em", "vh", "vw", "ms", "fr", "turn", "rad"])

  private static func message(_ literal: StringLiteral, _ what: String) -> String {
    "the string \(literal.quotation) \(what)"
  }

  static func report(
    _ literal: StringLiteral, _ range: Range<Int>, _ confidence: Confidence, _ message: @autoclosure () -> String,
    _ context: RuleContext
  ) {
    context.report(
      damage: self, in: literal.code.text, range, confidence, message(),
      help: "a template engine took `${…}` or `{{ … }}` for its own and put in nothing: look the expression up in the "
        + "source, and keep code from the engine (`{% raw %}`)")
  }

  /// Whether a value is still inserted somewhere.
  private static func hasPlaceholder(_ literal: StringLiteral) -> Bool {
    literal.contains(UInt8(ascii: "$")) || literal.contains(UInt8(ascii: "{"))
  }

  /// Whether the string is put together with what stands before or behind it.
  private static func isJoined(_ literal: StringLiteral) -> Bool {
    let behind = literal.code[literal.index + 1].kind
    let before = literal.code[literal.indexBefore].kind
    return behind == "+" || behind == "." || behind == "%" || behind == "<" || before == "+" || before == "<"
      || behind == .string || before == .string
  }

  /// Whether all that a call prints, logs or raises is this string, and the line ends with it.
  static func isPrinted(_ literal: StringLiteral) -> Bool {
    if literal.isOnlyArgument, let callee = literal.callee {
      if printing.contains(literal.bytes, literal.code[callee].range) { return true }
      let endsLine = literal.code.language == .python || literal.hasPrefix(UInt8(ascii: "f"))
      return endsLine && literal.code.isWord(callee, "print")
    }
    guard literal.code.isWord(literal.indexBefore, in: printing) else { return false }
    let behind = literal.code[literal.index + 1].kind
    return behind == .lineBreak || behind == ";" || behind == .other
  }

  /// Calls that end the line they print, or raise.
  private static let printing = WordSet([
    "println", "puts", "echo", "log", "info", "warn", "warning", "error", "debug", "trace", "fatal", "critical",
    "exception", "WriteLine", "alert", "Error", "TypeError", "RangeError", "Exception", "RuntimeException",
    "ValueError",
    "IllegalArgumentException", "IllegalStateException", "fail", "raise", "Text", "LogInformation", "LogError",
    "LogWarning", "LogDebug", "Println", "print_endline", "say", "debugPrint",
  ])

  /// Whether it is a path, a query or a name that ends or begins in the middle: `/users/`, `btn-`, `#`.
  private static func isHalf(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>) -> Bool {
    let first = bytes.byte(content.lowerBound)
    let last = bytes.byte(content.upperBound - 1)
    if last == UInt8(ascii: "/") || last == UInt8(ascii: "=") {
      return first == UInt8(ascii: "/") || bytes.hasWord("http", at: content.lowerBound)
    }
    return last == UInt8(ascii: "-") && bytes.byte(content.upperBound - 2).isWordPart
      || last == UInt8(ascii: "#") || last == UInt8(ascii: "@")
  }

  /// Whether the next statement reads what the string asks for.
  private static func waits(_ literal: StringLiteral) -> Bool {
    let code = literal.code
    for index in literal.index + 1..<literal.index + 12 {
      if code.isWord(index, in: reading) { return true }
    }
    return false
  }

  private static let reading = WordSet([
    "read", "input", "readLine", "readln", "gets", "scanf", "nextLine", "nextInt", "ReadLine", "readline", "prompt",
    "Scanner", "question", "fgets", "getline", "Scanln", "read_line",
  ])

  // MARK: - Literals of several lines

  /// Looks at the lines of a template literal that inserts nothing: an element or a line that ends where a value stood.
  private static func lookAtLines(of literal: StringLiteral, _ context: RuleContext) {
    guard literal.code.language == .javascript, literal.content.count <= 2_000, !hasPlaceholder(literal) else { return }
    let bytes = literal.bytes
    var index = literal.content.lowerBound
    var reported = 0
    while index + 1 < literal.content.upperBound, reported < 8 {
      // `: </p>`, `: ` at the end of a line.
      let isEnd =
        bytes[index + 1] == 0x0A || bytes[index + 1] == UInt8(ascii: "<") && bytes.byte(index + 2) == UInt8(ascii: "/")
      if isEnd, bytes[index] == 0x20, bytes.byte(index - 1) == UInt8(ascii: ":") {
        report(literal, index - 1..<index + 1, .weak(70), "a line of this string ends where a value stood", context)
        reported += 1
      }
      index += 1
    }
  }
}
