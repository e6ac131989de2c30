import Diagnostics

/// The bank at a glance.
struct OverviewSection {
  let report: Report
  let overview: BankOverview
  let keys: FilterKeys
  /// The number of diagnostics that are shown one by one.
  let shown: Int

  func write(in page: inout Markup) {
    page.add("<header class=\"hero\">\n")
    verdict(in: &page)
    tiles(in: &page)
    page.add("</header>\n")
    errors(in: &page)
    if overview.total.questions > 0 { HeatMap(overview: overview).write(in: &page) }
    guard !report.files.isEmpty else { return }
    page.add("<div class=\"charts\">\n")
    rules(in: &page)
    files(in: &page)
    page.add("</div>\n")
  }

  // MARK: The first lines

  private func verdict(in page: inout Markup) {
    let summary = report.summary
    page.add("<h1>")
    if summary.diagnostics > 0 {
      for (position, count) in summary.bySeverity.filter({ $0.count > 0 }).enumerated() {
        if position > 0 { page.add(", ") }
        page.add("<span class=\"")
        page.add(count.severity.letter)
        page.add("\">")
        page.add(count.count, count.severity.word, count.severity.words)
        page.add("</span>")
      }
    } else {
      page.add(report.errors.isEmpty ? "<span class=\"ok\">No problems</span>" : "Not checked completely")
    }
    page.add("</h1>\n<p class=\"lead\">in ")
    if summary.affectedFiles > 0 {
      page.add(grouped: summary.affectedFiles)
      page.add(" of ")
    }
    page.add(summary.files, "file", "files")
    page.add(", ")
    page.add(summary.questions, "question", "questions")
    page.add("</p>\n")
  }

  private func tiles(in page: inout Markup) {
    let total = overview.total
    page.add("<div class=\"tiles\">\n")
    if total.questions > 0 {
      page.add("<p class=\"tile ring\">")
      ring(part: total.questions - total.affected, of: total.questions, in: &page)
      page.add("<span><b>")
      page.add(grouped: total.questions - total.affected)
      page.add("</b> of ")
      page.add(total.questions, "question", "questions")
      page.add(" without a diagnostic</span></p>\n")
    }
    let summary = report.summary
    if summary.safelyFixable + summary.unsafelyFixable > 0 {
      tile(summary.safelyFixable + summary.unsafelyFixable, "with a fix", in: &page)
    }
    if summary.suppressed > 0 { tile(summary.suppressed, "suppressed by comments", in: &page) }
    page.add("</div>\n")
  }

  private func tile(_ number: Int, _ text: StaticString, in page: inout Markup) {
    page.add("<p class=\"tile\"><b>")
    page.add(grouped: number)
    page.add("</b> <span>")
    page.add(text)
    page.add("</span></p>\n")
  }

  /// The share of a whole as a ring; its number stands beside it.
  private func ring(part: Int, of whole: Int, in page: inout Markup) {
    page.add("<svg class=\"ring\" viewBox=\"0 0 36 36\" aria-hidden=\"true\"><circle cx=\"18\" cy=\"18\" r=\"15\"/>")
    if part > 0 {
      page.add("<circle class=\"part\" cx=\"18\" cy=\"18\" r=\"15\" pathLength=\"100\" stroke-dasharray=\"")
      page.add(percentOf: part, in: whole)
      page.add(" 100\" transform=\"rotate(-90 18 18)\"/>")
    }
    page.add("</svg>")
  }

  /// What kept the run from being complete.
  private func errors(in page: inout Markup) {
    guard !report.errors.isEmpty else { return }
    page.add("<section class=\"failures\">\n<h2>This report is not complete</h2>\n<ul>\n")
    for error in report.errors.prefix(100) {
      page.add("<li>")
      if let path = error.path {
        page.add("<code>")
        page.text(path.display, limit: 300)
        page.add("</code> ")
      }
      page.text(error.message)
      page.add("</li>\n")
    }
    page.add("</ul>\n")
    if report.errors.count > 100 {
      page.add("<p>and ")
      page.add(grouped: report.errors.count - 100)
      page.add(" more</p>\n")
    }
    page.add("</section>\n")
  }

