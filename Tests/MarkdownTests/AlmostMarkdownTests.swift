import Diagnostics
import Markdown
import Testing

/// Marks that did not become Markdown, which readers would see.
@Suite struct AlmostMarkdownTests {
  private func findings(_ text: String) -> [Diagnostic] {
    Document.parse(MarkdownText(file: "a.md", bytes: Array(text.utf8))).1
  }

  /// The words that a finding is about.
  private func words(of finding: Diagnostic, in text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)[(finding.location.line - 1)...]
    let rest = lines.joined(separator: "\n").unicodeScalars.dropFirst(finding.location.column - 1)
    return String(String.UnicodeScalarView(rest.prefix(finding.location.length)))
  }

  /// A finding about a line does not hide those about the lines above it.
  @Test func whatStandsAboveAListIsFoundToo() {
    let text = "Kijk op www.example.org\n• een\n• twee {#id}", found = findings(text).map { words(of: $0, in: text) }
    #expect(Set(found).isSuperset(of: ["www.example.org", "• een", "• twee", "{#id}"]), "\(found)")
  }

  /// A text, and the words in it that a finding marks.
  static let mistakes: [(text: String, words: String)] = [
    ("##Kop", "##Kop"), ("##\u{A0}Kop", "##\u{A0}Kop"), ("-\u{202F}punt", "-\u{202F}punt"), ("1.\u{A0}Een", "1.\u{A0}Een"),
    ("1.Een", "1.Een"), ("• Een", "• Een"), ("- Een\n\n· Twee", "· Twee"), ("– Een\n– Twee", "– Een"), ("o\tEen", "o\tEen"),
    ("Eerst:\n2. Twee", "2. Twee"), ("-Een\n-Twee", "-Een"), ("[ ] Bel", "[ ]"), ("- [x] Bel", "[x]"),
    ("Zie [a] (problem:b).", "[a] (problem:b)"), ("Zie [a](x y).", "[a](x y)"), ("Zie [a][b].", "[a][b]"),
    ("Zie [a][].", "[a][]"),
    ("Zie [a](x", "[a]("), ("Zie [[a]].", "[[a]]"), ("Zie ![a](b c.png).", "[a](b c.png)"),
    ("**Let op:**Bel", "**Let op:**"), ("Een ** vet ** woord", "** vet **"), ("Een *schuin * woord", "*schuin *"),
    ("Een **open woord", "**"), ("Een open** woord", "**"), ("Een __open woord", "__"), ("Dit is *heel belangrijk.", "*"),
    ("*Een\n*Twee", "*Een"),
    ("a) een\nb) twee", "a) een"), ("Kijk:\nB. een\nC. twee", "B. een"), ("Zie [a] (b.md).", "[a] (b.md)"),
    ("Zie (a)[problem:b].", "(a)[problem:b]"), ("Zie [a(problem:b).", "[a(problem:b)"), ("Zin [-@krant].", "[-@krant]"),
    ("Bel [ons](tel:+31 (0)6 1).", "[ons](tel:+31 (0)6 1)"), ("Foto`s", "`"), ("Een <!--- noot ---> hier", "<!--- noot --->"),
    ("Een ~~weg~~", "~~weg~~"), ("Een ++nieuw++ woord", "++nieuw++"), ("(++nieuw++)", "++nieuw++"), ("10 m^2^", "^2^"),
    ("H~2~O", "~2~"),
    ("> [TIP]\n> Lees.", "[TIP]"), ("- > [let op] Lees.", "[let op]"), ("> ![TIP]\n> Lees.", "![TIP]"),
    ("**Een***", "*"), ("Zie www.example.org.", "www.example.org"),
    ("Zie https://example.org/a?b=c.", "https://example.org/a?b=c"),
    ("Mail a.b@example.org.", "a.b@example.org"), ("Een {width=50%}", "{width=50%}"), ("Een [woord]{.underline}", "{.underline}"),
    ("Een alinea {#id}", "{#id}"), ("Een {.klasse}", "{.klasse}"), ("[TABLE]", "[TABLE]"),
    ("+---+---+\n| a | b |\n+---+---+", "+---+---+"),
    ("::: note", "::: note"), ("Woord\n: uitleg", ": uitleg"), ("| a | b |\n| - |\n", "| - |"), ("| - | - |", "| - | - |"),
    ("| a | b |\n| c | d |", "| a | b |"), ("| a |\n| - |\n| **b |", "**"), ("Zin.[^1]", "[^1]"), ("Zin^[noot] [^a-b]", "[^a-b]"),
    ("Zin.^[Een noot]", "^[Een noot]"),
    ("[!TIP]\nTekst", "[!TIP]"), (">\u{A0}[!TIP]\n> Tekst", "[!TIP]"), ("Bel <!-- Jan", "<!--"),
    ("Zie <http://a b>", "<http://a b>"),
    ("Slot\\", "\\"), ("10&nbsp kg", "&nbsp"), ("Zin.\n\n    code", "    code"), ("Zin is\neen.\n---", "---"),
    ("## Kop **open", "**"),
    ("- een\n- *twee *", "*twee *"), ("> - een\n>   **twee", "**"), ("\\** en **b", "**"), ("```\nTekst", "```"),
  ]

  @Test(arguments: mistakes) func eachIsFoundWhereItStands(text: String, words: String) {
    let found = findings(text).filter { $0.id == .almostMarkdown }
    // The finding need not be at the end of the text.
    let shown = found.map { self.words(of: $0, in: text).trimmingSuffixes }
    #expect(shown.contains(words), "\(text): \(shown)")
  }

  /// A text to which a fix was applied has no finding that has a fix.
  @Test(arguments: mistakes) func aFixIsRight(text: String, words: String) {
    let fixes = findings(text).compactMap(\.fix)
    if fixes.isEmpty { return }
    let mended = String(decoding: fixes.made(in: Array(text.utf8)).bytes, as: UTF8.self)
    #expect(mended != text)
    #expect(findings(mended).compactMap(\.fix).isEmpty, "\(mended)")
  }

  @Test(arguments: [
    "3 * 4 is 12, 3*4 ook, en 2 ** 3.", "Zo o.a. per e-mail, “[sic]” en € 1.000,- (zie: x) #samen.", "Een ~ en ... – of —.",
    "– Hoi, zei hij.\n\n– Dag.", "Prijs* en meer*.\n\n*Alleen dit jaar.", "Naam: ______ en ____ of __ .",
    "10\u{A0}% en 12.30 uur, R&D.",
    "2 < 3 en <3, en/of.", "\\*letterlijk\\* \\[a\\](b c) \\## snake_case_naam", "In 2026\nwas het. Op 1 juni\n14. was dat.",
    "1. een\n2. twee\n\n1) een\n2) twee", "1. een\n1. twee", "## Kop {#kop}", "Zie [@a][@b] en [@a] (zie: bladzijde 3).",
    "Code `[a](b c)` en `**x**`.\n\n```\n##Kop **\n```", "[goed](problem:eten), <https://example.org>, <a@b.nl>.",
    "> [!TIP]\n> Lees *voor*.", "| a | b |\n| - | - |\n| 1 \\| 2 | **x** |", "Een\\\ntwee. -5 graden, a + b = c.",
    "<!-- een\ntwee -->",
    "Zie [boek] en [Boek][] en [a][boek].\n\n[boek]: page:over", "| a |\n| - |\n| [boek] |\n\n[boek]: page:over",
    "1984. Een jaar.",
    "Kop\n---", "مرحبا\u{200F} بالعالم\u{200E}.", "a\u{200D}b", "10&nbsp;kg &amp; meer", "Een #hashtag\n#samen",
    "[naam] invullen (optioneel)", "C++ en C++-code, a++, 5+ en 6++.", "> [naam] invullen", "> Een\n>\n> [tip] twee",
    "a^2 en b^2, ^_^",
    "~5 tot ~10, 10~20 en 30~40.",
  ])
  func ordinaryProseHasNone(text: String) {
    #expect(findings(text).isEmpty, "\(findings(text))")
  }

  @Test func whatIsFoundInOneTextIsBounded() {
    #expect(findings(String(repeating: "##Kop\n\n", count: 5_000)).count == 100)
  }

  @Test(
    arguments: [
      ("Lees **altijd** voor.", "**altijd**"), ("Zie [de klas](problem:slapen).", "[de klas](problem:slapen)"),
      ("- Lees voor.", "-"),
      ("Een `woord`.", "`woord`"), ("Ja &amp; nee.", "&amp;"), ("Een <b>woord</b>.", "<b>woord</b>"), ("Een **woord.", "**"),
      ("Een woord\\!", "\\"), ("Zie [@bron] daar.", "[@bron]"), ("3 * 4 is 12.", nil), ("R&D en wij & jij.", nil),
      ("https://a.nl/_b_/c", nil),
      ("Hoe gaat het [met u]?", nil), ("#c33", nil), ("1. Lees voor.", nil), ("snake_case_naam", nil),
    ] as [(String, String?)]) func aPlainValueIsShownAsItIs(value: String, words: String?)
  {
    #expect(PlainWords.markup(in: value)?.words == words)
  }
}

extension String {
  fileprivate var trimmingSuffixes: String { String(reversed().drop { $0 == "\n" }.reversed()) }
}
