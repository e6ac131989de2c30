import Diagnostics

/// The questions of the bank by topic and level: a table whose cells are the darker the more questions they count, with a bar for
/// the share of them that has diagnostics.
struct HeatMap {
  let overview: BankOverview

  /// The most topics with a row of their own; of more, those with the most diagnostics have one.
  private static let rows = 40
  /// The steps of the colour.
  private static let steps = 5

  func write(in page: inout Markup) {
    let most = overview.topics.flatMap { $0.counts.map(\.questions) }.max() ?? 1
    let hasOthers = overview.topics.contains { $0.counts.last?.questions != 0 }
    let columns = overview.levels.count + (hasOthers ? 1 : 0)
    page.add("<section class=\"heat\">\n<h2 id=\"heat\">Questions by topic and level</h2>\n")
    page.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"heat\">\n<table>\n<thead><tr>")
    page.add("<th scope=\"col\"><span class=\"hidden\">topic</span></th>")
    for level in overview.levels {
      page.add("<th scope=\"col\">")
      page.text(level, limit: 40)
      page.add("</th>")
    }
    if hasOthers { page.add("<th scope=\"col\" class=\"other\">other</th>") }
    page.add("<th scope=\"col\" class=\"sum all\">all</th></tr></thead>\n<tbody>\n")
    let shown = shownTopics
    for index in shown {
      let topic = overview.topics[index]
      page.add("<tr><th scope=\"row\">")
      page.text(topic.name, limit: 80)
      page.add("</th>")
      for level in 0..<columns { cell(topic.counts[level], most, topic: index, level: level, in: &page) }
      sum(topic.total, isLast: true, in: &page)
      page.add("</tr>\n")
    }
    page.add("</tbody>\n<tfoot><tr><th scope=\"row\">")
    page.add(overview.topics.count, "topic", "topics")
    page.add("</th>")
    for level in 0..<columns {
      sum(overview.topics.reduce(into: BankOverview.Count()) { $0 += $1.counts[level] }, in: &page)
    }
    sum(overview.total, isLast: true, in: &page)
    page.add("</tr></tfoot>\n</table>\n</div>\n")
    if shown.count < overview.topics.count {
      page.add("<p class=\"none\">")
      page.add(overview.topics.count - shown.count, "topic", "topics")
      page.add(" with fewer diagnostics not shown</p>\n")
    }
    legend(in: &page)
    page.add("</section>\n")
  }

  /// The topics that have a row, in their order.
  private var shownTopics: [Int] {
    let all = Array(overview.topics.indices)
    guard all.count > Self.rows else { return all }
    let totals = overview.topics.map(\.total)
    let sorted = all.sorted { left, right in
      if totals[left].affected != totals[right].affected { return totals[left].affected > totals[right].affected }
      if totals[left].questions != totals[right].questions { return totals[left].questions > totals[right].questions }
      return left < right
    }
    return sorted.prefix(Self.rows).sorted()
  }

  private func cell(_ count: BankOverview.Count, _ most: Int, topic: Int, level: Int, in page: inout Markup) {
    guard count.questions > 0 else {
      page.add("<td class=\"q0\"><span class=\"hidden\">0</span></td>")
      return
    }
    page.add("<td class=\"q")
    page.add((count.questions * Self.steps + most - 1) / most)
    page.add("\">")
    if count.affected > 0 {
      page.add("<a href=\"#found\" data-topic=\"")
      page.add(topic)
      page.add("\" data-level=\"")
      page.add(level)
      page.add("\" title=\"")
      page.add(grouped: count.affected)
      page.add(" of ")
      page.add(count.questions, "question", "questions")
      page.add(" with diagnostics\">")
    }
    page.add(grouped: count.questions)
    if count.affected > 0 {
      page.add("<svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\", ")
      page.add(grouped: count.affected)
      page.add(" with diagnostics\"><rect width=\"")
      page.add(percentOf: count.affected, in: count.questions)
      page.add("\" height=\"1\"/></svg></a>")
    }
    page.add("</td>")
  }

  private func sum(_ count: BankOverview.Count, isLast: Bool = false, in page: inout Markup) {
    page.add(isLast ? "<td class=\"sum all\">" : "<td class=\"sum\">")
    page.add(grouped: count.questions)
    page.add("</td>")
  }

  private func legend(in page: inout Markup) {
    page.add("<p class=\"legend\"><span class=\"key\"><span>fewer</span>")
    for step in 1...Self.steps {
      page.add("<span class=\"step q")
      page.add(step)
      page.add("\"></span>")
    }
    page.add(
      "<span>more questions</span></span> <span class=\"key\"><span class=\"bar\"></span>share with diagnostics</span></p>\n"
    )
  }
}
