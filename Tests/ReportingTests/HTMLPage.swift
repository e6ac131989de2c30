/// A page as a browser would take it apart, as far as the tests need it.
struct HTMLPage {
  struct Element {
    var name: String
    var attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  /// The text of style and script.
  private(set) var raw: [String: String] = [:]
  /// All other text, with references resolved.
  private(set) var text = ""
  /// What is not as it should be: tags that do not pair, or are written otherwise than qlint writes them.
  private(set) var problems: [String] = []

  private static let void: Set<String> = ["meta", "link", "br", "input", "rect", "circle"]

  init(_ html: String) {
    // By bytes: a mark that stands behind a `>` would be one Character with it.
    var rest = Array(html.utf8)[...]
    var open: [String] = []
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      text += Self.resolved(rest[..<start])
      rest = rest[(start + 1)...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else {
        problems.append("a tag does not end")
        return
      }
      let tag = rest[..<end]
      rest = rest[(end + 1)...]
      if tag.first == UInt8(ascii: "!") { continue }
      if tag.first == UInt8(ascii: "/") {
        let name = String(decoding: tag.dropFirst(), as: UTF8.self)
        if open.popLast() != name { problems.append("</\(name)> closes nothing") }
        continue
      }
      guard let element = Self.element(tag) else {
        problems.append("<\(String(decoding: tag, as: UTF8.self))> is no tag")
        continue
      }
      elements.append(element)
      if element.name == "style" || element.name == "script" {
        let close = Array("</\(element.name)>".utf8)
        let end = rest.indices.first { rest[$0...].starts(with: close) } ?? rest.endIndex
        raw[element.name] = String(decoding: rest[..<end], as: UTF8.self)
        rest = rest[end...].dropFirst(close.count)
      } else if !Self.void.contains(element.name) {
        open.append(element.name)
      }
    }
    text += Self.resolved(rest)
    if !open.isEmpty { problems.append("not closed: \(open)") }
  }

  /// Name and attributes of a tag; nil where they are not written as qlint writes them.
  private static func element(_ tag: ArraySlice<UInt8>) -> Element? {
    func isName(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
    let name = tag.prefix(while: isName)
    guard !name.isEmpty else { return nil }
    var element = Element(name: String(decoding: name, as: UTF8.self), attributes: [:])
    var rest = tag.dropFirst(name.count)
    while rest.first == UInt8(ascii: " ") {
      rest = rest.dropFirst()
      let key = rest.prefix(while: isName)
      guard !key.isEmpty else { return nil }
      rest = rest.dropFirst(key.count)
      var value = ""
      if rest.starts(with: Array("=\"".utf8)) {
        rest = rest.dropFirst(2)
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        value = resolved(rest[..<end])
        rest = rest[(end + 1)...]
      }
      element.attributes[String(decoding: key, as: UTF8.self)] = value
    }
    return rest.isEmpty || rest.elementsEqual("/".utf8) ? element : nil
  }

  private static func resolved(_ text: ArraySlice<UInt8>) -> String {
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .map { (Array($0.utf8), UInt8($1.utf8.first ?? 0)) }
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "&"),
        let found = references.first(where: { rest.starts(with: $0.0.dropFirst()) })
      else {
        result.append(byte)
        continue
      }
      result.append(found.1)
      rest = rest.dropFirst(found.0.count - 1)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The values of an attribute, in order.
  func values(of attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }
}
