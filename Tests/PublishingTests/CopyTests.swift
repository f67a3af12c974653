import Content
import Foundation
import Platform
import Publishing
import TestSupport
import Testing

/// Copies of a small site for two schools.
@Suite struct CopyTests {
  static let schools = """
    -- pages/over.md --
    ---
    title: Over
    summary: Wij.
    ---
    [](school:contact)

    Tot ziens.
    -- schools/de-linde.yml --
    name: De Linde & Co
    email: info@linde.example
    accent: "#ffd500"
    evenings: [{evening: avond, date: 2027-01-20, place: Aula}]
    paragraphs:
      contact: Bel *ons*, of lees [slapen](problem:slapen).
    directory: [{title: Dans & zo, category: sport, summary: Leren dansen., region: Zuid, problems: [eten]}]
    -- schools/de-linde/plein.md --
    ---
    title: Op het plein
    summary: Wat we afspreken.
    ---
    Zie [eten](problem:eten/ouder).
    -- schools/de-eik.yml --
    name: De Eik

    """

  private func packed(_ change: String = schools) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(change))
    _ = try pack(folder)
    return folder
  }

  private func pack(_ folder: TemporaryFolder, _ schools: [String] = [], to output: String = "copies") throws -> Copies.Result {
    var choice = Copies.Choice()
    choice.schools = schools
    return try Copies(content: ContentFolder(path: folder("content")), today: Fixtures.today, choice: choice, volumes: nil)
      .write(to: folder(output)) { _, _ in }
  }

  /// Unpacks a copy as a school does.
  private func unpack(_ slug: String, in folder: TemporaryFolder) throws -> [String: String] {
    let unzip = Process()
    unzip.executableURL = URL(filePath: "/usr/bin/env")
    unzip.arguments = ["unzip", "-q", "-o", folder("copies/\(slug).zip"), "-d", folder("unpacked")]
    try unzip.run()
    unzip.waitUntilExit()
    #expect(unzip.terminationStatus == 0)
    return try folder.tree("unpacked/\(slug)").mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aCopyIsTheSchoolsOwn() throws {
    let folder = try packed(), files = try unpack("de-linde", in: folder)
    let pages = files.filter { $0.key.hasSuffix(".html") && $0.key != "begin.html" }
    #expect(pages.count > 25)
    for (name, page) in pages {
      #expect(page.contains("<span class=\"brand-school\">De Linde &amp; Co</span>"), "\(name) does not name the school")
      #expect(!page.utf8.contains(0xFF) && !page.contains("De Eik"))
    }
    let over = try #require(files["over.html"])
    #expect(over.contains("Bel <em>ons</em>, of lees <a href=\"problemen/slapen/index.html\">slapen</a>"))
    #expect(files["onze-school/plein.html"]?.contains("<a href=\"../problemen/eten/ouder.html\">eten</a>") == true)
    #expect(files["ouderavonden/avond.html"]?.contains("woensdag 20 januari 2027") == true)
    #expect(files["onze-school/2027-01-20-1.ics"]?.contains("LOCATION:Aula") == true)
    #expect(files["onze-school/school.css"]?.contains("--accent: #") == true)
    // Whom it works with comes before those whom all share.
    let partners = try #require(files["hulpmiddelen/hulp.html"]).split(separator: "<h3>").dropFirst().map {
      $0.prefix { $0 != "<" }
    }
    #expect(partners == ["Dans &amp; zo", "Judo De Mat"])
    #expect(files["LEESMIJ.txt"]?.hasPrefix("\u{FEFF}Tips\r\n") == true)
    #expect(files["sitemap.xml"] == nil && files["404.html"] == nil && files["feed.xml"] == nil)
    let eik = try unpack("de-eik", in: folder)
    #expect(eik["over.html"]?.contains("from-school") == false)
    #expect(eik.values.allSatisfy { !$0.contains("Linde") && !$0.contains("linde") && !$0.contains("Dans &") })
  }

  @Test func theSiteItselfHasNothingOfSchools() throws {
    let site = try BuiltSite(Self.schools)
    #expect(site["over.html"].contains("Tot ziens."))
    for (name, text) in site.files {
      #expect(!text.contains("Linde") && !text.contains("linde") && !text.contains("onze-school"), "\(name) names a school")
    }
  }

  @Test func whatIsThereIsNotMadeAgain() throws {
    let folder = try packed()
    let first = try folder.tree("copies")
    #expect(try pack(folder).unchanged == 2)
    _ = try pack(folder, to: "again")
    #expect(try folder.tree("again") == first)
    try folder.replace(try Fixtures.base().with(Self.schools + "-- schools/de-eik.yml --\nname: De Oude Eik\n"))
    let result = try pack(folder)
    #expect(result.made == 1 && result.unchanged == 1)
    // What all share is in another version: all are made again.
    try folder.replace(try Fixtures.base().with(Self.schools + "-- pages/nieuw.md --\n---\ntitle: N\nsummary: N.\n---\nN.\n"))
    #expect(try pack(folder).made == 2)
  }

  @Test func aSchoolWithAnErrorHoldsNoneUp() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(Self.schools + "-- schools/de-es.yml --\nnaam: De Es\n"))
    let result = try pack(folder)
    #expect(result.made == 2 && result.failed == 1)
    #expect(result.findings.map(\.id.rawValue).sorted() == ["missing-key", "unknown-key"])
    #expect(try folder.tree("copies").keys.sorted() == ["de-eik.zip", "de-linde.zip"])
  }

  @Test func aCopyTellsWhatBecameOfIt() throws {
    let folder = try packed()
    _ = try unpack("de-linde", in: folder)
    let path = folder("unpacked/de-linde")
    #expect(try CopyFolder(path: path).differences().isEmpty)
    #expect(try CopyFolder(path: folder("copies/de-linde.zip")).differences().isEmpty)
    try Files.makeFolders(to: "\(path)/eigen")
    try Files.write([1], to: "\(path)/eigen/brief.txt")
    try Files.write([1], to: "\(path)/index.html")
    try Files.write([1], to: "\(path)/nieuw.html")
    try Files.remove("\(path)/over.html")
    let differences = try CopyFolder(path: path).differences()
    #expect(differences.changed == ["index.html"] && differences.added == ["nieuw.html"] && differences.lost == ["over.html"])

    let zip = folder("copies/de-linde.zip"), update = CopyUpdate(folder: path, zip: zip)
    #expect(throws: BuildError.self) { try update.run(force: false) }
    #expect(try Files.read("\(path)/index.html") == [1])
    #expect(try update.run(force: true).kept == 1)
    #expect(try CopyFolder(path: path).differences().isEmpty && Files.read("\(path)/eigen/brief.txt") == [1])
    #expect(throws: BuildError.self) { try CopyUpdate(folder: path, zip: folder("copies/de-eik.zip")).run(force: false) }
    #expect(try Files.list(folder("unpacked")) == ["de-linde"])
  }
}
