package import Diagnostics
package import YAML

/// Characters that hide, or that turn the direction of writing, outside of the texts that the rules for damage read: in comments,
/// keys, anchors, tags, and short values.
package enum HiddenCharacter: Rule {
  package static let metadata = RuleMetadata(
    id: "encoding/hidden-character", severity: .error,
    summary:
      "a comment, a key or a short value has a character that is not seen, or that turns the direction of writing",
    why: """
      What an editor and a review show is not what programs read (the “Trojan Source” attack, CVE-2021-42574): a line seems \
      to end earlier than it does, a comment seems to be a value, and a key is another one than it looks like.
      """,
    mend: "Delete the character; where it is meant, write it as an escape in double quotes (`\"\\u202E\"`).",
    isSuppressible: false, fix: .safe,
    good: [
      RuleExample(
        """
        # שלום: right-to-left script may have its marks\u{200F}! 👨‍👩‍👧
        - id: trojan-source
          question: What does U+202E do?
          tags: [unicode, "\\u202e", می‌خواهم]

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: trojan-source
          question: What does a review show?
          # only for admins «\u{202E}» begin

        """,
        fixed: """
          - id: trojan-source
            question: What does a review show?
            # only for admins  begin

          """),
      RuleExample(
        """
        - id: look-alike
          question: Which tag is this?
          tags: [fl«\u{200B}»ask, "re«\u{E0061}\u{E0062}»st"]

        """),
    ])

  /// Looks at all of a file that was read but for the texts.
  /// - Parameter texts: The scalars that the rules for damage look at, in any order.
  package static func check(
    _ tree: Tree, besides texts: @autoclosure () -> [NodeID], into collector: inout DiagnosticCollector
  ) {
    guard tree.mayHoldHiddenCharacters else { return }
    let search = HiddenCharacterSearch(tree)
    var position = 0
    for range in texts().map({ search.content(of: $0) }).sorted(by: { $0.start < $1.start }) {
      search.look(from: position, to: range.start, into: &collector)
      position = max(position, range.end)
    }
    search.look(from: position, to: tree.readEnd, into: &collector)
  }
}
