import Diagnostics

/// Finds character references of HTML that nobody turned back: `List&lt;String&gt;`, `don&#39;t`.
enum LeftoverEntity: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/leftover-entity", severity: .error,
    summary: "a sign is still written as an HTML entity (`&lt;`, `&#39;`, `&nbsp;`)",
    why: """
      The text was escaped for a web page and stored as it came. A reader of code must guess what \
      `List&lt;String&gt;` is, and code that is copied does not run.
      """,
    mend: """
      Let qlint put the signs back. To prevent it, unescape text that is taken from HTML before it is stored \
      (Python: `html.unescape`), and escape once, where it is shown.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: escaping
          question: How does a template engine escape text?
          answer: |
            It writes &lt; for < and &gt; for >, and so <b> becomes &lt;b&gt; on the page.

        """),
      RuleExample(
        """
        - id: copyright
          question: How do you write a copyright sign and a price in a page?
          answer: |
            <footer>
              <p>&copy; 2024 Ann &amp; Bob, 5&nbsp;&euro;</p>
            </footer>

        """),
      RuleExample(
        """
        - id: address
          question: How do you take the address of a variable in C?
          answer: |
            int sum = 0;
            int *p = &sum;
            double *q = &pi;

        """),
      RuleExample(
        """
        - id: query
          question: What separates the parameters of a query?
          answer: "An ampersand: /search?q=a&lt=5&copy=1&amp=2"

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: generics
          question: How do you make a list of strings in Java?
          answer: |
            List«&lt;String&gt; names = new ArrayList&lt;&gt;»();
            if (a «&amp;&amp; b) { return x -&gt;» x; }

        """,
        fixed: """
          - id: generics
            question: How do you make a list of strings in Java?
            answer: |
              List<String> names = new ArrayList<>();
              if (a && b) { return x -> x; }

          """),
      RuleExample(
        """
        - id: closures
          question: What«&#39;»s a closure?
          answer: |
            A function that keeps what it can see; it doesn«&#x27;»t copy it.

        """,
        fixed: """
          - id: closures
            question: What's a closure?
            answer: |
              A function that keeps what it can see; it doesn't copy it.

          """),
      RuleExample(
        """
        - id: loops
          question: How does a loop look in Python?
          answer: |
            for x in items:
            «&nbsp;&nbsp;&nbsp;&nbsp;»print(x)

        """,
        fixed: """
          - id: loops
            question: How does a loop look in Python?
            answer: |
              for x in items:
                  print(x)

          """),
    ])

  static let family = DamageFamily.entity

  static let requiredBytes = ByteSet("&")

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    guard var next = bytes.firstIndex(of: UInt8(ascii: "&"), from: 0) else { return }
    var judge: EntityJudge?
    var groups: SpotGroups?
    while true {
      var behind = next + 1
      if let entity = Entity.at(next, bytes) {
        behind = entity.range.upperBound
        if entity.depth == 1 {
          if judge == nil {
            judge = EntityJudge(text, context)
            groups = Self.groups(text, context)
          }
          if let weight = judge?.weight(of: entity), weight > 0 {
            groups?.add(Spot(entity.range, entity.text, weight: weight))
          }
        }
      }
      guard let following = bytes.firstIndex(of: UInt8(ascii: "&"), from: behind) else { break }
      next = following
    }
    groups?.report()
  }

  private static func groups(_ text: Text, _ context: RuleContext) -> SpotGroups {
    SpotGroups(
      self, text, context,
      help: "the text was escaped for a web page and kept so; unescape what is taken from HTML before it is stored"
    ) { spots in
      spots.count == 1 ? "put the sign back" : "put the signs back"
    } message: { spots in
      guard let spot = spots.first, let sign = spot.text else { return "" }
      let entity = Quotation.of(String(decoding: text.bytes[spot.range], as: UTF8.self))
      let meaning = sign == " " ? "a blank" : Quotation.of(sign)
      if spots.count == 1 { return "the entity \(entity) stands where \(meaning) belongs" }
      return "\(spots.count) entities stand where signs belong, the first \(entity) for \(meaning)"
    }
  }
}
