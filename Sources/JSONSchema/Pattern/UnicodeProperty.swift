/// The properties that `\p{…}` may name, from the tables of the Swift standard library and ``ScriptTable``.
enum UnicodeProperty {
  /// The scalars with a property: a general category (`L`, `Lu`, `Letter`, `gc=Lu`, `General_Category=Letter`), a
  /// binary property (`Alphabetic`) or a script (`Script=Greek`, `scx=Grek`); nil where it is not known.
  static func set(named name: String) -> ScalarSet? {
    switch Kind(name) {
    case .any: return .all
    case .ascii: return ScalarSet([0...0x7F])
    case .assigned: return categories(where: { $0 != "Cn" })
    case .categories(let wanted): return categories(where: wanted.contains)
    case .binary(let holds): return ScalarSet(runs(of: holds).compactMap { $0.value ? $0.range : nil })
    case .script(let name): return Script.set(named: name)
    case .scriptExtensions(let name): return Script.extensions(named: name)
    case nil: return nil
    }
  }

  /// Whether ``set(named:)`` knows a property.
  static func isKnown(_ name: String) -> Bool {
    switch Kind(name) {
    case .script(let name), .scriptExtensions(let name): Script.isKnown(name)
    case nil: false
    default: true
    }
  }

  /// What a name stands for.
  private enum Kind {
    case any
    case ascii
    case assigned
    case categories([String])
    case binary((Unicode.Scalar.Properties) -> Bool)
    case script(String)
    case scriptExtensions(String)

    init?(_ name: String) {
      let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else {
        self.init(lone: name)
        return
      }
      switch parts[0] {
      case "gc", "General_Category":
        guard let wanted = UnicodeProperty.categories[parts[1]] else { return nil }
        self = .categories(wanted)
      case "sc", "Script": self = .script(parts[1])
      case "scx", "Script_Extensions": self = .scriptExtensions(parts[1])
      default: return nil
      }
    }

    private init?(lone name: String) {
      switch name {
      case "Any": self = .any
      case "ASCII": self = .ascii
      case "Assigned": self = .assigned
      default:
        if let wanted = UnicodeProperty.categories[name] {
          self = .categories(wanted)
        } else if let holds = UnicodeProperty.binary[name] {
          self = .binary(holds)
        } else {
          return nil
        }
      }
    }
  }

  private static func categories(where isWanted: (String) -> Bool) -> ScalarSet {
    ScalarSet(categoryRuns.compactMap { isWanted($0.value) ? $0.range : nil })
  }

  /// The general category of all scalars. Found once: that takes a while.
  private static let categoryRuns = runs { abbreviation(of: $0.generalCategory) }

  /// What a property is for all scalars, in runs. Planes 4 to 13 are not assigned, 15 and 16 are for private use: one
  /// scalar stands for all of such a plane but its two noncharacters.
  private static func runs<Value: Equatable>(
    of property: (Unicode.Scalar.Properties) -> Value
  ) -> [(range: ClosedRange<UInt32>, value: Value)] {
    var runs: [(range: ClosedRange<UInt32>, value: Value)] = []
    func add(_ range: ClosedRange<UInt32>) {
      guard let scalar = Unicode.Scalar(range.lowerBound) else { return }
      let value = property(scalar.properties)
      if let last = runs.last, last.value == value, last.range.upperBound + 1 == range.lowerBound {
        runs[runs.count - 1].range = last.range.lowerBound...range.upperBound
      } else {
        runs.append((range, value))
      }
    }
    for value in UInt32(0)...0x3FFFF { add(value...value) }
    for plane in UInt32(4)...16 {
      let start = plane << 16
      // The tags and variation selectors.
      let assigned: UInt32 = plane == 14 ? 0x1000 : 0
      for value in start..<(start + assigned) { add(value...value) }
      add((start + assigned)...(start + 0xFFFD))
      add((start + 0xFFFE)...(start + 0xFFFF))
    }
    return runs
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
