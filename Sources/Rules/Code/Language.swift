/// The languages that rules tell apart, each for a family that shares its signs: C with C++, JavaScript with TypeScript
/// and JSX, HTML with templates in it.
package enum Language: UInt8, CaseIterable, Sendable {
  case python, javascript, html, css, c, csharp, java, kotlin, swift, rust, go, php, ruby, sql, shell, data
  /// Code of which too little is seen to say.
  case unknown

  /// Whether `#` begins a comment.
  var hasHashComments: Bool {
    switch self {
    case .python, .ruby, .shell, .data, .php: true
    default: false
    }
  }

  /// Whether `//` begins a comment.
  var hasSlashComments: Bool {
    switch self {
    case .python, .html, .sql, .shell, .ruby, .data: false
    default: true
    }
  }

  /// Whether `/*` begins a comment.
  var hasStarComments: Bool {
    switch self {
    case .python, .html, .shell, .ruby, .data: false
    default: true
    }
  }

  /// Whether statements and blocks are ended by signs, so that line breaks and indentation are for the eye only.
  package var hasBraces: Bool {
    switch self {
    case .javascript, .css, .c, .csharp, .java, .kotlin, .swift, .rust, .go, .php: true
    default: false
    }
  }

  /// The language that a fence's info string names; nil for names that are not known.
  package init?(name bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard let index = Self.names.index(of: bytes, range), index < Self.named.count else { return nil }
    self = Self.named[index].language
  }

  private static let names = WordSet(named.map(\.name))
  private static let named: [(name: StaticString, language: Language)] = [
    ("python", .python), ("py", .python), ("python3", .python), ("pycon", .python),
    ("javascript", .javascript), ("js", .javascript), ("jsx", .javascript), ("ts", .javascript),
    ("tsx", .javascript), ("typescript", .javascript), ("mjs", .javascript),
    ("html", .html), ("xml", .html), ("vue", .html), ("svg", .html), ("jinja", .html), ("htmldjango", .html),
    ("svelte", .html), ("django", .html), ("css", .css), ("scss", .css), ("less", .css), ("c", .c), ("cpp", .c),
    ("c++", .c), ("h", .c), ("csharp", .csharp), ("cs", .csharp), ("java", .java), ("kotlin", .kotlin), ("kt", .kotlin),
    ("swift", .swift), ("rust", .rust), ("rs", .rust), ("go", .go), ("golang", .go), ("php", .php), ("ruby", .ruby),
    ("rb", .ruby), ("sql", .sql), ("bash", .shell), ("sh", .shell), ("shell", .shell), ("console", .shell),
    ("zsh", .shell), ("json", .data), ("yaml", .data), ("yml", .data), ("toml", .data), ("ini", .data),
  ]
}
