package import Diagnostics

/// A page to look at: the bank at a glance, and each affected question as its reader will see it.
///
/// One file that loads nothing: its policy (CSP level 3, in a `meta`) allows the style and the script that it holds, named by
/// their hashes, and nothing else. Without a script the page shows all that it has; the script adds filters.
package struct HTMLReporter: Reporter {
  /// Gives the parts of a file that its diagnostics lie in, from its bytes.
  package typealias Excerpts = @Sendable (_ bytes: [UInt8], SourcePath, [Diagnostic]) -> [Excerpt]

  private let overview: BankOverview
  private let excerpts: Excerpts
  private let limit: Int

  /// - Parameters:
  ///   - overview: of the whole bank.
  ///   - limit: the most diagnostics that are shown in their questions; the charts count all of them.
  package init(overview: BankOverview, limit: Int, excerpts: @escaping Excerpts) {
    self.overview = overview
    self.limit = limit
    self.excerpts = excerpts
  }

  package func write(
    _ report: Report, sources: any SourceProvider, to output: inout some ByteSink
  ) throws(OutputError) {
    let keys = FilterKeys(report, overview: overview)
    let shown = min(limit, report.summary.diagnostics - report.truncated)
    var page = Markup()
    PageFrame.open(report, in: &page)
    page.add("<main>\n")
    OverviewSection(report: report, overview: overview, keys: keys, shown: shown).write(in: &page)
    if !report.files.isEmpty {
      page.add("<section id=\"found\">\n<h2>What was found</h2>\n")
      FilterForm(report: report, overview: overview, keys: keys, shown: shown).write(in: &page)
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
        cache.lines(of: file.path).map { excerpts($0.bytes, file.path, diagnostics) }
        ?? [Excerpt(parts: [], diagnostics: Array(diagnostics.indices))]
      page.add("<section class=\"file\">\n<h3>")
      page.text(file.path.display, limit: 300)
      page.add(" <small>")
      page.add(file.diagnostics.count, "finding", "findings")
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
    page.add("<p class=\"notice\">The first ")
    page.add(grouped: shown)
    page.add(" of ")
    page.add(grouped: all)
    page.add(" are shown below; <code>--max-diagnostics 0</code> shows all.</p>\n")
  }
}
