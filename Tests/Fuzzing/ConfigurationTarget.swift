import Diagnostics
import Linting

#if canImport(Glibc)
  import Glibc
#endif

/// The text of a `.qlint.yml`: read, checked, and used to make a linter.
struct ConfigurationTarget: FuzzTarget {
  private let folder: String

  init() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "."
    var template = Array("\(parent)/.build-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
    folder = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  func run(_ bytes: UnsafeRawBufferPointer) {
    let path = "\(folder)/.qlint.yml"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { return }
    _ = write(descriptor, bytes.baseAddress, bytes.count)
    close(descriptor)
    do {
      let configuration = try ConfigurationLoader.load(
        .file(SourcePath(path)), workingDirectory: SourcePath(folder), known: Linter.builtInRules)
      let policy = RulePolicy(
        configuration, selection: try RuleSelection(select: [], ignore: [], known: Linter.builtInRules),
        known: Linter.builtInRules, workingDirectory: configuration.root)
      _ = try Linter(configuration, policy: policy)
    } catch {
      // A configuration that cannot be used is an error with words.
      demand(!"\(error)".isEmpty, "an error without words")
    }
  }
}
