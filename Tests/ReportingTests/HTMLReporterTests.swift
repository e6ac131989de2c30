import Diagnostics
import Testing

@testable import Reporting

@Suite struct HTMLReporterTests {
  private static let path: SourcePath = "bank/a.yml"
  private static let text = "id: a\nsummary: a, , , b\n"

  /// A question whose summary has the marks, and a diagnostic for each of them.
  private func question(_ summary: String, marks: [(Int, Int)], id: String = "a") -> ([Diagnostic], Excerpt) {
    let diagnostics = marks.indices.map { index in
      Diagnostic(
        rule: "damage/empty-list-slot", severity: index == 0 ? .error : .warning, message: "message \(index + 1)",
        range: SourceRange(0, 1))
    }
    let marks = marks.enumerated().map { MarkedText.Mark(SourceRange($1.0, $1.1), diagnostic: $0) }
    let parts = [
      Excerpt.Part(.title, name: MarkedText(Array("question".utf8)), values: [MarkedText(Array("What?".utf8))]),
      Excerpt.Part(
        .prose, name: MarkedText(Array("summary".utf8)), values: [MarkedText(Array(summary.utf8), marks: marks)]),
      Excerpt.Part(.prose, name: MarkedText(Array("answer".utf8)), values: [MarkedText(Array("Nothing.".utf8))]),
    ]
    let known = Excerpt.Question(id: id, level: "Mid", topic: "Python")
    return (diagnostics, Excerpt(question: known, parts: parts, diagnostics: Array(diagnostics.indices)))
  }

  private static let overview = BankOverview(
    levels: ["Mid", "Senior"],
    topics: [
      .init(name: "Python", counts: [.init(questions: 10, affected: 1), .init(questions: 4), .init()]),
      .init(name: "SQL", counts: [.init(), .init(questions: 1, affected: 1), .init()]),
    ])

  private func html(
    _ diagnostics: [Diagnostic], _ excerpts: [Excerpt], overview: BankOverview = Self.overview, limit: Int = .max,
    sources: [SourcePath: String] = [Self.path: Self.text], errors: [ReportError] = []
  ) throws -> String {
    let bank = HTMLReporter.Bank(overview: overview) { _, _, _ in excerpts }
    return try output(
      of: HTMLReporter(bank, limit: limit), [ReportedFile(path: Self.path, diagnostics: diagnostics)], errors: errors,
      sources: Sources(sources))
  }

