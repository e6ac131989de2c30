/// The words by which ``LanguageGuess`` knows a language.
enum LanguageWords {
  static let table: [(word: StaticString, languages: [Language], weight: Int16)] =
    python + script + native + others

  private static let python: [(word: StaticString, languages: [Language], weight: Int16)] = [
    ("def", [.python, .ruby], 3), ("elif", [.python, .shell], 3), ("self", [.python, .rust, .swift, .ruby], 1),
    ("None", [.python, .rust], 2), ("True", [.python], 2), ("False", [.python], 2), ("lambda", [.python], 2),
    ("print", [.python, .swift], 1), ("import", [.python, .java, .kotlin, .javascript, .swift, .go], 1),
    ("from", [.python, .javascript], 1), ("except", [.python], 3),
    ("async", [.python, .javascript, .csharp, .rust], 1),
    ("await", [.python, .javascript, .csharp, .rust, .swift], 1), ("with", [.python], 1), ("yield", [.python], 1),
    ("__init__", [.python], 4), ("__name__", [.python], 4), ("pass", [.python], 1), ("in", [.python], 1),
    ("and", [.python], 1), ("not", [.python], 1), ("kwargs", [.python], 2), ("len", [.python, .go], 1),
    ("range", [.python, .go], 1), ("str", [.python, .rust], 1), ("assert", [.python], 1),
    ("Traceback", [.python], 4), ("pip", [.shell], 2),
  ]

  private static let script: [(word: StaticString, languages: [Language], weight: Int16)] = [
    ("const", [.javascript, .c, .rust, .go], 2), ("function", [.javascript, .php, .shell], 2),
    ("console", [.javascript], 3), ("undefined", [.javascript], 2), ("typeof", [.javascript], 2),
    ("document", [.javascript], 2), ("window", [.javascript], 1), ("export", [.javascript, .shell], 1),
    ("require", [.javascript, .php, .ruby], 1), ("Promise", [.javascript], 2),
    ("let", [.javascript, .swift, .rust], 1),
    ("var", [.javascript, .swift, .go, .csharp, .kotlin], 1), ("interface", [.javascript, .java, .csharp, .go], 1),
    ("extends", [.javascript, .java, .php], 1), ("this", [.javascript, .java, .csharp, .kotlin, .c], 1),
    ("useState", [.javascript], 3), ("props", [.javascript], 1), ("Vue", [.javascript], 2), ("JSON", [.javascript], 1),
    ("module", [.javascript], 1), ("default", [.javascript], 1), ("number", [.javascript], 1),
    ("readonly", [.javascript, .csharp], 1), ("template", [.html, .c], 1), ("div", [.html], 1), ("href", [.html], 2),
    ("endblock", [.html], 4), ("endif", [.html], 3), ("endfor", [.html], 3),
    ("color", [.css], 2), ("margin", [.css], 2), ("padding", [.css], 2), ("display", [.css], 2), ("width", [.css], 1),
    ("px", [.css], 2), ("font", [.css], 1), ("background", [.css], 2), ("echo", [.php, .shell], 1),
    ("array", [.php], 1),
  ]

  private static let native: [(word: StaticString, languages: [Language], weight: Int16)] = [
    ("include", [.c], 3), ("std", [.c, .rust], 2), ("cout", [.c], 4), ("endl", [.c], 4),
    ("int", [.c, .csharp, .java], 1),
    ("void", [.c, .csharp, .java], 2), ("char", [.c], 1), ("printf", [.c, .php], 2), ("nullptr", [.c], 4),
    ("struct", [.c, .swift, .rust, .go, .csharp], 1), ("typename", [.c], 3), ("virtual", [.c, .csharp], 2),
    ("using", [.csharp, .c], 2), ("namespace", [.csharp, .c, .php], 1), ("Console", [.csharp], 4),
    ("WriteLine", [.csharp], 4), ("string", [.csharp, .javascript, .go, .c], 1), ("public", [.csharp, .java, .php], 2),
    ("private", [.csharp, .java, .kotlin, .swift, .php], 1), ("static", [.csharp, .java, .c], 1),
    ("override", [.kotlin, .csharp, .swift], 1), ("class", [.csharp, .java, .kotlin, .python, .c, .php], 1),
    ("System", [.java, .csharp], 2), ("println", [.kotlin, .java, .rust], 2),
    ("String", [.java, .kotlin, .swift, .rust], 1),
    ("final", [.java, .swift], 1), ("implements", [.java, .php], 2), ("throws", [.java, .swift], 1),
    ("fun", [.kotlin], 4), ("val", [.kotlin], 3), ("companion", [.kotlin], 4), ("data", [.kotlin], 1),
    ("when", [.kotlin], 2), ("listOf", [.kotlin], 4), ("Int", [.kotlin, .swift], 1),
    ("null", [.java, .kotlin, .csharp, .javascript], 1),
    ("func", [.swift, .go], 3), ("guard", [.swift], 4), ("nil", [.swift, .go, .ruby], 2), ("protocol", [.swift], 3),
    ("extension", [.swift], 3), ("init", [.swift], 1), ("deinit", [.swift], 4), ("@State", [.swift], 4),
    ("fn", [.rust], 4), ("mut", [.rust], 4), ("impl", [.rust], 4), ("pub", [.rust], 4), ("use", [.rust, .php], 1),
    ("trait", [.rust], 2), ("unwrap", [.rust], 4), ("match", [.rust], 2), ("Vec", [.rust], 3), ("Some", [.rust], 2),
    ("package", [.go, .java, .kotlin], 2), ("fmt", [.go, .rust], 2), ("chan", [.go], 4), ("defer", [.go, .swift], 2),
    ("make", [.go], 1), ("err", [.go], 2), ("type", [.go, .javascript], 1),
  ]

  private static let others: [(word: StaticString, languages: [Language], weight: Int16)] = [
    ("SELECT", [.sql], 4), ("FROM", [.sql], 3), ("WHERE", [.sql], 3), ("INSERT", [.sql], 3), ("JOIN", [.sql], 3),
    ("CREATE", [.sql], 3), ("TABLE", [.sql], 3), ("UPDATE", [.sql], 3), ("ORDER", [.sql], 2), ("GROUP", [.sql], 2),
    ("VALUES", [.sql], 3), ("BEGIN", [.sql], 2), ("git", [.shell], 4), ("npm", [.shell], 4), ("cd", [.shell], 3),
    ("sudo", [.shell], 4), ("docker", [.shell], 4), ("kubectl", [.shell], 4), ("cargo", [.shell], 3),
    ("ls", [.shell], 2), ("cat", [.shell], 2), ("grep", [.shell], 3), ("curl", [.shell], 3), ("mkdir", [.shell], 3),
    ("fi", [.shell], 3), ("esac", [.shell], 3), ("done", [.shell], 2), ("bash", [.shell], 2), ("ssh", [.shell], 2),
    ("find", [.shell], 1), ("tar", [.shell], 2), ("flask", [.shell], 1), ("end", [.ruby], 2), ("puts", [.ruby], 4),
    ("attr_accessor", [.ruby], 4), ("apiVersion", [.data], 4), ("kind", [.data], 2), ("metadata", [.data], 2),
    ("spec", [.data], 2), ("name", [.data], 1), ("version", [.data], 1),
  ]
}
