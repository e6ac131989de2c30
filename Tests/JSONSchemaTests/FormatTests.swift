import JSONSchema
import TestSupport
import Testing

/// What the test suite of JSON Schema does not ask of formats.
@Suite struct FormatTests {
  private func hasFormat(_ name: String, _ text: String) throws -> Bool {
    let check = try #require(Formats.check(name))
    return Array(text.utf8).withUnsafeBufferPointer(check)
  }

  @Test(arguments: [
    ("date-time", "2016-12-31T23:59:60z"), ("date", "2000-02-29"), ("time", "00:00:00.0-23:59"),
    ("email", "a@b"), ("email", "\"a\\\"b\"@c.d"), ("email", "a@[tag:x]"), ("email", "a@[ipv6:1::2]"),
    ("idn-email", "\"é\"@é.é"), ("hostname", "ab--cd"), ("hostname", "WWW.XN--NXASMQ6B"), ("hostname", "0.1"),
    ("idn-hostname", "WWW.βόλος"), ("idn-hostname", "אב.גד1"), ("idn-hostname", "xn--nxasmq6b"),
    ("idn-hostname", "각.가"),
    ("ipv6", "::1:2:3:4:5:6:7"), ("ipv6", "1:2:3:4:5:6:7::"), ("ipv6", "::1.2.3.4"),
    ("uri", "a:"), ("uri", "a:?#"), ("uri", "A+-.1://u:p@[v1.x:]:/%20?/?#/?"), ("uri-reference", "?a:b"),
    ("iri", "a:\u{10000}?\u{E000}"), ("uri-template", "{=a}"), ("uri-template", "\u{E000}{%C3%A9*,b:9999}"),
    ("relative-json-pointer", "0+1/a"), ("relative-json-pointer", "2-10#"), ("json-pointer", "/é~01"),
    ("regex", "(?<year>\\d+)(?<=\\k<year>)"), ("regex", "\\p{Script=Greek}"), ("regex", "a{999999999}"),
  ])
  func accepts(_ name: String, _ text: String) throws {
    #expect(try hasFormat(name, text))
  }

  @Test(arguments: [
    ("date-time", "2016-12-31 23:59:59Z"), ("time", "23:59:59.Z"), ("duration", "p1d"), ("duration", "P1W2D"),
    ("duration", "P3WT1S"),
    ("email", "\"a\"b@c"), ("email", "\"a@b"), ("email", "a@b."), ("email", "a@-b"), ("email", "é@a"),
    ("email", "a@[]"),
    ("email", "a@[tag-:x]"), ("idn-email", "a@é-"), ("hostname", "xn--"), ("hostname", "é"),
    ("hostname", "xn--999999999"),
    ("idn-hostname", "e\u{301}"), ("idn-hostname", "e\u{302}\u{323}"), ("idn-hostname", "かさ\u{3099}"),
    ("idn-hostname", "ab--cd"), ("idn-hostname", "É"), ("idn-hostname", "ﬁ"), ("idn-hostname", "a.א.1"),
    ("idn-hostname", "א-"), ("idn-hostname", "가"), ("ipv6", "1.2.3.4::"), ("ipv6", ":"), ("ipv6", ":::"),
    ("uri", "a://[::1"), ("uri", "a://[1.2.3.4]"), ("uri", "a://b]"), ("iri", "a:\u{E000}"), ("iri", "a:\u{FFFE}"),
    ("uri-template", "{a:}"), ("uri-template", "{a*:1}"), ("uri-template", "{.}"), ("relative-json-pointer", "0+01"),
    ("relative-json-pointer", "0+"), ("regex", "(?<a>)\\k<b>"), ("regex", "\\p{Script=Nobody}"), ("regex", "a{2,1}"),
  ])
  func refuses(_ name: String, _ text: String) throws {
    #expect(try !hasFormat(name, text))
  }

  @Test func localPartHasALimit() throws {
    let part = String(repeating: "a", count: 64)
    #expect(try hasFormat("email", part + "@b") && !hasFormat("email", part + "a@b"))
  }

  static let names = [
    "date", "date-time", "duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri",
    "iri-reference", "json-pointer", "regex", "relative-json-pointer", "time", "uri", "uri-reference", "uri-template",
    "uuid",
  ]

  @Test func doesNotKnowOtherNames() {
    #expect(Formats.check("colour") == nil && Formats.check("") == nil && Formats.check("Date") == nil)
  }

  /// Any bytes have a format or have not; those that are no UTF-8 have none that allows other characters.
  @Test(arguments: names)
  func neverTraps(_ name: String) throws {
    let check = try #require(Formats.check(name))
    let parts: [[UInt8]] = [
      [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], Array("xn--".utf8), Array("::".utf8), Array("@[".utf8), [0x5D],
      Array("{a:".utf8), Array("1.".utf8), Array("é".utf8), Array("א".utf8), [0x25], [0x2D], [0x2F], Array("P1".utf8),
      Array("\u{200D}".utf8), Array("2000-02-".utf8), [0x22], [0x5C], [0x7D], Array("9".utf8), Array("zzzz".utf8),
    ]
    var state: UInt64 = 11
    for _ in 0..<3_000 {
      var bytes: [UInt8] = []
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes += parts[Int(state >> 33) % parts.count]
      }
      let isValid = bytes.withUnsafeBufferPointer(check)
      if !name.hasSuffix("json-pointer"), name != "regex", String(validating: bytes, as: UTF8.self) == nil {
        #expect(!isValid)
      }
    }
  }

  /// Long texts cost little, whatever they are.
  @Test(arguments: names)
  func isLinear(_ name: String) throws {
    let check = try #require(Formats.check(name))
    let time = ContinuousClock().measure {
      for part in ["(", "a.", "1", "a@", "{a}", "[::", "é", "א", "a|", "(?=a)", "xn--a", "/~0", "%41"] {
        let bytes = Array(String(repeating: part, count: 20_000).utf8)
        _ = bytes.withUnsafeBufferPointer(check)
      }
    }
    #expect(time < .seconds(30 * Patience.factor))
  }
}
