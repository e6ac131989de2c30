package import Diagnostics

/// A page to look at: the bank at a glance, and each affected question as its reader will see it.
///
/// One file that loads nothing: its policy (CSP level 3, in a `meta`) allows the style and the script that it holds, named by
/// their hashes, and nothing else. Without a script the page shows all that it has; the script adds filters.
package struct HTMLReporter: Reporter {
  /// What the page shows of the bank itself.
  package struct Bank: Sendable {
    package var overview: BankOverview
    /// Gives the parts of a file that its diagnostics lie in, from its bytes.
    package var excerpts: @Sendable (_ bytes: [UInt8], SourcePath, [Diagnostic]) -> [Excerpt]

    package init(
      overview: BankOverview, excerpts: @escaping @Sendable ([UInt8], SourcePath, [Diagnostic]) -> [Excerpt]
    ) {
      self.overview = overview
      self.excerpts = excerpts
    }

    /// A bank of which nothing is known but the diagnostics.
    package static let unknown = Bank(overview: BankOverview(levels: [], topics: [])) { _, _, diagnostics in
      [Excerpt(parts: [], diagnostics: Array(diagnostics.indices))]
    }
  }

  private let bank: Bank
  private let limit: Int

  /// With more diagnostics a browser lays out only what it shows.
  private static let many = 1_000

  /// - Parameter limit: the most diagnostics that are shown in their questions; the charts count all of them.
  package init(_ bank: Bank, limit: Int = .max) {
    self.bank = bank
    self.limit = limit
  }

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    var report = report
    // Of what does not count, the page says nothing.
    report.files.removeAll(where: \.diagnostics.isEmpty)
    let keys = FilterKeys(report, overview: bank.overview)
    let shown = min(limit, report.summary.diagnostics - report.truncated)
    var page = Markup()
    PageFrame.open(report, in: &page)
    page.add("<main>\n")
    OverviewSection(report: report, overview: bank.overview, keys: keys, shown: shown).write(in: &page)
    if !report.files.isEmpty {
      page.add(shown > Self.many ? "<section id=\"found\" class=\"many\">" : "<section id=\"found\">")
      page.add("\n<h2>What was found</h2>\n")
      FilterForm(report: report, overview: bank.overview, keys: keys, shown: shown).write(in: &page)
      if shown < report.summary.diagnostics { notice(shown, of: report.summary.diagnostics, in: &page) }
    }
    try output.write(page.takeBytes())
    try write(report, keys, SourceCache(sources), to: &output)
    if !report.files.isEmpty {
      page.add("<p id=\"nothing\" class=\"none\" hidden>Nothing fits these filters.</p>\n</section>\n")
    }
    page.add("</main>\n")
    PageFrame.close(report, in: &page)
    try output.write(page.takeBytes())
  }

  /// Writes the files, one after the other.
  private func write(
    _ report: Report, _ keys: FilterKeys, _ cache: consuming SourceCache, to output: inout some ByteSink
  ) throws(OutputError) {
    var page = Markup()
    var done = 0
    for (number, file) in report.files.enumerated() where done < limit {
      let diagnostics = Array(file.diagnostics.prefix(limit - done))
      let found =
        cache.lines(of: file.path).map { bank.excerpts($0.bytes, file.path, diagnostics) }
        ?? [Excerpt(parts: [], diagnostics: Array(diagnostics.indices))]
      page.add("<section class=\"file\">\n<h3>")
      page.text(file.path.display, limit: 300)
      page.add(" <small>")
      page.add(file.diagnostics.count, "diagnostic", "diagnostics")
      page.add("</small></h3>\n")
      for excerpt in found {
        CardWriter(
          excerpt: excerpt, diagnostics: diagnostics, keys: keys, firstID: done + 1, file: number, path: file.path
        ).write(sources: &cache, in: &page)
        try output.write(page.takeBytes())
      }
      page.add("</section>\n")
      done += diagnostics.count
    }
    try output.write(page.takeBytes())
  }

  private func notice(_ shown: Int, of all: Int, in page: inout Markup) {
    page.add("<p class=\"notice\">Shown below: ")
    page.add(grouped: shown)
    page.add(" of ")
    page.add(all, "diagnostic", "diagnostics")
    page.add("; <code>--max-diagnostics 0</code> shows all.</p>\n")
  }
}