  // MARK: Charts

  /// The most rows of a chart.
  private static let rows = 15

  private func rules(in page: inout Markup) {
    page.add("<section class=\"chart\">\n<h2>By rule</h2>\n<ul>\n")
    let most = keys.rules.first?.total ?? 1
    for (index, rule) in keys.rules.prefix(Self.rows).enumerated() {
      let finds = report.describe(rule.id)?.finds ?? ""
      row(counts: rule.counts, most: most, "rule", index, first: rule.first, title: finds, in: &page) { page in
        page.text(rule.id.rawValue, limit: 120)
      }
    }
    page.add("</ul>\n")
    rest(keys.rules.dropFirst(Self.rows).map(\.total), "rule", "rules", in: &page)
    page.add("</section>\n")
  }

  private func files(in page: inout Markup) {
    struct Row {
      var index: Int
      var counts = [0, 0, 0, 0]
      var first: Int
      var total: Int { counts.reduce(0, +) }
    }
    var all: [Row] = []
    var id = 1
    for (index, file) in report.files.enumerated() {
      var row = Row(index: index, first: id)
      for diagnostic in file.diagnostics { row.counts[Int(diagnostic.severity.rawValue)] += 1 }
      id += file.diagnostics.count
      all.append(row)
    }
    let sorted = all.sorted { $0.total != $1.total ? $0.total > $1.total : $0.index < $1.index }
    page.add("<section class=\"chart\">\n<h2>By file</h2>\n<ul>\n")
    for file in sorted.prefix(Self.rows) {
      row(counts: file.counts, most: sorted.first?.total ?? 1, "file", file.index, first: file.first, in: &page) {
        $0.text(report.files[file.index].path.display, limit: 300)
      }
    }
    page.add("</ul>\n")
    rest(sorted.dropFirst(Self.rows).map(\.total), "file", "files", in: &page)
    page.add("</section>\n")
  }

  /// A row of a chart: a name, a bar in the colours of the severities, a number. It leads to the first of what it counts.
  private func row(
    counts: [Int], most: Int, _ kind: StaticString, _ index: Int, first: Int, title: String = "", in page: inout Markup,
    name: (inout Markup) -> Void
  ) {
    let isLink = first <= shown
    page.add("<li>")
    if isLink {
      page.add("<a href=\"#d")
      page.add(first)
      page.add("\" data-")
      page.add(kind)
      page.add("=\"")
      page.add(index)
      page.add("\">")
    } else {
      page.add("<span class=\"a\">")
    }
    page.add("<span class=\"name\"")
    if !title.isEmpty {
      page.add(" title=\"")
      page.text(title, .attribute, limit: 300)
      page.add("\"")
    }
    page.add(">")
    name(&page)
    page.add("</span> <b>")
    page.add(grouped: counts.reduce(0, +))
    page.add("</b><svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
    var left = 0
    for severity in Severity.allCases.reversed() {
      let count = counts[Int(severity.rawValue)]
      guard count > 0 else { continue }
      page.add("<rect class=\"")
      page.add(severity.letter)
      page.add("\" x=\"")
      page.add(percentOf: left, in: most)
      page.add("\" width=\"")
      page.add(percentOf: count, in: most)
      page.add("\" height=\"1\"/>")
      left += count
    }
    page.add("</svg>")
    page.add(isLink ? "</a></li>\n" : "</span></li>\n")
  }

  /// What a chart leaves out.
  private func rest(_ totals: [Int], _ one: StaticString, _ many: StaticString, in page: inout Markup) {
    guard !totals.isEmpty else { return }
    page.add("<p class=\"none\">and ")
    page.add(totals.count, one, many)
    page.add(" with ")
    page.add(totals.reduce(0, +), "diagnostic", "diagnostics")
    page.add("</p>\n")
  }
}
