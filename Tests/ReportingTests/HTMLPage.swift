import Testing

/// A page as a browser would take it apart, as far as the tests need it.
struct HTMLPage {
  struct Element {
    var name: String
    var attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  /// The raw text of style and script.
  private(set) var raw: [String: String] = [:]
  /// The text that is seen: of the body, with references resolved, one line for each line of the source.
  private(set) var text = ""
  /// What is not as it should be: tags that do not pair, attributes without quotes.
  private(set) var problems: [String] = []

  private static let void: Set<String> = ["meta", "link", "br", "input", "rect", "circle"]

  init(_ html: String) {
    var rest = Substring(html)
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      append(text: rest[..<start])
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ">") else {
        problems.append("a tag does not end")
        return
      }
      let tag = rest[..<end]
      rest = rest[end...].dropFirst()
      if tag.hasPrefix("!doctype") { continue }
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { problems.append("<\(tag)> closes nothing") }
        continue
      }
      let element = Self.element(tag)
      guard let element else {
        problems.append("<\(tag)> is no tag")
        continue
      }
      elements.append(element)
      if element.name == "style" || element.name == "script" {
        let parts = rest.split(separator: "</\(element.name)>", maxSplits: 1, omittingEmptySubsequences: false)
        raw[element.name] = String(parts[0])
        rest = parts.count > 1 ? parts[1] : ""
      } else if !Self.void.contains(element.name) {
        open.append(element.name)
      }
    }
    append(text: rest)
    if !open.isEmpty { problems.append("not closed: \(open)") }
  }

  /// Name and attributes of a tag; nil where they are not written as qlint writes them.
  private static func element(_ tag: Substring) -> Element? {
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    guard !name.isEmpty else { return nil }
    var element = Element(name: String(name), attributes: [:])
    var rest = tag.dropFirst(name.count)
    while rest.first == " " {
      rest = rest.dropFirst()
      let key = rest.prefix { $0.isLetter || $0 == "-" }
      guard !key.isEmpty else { return nil }
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        element.attributes[String(key)] = ""
        continue
      }
      rest = rest.dropFirst(2)
      guard let end = rest.firstIndex(of: "\"") else { return nil }
      element.attributes[String(key)] = resolved(rest[..<end])
      rest = rest[end...].dropFirst()
    }
    return rest.isEmpty || rest == "/" ? element : nil
  }

  private mutating func append(text: Substring) { self.text += Self.resolved(text) }

  private static func resolved(_ text: Substring) -> String {
    var result = String(text)
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      result = result.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character)
    }
    return result
  }

  /// The values of an attribute, in order.
  func values(of attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }
}
