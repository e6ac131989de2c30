import Diagnostics

/// Finds strings in which the letter of an escape stands without its backslash: `printf("%dn", x)`, `"tTotal: "`.
///
/// Strong are
/// - an `n` at the end behind a stop, a brace or a conversion of `printf`: `"Hello!n"`, `"{}n"`, `"%dn"`;
/// - a string that is nothing but `n` or `t`, where strings are joined, split or written: `join("n")`, `<< "n"`;
/// - an `n` or `t` before a capital letter or an inserted value at the start of a sentence: `"nOptions: "`,
///   `"t{name}"`;
/// - a stop or a colon, an `n` and a capital letter: `"Hello!nHow are you?"`;
/// - the code of a character or a colour: `"u0041"`, `"u{1F600}"`, `"x1b[31m"`;
/// - a word at the end that no language has: `"destroyedn"`, and any but a common one where a format of `printf` ends.
///
/// Weak are an `n` behind other signs and digits.
///
/// Exempt: raw strings, and names such as `nMax`, `isbn`, `column`.
///
/// The range goes over the letter and the word or sign it is stuck to.
enum LostEscape: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-escape", severity: .error,
    summary: "an escape in a string (`\\n`, `\\t`, `\\u…`) has lost its backslash",
    why: """
      Something on the way into the bank took the backslash for an escape of its own. The string now prints a letter \
      where it broke the line or set a tab.
      """,
    mend: LostBackslash.mend,
    good: [
      RuleExample(
        #"""
        - id: output
          question: How does C print a line?
          answer: |
            printf("Hello!\n");
            printf("%d\n", column);
            char answer = 'n';
            if (answer == 'n') { puts("nothing, column, isbn"); }
            int nMax = find("nMax");

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: printing
          question: How does C print numbers?
          answer: |
            #include <stdio.h>
            int main() {
                printf("Hello«!n»");
                printf("«%dn»", 3);
                printf("«nOptions»: none");
                printf("object «destroyedn»");
                printf("Hello«!nHow» are you?");
                while (getchar() != '«n»') { }
            }

        """),
      RuleExample(
        """
        - id: joining
          question: How are lines joined in Kotlin?
          answer: |
            fun main() {
                println(list.joinToString("«n»"))
                println("«t»$name")
                println("«u0041»")
            }

        """),
      RuleExample(
        """
        - id: one-line
          question: How does a shell join lines?
          answer: |
            $ cat names.txt | tr '«n»' ','
            $ tr -d "«r»" < names.txt

        """),
      RuleExample(
        """
        - id: weak-signs
          question: How are bytes written in Rust?
          answer: |
            fn main() {
                socket.write(b"Line «1n»");
                socket.write(b"Line «2n»");
                socket.write(b"Line «3n»");
            }

        """),
    ])

  static let family = DamageFamily.backslash
  static let leadTokens = [Lead(tokens: .string), Lead(tokens: "}", before: [.word], behind: [.word])]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    if code[index].kind == "}" { return checkFormat(code, at: index, context) }
    guard let literal = StringLiteral(code, at: index), !literal.content.isEmpty, isRead(literal) else { return }
    let bytes = literal.bytes
    let content = literal.content
    let last = bytes[content.upperBound - 1]
    if content.count == 1 {
      if last.isOne(of: "nrt"), isTransliterated(literal) { return report(literal, content, .strong, context) }
      guard last == UInt8(ascii: "n") || last == UInt8(ascii: "t"), let confidence = lone(literal) else { return }
      return report(literal, content, confidence, context)
    }
    if let (range, confidence) = start(literal) { report(literal, range, confidence, context) }
    if last == UInt8(ascii: "n"), let (range, confidence) = end(literal) { report(literal, range, confidence, context) }
    if content.count >= 5, content.count <= 400 { inside(literal, context) }
  }

  /// A line of the format of `curl -w`: `%{http_code}n`.
  private static func checkFormat(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.isWord(index + 1, "n"), code.touches(index, index + 1), code[index + 2].kind == .lineBreak,
      code[index - 1].kind == .word, code[index - 2].kind == "{", code[index - 3].kind == "%"
    else { return }
    context.report(
      damage: self, in: code.text, Int(code[index].start)..<Int(code[index + 1].end), .strong,
      "`}n` is what is left of an escape", help: LostBackslash.help("`\\n`"))
  }

  static func report(
    _ literal: StringLiteral, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext
  ) {
    let text = String(decoding: literal.bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: literal.code.text, range, confidence,
      "\(Quotation.of(text)) in this string is what is left of an escape", help: LostBackslash.help("the escape"))
  }

  /// Whether the language reads escapes in such a string.
  private static func isRead(_ literal: StringLiteral) -> Bool {
    switch literal.code.language {
    case .html, .css, .sql: return false
    case .shell: return isFormat(literal)
    default: break
    }
    if literal.byteBefore == UInt8(ascii: "#") || literal.byteBefore == UInt8(ascii: "@") { return false }
    return !literal.hasPrefix(UInt8(ascii: "r"))
  }

  private static let reading = WordSet(["getchar", "getc", "fgetc", "getch"])

  /// Whether the literal is what `tr` looks for: `tr 'n' ' '`, `tr -d 'r'`.
  private static func isTransliterated(_ literal: StringLiteral) -> Bool {
    let code = literal.code
    guard code.language == .shell || code.language == .unknown else { return false }
    let hasOption = code[literal.index - 1].kind == .word && code[literal.index - 2].kind == "-"
    let command = hasOption ? literal.index - 3 : literal.index - 1
    return code.isWord(command, "tr")
      && (command == 0 || code[command - 1].kind == "|" || code[command - 1].kind == "$"
        || code[command - 1].kind == .lineBreak)
  }

  /// Whether a string of the shell is a format: of `printf`, of `echo -e`, of `curl -w`.
  private static func isFormat(_ literal: StringLiteral) -> Bool {
    let before = literal.code[literal.index - 1]
    if literal.code.isWord(literal.index - 1, "printf") || isTransliterated(literal) { return true }
    guard before.kind == .word, before.range.count == 1, literal.code[literal.index - 2].kind == "-" else {
      return literal.contains(UInt8(ascii: "%"))
    }
    return true
  }

  // MARK: - A letter by itself

  private static func lone(_ literal: StringLiteral) -> Confidence? {
    let code = literal.code
    let before = code[literal.indexBefore]
    let behind = code[literal.index + 1]
    if let callee = literal.callee, separating.contains(literal.bytes, code[callee].range) { return .strong }
    if behind.kind == ")" || behind.kind == ",", let callee = literal.enclosingCallee,
      ending.contains(literal.bytes, code[callee].range)
    {
      return .strong
    }
    // (c = getchar()) != 'n'
    if code.language == .c, literal.quote == UInt8(ascii: "'"), before.kind == "=",
      code[literal.index - 2].kind == "!", code[literal.index - 3].kind == ")",
      (literal.index - 12..<literal.index).contains(where: { code.isWord($0, in: reading) })
    {
      return .strong
    }
    // std::cout << "n", "n".join(lines)
    if before.kind == "<", code[literal.indexBefore - 1].kind == "<" { return .strong }
    if behind.kind == ".", code.isWord(literal.index + 2, in: spreading) { return .strong }
    if before.kind == "=", code[literal.indexBefore - 1].kind == "=", literal.hasPrefix(UInt8(ascii: "b")) {
      return .weak(50)
    }
    if code.language == .php, before.kind == "." && behind.kind == ";" || code.isWord(literal.index - 1, "echo") {
      return .strong
    }
    if before.kind == "+" || behind.kind == "+" || before.kind == "." && code.language == .php { return .weak(60) }
    return nil
  }

  /// Calls one of whose arguments ends or separates lines.
  private static let ending = WordSet([
    "Split", "Join", "ReadString", "ReadBytes", "TrimSuffix", "TrimRight", "getline", "ignore", "WriteString",
    "WriteByte", "WriteRune", "joinToString", "implode", "explode", "StringUtils", "SplitN", "readuntil",
  ])

  private static let spreading = WordSet(["join", "repeat", "as_bytes", "encode", "toByteArray", "getBytes"])

  private static let separating = WordSet([
    "write_all", "write_str",
    "join", "joinToString", "split", "implode", "explode", "joining", "lines", "Split", "Join", "joined", "push_str",
    "println", "append", "write", "fputs", "puts", "putchar", "print", "printf",
  ])

  // MARK: - The start

  private static func start(_ literal: StringLiteral) -> (Range<Int>, Confidence)? {
    let bytes = literal.bytes
    let start = literal.content.lowerBound
    let end = literal.content.upperBound
    let first = bytes[start]
    let next = bytes[start + 1]
    switch first {
    case UInt8(ascii: "n"), UInt8(ascii: "t"):
      let isInserted = next == UInt8(ascii: "{") || next == UInt8(ascii: "$") || next == UInt8(ascii: "%")
      if isInserted { return (start..<start + 1, first == UInt8(ascii: "t") ? .strong : .weak(60)) }
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "="), bytes.byte(start + 2) == next {
        return (start..<start + 1, .strong)
      }
      guard next >= UInt8(ascii: "A"), next <= UInt8(ascii: "Z"), !bytes.byte(start + 2).isDigit else { return nil }
      var word = start + 1
      while word < end, bytes[word].isWordPart { word += 1 }
      // A sentence, and no name: `nMax` stands alone.
      guard word < end, word > start + 3 else { return nil }
      let isSentence = (start..<end).contains { bytes[$0] == 0x20 } || bytes[word] == UInt8(ascii: ":")
      return isSentence ? (start..<word, .strong) : nil
    default:
      return nil
    }
  }

  // MARK: - The end

  private static func end(_ literal: StringLiteral) -> (Range<Int>, Confidence)? {
    let code = literal.code
    let bytes = literal.bytes
    let end = literal.content.upperBound
    let before = bytes[end - 2]
    let range = end - 2..<end
    switch before {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "}"),
      UInt8(ascii: ","):
      return (range, .strong)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ";"), UInt8(ascii: ">"), UInt8(ascii: "="),
      UInt8(ascii: "%"):
      guard literal.content.count >= 3 else { return nil }
      // The end of an element that is written out line by line.
      let isElement = before == UInt8(ascii: ">") && bytes[literal.content.lowerBound] == UInt8(ascii: "<")
      return (range, isElement ? .strong : .weak(60))
    case UInt8(ascii: " "):
      return (end - 1..<end, .weak(40))
    case UInt8(ascii: "r"):
      // \r\n
      let sign = bytes.byte(end - 3)
      guard literal.content.count >= 4, !sign.isASCIILetter, sign != 0x20 else { return nil }
      return (end - 2..<end, .strong)
    default:
      break
    }
    if let start = conversion(bytes, before: end - 1, from: literal.content.lowerBound) {
      return (start..<end, .strong)
    }
    if before.isDigit { return literal.content.count >= 4 ? (range, .weak(40)) : nil }
    guard before.isASCIILetter else { return nil }
    var word = end - 1
    while word > literal.content.lowerBound, bytes[word - 1].isASCIILetter { word -= 1 }
    if end - word >= 3, literal.callee.map({ code.isWord($0, in: formatting) }) ?? false {
      let isCommon = commonWords.contains(bytes, word..<end) || bytes.hasWord("ion", at: end - 3)
      return (word..<end, isCommon ? .weak(40) : .strong)
    }
    if hasTwin(literal, word..<end - 1) { return (word..<end, .weak(60)) }
    guard end - word >= 6, before.isOne(of: "dtskpvzfcbxjqn") || bytes.hasWord("ingn", at: end - 4),
      isPrinted(literal, word)
    else { return nil }
    return (word..<end, .strong)
  }

  /// Calls whose format ends the line itself, or nothing does.
  private static let formatting = WordSet(["printf", "Printf"])
  private static let commonWords = WordSet([
    "in", "on", "an", "then", "when", "than", "can", "been", "even", "own", "man", "men", "down", "open", "between",
    "main", "login", "admin", "again", "return", "plain", "json", "children", "token", "button", "screen", "seen",
    "given", "written", "known", "shown", "begin", "min", "bin", "columns", "column", "pattern", "domain", "green",
    "person", "reason", "common", "python", "Python", "John", "Brian", "seven", "ten",
  ])

  /// Whether what is printed ends with a word that stands without its last letter elsewhere near.
  private static func hasTwin(_ literal: StringLiteral, _ word: Range<Int>) -> Bool {
    guard word.count >= 3, let callee = literal.callee, literal.isOnlyArgument,
      writing.contains(literal.bytes, literal.code[callee].range)
    else { return false }
    let bytes = literal.bytes
    let first = bytes[word.lowerBound]
    var index = max(0, word.lowerBound - twinReach)
    let end = min(bytes.count - word.count, word.upperBound + twinReach)
    while index < end {
      if bytes[index] == first, index != word.lowerBound, !bytes.byte(index - 1).isWordPart,
        !bytes.byte(index + word.count).isWordPart,
        (0..<word.count).allSatisfy({ bytes[index + $0] == bytes[word.lowerBound + $0] })
      {
        return true
      }
      index += 1
    }
    return false
  }

  private static let twinReach = 600
  /// Calls that do not end the line themselves.
  private static let writing = WordSet(["print", "printf", "write", "Write", "puts", "append", "fputs", "write_all"])

  /// Whether a sentence stands in the string, or it is all that is printed: no name of a thing.
  private static func isPrinted(_ literal: StringLiteral, _ word: Int) -> Bool {
    literal.bytes.byte(word - 1) == 0x20 || literal.isOnlyArgument
  }

  /// The start of a conversion of `printf` that ends before an index: `%d`, `%-5.2lf`, `%s`.
  private static func conversion(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int, from start: Int) -> Int? {
    guard bytes.byte(end - 1).isOne(of: "diuoxXfFeEgGcspvqtTw") else { return nil }
    var index = end - 2
    while index >= start, end - index < 44 {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") { return index }
      if byte == UInt8(ascii: ")") {
        // %(name)s
        while index > start, end - index < 40, bytes[index] != UInt8(ascii: "(") { index -= 1 }
        index -= 1
        continue
      }
      guard byte.isDigit || byte.isOne(of: "-+#.lhzj") else { return nil }
      index -= 1
    }
    return nil
  }
}
