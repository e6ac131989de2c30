import Diagnostics

/// Finds code that has lost a value which a template puts into it: `const names = ;`, `chart(names, )`, `token: $`.
///
/// Strong, in texts about templates, are an assignment of nothing (`= ;`, or `const url =` with a new statement in the
/// next line), and a dollar sign that stands for a whole value of YAML (`token: $`, of `${{ … }}`). Weak are a call
/// whose last argument is gone, and all of them in texts that do not speak of templates.
///
/// Exempt: a tuple of one (`(x,)`), an assignment that goes on in the next line, indented.
///
/// The range goes from the sign before the hole to the sign behind it.
enum MissingTemplateValue: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/missing-template-value", severity: .warning,
    summary: "code has lost a value that a template puts into it",
    why: """
      A template engine on the way into the bank took `{{ … }}` for its own and put in nothing. The code that is left \
      does not compile, and no reader learns where the value comes from.
      """,
    mend: """
      Look the expression up in the source of the text. Keep code from the template engine: wrap it in `{% raw %}` or \
      `{% verbatim %}`, or hand it over as data and not as part of the template.
      """,
    good: [
      RuleExample(
        """
        - id: values
          question: How are values handed to a script in a template?
          answer: |
            const names = {{ names|tojson }};
            const url =
                build(names);
            chart(names, url);
            process = start((q,), )

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: scripts
          question: How does a Jinja template hand data to a script?
          answer: |
            <script>
                const names «= ;»
                const url «=»
                fetch(url)
                chart(names«, )»;
            </script>

        """),
      RuleExample(
        """
        - id: workflows
          question: How does a workflow read a secret?
          answer: |
            env:
              TOKEN: «$»
              VERSION: 1

        """),
      RuleExample(
        """
        - id: tests
          question: How does a script test what a pipeline gives?
          answer: |
            if «[  -ne» 0 ]; then
              echo failed
            fi

        """),
    ])

  static let family = DamageFamily.template
  static let leads = [
    Lead(";", before: .blanks), Lead(")", before: ByteSet(" ")), Lead("=", behind: .lineBreaks),
    Lead("$", behind: ByteSet("\n\"")), Lead("[", before: .blanks | ByteSet("["), behind: ByteSet(" ")),
  ]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    switch bytes[offset] {
    case UInt8(ascii: "["):
      // `[ -ne 0 ]`
      let sign = bytes.skippingBlanks(from: offset + 1)
      guard bytes.byte(sign) == UInt8(ascii: "-"), bytes.byte(sign + 3) == 0x20,
        comparisons.contains(bytes, sign + 1..<sign + 3)
      else { return }
      report(text, offset..<sign + 3, context)
    case UInt8(ascii: ";"):
      let end = bytes.skippingBlanks(before: offset)
      guard end < offset, bytes.byte(end - 1) == UInt8(ascii: "="), isAssignment(bytes, at: end - 1) else { return }
      report(text, end - 1..<offset + 1, context, inTemplate: .strong, elsewhere: .weak(50))
    case UInt8(ascii: ")"):
      guard bytes.byte(offset - 1) == 0x20, bytes.byte(offset - 2) == UInt8(ascii: ","),
        bytes.byte(offset - 3).isNamePart
      else { return }
      report(text, offset - 2..<offset + 1, context, inTemplate: .weak(60), elsewhere: .weak(20))
    case UInt8(ascii: "="):
      guard bytes.byte(offset + 1) == 0x0A || bytes.byte(offset + 1) == 0x0D, isAssignment(bytes, at: offset),
        declares(bytes, before: offset), startsStatement(bytes, after: offset)
      else { return }
      report(text, offset..<offset + 1, context, inTemplate: .strong, elsewhere: .weak(60))
    default:
      guard bytes.byte(offset + 1) == 0x0A || bytes.byte(offset + 1) == UInt8(ascii: "\""),
        isValue(bytes, at: offset)
      else { return }
      report(text, offset..<offset + 1, context)
    }
  }

  /// Operators of `test` that have an operand on both sides.
  private static let comparisons = WordSet(["eq", "ne", "lt", "gt", "le", "ge", "nt", "ot", "ef"])

  private static func report(
    _ text: Text, _ range: Range<Int>, _ context: RuleContext, inTemplate: Confidence = .strong,
    elsewhere: Confidence? = nil
  ) {
    // A whole value of YAML is known by itself.
    guard elsewhere == nil || context.layout.isCode(at: range.lowerBound) else { return }
    context.report(
      damage: self, in: text, range, elsewhere.map { context.isAboutTemplates ? inTemplate : $0 } ?? inTemplate,
      "a value is missing at `\(String(decoding: text.bytes[range], as: UTF8.self))`",
      help:
        "a template engine took `{{ … }}` for its own and put in nothing: look the expression up in the source, and "
        + "keep code from the engine (`{% raw %}`)")
  }

  /// Whether the equals sign is no part of another operator and a name stands before it.
  private static func isAssignment(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let name = bytes.skippingBlanks(before: index)
    return bytes.byte(name - 1).isNamePart || bytes.byte(name - 1) == UInt8(ascii: "]")
  }

  /// Whether the line begins with a word that declares a variable.
  private static func declares(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    let start = bytes.skippingBlanks(from: bytes.lineStart(before: index, limit: 120))
    return bytes.hasWord("const ", at: start) || bytes.hasWord("let ", at: start) || bytes.hasWord("var ", at: start)
  }

  /// Whether the next line is indented no further, and goes on with something that is no operand alone.
  private static func startsStatement(_ bytes: UnsafeBufferPointer<UInt8>, after index: Int) -> Bool {
    let lineStart = bytes.lineStart(before: index, limit: 120)
    let indent = bytes.skippingBlanks(from: lineStart) - lineStart
    let next = bytes.lineEnd(after: index, limit: 4) + 1
    let content = bytes.skippingBlanks(from: next)
    guard bytes.byte(content) != 0x0A, content - next <= indent else { return false }
    return bytes.byte(content).isASCIILetter || bytes.byte(content) == UInt8(ascii: "<")
  }

  /// Whether the dollar sign is all of a value: `key: $`, `"$"`, `KEY=$`.
  private static func isValue(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let before = bytes.byte(index - 1)
    if before == UInt8(ascii: "\"") {
      return bytes.byte(index + 1) == before && bytes.byte(index - 2) == 0x20
        && bytes.byte(index - 3) == UInt8(ascii: ":")
    }
    guard bytes.byte(index + 1) == 0x0A else { return false }
    if before == UInt8(ascii: "=") { return bytes.byte(index - 2).isNamePart && isLine(bytes, before: index - 1) }
    return before == 0x20 && bytes.byte(index - 2) == UInt8(ascii: ":") && isLine(bytes, before: index - 2)
  }

  /// Whether nothing but a name stands in the line before an index.
  private static func isLine(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
    var start = end
    while start > end - 60, bytes.byte(start - 1).isNamePart || bytes.byte(start - 1) == UInt8(ascii: "-") {
      start -= 1
    }
    let lineStart = bytes.skippingBlanks(before: start)
    return start < end && bytes.byte(lineStart - 1) == 0x0A
  }
}