  /// The prose of a summary without marks, as it is laid out.
  private func prose(_ text: String, marks: [(Int, Int)] = []) -> String {
    let shown = marks.enumerated().map { index, mark in
      MarkedTextWriter.Shown(
        range: SourceRange(mark.0, mark.1), sign: Sign(id: index + 1, ordinal: index + 1, severity: .error))
    }
    var page = Markup()
    var rendering = ProseRendering(MarkedTextWriter(Array(text.utf8), shown))
    rendering.write(in: &page)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  // MARK: The page

  @Test func pageIsWhole() throws {
    let (diagnostics, excerpt) = question("a, , , b", marks: [(1, 6)])
    let html = try html(diagnostics, [excerpt])
    let page = HTMLPage(html)
    #expect(page.problems == [])
    #expect(html.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    #expect(page.elements.filter { $0.name == "h1" }.count == 1)
    for seen in ["1 error", "What?", "message 1", "damage/empty-list-slot", "a.yml:1:1", "2 topics"] {
      #expect(page.text.contains(seen), "\(seen)")
    }
    #expect(html.contains("a<mark class=\"e\">, , ,</mark><a class=\"n e\" id=\"m1\" href=\"#d1\">1</a> b"))
  }

  /// The policy allows exactly the style and the script that are there, and there is nothing that it would have to block.
  @Test func policyHoldsTheHashes() throws {
    let (diagnostics, excerpt) = question("a, , , b", marks: [(1, 6)])
    let page = HTMLPage(try html(diagnostics, [excerpt]))
    let policy = try #require(page.values(of: "content").first { $0.contains("default-src") })
    for (name, directive) in [("style", "style-src"), ("script", "script-src")] {
      let text = try #require(page.raw[name])
      let hash = String(decoding: SHA256.hash(Array(text.utf8)).base64, as: UTF8.self)
      #expect(policy.contains("\(directive) 'sha256-\(hash)'"))
    }
    #expect(policy.hasPrefix("default-src 'none'; ") && !policy.contains("unsafe"))
    #expect(page.elements.filter { $0.name == "script" || $0.name == "style" }.count == 2)
    for element in page.elements {
      let loads = ["src", "style", "action", "srcset", "background"].contains { element.attributes[$0] != nil }
      #expect(!loads && !element.attributes.keys.contains { $0.hasPrefix("on") }, "\(element)")
    }
    for link in page.values(of: "href") { #expect(link.hasPrefix("#"), "\(link)") }
  }

  @Test func signsLeadToMessagesAndBack() throws {
    let (diagnostics, excerpt) = question("one two three", marks: [(0, 3), (4, 7), (4, 13), (13, 13)])
    let page = HTMLPage(try html(diagnostics, [excerpt]))
    let ids = page.values(of: "id")
    #expect(ids.count == Set(ids).count)
    for id in 1...4 { #expect(ids.contains("m\(id)") && ids.contains("d\(id)")) }
    for link in page.values(of: "href") where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link)")
    }
  }

  @Test func whatPointsAtAllOfALongTextStandsAtItsName() throws {
    let long = String(repeating: "word ", count: 40)
    let (diagnostics, excerpt) = question(long, marks: [(0, long.utf8.count)])
    let html = try html(diagnostics, [excerpt])
    #expect(html.contains("<section class=\"field whole e\"><h5>summary<a class=\"n e\" id=\"m1\""))
    #expect(!html.contains("<mark"))
  }

  @Test func fieldsWithoutMarksAreClosed() throws {
    let (diagnostics, excerpt) = question("a, , , b", marks: [(1, 6)])
    let html = try html(diagnostics, [excerpt])
    #expect(html.contains("<details class=\"field\"><summary>answer</summary>"))
    #expect(html.contains("<section class=\"field\"><h5>summary</h5>"))
  }

  @Test func heatMapCountsQuestions() throws {
    let (diagnostics, excerpt) = question("a, , , b", marks: [(1, 6)])
    let html = try html(diagnostics, [excerpt])
    #expect(html.contains("<td class=\"q5\"><a href=\"#found\" data-topic=\"0\" data-level=\"0\""))
    #expect(html.contains("aria-label=\", 1 with diagnostics\"><rect width=\"10\" height=\"1\"/>"))
    #expect(html.contains("<td class=\"q2\">4</td><td class=\"sum all\">14</td>"))
    // Nobody has a level of another name.
    #expect(!html.contains(">other</th>"))
  }

  @Test func limitIsSaid() throws {
    let (diagnostics, _) = question("a, , , b", marks: [(1, 2), (3, 4), (5, 6)])
    let bank = HTMLReporter.Bank(overview: Self.overview) { _, _, given in
      [Excerpt(parts: [], diagnostics: Array(given.indices))]
    }
    let html = try output(
      of: HTMLReporter(bank, limit: 2), [ReportedFile(path: Self.path, diagnostics: diagnostics)],
      sources: Sources([Self.path: Self.text]))
    let page = HTMLPage(html)
    #expect(page.problems == [])
    #expect(page.text.contains("Shown below: 2 of 3 diagnostics"))
    #expect(page.text.contains("message 2") && !page.text.contains("message 3"))
    #expect(page.text.contains("1 error, 2 warnings"))
  }

  @Test func cleanBankSaysSo() throws {
    let html = try html([], [])
    let page = HTMLPage(html)
    #expect(page.problems == [])
    #expect(page.text.contains("No problems") && !html.contains("id=\"found\""))
  }

  @Test func messagesStandWithoutTheFile() throws {
    let (diagnostics, excerpt) = question("a, , , b", marks: [(1, 6)])
    let error = ReportError(path: "gone.yml", kind: .io, message: "no such file")
    let page = HTMLPage(try html(diagnostics, [excerpt], sources: [:], errors: [error]))
    #expect(page.problems == [])
    #expect(page.text.contains("message 1") && !page.text.contains("What?"))
    #expect(page.text.contains("This report is not complete") && page.text.contains("no such file"))
  }

  // MARK: Content

  /// Wherever content can stand, it becomes text and nothing else.
  @Test(arguments: payloads) func contentIsNoMarkup(payload: String) throws {
    let size = payload.utf8.count
    let text = MarkedText(
      Array((payload + "\n- " + payload).utf8), marks: [.init(SourceRange(0, size), diagnostic: 0)])
    let kinds: [Excerpt.Part.Kind] = [.title, .prose, .value, .list, .missing, .source(firstLine: 3)]
    let parts = kinds.map { Excerpt.Part($0, name: text, values: [text, text], omittedValues: 2) }
    let excerpt = Excerpt(question: .init(id: payload, level: payload, topic: payload), parts: parts, diagnostics: [0])
    let diagnostic = Diagnostic(
      rule: RuleID(payload), severity: .error, message: payload, help: "`\(payload)` \(payload)",
      range: SourceRange(0, 1), notes: [Note(payload, file: SourcePath(payload), range: SourceRange(0, 0))],
      fixes: [Fix(payload, .safe, [])])
    let overview = BankOverview(
      levels: [payload], topics: [.init(name: payload, counts: [.init(questions: 1, affected: 1), .init()])])
    let bank = HTMLReporter.Bank(overview: overview) { _, _, _ in [excerpt] }
    let path = SourcePath(payload + "a.yml")
    let html = try output(
      of: HTMLReporter(bank), [ReportedFile(path: path, diagnostics: [diagnostic])],
      errors: [ReportError(path: path, kind: .io, message: payload)], sources: Sources([path: payload]))
    let page = HTMLPage(html)
    #expect(page.problems == [])
    #expect(page.elements.allSatisfy { !$0.name.contains("pwned") })
    #expect(page.elements.filter { $0.name == "script" }.count == 1)
    #expect(!html.unicodeScalars.contains { $0 != "\t" && isForbidden($0) })
  }

  @Test func bytesThatAreNotTextAreShown() {
    var page = Markup()
    page.text([0x61, 0xFF, 0xE2, 0x80, 0xAE, 0x5B], 0..<6)
    #expect(
      String(decoding: page.bytes, as: UTF8.self)
        == "a<i class=\"u\" title=\"not UTF-8\">0xFF</i>"
        + "<i class=\"u\" title=\"RIGHT-TO-LEFT OVERRIDE\">U+202E</i>[")
  }

