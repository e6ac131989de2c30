/// Weighs the character references of one text: how sure it is that they are left over.
struct EntityJudge {
  private let text: Text
  private let layout: TextLayout
  private let whole: EntityScope
  private let speaksOfEscaping: Bool
  /// The block of code that was asked for last.
  private var block: (range: Range<Int>, scope: EntityScope)?

  init(_ text: Text, _ context: RuleContext) {
    self.text = text
    layout = context.layout
    whole = EntityScope(text.bytes, 0..<text.bytes.count)
    speaksOfEscaping = context.recordSpeaks(of: EntityScope.subjects)
  }

  /// The weight of a reference as a sign of damage; 0 where it is none.
  mutating func weight(of entity: Entity) -> Int {
    let start = entity.range.lowerBound
    let code = layout.block(at: start)
    if entity.isAmbiguous, code != nil || !attaches(entity) { return 0 }
    if entity.isSpace { return weight(ofSpace: entity, code) }
    var scope = whole
    if let code { scope = blockScope(code) }
    if speaksOfEscaping {
      if whole.hasLiteral(of: entity) || scope.hasTags { return 0 }
      return whole.count >= 4 ? Spot.strong : 15
    }
    if scope.hasTags { return code == nil && isCertainInProse(entity) ? Spot.strong : 0 }
    if code == nil { return isCertainInProse(entity) ? Spot.strong : 40 }
    return scope.hasLiteral(of: entity) ? 10 : Spot.strong
  }

  /// A no-break space: right in a page's source and where it is the subject, but nobody indents with it.
  private mutating func weight(ofSpace entity: Entity, _ code: TextLayout.Block?) -> Int {
    let start = entity.range.lowerBound
    if let code {
      if isInRun(entity), isIndentation(start) { return Spot.strong }
      return blockScope(code).hasTags ? 30 : Spot.strong
    }
    if speaksOfEscaping || whole.hasTags { return attaches(entity) ? 30 : 0 }
    return attaches(entity) ? Spot.strong : 40
  }

  private mutating func blockScope(_ code: TextLayout.Block) -> EntityScope {
    let range = layout.range(of: code)
    if let block, block.range == range { return block.scope }
    let scope = EntityScope(text.bytes, range)
    block = (range, scope)
    return scope
  }

  /// Whether a reference in prose is a part of it and no mention of itself: within a word, `Q &amp; A`, or a number.
  private func isCertainInProse(_ entity: Entity) -> Bool {
    if whole.hasTags, !entity.isNumeric, !attachesOnBothSides(entity) { return false }
    return entity.isNumeric || attaches(entity) || entity.scalar == 0x26
  }

  /// Whether a word or a sign stands right before or behind, so that it is not spoken of.
  private func attaches(_ entity: Entity) -> Bool {
    isPart(text.bytes.byte(entity.range.lowerBound - 1)) || isPart(text.bytes.byte(entity.range.upperBound))
  }

  private func attachesOnBothSides(_ entity: Entity) -> Bool {
    isPart(text.bytes.byte(entity.range.lowerBound - 1)) && isPart(text.bytes.byte(entity.range.upperBound))
  }

  private func isPart(_ byte: UInt8) -> Bool {
    byte.isWordPart || byte == UInt8(ascii: "&") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-")
  }

  private func isInRun(_ entity: Entity) -> Bool {
    text.bytes.byte(entity.range.upperBound) == UInt8(ascii: "&")
      || text.bytes.byte(entity.range.lowerBound - 1) == UInt8(ascii: ";")
  }

  /// Whether nothing but references and blanks stands before it on its line.
  private func isIndentation(_ start: Int) -> Bool {
    var index = text.bytes.lineStart(before: start)
    while index < start {
      if let entity = Entity.at(index, text.bytes), text.bytes[index] == UInt8(ascii: "&"), entity.isSpace {
        index = entity.range.upperBound
      } else if text.bytes[index].isBlank {
        index += 1
      } else {
        return false
      }
    }
    return true
  }
}
