/// A pattern for paths with the meaning of a line in `.gitignore` (gitignore(5)), without the negation.
///
/// A pattern with a slash at its start or in its middle is anchored to the folder it belongs to; any other one is
/// looked for at every depth. A slash at the end asks for a folder. `*`, `?` and `[…]` never match a slash; `**` as a
/// whole component does. Braces are ordinary characters.
///
/// Matching works on bytes and takes time in proportion to pattern times path, whatever the pattern: the states of the
/// pattern are all followed at once, so that nothing is ever tried twice.
package struct Glob: Sendable {
  /// What a pattern may not be longer than, in bytes.
  static let longest = 4_096

  /// Whether only folders match.
  let isFolderOnly: Bool
  private let form: Form

  /// Most patterns are of a simple form that needs one comparison.
  private enum Form: Sendable {
    /// The name of the file, at any depth.
    case name([UInt8])
    /// How the name of the file ends, at any depth.
    case suffix([UInt8])
    case tokens([GlobToken])
  }

  /// Reads a pattern.
  /// - Parameters:
  ///   - text: the pattern, without `!`.
  ///   - isAnchored: whether the pattern is held to its folder even without a slash, as in a shell.
  /// - Throws: ``GlobError``.
  package init(_ text: some Collection<UInt8>, isAnchored: Bool = false) throws(GlobError) {
    var pattern = Array(text)
    guard pattern.count <= Self.longest else { throw .tooLong }
    var isFolderOnly = false
    if pattern.last == PathBytes.slash {
      isFolderOnly = true
      pattern.removeLast()
    }
    var isAnchored = isAnchored
    if pattern.first == PathBytes.slash {
      isAnchored = true
      pattern.removeFirst()
    }
    guard !pattern.isEmpty else { throw .empty }
    if pattern.starts(with: [0x2E, PathBytes.slash]) {
      isAnchored = true
      pattern.removeFirst(2)
    }
    var tokens = try GlobToken.tokens(of: pattern)
    if !isAnchored, !pattern.contains(PathBytes.slash) { tokens.insert(.anyFolders, at: 0) }
    self.isFolderOnly = isFolderOnly
    form = Self.simplified(tokens)
  }

  private static func simplified(_ tokens: [GlobToken]) -> Form {
    guard tokens.first == .anyFolders else { return .tokens(tokens) }
    let hasStar = tokens.count > 1 && tokens[1] == .star
    var literal: [UInt8] = []
    for token in tokens.dropFirst(hasStar ? 2 : 1) {
      guard case .byte(let byte) = token, byte != PathBytes.slash else { return .tokens(tokens) }
      literal.append(byte)
    }
    return hasStar ? .suffix(literal) : .name(literal)
  }

  /// Whether the path matches as it stands; that a folder above it does is not looked at.
  /// - Parameters:
  ///   - path: relative to the folder of the pattern, without `./`.
  ///   - isFolder: whether it is a folder's path.
  package func matches(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    guard isFolder || !isFolderOnly else { return false }
    switch form {
    case .name(let name):
      guard Self.endsWith(path, name) else { return false }
      return path.count == name.count || path[path.endIndex - name.count - 1] == PathBytes.slash
    case .suffix(let suffix):
      return Self.endsWith(path, suffix)
    case .tokens(let tokens):
      return GlobToken.match(tokens, path)
    }
  }

  private static func endsWith(_ path: ArraySlice<UInt8>, _ suffix: [UInt8]) -> Bool {
    guard path.count >= suffix.count else { return false }
    var index = path.endIndex - suffix.count
    for byte in suffix {
      if path[index] != byte { return false }
      index += 1
    }
    return true
  }
}

/// Why a text is no pattern.
package enum GlobError: Error, Sendable {
  case empty
  case tooLong
  /// A `[` without its `]`.
  case openBracket
  /// A `\` with nothing behind it.
  case openEscape

  /// For a message, as in `"[a" is not a pattern: …`.
  package var reason: String {
    switch self {
    case .empty: "it is empty"
    case .tooLong: "it is longer than \(Glob.longest) bytes"
    case .openBracket: "a \"[\" has no \"]\""
    case .openEscape: "a \"\\\" stands at its end"
    }
  }
}
