import Diagnostics

/// Finds paths of Windows whose backslashes are gone: `C:UsersName`, `%SystemRoot%system32`.
///
/// Strong are a drive and a colon right before the name of a folder that Windows has (`Users`, `Windows`, `Program`,
/// `temp`), a variable of Windows with a name right behind it, and keys of the registry glued together. Weak are a
/// drive and a colon before another name of two capitals.
///
/// Exempt: intact paths, `C:` with a slash, formats with two percent signs.
///
/// The range goes over the path.
enum LostPathSeparator: DamageRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-path-separator", severity: .error,
    summary: "a path of Windows has lost its backslashes",
    why: """
      Something on the way into the bank took the backslash for an escape. The path names nothing, and where the \
      folders ended cannot be told any more.
      """,
    mend: LostBackslash.mend,
    good: [
      RuleExample(
        #"""
        - id: paths
          question: Where do programs live?
          answer: |
            C:\Users\name, C:/Windows/name, %SystemRoot%\system32.
            Q:What is it? A:Nothing. 100%of%it. HKEY_LOCAL_MACHINE\Software, venv\Scripts, envScripts.

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: folders
          question: Where does Windows keep its hosts file?
          answer: |
            It is in «C:WindowsSystem32driversetchosts».
            hosts = «%SystemRoot%system32»
            The key is «HKEY_LOCAL_MACHINESoftwareMicrosoft», and «venvScriptsactivate» begins an environment.

        """),
      RuleExample(
        """
        - id: weak-signs
          question: Where do projects live?
          answer: |
            Either in «D:ProjectsMine» or in «E:WorkOthers», as you like.

        """),
    ])

  static let family = DamageFamily.backslash
  static let leads = [Lead(":", before: .capitals, behind: .letters), Lead("%", before: .nameParts, behind: .letters)]

  static let leadPhrases: [StaticString] = ["HKEY_", "venvScripts", "envScripts"]

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    if bytes[offset].isASCIILetter {
      guard isNamedFolder(bytes, at: offset) else { return }
      report(text, offset..<pathEnd(bytes, from: offset), .strong, context)
    } else if bytes[offset] == UInt8(ascii: ":") {
      guard !bytes.byte(offset - 2).isWordPart else { return }
      let end = pathEnd(bytes, from: offset + 1)
      let range = offset - 1..<end
      if isFolder(bytes, offset + 1) {
        report(text, range, .strong, context)
      } else if hasTwoCapitals(bytes, offset + 1..<end) {
        report(text, range, .weak(60), context)
      }
    } else {
      var start = offset
      while start > offset - 20, bytes.byte(start - 1).isNamePart { start -= 1 }
      guard bytes.byte(start - 1) == UInt8(ascii: "%"), start < offset, isVariable(bytes, start..<offset) else {
        return
      }
      report(text, start - 1..<pathEnd(bytes, from: offset + 1), .strong, context)
    }
  }

  /// `HKEY_LOCAL_MACHINESoftware`, `venvScriptsactivate`: a folder that is called nothing else, with a name behind it.
  private static func isNamedFolder(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for folder in namedFolders where bytes.begins(with: folder, at: start) {
      let next = bytes.byte(start + folder.utf8CodeUnitCount)
      let isRoot = bytes[start] == UInt8(ascii: "H")
      return isRoot
        ? ByteSet.capitals.contains(next) && bytes.byte(start + folder.utf8CodeUnitCount + 1).isSmallLetter
        : next.isSmallLetter
    }
    return false
  }

  private static let namedFolders: [StaticString] = [
    "HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER", "HKEY_CLASSES_ROOT", "HKEY_USERS", "HKEY_CURRENT_CONFIG", "venvScripts",
    "envScripts",
  ]

  private static func report(_ text: Text, _ range: Range<Int>, _ confidence: Confidence, _ context: RuleContext) {
    let path = String(decoding: text.bytes[range], as: UTF8.self)
    context.report(
      damage: self, in: text, range, confidence, "the path \(Quotation.of(path)) has lost its backslashes",
      help: LostBackslash.help("the path"))
  }

  private static func pathEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < start + 120,
      bytes.byte(end).isNamePart || bytes.byte(end) == UInt8(ascii: ".") && bytes.byte(end + 1).isNamePart
        || bytes.byte(end) == UInt8(ascii: "-")
    { end += 1 }
    return end
  }

  private static func isFolder(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    for folder in folders where bytes.hasWord(folder, at: start) {
      // The first folder and another one: not a word of its own.
      let behind = bytes.byte(start + folder.utf8CodeUnitCount)
      if behind.isNamePart { return true }
    }
    return bytes.hasWord("program files", at: start)
  }

  private static let folders: [StaticString] = [
    "users", "windows", "programdata", "temp", "inetpub", "xampp", "wamp", "python", "documents",
  ]

  private static func hasTwoCapitals(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var capitals = 0
    for index in range where bytes[index] >= UInt8(ascii: "A") && bytes[index] <= UInt8(ascii: "Z") {
      let isStart = index == range.lowerBound || bytes[index - 1].isASCIILetter && bytes[index - 1] >= 0x61
      if isStart { capitals += 1 }
    }
    return capitals >= 2
  }

  private static func isVariable(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for name in variables where name.utf8CodeUnitCount == range.count && bytes.hasWord(name, at: range.lowerBound) {
      return true
    }
    return false
  }

  private static let variables: [StaticString] = [
    "systemroot", "windir", "appdata", "localappdata", "userprofile", "programfiles", "programdata", "temp", "tmp",
    "homepath", "homedrive", "systemdrive", "public", "allusersprofile", "java_home", "comspec",
  ]
}
