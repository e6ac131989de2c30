import Diagnostics

/// Finds routes whose parameter is gone: `path("users//", views.user_detail)`.
///
/// Certain: an empty segment inside of the path of a route, where a parameter stood between the two slashes. Exempt:
/// what follows a scheme (`https://…`), a path that begins with two slashes (`//cdn.example/…`), and texts that speak
/// of doubled slashes. The range is the two slashes.
///
/// Certain, too: a route that ends in a slash and takes no parameter, in a decorator of a Python function whose first
/// parameter can come from the path only. The range is the path.
///
/// Likely: a route that ends in a slash, beside a list of converters or parameters that has lost its items, in a
/// question none of whose routes takes a parameter. The range is the path. On its own such a route is silent: most of
/// them are intact.
enum LostPathParameter: DamageRule, TextRule, RecordRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-path-parameter", severity: .error,
    summary: "a route in the text has lost the parameter in its path",
    why: """
      `<int:pk>` looks like a tag, and an HTML parser or a sanitizer took it out on the way into the bank. What is \
      left is code that does something else than the text says, in the very line a candidate learns from.
      """,
    mend: """
      Write the parameter in again as the source has it (`users/<int:pk>/`); then escape `<` before the text goes \
      through HTML, or let the importer keep code as it is.
      """,
    good: [
      RuleExample(
        """
        - id: django-urls
          question: How does Django handle URL routing?
          answer: |
            path("users/<int:pk>/", views.user_detail)
            path("about/", views.about)
            fetch("https://example.org//users")

        """),
      RuleExample(
        """
        - id: merge-slashes
          question: What does strict routing do with double slashes?
          answer: |
            app.get("/users//posts", list) matches doubled slashes only if they are not merged.

        """),
    ],
    bad: [
      RuleExample(
        """
        - id: django-urls
          question: How does Django handle URL routing?
          answer: |
            Define URL patterns in urls.py: path("users«//»", views.user_detail).

        """),
      RuleExample(
        """
        - id: flask-views
          question: How does a view of Flask take a parameter?
          answer: |
            @app.route("«/user/»")
            @login_required
            def show_user(username):
                return render_template("user.html", name=username)

        """),
      RuleExample(
        """
        - id: spring-paths
          question: "How does Spring bind a variable of the path?"
          answer: "@GetMapping(\\"/orders«//»items\\") binds it with @PathVariable."

        """),
      RuleExample(
        """
        - id: flask-routing
          question: How does Flask handle routing?
          summary: >-
            Flask routing: @app.route("«/users/»") decorates a function.
            URL converters: , , , . The request object provides form data.

        """),
    ])

  static let family = DamageFamily.angle
  static let leads = [Lead("/", behind: ByteSet("/\"'`"))]
  static let signs: Signs = .emptyParameterList
  static let witnesses: [any TextRule.Type] = [EmptyListSlot.self]

  private static let help =
    "an HTML parser took `<…>` for a tag here: write the parameter in again as the source has it, and escape `<` "
    + "before the text goes through HTML"

  // MARK: - An empty segment

  static func check(_ text: Text, at offset: Int, _ context: RuleContext) {
    let bytes = text.bytes
    if bytes.byte(offset + 1).isQuote { checkView(text, offset, context) }
    guard bytes.byte(offset + 1) == UInt8(ascii: "/"), bytes.byte(offset + 2) != UInt8(ascii: "/"),
      bytes.byte(offset - 1) != UInt8(ascii: "/"), bytes.byte(offset - 1) != UInt8(ascii: ":")
    else { return }
    if checkSegment(text, offset, context) { return }
    guard let quote = openingQuote(of: bytes, before: offset), let route = RouteLiteral(in: bytes, quoteAt: quote),
      route.path.lowerBound < offset, route.path.upperBound >= offset + 2,
      !bytes.contains("://", from: route.path.lowerBound, to: route.path.upperBound),
      !speaksOfSlashes(bytes, around: offset)
    else { return }
    context.report(
      damage: self, in: text, offset..<offset + 2, .strong,
      "the path \(quoted(bytes, route.path)) has an empty segment where a parameter should be", help: help)
  }

  /// A path in running text: `/users//posts`.
  /// - Returns: Whether it was reported.
  private static func checkSegment(_ text: Text, _ offset: Int, _ context: RuleContext) -> Bool {
    let bytes = text.bytes
    let next = bytes.byte(offset + 2)
    guard bytes.byte(offset - 1).isNamePart, next.isASCIILetter, next == next.lowercased,
      !context.layout.isCode(at: offset)
    else { return false }
    var start = offset
    var slashes = 0
    while start > offset - 100, isPathPart(bytes.byte(start - 1)) {
      start -= 1
      if bytes[start] == UInt8(ascii: "/") { slashes += 1 }
    }
    var end = offset + 2
    while end < offset + 100, isPathPart(bytes.byte(end)) {
      if bytes[end] == UInt8(ascii: "/") { slashes += 1 }
      end += 1
    }
    let before = bytes.byte(start - 1)
    guard slashes > 0, before.isBlank || before == 0x0A || before == UInt8(ascii: "("),
      !speaksOfPaths(bytes, around: offset)
    else { return false }
    context.report(
      damage: self, in: text, offset..<offset + 2, .strong,
      "the path \(quoted(bytes, start..<end)) has an empty segment where a parameter should be", help: help)
    return true
  }

  /// Whether such paths are the subject, within 150 bytes around the place: looked through once.
  private static func speaksOfPaths(_ bytes: UnsafeBufferPointer<UInt8>, around offset: Int) -> Bool {
    for index in max(0, offset - 150)..<min(bytes.count, offset + 150) {
      switch bytes[index].lowercased {
      case UInt8(ascii: "s"): if bytes.hasWord("slash", at: index) { return true }
      case UInt8(ascii: "x"): if bytes.hasWord("xpath", at: index) { return true }
      case UInt8(ascii: "n"): if bytes.hasWord("normali", at: index) { return true }
      default: break
      }
    }
    return false
  }

  private static func isPathPart(_ byte: UInt8) -> Bool {
    byte.isNamePart || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// The quote before a path: nothing but what a path may hold stands between them.
  private static func openingQuote(of bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int? {
    var index = offset
    while index > offset - RouteLiteral.longest {
      index -= 1
      let byte = bytes.byte(index)
      if byte.isQuote { return index }
      if byte == 0x20 {
        // Only a method may stand before the path: "GET /users//".
        var start = index
        while bytes.byte(start - 1).isASCIILetter, start > index - 8 { start -= 1 }
        return bytes.byte(start - 1).isQuote && start < index ? start - 1 : nil
      }
      if byte < 0x20 { return nil }
    }
    return nil
  }

  /// Whether doubled slashes are the subject, within 1,000 bytes around the place.
  private static func speaksOfSlashes(_ bytes: UnsafeBufferPointer<UInt8>, around offset: Int) -> Bool {
    let (start, end) = (offset - 1_000, offset + 1_000)
    return bytes.contains("slashes", from: start, to: end) || bytes.contains("double slash", from: start, to: end)
      || bytes.contains("double-slash", from: start, to: end) || bytes.contains("empty segment", from: start, to: end)
  }

  // MARK: - A route whose function takes a parameter

  /// `@app.route('/user/')` above `def show(name):`, where Flask has nothing to give as `name`.
  private static func checkView(_ text: Text, _ slash: Int, _ context: RuleContext) {
    let bytes = text.bytes
    guard let quote = openingQuote(of: bytes, before: slash), quote + 1 < slash,
      let route = RouteLiteral(in: bytes, quoteAt: quote), route.isDefinition,
      route.path.upperBound == slash + 1, !hasParameter(bytes, route.path)
    else { return }
    let start = bytes.lineStart(before: quote)
    guard bytes.byte(bytes.skippingBlanks(from: start)) == UInt8(ascii: "@") else { return }
    var line = bytes.lineEnd(after: slash, limit: 200) + 1
    // Other decorators may stand between.
    for _ in 0..<4 {
      let first = bytes.skippingBlanks(from: line)
      guard bytes.byte(first) == UInt8(ascii: "@") else { break }
      line = bytes.lineEnd(after: first, limit: 200) + 1
    }
    guard let name = firstParameter(bytes, ofFunctionAt: bytes.skippingBlanks(from: line)) else { return }
    let parameter = String(decoding: bytes[name], as: UTF8.self)
    context.report(
      damage: self, in: text, route.path, .strong,
      "the route \(quoted(bytes, route.path)) has no parameter for the \(Quotation.of(parameter)) of its function",
      help: help)
  }

  /// The first parameter of a function of Python, if it is a name and nothing else.
  private static func firstParameter(_ bytes: UnsafeBufferPointer<UInt8>, ofFunctionAt start: Int) -> Range<Int>? {
    var index = bytes.hasWord("async ", at: start) ? start + 6 : start
    guard bytes.hasWord("def ", at: index) else { return nil }
    index += 4
    let end = index + 80
    while index < end, bytes.byte(index).isNamePart { index += 1 }
    guard bytes.byte(index) == UInt8(ascii: "(") else { return nil }
    let name = index + 1
    index = name
    while index < end, bytes.byte(index).isNamePart { index += 1 }
    let isBare = bytes.byte(index) == UInt8(ascii: ")") || bytes.byte(index) == UInt8(ascii: ",")
    guard index > name, isBare, !given.contains(bytes, name..<index) else { return nil }
    return name..<index
  }

  /// Parameters that do not come from the path.
  private static let given = WordSet([
    "self", "cls", "request", "req", "ctx", "context", "db", "session", "user", "current_user", "app", "item", "data",
    "body", "payload", "response", "websocket", "ws",
  ])

  // MARK: - A route beside an empty list of parameters

  static func check(_ record: Record, _ context: RuleContext) {
    var candidates: [(text: Text, path: Range<Int>)] = []
    for text in record.texts {
      for index in text.bytes.indices where text.bytes[index].isQuote {
        guard let route = RouteLiteral(in: text.bytes, quoteAt: index) else { continue }
        if hasParameter(text.bytes, route.path) { return }
        if route.isDefinition, endsOpen(text.bytes, route.path) { candidates.append((text, route.path)) }
      }
    }
    for (text, path) in candidates {
      context.report(
        damage: self, in: text, path, .strong,
        "the route \(quoted(text.bytes, path)) takes no parameter, and the list of parameters beside it is empty",
        help: help)
    }
  }

  private static func hasParameter(_ bytes: UnsafeBufferPointer<UInt8>, _ path: Range<Int>) -> Bool {
    bytes[path].contains { $0.isOne(of: "<{:*[($\\") }
  }

  /// Whether a parameter may have stood at the end, and no empty segment says so more plainly.
  private static func endsOpen(_ bytes: UnsafeBufferPointer<UInt8>, _ path: Range<Int>) -> Bool {
    path.count > 1 && bytes[path.upperBound - 1] == UInt8(ascii: "/")
      && !bytes.contains("//", from: path.lowerBound, to: path.upperBound)
  }

  private static func quoted(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    Quotation.of(String(decoding: bytes[range], as: UTF8.self))
  }
}
