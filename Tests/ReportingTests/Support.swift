import Diagnostics
import Foundation
import Reporting

/// Files that exist only in memory.
struct Sources: SourceProvider {
  var files: [SourcePath: [UInt8]]

  init(_ files: [SourcePath: String]) { self.files = files.mapValues { Array($0.utf8) } }

  func source(for path: SourcePath) -> [UInt8]? { files[path] }
}

/// The range of `part` in `text`; the test names a part that is there.
func range(of part: String, in text: String) -> SourceRange {
  let text = Array(text.utf8)
  let part = Array(part.utf8)
  for start in 0...max(0, text.count - part.count) where text[start...].starts(with: part) {
    return SourceRange(start, start + part.count)
  }
  return SourceRange(0, 0)
}

/// What a reporter writes for some diagnostics.
func output(
  of reporter: some Reporter, _ files: [ReportedFile], errors: [ReportError] = [], sources: Sources,
  change: (inout Report) -> Void = { _ in }
) throws -> String {
  var report = Report(toolVersion: "0.1.0", files: files, checkedFiles: 12, questions: 240, errors: errors)
  change(&report)
  var output = MemoryOutput()
  try reporter.write(report, sources: sources, to: &output)
  return String(decoding: output.bytes, as: UTF8.self)
}

/// Text that terminals, build logs and reports have been attacked with, and more that is hard to show.
let payloads: [String] = [
  "\u{1B}[8;5;123mhidden", "\u{1B}]0;pwned-title\u{7}x",
  "\u{1B}]8;;http://pwned.example/\u{1B}\\link\u{1B}]8;;\u{1B}\\",
  "\u{1B}]52;c;cHduZWQ=\u{7}x", "\u{1B}P+q544e\u{1B}\\x", "\u{1B}[2J\u{1B}[1;1Hclean", "\u{9B}8;5;123mhidden",
  "bad\r0 problems found", "bad\u{8}\u{8}\u{8}good", "x\u{7}\u{7}", "x\u{7F}\u{7F}",
  "a\u{202E}\u{2066}// evil\u{2069}\u{2066} b", "one\u{2028}::error::pwned\u{2029}two", "x\u{E0041}\u{E0042}",
  "one\u{85}::error::pwned", "x\n::stop-commands::pwned\n::add-mask::a\n::set-output name=x::pwned",
  "##[add-mask]pwned ##[set-env name=PATH]pwned", "x,title=PWNED::y%0A::error::pwned",
  "<x-pwned onload=pwned()>\"'></script><script>pwned()</script><!--", "\"},{\"pwned\":1", "%s%n%@%1$n\\(pwned)",
  String(decoding: [0xEF, 0xBF, 0xBE, 0xEF, 0xBF, 0xBF, 0xEF, 0xB7, 0x90], as: UTF8.self),
  "o" + String(repeating: "\u{301}", count: 3000), "::error::pwned", "  ::error::pwned",
  "a b ::error::pwned " + String(repeating: "::warning::pwned ", count: 40), "\u{FEFF}\u{200B}\u{2060}\u{AD}\u{3164}",
  String(repeating: "🎉日本\t", count: 300), String(repeating: "\0", count: 500), "\u{301}starts with a mark", "\r\n\r\n",
  "👨\u{200D}👩\u{200D}👧 \u{2764}\u{FE0F}", "",
]

/// The characters that must reach no terminal.
func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A: false
  case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB,
    0xFFFE, 0xFFFF, 0xFDD0...0xFDEF, 0x3164, 0xE0000...0xE007F:
    true
  default: false
  }
}

/// `text` without the colours that a reporter may set.
func withoutColors(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    if scalar == "\u{1B}", rest.first == "[",
      let end = rest.dropFirst().firstIndex(where: { !("0"..."9").contains($0) && $0 != ";" }), rest[end] == "m"
    {
      rest = rest[end...].dropFirst()
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

/// Runs a program and gives what it printed, errors included, and its exit code; nil where it cannot be started.
func run(_ arguments: [String]) -> (output: String, code: Int32)? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  guard (try? process.run()) != nil else { return nil }
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: data, as: UTF8.self), process.terminationStatus)
}
