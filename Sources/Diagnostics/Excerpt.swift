/// A part of a file as its reader will see it, texts decoded, with the diagnostics that lie in it.
///
/// Reporters that show the content itself are given excerpts; everything in them is plain data.
package struct Excerpt: Sendable {
  /// The question; nil: lines of the file that belong to none.
  package var question: Question?
  /// In the order in which they are written.
  package var parts: [Part]
  /// The diagnostics of this excerpt, as indices into those that it was made for. Each belongs to one excerpt.
  package var diagnostics: [Int]

  package init(question: Question? = nil, parts: [Part], diagnostics: [Int]) {
    self.question = question
    self.parts = parts
    self.diagnostics = diagnostics
  }

  /// What a question is known by.
  package struct Question: Sendable {
    /// Nil where it has none.
    package var id: String?
    /// As it is written, allowed or not; nil where it has none.
    package var level: String?
    package var topic: String

    package init(id: String?, level: String?, topic: String) {
      self.id = id
      self.level = level
      self.topic = topic
    }
  }

  /// A field of a question, or lines of the file.
  package struct Part: Sendable {
    package enum Kind: Sendable {
      /// The text of the question itself.
      case title
      /// A text that people read: an answer, a summary.
      case prose
      /// A short value: an id, a level, a flag.
      case value
      /// A list of values.
      case list
      /// The field that a diagnostic finds missing: there is a name, and no value.
      case missing
      /// Text as it is written in the file: lines around a diagnostic, or a value of a form that no field has.
      case source(firstLine: Int)
    }

    package var kind: Kind
    /// The name of the field in this bank; empty for lines of the file.
    package var name: MarkedText
    /// The items of a list; otherwise one text, or none.
    package var values: [MarkedText]
    /// The number of values that were left out.
    package var omittedValues: Int

    package init(_ kind: Kind, name: MarkedText, values: [MarkedText], omittedValues: Int = 0) {
      self.kind = kind
      self.name = name
      self.values = values
      self.omittedValues = omittedValues
    }
  }
}

/// A text and the places in it that diagnostics point at.
package struct MarkedText: Sendable {
  /// UTF-8, but for bytes that a file holds wrongly.
  package var bytes: [UInt8]
  /// Sorted by their starts, then by their diagnostics.
  package var marks: [Mark]
  /// The number of bytes of the text that were left out before and behind ``bytes``.
  package var omitted: (before: Int, after: Int)

  package init(_ bytes: [UInt8], marks: [Mark] = [], omitted: (before: Int, after: Int) = (0, 0)) {
    self.bytes = bytes
    self.marks = marks
    self.omitted = omitted
  }

  /// What one diagnostic points at.
  package struct Mark: Hashable, Sendable {
    /// Bytes of the text; empty for a place between two characters.
    package var range: SourceRange
    /// The diagnostic, as an index into those that the excerpt was made for.
    package var diagnostic: Int

    package init(_ range: SourceRange, diagnostic: Int) {
      self.range = range
      self.diagnostic = diagnostic
    }
  }
}
