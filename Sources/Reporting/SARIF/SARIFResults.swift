import Diagnostics

/// Writes the results of a run (3.27), file after file.
struct SARIFResults {
  private let ruleIndices: [RuleID: Int]
  private let hasBaseline: Bool
  /// Whether any result is settled: then all of them say whether they are (3.27.23).
  private let hasSettled: Bool
  private var sources: SourceCache
  private var fingerprints = Fingerprints()
  private var text: [UInt8] = []
  private(set) var isEmpty = true

  /// More notes are not linked from the message; all of them are related locations.
  private static let maximumLinks = 8

  init(report: Report, rules: [RuleID], sources: SourceCache) {
    ruleIndices = Dictionary(zip(rules, rules.indices)) { first, _ in first }
    hasBaseline = report.hasBaseline
    hasSettled = report.files.contains { !$0.settled.isEmpty }
    self.sources = sources
  }

  /// Writes the results of a file, the settled ones behind the others.
  mutating func write(_ file: ReportedFile, to output: inout some ByteSink) throws(OutputError) {
    let lines = sources.lines(of: file.path)
    let hashes = lines.map { lines in
      let all = file.diagnostics.map(\.range.start) + file.settled.map(\.diagnostic.range.start)
      return LineHashes(of: all.map { lines.line(at: $0) }, in: lines)
    }
    for diagnostic in file.diagnostics { try write(diagnostic, nil, file.path, hashes, to: &output) }
    for settled in file.settled { try write(settled.diagnostic, settled.state, file.path, hashes, to: &output) }
  }

  private mutating func write(
    _ diagnostic: Diagnostic, _ state: SettledDiagnostic.State?, _ file: SourcePath, _ hashes: LineHashes?,
    to output: inout some ByteSink
  ) throws(OutputError) {
    text.removeAll(keepingCapacity: true)
    text.append(text: isEmpty ? "\n" : ",\n")
    isEmpty = false
    // Notes first: the cache then still ends with the file of the diagnostic.
    let related = relatedLocations(of: diagnostic, in: file)
    let lines = sources.lines(of: file)
    text.append(text: "{\"ruleId\":")
    text.append(json: diagnostic.rule.rawValue)
    if let index = ruleIndices[diagnostic.rule] { text.append(member: "ruleIndex", index) }
    text.append(member: "level", Self.level(diagnostic.severity))
    text.append(text: ",\"message\":{")
    text.append(key: "text")
    text.append(json: Self.message(of: diagnostic))
    text.append(text: "},\"locations\":[{")
    appendPhysicalLocation(diagnostic.range, file, lines, &text)
    appendLogicalLocation(of: diagnostic)
    text.append(text: "}]")
    if !related.isEmpty {
      text.append(text: ",\"relatedLocations\":[")
      text.append(contentsOf: related)
      text.append(UInt8(ascii: "]"))
    }
    append(
      fingerprints.next(diagnostic, in: file, lines), lines.flatMap { hashes?[$0.line(at: diagnostic.range.start)] })
    if let lines, !diagnostic.fixes.isEmpty { append(diagnostic.fixes, of: file, lines) }
    if hasBaseline { text.append(member: "baselineState", state == nil ? "new" : "unchanged") }
    if hasSettled { append(state, lines) }
    text.append(UInt8(ascii: "}"))
    try output.write(text)
  }

