import Content
import Foundation
import Platform
import Publishing
import TestSupport
import Testing

/// Spreadsheets as offices save them.
@Suite struct SchoolImportTests {
  private func run(_ bytes: [UInt8], replace: Bool = false, in folder: TemporaryFolder) throws -> SchoolImport.Result {
    try Files.write(bytes, to: folder("schools.csv"))
    return try SchoolImport(content: ContentFolder(path: folder("content"))).run(folder("schools.csv"), replace: replace)
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
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

  @Test func aMistakeIsNamedByRowAndColumnAndNothingIsWritten() throws {
    let folder = try folder()
    let sheet = "Naam,Kleur,E-mail,Logo\nDe Eik,rood,geen mail,eik.svg\n\n,#fff,,\nDe eik,,,\n"
    let found = try run(Array(sheet.utf8), in: folder).findings
    #expect(
      found.map { "\($0.row)\($0.column): \($0.message)" } == [
        "2B: “rood” is not a colour", "2C: “geen mail” is not a mail address", "2D: there is no logo “schools/eik.svg”",
        "4A: the school has no name", "5: the school of row 2 is “de-eik” too",
      ])
    #expect(Files.kind(folder("content/schools")) == nil)
    #expect(try run(Array("Naam;Plats\nX;Y\n".utf8), in: folder).findings.map(\.hint) == ["did you mean “plaats”?"])
    #expect(try run([], in: folder).findings.map(\.message) == ["no column is headed “naam”"])
  }

  @Test func aFileThatSaysSomethingElseIsNotLost() throws {
    let folder = try folder()
    #expect(try run(Array("Naam\nDe Eik\n".utf8), in: folder).written == 1)
    let other = Array("Naam;Plaats\nDe Eik;Joure\n".utf8)
    #expect(try run(other, in: folder).findings.count == 1)
    #expect(try run(other, replace: true, in: folder).written == 1)
  }
}
