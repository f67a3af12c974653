import Content
import Foundation
import Platform
import Publishing
import TestSupport
import Testing

/// Spreadsheets as the programs of an office save them.
@Suite struct SchoolImportTests {
  /// What became of a spreadsheet.
  private struct Outcome {
    let plan: SchoolImport.Plan
    let written: Int
    var unchanged: Int { plan.count(.unchanged) }
    var findings: [SchoolImport.Finding] { plan.findings }
  }

  /// Writes what the spreadsheet says, unless there are errors.
  @discardableResult private func run(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> Outcome {
    try Files.write(bytes, to: folder("schools.csv"))
    let schools = SchoolImport(content: ContentFolder(path: folder("content")), today: Fixtures.today)
    let plan = try schools.plan(folder("schools.csv"))
    if plan.hasErrors { return Outcome(plan: plan, written: 0) }
    try schools.write(plan)
    return Outcome(plan: plan, written: plan.count(.new) + plan.count(.changed))
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.inEnglish())
    return folder
  }

  private static let sheet =
    "Naam;Postcode;Plaats;Kleur;Kanjercoördinator\r\nDe Eik;1234 AB;Joure;1f7a3d;Sjoerd\r\n\"It \"\"Bûtenlân\"\"; school\";;\"De\nHaven\";;\r\n"

  @Test(arguments: [String.Encoding.utf8, .windowsCP1252, .utf16]) func aSheetMakesAFileForEachSchool(encoding: String.Encoding)
    throws
  {
    let folder = try folder(), bytes = [UInt8](try #require(Self.sheet.data(using: encoding)))
    #expect(try run(bytes, in: folder).written == 2)
    let eik = String(decoding: try Files.read(folder("content/schools/de-eik.yml")), as: UTF8.self)
    #expect(
      eik == """
        name: "De Eik"
        town: "1234 AB Joure"
        accent: "#1f7a3d"
        contacts:
          - role: "Kanjercoördinator"
            name: "Sjoerd"

        """)
    #expect(try Files.list(folder("content/schools")) == ["de-eik.yml", "it-butenlan-school.yml"])
    #expect(try folder.findings() == "")
    #expect(try run(bytes, in: folder).unchanged == 2)
  }

  /// UTF-16 and UTF-32 without a byte order mark, and cut off; the letters of old Macs and of DOS; UTF-8 that was cut off, or
  /// that has a cell in another encoding.
  private static let untold: [[UInt8]] = {
    let plain = Array("naam\n".utf8)
    var sheets: [[UInt8]] = [
      plain.flatMap { [$0, 0] }, plain.flatMap { [0, $0] }, plain.flatMap { [0, 0, 0, $0] }, [0xFF, 0xFE, 0x6E, 0x00, 0x61],
    ]
    // Daniël, Renée, Zoë, Müller, crèche, naïef from a Mac; the same from DOS; Böhm and Súdwest. Then bytes that also make
    // sense in Windows-1252, but are Böhm, André, García, Muñoz, Österreich, école, ähnlich, Weiß, Übung or Márquez in the
    // other encodings.
    let letters: [(String, UInt8, String)] = [
      ("Dani", 0x91, "l"), ("Ren", 0x8E, "e"), ("Zo", 0x91, ""), ("M", 0x9F, "ller"), ("cr", 0x8F, "che"), ("na", 0x95, "ef"),
      ("Dani", 0x89, "l"), ("Ren", 0x82, "e"), ("Zo", 0x89, ""), ("M", 0x81, "ller"), ("cr", 0x8A, "che"), ("na", 0x8B, "ef"),
      ("B", 0x94, "hm"), ("S", 0xA3, "dwest"), ("Dani", 0xC3, ""), ("Daniël;S", 0xFA, "dwest"),
      ("B", 0x9A, "hm"), ("", 0x8A, "pfel"), ("Garc", 0x92, "a"), ("Mu", 0x96, "oz"), ("", 0x85, "sterreich"), ("", 0x82, "cole"),
      ("", 0x84, "hnlich"), ("Wei", 0xE1, ""), ("", 0x9A, "bung"), ("M", 0xA0, "rquez"), ("Bosk", 0x97, ""),
    ]
    for (before, byte, after) in letters {
      sheets.append(Array("naam;plaats\n\(before)".utf8) + [byte] + Array("\(after)\n".utf8))
    }
    return sheets
  }()

