import Diagnostics

/// Finds curly quotes in code: `print(“Hello”)`.
enum CurlyQuoteInCode: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/curly-quote-in-code", severity: .error,
    summary: "curly quotes (`“ ” ‘ ’`) stand in code where straight ones belong",
    why: """
      No language takes them for quotes, so the code does not compile. A word processor or a “smart punctuation” \
      filter of a site generator made all quotes pretty, those of code too.
      """,
    mend: """
      Let qlint put straight quotes back. To prevent it, switch smart punctuation off for code (SmartyPants, `smart` of \
      Pandoc, `typographer` of markdown-it, AutoFormat of Word), or write code as code.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: quotes
          question: What is a “string literal”?
          answer: |
            Text between quotes – it’s that simple (“quoted”, so to speak).

            print("She said “hi”")  # it’s only a string

            “Single”: one of these, ‘…’.
            Errors are called “errors”.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: hello
          question: How do you print a text in Python?
          answer: |
            def hello():
                print(«“Hello”, ‘world’»)

        """,
        fixed: """
          - id: hello
            question: How do you print a text in Python?
            answer: |
              def hello():
                  print("Hello", 'world')

          """),
      RuleExample(
        """
        - id: collapse
          question: What opens a menu?
          answer: |
            The attribute data-toggle=«”collapse”» of the button does.

        """,
        fixed: """
          - id: collapse
            question: What opens a menu?
            answer: |
              The attribute data-toggle="collapse" of the button does.

          """),
      RuleExample(
        """
        - id: settings
          question: Which settings are needed?
          answer: |
            The service needs these two, and reports an error without them:

            «“cluster”: “main”»,
            «“tags”: “none”»
            }

        """,
        fixed: """
          - id: settings
            question: Which settings are needed?
            answer: |
              The service needs these two, and reports an error without them:

              "cluster": "main",
              "tags": "none"
              }

          """),
      RuleExample(
        """
        - id: messages
          question: What happens where a key is missing?
          answer: |
            The program ends with a message:

            KeyError: no «‘cluster’» is set

        """,
        fixed: """
          - id: messages
            question: What happens where a key is missing?
            answer: |
              The program ends with a message:

              KeyError: no 'cluster' is set

          """),
      RuleExample(
        """
        - id: traceback
          question: What does Python print?
          answer: |
            The place comes first:

              File «“main.py“», line 3

        """,
        fixed: """
          - id: traceback
            question: What does Python print?
            answer: |
              The place comes first:

                File "main.py", line 3

          """),
      RuleExample(
        """
        - id: strict
          question: What is «“use strict”»;?
          answer: |
            A directive. A reference in Rust is like &«‘a T, and its errors dyn Error + ‘»static>.

        """,
        fixed: """
          - id: strict
            question: What is "use strict";?
            answer: |
              A directive. A reference in Rust is like &'a T, and its errors dyn Error + 'static>.

          """),
    ])

  static let family = DamageFamily.typographic
  static let requiredBytes = ByteSet.beyondASCII

  static func check(_ text: Text, _ context: RuleContext) {
    var opened = 0
    // The end of a line of data, or of a message of an interpreter.
    var quoted = 0
    TypographicSearch.check(
      self, in: text, context,
      help: "a word processor or a filter for smart punctuation changed it; switch that off for code",
      name: "the curly quote", signs: CurlyQuotePlace.isQuote
    ) { scalar, range in
      let straight = scalar <= 0x201B ? "'" : "\""
      switch SignPlace.of(range.lowerBound, in: text, context) {
      case .code: return Spot(range, straight)
      case .comment, .string:
        return Spot(range, straight, weight: CurlyQuotePlace.isTriple(text.bytes, range) ? Spot.strong : 20)
      case .prose:
        if CurlyQuotePlace.isTriple(text.bytes, range) { return Spot(range, straight) }
        if range.lowerBound < quoted { return Spot(range, straight) }
        if CurlyQuotePlace.isLifetime(scalar, range, text.bytes) { return Spot(range, straight) }
        if range.lowerBound >= opened,
          CurlyQuotePlace.isInPair(text.bytes, range) || CurlyQuotePlace.isInMessage(text.bytes, range)
            || CurlyQuotePlace.isInTraceback(text.bytes, range)
        {
          quoted = text.bytes.lineEnd(after: range.lowerBound)
          return Spot(range, straight)
        }
        if range.lowerBound < opened {
          opened = 0
          return Spot(range, straight)
        }
        guard CurlyQuotePlace.opensInlineCode(text.bytes, range) || CurlyQuotePlace.isStatement(text.bytes, range)
        else {
          return CurlyQuotePlace.isTurned(scalar, range, text.bytes) ? Spot(range, straight, weight: 50) : nil
        }
        opened = CurlyQuotePlace.partner(of: range, text.bytes)
        return opened > 0 ? Spot(range, straight) : nil
      }
    }
  }
}
