/// Words after which a sentence must go on: articles, prepositions and conjunctions of some languages. Single letters
/// of Latin script are left out, as they are names in code.
enum FunctionWords {
  /// Before a hole: what stood there was a noun, or a name.
  static let all = WordSet(english + german + french + spanish + ukrainian + russian)

  /// Words that a noun mostly follows, and that may stand before a comma that was typed with a blank.
  static let weaker = WordSet([
    "see", "See", "is", "are", "called", "named", "contains", "your", "its", "this", "each", "every", "any", "use",
    "Use", "uses",
    "when", "When", "do", "means", "equals", "implements", "extends", "returns", "return", "such", "that", "like", "as",
    "than", "instead", "at", "on", "On",
    "не", "як", "це", "що", "по", "компонент", "тег", "тега", "тегу", "елемент", "команду", "містить", "використовуйте",
    "типу", "за", "это", "как", "элемент", "команду",
  ])

  /// Verbs that name their object right behind them.
  static let named = WordSet(["see", "See", "use", "Use", "uses", "called", "named", "implements", "extends"])

  /// Words that begin another part of a sentence, where an object was looked for.
  static let opening = WordSet([
    "for", "to", "with", "in", "and", "or", "from", "instead", "as", "by", "on", "if", "when", "which", "that", "is",
  ])

  /// Those that never end a part of a sentence, not even at a comma or a stop.
  static let neverLast = WordSet(
    ["the", "an"] + [
      "для", "через", "без", "або", "чи", "між", "від", "під", "над", "із", "зі", "про", "або", "или", "из", "без",
      "между", "под", "при", "это",
    ])

  /// Those that no conjunction follows.
  static let beforeNoun = WordSet([
    "the", "The", "an", "both", "Both", "between", "Between", "via", "у", "в", "У", "В", "між", "через", "для",
    "між", "between", "zwischen", "für", "между", "для", "через", "entre",
  ])
  static let conjunctions = WordSet(["and", "or", "und", "oder", "і", "й", "та", "або", "чи", "и", "или", "et", "ou"])

  /// Articles and such, behind which a noun must have stood whatever follows.
  static let beforeSign = WordSet([
    "both", "Both", "between", "Between", "with", "With", "using", "Using", "via", "by", "of", "into", "In", "from",
    "such", "inside",
  ])

  /// Words behind a sign that speak of the sign: the , is an operator.
  static let afterSign = WordSet([
    "is", "are", "and", "or", "operator", "separator", "character", "sign", "symbol", "token", "key", "between", "at",
    "in", "before", "after", "as", "command", "directory",
  ])

  /// Names of the parts of markup, and of what is written in angle brackets elsewhere: behind a hole they say what
  /// was in it.
  static let kinds = WordSet([
    "tag", "tags", "element", "elements", "component", "components", "attribute", "block", "blocks", "header",
    "headers", "type", "class", "interface", "trait", "operator", "node", "section", "directive", "placeholder",
    "parameter", "тег", "тегу", "теги", "елемент", "елемента", "компонент", "компонента", "блок", "тип", "Element",
    "Tag", "Komponente",
  ])

  /// Whether a word is one of ``all``.
  static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    word.count <= 30 && all.contains(bytes, word)
  }

  private static let english: [StaticString] = [
    "the", "The", "an", "An", "and", "And", "or", "of", "in", "In", "with", "With", "by", "By", "for", "For", "from",
    "From", "to", "To", "into", "using", "Using", "via", "both", "Both", "between", "inside", "within", "without",
    "containing", "through", "non-", "Unlike", "unlike",
  ]
  private static let german: [StaticString] = [
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und", "oder", "mit", "von",
    "für", "durch", "zwischen", "im", "vom", "zum", "zur", "Das", "Der", "Die", "ohne", "als",
  ]
  private static let french: [StaticString] = [
    "le", "la", "les", "un", "une", "des", "du", "et", "ou", "avec", "dans", "pour", "par", "sans", "entre", "Le", "La",
  ]
  private static let spanish: [StaticString] = [
    "el", "los", "las", "una", "con", "por", "para", "sin", "entre", "del", "al", "El", "como",
  ]
  private static let ukrainian: [StaticString] = [
    "і", "й", "та", "або", "чи", "у", "в", "з", "із", "зі", "на", "до", "для", "через", "без", "від", "між", "під",
    "над", "про", "В", "У", "З", "Для", "Через",
  ]
  private static let russian: [StaticString] = [
    "и", "или", "с", "из", "к", "от", "между", "под", "при", "внутри",
  ]
}
