import Diagnostics

/// Finds code that has lost a value, and kept the signs around it: `const element = ;`, `() => ;`, `f(, x)`,
/// `{'key': , 'other': 1}`, `return ( )`, `for (let i = 0; i`.
///
/// Certain in languages that have no such form: nothing between an opening parenthesis of a call and a comma; between a
/// quoted key's colon and a comma or brace; behind `=` or `=>` before `;`, `,` or `)`; a `return (` with blank lines in
/// its parentheses; a loop's header that ends behind a name; Swift's `..`. Weak: a comma and a blank before a closing
/// parenthesis; an assignment that ends its line before a blank line. Exempt: holes of arrays and destructuring
/// (`[, x]`), slices, tuples (`(x, )`), settings (`KEY=`), values on the next line.
enum MissingOperand: DamageRule, CodeRule {
  static let metadata = RuleMetadata(
    id: "damage/missing-operand", severity: .error,
    summary: "code has lost a value and kept the signs around it",
    why: """
      The value looked like a tag (`<div />`, `<class 'int'>`, `i < n; i++) { … }` up to the next `>`), and an HTML \
      parser or a sanitizer took it out on the way into the bank. What is left is no code.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: chain
          question: How is a command given options?
          answer: |
            program
              .option('--list', 'a list', (items) => items.split(','))
            ;

        """),
      RuleExample(
        """
        - id: signs
          question: Which signs may stand alone?
          answer: |
            const [, setCount] = useState(0);
            const name =
              "on the next line";
            pair = (x, )
            rows = matrix[:, 0]
            for (;;) { break; }
            foo(a,
              b,
            );
            let all = 0..;

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: values
          question: What is an element of React?
          answer: |
            const element «=» ;
            const Component = () «=>» ;
            ReactDOM.render«(,» container);
            for (let i = 0; «i»
            console.log({'__builtins__'«: ,» 'name': 1});

        """),
      RuleExample(
        """
        - id: weak-signs
          question: How is a tree mounted?
          answer: |
            const app = createApp();
            app.mount('#app'«, )»;
            app.provide('key'«, )»;

        """),
      RuleExample(
        """
        - id: choices
          question: How does a component choose what it shows?
          answer: |
            export function Page({ isOpen }) {
              const name = "page";
              return wrap({isOpen «? :» });
            }

        """),
    ])

  static let family = DamageFamily.angle
  static let leadTokens = [
    Lead(tokens: ",", before: [":", "(", ">", "="]), Lead(tokens: "}", before: [":", .lineBreak]),
    Lead(tokens: ">", before: ["="], behind: [.lineBreak]), Lead(tokens: ";"),
    Lead(tokens: "=", "(", behind: [.lineBreak]),
    Lead(tokens: ")", before: [",", ">", "=", ":", .lineBreak]), Lead(tokens: ".", before: ["."]),
  ]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    guard code.language != .data, code.language != .css else { return }
    let previous = code[index - 1].kind
    if previous == ":", code[index - 2].kind == "?" { checkChoice(code, index, context) }
    switch code[index].kind {
    case ",":
      if previous == ":" { checkPair(code, index, context) }
      if previous == "(" { checkFirstArgument(code, index, context) }
      if previous == ">" || previous == "=" { checkAssignment(code, index - 1, context) }
    case "}":
      if previous == ":" { checkPair(code, index, context) }
      if previous == .lineBreak {
        // Blank lines are left of a tag that stood there.
        var last = index - 2
        while last > index - 6, code[last].kind == .lineBreak { last -= 1 }
        if code.isWord(last, "return") { checkBareReturn(code, last, context) }
      }
    case ">":
      if previous == "=", code[index + 1].kind == .lineBreak { checkArrowEnd(code, index, context) }
    case ";":
      if previous == ">" || previous == "=" { checkAssignment(code, index - 1, context) }
      if previous == .lineBreak || previous == .word { checkLoneSemicolon(code, index, context) }
      checkLoop(code, index, context)
    case ")":
      if previous == "," { checkLastArgument(code, index, context) }
      if previous == ">" || previous == "=" { checkAssignment(code, index - 1, context) }
      if previous == .lineBreak { checkReturn(code, index, context) }
    case "=":
      if code[index + 1].kind == .lineBreak { checkLineEnd(code, index, context) }
    case "(":
      if code[index + 1].kind == .lineBreak, code[index + 2].kind == .lineBreak { checkOpening(code, index, context) }
    case ".":
      checkRange(code, index, context)
    default:
      break
    }
  }

  private static func report(
    _ code: Code, _ first: Int, _ last: Int, _ confidence: Confidence, _ context: RuleContext
  ) {
    let range = Int(code[first].start)..<Int(code[last].end)
    let signs = String(decoding: code.bytes[range].filter { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    context.report(
      damage: self, in: code.text, range, confidence, "a value is missing at \(Quotation.of(signs))",
      help: EatenTag.help("the value, which holds angle brackets,"))
  }

  /// `isOpen ? : }`: both elements that were to choose from are gone.
  private static func checkChoice(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard code.language == .javascript || code.language == .html, !code.touches(index - 2, index - 1),
      !code.touches(index - 3, index - 2), code[index].kind == "}" || code[index].kind == ")" || code[index].kind == ";"
    else { return }
    report(code, index - 2, index - 1, .strong, context)
  }

  /// `'key': ,`
  private static func checkPair(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard code[index - 2].kind == .string else { return }
    report(code, index - 1, code[index].kind == "," ? index : index - 1, .strong, context)
  }

  /// `f(, x)`
  private static func checkFirstArgument(_ code: Code, _ index: Int, _ context: RuleContext) {
    let name = code[index - 2]
    // A macro of C may be given nothing.
    guard name.kind == .word, code.touches(index - 2, index - 1), code.bytes.byte(Int(code[index].end)) == 0x20,
      code[index + 1].kind != ",", code.language != .c
    else { return }
    report(code, index - 1, index, .strong, context)
  }

  /// `f(x, )`
  private static func checkLastArgument(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard !code.touches(index - 1, index), code.language != .python, code.language != .unknown else { return }
    // A tuple has no name before it.
    var depth = 0
    var opener = index - 1
    while opener > index - 40, opener >= 0 {
      let kind = code[opener].kind
      if kind == .lineBreak { return }
      if kind == ")" { depth += 1 }
      if kind == "(" {
        if depth == 0 { break }
        depth -= 1
      }
      opener -= 1
    }
    guard code[opener].kind == "(", code[opener - 1].kind == .word, code.touches(opener - 1, opener),
      code[index - 2].kind == .string || code.language == .swift || code.language == .c || code.language == .csharp
        || code.language == .java
    else { return }
    // Swift's functions are handed operators: reduce(1, *)
    report(code, index - 1, index, code.language == .swift ? .strong : .weak(60), context)
  }

  /// `x = ;`, `() => ;`: the sign stands at `index`.
  private static func checkAssignment(_ code: Code, _ index: Int, _ context: RuleContext) {
    let isArrow = code[index].kind == ">"
    if isArrow {
      guard code[index - 1].kind == "=", code.touches(index - 1, index) else { return }
      let parameter = code[index - 2].kind
      guard parameter == ")" || parameter == .word, code.language != .rust else { return }
      report(code, index - 1, index, .strong, context)
    } else {
      guard isAssigned(code, index), code.language.hasBraces else { return }
      report(code, index, index, .strong, context)
    }
  }

  /// Whether a single `=` stands behind a name and a blank: no comparison, no operator, no attribute or setting.
  private static func isAssigned(_ code: Code, _ index: Int) -> Bool {
    let target = code[index - 1].kind
    guard target == .word || target == "]" || target == ")" else { return false }
    return !code.touches(index - 1, index) && code[index + 1].kind != "=" && code.language != .shell
  }

  /// `const element =` at the end of a line, and nothing on the next one.
  private static func checkLineEnd(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard isAssigned(code, index) else { return }
    let next = code[index + 2]
    let line = code.layout.lineIndex(at: Int(code[index].start))
    let statement = code.isWord(index - 2, in: declarations)
    if next.kind == .lineBreak || code.layout.line(line + 1).kind == .blank {
      report(code, index, index, statement ? .strong : .weak(60), context)
    } else if statement, code.isWord(index + 2, in: declarations),
      code.layout.line(line + 1).indent <= code.layout.line(line).indent
    {
      report(code, index, index, .strong, context)
    }
  }

  private static let declarations = WordSet(["const", "let", "var", "val", "auto"])

  /// `(props) =>` at the end of a line, and what follows cannot be its body.
  private static func checkArrowEnd(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard code.language == .javascript, code.touches(index - 1, index), code[index - 2].kind == ")" else { return }
    let line = code.layout.lineIndex(at: Int(code[index].start))
    let next = code[index + 2].kind
    let isDeclared = code.isWord(index + 2, in: declarations) || code.isWord(index + 2, in: heads)
    let isOutside = code.layout.line(line + 1).indent <= code.layout.line(line).indent
    guard next == ")" || next == ";" || next == "}" || isDeclared && isOutside || next == .lineBreak else { return }
    report(code, index - 1, index, next == .lineBreak && !isOutside ? .weak(60) : .strong, context)
  }

  private static let heads = WordSet(["export", "function", "type", "interface", "class", "import", "return"])

  /// `return` alone at the end of a function that renders: `render() { return }`.
  private static func checkBareReturn(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard code.language == .javascript else { return }
    var first = index - 1
    while first > index - 40, first > 0, code[first].kind != "{" { first -= 1 }
    let isRender = code[first - 1].kind == ")" && code[first - 2].kind == "(" && code.isWord(first - 3, "render")
    report(code, index, index, isRender ? .strong : .weak(30), context)
  }

  /// `return ;`, and a line that is nothing but a semicolon, as the tag stood before it; behind a chain of calls some
  /// write it so.
  private static func checkLoneSemicolon(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard code.language == .javascript else { return }
    if code.isWord(index - 1, "return"), !code.touches(index - 1, index) {
      report(code, index - 1, index, .strong, context)
    } else if code[index - 1].kind == .lineBreak, code[index - 2].kind != .lineBreak,
      code[index + 1].kind == .lineBreak || index + 1 == code.count
    {
      let isChain = code[index - 2].kind == ")" || code[index - 2].kind == "}"
      report(code, index, index, isChain ? .weak(60) : .strong, context)
    }
  }

  /// `for (let i = 0; i`
  private static func checkLoop(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard code[index + 1].kind == .word, index + 2 >= code.count || code[index + 2].kind == .lineBreak else { return }
    var first = index - 1
    while first > index - 12, first >= 0, code[first].kind != .lineBreak, code[first].kind != "(" { first -= 1 }
    guard code[first].kind == "(", code.isWord(first - 1, "for") else { return }
    report(code, index + 1, index + 1, .strong, context)
  }

  /// `return (` and nothing but blank lines before the parenthesis that closes it.
  private static func checkReturn(_ code: Code, _ index: Int, _ context: RuleContext) {
    var first = index - 1
    while first > index - 40, code[first].kind == .lineBreak { first -= 1 }
    guard code[first].kind == "(", code.isWord(first - 1, "return"), index - first > 2 else { return }
    report(code, first - 1, index, .strong, context)
  }

  /// `return (` and a blank line, where the first tag stood.
  private static func checkOpening(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard code.language == .javascript || code.language == .html else { return }
    let isArrow = code[index - 1].kind == ">" && code[index - 2].kind == "="
    guard isArrow || code.isWord(index - 1, "return") else { return }
    // Up to the value, or what is left of it.
    var last = index + 1
    while last < index + 20, code[last + 1].kind == .lineBreak { last += 1 }
    guard code[last + 1].kind != ")" || isArrow else { return }
    report(code, index - 1, last, .strong, context)
  }

  /// Swift has `..<` and `...`, and no `..`.
  private static func checkRange(_ code: Code, _ index: Int, _ context: RuleContext) {
    guard code.language == .swift, code.touches(index - 1, index), code[index + 1].kind != "&",
      code[index - 1].kind == ".",
      !code.touches(index - 2, index - 1) || code[index - 2].kind != "."
    else { return }
    let next = code.bytes.byte(Int(code[index].end))
    guard next != UInt8(ascii: "."), next != UInt8(ascii: "<"), next != UInt8(ascii: "/") else { return }
    report(code, index - 1, index, .strong, context)
  }
}
