import JSONSchema
import Testing

/// Whether the pattern is found in the text.
private func found(_ pattern: String, _ text: String) throws -> Bool {
  let pattern = try Pattern(pattern)
  return Array(text.utf8).withUnsafeBufferPointer { pattern.matches($0) }
}

/// The message of the error that a pattern gives, or nil.
private func patternError(_ text: String) -> String? {
  do {
    _ = try Pattern(text)
    return nil
  } catch {
    return error.message
  }
}

@Suite struct PatternTests {
  @Test(arguments: [
    ("^[a-z0-9]+(-[a-z0-9]+)*$", "python-flask-routing"), ("", ""), ("", "x"), ("b", "abc"), ("^$", ""), ("a|b|", "z"),
    ("^a{2,3}$", "aa"), ("^a{2,}$", "aaaaa"), ("^(ab?c){2}$", "acabc"), ("^[^a-z]$", "é"), ("^.$", "𝄞"), ("^\\W$", "é"),
    ("^\\p{Lu}\\p{Letter}+$", "Été"), ("^\\P{L}$", "1"), ("^\\u{1D11E}$", "𝄞"), ("^\\uD834\\uDD1E$", "𝄞"),
    ("^[\\uD834\\uDD1E-\\u{1D120}]$", "𝄟"), ("\\bflask\\b", "the flask."), ("a\\Bb", "ab"),
    ("^\\x41\\u0042\\cJ\\0$", "AB\n\0"),
    ("^[\\d\\-x]+$", "1-x"), ("^(?<year>\\d{4})$", "2026"), ("^[]|a$", "a"), ("^[^]$", "\n"), ("^a\\/b$", "a/b"),
    ("(^a|b$)", "xb"), ("^(a*)*$", "aaa"), ("^(|a)+$", "aa"), ("^[--/]$", "."), ("x*?y", "xxy"), ("^\\s$", "\u{FEFF}"),
    ("^(a{0}b)$", "b"), ("(){999999}", ""),
  ])
  func finds(_ pattern: String, _ text: String) throws {
    #expect(try found(pattern, text))
  }

  @Test(arguments: [
    ("^[a-z0-9]+(-[a-z0-9]+)*$", "Python"), ("^[a-z0-9]+(-[a-z0-9]+)*$", "a-"), ("^[a-z0-9]+$", "a\n"), ("b", "ac"),
    ("^a{2,3}$", "aaaa"), (".", "\n"), ("\\bflask\\b", "flasks"), ("[]", "a"), ("^\\w$", "é"), ("^\\d$", "٣"),
    ("a^", "a"),
    ("\\uD834", "𝄞"), ("^[^é]$", "é"), ("^\\p{Lu}$", "é"),
  ])
  func doesNotFind(_ pattern: String, _ text: String) throws {
    #expect(try !found(pattern, text))
  }

  @Test(arguments: [
    "(", ")", "[a", "]", "{", "}", "a{", "a{1", "a{2,1}", "a{,1}", "*", "a**", "a{1}{2}", "^*", "\\", "\\q", "\\-",
    "\\x1",
    "\\u12", "\\u{}", "\\u{110000}", "\\c1", "\\01", "[b-a]", "[\\d-z]", "(?", "(?i)a", "(?<>a)", "(?<a", "(?<1>)",
    "(?=a)*", "(?<!a)?", "\\k", "(?<a>)\\k", "\\k<a>", "\\1", "[\\1]", "(?<", "\\p", "\\p{",
    "\\p{Nonsense}", "[a\\", "(?<a b>c)",
  ])
  func refusesBadSyntax(_ pattern: String) {
    #expect(patternError(pattern) != nil)
  }

  @Test(arguments: [
    ("(a{9999})\\1", "the pattern needs more than 10000 states; use smaller counts"),
    ("(?=a{99999})", "the pattern needs more than 10000 states; use smaller counts"),
    ("(?<a>b)\\2", "a reference to group 2, which is not there"),
    ("\\k<b>", "a reference to a group that is not there"), ("(?<a>)(?<a>)", "a name that another group has"),
    ("\\p{Script=Klingon}", "an unknown or unsupported property \"Script=Klingon\""),
    ("a{999999999}", "the pattern needs more than 10000 states; use smaller counts"),
    ("((a{1000}){1000}){1000}", "the pattern needs more than 10000 states; use smaller counts"),
    (String(repeating: "(", count: 101) + String(repeating: ")", count: 101), "groups nested deeper than 100 levels"),
    (String(repeating: "()", count: 20_000), "the pattern is longer than 1024 bytes"),
    (String(repeating: "(", count: 20_000), "the pattern is longer than 1024 bytes"),
  ])
  func saysWhatIsWrong(_ pattern: String, _ message: String) {
    #expect(patternError(pattern) == message)
  }

  @Test func namesThePlace() throws {
    let error = #expect(throws: PatternError.self) { _ = try Pattern("ab(c") }
    #expect(error?.description == "a group without its closing parenthesis (at character 3 of the pattern)")
  }

  /// What takes other engines exponential time.
  @Test(arguments: [
    "(a+)+$", "^(a|a)*$", "(a*)*b", "a*a*a*a*c", "(a|aa)+$", "([a-z]+)*=", "(\\b|a)*c", "^(a?){40}a{40}$",
  ])
  func isLinear(_ pattern: String) throws {
    let text = String(repeating: "a", count: 2_000) + "!"
    #expect(try !found(pattern, text))
  }

  @Test func readsBrokenUTF8() throws {
    let pattern = try Pattern("^\\uFFFD+a$")
    let text: [UInt8] = [0xFF, 0xC3, 0xE2, 0x82, 0x61]
    #expect(text.withUnsafeBufferPointer { pattern.matches($0) })
  }

  /// Any text is a pattern or an error.
  @Test func neverTraps() {
    let parts = ["(", ")", "[", "]", "{", "}", "1", ",", "*", "?", "\\", "u", "p", "^", "$", "-", "a", "|", "é", "\0"]
    var state: UInt64 = 7
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += parts[Int(state >> 33) % parts.count]
      }
      if let pattern = try? Pattern(text) {
        Array("aé-1\0".utf8).withUnsafeBufferPointer { _ = pattern.matches($0) }
        #expect(pattern.text.utf8.elementsEqual(text.utf8))
      } else {
        #expect(patternError(text)?.isEmpty == false)
      }
    }
  }
}
