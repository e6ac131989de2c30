import Diagnostics

extension [UInt8] {
  /// Appends `3 errors, 1 warning in 1 of 12 files (240 questions)`.
  mutating func append(countsOf summary: Report.Summary) {
    let parts = [
      (summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info"), (summary.hints, "hint"),
    ]
    var isFirst = true
    for (count, name) in parts where count > 0 {
      if !isFirst { append(text: ", ") }
      isFirst = false
      append(count, name)
    }
    if isFirst { append(text: "no problems") }
    append(text: " in ")
    if summary.affectedFiles > 0 {
      append(decimal: summary.affectedFiles)
      append(text: " of ")
    }
    append(summary.files, "file")
    append(text: " (")
    append(summary.questions, "question")
    append(text: ")")
  }
}
