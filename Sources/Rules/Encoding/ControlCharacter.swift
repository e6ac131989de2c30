import Diagnostics

/// A control character that YAML does not allow.
enum ControlCharacter: Rule {
  static let metadata = RuleMetadata(
    id: "encoding/control-character", severity: .error,
    summary: "the file has a control character that YAML does not allow",
    why: """
      YAML parsers refuse the file, and nobody can see why. It comes from terminals, PDF files and broken \
      copies.
      """,
    mend: "Delete the character; where it is meant, write it as an escape in double quotes (`\"\\x07\"`).",
    isSuppressible: false,
    good: [
      RuleExample(
        """
        - id: bell
          question: "What does \\x07 do?"

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: bell
          question: What does «\u{7}» do?

        """)
    ])
}
