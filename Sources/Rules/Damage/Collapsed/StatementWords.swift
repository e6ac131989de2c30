/// The words by which a statement is known, and those by which one goes on.
enum StatementWords {
  enum Role {
    /// Goes on with what stands before it: `else`, `in`, `throws`.
    case continuation
    /// A name and its parameters follow.
    case function
    /// The name of a type follows.
    case type
    /// The name of a variable follows.
    case variable
    /// Another word of a declaration follows.
    case modifier
    /// Takes in a module.
    case inclusion
    /// Leaves a function, or makes a statement of an expression.
    case leaving
    /// A condition in parentheses follows.
    case flow
    /// Takes in a name of a module: `use std::io;`.
    case use
    /// A statement of one word.
    case bare
    /// Begins a statement of SQL.
    case query
  }

  /// The role of a word; nil for names and all other words.
  static func role(of bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Role? {
    guard let index = words.index(of: bytes, word), index < table.count else { return nil }
    return table[index].role
  }

  /// Whether a word declares a member of a type, which stands on a line of its own.
  static func isMember(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    let stop = StatementShape.wordEnd(from: start, before: bytes.count, of: bytes)
    let role = role(of: bytes, start..<stop)
    return role == .function || role == .modifier || role == .type
  }

  /// Directives of the C preprocessor.
  static let directives = WordSet(["include", "define", "ifndef", "ifdef", "endif", "undef", "pragma"])

  /// Words by which a diagram of Mermaid begins, and directions in which it is drawn.
  static let diagrams = WordSet(["flowchart", "graph", "sequenceDiagram", "classDiagram", "erDiagram", "stateDiagram"])
  static let directions = WordSet(["TD", "TB", "BT", "LR", "RL"])

  /// Directives of conditional compilation, in the languages that have them.
  static let conditionals = WordSet(["else", "elseif", "elif", "endif", "ifdef", "ifndef", "define", "include"])

  /// Words before the parentheses of which no statement ends.
  static let heads = WordSet([
    "if", "for", "while", "switch", "catch", "foreach", "elif", "when", "guard", "until", "unless", "with", "match",
    "synchronized", "lock", "using", "sizeof", "return", "func", "pub", "operator", "fixed", "noexcept", "requires",
    "decltype", "alignas", "init", "set", "get", "IN", "VALUES", "AND", "OR", "WHERE", "ON", "KEY", "AS", "BY", "and",
    "or", "not", "in", "is", "private", "fileprivate", "internal", "public", "package", "open", "nonisolated",
    "unowned",
  ])

  /// Words that stand before `def`, `func`, `function` and the like in one declaration.
  static let modifiers = WordSet([
    "async", "pub", "static", "public", "private", "protected", "internal", "override", "suspend", "inline", "mutating",
    "nonmutating", "export", "default", "open", "final", "unsafe", "extern", "const", "virtual", "abstract", "operator",
    "infix", "tailrec", "external", "actual", "expect", "nonisolated", "class", "isolated", "distributed", "crate",
    "partial", "sealed", "data", "value", "local", "declare", "fileprivate", "lazy", "weak", "unowned", "prefix",
    "postfix", "optional", "required", "convenience", "implicit", "given", "case", "return", "new", "typedef", "enum",
    "friend", "readonly", "annotation", "inner", "companion", "indirect", "dynamic", "objc", "a", "an", "the", "of",
    "transparent", "comptime", "rec", "and", "or",
  ])

  /// Programs whose names begin a line of a shell.
  static let commands = WordSet([
    "git", "npm", "npx", "yarn", "pnpm", "docker", "kubectl", "pip", "pip3", "cargo", "sudo", "cd", "mkdir", "curl",
    "wget", "ssh", "chmod", "chown", "grep", "echo", "rm", "cp", "mv", "apt", "brew", "python", "python3", "source",
    "systemctl", "dotnet", "terraform", "helm", "export", "touch", "composer", "php", "go", "ls", "cat", "tar", "make",
    "apt-get", "yum", "dnf", "service", "kill", "useradd", "mount", "rsync", "openssl", "vim", "nano", "unzip", "psql",
    "mysql", "node", "deno", "bun", "gem", "bundle", "rails", "rake", "mvn", "gradle", "django-admin", "flask",
    "uvicorn", "rustup", "poetry", "conda", "nvm", "vagrant", "gcloud", "kubeadm", "minikube", "xcodebuild", "flutter",
    "adb", "gcc", "javac", "pytest", "virtualenv", "pipenv", "scp", "ansible-playbook", "ansible-galaxy",
  ])

  /// Instructions of a Dockerfile behind the first one.
  static let instructions = WordSet([
    "RUN", "COPY", "ADD", "CMD", "WORKDIR", "EXPOSE", "ENTRYPOINT", "ENV", "VOLUME", "LABEL", "USER", "ARG",
    "HEALTHCHECK",
  ])

  /// Words that begin a clause of SQL.
  static let clauses = WordSet([
    "FROM", "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "JOIN", "INNER", "LEFT", "RIGHT", "VALUES", "UNION", "SELECT",
    "INSERT", "UPDATE", "DELETE", "CREATE",
  ])

  /// Programs by whose names at the end of a longer word a lost line break shows.
  static let gluedCommands: [StaticString] = [
    "docker", "npm", "sudo", "cargo", "kubectl", "apt-get", "systemctl", "mkdir", "chmod", "curl", "wget",
  ]

  /// Words that take a command as their argument.
  static let takers = WordSet([
    "sudo", "uv", "time", "exec", "run", "npx", "env", "nohup", "watch", "xargs", "man", "which", "install", "command",
    "init", "help", "then", "do", "else", "type", "i", "or", "and", "with", "in", "to", "for", "from", "by", "via",
    "using", "the", "a", "as", "of", "on", "into", "use",
  ])

  /// Words between two operands.
  static let operators = WordSet(["is", "in", "and", "or", "not", "as", "return"])

  /// Words that may touch the brace before them.
  static let afterBrace = WordSet(["else", "catch", "finally", "while", "from", "as", "elseif", "s"])

  /// Keywords, of which the end of a longer word shows that a line break is missing before them.
  static let functionKeywords: [StaticString] = ["def", "fun", "func", "function", "fn"]
  static let variableKeywords: [StaticString] = ["const", "let", "var", "val"]

  /// Words that end like those keywords.
  static let likeKeywords = WordSet([
    "typedef", "ifdef", "undef", "ifndef", "subfunction", "malfunction", "func", "defun", "interval", "retval",
    "outlet",
    "applet", "servlet", "inlet", "tablet", "constval", "eval", "envvar", "ndef", "noundef", "constexpr", "invar",
    "approval", "removal", "arrival", "retrieval", "interfn", "dysfunction", "cofunction",
  ])

  /// Keywords that something must follow.
  static let openKeywords = WordSet([
    "const", "let", "var", "val", "def", "class", "import", "from", "new", "public", "private", "protected", "static",
    "await", "function", "fun", "func", "fn", "extends", "implements", "struct", "enum", "interface", "protocol",
    "namespace", "using", "where", "as", "elif", "typedef", "typename", "SELECT", "FROM", "WHERE", "AND", "JOIN", "BY",
    "impl", "pub", "mut", "async", "throw", "throws", "export", "in", "is", "not", "or", "and", "if", "while", "for",
  ])

  /// Elements that are parts of a page or of a component.
  static let pageParts = WordSet(["script", "style", "template", "head", "body", "html", "header", "footer", "main"])

  /// Those of them that are the parts of a component.
  static let componentParts = WordSet(["script", "style", "template"])

  private static let words = WordSet(table.map(\.word))
  private static let table: [(word: StaticString, role: Role)] =
    continuations.map { ($0, .continuation) }
    + (["def", "fun", "func", "fn", "function", "defp", "defmodule", "sub", "proc"] as [StaticString]).map {
      ($0, .function)
    }
    + ([
      "class", "struct", "enum", "interface", "trait", "protocol", "extension", "object", "record", "impl", "namespace",
      "type", "typealias",
    ] as [StaticString]).map { ($0, .type) }
    + (["const", "let", "var", "val"] as [StaticString]).map { ($0, .variable) }
    + ([
      "public", "private", "protected", "static", "override", "abstract", "export", "pub", "sealed", "virtual",
      "fileprivate", "readonly", "declare", "suspend", "lateinit", "template", "typedef",
    ] as [StaticString])
    .map { ($0, .modifier) }
    + (["import", "require", "include", "using", "package"] as [StaticString]).map { ($0, .inclusion) }
    + (["return", "throw", "raise", "yield", "assert", "del", "echo", "puts", "print", "elif", "except", "delete"]
    as [StaticString]).map { ($0, .leaving) }
    + (["if", "while", "for", "switch", "foreach", "println", "printf"] as [StaticString]).map { ($0, .flow) }
    + (["use"] as [StaticString]).map { ($0, .use) }
    + (["pass", "break", "continue", "begin", "try"] as [StaticString]).map { ($0, .bare) }
    + (["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "BEGIN", "COMMIT", "GRANT", "ROLLBACK"]
    as [StaticString]).map { ($0, .query) }

  private static let continuations: [StaticString] = [
    "else", "catch", "finally", "from", "as", "in", "is", "and", "or", "not", "unless", "where", "throws", "rethrows",
    "async", "to", "until", "downTo", "step", "final", "noexcept", "with", "instanceof", "satisfies", "extends",
    "implements", "into", "rescue", "ensure", "end", "then", "do", "on", "by", "over", "partition", "when", "returns",
    "at", "of", "the", "a", "an", "are", "was", "will", "can", "get", "set", "out", "inout", "move",
    "AND", "OR", "AS", "ON", "IN", "FROM", "WHERE", "VALUES", "ORDER", "GROUP", "LIMIT", "OVER", "CHECK",
  ]
}
