import Content
import Foundation
import Platform
import TestSupport
import Testing

@testable import Publishing

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

  /// An evening that moves keeps its file and what calendars know it by, and says which revision it is.
  @Test func anEveningMayMove() throws {
    let folder = try packed(), before = try unpack("de-linde", in: folder)["onze-school/avond.ics"] ?? ""
    try folder.replace(
      try Fixtures.base().with(Self.schools.replacing("date: 2027-01-20, ", with: "date: 2027-01-13, changed: 2026-11-30, ")))
    _ = try pack(folder)
    let after = try unpack("de-linde", in: folder)["onze-school/avond.ics"] ?? ""
    func line(_ name: String, _ calendar: String) -> Substring? { calendar.split(separator: "\r\n").first { $0.hasPrefix(name) } }
    #expect(line("UID:", before) != nil && line("UID:", before) == line("UID:", after))
    #expect(line("SEQUENCE:", before) == nil && line("SEQUENCE:", after) == "SEQUENCE:20261130")
    #expect(line("DTSTART:", after) == "DTSTART:20270113T183000Z")
  }

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

  /// Unpacks a copy with `unzip`, as a school may.
  private func unpack(_ slug: String, in folder: TemporaryFolder) throws -> [String: String] {
    #expect(try Command.shell("unzip -q -o copies/\(slug).zip -d unpacked", in: folder).status == 0)
    return try folder.tree("unpacked/\(slug)").mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// The letter says when and where this school holds the evening; where it is not known, a pen does.
  @Test func anInvitationIsOfTheSchool() throws {
    let folder = try packed(), page = "ouderavonden/avond-draaiboek.html"
    #expect(
      try unpack("de-linde", in: folder)[page]?.contains("Komt u ook, op woensdag 20 januari 2027 om 19:30? Plaats: Aula.")
        == true)
    #expect(try unpack("de-eik", in: folder)[page]?.contains("Plaats: De school, lokaal 3.") == true)
  }

  @Test func aCopyIsTheSchoolsOwn() throws {
    let folder = try packed(), files = try unpack("de-linde", in: folder)
    let pages = files.filter { $0.key.hasSuffix(".html") && !["begin.html", "LEESMIJ.html"].contains($0.key) }
    #expect(pages.count > 25)
    for (name, page) in pages {
      #expect(page.contains("<span class=\"sender\">De Linde &amp; Co</span>"), "\(name) does not name the school")
      #expect(!page.utf8.contains(0xFF) && !page.contains("De Eik"))
    }
    let over = try #require(files["over.html"])
    #expect(over.contains("Bel <em>ons</em>, of lees <a href=\"problemen/slapen/index.html\">slapen</a>"))
    #expect(files["onze-school/plein.html"]?.contains("<a href=\"../problemen/eten/ouder.html\">eten</a>") == true)
    #expect(files["ouderavonden/avond.html"]?.contains("woensdag 20 januari 2027") == true)
    #expect(files["onze-school/avond.ics"]?.contains("LOCATION:Aula") == true)
    #expect(files["onze-school/school.css"]?.contains("--accent: #") == true)
    // The school's own partners come before those that all copies have.
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

  /// A school's copy shows all that the school can say of itself.
  @Test func whatASchoolSaysIsShown() throws {
    let folder = try packed(
      """
      -- schools/de-es.yml --
      name: De Es
      address: Beukenlaan 12
      town: 3456 AB Berkdorp
      phone: 010-1112131
      email: es@es.example
      url: https://es.example/kinderen
      contacts:
        - {role: Vertrouwenspersoon, name: Juf Iris, email: iris@es.example, phone: 010-1415161}
        - {role: Conciërge, name: Meester Wout}
      evenings:
        - {title: Open avond, summary: Kom kijken., date: 2027-02-03, start: '19:05', minutes: 40, place: Gymzaal}
        - {title: Zonder meer, date: 2027-02-04, start: '20:05', minutes: 45}
        - {evening: avond, date: 2027-02-05, start: '18:05', place: Aula}
      """)
    let shown = try unpack("de-es", in: folder).values.joined()
    for words in [
      "De Es", "Beukenlaan 12", "3456 AB Berkdorp", "010-1112131", "mailto:es@es.example", "https://es.example/kinderen",
      "Vertrouwenspersoon", "Juf Iris", "mailto:iris@es.example", "010-1415161", "Conciërge", "Meester Wout", "Open avond",
      "Kom kijken.", "woensdag 3 februari 2027, van 19:05 tot 19:45", "LOCATION:Gymzaal", "Zonder meer", "van 20:05 tot 20:50",
      "vrijdag 5 februari 2027, van 18:05", "LOCATION:Aula",
    ] {
      #expect(shown.contains(words), "“\(words)” is not shown")
    }
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
    // The files that every copy has are in another version, so all copies are made anew.
    try folder.replace(try Fixtures.base().with(Self.schools + "-- pages/nieuw.md --\n---\ntitle: N\nsummary: N.\n---\nN.\n"))
    #expect(try pack(folder).made == 2)
  }

  /// A page, an old address and a picture at each address that the school has in its copy.
  @Test(arguments: [
    "-- pages/onze-school.md --\n\(page)---\n", "-- pages/begin.md --\n\(page)---\n",
    "-- pages/iets.md --\n\(page)aliases: [onze-school/plein.html]\n---\n",
    "-- pages/iets.md --\n\(page)aliases: [eigen/]\n---\n", "-- pages/iets.md --\n\(page)aliases: [Begin.html]\n---\n",
    "-- eigen/plaat.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>\n",
  ]) func nothingOfTheSiteHasAnAddressOfTheSchools(file: String) throws {
    let folder = try TemporaryFolder()
    try folder.replace(try Fixtures.base().with(Self.schools + file))
    #expect(try folder.findings().contains("is the school's own [address-clash]"))
    let result = try pack(folder)
    #expect(result.findings.map(\.id) == [.addressClash] && result.made == 0)
    // A site without schools may have a file at that address.
    try folder.replace(try Fixtures.base().with(file))
    #expect(try folder.findings() == "")
  }

  private static let page = "---\ntitle: Iets\nsummary: Kort.\n"

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
    #expect(try Files.list(folder("unpacked")) == ["de-linde", "imsmanifest.xml"])
  }

  /// Files that macOS, Windows, Linux and programs leave on a stick or a shared drive do not count, wherever they are.
  @Test func whatSystemsLeaveBehindDoesNotCount() throws {
    let folder = try packed()
    _ = try unpack("de-linde", in: folder)
    let path = folder("unpacked/de-linde")
    for place in ["", "problemen/", "eigen/"] {
      for name in [
        "._begin.html", "._", ".DS_Store", "Thumbs.db", "THUMBS.DB", "Desktop.ini", "~$brief.docx", ".~lock.brief.odt#",
        ".Spotlight-V100/store.db",
        ".fseventsd/0", ".Trashes/501/x", "System Volume Information/IndexerVolumeGuid", "$RECYCLE.BIN/S-1/desktop.ini",
        "@eaDir/x", "__MACOSX/._x",
        ".Trash-1000/files/x", ".nfs000000a1", ".directory", "lost+found/x", "Icon\r",
      ] {
        let file = "\(path)/\(place)\(name)"
        try Files.makeFolders(to: (file as NSString).deletingLastPathComponent)
        try Files.write([1], to: file)
      }
    }
    #expect(try CopyFolder(path: path).differences() == CopyFolder.Differences())
    _ = try CopyUpdate(folder: path, zip: folder("copies/de-linde.zip")).run(force: false)
    // A name that only looks like one of those does count.
    for name in ["_begin.html", "thumbs.db.html", ".htaccess", "desktop.html"] { try Files.write([1], to: "\(path)/\(name)") }
    #expect(try CopyFolder(path: path).differences().added == [".htaccess", "_begin.html", "desktop.html", "thumbs.db.html"])
    // Such files are not content either.
    try Files.makeFolders(to: folder("content/System Volume Information"))
    for name in [
      "._site.yml", "problems/._eten", "problems/eten/._ouder.md", "schools/._de-linde.yml", "schools/de-linde/~$plein.md",
      "Thumbs.db",
      "pages/desktop.ini", "System Volume Information/x",
    ] { try Files.write([0, 5, 22, 7], to: folder("content/\(name)")) }
    #expect(try folder.findings() == "" && pack(folder).unchanged == 2)
  }

  /// A school's copy whose texts changed on a given day.
  private func zip(_ day: String, in folder: TemporaryFolder, _ change: String = "", of school: String = "de-linde") throws
    -> String
  {
    let changed = day.isEmpty ? "" : "changed: \(day)\n"
    let page = "-- pages/over.md --\n---\ntitle: Over\nsummary: Wij.\n\(changed)---\n[](school:contact)\n\nDag.\n"
    try folder.replace(try Fixtures.base().with(Self.schools + page + change))
    let output = "copies-\(UUID().uuidString)"
    let result = try pack(folder, [school], to: output)
    #expect(result.made == 1)
    return folder("\(output)/\(school).zip")
  }

  @Test func anUpdateNeverGoesBackInSilence() throws {
    let folder = try TemporaryFolder(), path = folder("copy"), days = ["", "2026-11-28", "2026-11-29"]
    let zips = try days.map { try zip($0, in: folder) }
    for (before, old) in zips.enumerated() {
      for (after, new) in zips.enumerated() {
        try? FileManager.default.removeItem(atPath: path)
        try CopyFolder(path: old).unpack(to: path)
        let update = CopyUpdate(folder: path, zip: new)
        if after < before {
          // Not even if changed files may be lost.
          for force in [false, true] { #expect(throws: BuildError.self) { try update.run(force: force) } }
          #expect(try CopyFolder(path: path).facts.date == CopyFolder(path: old).facts.date)
        }
        #expect(try update.run(force: false, allowOlder: after < before).after.date == CopyFolder(path: new).facts.date)
      }
    }
    // Text that is no longer shown is a change too.
    let shown = try zip("2026-11-27", in: folder)
    let gone = try zip(
      "2026-11-27", in: folder,
      "-- pages/weg.md --\n---\ntitle: W\nsummary: W.\npublish: 2026-11-29\nexpires: 2026-12-01\n---\nW.\n")
    #expect(try CopyFolder(path: gone).facts.date == "2026-12-01" && CopyFolder(path: shown).facts.date < "2026-12-01")
  }

  /// Who could read the copy can read what is new in it, and nobody else: a folder has the rights of the copy's folder, a file those of its first
  /// page, and what was there before keeps its own.
  @Test func whatIsNewInACopyHasItsRights() throws {
    let folder = try TemporaryFolder(), path = folder("copy")
    try CopyFolder(path: zip("2026-11-28", in: folder)).unpack(to: path)
    let given: [(String, UInt32)] = [("", 0o750), ("index.html", 0o640), ("problemen", 0o755), ("over.html", 0o604)]
    for (name, mode) in given {
      try Files.setMode(of: "\(path)/\(name)", to: mode)
    }
    let course = "-- courses/nieuw/index.md --\n---\ntitle: Nieuw\nsummary: N.\nparticipants: Team\nduration: Een dag\n---\nN.\n"
    let new = try zip("2026-11-29", in: folder, course + "-- pages/nieuw.md --\n---\ntitle: Nieuw\nsummary: N.\n---\nN.\n")
    _ = try CopyUpdate(folder: path, zip: new).run(force: false)
    func mode(_ name: String) -> UInt32? { Files.mode("\(path)/\(name)") }
    #expect(mode("cursussen/nieuw") == 0o750 && mode("cursussen/nieuw/index.html") == 0o640 && mode("nieuw.html") == 0o640)
    #expect(mode("") == 0o750 && mode("problemen") == 0o755 && mode("over.html") == 0o604)
  }

  /// Permission to make the copy another school's, and to lose what was changed in it, is no permission to go back to an older
  /// version.
  @Test func whoeversCopyItBecomesItDoesNotGoBackInSilence() throws {
    let folder = try TemporaryFolder(), path = folder("copy"), settings = try #require(try Fixtures.base().text("site.yml"))
    let site = "-- site.yml --\n\(settings.replacing("example.org/tips", with: "example.org/andere"))"
    let (new, old) = (try zip("2026-11-30", in: folder), try zip("2026-11-28", in: folder))
    let oldEik = try zip("2026-11-28", in: folder, of: "de-eik"), oldOther = try zip("2026-11-28", in: folder, site)
    let newOther = try zip("2026-12-01", in: folder, site)
    try CopyFolder(path: new).unpack(to: path)
    for zip in [oldEik, oldOther, old] {
      #expect(throws: BuildError.self) { try CopyUpdate(folder: path, zip: zip).run(force: true) }
    }
    _ = try CopyUpdate(folder: path, zip: newOther).run(force: true)
    for zip in [oldOther, new, old] {
      #expect(throws: BuildError.self) { try CopyUpdate(folder: path, zip: zip).run(force: true) }
    }
    #expect(try CopyFolder(path: path).facts == CopyFolder(path: newOther).facts)
    _ = try CopyUpdate(folder: path, zip: old).run(force: true, allowOlder: true)
    #expect(try CopyFolder(path: path).facts == CopyFolder(path: old).facts)
  }

  /// A school may keep its own files elsewhere, and link to them.
  @Test func aLinkToWhatIsTheSchoolsOwnStays() throws {
    let folder = try packed()
    _ = try unpack("de-linde", in: folder)
    let path = folder("unpacked/de-linde")
    try Files.makeFolder(folder("elders"))
    try Files.write([1], to: folder("elders/brief.txt"))
    try FileManager.default.createSymbolicLink(atPath: "\(path)/eigen", withDestinationPath: "../../elders")
    #expect(try CopyFolder(path: path).differences().isEmpty)
    for force in [false, true] { _ = try CopyUpdate(folder: path, zip: folder("copies/de-linde.zip")).run(force: force) }
    #expect(Files.kind("\(path)/eigen") == .link)
    #expect(try Files.read("\(path)/eigen/brief.txt") == [1] && Files.list(folder("elders")) == ["brief.txt"])
  }

  @Test func anotherNameIsNotAnotherCopy() throws {
    let folder = try TemporaryFolder(), path = folder("copy"), settings = try #require(try Fixtures.base().text("site.yml"))
    func site(_ from: String, _ to: String) -> String { "-- site.yml --\n\(settings.replacing(from, with: to))" }
    try CopyFolder(path: zip("", in: folder)).unpack(to: path)
    let school = "-- schools/de-linde.yml --\nname: De Nieuwe Linde\n"
    for change in [school, site("title: Tips", "title: Heel andere tips"), site("https://", "http://")] {
      _ = try CopyUpdate(folder: path, zip: zip("", in: folder, change)).run(force: false)
    }
    // With a BRIN number also the name of its file may be another, and what is the school's own stays.
    func pack(_ slug: String, _ brin: String) throws -> String {
      let file = "-- schools/\(slug).yml --\nname: De Linde\nbrin: \(brin)\n"
      try folder.replace(try Fixtures.base().with(file))
      _ = try self.pack(folder)
      return folder("copies/\(slug).zip")
    }
    let numbered = folder("numbered")
    try CopyFolder(path: pack("obs-de-linde", "05AB")).unpack(to: numbered)
    try Files.makeFolder("\(numbered)/eigen")
    try Files.write([1], to: "\(numbered)/eigen/brief.txt")
    #expect(throws: BuildError.self) { try CopyUpdate(folder: numbered, zip: pack("de-linde-zuid", "05AB01")).run(force: false) }
    #expect(try CopyUpdate(folder: numbered, zip: pack("linde", "05AB00")).run(force: false).kept == 1)
    let other = try zip("", in: folder, site("example.org/tips", "example.org/andere"))
    #expect(throws: BuildError.self) { try CopyUpdate(folder: path, zip: other).run(force: false) }
    _ = try CopyUpdate(folder: path, zip: other).run(force: true)
  }
}
