import Content
import Platform
import Publishing
import TestSupport
import Testing
import Zip

/// Workbooks of Excel, as programs write them and as an enemy would.
@Suite struct WorkbookTests {
  /// The parts of a workbook with one sheet, by their paths.
  private static func parts(_ rows: String, texts: String = "", numbers: String = "", workbook: String = "") -> [String: String] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relations(_ all: [(String, String)]) -> String {
      let each = all.enumerated().map {
        "<Relationship Id=\"r\($0.offset + 1)\" Type=\"\(types)/\($0.element.0)\" Target=\"\($0.element.1)\"/>"
      }
      return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships>\(each.joined())</Relationships>"
    }
    return [
      "[Content_Types].xml": "<Types/>", "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
      "xl/_rels/workbook.xml.rels": relations([
        ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "/xl/styles.xml"),
        ("worksheet", "worksheets/hidden.xml"),
      ]),
      "xl/workbook.xml":
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(types)\">\(workbook)<sheets><sheet name=\"Oud\" sheetId=\"2\" state=\"hidden\" r:id=\"r4\"/>"
        + "<sheet name=\"Scholen\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
      "xl/worksheets/hidden.xml": "<worksheet/>",
      "xl/worksheets/sheet1.xml":
        "<?xml version=\"1.0\"?>\n<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>",
      "xl/sharedStrings.xml": "<sst xmlns=\"\(main)\">\(texts)</sst>",
      "xl/styles.xml": "<styleSheet xmlns=\"\(main)\">\(numbers)</styleSheet>",
    ]
  }

  /// A row of texts that are written in their cells.
  private static func row(_ number: Int, _ cells: String...) -> String {
    let all = cells.enumerated().map { index, cell in
      "<c r=\"\(["A", "B", "C", "D"][index])\(number)\" t=\"inlineStr\"><is><t>\(cell)</t></is></c>"
    }
    return "<row r=\"\(number)\">\(all.joined())</row>"
  }

  /// The files that a workbook gives, or what is wrong with it.
  private func outcome(_ parts: [String: String]) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.inEnglish())
    let date = try #require(ZipDate(year: 2026, month: 1, day: 1))
    let entries = parts.map { ZipEntry(name: $0.key, bytes: Array($0.value.utf8)) }
    try Files.write(try ZipWriter(shared: SharedEntries([]), date: date).bytes(folder: "", own: entries), to: folder("s.xlsx"))
    let schools = SchoolImport(content: ContentFolder(path: folder("content")), today: Fixtures.today)
    let plan: SchoolImport.Plan
    do throws(BuildError) { plan = try schools.plan(folder("s.xlsx")) } catch {
      return ["\(error)".replacing(folder.path + "/", with: "")]
    }
    if plan.hasErrors { return plan.findings.map { "\($0.row)\($0.column): \($0.message)" } }
    try schools.write(plan)
    #expect(try folder.findings() == "")
    return try folder.tree("content/schools").sorted { $0.key < $1.key }.map {
      "\($0.key): \(String(decoding: $0.value, as: UTF8.self))"
    }
  }

  @Test func aCellIsReadAsTheSheetShowsIt() throws {
    let heads =
      "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"C3\" t=\"inlineStr\"><is><t>avond avond</t></is></c>"
      + "<c r=\"D3\" t=\"str\"><f>A9</f><v>avond avond tijd</v></c><c r=\"F3\" t=\"inlineStr\"><is><t>plaats</t></is></c></row>"
    // Styles: 0 a number, 1 a day, 2 a time of the sheet's own, 3 ten digits.
    let numbers =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-413]h:mm;@\"/><numFmt numFmtId=\"165\" formatCode=\"0000000000\"/></numFmts>"
      + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>"
    let school =
      "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>2</v></c><c r=\"B5\" s=\"3\"><v>3.65489405E8</v></c><c r=\"C5\" s=\"1\"><f>TODAY()</f><v>46366</v></c>"
      + "<c r=\"D5\" s=\"2\"><v>0.8125</v></c><c r=\"E5\" s=\"1\"/><c r=\"F5\" t=\"str\"><f>VLOOKUP(1)</f><v>Ede_x000D_</v></c></row>"
    let texts =
      "<si><t>naam</t></si><si><r><t>tele</t></r><r><t xml:space=\"preserve\">foon </t></r></si><si><t>De L&amp;inde</t><rPh><t>linde</t></rPh></si>"
    #expect(
      try outcome(Self.parts("\(heads)<row r=\"4\"/>\(school)", texts: texts, numbers: numbers)) == [
        """
        de-l-inde.yml: name: "De L&inde"
        town: "Ede"
        phone: "0365489405"
        evenings:
          - evening: "avond"
            date: "2026-12-10"
            start: "19:30"

        """
      ])
    // Days are counted from 1904 on old Macs; cells and rows need not say where they are.
    let old =
      "<row><c t=\"inlineStr\"><is><t>naam</t></is></c><c t=\"inlineStr\"><is><t>avond avond</t></is></c></row>"
      + "<row><c t=\"inlineStr\"><is><t>De Es</t></is></c><c s=\"1\"><v>44904</v></c></row>"
    #expect(
      try outcome(Self.parts(old, numbers: numbers, workbook: "<workbookPr date1904=\"1\"/>"))
        == ["de-es.yml: name: \"De Es\"\nevenings:\n  - evening: \"avond\"\n    date: \"2026-12-10\"\n"])
  }

  @Test func aCellThatIsWrongIsNamed() throws {
    let head = Self.row(1, "naam", "telefoon")
    func second(_ cell: String) -> [String: String] {
      Self.parts(head + "<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>De Es</t></is></c>\(cell)</row>")
    }
    #expect(
      try outcome(second("<c r=\"B7\" t=\"e\"><v>#N/A</v></c>")) == [
        "7B: “#N/A” is what a spreadsheet shows where it has no value"
      ])
    #expect(try outcome(second("<c r=\"B7\"><f>A1+1</f></c>")) == ["7B: “=A1+1” is a formula, not a value"])
    #expect(
      try outcome(second("<c r=\"B7\"><v>365489405</v></c>")) == [
        "7B: “365489405” lacks its first 0, which a spreadsheet leaves out of a number"
      ])
    #expect(try outcome(second("<c r=\"D7\" t=\"inlineStr\"><is><t>x</t></is></c>")) == ["7D: “x” stands below no heading"])
    #expect(try outcome(second("<c r=\"B7\" t=\"b\"><v>1</v></c>")) == ["7B: “TRUE” is not a telephone number"])
  }

  @Test func whatIsNoListOfSchoolsIsRefused() throws {
    let good = Self.parts(Self.row(1, "naam") + Self.row(2, "De Es"))
    #expect(try outcome(good) == ["de-es.yml: name: \"De Es\"\n"])
    func with(_ part: String, _ text: String?) -> [String: String] {
      var parts = good
      parts[part] = text
      return parts
    }
    let sheet = "xl/worksheets/sheet1.xml",
      cannot = "“s.xlsx” is no spreadsheet of schools: its part “\(sheet)” cannot be read; save it anew, or as “CSV UTF-8”"
    let declared = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet>&c;</worksheet>"
    for text in [
      declared, "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-worksheet/+AD4-", "<worksheet><sheetData>", "", "<a>&b;</a>",
      "<?a?><worksheet/>",
      "\u{FEFF}" + declared, "<worksheet xmlns:x=\"a\"><x:a x:b=\"1\" x:b=\"2\"/></worksheet>",
    ] { #expect(try outcome(with(sheet, text)) == [cannot], "\(text)") }
    #expect(try outcome(with(sheet, nil)) == ["“s.xlsx” is no spreadsheet of schools: it lacks its part “\(sheet)”"])
    #expect(
      try outcome(with("_rels/.rels", nil))
        == ["“s.xlsx” is no spreadsheet of schools: it is a zip, but no workbook of Excel; save it as .xlsx, or as “CSV UTF-8”"])
    #expect(
      try outcome(with("xl/workbook.xml", "<workbook><sheets/></workbook>")) == [
        "“s.xlsx” is no spreadsheet of schools: it has no sheet"
      ])
    let missing = Self.parts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")
    #expect(try outcome(missing) == ["“s.xlsx” is no spreadsheet of schools: it lacks the text of row 1, column A"])
    for cell in ["XFD1", "A9999999999999999999999"] {
      let far = Self.parts(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>naam</t></is></c><c r=\"\(cell)\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
      )
      #expect(try outcome(far).first?.contains("no list of schools has a cell like that in row 1") == true)
    }
    let twice = Self.parts(Self.row(1, "naam") + Self.row(1, "De Es"))
    #expect(try outcome(twice).first?.contains("no list of schools has a cell like that") == true)
  }

  /// A zip of a few bytes that would fill the memory.
  @Test func aSheetWithoutEndIsRefused() throws {
    let parts = Self.parts(String(repeating: " ", count: 40_000_000))
    #expect(try outcome(parts) == ["s.xlsx: xl/worksheets/sheet1.xml has more than 33554432 bytes"])
  }
}