  /// SARIF's levels (3.27.10).
  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "note"
    }
  }

  /// The message and the help as sentences, and links to the related locations: GitHub shows these only where the message
  /// leads to them.
  private static func message(of diagnostic: Diagnostic) -> String {
    var message = SARIFRule.sentence(plain(diagnostic.message))
    if let help = diagnostic.help { message += " " + SARIFRule.sentence(plain(help)) }
    for (index, note) in diagnostic.notes.prefix(maximumLinks).enumerated() {
      message += index == 0 ? "\n[" : ", ["
      message += plain(note.message) + "](\(index + 1))"
    }
    return message
  }

  /// Text with nothing in it that makes a link (3.11.6).
  private static func plain(_ text: String) -> String {
    func isSpecial(_ byte: UInt8) -> Bool { byte >= 0x5B && byte <= 0x5D }
    var text = text
    guard text.withUTF8({ $0.contains(where: isSpecial) }) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isSpecial(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func relatedLocations(of diagnostic: Diagnostic, in file: SourcePath) -> [UInt8] {
    var related: [UInt8] = []
    for (index, note) in diagnostic.notes.enumerated() {
      related.append(text: index == 0 ? "{\"id\":" : ",{\"id\":")
      related.append(decimal: index + 1)
      related.append(UInt8(ascii: ","))
      appendPhysicalLocation(note.range, note.file ?? file, sources.lines(of: note.file ?? file), &related)
      related.append(text: ",\"message\":{")
      related.append(key: "text")
      related.append(json: Self.plain(note.message))
      related.append(text: "}}")
    }
    return related
  }

  private func appendPhysicalLocation(
    _ range: SourceRange, _ file: SourcePath, _ lines: LineIndex?, _ text: inout [UInt8]
  ) {
    text.append(text: "\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"")
    text.append(uri: file)
    text.append(text: "\"},\"region\":{")
    if let lines {
      let place = Place(range, in: lines)
      append(place.start, place.end, &text)
    } else {
      // The file has changed since: only the bytes are known.
      text.append(key: "byteOffset")
      text.append(decimal: range.start)
      text.append(member: "byteLength", range.count)
    }
    text.append(text: "}}")
  }

  private func append(_ start: Position, _ end: Position, _ text: inout [UInt8]) {
    text.append(key: "startLine")
    text.append(decimal: start.line)
    text.append(member: "startColumn", start.column)
    text.append(member: "endLine", end.line)
    text.append(member: "endColumn", end.column)
  }

  /// The question and the field, as the place in the bank that outlives line numbers (3.33).
  private mutating func appendLogicalLocation(of diagnostic: Diagnostic) {
    guard let question = diagnostic.question, question.utf8.count <= 1024 else { return }
    text.append(text: ",\"logicalLocations\":[{")
    text.append(key: "fullyQualifiedName")
    text.append(json: diagnostic.field.map { question + "/" + $0 } ?? question)
    text.append(member: "kind", diagnostic.field == nil ? "object" : "property")
    text.append(text: "}]")
  }

  private mutating func append(_ fingerprint: Fingerprints.Value, _ line: LineHashes.Value?) {
    text.append(text: ",\"partialFingerprints\":{\"qlint/v1\":\"")
    text.append(hash: fingerprint.hash)
    text.append(UInt8(ascii: ":"))
    text.append(decimal: fingerprint.ordinal)
    if let line {
      text.append(text: "\",\"primaryLocationLineHash\":\"")
      text.append(hash: line.hash)
      text.append(UInt8(ascii: ":"))
      text.append(decimal: line.ordinal)
    }
    text.append(text: "\"}")
  }

  /// Appends the fixes (3.55); what is deleted is told to the character, line ends included.
  private mutating func append(_ fixes: [Fix], of file: SourcePath, _ lines: LineIndex) {
    text.append(text: ",\"fixes\":[")
    for (index, fix) in fixes.enumerated() {
      text.append(text: index == 0 ? "{\"description\":{" : ",{\"description\":{")
      text.append(key: "text")
      text.append(json: Self.plain(fix.title))
      text.append(text: "},\"artifactChanges\":[{\"artifactLocation\":{\"uri\":\"")
      text.append(uri: file)
      text.append(text: "\"},\"replacements\":[")
      for (index, edit) in fix.edits.enumerated() {
        text.append(text: index == 0 ? "{\"deletedRegion\":{" : ",{\"deletedRegion\":{")
        append(lines.position(at: edit.range.start), lines.position(at: edit.range.end), &text)
        text.append(text: "},\"insertedContent\":{")
        text.append(key: "text")
        text.append(json: edit.text)
        text.append(text: "}}")
      }
      text.append(text: "]}]")
      text.append(text: ",\"properties\":{")
      text.append(key: "applicability")
      text.append(json: fix.applicability.rawValue)
      text.append(text: "}}")
    }
    text.append(UInt8(ascii: "]"))
  }

  /// Appends the suppressions (3.35): a comment stands in the source, a baseline beside it.
  private mutating func append(_ state: SettledDiagnostic.State?, _ lines: LineIndex?) {
    text.append(text: ",\"suppressions\":[")
    switch state {
    case nil: break
    case .baselined: text.append(text: "{\"kind\":\"external\"}")
    case .suppressed(let reason):
      text.append(text: "{\"kind\":\"inSource\"")
      if let reason, let lines {
        let range = reason.clamped(to: lines.bytes.count)
        text.append(member: "justification", String(decoding: lines.bytes[range.start..<range.end], as: UTF8.self))
      }
      text.append(UInt8(ascii: "}"))
    }
    text.append(UInt8(ascii: "]"))
  }
}