  /// Most programs do not say in which encoding they saved. What cannot be recognised is refused, so that no letter is ever
  /// read as another.
  @Test(arguments: untold) func anAlphabetThatCannotBeToldIsRefused(sheet: [UInt8]) throws {
    let folder = try folder()
    #expect {
      _ = try run(sheet, in: folder)
    } throws: { error in
      "\(error)".contains("the alphabet of its letters cannot be told")
    }
    #expect(Files.kind(folder("content/schools")) == nil)
  }

  /// Text that people write in Windows-1252.
  @Test func whatIsCertainIsRead() throws {
    let names = [
      "’t Veer", "‘De Eik’", "„Het Hof“ & co", "Sint–Jozef", "Zo’n school", "ÉCOLE SÉVIGNÉ", "Élan", "Café… en meer", "Prijs € 5",
      "René Dušan", "Šimic & Chloë", "Sacré-Cœur", "foto’s", "l’école", "D’Artagnan", "open 9–12 uur", "Kovács", "½ dag", "10 °C",
      "à la carte", "Ons\u{A0}Huis",
    ]
    for name in names {
      let folder = try folder(), sheet = try #require("naam;map\n\(name);een\n".data(using: .windowsCP1252))
      #expect(try run([UInt8](sheet), in: folder).written == 1, "\(name)")
      let text = String(decoding: try Files.read(folder("content/schools/een.yml")), as: UTF8.self)
      #expect(text == "name: \"\(name.replacing("\u{A0}", with: " "))\"\n")
    }
  }

  /// Letters that were spoilt before the file was saved.
  @Test func aLetterThatWasLostIsNoLetter() throws {
    for (cell, message) in [
      ("DaniÃ«l", "“DaniÃ«l” was read in the wrong alphabet before it was saved"),
      ("â€™t Hof", "“â€™t Hof” was read in the wrong alphabet before it was saved"),
      ("Ren+AOk-e", "“Ren+AOk-e” has letters as UTF-7 writes them"),
      ("+AMk-cole", "“+AMk-cole” has letters as UTF-7 writes them"),
      ("Zo+AOs", "“Zo+AOs” has letters as UTF-7 writes them"), ("D+IBk-Arc", "“D+IBk-Arc” has letters as UTF-7 writes them"),
      ("Dani\u{FFFD}l", "“Dani\u{FFFD}l” lost a letter when it was saved"),
    ] {
      for column in ["naam", "plaats", "leerkracht"] {
        let isName = column == "naam", sheet = isName ? "naam\n\(cell)\n" : "naam;\(column)\nDe Eik;\(cell)\n"
        #expect(try outcome(sheet) == ["2\(isName ? "A" : "B"): \(message)"])
      }
    }
  }

  @Test func aMistakeIsNamedByRowAndColumnAndNothingIsWritten() throws {
    let folder = try folder()
    let sheet = "Naam,Kleur,E-mail,Logo\nDe Eik,rood,geen mail,eik.svg\n\n,#fff,,\nDe Es,,,\n"
    let found = try run(Array(sheet.utf8), in: folder).findings
    #expect(
      found.map { "\($0.row)\($0.column): \($0.message)" } == [
        "2B: “rood” is not a colour", "2C: “geen mail” is not a mail address", "2D: there is no logo “schools/eik.svg”",
        "4A: the school has no name",
      ])
    #expect(Files.kind(folder("content/schools")) == nil)
    #expect(try run([], in: folder).findings.map(\.message) == ["no column is headed “naam”"])
  }

  @Test func aFileThatSaysSomethingElseIsNotLost() throws {
    let folder = try folder()
    #expect(try run(Array("Naam\nDe Eik\n".utf8), in: folder).written == 1)
    let other = Array("Naam;Plaats\nDe Eik;Joure\n".utf8)
    let plan = try run(other, in: folder).plan
    #expect(plan.schools.map { $0.changes.map(\.key) } == [["town"]])
    #expect(
      String(decoding: try Files.read(folder("content/schools/de-eik.yml")), as: UTF8.self)
        == "name: \"De Eik\"\ntown: \"Joure\"\n")
  }

  /// What a row gives: the name and the text of a file, or the location of a mistake and why it is one.
  private func outcome(_ sheet: String) throws -> [String] {
    let folder = try folder(), result = try run(Array(sheet.utf8), in: folder)
    guard !result.plan.hasErrors else {
      #expect(Files.kind(folder("content/schools")) == nil)
      return result.findings.map { "\($0.row)\($0.column): \($0.message)" }
    }
    #expect(try folder.findings() == "")
    return try folder.tree("content/schools").map { "\($0.key): \(String(decoding: $0.value, as: UTF8.self))" }.sorted()
  }

  @Test(arguments: ["sep=;\r\n", "SEP=;\n", "\"sep=;\"\r", "sep=,\r\n", "sep=\t\n", "sep=|\n", "\u{FEFF}sep=;\n"])
  func whatExcelReadsFirstIsNoHeading(line: String) throws {
    let mark = try #require(line.first { ";,\t|".contains($0) })
    #expect(
      try outcome("\(line)naam;plaats\nDe Linde;Ede\n".replacing(";", with: "\(mark)"))
        == ["de-linde.yml: name: \"De Linde\"\ntown: \"Ede\"\n"])
    // Rows have the numbers that the spreadsheet program shows.
    #expect(try run(Array("\(line)naam\(mark)plats\n".utf8), in: folder()).findings.map(\.row) == [1])
  }

  /// Errors of a spreadsheet program in any language, in any column.
  @Test(arguments: [
    "#VERW!", "#VERWIJZING!", "#N/B", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#GETAL!", "#LEEG!", "#OVERLOOP!", "#REF!", "#N/A",
    "#VALUE!",
    "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#ERROR!", "#WERT!", "#NV", "#VALEUR!",
    "#¡VALOR!",
    "#¿NOMBRE?", "########", "Err:502", "Fout:508",
  ])
  func whatASpreadsheetShowsForNoValueIsNone(cell: String) throws {
    try inEachColumn(cell) { "“\(cell)” is what a spreadsheet shows where it has no value, \($0)" }
  }

  @Test(arguments: ["=SOM(A1)", "=\"036\"", "=", "@SUM(A1)", "+A1", "-A1+2", "+SUM(1)", "-2+3+cmd|' /C calc'!A0", "= 1"])
  func aFormulaIsNoValue(cell: String) throws {
    try inEachColumn(cell) { "“\(cell)” is a formula, not a value, \($0)" }
  }

  private func inEachColumn(_ cell: String, _ message: (String) -> String) throws {
    let columns = [
      "map", "naam", "adres", "postcode", "plaats", "website", "e-mail", "telefoon", "logo", "kleur", "leerkracht",
      "directeur telefoon",
    ]
    for (index, column) in columns.enumerated() {
      let quoted = "\"\(cell.replacing("\"", with: "\"\""))\""
      let cells = columns.indices.map { $0 == index ? quoted : columns[$0] == "naam" ? "De Linde" : "" }
      let letter = Character(UnicodeScalar(UInt8(65 + index)))
      let found = try outcome("\(columns.joined(separator: ";"))\n\(cells.joined(separator: ";"))\n").first ?? "nothing"
      #expect("\(found), \(column)" == "2\(letter): \(message(column))")
    }
  }

  /// Values that begin like a formula.
  @Test func aTelephoneNumberAndAColourAreValues() throws {
    #expect(
      try outcome("naam;telefoon;kleur\n#Durf;+31 36 548-9405;#1f7a3d\n")
        == ["durf.yml: name: \"#Durf\"\nphone: \"+31 36 548-9405\"\naccent: \"#1f7a3d\"\n"])
    #expect(try outcome("naam\n’t Hofke = ons huis\n") == ["t-hofke-ons-huis.yml: name: \"’t Hofke = ons huis\"\n"])
    #expect(
      try outcome("naam;telefoon\nDe Es;365489405\n") == [
        "2B: “365489405” lacks its first 0, which a spreadsheet leaves out of a number"
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\n\n", "\t", "  ", "\u{A0}", "\u{2028}", "\u{85}", "\u{B}", " \u{200B}"])
  func aCellIsOneLine(blank: String) throws {
    #expect(
      try outcome("naam;plaats\n\"\(blank)De\(blank)Linde\(blank)\";\"Ede\"\r\n") == [
        "de-linde.yml: name: \"De Linde\"\ntown: \"Ede\"\n"
      ])
  }

  @Test(arguments: ["مدرسة المثال", "De Школа", "学校", "…", "Con", "😀"]) func aNameOfWhichNoFileCanBeMadeAsksForOne(name: String)
    throws
  {
    #expect(try outcome("naam\n\(name)\n") == ["2A: no name of a file can be made of “\(name)”"])
    let result = try run(Array("naam\n\(name)\n".utf8), in: folder())
    #expect(result.findings.first?.hint?.contains("“map”") == true)
    #expect(try outcome("naam;map\n\(name);de-school\n") == ["de-school.yml: name: \"\(name)\"\n"])
  }

  @Test func noLetterOfANameIsLost() throws {
    let folder = try folder()
    #expect(try run(Array("naam\nĲsselschool\nŁódź\nÆgir & Østen\n".utf8), in: folder).written == 3)
    #expect(try Files.list(folder("content/schools")) == ["aegir-osten.yml", "ijsselschool.yml", "lodz.yml"])
  }

  @Test(arguments: [
    ("telefoon", "telefoon"), ("telefoon", "Phone"), ("e-mail", "mail"), ("mail", "E-MAIL"), ("website", "url"),
    ("adres", "straat"),
    ("naam", "school"), ("map", "slug"), ("kleur", "accent"), ("kanjercoördinator", "Kanjercoordinator"),
    ("directeur e-mail", "directeur mail"),
  ])
  func aHeadingStandsThereOnce(one: String, other: String) throws {
    let isName = one == "naam", means = one == other ? "stands there already" : "means the same as “\(one)”"
    #expect(
      try outcome("\(isName ? "" : "naam;")\(one);\(other)\nDe Linde;;\n")
        == ["1\(isName ? "B" : "C"): the heading “\(other)” \(means), in column \(isName ? "A" : "B")"])
  }

  @Test func aWebsiteIsOne() throws {
    for (cell, address) in [
      ("www.linde.example", "https://www.linde.example"), ("linde.example/school", "https://linde.example/school"),
      ("HTTPS://www.linde.example", "https://www.linde.example"),
      ("http://linde.example:8080/a?b#c", "http://linde.example:8080/a?b#c"),
      ("bûtenlân.example", "https://bûtenlân.example"),
    ] { #expect(try outcome("naam;website\nDe Linde;\(cell)\n") == ["de-linde.yml: name: \"De Linde\"\nurl: \"\(address)\"\n"]) }
    for cell in [
      "info@linde.example", "https://info@linde.example", "mailto:info@linde.example", "http:/www.eik.example",
      "https//www.es.example",
      "\"www,els,example\"", "https://www,els,example", "https://http:/www.eik.example", "geen", "n.v.t.", "www..example",
      "www.a b.example", "https://",
      "ftp://linde.example", "javascript:alert(1)", "www.linde.example, www.eik.example", "-", "1.5",
    ] {
      let found = try outcome("naam;website\nDe Linde;\(cell)\n")
      #expect(found.count == 1 && found[0].hasPrefix("2B: "), "\(cell): \(found)")
    }
  }

  @Test func aMailAddressMayBeginAsALinkDoes() throws {
    for cell in ["mailto:info@olm.example", "MAILTO: info@olm.example"] {
      #expect(try outcome("naam;e-mail\nDe Olm;\(cell)\n") == ["de-olm.yml: name: \"De Olm\"\nemail: \"info@olm.example\"\n"])
    }
    #expect(try outcome("naam;e-mail\nDe Olm;mailto:olm\n") == ["2B: “olm” is not a mail address"])
  }

  @Test func nothingInARowIsLost() throws {
    #expect(try outcome("naam;;plaats\nDe Linde;x;Ede\n") == ["2B: “x” stands below no heading"])
    #expect(try outcome("naam;plaats\nDe Linde;Ede;y\n") == ["2C: “y” stands below no heading"])
    #expect(
      try outcome("naam;directeur e-mail\nDe Linde;d@linde.example\n")
        == ["de-linde.yml: name: \"De Linde\"\ncontacts:\n  - role: \"Directeur\"\n    email: \"d@linde.example\"\n"])
    #expect(try outcome("naam;plaats;\nDe Linde;Ede;;;\n") == ["de-linde.yml: name: \"De Linde\"\ntown: \"Ede\"\n"])
  }

  @Test func aMarkOfQuotationIsEnded() throws {
    for sheet in ["naam;plaats\nDe Eik;Ede\n\"De Linde;Goes\nDe Es;Tiel\n", "naam;plaats\nDe Eik;Ede\n\"De\" Linde;Goes\n"] {
      #expect(try outcome(sheet) == ["3A: a cell begins here with a \" that is not ended, or ended too early"])
    }
    #expect(try outcome("naam\nDe \"Linde\"\n") == ["de-linde.yml: name: \"De \\\"Linde\\\"\"\n"])
    #expect(
      try outcome("\"naam\", \"plaats\"\n\"De Linde\" , \"Ede\"\n") == ["de-linde.yml: name: \"De Linde\"\ntown: \"Ede\"\n"])
    #expect(throws: BuildError.self) { try run([0x50, 0x4B, 3, 4, 20, 0], in: folder()) }
  }

  // MARK: - Schools that exist already

  private static let present = """
    # Van het bestuur.
    name: De Linde
    town: 1234 AB Ede   # sinds 1950
    email: info@linde.example
    contacts:
      # De juf.
      - role: Leerkracht
        name: Anna
        email: anna@linde.example
      - {role: Concierge, name: Piet}
    # Elk jaar.
    evenings:
      - evening: samen
        date: 2026-12-10
    paragraphs:
      contact: |
        # Geen opmerking
        Bel ons.

    """

  private func withPresent(_ text: String = present) throws -> TemporaryFolder {
    let folder = try folder()
    try Files.makeFolder(folder("content/schools"))
    try Files.write(Array(text.utf8), to: folder("content/schools/de-linde.yml"))
    return folder
  }

  private func text(_ folder: TemporaryFolder) throws -> String {
    String(decoding: try Files.read(folder("content/schools/de-linde.yml")), as: UTF8.self)
  }

  @Test(arguments: ["\n", "\r\n"]) func whatTheSpreadsheetDoesNotSayStays(ending: String) throws {
    let folder = try withPresent(Self.present.replacing("\n", with: ending))
    let sheet = Array("naam;plaats;telefoon;leerkracht;directeur\nDe Linde;Joure;0300-000001;Anna;Els\n".utf8)
    #expect(try run(sheet, in: folder).written == 1)
    let expected =
      Self.present.replacing("town: 1234 AB Ede ", with: "town: \"Joure\" ")
      .replacing("email: info@linde.example\n", with: "email: info@linde.example\nphone: \"0300-000001\"\n")
      .replacing("Piet}\n", with: "Piet}\n  - role: \"Directeur\"\n    name: \"Els\"\n")
    #expect(try text(folder) == expected.replacing("\n", with: ending))
    let again = try run(sheet, in: folder)
    #expect((again.written, again.unchanged) == (0, 1))
  }

  @Test func whoComesInAPlaceDoesNotGetTheOthersMail() throws {
    let folder = try withPresent()
    _ = try run(Array("naam;leerkracht\nDe Linde;Bea\n".utf8), in: folder)
    let after = try text(folder)
    #expect(after.contains("name: \"Bea\"\n  - {role: Concierge") && !after.contains("anna"))
  }

  @Test(arguments: [
    "{name: De Linde, town: Ede}\n", "name: De Linde\ncontacts: {role: Leerkracht}\n",
    "name: De Linde\ncontacts:\n  - {role: Leerkracht, name: A}\n  - {role: Leerkracht, name: B}\n",
    "name: [De Linde\n", "name: De Linde\ncontacts:\n  - role: Leerkracht\n    name: |\n      A\n",
    "name: De Linde\nname: x\n",
  ])
  func whatCannotBeMergedIsLeft(file: String) throws {
    let folder = try withPresent(file)
    let result = try run(Array("naam;leerkracht\nDe Linde;Els\n".utf8), in: folder)
    #expect(result.findings.count == 1)
    #expect(try text(folder) == file)
  }

  @Test(arguments: [
    "naam;e-mail\nDe Linde Noord;INFO@linde.example\n", "naam;telefoon\nDe Linde Noord;0300 000 001\n",
    "naam;website\nDe Linde Noord;linde.example\n", "naam;adres;postcode;plaats\nDe Linde Noord;laan 1;1234 ab;ede\n",
  ])
  func aSchoolWithAnotherNameIsAskedFor(sheet: String) throws {
    let folder = try withPresent(
      "name: De Linde\naddress: Laan 1\ntown: 1234 AB Ede\nurl: https://www.linde.example/\nemail: info@linde.example\nphone: 0300-000001\n"
    )
    let found = try #require(try run(Array(sheet.utf8), in: folder).findings.first)
    #expect(found.message.contains("there is no “de-linde-noord” yet"))
    #expect(try Files.list(folder("content/schools")) == ["de-linde.yml"])
    // Each of the two answers for which it asks is accepted.
    for slug in ["de-linde", "de-linde-noord"] {
      let lines = sheet.split(separator: "\n")
      #expect(try run(Array("\(lines[0]);map\n\(lines[1]);\(slug)\n".utf8), in: folder).written == 1)
    }
    #expect(try Files.list(folder("content/schools")) == ["de-linde-noord.yml", "de-linde.yml"])
    #expect(try text(folder).contains("name: \"De Linde Noord\""))
  }

  @Test func schoolsOfOneBoardAreOther() throws {
    let folder = try withPresent()
    let both = Array("naam;e-mail\nDe Linde;info@linde.example\nDe Es;info@linde.example\n".utf8)
    #expect(try run(both, in: folder).written == 1)
  }

  /// All rows are read before the first file is written.
  @Test func aLaterRowThatIsWrongLeavesAllAsItWas() throws {
    let folder = try withPresent()
    let before = try folder.tree("content")
    for last in ["De Es;geen mail", ";x@y.example", "De Linde;", "Школа;", "=A1;"] {
      let sheet = "naam;e-mail\nDe Linde;nieuw@linde.example\nDe Eik;\n\(last)\n"
      #expect(try run(Array(sheet.utf8), in: folder).plan.hasErrors)
      #expect(try folder.tree("content") == before)
    }
  }
}
