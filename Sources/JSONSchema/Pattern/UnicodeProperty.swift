/// The properties that `\p{…}` may name, from the tables of the Swift standard library.
enum UnicodeProperty {
  /// The scalars with a property: a general category (`L`, `Lu`, `Letter`, `gc=Lu`, `General_Category=Letter`) or a
  /// binary property (`Alphabetic`); nil where it is not known. Scripts are not in the standard library.
  static func set(named name: String) -> ScalarSet? {
    switch name {
    case "Any": return .all
    case "ASCII": return ScalarSet([0...0x7F])
    case "Assigned": return scalars { $0.generalCategory != .unassigned }
    default: break
    }
    var value = Substring(name)
    for prefix in ["gc=", "General_Category="] where name.hasPrefix(prefix) { value = name.dropFirst(prefix.count) }
    if let wanted = categories[String(value)] {
      return scalars { wanted.contains(abbreviation(of: $0.generalCategory)) }
    }
    guard value.utf8.count == name.utf8.count, let holds = binary[name] else { return nil }
    return scalars(where: holds)
  }

  /// The scalars for which `holds`. Planes 4 to 13 are not assigned, 15 and 16 are for private use: one scalar stands
  /// for all of a plane but its two noncharacters.
  private static func scalars(where holds: (Unicode.Scalar.Properties) -> Bool) -> ScalarSet {
    var ranges: [ClosedRange<UInt32>] = []
    func add(_ range: ClosedRange<UInt32>) {
      if let last = ranges.last, last.upperBound + 1 == range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound...range.upperBound
      } else {
        ranges.append(range)
      }
    }
    for value in UInt32(0)...0x3FFFF {
      if let scalar = Unicode.Scalar(value), holds(scalar.properties) { add(value...value) }
    }
    for plane in UInt32(4)...16 {
      let start = plane << 16
      if plane == 14 {
        for value in start...(start + 0xFFF) {
          if let scalar = Unicode.Scalar(value), holds(scalar.properties) { add(value...value) }
        }
        if let scalar = Unicode.Scalar(start + 0x1000), holds(scalar.properties) {
          add((start + 0x1000)...(start + 0xFFFD))
        }
      } else if let scalar = Unicode.Scalar(start), holds(scalar.properties) {
        add(start...(start + 0xFFFD))
      }
      if let scalar = Unicode.Scalar(start + 0xFFFE), holds(scalar.properties) {
        add((start + 0xFFFE)...(start + 0xFFFF))
      }
    }
    return ScalarSet(ranges)
  }

  /// The general categories by their names (Unicode, PropertyValueAliases.txt), groups included.
  private static let categories: [String: [String]] = {
    var result: [String: [String]] = [:]
    for (short, long, members) in table {
      result[short] = members
      for name in long { result[name] = members }
    }
    return result
  }()

  private static let table: [(String, [String], [String])] = [
    ("Lu", ["Uppercase_Letter"], ["Lu"]), ("Ll", ["Lowercase_Letter"], ["Ll"]), ("Lt", ["Titlecase_Letter"], ["Lt"]),
    ("LC", ["Cased_Letter"], ["Lu", "Ll", "Lt"]), ("Lm", ["Modifier_Letter"], ["Lm"]), ("Lo", ["Other_Letter"], ["Lo"]),
    ("L", ["Letter"], ["Lu", "Ll", "Lt", "Lm", "Lo"]),
    ("Mn", ["Nonspacing_Mark"], ["Mn"]), ("Mc", ["Spacing_Mark"], ["Mc"]), ("Me", ["Enclosing_Mark"], ["Me"]),
    ("M", ["Mark", "Combining_Mark"], ["Mn", "Mc", "Me"]),
    ("Nd", ["Decimal_Number", "digit"], ["Nd"]), ("Nl", ["Letter_Number"], ["Nl"]), ("No", ["Other_Number"], ["No"]),
    ("N", ["Number"], ["Nd", "Nl", "No"]),
    ("Pc", ["Connector_Punctuation"], ["Pc"]), ("Pd", ["Dash_Punctuation"], ["Pd"]),
    ("Ps", ["Open_Punctuation"], ["Ps"]), ("Pe", ["Close_Punctuation"], ["Pe"]),
    ("Pi", ["Initial_Punctuation"], ["Pi"]), ("Pf", ["Final_Punctuation"], ["Pf"]),
    ("Po", ["Other_Punctuation"], ["Po"]),
    ("P", ["Punctuation", "punct"], ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"]),
    ("Sm", ["Math_Symbol"], ["Sm"]), ("Sc", ["Currency_Symbol"], ["Sc"]), ("Sk", ["Modifier_Symbol"], ["Sk"]),
    ("So", ["Other_Symbol"], ["So"]), ("S", ["Symbol"], ["Sm", "Sc", "Sk", "So"]),
    ("Zs", ["Space_Separator"], ["Zs"]), ("Zl", ["Line_Separator"], ["Zl"]), ("Zp", ["Paragraph_Separator"], ["Zp"]),
    ("Z", ["Separator"], ["Zs", "Zl", "Zp"]),
    ("Cc", ["Control", "cntrl"], ["Cc"]), ("Cf", ["Format"], ["Cf"]), ("Cs", ["Surrogate"], ["Cs"]),
    ("Co", ["Private_Use"], ["Co"]), ("Cn", ["Unassigned"], ["Cn"]),
    ("C", ["Other"], ["Cc", "Cf", "Cs", "Co", "Cn"]),
  ]

  private static func abbreviation(of category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }

  private static let binary: [String: @Sendable (Unicode.Scalar.Properties) -> Bool] = [
    "Alphabetic": { $0.isAlphabetic }, "Alpha": { $0.isAlphabetic },
    "ASCII_Hex_Digit": { $0.isASCIIHexDigit }, "AHex": { $0.isASCIIHexDigit },
    "Bidi_Control": { $0.isBidiControl }, "Bidi_Mirrored": { $0.isBidiMirrored },
    "Cased": { $0.isCased }, "Case_Ignorable": { $0.isCaseIgnorable },
    "Dash": { $0.isDash }, "Default_Ignorable_Code_Point": { $0.isDefaultIgnorableCodePoint },
    "Deprecated": { $0.isDeprecated }, "Diacritic": { $0.isDiacritic },
    "Emoji": { $0.isEmoji }, "Emoji_Modifier": { $0.isEmojiModifier }, "Emoji_Presentation": { $0.isEmojiPresentation },
    "Extender": { $0.isExtender }, "Hex_Digit": { $0.isHexDigit }, "Ideographic": { $0.isIdeographic },
    "ID_Start": { $0.isIDStart }, "IDS": { $0.isIDStart },
    "ID_Continue": { $0.isIDContinue }, "IDC": { $0.isIDContinue },
    "Join_Control": { $0.isJoinControl }, "Lowercase": { $0.isLowercase }, "Lower": { $0.isLowercase },
    "Math": { $0.isMath }, "Noncharacter_Code_Point": { $0.isNoncharacterCodePoint },
    "Pattern_Syntax": { $0.isPatternSyntax }, "Pattern_White_Space": { $0.isPatternWhitespace },
    "Quotation_Mark": { $0.isQuotationMark }, "Radical": { $0.isRadical },
    "Sentence_Terminal": { $0.isSentenceTerminal },
    "Unified_Ideograph": { $0.isUnifiedIdeograph }, "Uppercase": { $0.isUppercase }, "Upper": { $0.isUppercase },
    "Variation_Selector": { $0.isVariationSelector },
    "White_Space": { $0.isWhitespace }, "space": { $0.isWhitespace },
    "XID_Start": { $0.isXIDStart }, "XIDS": { $0.isXIDStart },
    "XID_Continue": { $0.isXIDContinue }, "XIDC": { $0.isXIDContinue },
  ]
}
