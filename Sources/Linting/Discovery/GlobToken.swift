/// One step of a ``Glob``.
enum GlobToken: Sendable, Equatable {
  case byte(UInt8)
  /// `?`: one character that is not a slash (a whole UTF-8 sequence).
  case anyCharacter
  /// `[…]`: one byte of this set, which holds no slash.
  case set(ByteSet)
  /// `*`: any bytes but a slash.
  case star
  /// `**/`: nothing, or anything that ends in a slash.
  case anyFolders
  /// Any one byte, and any number of bytes: together the `**` at the end of a pattern.
  case anyByte
  case anyBytes

  /// The steps of a pattern without slashes at its ends.
  static func tokens(of pattern: [UInt8]) throws(GlobError) -> [GlobToken] {
    var tokens: [GlobToken] = []
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      switch byte {
      case UInt8(ascii: "*"):
        var end = index
        while end < pattern.count, pattern[end] == byte { end += 1 }
        let startsComponent = index == 0 || pattern[index - 1] == PathBytes.slash
        let endsComponent = end == pattern.count || pattern[end] == PathBytes.slash
        if end - index == 2, startsComponent, endsComponent {
          appendDoubleStar(to: &tokens, isLast: end == pattern.count)
          end += end < pattern.count ? 1 : 0
        } else if tokens.last != .star {
          tokens.append(.star)
        }
        index = end
      case UInt8(ascii: "?"):
        tokens.append(.anyCharacter)
        index += 1
      case UInt8(ascii: "["):
        guard let (set, end) = ByteSet.read(pattern, from: index + 1) else { throw .openBracket }
        tokens.append(.set(set))
        index = end
      case UInt8(ascii: "\\"):
        guard index + 1 < pattern.count else { throw .openEscape }
        tokens.append(.byte(pattern[index + 1]))
        index += 2
      default:
        tokens.append(.byte(byte))
        index += 1
      }
    }
    return tokens
  }

  private static func appendDoubleStar(to tokens: inout [GlobToken], isLast: Bool) {
    if !isLast {
      if tokens.last != .anyFolders { tokens.append(.anyFolders) }
    } else {
      tokens.append(.anyByte)
      tokens.append(.anyBytes)
    }
  }

  /// Whether the steps match all of a path. Follows every state at once: the marks say which steps can be next.
  static func match(_ tokens: [GlobToken], _ path: ArraySlice<UInt8>) -> Bool {
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: 2 * (tokens.count + 1)) { memory in
      memory.initialize(repeating: false)
      var current = UnsafeMutableBufferPointer(rebasing: memory[...tokens.count])
      var next = UnsafeMutableBufferPointer(rebasing: memory[(tokens.count + 1)...])
      enter(0, of: tokens, at: path.startIndex, in: path, marks: current)
      for position in path.indices {
        let byte = path[position]
        var isAlive = false
        for index in tokens.indices where current[index] {
          if let target = step(tokens[index], index, over: byte, at: position, in: path) {
            enter(target, of: tokens, at: position + 1, in: path, marks: next)
            isAlive = true
          }
          current[index] = false
        }
        current[tokens.count] = false
        if !isAlive { return false }
        (current, next) = (next, current)
      }
      return current[tokens.count]
    }
  }

  /// Marks a step as possible at a position, with those behind it that need no byte.
  private static func enter(
    _ first: Int, of tokens: [GlobToken], at position: Int, in path: ArraySlice<UInt8>,
    marks: UnsafeMutableBufferPointer<Bool>
  ) {
    var index = first
    while !marks[index] {
      marks[index] = true
      guard index < tokens.count else { return }
      switch tokens[index] {
      case .star, .anyBytes: break
      case .anyFolders where position == path.startIndex || path[position - 1] == PathBytes.slash: break
      default: return
      }
      index += 1
    }
  }

  /// The step that is next when this one takes a byte; nil when it does not take it.
  private static func step(
    _ token: GlobToken, _ index: Int, over byte: UInt8, at position: Int, in path: ArraySlice<UInt8>
  ) -> Int? {
    switch token {
    case .byte(let wanted): return byte == wanted ? index + 1 : nil
    case .star: return byte == PathBytes.slash ? nil : index
    case .anyFolders, .anyBytes: return index
    case .anyByte: return index + 1
    case .anyCharacter: if byte == PathBytes.slash { return nil }
    case .set(let set): if !set.contains(byte) { return nil }
    }
    // The step is left behind the last byte of the character.
    let isLast = position + 1 == path.endIndex || path[position + 1] & 0xC0 != 0x80
    return isLast ? index + 1 : index
  }
}
