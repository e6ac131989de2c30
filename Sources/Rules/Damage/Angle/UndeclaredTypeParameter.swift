import Diagnostics

/// Finds type parameters that nothing declares: `struct Node { value: T }`, `fn largest(list: &[T]) -> T`,
/// `impl Show for T`.
///
/// Looked at are single capital letters that type parameters are called by, in the place of a type, within a
/// declaration at the left margin of a block. Certain: within a type or an `impl`, which has to declare them itself.
/// Weak: in a function, which may be a part of a generic type that is not shown. Exempt: letters that the block declares
/// anywhere (`<T>`, `typename T`, `type T`, `struct T`).
enum UndeclaredTypeParameter: DamageRule, CodeBlockRule {
  static let metadata = RuleMetadata(
    id: "damage/undeclared-type-parameter", severity: .error,
    summary: "a type parameter is used and declared nowhere",
    why: """
      The list that declares it, `<T>`, looks like a tag, and an HTML parser or a sanitizer took it out on the way into \
      the bank. The code does not compile, and what it shows of generics is gone.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: generics
          question: How are types made generic?
          answer: |
            struct Point<T> {
                x: T,
            }
            fn largest<T: PartialOrd>(list: &[T]) -> &T {
                &list[0]
            }

        """),
      RuleExample(
        """
        - id: excerpts
          question: How does a generic list add an item?
          answer: |
            public void Add(T item)
            {
                items[count] = item;
            }

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: generics
          question: How are types made generic?
          answer: |
            struct Point {
                x: «T»,
                y: T,
            }
            impl Show for «T» {
                fn show(&self) -> String { format!("shown") }
            }

        """),
      RuleExample(
        """
        - id: weak-signs
          question: How are functions made generic?
          answer: |
            fn largest(list: &[«T»]) -> T {
                let mut largest = list[0];
                largest
            }
            fn smallest(list: &[«T»]) -> T {
                let mut smallest = list[0];
                smallest
            }

        """),
    ])

  static let family = DamageFamily.angle

  static func check(_ code: Code, _ context: RuleContext) {
    switch code.language {
    case .c, .rust, .swift, .csharp, .java, .kotlin, .javascript: break
    default: return
    }
    guard let letters = usedLetters(code), !letters.isEmpty else { return }
    var head: Head?
    // Letters that were reported for the current declaration.
    var reported: Set<UInt8> = []
    for index in 0..<code.count {
      if index == 0 || code[index - 1].kind == .lineBreak {
        let isAtMargin = Int(code[index].start) == code.bytes.lineStart(before: Int(code[index].start))
        if isAtMargin, code[index].kind == .word || code[index].kind == "@" || code[index].kind == "#" {
          head = Head(code, at: index)
          reported.removeAll(keepingCapacity: true)
        }
      }
      // A method that is shown without its type.
      if head == .function, code.isWord(index, "self") || code.isWord(index, "Self") { head = nil }
      guard let head, let letter = letter(code, index), letters.contains(letter), !reported.contains(letter),
        isPlaceOfType(code, index)
      else { continue }
      reported.insert(letter)
      let name = String(decoding: code.bytes[code[index].range], as: UTF8.self)
      context.report(
        damage: self, in: code.text, code[index].range,
        head == .type || code.language == .javascript ? .strong : .weak(code.language == .rust ? 80 : 40),
        "the type parameter \(Quotation.of(name)) is declared nowhere",
        help: EatenTag.help("`<\(name)>` behind the name that declares it"))
    }
  }

  /// What a declaration at the left margin declares.
  private enum Head {
    case type
    case function

    init?(_ code: Code, at start: Int) {
      var index = start
      while index < start + 8, index < code.count, code[index].kind != .lineBreak {
        if code.isWord(index, in: types) || code.language == .javascript && code.isWord(index, "type") {
          // A class of JavaScript has no types, and pairs behind colons in its objects.
          guard code.language != .javascript || !code.isWord(index, "class") else { return nil }
          self = .type
          return
        }
        let isFunction =
          code.language == .javascript ? code.isWord(index, "function") : code.isWord(index, in: functions)
        if isFunction {
          self = .function
          return
        }
        index += 1
      }
      return nil
    }
  }

  private static let types = WordSet(["struct", "class", "enum", "interface", "trait", "protocol", "impl", "record"])
  private static let functions = WordSet(["fn", "func", "fun"])
  private static let declaring = WordSet([
    "struct", "class", "enum", "interface", "trait", "protocol", "type", "typename", "typealias", "associatedtype",
    "using", "const", "let", "var", "val", "define", "union", "infer", "mod", "import",
  ])

  /// The letter of a token that is called like a type parameter.
  private static func letter(_ code: Code, _ index: Int) -> UInt8? {
    let token = code[index]
    guard token.kind == .word, token.end - token.start == 1 else { return nil }
    let byte = code.bytes[Int(token.start)]
    return byte.isOne(of: "TUKVER") ? byte : nil
  }

  /// The letters that the block uses and does not declare; nil where it has none.
  private static func usedLetters(_ code: Code) -> Set<UInt8>? {
    var used: Set<UInt8> = []
    var declared: Set<UInt8> = []
    // Whether a `<` has been opened in the line.
    var isInBrackets = false
    for index in 0..<code.count {
      if code[index].kind == .lineBreak { isInBrackets = false }
      if code[index].kind == "<" { isInBrackets = true }
      guard let letter = letter(code, index) else { continue }
      used.insert(letter)
      let isListed = isInBrackets && (code[index - 1].kind == "<" || code[index - 1].kind == ",")
      // `&lt;T&gt;` is another damage.
      let isMapped = code.isWord(index + 1, "in") || code.isWord(index + 1, "extends")
      if isListed || isMapped || code.isWord(index - 1, in: declaring) || code.isWord(index - 2, "lt") {
        declared.insert(letter)
      }
    }
    return used.isEmpty ? nil : used.subtracting(declared)
  }

  private static func isPlaceOfType(_ code: Code, _ index: Int) -> Bool {
    let previous = code[index - 1].kind
    let next = code[index + 1].kind
    let ends =
      next == "," || next == ")" || next == ";" || next == "{" || next == "]" || next == .lineBreak
      || next == "=" || next == "}" || next == ">" || next == "?"
    switch previous {
    case ":": return (ends || next == "[") && code[index - 2].kind != ":" && code[index - 2].kind == .word
    case ">": return ends && code[index - 2].kind == "-"
    case "[": return next == "]" && code[index - 2].kind == "&" || next == "]" && code[index - 2].kind == ":"
    case .word:
      if code.isWord(index - 1, "for") { return next == "{" || code.isWord(index + 1, "where") }
      if code.isWord(index - 1, "where") { return code.language == .csharp && next == ":" }
      if code.isWord(index - 1, "inout") { return ends }
      let isJava = code.language == .java || code.language == .csharp || code.language == .c
      return isJava && next == .word && code.isWord(index - 1, in: modifiers)
    case "(", .lineBreak:
      let isJava = code.language == .java || code.language == .csharp || code.language == .c
      let behind = code[index + 2].kind
      return isJava && next == .word && (behind == ")" || behind == "," || behind == ";")
    default: return false
    }
  }

  private static let modifiers = WordSet(["private", "public", "protected", "static", "final", "readonly", "const"])
}
