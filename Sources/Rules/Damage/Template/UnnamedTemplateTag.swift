import Diagnostics

/// Finds prose about templates that has lost the tag it speaks of: `the  tags define four blocks`, `inside . This`.
///
/// In a line of prose of a text about templates: two blanks behind a word that wants something to follow (an article, a
/// preposition, `use`) or before a word that is said of tags (`tag`, `block`, `expression`, `filter`), strong; two
/// blanks between other words, a stop behind such a word and a blank, and parentheses with nothing in them, weak.
///
/// Exempt: texts that do not speak of templates, blanks behind a full stop, lines that are set out in columns.
///
/// The range goes from the word before the hole to the first character behind it.
enum UnnamedTemplateTag: DamageRule, LineRule {
  static let metadata = RuleMetadata(
    id: "damage/unnamed-template-tag", severity: .warning,
    summary: "prose about templates has lost the tag or expression that it names",
    why: """
      A template engine on the way into the bank took `{% … %}` or `{{ … }}` for its own and put in nothing. A reader \
      is told to use a tag and not told which.
      """,
    mend: """
      Look the tag up in the source of the text. Keep the text from the template engine: wrap it in `{% raw %}` or \
      `{% verbatim %}`, or hand it over as data and not as part of the template.
      """,
    good: [
      RuleExample(
        """
        - id: blocks
          question: What do the block tags of a template do?
          answer: |
            The {% block %} tags define what a child may fill in.  They are named.
            Name      Use       Tag
            Put the . at the end.

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: inheritance
          question: How does template inheritance work?
          answer: |
            In this example, «the  t»ags define four blocks that a child can fill in.
            To render the contents of the parent, «use .»

        """)
    ])

  static let family = DamageFamily.template

  static let leadLines = [LineLead(.prose, needsGaps: true)]

  static func check(_ text: Text, line number: Int, _ context: RuleContext) {
    let line = context.layout.line(number)
    var index = Int(line.content) + 1
    let end = min(Int(line.end), text.bytes.count)
    while index + 1 < end {
      if text.bytes[index] == 0x20 {
        look(text, at: index, end: end, context)
        // Behind the whole run.
        while index + 1 < end, text.bytes[index + 1] == 0x20 { index += 1 }
      }
      index += 1
    }
  }

  private static func look(_ text: Text, at index: Int, end: Int, _ context: RuleContext) {
    let bytes = text.bytes
    let next = bytes[index + 1]
    let before = bytes[index - 1]
    switch next {
    case 0x20:
      guard index + 2 < end, before.isWordPart || before == UInt8(ascii: ","), bytes[index + 2] != 0x20 else { return }
      let word = wordBefore(bytes, index)
      let isWanting = wanting.contains(bytes, word)
      let isSaid = isSaidOfTags(bytes, at: index + 2)
      guard bytes[index + 2].isWordPart || isWanting, context.isAboutTemplates else { return }
      report(text, word.lowerBound..<index + 3, isWanting || isSaid ? .strong : .weak(40), context)
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: ")"):
      let behind = bytes.byte(index + 2)
      guard before.isASCIILetter, behind == 0x20 || behind == 0x0A else { return }
      let word = wordBefore(bytes, index)
      guard wanting.contains(bytes, word), context.isAboutTemplates else { return }
      report(text, word.lowerBound..<index + 2, .weak(70), context)
    case UInt8(ascii: "("):
      let behind = bytes.byte(index + 3)
      guard bytes.byte(index + 2) == UInt8(ascii: ")"), before.isASCIILetter,
        behind == 0x0A || behind == UInt8(ascii: "."), context.isAboutTemplates
      else { return }
      report(text, index + 1..<index + 3, .weak(50), context)
    default:
      return
    }
  }

  private static func report(_ text: Text, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext) {
    var end = range.upperBound
    // Not into the middle of a character.
    while end < text.bytes.count, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
    context.report(
      damage: self, in: text, range.lowerBound..<end, confidence, "the tag or expression that is named here is missing",
      help:
        "a template engine took `{% … %}` or `{{ … }}` for its own and put in nothing: look it up in the source, and "
        + "keep the text from the engine (`{% raw %}`)")
  }

  private static func wordBefore(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Range<Int> {
    var start = end
    while start > end - 40, bytes.byte(start - 1).isWordPart { start -= 1 }
    return start..<end
  }

  private static func isSaidOfTags(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let end = min(index + 16, bytes.count)
    var stop = index
    while stop < end, bytes[stop].isNamePart { stop += 1 }
    return said.contains(bytes, index..<stop)
  }

  private static let wanting = WordSet([
    "the", "The", "a", "an", "in", "In", "with", "With", "use", "Use", "using", "Using", "of", "to", "inside", "by",
    "and",
    "or", "via", "from", "from", "like", "place", "put", "write", "pattern", "called", "between", "Both", "both", "as",
  ])
  private static let said = WordSet([
    "tag", "tags", "block", "blocks", "expression", "expressions", "filter", "filters", "interpolation",
    "interpolations", "syntax", "placeholder", "placeholders", "statement", "statements", "directive", "delimiters",
    "variable", "helper", "template", "templates", "is", "are",
  ])
}
