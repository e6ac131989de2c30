import Diagnostics
import Linting
import Testing

/// What the fixes of damaged texts restore, and what they leave alone.
struct DamageFixTests {
  @Test(arguments: [
    // Half of a word is no cure: bytes were dropped.
    ("Š©Š¾ ŃŠ°ŠŗŠµ drift?", "Що ŃŠ°ŠŗŠµ drift?"),
    // Letters of another code page are chance.
    ("Ð\u{A0}Ð°Ð·Ð¾Ð¼ Ñ—Ñ… Ñ‚Ñ€ÐµÐ±Ð°.", "Разом їх треба."),

    ("â””â”€â”€ top_module.rs", "└── top_module.rs"),
    // The same sign is another byte in ISO 8859-7 and in Windows-1253.
    ("Π±Π°ΠΆΠ°Π½Π΅", "Π±Π°ΠΆΠ°Π½Π΅"),

    ("It is nonâ€blocking, â€œfastâ€.", "It is nonâ€blocking, “fast”."),
    ("Ð¾Ð±Ê¼Ñ”Ð´Ð½Ð°Ð½Ð¸Ð¹", "обʼєднаний"),
    // Greek that is meant.
    ("The βs of Ελληνικά κείμενα, Gitβs", "The βs of Ελληνικά κείμενα, Git’s"),
  ])
  func mojibakeIsReadBackWhole(_ pair: (damaged: String, mended: String)) throws {
    #expect(try mended(pair.damaged) == pair.mended)
  }

  @Test(arguments: [
    ("This �idea� is what it�s called (�DRY�).", "This “idea” is what it’s called (“DRY”)."),

    ("He said �stop.�", "He said “stop.”"),
    // More closing quotes than opening ones: one was an apostrophe.
    ("The �users� data� is kept.", "The �users� data� is kept."),

    ("A last one� and a dash � between 3�4.", "A last one� and a dash � between 3�4."),
    // Words have lost letters: it is no English.
    ("Das �gro�e� Wort.", "Das �gro�e� Wort."),

    ("��� �����", "��� �����"),
    ("Two:\n\n� first\n� second", "Two:\n\n� first\n� second"),
  ])
  func replacedCharactersComeBackWherePairsShowThem(_ pair: (damaged: String, mended: String)) throws {
    #expect(try mended(pair.damaged) == pair.mended)
  }

  @Test func bulletsAreAGuess() throws {
    #expect(try mended("Two:\n\n� first\n� second", allowsUnsafe: true) == "Two:\n\n• first\n• second")
    #expect(try mended("One:\n\n� first", allowsUnsafe: true) == "One:\n\n� first")
  }

  @Test(arguments: [
    ("git log —oneline  # all — newest first", "git log --oneline  # all — newest first"),

    ("let a: int = f(x) // not for you — an eﬀect", "let a: int = f(x) // not for you — an effect"),
    ("0.0.0.0/0 → the internet gateway", "0.0.0.0/0 → the internet gateway"),

    ("$ ps –aux | sudo du –sh /var", "$ ps -aux | sudo du -sh /var"),
    ("ls –all", "ls –all"),
    ("netstat –tulapn", "netstat –tulapn"),
    ("find / –maxdepth 1 –exec ls –lh {} \\;", "find / -maxdepth 1 -exec ls -lh {} \\;"),

    ("$ uwsgi –http :8000 –master –p 4", "$ uwsgi --http :8000 --master -p 4"),
    (
      "ansible-playbook x.yml –check\nansible-playbook x.yml –start-at-task y",
      "ansible-playbook x.yml --check\nansible-playbook x.yml --start-at-task y"
    ),
    ("tool –check\nother –start-at-task y", "tool –check\nother --start-at-task y"),
    ("ansible –vvv", "ansible -vvv"),

    ("git filter-branch —prune-empty — —all", "git filter-branch --prune-empty -- --all"),
    ("print(f'<!— version —>')", "print(f'<!-- version -->')"),
  ])
  func dashesOfCodeAreToldFromThoseOfWriters(_ pair: (damaged: String, mended: String)) throws {
    let text = "It is run so, with an eﬀect:\n\n$ make —always-make\n"
    let expected = "It is run so, with an effect:\n\n$ make --always-make\n"
    #expect(try mended(text + pair.damaged) == expected + pair.mended)
  }

  @Test(arguments: [
    ("Running git\u{A0}di\u{FB00}\u{A0}\u{2010}-cached shows it.", "Running git diff --cached shows it."),

    ("It counts count\u{A0}\u{2212}\u{A0}1 items of a\u{FB03}ne.", "It counts count - 1 items of affine."),
    ("Iterate with for\u{A0}line\u{A0}in\u{A0}\u{FB01}le.", "Iterate with for line in file."),

    (
      "Une option\u{A0}: voilà, d'e\u{FB00}et «\u{A0}--force\u{A0}».",
      "Une option\u{A0}: voilà, d'effet «\u{A0}--force\u{A0}»."
    ),
  ])
  func blanksOfCodeComeBack(_ pair: (damaged: String, mended: String)) throws {
    #expect(try mended(pair.damaged) == pair.mended)
  }

  /// The answer of a question as the fixes leave it.
  private func mended(_ answer: String, allowsUnsafe: Bool = false) throws -> String {
    let head = "- question: What?\n  level: Mid\n  answer: |-\n"
    let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
    let text = head + lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n") + "\n"
    let run = FixRun(LintRun(try LinterRun.linter(nil), jobs: 1), allowsUnsafe: allowsUnsafe)
    let outcome = run.mend(Array(text.utf8), path: "a.yaml")
    let mended = String(decoding: outcome.files.first?.text.bytes ?? Array(text.utf8), as: UTF8.self)
    let body = mended.dropFirst(head.count).split(separator: "\n", omittingEmptySubsequences: false)
    return body.dropLast().map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }.joined(separator: "\n")
  }
}
