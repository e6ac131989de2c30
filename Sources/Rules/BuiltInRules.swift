package import Diagnostics

/// All rules of qlint. A new rule is one file, and one line here.
package enum BuiltInRules {
  /// How a rule comes to its diagnostics. Said here, as asking a type at run time costs more than checking a file.
  private struct Listing {
    let rule: any Rule.Type
    var text: (any TextRule.Type)?
    var line: (any LineRule.Type)?
    var wholeText: (any WholeTextRule.Type)?
    var code: (any CodeRule.Type)?
    var codeBlock: (any CodeBlockRule.Type)?
    var record: (any RecordRule.Type)?
    var question: (any QuestionRule.Type)?
    var bank: (any BankRule.Type)?

    /// The layers below or above report it: the YAML parser, the schema, the suppressions.
    static func reported(_ rule: any Rule.Type) -> Self { Self(rule: rule) }
    static func text(_ rule: any TextRule.Type) -> Self { Self(rule: rule, text: rule) }
    static func line(_ rule: any LineRule.Type) -> Self { Self(rule: rule, line: rule) }
    static func wholeText(_ rule: any WholeTextRule.Type) -> Self { Self(rule: rule, wholeText: rule) }
    static func code(_ rule: any CodeRule.Type) -> Self { Self(rule: rule, code: rule) }
    static func codeBlock(_ rule: any CodeBlockRule.Type) -> Self { Self(rule: rule, codeBlock: rule) }
    static func question(_ rule: any QuestionRule.Type) -> Self { Self(rule: rule, question: rule) }
    static func bank(_ rule: any BankRule.Type) -> Self { Self(rule: rule, bank: rule) }
    static func textAndRecord(_ rule: any (TextRule & RecordRule).Type) -> Self {
      Self(rule: rule, text: rule, record: rule)
    }
    static func textAndWholeText(_ rule: any (TextRule & WholeTextRule).Type) -> Self {
      Self(rule: rule, text: rule, wholeText: rule)
    }
    static func textAndCode(_ rule: any (TextRule & CodeRule).Type) -> Self {
      Self(rule: rule, text: rule, code: rule)
    }
    static func textCodeAndRecord(_ rule: any (TextRule & CodeRule & RecordRule).Type) -> Self {
      Self(rule: rule, text: rule, code: rule, record: rule)
    }
    static func textCodeAndBlock(_ rule: any (TextRule & CodeRule & CodeBlockRule).Type) -> Self {
      Self(rule: rule, text: rule, code: rule, codeBlock: rule)
    }
  }

  /// Sorted by id.
  private static let listings: [Listing] = [
    .bank(DuplicateId.self),
    .bank(DuplicateQuestion.self),
    .bank(DuplicateReference.self),
    .bank(UnknownReference.self),
    .textAndCode(BrokenString.self),
    .line(CommandWithoutArgument.self),
    .wholeText(ControlCharacterInText.self),
    .wholeText(CurlyQuoteInCode.self),
    .wholeText(DashInCode.self),
    .wholeText(EllipsisInCode.self),
    .text(EmptyAttribute.self),
    .text(EmptyCodeSpan.self),
    .text(EmptyElement.self),
    .text(EmptyLink.self),
    .text(EmptyListSlot.self),
    .text(EmptyLiteral.self),
    .text(GluedLines.self),
    .text(GluedListItem.self),
    .text(GluedSentences.self),
    .text(HalfDunder.self),
    .code(HalvedBackslash.self),
    .line(HoleInData.self),
    .text(HoleInMarkup.self),
    .line(HoleInSentence.self),
    .code(HoleInString.self),
    .text(IncludeWithoutHeader.self),
    .text(JoinedData.self),
    .line(JoinedLines.self),
    .text(JoinedOutput.self),
    .wholeText(LeftoverEntity.self),
    .wholeText(Ligature.self),
    .textAndCode(LostArgumentStar.self),
    .wholeText(LostBlock.self),
    .text(LostCommentStar.self),
    .line(LostCronStar.self),
    .textCodeAndRecord(LostDunder.self),
    .code(LostEscape.self),
    .code(LostGeneratorStar.self),
    .line(LostIndentation.self),
    .code(LostInterpolation.self),
    .code(LostKeyPath.self),
    .text(LostLatexCommand.self),
    .wholeText(LostLineContinuation.self),
    .code(LostMagicPrefix.self),
    .textAndCode(LostNamespaceSeparator.self),
    .text(LostNesting.self),
    .textCodeAndBlock(LostOperatorStar.self),
    .textAndRecord(LostPathParameter.self),
    .text(LostPathSeparator.self),
    .codeBlock(LostPointerStar.self),
    .textAndCode(LostRegexEscape.self),
    .text(LostShellEscape.self),
    .text(LostSign.self),
    .textAndCode(LostUnderscoreLabel.self),
    .code(LostWildcard.self),
    .code(MissingOperand.self),
    .text(MissingTemplateValue.self),
    .codeBlock(MissingTypeArguments.self),
    .wholeText(Mojibake.self),
    .wholeText(MojibakeRemnant.self),
    .wholeText(NoBreakSpace.self),
    .text(OptionWithoutValue.self),
    .text(OverEscapedQuote.self),
    .wholeText(ReplacementCharacter.self),
    .text(SiteMarkup.self),
    .wholeText(SoftHyphen.self),
    .text(SplitEntity.self),
    .wholeText(StrayByteOrderMark.self),
    .wholeText(StrayFence.self),
    .wholeText(SymbolInCode.self),
    .wholeText(TeaserEnd.self),
    .wholeText(TwiceEscapedEntity.self),
    .codeBlock(UndeclaredTypeParameter.self),
    .code(UnescapedQuote.self),
    .codeBlock(UnfinishedCode.self),
    .wholeText(UnfinishedLine.self),
    .wholeText(UnfinishedSentence.self),
    .wholeText(UnfinishedWord.self),
    .text(UnnamedEscape.self),
    .text(UnnamedGroup.self),
    .line(UnnamedTemplateTag.self),
    .text(UnopenedAngleBracket.self),
    .wholeText(UnopenedHereDocument.self),
    .text(URLWithoutHost.self),
    .wholeText(WritingDirectionMark.self),
    .wholeText(ZeroWidthCharacter.self),
    .reported(ControlCharacter.self),
    .reported(HiddenCharacter.self),
    .reported(InvalidUtf8.self),
    .reported(MisplacedBom.self),
    .reported(UnsupportedEncoding.self),
    .reported(AliasesLimit.self),
    .reported(AnchorLengthLimit.self),
    .reported(DepthLimit.self),
    .reported(DiagnosticsLimit.self),
    .reported(DirectivesLimit.self),
    .reported(DocumentsLimit.self),
    .reported(FileSizeLimit.self),
    .reported(MemoryLimit.self),
    .reported(MergedPairsLimit.self),
    .reported(NodesLimit.self),
    .reported(PatternLimit.self),
    .reported(SuppressionsLimit.self),
    .reported(TagLengthLimit.self),
    .reported(AdditionalItemsKeyword.self),
    .reported(AdditionalPropertiesKeyword.self),
    .reported(AllOfKeyword.self),
    .reported(AllowedLevel.self),
    .reported(AnyOfKeyword.self),
    .reported(ConstKeyword.self),
    .reported(ContainsKeyword.self),
    .reported(DependenciesKeyword.self),
    .reported(DependentRequiredKeyword.self),
    .reported(DependentSchemasKeyword.self),
    .reported(DeprecatedKeyword.self),
    .reported(DuplicateItem.self),
    .reported(ElseKeyword.self),
    .reported(EmptyField.self),
    .reported(EnumKeyword.self),
    .reported(ExclusiveMaximumKeyword.self),
    .reported(ExclusiveMinimumKeyword.self),
    .reported(FalseKeyword.self),
    .reported(FieldType.self),
    .reported(FormatKeyword.self),
    .reported(IdFormat.self),
    .reported(IfKeyword.self),
    .reported(InvalidStructure.self),
    .reported(ItemsKeyword.self),
    .reported(MaxContainsKeyword.self),
    .reported(MaxItemsKeyword.self),
    .reported(MaxLengthKeyword.self),
    .reported(MaxPropertiesKeyword.self),
    .reported(MaximumKeyword.self),
    .reported(MinContainsKeyword.self),
    .reported(MinItemsKeyword.self),
    .reported(MinLengthKeyword.self),
    .reported(MinPropertiesKeyword.self),
    .reported(MinimumKeyword.self),
    .reported(MultipleOfKeyword.self),
    .reported(NotKeyword.self),
    .reported(OneOfKeyword.self),
    .reported(PatternKeyword.self),
    .reported(PatternPropertiesKeyword.self),
    .reported(PrefixItemsKeyword.self),
    .reported(PropertiesKeyword.self),
    .reported(PropertyNamesKeyword.self),
    .reported(RequiredKeyword.self),
    .reported(RequiredField.self),
    .reported(SummaryLength.self),
    .reported(TextLength.self),
    .reported(ThenKeyword.self),
    .reported(TypeKeyword.self),
    .reported(UnevaluatedItemsKeyword.self),
    .reported(UnevaluatedPropertiesKeyword.self),
    .reported(UniqueItemsKeyword.self),
    .reported(UnknownField.self),
    .reported(MalformedSuppression.self),
    .reported(MissingSuppressionReason.self),
    .reported(UnknownSuppressedRule.self),
    .reported(UnusedSuppression.self),
    .textAndWholeText(PlaceholderText.self),
    .wholeText(RepeatedWord.self),
    .wholeText(SurroundingWhiteSpace.self),
    .reported(AliasCycle.self),
    .question(AmbiguousScalar.self),
    .reported(ComplexKey.self),
    .reported(DuplicateKey.self),
    .reported(OddLineBreak.self),
    .reported(Syntax.self),
    .reported(UndefinedAlias.self),
    .reported(UnknownTag.self),
  ]

  /// Every rule, sorted by id.
  package static let all: [any Rule.Type] = listings.map { $0.rule }

  /// What is known of every rule, in the order of ``all``.
  package static let metadata: [RuleMetadata] = all.map { $0.metadata }

  private static let indices: [RuleID: Int] = Dictionary(
    metadata.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// The index of a rule in ``all``; nil for an unknown id.
  package static func index(of rule: RuleID) -> Int? { indices[rule] }

  static let textRules = listings.compactMap { $0.text }
  static let lineRules = listings.compactMap { $0.line }
  static let wholeTextRules = listings.compactMap { $0.wholeText }
  static let codeRules = listings.compactMap { $0.code }
  static let codeBlockRules = listings.compactMap { $0.codeBlock }
  static let recordRules = listings.compactMap { $0.record }
  static let questionRules = listings.compactMap { $0.question }
  static let bankRules = listings.compactMap { $0.bank }
}
