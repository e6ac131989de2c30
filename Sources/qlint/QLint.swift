import YAML
import Diagnostics
import Glibc
@main struct Main { static func main() {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while true { let n = read(0, &chunk, chunk.count); if n <= 0 { break }; bytes += chunk[..<n] }
  let parser = Parser()
  let bad = bytes.withUnsafeBytes { b -> Bool in
    let d = parser.parse(b)
    if CommandLine.arguments.contains("-d") { for x in d { print(x.rule, x.range, x.message, "|", x.help ?? "", x.notes.map { "\($0.range) \($0.message)" }) }; for c in parser.tree.comments() { print("comment", c) } }
    else if !CommandLine.arguments.contains("-q") { for l in parser.tree.eventNotation() { print(l) } }
    return d.contains { $0.rule == "yaml/syntax" || $0.rule.group == "encoding" }
  }
  exit(bad ? 1 : 0)
}}
