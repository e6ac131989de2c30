/// A string literal that says which paths a function serves: `path("users/<int:pk>/", …)`, `@app.get("/items/{id}")`,
/// `{ path: '/users/:id' }`.
struct RouteLiteral {
  /// The path between the quotes, as indices of the text's bytes; not empty.
  let path: Range<Int>
  /// Whether the literal is the first argument of a call or decorator that can only define a route: `path(`, `.route(`,
  /// `@app.get(`, `@GetMapping(`. Not so: `client.get(`.
  let isDefinition: Bool

  /// The longest path looked at, in bytes.
  static let longest = 200

  /// The literal whose opening quote stands at `quote`; nil where it is no route.
  init?(in bytes: UnsafeBufferPointer<UInt8>, quoteAt quote: Int) {
    guard bytes.byte(quote).isQuote, let path = Self.path(in: bytes, behind: quote),
      let isDefinition = Self.opensRoute(in: bytes, before: quote)
    else { return nil }
    self.path = path
    self.isDefinition = isDefinition
  }

  /// The content of the literal, without a method in front (`"GET /users"`); nil where it cannot be a path.
  private static func path(in bytes: UnsafeBufferPointer<UInt8>, behind quote: Int) -> Range<Int>? {
    var start = quote + 1
    if let method = methods.first(where: { bytes.hasWord($0, at: start) }) { start += method.utf8CodeUnitCount }
    var end = start
    while end < start + longest, bytes.byte(end) != bytes[quote] {
      guard bytes.byte(end) > 0x20 else { return nil }
      end += 1
    }
    guard end > start, bytes.byte(end) == bytes[quote] else { return nil }
    return start..<end
  }

  private static let methods: [StaticString] = ["get ", "post ", "put ", "patch ", "delete ", "head ", "options "]

  // MARK: - What stands before the quote

  /// Whether a call, decorator or key before the quote takes a route, and if so, whether it can only be a definition.
  private static func opensRoute(in bytes: UnsafeBufferPointer<UInt8>, before quote: Int) -> Bool? {
    var index = quote
    // String prefixes: r"…", f"…", rb"…".
    while index > quote - 2, bytes.byte(index - 1).isOne(of: "rfbuRFBU") { index -= 1 }
    if bytes.byte(index - 1).isNamePart { index = quote }
    let bare = bytes.skippingBlanks(before: index)
    switch bytes.byte(bare - 1) {
    case UInt8(ascii: "("):
      return opensCall(in: bytes, before: bare - 1)
    case UInt8(ascii: "="), UInt8(ascii: ":"):
      return opensKey(in: bytes, before: bare - 1)
    default:
      // Ruby's calls without parentheses: get '/users/:id', to: …
      guard bare < index else { return nil }
      let name = name(in: bytes, before: bare)
      return rubyCalls.contains { equals(bytes, name, $0) } ? false : nil
    }
  }

  private static func opensCall(in bytes: UnsafeBufferPointer<UInt8>, before parenthesis: Int) -> Bool? {
    let name = name(in: bytes, before: parenthesis)
    guard !name.isEmpty else { return nil }
    if definitions.contains(where: { equals(bytes, name, $0) }) { return true }
    guard verbs.contains(where: { equals(bytes, name, $0) }) else { return nil }
    // A decorator defines: @app.get("/items"), @Get("/items").
    var start = name.lowerBound
    while bytes.byte(start - 1).isNamePart || bytes.byte(start - 1) == UInt8(ascii: ".") { start -= 1 }
    return bytes.byte(start - 1) == UInt8(ascii: "@")
  }

  /// `path="/users"` and `path: '/users'`; `value = "/users"` as an argument of a mapping's annotation.
  private static func opensKey(in bytes: UnsafeBufferPointer<UInt8>, before sign: Int) -> Bool? {
    let end = bytes.skippingBlanks(before: sign)
    let name = name(in: bytes, before: end)
    if keys.contains(where: { equals(bytes, name, $0) }) { return true }
    guard equals(bytes, name, "value"), bytes.byte(name.lowerBound - 1) == UInt8(ascii: "(") else { return nil }
    return opensCall(in: bytes, before: name.lowerBound - 1)
  }

  /// The name that ends before `end`, at most 40 bytes of it.
  private static func name(in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Range<Int> {
    var start = end
    while start > end - 40, bytes.byte(start - 1).isNamePart { start -= 1 }
    return start..<end
  }

  private static func equals(
    _ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, _ known: StaticString
  ) -> Bool {
    name.count == known.utf8CodeUnitCount
      && known.withUTF8Buffer { $0.elementsEqual(bytes[name]) }
  }

  /// Django, Flask, FastAPI, Starlette, aiohttp; Spring, JAX-RS; ASP.NET; Symfony; Go.
  private static let definitions: [StaticString] = [
    "path", "re_path", "route", "add_url_rule", "add_route", "add_api_route", "api_route", "websocket_route",
    "RequestMapping", "GetMapping", "PostMapping", "PutMapping", "DeleteMapping", "PatchMapping", "Path", "Route",
    "HttpGet", "HttpPost", "HttpPut", "HttpDelete", "HttpPatch", "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch",
    "HandleFunc",
  ]
  /// Names that routers and clients share: Express, Laravel, Gin, Sanic, NestJS; requests, axios.
  private static let verbs: [StaticString] = [
    "get", "post", "put", "patch", "delete", "head", "options", "all", "use", "url", "websocket", "Get", "Post", "Put",
    "Patch", "Delete", "GET", "POST", "PUT", "PATCH", "DELETE", "add_get", "add_post", "add_put", "add_delete", "Group",
    "Handle", "resource",
  ]
  private static let rubyCalls: [StaticString] = ["get", "post", "put", "patch", "delete", "route", "mount"]
  private static let keys: [StaticString] = ["path", "route", "rule", "uri"]
}
