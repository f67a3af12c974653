import Content
import Platform
import Publishing
import TestSupport
import Testing

/// Awkward spreadsheets, each with what it would do: what becomes of each school, or which cell is wrong. The small site has one evening,
/// `avond`.
@Suite struct SpreadsheetPlanTests {
  struct Sheet: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The schools' files that are there, by slug.
    var files: [String: String] = [:]
    let cells: String
    let plan: [String]

    init(_ name: String, _ cells: String, _ plan: [String], files: [String: String] = [:]) {
      (testDescription, self.cells, self.plan, self.files) = (name, cells, plan, files)
    }
  }

  static let linde = "# Van het bestuur.\nname: De Linde\ntown: 1234 AB Ede\nlogo: linde.svg\n"

  static let sheets =
    headings + cells + names + numbers + [
      Sheet(
        "what a file says besides stays", "map;naam;plaats;telefoon\nde-linde;De Linde;Goes;0300-000001\n",
        ["changed de-linde: town “1234 AB Ede” → “Goes”, phone nothing → “0300-000001”"], files: ["de-linde": linde]),
      Sheet(
        "a town without its postcode is the same town", "naam;plaats\nDe Linde;Ede\n", ["unchanged de-linde"],
        files: ["de-linde": linde]),
      Sheet(
        "a postcode without its town", "naam;postcode\nDe Linde;6711 AA\n",
        ["changed de-linde: town “1234 AB Ede” → “6711 AA Ede”"],
        files: ["de-linde": linde]),
      Sheet(
        "who is not in it stays", "naam\nDe Linde\n", ["unchanged de-linde", "no row de-es"],
        files: ["de-linde": linde, "de-es": "name: De Es\n"]),
      Sheet(
        "someone else in a role", "naam;directeur\nDe Linde;Els\n",
        ["changed de-linde: contacts/Directeur/name “Jan” → “Els”, contacts/Directeur/email “jan@linde.example” → nothing"],
        files: ["de-linde": "name: De Linde\ncontacts: [{role: Directeur, name: Jan, email: jan@linde.example}]\n"]),
      Sheet(
        "a way to reach a role", "naam;directeur telefoon\nDe Linde;0300-000001\n",
        ["changed de-linde: contacts/Directeur/phone nothing → “0300-000001”"],
        files: ["de-linde": "name: De Linde\ncontacts:\n  - role: directeur\n    name: Jan\n"]),
      Sheet(
        "two in one role", "naam;directeur\nDe Linde;Els\n",
        ["2 error: FILE is written in a way in which what the spreadsheet says cannot be told from the rest"],
        files: [
          "de-linde": "name: De Linde\ncontacts:\n  - role: Directeur\n    name: Jan\n  - role: Directeur\n    name: Piet\n"
        ]),
      Sheet(
        "a file that cannot be read", "naam\nDe Linde\n", ["2 error: FILE is there already, and cannot be read"],
        files: ["de-linde": "name: [De Linde\n"]),
      Sheet(
        "an evening that moves", "naam;avond Een avond;avond avond tijd\nDe Linde;28-1-2027;20.00 uur\n",
        ["1B error: there is no evening “een-avond”"]),
      Sheet(
        "an evening at a school", "naam;avond avond;avond avond tijd;avond avond plaats\nDe Linde;28-1-2027;20.00 uur;de aula\n",
        [
          "changed de-linde: evenings/avond/date “2027-01-20” → “2027-01-28”, evenings/avond/start nothing → “20:00”, "
            + "evenings/avond/place nothing → “de aula”"
        ], files: ["de-linde": "name: De Linde\nevenings:\n  - evening: avond\n    date: 2027-01-20\n"]),
      Sheet(
        "evenings of the school's own",
        "naam;eigen avond;eigen avond datum;eigen avond tijd;eigen avond duur;eigen avond lokaal;eigen avond 2;eigen avond 2 datum;eigen avond 2 tijd;eigen avond 2 duur\n"
          + "De Linde;Praten met pubers;28-1-2027;20.00 uur;1,5 uur;de aula;Pesten;3-2-2027;19:30;90 minuten\n",
        [
          "changed de-linde: evenings/Praten met pubers/start “19:30” → “20:00”, evenings/Praten met pubers/place nothing → “de aula”, "
            + "evenings/Pesten/date nothing → “2027-02-03”, evenings/Pesten/start nothing → “19:30”, evenings/Pesten/minutes nothing → “90”"
        ],
        files: [
          "de-linde":
            "name: De Linde\nevenings:\n  - title: Praten met pubers\n    date: 2027-01-28\n    start: \"19:30\"\n    minutes: 90\n"
        ]),
      Sheet(
        "a new school with evenings of both sorts",
        "naam;avond avond;avond avond room;own evening;own evening date;own evening time;own evening minutes\nDe Es;2027-01-20;lokaal 3;Dans;2027-02-03;19:30;1:30\n",
        ["new de-es"]),
      Sheet(
        "evenings of the school's own that lack something",
        "naam;eigen avond;eigen avond datum;eigen avond tijd;eigen avond duur\nA;;3-2-2027;;\nB;Dans;3-2-2027;19:30;lang\nC;Dans;3-2-2027;;60\n",
        [
          "2C error: “2027-02-03” is of an evening without a name", "3E error: “lang” does not say how long it takes",
          "4B error: the key “start” is missing here",
        ]),
      Sheet(
        "days that can be two, or none", "naam;avond avond\nA;3/4/2027\nB;10-12-26\nC;46366\nD;30-2-2027\nE;volgende week\n",
        [
          "2B error: “3/4/2027” can be two days", "3B error: “10-12-26” has no year of four digits",
          "4B error: “46366” is a day as a spreadsheet counts them", "5B error: “30-2-2027” is not a date",
          "6B error: “volgende week” is not a date",
        ]),
      Sheet(
        "days in words",
        "naam;avond avond datum\nDe Es;donderdag 10 december 2026\nDe Eik;10-dec-2026\nDe Iep;13/12/2026\nDe Olm;2026-12-10 00:00:00\n",
        ["new de-es", "new de-eik", "new de-iep", "new de-olm"]),
      Sheet(
        "a time without a day", "naam;avond avond;avond avond tijd\nDe Es;;19:30\nDe Eik;2026-12-10;0,8125\n",
        ["2C error: “19:30” is of no day", "3C error: “0,8125” is a time as a spreadsheet counts it"]),
    ]

  private static let headings = [
    Sheet("nothing", "", ["1 error: no column is headed “naam”"]),
    Sheet("only headings", "naam;plaats\n", []),
    Sheet("no name in the headings", "plaats\nEde\n", ["1 error: no column is headed “naam”"]),
    Sheet("the line that Excel reads first", "sep=;\r\nnaam;plaats\r\nDe Linde;Ede\r\n", ["new de-linde"]),
    Sheet(
      "an unknown column", "naam;opmerkingen;telfoon\nDe Linde;bellen!;0300-000001\n",
      [
        "1B warning: “opmerkingen” is no heading that is known; this column is left out",
        "1C warning: “telfoon” is no heading that is known; this column is left out", "new de-linde",
      ]),
    Sheet(
      "a heading twice", "naam;telefoon;telefoon\nDe Linde;0300-000001;0300-000002\n",
      ["1C error: the heading “telefoon” stands there already, in column B"]),
    Sheet(
      "two headings for one thing", "naam;e-mail;mail\nDe Linde;;\n",
      ["1C error: the heading “mail” means the same as “e-mail”, in column B"]),
    Sheet("surplus cells", "naam;plaats\nDe Linde;Ede;0300-000001\n", ["2C error: “0300-000001” stands below no heading"]),
    Sheet("a heading that is empty", "naam;;plaats\nDe Linde;x;Ede\n", ["2B error: “x” stands below no heading"]),
    Sheet("empty rows and columns", ";;\nnaam;;\n;;\nDe Linde;;\n;;\n", ["new de-linde"]),
    Sheet("headings with capitals and accents", "NAAM;Kanjercoordinator\nDe Linde;Sanne\n", ["new de-linde"]),
    Sheet("tabs", "naam\tplaats\nDe Linde\tEde; Gld\n", ["new de-linde"]),
  ]

  private static let cells = [
    Sheet(
      "errors of a spreadsheet", "naam;plaats\n#VERW!;Ede\n#N/B;Goes\nDe Es;#REF!\n",
      [
        "2A error: “#VERW!” is what a spreadsheet shows where it has no value",
        "3A error: “#N/B” is what a spreadsheet shows where it has no value",
        "4B error: “#REF!” is what a spreadsheet shows where it has no value",
      ]),
    Sheet(
      "formulas", "naam;plaats\n=SOM(A1);Tiel\nDe Es;@A1\n",
      ["2A error: “=SOM(A1)” is a formula, not a value", "3B error: “@A1” is a formula, not a value"]),
    Sheet("a line end in a cell", "naam;plaats\n\"De\nLinde\";\"Ede\r\n\"\n", ["new de-linde"]),
    Sheet(
      "a mark that is not ended", "naam;plaats\nDe Es;Ede\n\"De Linde;Goes\nDe Eik;Tiel\n",
      [
        "3A error: a cell begins here with a \" that is not ended, or ended too early"
      ]),
    Sheet(
      "a mark that is ended too early", "naam\n\"De\" Linde\n",
      ["2A error: a cell begins here with a \" that is not ended, or ended too early"]),
    Sheet("a mark within a cell", "naam\nDe \"Linde\"\n", ["new de-linde"]),
    Sheet(
      "eaten zeros", "naam;brin;telefoon\nDe Linde;5AB;\nDe Es;;365489405\nDe Eik;;612345678\nDe Iep;;31365489405\n",
      [
        "2B error: “5AB” lacks its first 0, which a spreadsheet leaves out of a number",
        "3C error: “365489405” lacks its first 0, which a spreadsheet leaves out of a number",
        "4C error: “612345678” lacks its first 0, which a spreadsheet leaves out of a number",
        "5C error: “31365489405” lacks its +, which a spreadsheet leaves out of a number",
      ]),
    Sheet(
      "eaten zeros of postcodes", "naam;postcode\nDe Linde;99084\nDe Es;1067\nDe Eik;234\n",
      [
        "3B error: “1067” lacks its first 0, which a spreadsheet leaves out of a number",
        "4B error: “234” lacks its first 0, which a spreadsheet leaves out of a number",
      ]),
    Sheet("a number with an exponent", "naam;telefoon\nDe Linde;3,65E+08\n", ["2B error: “3,65E+08” is not a telephone number"]),
    Sheet(
      "websites that are none", "naam;website;kopie\nDe Linde;info@linde.example;\nDe Es;;tips.es.example/kopie?a=b\n",
      [
        "2B error: “info@linde.example” is a mail address, not that of a website",
        "3C error: no page has an address below one with “?” or “#”",
      ]),
    Sheet("an address as it is said", "naam;kopie\nDe Linde;www.linde.example/tips\n", ["new de-linde"]),
    Sheet(
      "letters in the wrong alphabet", "naam\nDaniÃ«l\n",
      ["2A error: “DaniÃ«l” was read in the wrong alphabet before it was saved"]),
    Sheet(
      "what nobody sees", "naam;plaats\nDe\u{202E} Linde;Ede\n",
      ["2A error: “name” holds a character that turns the direction of text"]),
    Sheet("a mail address without a name", "naam;directeur e-mail\nDe Linde;d@linde.example\n", ["new de-linde"]),
    Sheet(
      "a mail address that is none", "naam;directeur e-mail\nDe Linde;bij de balie\n",
      ["2B error: “bij de balie” is not a mail address"]),
  ]

  private static let names = [
    Sheet(
      "a name in another script", "naam;plaats\nمدرسة المثال;Ede\n", ["2A error: no name of a file can be made of “مدرسة المثال”"]
    ),
    Sheet("a name in another script with a file's name", "naam;map\nمدرسة المثال;voorbeeld\n", ["new voorbeeld"]),
    Sheet("no name", "naam;plaats\n;Ede\n", ["2A error: the school has no name"]),
    Sheet(
      "equal names", "naam;plaats\nDe Linde;Ede\nDe Linde;Goes\n",
      [
        "2A warning: “De Linde” is the name of more than one school; this one becomes “de-linde-ede”",
        "3A warning: “De Linde” is the name of more than one school; this one becomes “de-linde-goes”", "new de-linde-ede",
        "new de-linde-goes",
      ]),
    Sheet(
      "equal names, of which one is there", "naam;plaats\nDe Linde;Goes\nDe Linde;Ede\n",
      [
        "2A warning: “De Linde” is the name of more than one school; this one becomes “de-linde-goes”", "new de-linde-goes",
        "unchanged de-linde",
      ], files: ["de-linde": linde]),
    Sheet(
      "the town that was added stays", "naam;plaats\nDe Linde;Goes\n", ["unchanged de-linde-goes"],
      files: ["de-linde-goes": "name: De Linde\ntown: Goes\n"]),
    Sheet(
      "equal names without a town", "naam\nDe Linde\nDe Linde\n",
      ["2A error: “De Linde” is the name of more than one school", "3A error: “De Linde” is the name of more than one school"]),
    Sheet(
      "equal names in one town", "naam;plaats\nDe Linde;Ede\nDe Linde;Ede\n",
      [
        "2A warning: “De Linde” is the name of more than one school; this one becomes “de-linde-ede”",
        "3 error: the school of row 2 is “de-linde-ede” too",
        "3A warning: “De Linde” is the name of more than one school; this one becomes “de-linde-ede”",
      ]),
    Sheet(
      "names that differ in case", "naam\nDe Linde\nDE LINDE\n",
      [
        "2A error: “De Linde” is the name of more than one school", "3A error: “DE LINDE” is the name of more than one school",
      ]),
    Sheet("a file's name that is none", "naam;map\nDe Linde;../x\n", ["2B error: “../x” cannot be the name of a file"]),
    Sheet(
      "another name with the same telephone", "naam;telefoon\nDe Nieuwe Linde;0300 000001\n",
      ["2 error: there is no “de-nieuwe-linde” yet, and FILE has the same phone"],
      files: ["de-linde": "name: De Linde\nphone: 0300-000001\n"]),
  ]

  private static let numbers = [
    Sheet(
      "a school is known by its number", "naam;brin\nDe Nieuwe Linde;05ab\n",
      ["changed de-linde: name “De Linde” → “De Nieuwe Linde”"],
      files: ["de-linde": "name: De Linde\nbrin: 05AB\n"]),
    Sheet(
      "a school needs no name beside its number", "brin;telefoon\n05AB;0300-000001\n06CD;0300-000002\n",
      ["3 error: the school has no name"],
      files: ["de-linde": "name: De Linde\nbrin: 05AB00\n"]),
    Sheet(
      "a number that is none", "naam;brin\nDe Linde;AB05\nDe Es;0\n",
      ["2B error: “AB05” is not a BRIN number", "3B error: “0” is not a BRIN number"]),
    Sheet(
      "a number twice", "naam;brin\nDe Linde;05AB\nDe Es;05AB00\n",
      ["3B error: “05AB00” is the number of the school of row 2 too"]),
    Sheet("sites of one school", "naam;brin\nDe Linde;05AB00\nDe Es;05AB 01\n", ["new de-linde", "new de-es"]),
    Sheet(
      "another school of the same name", "naam;brin;plaats\nDe Linde;06CD;Goes\n",
      [
        "2A warning: “De Linde” is the name of more than one school; this one becomes “de-linde-goes”", "new de-linde-goes",
        "no row de-linde",
      ], files: ["de-linde": "name: De Linde\nbrin: 05AB\ntown: Ede\n"]),
    Sheet(
      "a number and a file that are not one", "naam;brin;map\nDe Es;05AB;de-es\n",
      ["2B error: “05AB” is the number of FILE"], files: ["de-linde": "name: De Linde\nbrin: 05AB\n", "de-es": "name: De Es\n"]),
    Sheet(
      "a number that two files have", "naam;brin\nDe Es;05AB\n", ["2B error: “05AB” is the number of FILE and FILE"],
      files: ["de-linde": "name: De Linde\nbrin: 05AB\n", "de-es": "name: De Es\nbrin: 05AB00\n"]),
  ]

  @Test func thereAreManyOfThem() {
    #expect(Self.sheets.count >= 40 && Set(Self.sheets.map(\.testDescription)).count == Self.sheets.count)
  }

  /// A site in a language, with the schools' files and the spreadsheet.
  private func folder(for sheet: Sheet, in language: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try language == "en" ? Fixtures.inEnglish() : Fixtures.base())
    try Files.makeFolder(folder("content/schools"))
    try Files.write(
      Array("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>".utf8), to: folder("content/schools/linde.svg"))
    for (slug, text) in sheet.files { try Files.write(Array(text.utf8), to: folder("content/schools/\(slug).yml")) }
    try Files.write(Array(sheet.cells.utf8), to: folder("s.csv"))
    return folder
  }

  private func plan(_ folder: TemporaryFolder) throws -> SchoolImport.Plan {
    try SchoolImport(content: ContentFolder(path: folder("content")), today: Fixtures.today).plan(folder("s.csv"))
  }

  /// Whatever is said of a spreadsheet of a Dutch site is Dutch, and about the same cells.
  @Test func aDutchSiteSaysItInDutch() throws {
    var count = 0
    for sheet in Self.sheets {
      let folder = try folder(for: sheet, in: "nl"), dutch = try plan(folder)
      let other = try plan(self.folder(for: sheet, in: "en"))
      #expect(
        dutch.findings.map { "\($0.row)\($0.column)\($0.isError)" } == other.findings.map { "\($0.row)\($0.column)\($0.isError)" }
      )
      #expect(dutch.schools.map(\.slug) == other.schools.map(\.slug))
      for (one, same) in zip(dutch.findings, other.findings) {
        count += 1
        #expect(
          one.message != same.message && one.hint != same.hint, "\(sheet.testDescription): \(one.message); \(one.hint ?? "")")
      }
    }
    #expect(count > 60)
  }

  @Test(arguments: sheets) func aSheetDoesThatOrSaysWhichCellIsWrong(sheet: Sheet) throws {
    let folder = try folder(for: sheet, in: "en")
    let before = try folder.tree("content")
    let schools = SchoolImport(content: ContentFolder(path: folder("content")), today: Fixtures.today)
    let plan = try schools.plan(folder("s.csv"))
    #expect(Self.lines(of: plan) == sheet.plan)
    #expect(try folder.tree("content") == before, "a plan writes nothing")
    for finding in plan.findings { #expect(finding.hint?.isEmpty == false, "\(finding)") }
    guard !plan.hasErrors else { return }
    try schools.write(plan)
    let again = try schools.plan(folder("s.csv"))
    #expect(again.schools.map(\.slug) == plan.schools.map(\.slug) && again.count(.unchanged) == again.schools.count)
    // Nothing but a broken file of before is wrong with what was written.
    #expect(try folder.findings() == "")
  }

  private static func lines(of plan: SchoolImport.Plan) -> [String] {
    func shown(_ value: String?) -> String { value.map { "“\($0)”" } ?? "nothing" }
    let findings = plan.findings.map { finding in
      let message = finding.message.replacing(/“[^“”]*\/schools\/[a-z-]+\.yml”/, with: "FILE")
      return "\(finding.row)\(finding.column) \(finding.isError ? "error" : "warning"): \(message)"
    }
    let schools = plan.schools.map { school in
      let changes = school.changes.map { "\($0.key) \(shown($0.from)) → \(shown($0.to))" }
      return "\(school.fate) \(school.slug)\(changes.isEmpty ? "" : ": " + changes.joined(separator: ", "))"
    }
    return findings + (plan.hasErrors ? [] : schools + plan.absent.map { "no row \($0)" })
  }
}
