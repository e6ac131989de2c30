import Diagnostics

/// Finds types, templates and functions without the arguments in angle brackets that they cannot do without:
/// `std::vector numbers;`, `data: Vec,`, `static_cast(x)`, `template` alone, `private List items;`.
///
/// Certain where the language demands them: C++ (`template`, casts, templates of the standard library that declare
/// something without giving it a value), Rust (in the place of a type), C#, Kotlin and TypeScript (in a declaration).
/// Weak where the compiler can find them out (`std::vector v{1, 2}`), or where a raw type is allowed (Java). Exempt:
/// types that the text declares itself, `use` and `using`, paths (`Vec::new()`), comments.
enum MissingTypeArguments: DamageRule, CodeBlockRule {
  static let metadata = RuleMetadata(
    id: "damage/missing-type-arguments", severity: .error,
    summary: "a generic type has lost its arguments",
    why: """
      `<int>` or `<String>` looks like a tag, and an HTML parser or a sanitizer took it out on the way into the bank. \
      The code does not compile, and a text about generics does not show any.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: promises
          question: How does a client of PHP wait?
          answer: |
            <?php
            function fetch($url): Promise {
                return $this->client->get($url);
            }

        """),
      RuleExample(
        """
        - id: members
          question: Which member puts an item in front?
          answer: |
            std::list::push_front(value) does, and its arguments are the same.

            std::list::push_front(value);

        """),
      RuleExample(
        """
        - id: cpp-types
          question: Which arguments can be left out?
          answer: |
            #include <vector>
            using std::vector;
            template <typename T>
            class Stack { std::vector<T> items; };
            int main() { auto x = static_cast<int>(3.5); }

        """),
      RuleExample(
        """
        - id: rust-types
          question: Which arguments can be left out?
          answer: |
            use std::rc::Rc;
            fn main() {
                let mut v: Vec<i32> = Vec::new();
                let b = Box::new(v);
            }

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: cpp-types
          question: What is a template?
          answer: |
            #include "stack.h"
            «template»
            class Stack { std::«vector» items; };
            int main() {
                auto x = «static_cast»(3.5);
                std::«unique_ptr» p = std::«make_unique»(3);
                auto q = std::«make_shared»();
                call(std::«forward»(x));
                static_assert(std::«is_integral»::value && std::true_type::value);
            }

        """),
      RuleExample(
        """
        - id: rust-types
          question: What holds a list?
          answer: |
            struct Grid {
                x: «Vec»,
                y: «Option»,
            }
            impl «From» for Grid {
                fn from(x: u32) -> Self { todo!() }
            }

        """),
      RuleExample(
        """
        - id: csharp-calls
          question: How are services registered?
          answer: |
            using System;

            builder.Services.«AddScoped»();
            builder.Services.AddSingleton(new Clock());
            var clock = provider.«GetRequiredService»();
            public class Store<T> where T : class { }

        """),
      RuleExample(
        """
        - id: weak-signs
          question: How does Java hold a list?
          answer: |
            public class Shop {
                private T owner;
                private «List» names = new ArrayList();

                public static void main(String[] args) {
                    System.out.println("open");
                }
            }

        """),
    ])

  static let family = DamageFamily.angle

  static func check(_ code: Code, _ context: RuleContext) {
    var types = DeclaredTypes()
    switch code.language {
    case .c: for index in 0..<code.count where code[index].kind == .word { checkCpp(code, index, &types, context) }
    case .rust: for index in 0..<code.count where code[index].kind == .word { checkRust(code, index, &types, context) }
    case .csharp:
      for index in 0..<code.count where code[index].kind == .word { checkCSharp(code, index, &types, context) }
    case .java:
      for index in 0..<code.count where code.isWord(index, in: TypeName.java) {
        checkDeclaration(code, index, &types, .weak(10), context)
      }
      checkGenericMethods(code, context)
    case .kotlin:
      // Swift has an Array and a Set whose arguments the compiler finds out.
      let isKotlin = (0..<code.count).contains { code.isWord($0, "fun") || code.isWord($0, "val") }
      for index in 0..<code.count where code.isWord(index, in: TypeName.kotlin) {
        let isShared = code.isWord(index, "Array") || code.isWord(index, "Set")
        checkAnnotation(code, index, &types, isKotlin && !isShared ? .strong : .weak(30), context)
      }
    case .javascript:
      let candidates = (0..<code.count).filter { code.isWord($0, in: TypeName.typeScript) }
      guard !candidates.isEmpty, !isPHP(code) else { return }
      for index in candidates { checkAnnotation(code, index, &types, .strong, context) }
    default: break
    }
  }

  static func report(_ code: Code, _ index: Int, _ confidence: Confidence, _ context: RuleContext) {
    let name = String(decoding: code.bytes[code[index].range], as: UTF8.self)
    context.report(
      damage: self, in: code.text, code[index].range, confidence,
      "\(Quotation.of(name)) lacks its arguments in angle brackets", help: EatenTag.help("`<…>` behind it"))
  }

  /// Whether variables are written as in PHP, whose classes have no type arguments: `$client->`, `$this`, `fetch($url`.
  private static func isPHP(_ code: Code) -> Bool {
    (0..<code.count).contains { index in
      guard code[index].kind == "$", code[index + 1].kind == .word, code.touches(index, index + 1) else { return false }
      return code[index + 2].kind == "-" && code[index + 3].kind == ">" || code[index - 1].kind == "("
        || code.isWord(index + 1, "this") || code[index - 1].kind == .lineBreak
    }
  }

  // MARK: - C#

  private static func checkCSharp(
    _ code: Code, _ index: Int, _ types: inout DeclaredTypes, _ context: RuleContext
  ) {
    if code.isWord(index, in: TypeName.csharp) {
      // Java has a raw List, and is not always told from C#.
      return checkDeclaration(code, index, &types, code.isWord(index, "List") ? .weak(50) : .strong, context)
    }
    // `services.AddScoped();`: without a value it is told the type.
    guard code[index + 1].kind == "(", code[index + 2].kind == ")", code[index - 1].kind == ".",
      code.isWord(index, in: TypeName.toldCSharp)
    else { return }
    report(code, index, .strong, context)
  }

  // MARK: - TypeScript

  /// Whether TypeScript has a type there: behind `&`, `|`, `extends`, `as` and the `=` of a `type`.
  private static func isOperand(_ code: Code, _ index: Int) -> Bool {
    switch code[index - 1].kind {
    case "&", "|": code[index - 2].kind != code[index - 1].kind
    case "<": true
    case "=": code.isWord(index - 3, "type")
    case .word: code.isWord(index - 1, "extends") || code.isWord(index - 1, "as")
    default: false
    }
  }

  private static let declaring = DeclaredTypes.words

  // MARK: - Rust

  private static func checkRust(_ code: Code, _ index: Int, _ types: inout DeclaredTypes, _ context: RuleContext) {
    let next = code[index + 1].kind
    if next == ":", code[index + 2].kind == ":" {
      // The turbofish, collect::<Vec<_>>(), without what stood in it.
      if code[index + 3].kind == "(", code.touches(index + 2, index + 3) { report(code, index, .strong, context) }
      return
    }
    guard next != "<" else { return }
    if code.isWord(index, in: TypeName.rustTraits), code.isWord(index + 1, "for"), code.isWord(index - 1, "impl") {
      report(code, index, .strong, context)
      return
    }
    guard code.isWord(index, in: TypeName.rust), isPlaceOfType(code, index) else { return }
    switch next {
    case ",", ";", ")", "=", "{", ">", "+", .lineBreak, "}":
      if !types.declares(code, index) { report(code, index, .strong, context) }
    default:
      break
    }
  }

  /// Behind `:`, `->`, `&`, `&mut`, `<`, `for`, or as the value of a `type`.
  private static func isPlaceOfType(_ code: Code, _ index: Int) -> Bool {
    let previous = code[index - 1].kind
    switch previous {
    case ":": return code[index - 2].kind != ":"
    case ">": return code[index - 2].kind == "-"
    case "&", "<": return true
    case "(": return code[index - 2].kind == .word && code.isWord(index - 3, "struct")
    case "=": return code.isWord(index - 3, "type")
    case .word: return code.isWord(index - 1, "mut") && code[index - 2].kind == "&" || code.isWord(index - 1, "for")
    default: return false
    }
  }

  // MARK: - C#, Java: the type stands before the name

  private static func checkDeclaration(
    _ code: Code, _ index: Int, _ types: inout DeclaredTypes, _ confidence: Confidence, _ context: RuleContext
  ) {
    guard code[index - 1].kind != ".", !types.declares(code, index) else { return }
    let next = code[index + 1].kind
    if code.isWord(index - 1, "new") {
      // The other half of a declaration is enough.
      if code.language == .csharp, next == "(" || next == "{" { report(code, index, .strong, context) }
      return
    }
    guard next == .word, !code.isWord(index - 1, in: declaring) else { return }
    let behind = code[index + 2].kind
    if behind == ";" || behind == "=" || behind == "," || behind == ")" || behind == "(" || behind == "{" {
      report(code, index, confidence, context)
    }
  }

  /// `public static  T first(`: two blanks where the type parameters of a method stood.
  private static func checkGenericMethods(_ code: Code, _ context: RuleContext) {
    for index in 0..<code.count where code[index + 1].start - code[index].end == 2 && code[index + 1].kind == .word {
      guard code.isWord(index, in: modifiers), isMethod(code, index + 1) else { continue }
      context.report(
        damage: self, in: code.text, Int(code[index].start)..<Int(code[index + 1].end), .weak(60),
        "the type parameters of the method are gone", help: EatenTag.help("`<…>` before the type of the result"))
    }
  }

  /// Whether the type of a result, a name and a parenthesis follow: `T first(`, `T[] all(`, `List<T> rest(`.
  private static func isMethod(_ code: Code, _ start: Int) -> Bool {
    var index = start + 1
    while index < start + 10, code[index].kind.rawValue.isOne(of: "<>,?[]") || code[index - 1].kind == "<" {
      index += 1
    }
    return code[index].kind == .word && code[index + 1].kind == "(" && !code.isWord(start, in: declaring)
  }

  private static let modifiers = WordSet(["public", "protected", "private", "static", "final", "abstract", "default"])

  // MARK: - Kotlin, TypeScript: the type stands behind a colon

  private static func checkAnnotation(
    _ code: Code, _ index: Int, _ types: inout DeclaredTypes, _ confidence: Confidence, _ context: RuleContext
  ) {
    // React.RefObject
    let first = code[index - 1].kind == "." && code.isWord(index - 2, "React") ? index - 2 : index
    if code.isWord(index, in: TypeName.utility), isOperand(code, first) {
      switch code[index + 1].kind {
      case "{", "&", "|", ";", ",", ")", "[", "=", ">", .lineBreak: report(code, index, confidence, context)
      default: break
      }
      return
    }
    guard code[first - 1].kind == ":", code[first - 2].kind == .word || code[first - 2].kind == ")",
      !types.declares(code, index)
    else { return }
    let isResult = code[first - 2].kind == ")"
    var next = index + 1
    if code[next].kind == "?" { next += 1 }
    switch code[next].kind {
    case "=":
      report(code, index, confidence, context)
    case "{":
      if isResult { report(code, index, confidence, context) }
    case ")", ",":
      // An object literal has its values behind colons, too.
      let isNeverValue = code.isWord(index, in: TypeName.utility)
      if code.language == .kotlin || isNeverValue { report(code, index, confidence, context) }
    case .lineBreak:
      if code.language == .kotlin || isResult { report(code, index, confidence, context) }
    default:
      break
    }
  }
}
