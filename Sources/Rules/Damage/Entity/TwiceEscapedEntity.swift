import Diagnostics

/// Finds character references whose own `&` was escaped: `&amp;lt;`.
enum TwiceEscapedEntity: DamageRule, WholeTextRule {
  static let metadata = RuleMetadata(
    id: "damage/twice-escaped-entity", severity: .error,
    summary: "an HTML entity was escaped again (`&amp;lt;`)",
    why: """
      Two programs escaped the same text, each thinking it was the first. Even a page that shows entities rightly \
      shows `&lt;` here, where `<` was meant.
      """,
    mend: """
      Let qlint put the signs back. To prevent it, escape in one place only, where the text is shown, and keep the \
      bank free of it.
      """,
    fix: .safe,
    good: [
      RuleExample(
        """
        - id: show-an-entity
          question: How do you show an entity itself in a page?
          answer: |
            Escape its ampersand:
            <p>Write &amp;lt; to get &lt;</p>

        """)
    ],
    bad: [
      RuleExample(
        """
        - id: clone
          question: How do you clone without history?
          answer: |
            cd repos «&amp;amp;&amp;amp; git clone --depth &amp;lt;N&amp;gt; &amp;lt;url&amp;gt;»

        """,
        fixed: """
          - id: clone
            question: How do you clone without history?
            answer: |
              cd repos && git clone --depth <N> <url>

          """)
    ])

  static let family = DamageFamily.entity

  static let requiredBytes = ByteSet("&")

  static func check(_ text: Text, _ context: RuleContext) {
    let bytes = text.bytes
    guard var next = bytes.firstIndex(of: UInt8(ascii: "&"), from: 0) else { return }
    var groups: SpotGroups?
    var weight = 0
    while true {
      var behind = next + 1
      if let entity = Entity.at(next, bytes) {
        behind = entity.range.upperBound
        if entity.depth > 1 {
          if groups == nil {
            groups = Self.groups(text, context)
            weight = Self.weight(in: bytes, context)
          }
          groups?.add(Spot(entity.range, entity.text, weight: weight))
        }
      }
      guard let following = bytes.firstIndex(of: UInt8(ascii: "&"), from: behind) else { break }
      next = following
    }
    groups?.report()
  }

  /// Of all that a text has: rightly escaped twice is what a page says of its own source.
  private static func weight(in bytes: UnsafeBufferPointer<UInt8>, _ context: RuleContext) -> Int {
    let scope = EntityScope(bytes, 0..<bytes.count)
    if scope.hasTags { return 25 }
    return context.recordSpeaks(of: EntityScope.subjects) && scope.count < 4 ? 25 : Spot.strong
  }

  private static func groups(_ text: Text, _ context: RuleContext) -> SpotGroups {
    SpotGroups(
      self, text, context, help: "escape text once only, where it is shown; what is stored is the text itself"
    ) { spots in
      spots.count == 1 ? "put the sign back" : "put the signs back"
    } message: { spots in
      guard let spot = spots.first, let sign = spot.text else { return "" }
      let entity = Quotation.of(String(decoding: text.bytes[spot.range], as: UTF8.self))
      if spots.count == 1 { return "\(entity) is escaped twice and stands where \(Quotation.of(sign)) belongs" }
      return "\(spots.count) signs are escaped twice, the first \(entity) for \(Quotation.of(sign))"
    }
  }
}
