import Diagnostics

/// The arguments as the system gives them. Swift's are repaired where they are not UTF-8, but a path is bytes.
enum RawArguments {
  /// The path that was given as this argument.
  static func path(_ text: String) -> SourcePath {
    guard text.unicodeScalars.contains("\u{FFFD}") else { return SourcePath(text) }
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      let bytes = UnsafeBufferPointer(start: argument, count: length(argument)).map { UInt8(bitPattern: $0) }
      // An option may be written in one word with its value: --config=FILE.
      for candidate in [bytes[...], bytes.drop { $0 != UInt8(ascii: "=") }.dropFirst()]
      where String(decoding: candidate, as: UTF8.self).utf8.elementsEqual(text.utf8) {
        return SourcePath(bytes: Array(candidate))
      }
    }
    return SourcePath(text)
  }

  private static func length(_ text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }

  /// For each `--format` in the order of the command line, the file of the `-o` that follows it, if one does.
  /// - Parameter arguments: without the program's name.
  static func outputs(_ arguments: [String]) -> [(format: String?, file: String?)] {
    var found: [(format: String?, file: String?)] = []
    var index = 0
    while index < arguments.count, arguments[index] != "--" {
      let argument = arguments[index]
      if let (name, value) = option(argument, next: index + 1 < arguments.count ? arguments[index + 1] : nil) {
        if argument == name { index += 1 }
        if name == "--format" {
          found.append((value, nil))
        } else if found.isEmpty || found[found.count - 1].file != nil {
          found.append((nil, value))
        } else {
          found[found.count - 1].file = value
        }
      }
      index += 1
    }
    return found
  }

  private static func option(_ argument: String, next: String?) -> (name: String, value: String)? {
    for name in ["--format", "--output", "-o"] {
      if argument == name { return next.map { (name, $0) } }
      if argument.hasPrefix(name + "=") { return (name, String(argument.dropFirst(name.count + 1))) }
    }
    return nil
  }
}
