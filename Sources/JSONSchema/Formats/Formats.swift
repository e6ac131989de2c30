/// Whether the UTF-8 bytes of a string have a format. Takes time linear in the bytes and never traps; bytes that are
/// no UTF-8 have no format that allows more than ASCII.
package typealias FormatCheck = @Sendable (UnsafeBufferPointer<UInt8>) -> Bool

/// The formats that JSON Schema defines (Validation, section 7.3).
package enum Formats {
  /// The check of a format; nil where the name is not known, so that nothing is asserted. The name is UTF-8.
  package static func check(_ name: UnsafeBufferPointer<UInt8>) -> FormatCheck? {
    check(String(decoding: name, as: UTF8.self))
  }

  /// The check of a format; nil where the name is not known.
  package static func check(_ name: String) -> FormatCheck? { checks[name] }

  /// The names of all formats, sorted: for suggestions.
  package static var names: [String] { checks.keys.sorted() }

  private static let checks: [String: FormatCheck] = [
    "date-time": DateTimeFormat.isDateTime,
    "date": DateTimeFormat.isDate,
    "time": DateTimeFormat.isTime,
    "duration": DurationFormat.isDuration,
    "email": { EmailFormat.isMailbox($0, allowsUnicode: false) },
    "idn-email": { EmailFormat.isMailbox($0, allowsUnicode: true) },
    "hostname": HostnameFormat.isHostname,
    "idn-hostname": HostnameFormat.isInternationalHostname,
    "ipv4": IPAddressFormat.isIPv4,
    "ipv6": IPAddressFormat.isIPv6,
    "uri": { URIFormat.isReference($0, needsScheme: true, allowsUnicode: false) },
    "uri-reference": { URIFormat.isReference($0, needsScheme: false, allowsUnicode: false) },
    "iri": { URIFormat.isReference($0, needsScheme: true, allowsUnicode: true) },
    "iri-reference": { URIFormat.isReference($0, needsScheme: false, allowsUnicode: true) },
    "uri-template": URITemplateFormat.isTemplate,
    "json-pointer": JSONPointerFormat.isPointer,
    "relative-json-pointer": JSONPointerFormat.isRelativePointer,
    "regex": { PatternParser.isPattern(String(decoding: $0, as: UTF8.self)) },
    "uuid": UUIDFormat.isUUID,
  ]
}
