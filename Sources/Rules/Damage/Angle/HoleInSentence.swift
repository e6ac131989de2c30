import Diagnostics

/// Finds sentences with a hole: `both  and , with`, `wrap it in the .`, `the header() and footer()`.
///
/// In lines of prose only. Certain: an article, preposition or conjunction with two blanks, or with a blank and a comma
/// or stop behind it; an article right before a comma or stop; such a word at the end of a line where the next one
/// begins with one blank; a line that is nothing but a comma; parentheses that hold a line break; the only two
/// blanks of a text, in a sentence of seven words and more; an item that begins with an arrow (`-  -> an integer`).
/// Weak: two blanks within a sentence, a blank before a comma or stop behind another word, empty parentheses behind a blank. Exempt: two
/// blanks between sentences, columns (three or more blanks), texts that have two blanks everywhere.
///
/// Holes that stand close together in a line are reported as one, from the word before the first to behind the last.
enum HoleInSentence: DamageRule, LineRule {
  static let metadata = RuleMetadata(
    id: "damage/hole-in-sentence", severity: .error,
    summary: "a sentence has lost a name and kept the blanks around it",
    why: """
      The name looked like a tag (`<div>`, `<script setup>`, `<T>`), and an HTML parser or a sanitizer took it out on \
      the way into the bank. The sentence speaks of something that it no longer names.
      """,
    mend: EatenTag.mend,
    good: [
      RuleExample(
        """
        - id: usage
          question: What does the tool print?
          answer: |
            Commands:
            tool.js count  Count the lines in the file

            Examples:
            tool.js count -f foo.js  Count the lines in the given file

        """),
      RuleExample(
        """
        - id: verben
          question: Was gibt man an?
          answer: |
            Man gibt die Stufe an, die gelten soll, und weist das Programm an, nur wenig zu fragen.

        """),
      RuleExample(
        """
        - id: two-blanks
          question: Are two blanks between sentences allowed?
          answer: |
            Yes.  Some writers do so.  What it is good for, nobody knows; .NET and ... are no ends of sentences.
            Names follow in a table:
            the   head
            of    a table
            The options are:
            - --verbose  tells more
            Is this what you are used to? It is what we are connected to, and that.

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: elements
          question: Which elements have restrictions?
          answer: |
            Some of them, such as «as  and  or» others, must stand within a table, which is true of «both and» rows.
            Put it there, and wrap the others in «the .»
            Use another one instead of «the
             tag» that comes next.
            «See  for» more of them.
            Then set «--export-path  to» choose another folder.

        """),
      RuleExample(
        """
        - id: pointers
          question: How is a pointer written?
          answer: |
            A pointer is written with a star, and you can «use  (»stars) in other places of the same program, too.

            Its kinds of parameters are:

            «-  ->» an integer

        """),
      RuleExample(
        """
        - id: weak-signs
          question: Which module is this?
          answer: |
            The Filesystem «Library ()» has tools for files and folders that programs work with, and the new
            «Calendar ()» has those for dates.

        """),
    ])

  static let family = DamageFamily.angle

  static let leadLines = [
    LineLead(.prose, needsGaps: true), LineLead(.prose, first: ByteSet(",")), LineLead(.prose, last: ByteSet("(")),
    LineLead(.prose, next: ByteSet(",.")), LineLead(.prose, next: SentenceHoles.smallLetters),
    LineLead(.prose, last: FunctionWords.neverLast.lastBytes, next: .lineBreaks),
  ]

  static func check(_ text: Text, line index: Int, _ context: RuleContext) {
    let layout = context.layout
    let line = layout.line(index)
    let next = layout.line(index + 1)
    guard line.hasGaps || line.end - line.content == 1 || mayEndInHole(line, next, text.bytes),
      let base = text.bytes.baseAddress
    else { return }
    var holes = SentenceHoles(bytes: text.bytes, isSource: layout.isSource)
    holes.begin(line)
    var offset = Int(line.content)
    let end = Int(line.end)
    while offset < end {
      switch classes[Int(base[offset])] {
      case 1 where offset + 1 < end && classes[Int(base[offset + 1])] != 0:
        offset = holes.look(atBlank: offset)
      case 2:
        holes.look(atStop: offset)
        offset += 1
      default:
        offset += 1
      }
    }
    holes.lookAtEnd(next: next)
    report(holes.end(isOnlyLine: layout.hasOneLineWithGaps), in: text, context)
  }

  /// Whether the end of a line without gaps can show a hole: a cheap question before the others.
  private static func mayEndInHole(
    _ line: TextLayout.Line, _ next: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if next.kind == .blank {
      let end = bytes.skippingBlanks(before: Int(line.end))
      return FunctionWords.neverLast.contains(bytes, bytes.wordStart(before: end, from: Int(line.content))..<end)
    }
    let sign = bytes.byte(Int(next.content))
    return line.last == UInt8(ascii: "(") || sign == UInt8(ascii: ",") || sign == UInt8(ascii: ".") || next.indent == 1
  }

  private static func report(_ holes: [SentenceHoles.Hole], in text: Text, _ context: RuleContext) {
    for hole in holes {
      context.report(
        damage: self, in: text, hole.range, hole.isCertain ? .strong : .weak(hole.weight), message(hole, text.bytes),
        help: EatenTag.help("a name in angle brackets"))
    }
  }

  private static func message(_ hole: SentenceHoles.Hole, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard !hole.word.isEmpty else { return "a name is missing in this sentence" }
    return "a name is missing behind \(Quotation.of(String(decoding: bytes[hole.word], as: UTF8.self)))"
  }

  /// 1: a blank; 2: what may end a part of a sentence; 3: what else may stand behind the blanks of a hole, or begins
  /// a conjunction.
  private static let classes: [UInt8] = (0..<256).map { value in
    if value == 0x20 { return 1 }
    if UInt8(value).isOne(of: ",.;)") { return 2 }
    return UInt8(value).isOne(of: ":(aouey") || value == 0xD0 || value == 0xD1 ? 3 : 0
  }
}
