import Diagnostics

/// Finds lines of code that were one line each and became one: `import os def f(): return 1`.
///
/// A line is judged by all places at which one statement ends and another begins with only a blank between
/// (``JoinedLineScan``). Columns of a table, short blocks on one line (`if (x) { return y; }`), the `;` of a `for`, two statements with a
/// semicolon, accessors (`{ get; set; }`) and conditions before a statement have no weight or too little.
enum JoinedLines: DamageRule, LineRule {
  static let metadata = RuleMetadata(
    id: "damage/joined-lines", severity: .error,
    summary: "several lines of code stand on one line, with blanks for the line breaks",
    why: """
      HTML shows a line break as a blank unless the code stands in `<pre>`, and a folded scalar of YAML (`>`) makes \
      blanks of line breaks too. In Python, shells and others the code does not run any more; a comment to the end of \
      the line swallows what followed; and no reader can follow it.
      """,
    mend: """
      Take the code from its source again, line by line, and keep it in a literal block (`|`). An importer must take \
      the text of `<pre>` as it is.
      """,
    good: [
      RuleExample(
        """
        - id: logs
          question: What does a build print?
          answer: |
            Finished `dev` profile [unoptimized + debuginfo] target(s) in 0.52s

            web1 [2012-02-26 00:12:03] my_logger.INFO: My logger is now ready [] []

            cargo check tells how to change the code to make it work with both editions. cargo fix changes it.

            Same as run(file, arguments, options) except both are given in one string. For example, run("a b") does.

        """),
      RuleExample(
        """
        - id: one-line-bodies
          question: Which bodies may share a line?
          answer: |
            #![feature(test, rustc_private)]

            impl First for Test { fn name() {} }

            impl Shown for Test { fn name(&self) { println!("shown"); } }

            extern "C" fn start(count: i32) -> i32 {
                0
            }

            private(set) var size = 10

            nonisolated(unsafe) static var value = 10

            const nested = from({ a: { b: { c: [3, 4, 5] } } });

            // Map { a: Map { b: Map { c: List [3, 4, 5] } } }

        """),
      RuleExample(
        """
        - id: methods
          question: Which methods may stand on a line?
          answer: |
            def total(*args) sum(:total, *args) end

            @param {Object} [options.strict=false] return the values as they are written.

        """),
      RuleExample(
        """
        - id: one-liners
          question: Which statements may share a line?
          answer: |
            for (let i = 0; i < 10; i++) { total += i; }
            if (total > 3) return total;
            public string Name { get; set; }
            const square = (x) => { return x * x; };
            a = 1; b = 2
            print([x for x in range(3) if x]); print(max(items, key=lambda item: item.price))
            var names = people.filter { $0.age > 3 }.map { $0.name } // the adults

            Text to parse   Parsed object             Rest
            "2012-12-03"    Date.of(2012, 12, 3, 0)   ZERO
            "24:00"         Time.of(0, 0)             Period.of(1)

            <ul> <li>one</li> <li>two</li> <li>three</li> <li>four</li> <li>five</li> </ul>

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: closures
          question: What does a closure remember?
          answer: |
            import «os def» size(path): return os.stat(path).st_size print(size("a"))

            let first = «1 let» second = 2

        """),
      RuleExample(
        """
        - id: pipelines
          question: How are long commands written?
          answer: |
            tool create-table «\\ -»-name Scores \\ --key Name

            gem 'rack', '~> 3.0«' gem» 'rake', '~> 13.0' gem 'puma', '~> 6.0'

            #include <stdio.h«> int» main(void) { return 0; }

            «[package»] name = "box" version = "0.1.0" [dependencies] rack = "1"

            $ tool «update$» tool install$ tool run

            gem 'rack', '~> 3.0«'gem» 'rake', '~> 13.0'

            let settings = «first let» data = second

            # Make a folder for it «$» cd folder

            from tkinter import «tixfrom» tkinter.constants import *

            Remove the tool«:`»``brew uninstall tool``` and install it again.

            {"size": 3«,"name"»: "box","items": [],"weight": 2.5,"isOpen": true}

        """),
    ])

  static let family = DamageFamily.collapsed

  /// Shorter lines hold no two statements, in bytes.
  private static let shortest = 24
  /// How many brackets are kept in mind, one within the other.
  private static let deepest = 64
  /// From this weight on, a line speaks for itself.
  private static let sure = 100

  static let leadLines = [LineLead(.prose, .code, needsStatements: true)]

  static func check(_ text: Text, line index: Int, _ context: RuleContext) {
    let layout = context.layout
    let line = layout.line(index)
    guard line.end - line.content >= shortest else { return }
    withUnsafeTemporaryAllocation(of: Int.self, capacity: deepest) { memory in
      var scan = JoinedLineScan(line, of: text.bytes, layout.masks, OpenBrackets(memory))
      scan.scan()
      guard scan.weight >= 25, let place = scan.first, !isColumn(place, index, layout, text.bytes) else { return }
      let count = scan.count
      let confidence: Confidence = scan.weight >= sure ? .strong : .weak(scan.weight >= 50 ? 25 : 10)
      context.report(
        damage: self, in: text, place, confidence,
        count > 1
          ? "\(count) line breaks or so are missing in this line of code, the first one here"
          : "a line break is missing in this line of code",
        help: LostLineBreaks.help("code"))
    }
  }

  /// Whether the place is the gap between two columns of a table: a neighbouring line has a gap that ends there too.
  private static func isColumn(
    _ place: Range<Int>, _ index: Int, _ layout: TextLayout, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let next = bytes.skippingBlanks(from: place.lowerBound + 1)
    guard next > place.lowerBound + 2 else { return false }
    let column = next - Int(layout.line(index).start)
    for neighbor in [layout.line(index - 1), layout.line(index + 1)] {
      let start = Int(neighbor.start) + column
      guard start < neighbor.end, start - 2 > neighbor.content else { continue }
      if !bytes[start].isBlank, bytes[start - 1].isBlank, bytes[start - 2].isBlank { return true }
    }
    return false
  }
}
