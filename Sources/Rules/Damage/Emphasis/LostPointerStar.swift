import Diagnostics

/// Finds pointers of C and C++ whose `*` is gone: `int p = &x;`, `char name = "Ada";`, `void data;`, `(int)malloc(n)`,
/// a struct that holds itself.
///
/// Strong where no compiler takes what is left. Weak: a plain name that is used with `->`, which is right for types that
/// overload it. Exempt: names of types that end like those of pointers and iterators.
enum LostPointerStar: DamageRule, CodeBlockRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-pointer-star", severity: .error,
    summary: "a pointer of C or C++ has lost its `*`",
    why: """
      Markdown takes a pair of stars for emphasis and drops them: of `int *p = &x; int *q = p;` no pointer is left. The \
      code does not compile, in the very answers that explain pointers.
      """,
    mend: """
      Write the star in again. Keep code between back-quotes or in a code block before the text goes through Markdown.
      """,
    good: [
      RuleExample(
        """
        - id: pointers
          question: What is a pointer?
          answer: |
            #include <stdlib.h>
            struct node { int data; struct node *next; };
            int x = 1, y = x & 3;
            char c = 'a', name[] = "Ada";
            int main(void) {
                int *p = &x;
                auto it = names.begin();
                std::unique_ptr<Node> root = find(it->name);
                Iterator next = it;
                return next->size();
            }

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: c-pointers
          question: How is memory asked for in C?
          answer: |
            #include <stdio.h>
            «char name» = "Ada";
            int main(void) {
                int x = 1;
                «int p» = &x;
                «int numbers» = «(int)»malloc(4 * sizeof(int));
                printf("%d", x);
            }

        """),
      RuleExample(
        """
        - id: c-list
          question: How is a linked list declared?
          answer: |
            #include <stdio.h>
            struct node {
                int data;
                struct «node next»;
            };
            void print(struct «node head») {
                while (head) { printf("%d", head->data); head = head->next; }
            }

        """),
      RuleExample(
        """
        - id: weak-signs
          question: How are two lists joined?
          answer: |
            #include <iostream>
            void join(«Node first», «Node second») {
                first->next = second;
                std::cout << second->data;
            }

        """),
    ])

  static let family = DamageFamily.emphasis
  /// How many tokens of a struct are looked at.
  private static let reach = 300

  static func check(_ code: Code, _ context: RuleContext) {
    guard code.language == .c else { return }
    var arrows: Set<UInt64>?
    for index in 0..<code.count where code[index].kind == .word {
      let name = code[index + 1].kind
      if name == ")", code[index - 1].kind == "(", code.isWord(index + 2, in: allocators), code.isWord(index, in: basic)
      {
        report(code, index - 1, index + 1, .strong, "the memory's address is made a number", context)
      }
      guard name == .word else { continue }
      let behind = code[index + 2].kind
      if code.isWord(index, "struct") || code.isWord(index, "class") {
        if behind == "{" { members(code, of: index + 1, from: index + 3, context) }
      } else if behind == "=" || behind == ";" || behind == "," || behind == ")" {
        declaration(code, at: index, &arrows, context)
      }
    }
  }

  /// A type and a name, and what ends a declaration behind them.
  private static func declaration(
    _ code: Code, at index: Int, _ arrows: inout Set<UInt64>?, _ context: RuleContext
  ) {
    if code.isWord(index, "void") {
      report(code, index, index + 1, .strong, "nothing can be of the type `void`", context)
      return
    }
    let isBasic = code.isWord(index, in: basic)
    if isBasic, code[index + 2].kind == "=" {
      var value = index + 3
      // A cast: (int)malloc(n)
      if code[value].kind == "(", code.isWord(value + 1, in: basic), code[value + 2].kind == ")" { value += 3 }
      let isAddress = code[value].kind == "&" && code[value + 1].kind == .word
      let isText =
        code[value].kind == .string && code.isWord(index, "char")
        && code.bytes.byte(Int(code[value].start)) == UInt8(ascii: "\"")
      if isAddress || isText || code.isWord(value, in: allocators) || code.isWord(value, in: addresses) {
        report(code, index, index + 1, .strong, "what is no pointer is given an address", context)
      }
      return
    }
    guard !isBasic, begins(code, index), !isPointer(code, index) else { return }
    let known = arrows ?? gatherArrows(code)
    arrows = known
    guard !known.isEmpty, known.contains(hash(code, index + 1)) else { return }
    report(
      code, index, index + 1, code.isWord(index - 1, "struct") ? .strong : .weak(60),
      "what is no pointer is followed with `->`", context)
  }

  /// The members of a struct, among which it cannot be itself.
  private static func members(_ code: Code, of name: Int, from start: Int, _ context: RuleContext) {
    let own = hash(code, name)
    var depth = 1
    var index = start
    while depth > 0, index < min(code.count, start + reach) {
      let kind = code[index].kind
      if kind == "{" { depth += 1 }
      if kind == "}" { depth -= 1 }
      if depth == 1, kind == .word, code[index + 1].kind == .word, begins(code, index), hash(code, index) == own {
        let end = code[index + 2].kind
        if end == ";" || end == "," {
          report(code, index, index + 1, .strong, "the struct would have to hold itself", context)
        }
      }
      index += 1
    }
  }

  /// Whether a type may begin a declaration or a parameter there.
  private static func begins(_ code: Code, _ index: Int) -> Bool {
    switch code[index - 1].kind {
    case "(", ",", ";", "{", "}", .lineBreak, .other: !code.isWord(index, in: statements)
    case .word: code.isWord(index - 1, "struct") || code.isWord(index - 1, "const")
    default: false
    }
  }

  /// Whether the name of a type says that it can be followed.
  private static func isPointer(_ code: Code, _ index: Int) -> Bool {
    let end = Int(code[index].end)
    let bytes = code.bytes
    // HANDLE, LPVOID.
    if code[index].range.allSatisfy({ !bytes[$0].isASCIILetter || bytes[$0] != bytes[$0].lowercased }) { return true }
    return bytes.hasWord("ptr", at: end - 3) || bytes.hasWord("ref", at: end - 3)
      || bytes.hasWord("handle", at: end - 6)
      || bytes.hasWord("iterator", at: end - 8) || bytes.hasWord("iter", at: end - 4)
      || bytes.hasWord("pointer", at: end - 7)
  }

  /// The names that are followed by `->`.
  private static func gatherArrows(_ code: Code) -> Set<UInt64> {
    var names: Set<UInt64> = []
    for index in 0..<code.count where code[index].kind == "-" && code[index - 1].kind == .word {
      if code[index + 1].kind == ">", code.touches(index - 1, index), code.touches(index, index + 1) {
        names.insert(hash(code, index - 1))
      }
    }
    return names
  }

  /// FNV-1a.
  private static func hash(_ code: Code, _ index: Int) -> UInt64 {
    code.bytes[code[index].range].reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func report(
    _ code: Code, _ first: Int, _ last: Int, _ confidence: Confidence, _ message: String, _ context: RuleContext
  ) {
    context.report(
      damage: self, in: code.text, Int(code[first].start)..<Int(code[last].end), confidence, message,
      help: EatenEmphasis.help("`*`", "the star in again"))
  }

  private static let basic = WordSet([
    "int", "char", "float", "double", "short", "long", "bool", "unsigned", "size_t", "FILE",
  ])
  private static let addresses = WordSet(["new", "nullptr"])
  private static let allocators = WordSet(["malloc", "calloc", "realloc", "fopen"])
  private static let statements = WordSet([
    "return", "else", "auto", "using", "typename", "delete", "new", "throw", "goto", "case", "namespace", "typedef",
    "co_return", "co_await", "co_yield", "struct", "class", "enum", "union",
  ])
}
