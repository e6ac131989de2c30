/// Words with which no sentence ends, in the languages that banks are most written in.
enum EndWords {
  /// Articles, conjunctions, and prepositions that take what follows them.
  static func isOpen(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    open.contains(bytes, word)
  }

  /// Words with which a sentence seldom ends: in English a verb or a preposition may.
  static func isSeldomLast(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    seldom.contains(bytes, word)
  }

  /// Words with which a sentence begins and a title seldom does.
  static func beginsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
    opening.contains(bytes, word)
  }

  private static let opening = WordSet([
    "The", "This", "These", "That", "Those", "It", "You", "We", "They", "There", "If", "When", "While", "Since",
    "Because", "Although", "However", "Instead", "Also", "Then", "So", "But", "And", "Each", "Its",
    "Both", "Once", "After", "Before", "Optionally", "Ці", "Цей", "Це", "Якщо", "Коли", "Це", "Этот", "Это", "Если",
    "Когда", "Die", "Der", "Das", "Wenn", "Es", "El", "La", "Los", "Si", "Esto", "Este", "Le", "Les", "Il", "Ce",
    "Cette",
  ])

  private static let open = WordSet(english + ukrainian + russian + german + romance + polish)

  private static let english: [StaticString] = [
    "a", "an", "the", "The", "A", "An", "Of", "and", "And", "or", "With", "into", "your", "its",
    "their",
    "our", "my", "whose", "than", "because", "if", "If", "In", "Most", "although", "while", "unless", "upon", "between",
    "among", "via", "every", "When", "This", "These", "It", "To", "For", "As", "By", "We", "You",
  ]
  private static let seldom = WordSet([
    "of", "with", "from", "to", "for", "by", "in", "on", "at", "as", "that", "which", "is", "are", "was", "were", "be",
    "been", "will", "can",
    "could", "would", "should", "must", "may", "might", "not", "but", "when", "where", "this", "these", "those", "it",
    "we", "you", "they", "has", "have", "had", "do", "does", "such", "through", "during", "without", "within", "about",
    "over", "under", "more", "most", "only", "also", "each", "any", "some", "all", "used", "using", "allows", "make",
    "makes", "so", "how", "what", "who", "why", "then", "there", "both", "other", "just", "like", "even", "before",
    "after", "them", "his", "her",
  ])
  private static let ukrainian: [StaticString] = [
    "і", "й", "та", "або", "чи", "що", "щоб", "який", "яка", "яке", "які", "у", "в", "на", "з", "із", "зі", "до", "від",
    "для", "за", "по", "про", "при", "як", "бо", "але", "коли", "якщо", "не", "під", "над", "між", "через", "без",
    "після",
    "є", "це", "ж", "І", "У", "В", "На", "З", "Для", "За", "Якщо", "Коли", "Це", "та/або", "де", "може", "можна",
  ]
  private static let russian: [StaticString] = [
    "и", "или", "что", "чтобы", "который", "которая", "которые", "с", "к", "от", "о", "об", "из", "но", "когда", "если",
    "под", "между", "через", "после", "это", "И", "В", "С", "Для", "Если", "как", "при",
  ]
  private static let german: [StaticString] = [
    "der", "das", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und", "oder", "mit", "von", "zu", "zum",
    "zur",
    "im", "für", "dass", "wenn", "weil", "bei", "sowie", "sich", "wird",
  ]
  private static let romance: [StaticString] = [
    "le", "les", "des", "du", "et", "ou", "avec", "pour", "dans", "qui", "que", "une", "el", "los", "las", "del", "y",
    "con", "para", "por", "una", "uma", "os", "com", "il", "di", "che", "della", "per", "da", "ao",
  ]
  private static let polish: [StaticString] = ["i", "oraz", "lub", "ze", "przez", "dla", "od", "się", "który", "która"]
}
