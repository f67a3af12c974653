import Content
import Platform
import Publishing
import TestSupport
import Testing

/// What a spreadsheet brings is put into a school's file where it belongs, however the file is written; the rest stays to the byte.
@Suite struct SchoolSpliceTests {
  struct Splice: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let cells: String
    let before: String
    let after: String
  }

  static let contact = "naam;directeur\nDe Linde;Els\n"
  static let own =
    "naam;avond avond;eigen avond;eigen avond datum;eigen avond tijd;eigen avond duur\nDe Linde;28-1-2027;Dans;3-2-2027;19:30;60\n"
  static let ownAfter = """
    name: De Linde
    evenings:
      - evening: "avond"
        date: "2027-01-28"
      - title: "Dans"
        date: "2027-02-03"
        start: "19:30"
        minutes: "60"

    """
  static let splices = [
    Splice(
      testDescription: "no list yet", cells: contact, before: "name: De Linde\nlogo: linde.svg # nieuw\n",
      after: "name: De Linde\nlogo: linde.svg # nieuw\ncontacts:\n  - role: \"Directeur\"\n    name: \"Els\"\n"),
    Splice(
      testDescription: "no list yet, and lines that end as in Windows", cells: contact, before: "name: De Linde\r\n",
      after: "name: De Linde\r\ncontacts:\r\n  - role: \"Directeur\"\r\n    name: \"Els\"\r\n"),
    Splice(
      testDescription: "evenings of both sorts in one new list", cells: own, before: "name: De Linde\n",
      after: ownAfter),
    Splice(
      testDescription: "an empty list in brackets", cells: contact,
      before: "name: De Linde\ncontacts: [] # nog niemand\nphone: 0300-000001\n",
      after: "name: De Linde\ncontacts:\n  - role: \"Directeur\"\n    name: \"Els\" # nog niemand\nphone: 0300-000001\n"),
    Splice(
      testDescription: "a key without a value", cells: contact, before: "name: De Linde\ncontacts:\nphone: 0300-000001\n",
      after: "name: De Linde\ncontacts:\n  - role: \"Directeur\"\n    name: \"Els\"\nphone: 0300-000001\n"),
    Splice(
      testDescription: "two items for an empty list", cells: own, before: "name: De Linde\nevenings: []\n",
      after: ownAfter),
    Splice(
      testDescription: "a list in brackets", cells: contact, before: "name: De Linde\ncontacts: [{role: IB, name: Jan}]\n",
      after: "name: De Linde\ncontacts: [{role: IB, name: Jan}, {role: \"Directeur\", name: \"Els\"}]\n"),
    Splice(
      testDescription: "below a text of several lines", cells: "naam;plaats\nDe Linde;Ede\n",
      before: "name: De Linde\naddress: >\n  Beukenlaan 1\n\nlogo: linde.svg\n",
      after: "name: De Linde\naddress: >\n  Beukenlaan 1\ntown: \"Ede\"\n\nlogo: linde.svg\n"),
  ]

  @Test(arguments: splices) func theRestStays(splice: Splice) throws {
    let folder = try TemporaryFolder(), file = folder("content/schools/de-linde.yml")
    try folder.put(
      try Fixtures.base().with("-- schools/linde.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>\n"))
    try Files.write(Array(splice.before.utf8), to: file)
    try Files.write(Array(splice.cells.utf8), to: folder("schools.csv"))
    let schools = SchoolImport(content: ContentFolder(path: folder("content")), today: Fixtures.today)
    try schools.write(try schools.plan(folder("schools.csv")))
    #expect(String(decoding: try Files.read(file), as: UTF8.self) == splice.after)
    // The file says what the spreadsheet says: nothing is left to be written.
    #expect(try schools.plan(folder("schools.csv")).count(.unchanged) == 1)
  }
}
