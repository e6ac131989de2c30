import Diagnostics

/// Finds commands that go on in the next line without the backslash that carries them there:
///
///     docker run
///       -p 80:80 image
///
/// A line of code that begins with an option (`-p`, `--name`), `&&`, `||` or `|` where the line above is a command of
/// the shell and does not end in a sign that carries it on; one line of Python that ends in `and` or `or`, or an import
/// in a comma, with no bracket open. Strong where the line above names a command or begins with a prompt; further lines
/// of the same command with it.
///
/// Exempt: lists of options with their meaning (two blanks and words behind the option), YAML, CSS variables, comments,
/// the shells of Windows (`` ` ``, `^`).
///
/// The range is the end of the line that should go on.
enum LostLineContinuation: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-line-continuation", severity: .error,
    summary: "a line has lost the backslash that carries it on to the next one",
    why: """
      Something on the way into the bank took a backslash before a line break for an escape. Who copies the command \
      runs half of it, and then the other half as a command of its own.
      """,
    mend: LostBackslash.mend,
    fix: .unsafe,
    good: [
      RuleExample(
        #"""
        - id: commands
          question: How is a container started?
          answer: |
            docker run \
              -p 80:80 \
              --name web image

            Options of docker run:

            -p    publish a port
            --name    name it

            cat file |
              grep x

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: containers
          question: How is a container started?
          answer: |
            docker «run»
              -p «80:80»
              --name web image

        """,
        fixed: #"""
          - id: containers
            question: How is a container started?
            answer: |
              docker run \
                -p 80:80 \
                --name web image

          """#),
      RuleExample(
        """
        - id: chains
          question: How are commands chained?
          answer: |
            cd «/folder»
            && rm *.jar

        """),
      RuleExample(
        """
        - id: conditions
          question: How is a long condition of Python written?
          answer: |
            from flask import Flask, flash, «render_template,»
                 request, url_for

            def allowed(name):
                return '.' in name «and»
                    name.rsplit('.', 1)[1] in ALLOWED

        """),
    ])

  static let family = DamageFamily.backslash

  static func check(_ text: Text, _ context: RuleContext) {
    let layout = context.layout
    var isCommand = false
    var indent = 0
    for block in layout.blocks where block.lines.contains(where: { mayTell(layout.line($0), text.bytes) }) {
      isCommand = false
      for index in block.lines {
        let line = layout.line(index)
        let next = layout.line(index + 1)
        guard line.kind == .code, next.kind == .code, index + 1 < block.lines.upperBound else {
          isCommand = false
          continue
        }
        if startsCommand(text.bytes, line) {
          isCommand = true
          indent = line.indent
        } else if line.indent <= indent, !startsWithSign(text.bytes, line) {
          isCommand = false
        }
        if !carriesOn(text.bytes, line) {
          if isCommand || mayBeCommand(text.bytes, line, next, block.language),
            goesOn(text.bytes, next, block.language, indent: indent)
          {
            report(text, line, context)
          }
        }
        if block.language == .python || block.language == .unknown, next.indent > line.indent,
          isHalfStatement(text.bytes, line)
        {
          report(text, line, context)
        }
      }
    }
  }

  /// Whether a line may be the rest of the one above (``goesOn``) or half of a statement (``isHalfStatement``): the cheap
  /// question before the others.
  private static func mayTell(_ line: TextLayout.Line, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    beginnings.contains(bytes.byte(Int(line.content))) || ends.contains(line.last)
  }

  private static let beginnings = ByteSet("-&|")
  private static let ends = ByteSet(",dDrR")

  private static func report(_ text: Text, _ line: TextLayout.Line, _ context: RuleContext) {
    let end = text.bytes.skippingBlanks(before: Int(line.end))
    var start = end
    while start > Int(line.content), start > end - 40, !text.bytes[start - 1].isBlank { start -= 1 }
    context.report(
      damage: self, in: text, start..<end, .strong, "this line goes on in the next one without a backslash at its end",
      help: LostBackslash.help("the end of the line"),
      replacement: { Replacement("write the backslash in", .unsafe, " \\", of: end..<end) })
  }

  /// Whether a line can only be the rest of a command.
  /// - Parameter indent: The indentation of the line that the command begins in.
  private static func goesOn(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLayout.Line, _ language: Language, indent: Int
  ) -> Bool {
    let start = Int(line.content)
    let next = bytes.byte(start + 1)
    switch bytes.byte(start) {
    case UInt8(ascii: "-"):
      guard language == .shell || language == .unknown || language == .python || language == .data else { return false }
      let letter = next == UInt8(ascii: "-") ? bytes.byte(start + 2) : next
      // What `ls -l` prints is not indented.
      guard letter.isASCIILetter, next == UInt8(ascii: "-") || line.indent > indent else { return false }
      var end = start + 1
      while bytes.byte(end).isNamePart || bytes.byte(end) == UInt8(ascii: "-") { end += 1 }
      // `--color: red`, `-p    publish`
      return bytes.byte(end) != UInt8(ascii: ":") && bytes.byte(end) != UInt8(ascii: ",")
        && !(bytes.byte(end) == 0x20 && bytes.byte(end + 1) == 0x20)
    case UInt8(ascii: "&"):
      return next == UInt8(ascii: "&") && bytes.byte(start + 2) == 0x20
    case UInt8(ascii: "|"):
      return (next == 0x20 || next == UInt8(ascii: "|")) && bytes.byte(start + 2).isNamePart && language == .shell
    default:
      return false
    }
  }

  /// Whether an option begins a deeper line below one that begins like a command: with a word in small letters.
  private static func mayBeCommand(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLayout.Line, _ next: TextLayout.Line, _ language: Language
  ) -> Bool {
    guard language == .shell || language == .unknown, next.indent > line.indent,
      bytes.hasWord("--", at: Int(next.content))
    else { return false }
    var index = Int(line.content)
    while index < line.end, !bytes[index].isBlank {
      let byte = bytes[index]
      guard byte.isSmallLetter || byte.isDigit || byte.isOne(of: "-_./") else { return false }
      index += 1
    }
    return index > Int(line.content) + 1
  }

  private static func startsWithSign(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLayout.Line) -> Bool {
    let first = bytes.byte(Int(line.content))
    return first == UInt8(ascii: "-") || first == UInt8(ascii: "&") || first == UInt8(ascii: "|")
  }

  /// Whether a line of Python ends where no statement may: in an operator, or in the comma of an import, with no
  /// bracket open.
  private static func isHalfStatement(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLayout.Line) -> Bool {
    let start = Int(line.content)
    let end = bytes.skippingBlanks(before: Int(line.end))
    guard end - start >= 8, end - start <= 300 else { return false }
    if bytes[end - 1] == UInt8(ascii: ",") {
      return bytes.hasWord("from ", at: start) && bytes.contains(" import ", from: start, to: end)
        && !hasOpenBracket(bytes, start..<end)
    }
    guard bytes.hasWord(" and", at: end - 4) || bytes.hasWord(" or", at: end - 3) else { return false }
    let isStatement =
      bytes.hasWord("if ", at: start) || bytes.hasWord("return ", at: start) || bytes.hasWord("while ", at: start)
      || bytes.hasWord("elif ", at: start) || bytes.hasWord("assert ", at: start)
    return isStatement && !hasOpenBracket(bytes, start..<end)
  }

  private static func hasOpenBracket(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var depth = 0
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return depth > 0
  }

  /// Whether a line ends in a sign that carries it on, or is no command: a comment, a bracket, a label.
  private static func carriesOn(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLayout.Line) -> Bool {
    let end = bytes.skippingBlanks(before: Int(line.end))
    switch bytes.byte(end - 1) {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "^"), UInt8(ascii: "|"), UInt8(ascii: "&"),
      UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ";"):
      return true
    default:
      return bytes.byte(Int(line.content)) == UInt8(ascii: "#")
        && bytes.byte(Int(line.content) + 1) != UInt8(ascii: "!")
    }
  }

  /// Whether a line begins with a prompt or a command, or holds an option already.
  private static func startsCommand(_ bytes: UnsafeBufferPointer<UInt8>, _ line: TextLayout.Line) -> Bool {
    var start = Int(line.content)
    if bytes.byte(start) == UInt8(ascii: "$"), bytes.byte(start + 1) == 0x20 { return true }
    if bytes.hasWord("sudo ", at: start) { start += 5 }
    if bytes.hasWord("run ", at: start) { start += 4 }
    var end = start
    while end < Int(line.end), bytes[end].isNamePart || bytes[end] == UInt8(ascii: "-") { end += 1 }
    return commands.contains(bytes, start..<end)
  }

  private static let commands = WordSet([
    "git", "npm", "npx", "yarn", "pnpm", "docker", "docker-compose", "podman", "kubectl", "helm", "pip", "pip3",
    "cargo",
    "cd", "ls", "mkdir", "curl", "wget", "ssh", "scp", "chmod", "chown", "grep", "echo", "cat", "sed", "awk", "tar",
    "apt",
    "apt-get", "yum", "dnf", "apk", "brew", "python", "python3", "flask", "gunicorn", "uvicorn", "uwsgi",
    "waitress-serve",
    "go", "rustup", "terraform", "openssl", "systemctl", "dotnet", "gcc", "g", "clang", "make", "cmake", "java",
    "javac",
    "mvn", "gradle", "rm", "cp", "mv", "find", "rsync", "aws", "gcloud", "az", "ansible", "ansible-playbook", "psql",
    "mysql", "mysqldump", "pg_dump", "redis-cli", "mongo", "mongosh", "kafka-topics", "node", "deno", "bun", "php",
    "composer", "ruby", "bundle", "rails", "swift", "xcodebuild", "ffmpeg", "iptables", "nmap", "useradd", "strace",
    "perf",
    "gh", "minikube", "eksctl", "vault", "consul", "nohup", "crontab", "ps", "kill", "journalctl", "tcpdump",
    "wasm-pack",
    "protoc", "jq", "xargs", "sort", "tee", "env", "exec", "export", "time", "sonar-scanner", "mlflow", "torchrun",
  ])
}