  @Test(arguments: [
    ("one\ntwo", "<p>one two</p>"),
    ("One.\nTwo", "<p>One.<br>Two</p>"),
    ("a\n\nb", "<p>a</p><p>b</p>"),
    ("see `x < y` here", "<p>see <code>x &lt; y</code> here</p>"),
    ("a ` alone", "<p>a ` alone</p>"),
    (
      "- one\n- two\n  goes on\n\nafter",
      "<ul><li class=\"bullet\">one</li><li class=\"bullet\">two goes on</li></ul><p>after</p>"
    ),
    ("1. one\n   - deep", "<ul><li class=\"number\">1. one</li><li class=\"bullet deep\">deep</li></ul>"),
    ("```sql\nSELECT *\n  FROM t\n```\nend", "<pre><code>SELECT *\n  FROM t\n</code></pre><p>end</p>"),
    ("~~~\n```\n~~~", "<pre><code>```\n</code></pre>"),
    ("```\nnever closed", "<pre><code>never closed\n</code></pre>"),
    ("# Title\ntext", "<p class=\"heading\">Title</p><p>text</p>"),
    ("| a | b |\n|---|---|", "<pre class=\"table\">| a | b |\n|---|---|\n</pre>"),
    ("-no item\n#none", "<p>-no item #none</p>"),
  ])
  func proseIsLaidOut(text: String, expected: String) { #expect(prose(text) == expected) }

  /// Wherever a mark lies, in text, in code or in what is not shown, its sign is there once and all tags pair.
  @Test func marksSurviveEveryLayout() {
    let text = "# H `c`\n\n- a `b` c\n  d\n1. e\n```x\nf\n```\n| t |\ng ü\n\n"
    let count = text.utf8.count
    for start in 0...count {
      for end in start...count {
        let page = HTMLPage(prose(text, marks: [(start, end), (0, count)]))
        #expect(page.problems == [], "\(start)..<\(end)")
        #expect(page.values(of: "id").sorted() == ["m1", "m2"], "\(start)..<\(end)")
      }
    }
  }

  // MARK: Hashes

  /// The examples of FIPS 180-2, appendix B.
  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="),
  ])
  func hashesAreThoseOfTheStandard(message: String, expected: String) {
    #expect(String(decoding: SHA256.hash(Array(message.utf8)).base64, as: UTF8.self) == expected)
  }

  /// Lengths at which the padding just fits into a block and just does not: so many letters `a`, by another implementation.
  @Test(arguments: [
    (55, "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg="),
    (56, "s1Q5pKxvCUi21vnjxq8PX1kM4g8b3nCQ73lwaG7Gc4o="),
    (64, "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs="),
    (119, "MeulHDE6XAgiat8Y1KNZz9/Y0ugWsT9K+VL36mWE3Ps="),
    (120, "Lz0zVDLHC1gK8Ojhs2dKfAINaDql9zqq7f3FWvkEwhw="),
  ])
  func paddingFillsBlocks(count: Int, expected: String) {
    let hash = SHA256.hash([UInt8](repeating: UInt8(ascii: "a"), count: count))
    #expect(String(decoding: hash.base64, as: UTF8.self) == expected)
  }

  /// RFC 4648, section 10.
  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
  func base64IsThatOfTheStandard(text: String, expected: String) {
    #expect(String(decoding: Array(text.utf8).base64, as: UTF8.self) == expected)
  }
}
