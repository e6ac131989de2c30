import Diagnostics

/// The beginning and the end of the page.
enum PageFrame {
  private static let style = PackageResources.report_css
  private static let script = PackageResources.report_js

  static func open(_ report: Report, in page: inout Markup) {
    page.add(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-
      """)
    page.add(hashOf: style)
    page.add("'; script-src 'sha256-")
    page.add(hashOf: script)
    page.add(
      """
      '; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>
      """)
    page.text(Self.title(of: report))
    page.add("</title>\n<style>")
    page.add(asset: style)
    page.add(
      """
      </style>
      </head>
      <body>

      """)
    if !report.files.isEmpty { page.add("<a class=\"skip\" href=\"#found\">To what was found</a>\n") }
  }

  static func close(_ report: Report, in page: inout Markup) {
    page.add("<footer>qlint ")
    page.text(report.toolVersion, limit: 60)
    page.add(
      """
       · <code>qlint explain RULE</code> says what a rule finds, why it hurts and how to mend it</footer>
      <script>
      """)
    page.add(asset: script)
    page.add("</script>\n</body>\n</html>\n")
  }

  /// `3 errors, 1 warning – qlint`.
  private static func title(of report: Report) -> String {
    let counts = report.summary.bySeverity.filter { $0.count > 0 }
    let parts = counts.map { "\($0.count) \($0.count == 1 ? $0.severity.word : $0.severity.words)" }
    return (parts.isEmpty ? "no problems" : parts.joined(separator: ", ")) + " – qlint"
  }
}

extension Report.Summary {
  /// The worst first.
  var bySeverity: [(severity: Severity, count: Int)] {
    [(.error, errors), (.warning, warnings), (.info, infos), (.hint, hints)]
  }
}

extension Markup {
  /// Appends a file that is a part of qlint.
  fileprivate mutating func add(asset: [UInt8]) { append(trusted: asset) }

  /// Appends the hash by which a policy allows an element with this text (CSP level 3, 2.3.1).
  fileprivate mutating func add(hashOf asset: [UInt8]) { append(trusted: SHA256.hash(asset).base64) }
}
