import Diagnostics

/// The filters of what was found. They need the script, which shows them.
struct FilterForm {
  let report: Report
  let overview: BankOverview
  let keys: FilterKeys
  /// The number of diagnostics that are shown one by one.
  let shown: Int

  func write(in page: inout Markup) {
    page.add("<form id=\"filters\" hidden>\n<fieldset><legend class=\"hidden\">Severity</legend>\n")
    for (severity, count) in report.summary.bySeverity where count > 0 {
      page.add("<label class=\"toggle ")
      page.add(severity.letter)
      page.add("\"><input type=\"checkbox\" name=\"severity\" value=\"")
      page.add(Int(severity.rawValue))
      page.add("\" checked> ")
      page.add(count == 1 ? severity.word : severity.words)
      page.add("</label>\n")
    }
    page.add("</fieldset>\n")
    select("rule", "Rule", "all rules", in: &page) { page in
      for (index, rule) in keys.rules.enumerated() { option(index, rule.id.rawValue, rule.total, in: &page) }
    }
    if !overview.topics.isEmpty {
      select("level", "Level", "all levels", in: &page) { page in
        for (index, level) in overview.levels.enumerated() { option(index, level, nil, in: &page) }
        option(overview.levels.count, "other", nil, in: &page)
      }
      select("topic", "Topic", "all topics", in: &page) { page in
        for (index, topic) in overview.topics.enumerated() where topic.total.affected > 0 {
          option(index, topic.name, nil, in: &page)
        }
      }
    }
    select("file", "File", "all files", in: &page) { page in
      var before = 0
      for (index, file) in report.files.enumerated() where before < shown {
        option(index, file.path.display, file.diagnostics.count, in: &page)
        before += file.diagnostics.count
      }
    }
    page.add(
      "<label class=\"search\"><span>Text</span><input type=\"search\" name=\"text\" autocomplete=\"off\"></label>\n")
    page.add("<p><output id=\"count\" data-all=\"")
    page.add(shown)
    page.add("\"></output> <button type=\"reset\">Show all</button></p>\n</form>\n")
  }

  private func select(
    _ name: StaticString, _ title: StaticString, _ all: StaticString, in page: inout Markup,
    options: (inout Markup) -> Void
  ) {
    page.add("<label><span>")
    page.add(title)
    page.add("</span><select name=\"")
    page.add(name)
    page.add("\"><option value=\"\">")
    page.add(all)
    page.add("</option>\n")
    options(&page)
    page.add("</select></label>\n")
  }

  private func option(_ value: Int, _ text: String, _ count: Int?, in page: inout Markup) {
    page.add("<option value=\"")
    page.add(value)
    page.add("\">")
    // A browser shows text alone in an option.
    page.text(text, .attribute, limit: 120)
    if let count {
      page.add(" (")
      page.add(grouped: count)
      page.add(")")
    }
    page.add("</option>\n")
  }
}
