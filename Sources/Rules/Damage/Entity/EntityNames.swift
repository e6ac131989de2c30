/// The names of HTML 4 (section 24), which are those that converters write; HTML 5 has two thousand more.
enum EntityNames {
  /// The scalar that a name stands for.
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> UInt32? {
    guard let index = names.index(of: bytes, name), index < values.count else { return nil }
    return values[index]
  }

  private static let names = WordSet(latin1 + others.map(\.0))
  private static let values = (0..<UInt32(latin1.count)).map { 0xA0 + $0 } + others.map(\.1)

  /// From U+00A0 on.
  private static let latin1: [StaticString] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
  ]

  private static let others: [(StaticString, UInt32)] = [
    ("lt", 0x3C), ("gt", 0x3E), ("amp", 0x26), ("quot", 0x22), ("apos", 0x27), ("LT", 0x3C), ("GT", 0x3E),
    ("AMP", 0x26), ("QUOT", 0x22), ("OElig", 0x152), ("oelig", 0x153), ("Scaron", 0x160), ("scaron", 0x161),
    ("Yuml", 0x178), ("fnof", 0x192), ("circ", 0x2C6), ("tilde", 0x2DC), ("Alpha", 0x391), ("Beta", 0x392),
    ("Gamma", 0x393), ("Delta", 0x394), ("Theta", 0x398), ("Lambda", 0x39B), ("Xi", 0x39E), ("Pi", 0x3A0),
    ("Sigma", 0x3A3), ("Phi", 0x3A6), ("Psi", 0x3A8), ("Omega", 0x3A9), ("alpha", 0x3B1), ("beta", 0x3B2),
    ("gamma", 0x3B3), ("delta", 0x3B4), ("epsilon", 0x3B5), ("zeta", 0x3B6), ("eta", 0x3B7), ("theta", 0x3B8),
    ("kappa", 0x3BA), ("lambda", 0x3BB), ("mu", 0x3BC), ("nu", 0x3BD), ("xi", 0x3BE), ("pi", 0x3C0), ("rho", 0x3C1),
    ("sigma", 0x3C3), ("tau", 0x3C4), ("phi", 0x3C6), ("chi", 0x3C7), ("psi", 0x3C8), ("omega", 0x3C9),
    ("ensp", 0x2002), ("emsp", 0x2003), ("thinsp", 0x2009), ("zwnj", 0x200C), ("zwj", 0x200D), ("lrm", 0x200E),
    ("rlm", 0x200F), ("ndash", 0x2013), ("mdash", 0x2014), ("lsquo", 0x2018), ("rsquo", 0x2019), ("sbquo", 0x201A),
    ("ldquo", 0x201C), ("rdquo", 0x201D), ("bdquo", 0x201E), ("dagger", 0x2020), ("Dagger", 0x2021), ("bull", 0x2022),
    ("hellip", 0x2026), ("permil", 0x2030), ("prime", 0x2032), ("Prime", 0x2033), ("lsaquo", 0x2039),
    ("rsaquo", 0x203A), ("frasl", 0x2044), ("euro", 0x20AC), ("trade", 0x2122), ("larr", 0x2190), ("uarr", 0x2191),
    ("rarr", 0x2192), ("darr", 0x2193), ("harr", 0x2194), ("crarr", 0x21B5), ("lArr", 0x21D0), ("rArr", 0x21D2),
    ("hArr", 0x21D4), ("forall", 0x2200), ("part", 0x2202), ("exist", 0x2203), ("empty", 0x2205), ("nabla", 0x2207),
    ("isin", 0x2208), ("notin", 0x2209), ("prod", 0x220F), ("sum", 0x2211), ("minus", 0x2212), ("radic", 0x221A),
    ("infin", 0x221E), ("cap", 0x2229), ("cup", 0x222A), ("int", 0x222B), ("there4", 0x2234), ("asymp", 0x2248),
    ("ne", 0x2260), ("equiv", 0x2261), ("le", 0x2264), ("ge", 0x2265), ("sub", 0x2282), ("sup", 0x2283),
    ("sube", 0x2286), ("supe", 0x2287), ("oplus", 0x2295), ("otimes", 0x2297), ("perp", 0x22A5), ("sdot", 0x22C5),
    ("lceil", 0x2308), ("rceil", 0x2309), ("lfloor", 0x230A), ("rfloor", 0x230B), ("lang", 0x27E8), ("rang", 0x27E9),
    ("loz", 0x25CA), ("spades", 0x2660), ("clubs", 0x2663), ("hearts", 0x2665), ("diams", 0x2666), ("lbrace", 0x7B),
    ("rbrace", 0x7D), ("lbrack", 0x5B), ("rbrack", 0x5D), ("lpar", 0x28), ("rpar", 0x29), ("lsqb", 0x5B),
    ("rsqb", 0x5D), ("lcub", 0x7B), ("rcub", 0x7D), ("grave", 0x60), ("lowbar", 0x5F), ("ast", 0x2A), ("sol", 0x2F),
    ("bsol", 0x5C), ("dollar", 0x24), ("percnt", 0x25), ("commat", 0x40), ("equals", 0x3D), ("colon", 0x3A),
    ("semi", 0x3B), ("excl", 0x21), ("quest", 0x3F), ("plus", 0x2B), ("comma", 0x2C), ("period", 0x2E), ("num", 0x23),
    ("NewLine", 0x0A), ("Tab", 0x09), ("verbar", 0x7C), ("vert", 0x7C),
  ]

  /// Names that are also those of variables: `&sum;`, `&copy;`, `&reg;` may be C, Rust or Go.
  static let variables = WordSet([
    "cent", "pound", "yen", "sect", "copy", "not", "reg", "deg", "para", "times", "acute", "micro", "divide", "eth",
    "circ", "tilde", "Alpha", "Beta", "Gamma", "Delta", "Theta", "Lambda", "Pi", "Sigma", "Phi", "Psi", "Omega",
    "alpha",
    "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho",
    "sigma", "tau", "phi", "chi", "psi", "omega", "dagger", "bull", "prime", "euro", "trade", "part", "exist", "empty",
    "prod", "sum", "minus", "prop", "cap", "cup", "int", "ne", "le", "ge", "sub", "sup", "lang", "rang", "spades",
    "clubs", "hearts", "grave", "ast", "sol", "dollar", "equals", "colon", "semi", "quest", "plus", "comma", "period",
    "num", "vert", "shy", "uml", "acirc", "perp", "Xi",
  ])
}
