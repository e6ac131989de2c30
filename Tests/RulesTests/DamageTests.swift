import Diagnostics
import Questions
import Rules
import TestSupport
import Testing

/// Forms of damage beyond the examples: other words, frameworks and fields, and what only looks like damage.
struct DamageTests {
  @Test(arguments: [
    "path(\"users«//»\", views.detail)", "re_path(r'archive«//»posts', views.archive)",
    "@app.get(\"/items«//»reviews\")",
    "@bp.route('/files«//»')", "router.delete('/users«//»posts', remove)",
    "Route::get('/photos«//»edit', [PhotoController::class]);",
    "@RequestMapping(value = \"/orders«//»lines\")", "app.MapGet(\"/todos«//»\", handler);",
    "mux.HandleFunc(\"GET /posts«//»comments\", show)", "{ path: '/teams«//»members', component: Team }",
    "get '/photos«//»', to: 'photos#show'", "path(\"users«//»posts«//»\", views.both)", "@Get('cats«//»toys')",
    "Маршрут @app.route(\"/статті«//»\") бере номер.", "Arguments: «, , , .» They bind values.",
    "The built-in converters are: «, ,» and a custom one.", "**Parameters:** «, ,» are bound by name.",
    "It is best to use «, ,» or main.",
    "Теги: «, , .»",
  ])
  func damageIsFound(_ line: String) {
    #expect(ranges(of: "damage", in: line) == Marked(file(with: line)).ranges, "\(line)")
  }

  @Test(arguments: [
    "path(\"users/\", views.list)", "path(\"users/<int:pk>/\", views.detail)", "fetch('https://example.org/a//b')",
    "use(\"//cdn.example.org/x\")", "xpath(\"//div//a\")", "app.get(\"/a\") // comment", "url = 'a' // 'b'", "(x,)",
    "a[:, , 1]",
    "[1, , 3]", "const [, , third] = list;", "f(a, , b)", "name, , city, , country", "a,,b,,c",
    "The operators: , and ;",
    "#define F(x, y) G(, , x)", "CSV: a, , c", "{ a, , b }", "scheme://host//path", "match(\"a//b\") is a pattern",
    "x = get(\"a b//c\")", "////// path(\"x\") //////",
  ])
  func whatOnlyLooksLikeDamageIsSilent(_ line: String) {
    #expect(ranges(of: "damage", in: line).isEmpty, "\(line)")
  }

  /// A route without a parameter means nothing on its own, and nothing beside one that has a parameter.
  @Test func routesAreSuspectedOnlyBesideAnEmptyList() {
    let alone = "@app.route(\"/users/\") lists them."
    #expect(ranges(of: "damage", in: alone).isEmpty)
    let beside = "@app.route(\"«/users/»\") binds. Path variables: «, ,» and more."
    #expect(ranges(of: "damage", in: beside) == Marked(file(with: beside)).ranges)
    let intact = "@app.route(\"/users/\") and @app.route(\"/users/{id}\"). Path variables: «, ,» and more."
    #expect(ranges(of: "damage", in: intact) == Marked(file(with: intact)).ranges)
    let otherSubject = "@app.route(\"/users/\") lists them. Colours: «, ,» and more."
    #expect(ranges(of: "damage", in: otherSubject) == Marked(file(with: otherSubject)).ranges)
  }

  /// The route is suspected where only its own rule is on.
  @Test func theListIsSeenThoughItsRuleIsOff() throws {
    var switches = RuleSwitches()
    switches.set(try #require(BuiltInRules.index(of: "damage/lost-path-parameter")), isOn: true)
    let text = Marked(file(with: "@app.route(\"«/users/»\") binds. URL converters: , , , ."))
    #expect(ExampleRun.check(text.bytes, switches: switches).map(\.range) == text.ranges)
  }

  /// Adversarial text is read once: a thousand times the text takes a thousand times as long, not a million.
  @Test(
    .timeLimit(.minutes(5 * Patience.factor)),
    arguments: [
      ", ", "/", "//a", "\"/a//", "(\"", " , and , ", "path(\"/", "an,  ", "a\u{A0}: ", "const a: Promise = b();\n    ",
    ])
  func hostileTextEndsSoon(_ piece: String) {
    let text = "- id: x\n  answer: |\n    " + String(repeating: piece, count: 400_000 / piece.utf8.count) + "\n"
    // The limits hold what is found, the time limit of the test how it is looked for.
    #expect(ExampleRun.check(Array(text.utf8)).count <= 1_000)
  }

  private func file(with line: String) -> String {
    "- id: a\n  question: How?\n  answer: |\n    \(line)\n"
  }

  private func ranges(of group: String, in line: String) -> [SourceRange] {
    ExampleRun.check(Marked(file(with: line)).bytes).filter { $0.rule.group == group }.map(\.range)
  }
}
