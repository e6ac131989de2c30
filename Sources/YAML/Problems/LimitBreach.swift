package import Diagnostics

/// The diagnostics for files that are too much.
package enum LimitBreach {
  private static func make(_ rule: RuleID, _ message: String, help: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(rule: rule, severity: .error, message: message, help: help, range: range)
  }

  /// - Parameter size: bytes, or nil where it is not known.
  package static func fileSize(_ size: Int?, limit: Int) -> Diagnostic {
    let found = size.map { "the file has \($0) bytes" } ?? "the input goes on"
    return make(
      "limit/file-size", "\(found), more than the \(limit) that are read; it was not checked",
      help: "split the file, or raise the limit with --max-file-size", SourceRange(0, 0))
  }

  static func depth(at range: SourceRange, limits: Limits) -> Diagnostic {
    make(
      "limit/depth", "nesting deeper than \(limits.depth) levels; the file was not checked further",
      help: "question files are a few levels deep: look for a bracket or an indentation gone wrong", range)
  }

  static func nodes(at range: SourceRange, limits: Limits) -> Diagnostic {
    make(
      "limit/nodes", "more than \(limits.nodes) values in one file; the file was not checked further",
      help: "split the file", range)
  }

  static func documents(at range: SourceRange, limits: Limits) -> Diagnostic {
    make(
      "limit/documents", "more than \(limits.documents) YAML documents in one file; the file was not checked further",
      help: "split the file", range)
  }

  static func directives(at range: SourceRange, limits: Limits) -> Diagnostic {
    make(
      "limit/directives",
      "more than \(limits.directives) directives before a document, or one longer than \(limits.directiveLength) bytes; "
        + "the file was not checked",
      help: "question files need no lines that begin with %", range)
  }

  static func tagLength(at range: SourceRange, limits: Limits) -> Diagnostic {
    make(
      "limit/tag-length", "the tag has \(range.count) bytes, more than the \(limits.tagLength) allowed",
      help: "shorten it, or put the text in quotes", SourceRange(range.start, range.start + 1))
  }

  static func anchorLength(at range: SourceRange, limits: Limits) -> Diagnostic {
    make(
      "limit/anchor-length", "the anchor's name has \(range.count) bytes, more than the \(limits.anchorLength) allowed",
      help: "shorten it", SourceRange(range.start, range.start + 1))
  }

  static let memory = make(
    "limit/memory", "there was not enough memory to read the file", help: "split the file", SourceRange(0, 0))
}
