import Diagnostics

/// Finds names of PHP whose backslashes are gone: `use IlluminateSupportFacadesDB;`, `namespace AppHttpControllers;`.
///
/// Strong is a `use` or `namespace` of one word of PHP that begins with the name of a known vendor and goes on with a
/// capital, or that is one word twice (`use CarbonCarbon;`), and anywhere a word that begins with the first two parts
/// of a well-known library (`DoctrineDBALConnection`). Weak is another word of three capitals or more.
///
/// Exempt: names with a backslash, and traits, whose `use` is indented.
///
/// The range goes over the name.
enum LostNamespaceSeparator: DamageRule, CodeRule, TextRule {
  static let metadata = RuleMetadata(
    id: "damage/lost-namespace-separator", severity: .error,
    summary: "a name of PHP has lost the backslashes between its namespaces",
    why: """
      `use App\\Models\\User;` names a class, `use AppModelsUser;` names none. Something on the way into the bank took \
      the backslashes for escapes.
      """,
    mend: LostBackslash.mend,
    good: [
      RuleExample(
        #"""
        - id: names
          question: How does PHP import a class?
          answer: |
            <?php
            namespace App\Http\Controllers;
            use Illuminate\Support\Facades\DB;
            class User {
                use HasRichTextFields;
            }

        """#)
    ],
    bad: [
      RuleExample(
        """
        - id: imports
          question: How are classes imported?
          answer: |
            use «DoctrineDBALColumnCase»;
            use «DoctrineDBALDriverManager»;

        """),
      RuleExample(
        """
        - id: names
          question: How does PHP import a class?
          answer: |
            <?php
            namespace «AppHttpControllers»;
            use «IlluminateSupportFacadesDB»;
            use «VendorPackageThing»;
            use «BoxBox»;

        """),
      RuleExample(
        """
        - id: prose
          question: Which class sends requests?
          answer: An object of «GuzzleHttpClient», or one of yours.

        """),
    ])

  static let family = DamageFamily.backslash
  static let leadWords: [StaticString] = ["use", "namespace"]

  static func check(_ code: Code, at index: Int, _ context: RuleContext) {
    guard mayBePHP(code.language) else { return }
    let before = code[index - 1].kind
    guard before == .lineBreak || before == .other, code.bytes.byte(Int(code[index].start) - 1) == 0x0A || index == 0,
      code[index + 1].kind == .word,
      code[index + 2].kind == ";" || code.isWord(index + 2, "as")
    else { return }
    let name = code[index + 1].range
    let confidence: Confidence
    if library(code.bytes, name.lowerBound) { return }
    if isVendor(code.bytes, name) || isTwice(code.bytes, name) {
      confidence = .strong
    } else if capitals(code.bytes, name) >= 3, name.count >= 12 {
      confidence = .weak(50)
    } else {
      return
    }
    report(code.text, name, confidence, context)
  }

  private static func report(_ text: Text, _ name: Range<Int>, _ confidence: Confidence, _ context: RuleContext) {
    context.report(
      damage: self, in: text, name, confidence,
      "the name \(Quotation.of(String(decoding: text.bytes[name], as: UTF8.self))) has lost its backslashes",
      help: LostBackslash.help("the name"))
  }

  /// `DoctrineDBALConnection`, in code and in prose.
  static func check(_ text: Text, at start: Int, _ context: RuleContext) {
    guard library(text.bytes, start) else { return }
    var end = start
    while end < start + 120, text.bytes.byte(end).isNamePart { end += 1 }
    report(text, start..<end, .strong, context)
  }

  /// Whether a name begins with the first two parts of a library, and goes on with a capital.
  private static func library(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    for library in leadPhrases {
      let end = start + library.utf8CodeUnitCount
      guard bytes.byte(end) >= UInt8(ascii: "A"), bytes.byte(end) <= UInt8(ascii: "Z"), bytes.byte(end + 1) >= 0x61,
        end <= bytes.count
      else { continue }
      let name = library.utf8Start
      if (0..<library.utf8CodeUnitCount).allSatisfy({ bytes[start + $0] == name[$0] }) { return true }
    }
    return false
  }

  static let leadPhrases: [StaticString] = [
    "DoctrineDBAL", "DoctrineORM", "DoctrineCommon", "GuzzleHttp", "IlluminateSupport", "IlluminateHttp",
    "IlluminateDatabase", "IlluminateContracts", "IlluminateFoundation", "PsrHttpMessage", "PsrLogLogger",
    "PsrContainerContainer",
    "PHPUnitFramework", "SymfonyComponent", "SymfonyContracts", "SymfonyBundle", "SymfonyBridge",
  ]
  /// `CarbonCarbon`: the class of a package that is called like it.
  private static func isTwice(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    let half = name.count / 2
    guard name.count % 2 == 0, half >= 3 else { return false }
    return (name.lowerBound..<name.lowerBound + half).allSatisfy { bytes[$0] == bytes[$0 + half] }
  }

  /// Rust takes in modules with `use`, too, and two lines do not tell.
  private static func mayBePHP(_ language: Language) -> Bool {
    language == .php || language == .unknown || language == .rust
  }

  private static func isVendor(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    for vendor in vendors where bytes.hasWord(vendor, at: name.lowerBound) {
      let next = bytes.byte(name.lowerBound + vendor.utf8CodeUnitCount)
      if next >= UInt8(ascii: "A"), next <= UInt8(ascii: "Z"), vendor.utf8CodeUnitCount < name.count { return true }
    }
    return false
  }

  private static func capitals(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Int {
    name.reduce(0) { $0 + (bytes[$1] >= UInt8(ascii: "A") && bytes[$1] <= UInt8(ascii: "Z") ? 1 : 0) }
  }

  private static let vendors: [StaticString] = [
    "illuminate", "symfony", "psrhttp", "psrlog", "carbon", "twig", "zend", "laminas", "league", "ramsey", "cakephp",
    "doctrine", "guzzlehttp", "phpunit", "laravel", "monolog", "apphttp", "appmodels",
    "appservices", "appproviders", "appentity", "appcontroller", "appcontrollers", "apprepository", "apprepositories",
    "appevents", "appjobs", "appconsole", "appdomain", "databasefactories", "databaseseeders",
  ]
}
