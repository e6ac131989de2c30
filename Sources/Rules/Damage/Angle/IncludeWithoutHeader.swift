import Diagnostics

/// Finds `#include` with nothing behind it: the name of the header stood between angle brackets.
///
/// The directive has to begin the line, and nothing but a comment may follow it. Exempt: a list of directives, where
/// the line above or below is another directive without operands (`#define`, `#ifdef`).
enum IncludeWithoutHeader: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/include-without-header", severity: .error,
    summary: "an `#include` has lost the name of its header",
    why: """
      `<iostream>` looks like a tag, and an HTML parser or a sanitizer took it out on the way into the bank. The code \
      does not compile, and where the header is gone, type arguments in angle brackets (`vector<int>`) mostly are too.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: hello
          question: How does a C++ program begin?
          answer: |
            The #include directive copies a header into the file:

            #include <iostream>
            #include "config.h"
            int main() { std::cout << "Hello"; }

        """),
      RuleExample(
        """
        - id: directives
          question: Which directives does the preprocessor know?
          answer: |
            #include
            #define
            #ifdef

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: hello
          question: How does a C++ program begin?
          answer: |
            «#include»
            «#include» // for the containers

            int main() { std::cout << "Hello"; }

        """)
    ])

  static let family = DamageFamily.angle
  static let leads = [Lead("#", before: .blanks | ByteSet("\n"), behind: .blanks | ByteSet("iI"))]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let name = bytes.skippingBlanks(from: offset + 1)
    guard bytes.hasWord("include", at: name) || bytes.hasWord("import", at: name) else { return }
    let line = context.layout.lineIndex(at: offset)
    let start = Int(context.layout.line(line).content)
    let end = Int(context.layout.line(line).end)
    var stop = name
    while stop < end, bytes[stop].isNamePart { stop += 1 }
    guard start == offset, directives.contains(bytes, name..<stop) else { return }
    let next = bytes.skippingBlanks(from: stop)
    guard next >= end || bytes.byte(next) == UInt8(ascii: "/") && bytes.byte(next + 1).isOne(of: "/*") else {
      return
    }
    guard !isListed(line - 1, bytes, context.layout), !isListed(line + 1, bytes, context.layout) else { return }
    context.report(
      damage: self, in: text, offset..<stop, .strong, "the `#include` names no header",
      help: EatenTag.help("the header's name in angle brackets"))
  }

  /// Whether a line is a directive that has no operand either, but should have one.
  private static func isListed(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ layout: TextLayout) -> Bool {
    let line = layout.line(index)
    guard line.kind != .blank, bytes.byte(Int(line.content)) == UInt8(ascii: "#") else { return false }
    let name = bytes.skippingBlanks(from: Int(line.content) + 1)
    return bare.contains(bytes, name..<max(name, bytes.skippingBlanks(before: Int(line.end))))
  }

  private static let directives = WordSet(["include", "include_next", "import"])
  private static let bare = WordSet(["define", "undef", "ifdef", "ifndef", "if", "elif", "pragma", "error", "line"])
}
