import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The only ways to the terminal beside the reporters: every line is made visible first.
enum Console {
  /// Writes lines to standard error; where that is not possible there is nobody to tell.
  static func error(_ text: String) {
    let output = DescriptorOutput(descriptor: STDERR_FILENO)
    try? output.write(bytes(text))
    try? output.flush()
  }

  /// Writes lines to standard output.
  static func print(_ text: String) throws(OutputError) {
    let output = DescriptorOutput(descriptor: STDOUT_FILENO)
    try output.write(bytes(text))
    try output.flush()
  }

  private static func bytes(_ text: String) -> [UInt8] {
    (text.hasSuffix("\n") ? text.dropLast() : text[...]).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { Array(visible(String($0), limit: 1 << 20).utf8) + [0x0A] }
  }
}

/// The environment of the process.
enum Environment {
  static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
