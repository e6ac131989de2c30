import Diagnostics

/// Finds places where a `*` stood: a product without its sign (`width  2`), `import java.util.`, `SELECT FROM`,
/// `COUNT()`, `from x import`, `import as x` and `@available(iOS 17, )`.
enum LostOperatorStar: DamageRule, CodeRule, CodeBlockRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-operator-star", severity: .error,
    summary: "a `*` is gone where the code cannot do without",
    why: """
      Markdown takes a pair of stars for emphasis and drops them. What is left does not run, or does something else \
      than the text says.
      """,
    mend: """
      Write the star in again. Keep code between back-quotes or in a code block before the text goes through Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: counting
          question: Which functions gather values?
          answer: |
            The functions COUNT(), SUM() and AVG() gather the values of many rows.

            S: 95dcfa3633004da0049d3d0fa03f80589cbcaf31  refs/heads/main
            S: 2cb58b79488a98d2721cea644875a8dd0026b115  refs/tags/v1.0

        """),
      RuleExample(
        """
        - id: products
          question: How is a product written?
          answer: |
            const double = v => v * 2;
            import java.util.*;
            int   x = 1;  // three
            SELECT COUNT(*) FROM users;

        """),
      RuleExample(
        """
        - id: options
          question: How is a command called?
          answer: |
            The options go to the end:

            sometool make-report \\
            --output-file  my-report.txt -n  3

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: js-square
          question: How is a square written?
          answer: |
            const square = v => «v  v»;
            const double = v => {
              return «v  2»;
            };
            const all = { sum: «x  y», all: 0 };

        """),
      RuleExample(
        """
        - id: swift-area
          question: How is an operator defined?
          answer: |
            «@available(iOS 17, )»
            extension Vector {
                static «func  (»lhs: Vector, rhs: Double) -> Vector {
                    Vector(x: lhs.«x  rhs», y: lhs.«y  rhs»)
                }
            }
            let phi = (p - 1«)  (»q - 1)
            let sums = numbers.map { total + $0.«weight  2» }

        """),
      RuleExample(
        """
        - id: sql-count
          question: How are rows counted?
          answer: |
            «SELECT FROM» users;
            SELECT «COUNT()» FROM users WHERE id > 1;

        """),
      RuleExample(
        """
        - id: kotlin-import
          question: How is everything of a package imported?
          answer: |
            import «kotlin.time.»
            import java.util.List

            fun main() {
                println("x")
            }

        """),
    ])

  static let family = DamageFamily.emphasis
  static let leads = [Lead("(", before: ByteSet("Tt"), behind: ByteSet(")")), Lead(".;", before: .blanks)]
  static let leadPhrases: [StaticString] = ["SELECT"]
  static let leadWords: [StaticString] = ["import", "available", "func"]
  static let help =
    EatenEmphasis.help("`*`", "the star in again")

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    switch code.bytes.byte(Int(code[index].start)) {
    case UInt8(ascii: "i"): imports(code, at: index, context)
    case UInt8(ascii: "a"): availability(code, at: index, context)
    default: operatorFunction(code, at: index, context)
    }
  }

  // MARK: - Swift

  /// `@available(iOS 17, )`: the list of platforms ends in `*` (The Swift Programming Language, Attributes).
  private static func availability(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code[index - 1].kind == "@" || code[index - 1].kind == "#", code[index + 1].kind == "(" else { return }
    var last = index + 2
    while last < index + 60,
      code[last].kind == .word || code[last].kind == .number || code[last].kind == "."
        || code[last].kind == "," && code[last + 1].kind != ")"
    { last += 1 }
    let isEmpty = last == index + 2 && code[last].kind == ","
    guard isEmpty || code[last].kind == "," && code[last + 1].kind == ")" else { return }
    report(code, index - 1, isEmpty ? last : last + 1, "the list of platforms has lost its `*`", context)
  }

  /// `static func  (lhs: Vector, rhs: Vector)`.
  private static func operatorFunction(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.language == .swift, code[index + 1].kind == "(", code[index + 1].start - code[index].end == 2 else {
      return
    }
    report(code, index, index + 1, "`func` names neither a function nor an operator", context)
  }

  // MARK: - SQL

  /// `COUNT()`, in code and in prose.
  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    if bytes[offset] == UInt8(ascii: "S") { return selection(text, at: offset, context) }
    guard bytes[offset] == UInt8(ascii: "(") else { return emptyImport(text, at: offset, context) }
    guard bytes.hasWord("count", at: offset - 5), !bytes.byte(offset - 6).isWordPart,
      bytes.byte(offset - 6) != UInt8(ascii: ".")
    else { return }
    let isSQL = context.layout.block(at: offset)?.language == .sql
    // Functions of other languages are called so.
    guard isSQL || bytes[offset - 5] == UInt8(ascii: "C") && bytes[offset - 4] != UInt8(ascii: "o") else { return }
    // Prose names functions so.
    let isQuery = isSQL || isInQuery(bytes, offset)
    context.report(
      damage: self, in: text, offset - 5..<offset + 2, isQuery ? .strong : .weak(30),
      "`COUNT()` counts nothing: `*` or a column is missing", help: help)
  }

  /// `SELECT FROM`, `SELECT u. FROM`, in code and in prose.
  private static func selection(_ text: Text, at start: Int, _ context: RuleContext) {
    guard let end = emptySelection(text.bytes, at: start) else { return }
    context.report(
      damage: self, in: text, start..<end, .strong, "nothing is selected between `SELECT` and `FROM`", help: help)
  }

  /// The index behind `FROM` where nothing stands before it that is selected.
  private static func emptySelection(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
    var next = skippingWhiteSpace(bytes, from: offset + 6)
    guard next > offset + 6 else { return nil }
    // SELECT ;
    if bytes.byte(next) == UInt8(ascii: ";"), bytes.byte(next - 1) == 0x20 { return next }
    let qualifier = next
    while bytes.byte(next).isNamePart, next < qualifier + 40 { next += 1 }
    if bytes.byte(next) == UInt8(ascii: "."), next > qualifier {
      next = skippingWhiteSpace(bytes, from: next + 1)
    } else {
      next = qualifier
    }
    guard bytes.hasWord("from", at: next), bytes.byte(next) == UInt8(ascii: "F"), !bytes.byte(next + 4).isWordPart
    else { return nil }
    return next + 4
  }

  /// Whether a query goes on behind `COUNT()`, or one begins before it in its line.
  private static func isInQuery(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    let next = bytes.skippingBlanks(from: offset + 2)
    for word: StaticString in ["from ", "as ", "> ", "< ", "= ", ">= ", "over "] where bytes.hasWord(word, at: next) {
      // In capitals, as `COUNT` is.
      if !bytes[next].isASCIILetter || bytes[next].lowercased != bytes[next] { return true }
    }
    let start = bytes.lineStart(before: offset)
    return bytes.contains("select ", from: start, to: offset) || bytes.contains("having ", from: start, to: offset)
  }

  private static func skippingWhiteSpace(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < min(bytes.count, start + 60), bytes[index].isBlank || bytes[index] == 0x0A { index += 1 }
    return index
  }

  private static func isOperand(_ kind: TokenKind) -> Bool {
    kind == .word || kind == .number || kind == ")" || kind == "]" || kind == "("
  }

  // MARK: - Products

  static func check(_ code: Code, _ context: RuleContext) {
    // Few blocks have two blanks within a line.
    guard code.layout.hasGaps(code.block) else { return }
    for index in 0..<code.count {
      let next = code[index + 1]
      guard next.start - code[index].end == 2, next.kind != ")", next.kind != "]" else { continue }
      if isOperand(code[index].kind), isOperand(next.kind) { product(code, at: index, context) }
    }
  }

  /// Two operands with two blanks and no operator between them, within an expression.
  private static func product(_ code: Code, at index: Int, _ context: RuleContext) {
    switch code.language {
    // Where words stand side by side, and tables.
    case .css, .shell, .sql, .data: return
    default: break
    }
    let bytes = code.bytes
    let left = code[index]
    let right = code[index + 1]
    let gap = Int(left.end)
    guard bytes.byte(gap) == 0x20, bytes.byte(gap + 1) == 0x20 else { return }
    guard !code.isWord(index, in: keywords), !code.isWord(index + 1, in: keywords) else { return }
    // The box of a task: [ ]  Buy milk
    if left.kind == "]", code[index - 1].kind == "[" { return }
    guard !isHash(bytes, left.range), isInExpression(code, at: index), endsOperand(code, at: index + 1) else { return }
    context.report(
      damage: self, in: code.text, Int(left.start)..<Int(right.end),
      code.language == .unknown || code.language == .ruby ? .weak(60) : .strong,
      "no operator stands between \(quoted(code, index)) and \(quoted(code, index + 1))", help: help)
  }

  /// Whether a word is the hash of a commit or a sum of a file: a column of a listing.
  private static func isHash(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    word.count >= 20
      && word.allSatisfy { bytes[$0].isDigit || bytes[$0] >= UInt8(ascii: "a") && bytes[$0] <= UInt8(ascii: "f") }
  }

  private static func quoted(_ code: Code, _ index: Int) -> String {
    Quotation.of(String(decoding: code.bytes[code[index].range], as: UTF8.self))
  }

  /// Whether an operator, a bracket or `return` stands before the left operand.
  private static func isInExpression(_ code: Code, at index: Int) -> Bool {
    var before = index - 1
    // Back over the operand: a.b(c) or a[b].
    var depth = 0
    while before > index - 30 {
      let kind = code[before].kind
      if kind == ")" || kind == "]" {
        depth += 1
      } else if kind == "(" || kind == "[" {
        guard depth > 0 else { return true }
        depth -= 1
      } else if depth == 0, kind == .word || kind == .number || kind == "." {
        if code.isWord(before, "return") { return true }
        // Two words in a row are no operand.
        if kind == .word, code[before + 1].kind == .word { return false }
      } else if depth == 0, kind == ":" {
        // The label of an argument, the key of a pair: f(count: a  b), { sum: x  y }
        let isLabel = code[before - 1].kind == .word || code[before - 1].kind == .string
        return isLabel && code[before - 2].kind.rawValue.isOne(of: "(,{\n")
      } else if depth == 0, kind == "$" || kind == "@", code.touches(before, before + 1) {
        before -= 1
        continue
      } else if depth == 0, kind == "-", code.touches(before, before + 1) {
        // A name with hyphens, or the option of a command: --output-file  b.txt
        if code[before - 1].kind == "-" || !code.touches(before - 1, before) {
          return code.isWord(before - 1, "return") || code[before - 1].kind.rawValue.isOne(of: "=([{,+/")
        }
      } else if depth == 0 {
        return kind == "=" || kind == "+" || kind == "-" || kind == "/" || kind == ">" || kind == "<" || kind == "{"
      }
      before -= 1
    }
    return false
  }

  /// Whether the expression may end behind the right operand or go on with an operator.
  private static func endsOperand(_ code: Code, at index: Int) -> Bool {
    let next = code[index + 1]
    if next.kind == .lineBreak || index + 1 >= code.count { return true }
    // (p - 1)  (q - 1)
    if code[index].kind == "(" { return code[index - 1].kind == ")" || code[index - 1].kind == .number }
    let isNextProduct = next.start - code[index].end == 2 && isOperand(next.kind)
    let isElement = next.kind == "[" && code.touches(index, index + 1)
    return isNextProduct || isElement || next.kind.rawValue.isOne(of: ";),+-/*.]}(") || next.kind == .comment
  }

  private static let keywords = WordSet([
    "return", "if", "in", "is", "and", "or", "not", "else", "import", "from", "as", "let", "const", "var", "val", "new",
    "int", "float", "double", "char", "string", "bool", "case", "for", "while", "public", "private", "static", "void",
    "await", "async", "yield", "throw", "extends", "implements", "of", "where", "func", "fun", "fn", "def", "class",
  ])

  static func report(_ code: Code, _ first: Int, _ last: Int, _ message: String, _ context: RuleContext) {
    context.report(
      damage: self, in: code.text, Int(code[first].start)..<Int(code[last].end), .strong, message, help: help)
  }
}
