/// The words and marks by which a text about templates is known: of engines, of frameworks that have one, and of
/// directives that only templates have.
enum TemplateWords {
  /// Whether one of them stands in the text.
  static func areIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in bytes.indices where isSign(bytes, at: index) { return true }
    return false
  }

  private static func isSign(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let next = bytes.byte(index + 1)
    switch bytes[index] {
    case UInt8(ascii: "{"):
      return next == UInt8(ascii: "%")
    case UInt8(ascii: "*"):
      return bytes.hasWord("*ngfor", at: index) || bytes.hasWord("*ngif", at: index)
    case UInt8(ascii: "@"):
      return startsWord(bytes, index)
        && (bytes.hasWord("@click", at: index) || bytes.hasWord("@submit", at: index)
          || bytes.hasWord("@input", at: index))
    case UInt8(ascii: "v"):
      guard next == UInt8(ascii: "-") || next == UInt8(ascii: "u"), startsWord(bytes, index) else { return false }
      return bytes.hasWord("v-for", at: index) || bytes.hasWord("v-if", at: index)
        || bytes.hasWord("v-slot", at: index) || bytes.hasWord("v-model", at: index) || isVue(bytes, index)
    case UInt8(ascii: "V"):
      return next == UInt8(ascii: "u") && isVue(bytes, index)
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return next == UInt8(ascii: "e") && startsWord(bytes, index) && bytes.hasWord("template", at: index)
    case UInt8(ascii: "j"), UInt8(ascii: "J"):
      return next == UInt8(ascii: "i") && bytes.hasWord("jinja", at: index)
    case UInt8(ascii: "A"):
      return next == UInt8(ascii: "n") && bytes.hasWord("angular", at: index)
    case UInt8(ascii: "h"), UInt8(ascii: "H"):
      return next == UInt8(ascii: "a") && bytes.hasWord("handlebars", at: index)
    case UInt8(ascii: "m"), UInt8(ascii: "M"):
      return next == UInt8(ascii: "u") && bytes.hasWord("mustache", at: index)
    default:
      return false
    }
  }

  private static func startsWord(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    !bytes.byte(index - 1).isNamePart
  }

  private static func isVue(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    bytes.hasWord("vue", at: index) && !bytes.byte(index + 3).isASCIILetter
  }
}
