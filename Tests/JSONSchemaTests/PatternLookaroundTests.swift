import JSONSchema
import Testing

/// Lookaround, backreferences and scripts.
@Suite struct PatternLookaroundTests {
  private func found(_ pattern: String, _ text: String) throws -> Bool {
    let pattern = try Pattern(pattern)
    return Array(text.utf8).withUnsafeBufferPointer { pattern.matches($0) }
  }

  @Test(arguments: [
    ("a(?=b)", "ab"), ("a(?!b)", "abac"), ("(?<=a)b", "ab"), ("(?<!a)b", "abb"), ("^(?!.*TODO)", "done"),
    ("^(?=.*\\d)(?=.*[a-z]).{4,}$", "abc1"), ("(?<=^|,)x(?=,|$)", "a,x,b"), ("(?<=é+)a", "ééa"),
    ("(?=(?!b)a)a", "a"), ("(?<=a(?=bc))b", "abc"), ("(?<=(?<!x)a)b", "ab"), ("(?=)", ""), ("(?<=\\ba)b", "ab"),
    ("(?:(?=a)a|b)+$", "abab"), ("(?<=a{2})b", "aab"), ("(?=a|b$)b", "b"),
  ])
  func looksAround(_ pattern: String, _ text: String) throws {
    #expect(try found(pattern, text))
  }

  @Test(arguments: [
    ("a(?=b)", "ac"), ("a(?!b)", "ab"), ("(?<=a)b", "cb"), ("(?<!a)b", "ab"), ("^(?!.*TODO)", "a TODO"),
    ("^(?=.*\\d)(?=.*[a-z]).{4,}$", "abcd"), ("(?<=a{2})b", "ab"), ("(?!)", ""), ("(?<=a(?=bd))b", "abc"),
    ("(?<=(?<!x)a)b", "xab"), ("^(?=ab)a$", "ab"),
  ])
  func looksAroundInVain(_ pattern: String, _ text: String) throws {
    #expect(try !found(pattern, text))
  }

  @Test(arguments: [
    ("^(a+)-\\1$", "aa-aa"), ("^(?<q>['\"]).*\\k<q>$", "'x'"), ("\\k<a>(?<a>b)", "b"), ("^(?:(a)|b)*\\1$", "ab"),
    ("^(?:\\1(a))*$", "aa"), ("^(a\\1)$", "a"), ("(?=(a+))a*b\\1", "baaabac"), ("(?<=(\\w)\\1)x", "axx"),
    ("(?<=\\1(\\w))x", "aax"), ("^(?!(a)b)\\1a", "ac"), ("^(a*?)\\1b$", "aab"), ("^(é|𝄞)\\1$", "𝄞𝄞"),
    ("^(a?)*?\\1$", "aa"),
    ("^(.)(.)(.).?\\3\\2\\1$", "racecar"), ("^(?=(a+?))\\1b", "ab"), ("\\b(\\w+)\\s+\\1\\b", "in the the end"),
  ])
  func refersBack(_ pattern: String, _ text: String) throws {
    #expect(try found(pattern, text))
  }

  @Test(arguments: [
    ("^(a+)-\\1$", "aa-a"), ("^(?<q>['\"]).*\\k<q>$", "'x\""), ("(?=(a+))\\1a", "aaa"), ("^(?=(a+?))\\1b", "aab"),
    ("^(é|𝄞)\\1$", "é𝄞"), ("\\b(\\w+)\\s+\\1\\b", "in the then"), ("^(?!(a)\\1)", "aa"), ("(?<=\\1(\\w))x", "abx"),
  ])
  func refersBackInVain(_ pattern: String, _ text: String) throws {
    #expect(try !found(pattern, text))
  }

  @Test(arguments: [
    ("^\\p{Script=Greek}+$", "λόγος"), ("^\\p{sc=Grek}$", "λ"), ("^\\p{Script=Latin}+$", "Été"),
    ("^\\p{scx=Hira}$", "ー"),
    ("^\\P{sc=Hira}$", "ー"), ("^\\p{Script_Extensions=Thai}$", "ก"), ("^[\\p{sc=Han}a]+$", "漢a"),
    ("^\\P{sc=Zyyy}$", "漢"),
  ])
  func knowsScripts(_ pattern: String, _ text: String) throws {
    #expect(try found(pattern, text))
  }

  /// What has to stop after the steps that are allowed.
  @Test(arguments: ["(a+)+\\1b$", "^(a|a)*\\1b$", "(?:(?=(a+)+\\1b)a)*c", "((a*)*)*\\1c"])
  func stops(_ pattern: String) throws {
    let pattern = try Pattern(pattern)
    let text = [UInt8](repeating: 0x61, count: 200)
    var steps = 200_000
    let answer = text.withUnsafeBufferPointer { pattern.matches($0, steps: &steps) }
    #expect(answer == nil && steps == 0)
  }

  /// Lookaround takes time linear in the text.
  @Test func looksAroundLinearly() throws {
    for pattern in ["(?=(a+)+b)c", "(?<=(a|a)*)b", "(?=(?=(a*)*b)a*)c", "^(?!(a+)+$)"] {
      let pattern = try Pattern(pattern)
      let text = [UInt8](repeating: 0x61, count: 5_000)
      var steps = 500_000
      #expect(text.withUnsafeBufferPointer { pattern.matches($0, steps: &steps) } == false)
      #expect(steps > 0)
    }
  }
}
