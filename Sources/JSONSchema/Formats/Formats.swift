/// Whether the UTF-8 bytes of a string have a format. Takes time linear in the bytes and never traps; bytes that are
/// no UTF-8 have no format that allows more than ASCII, but for the two pointers and `regex`, which do not look.
package typealias FormatCheck = @Sendable (UnsafeBufferPointer<UInt8>) -> Bool

/// The formats that JSON Schema defines (Validation, section 7.3).
package enum Formats {
  /// The check of a format; nil where the name is not known, so that nothing is asserted.
  package static func check(_ name: String) -> FormatCheck? {
    switch name {
    case "date-time": DateTimeFormat.isDateTime
    case "date": DateTimeFormat.isDate
    case "time": DateTimeFormat.isTime
    case "duration": DurationFormat.isDuration
    case "email": { EmailFormat.isMailbox($0, allowsUnicode: false) }
    case "idn-email": { EmailFormat.isMailbox($0, allowsUnicode: true) }
    case "hostname": HostnameFormat.isHostname
    case "idn-hostname": HostnameFormat.isInternationalHostname
    case "ipv4": IPAddressFormat.isIPv4
    case "ipv6": IPAddressFormat.isIPv6
    case "uri": { URIFormat.isReference($0, needsScheme: true, allowsUnicode: false) }
    case "uri-reference": { URIFormat.isReference($0, needsScheme: false, allowsUnicode: false) }
    case "iri": { URIFormat.isReference($0, needsScheme: true, allowsUnicode: true) }
    case "iri-reference": { URIFormat.isReference($0, needsScheme: false, allowsUnicode: true) }
    case "uri-template": URITemplateFormat.isTemplate
    case "json-pointer": JSONPointerFormat.isPointer
    case "relative-json-pointer": JSONPointerFormat.isRelativePointer
    case "regex": { PatternParser.isPattern(String(decoding: $0, as: UTF8.self)) }
    case "uuid": UUIDFormat.isUUID
    default: nil
    }
  }
}
