import Content
import Copying
import Foundation
import Model
import Platform
import Rendering
import Site
import SiteIndex
import TestSupport
import Testing
import Volumes

@testable import Publishing

/// A copy is packed anew if anything in it would differ, and only then.
@Suite struct CopyMarkTests {
  private func pack(_ folder: TemporaryFolder, to output: String, volumes: String? = nil) throws -> Copies.Result {
    try Copies(
      content: ContentFolder(path: folder("content")), today: Fixtures.today, choice: Copies.Choice(),
      volumes: volumes.map { folder($0) }
    ).write(to: folder(output)) { _, _ in }
  }

  /// Packs over the copies that are there, then into a new folder, and expects the same. - Returns: how many copies were made
  /// anew.
  private func packed(_ folder: TemporaryFolder, _ what: String, volumes: String? = nil) throws -> Int {
    let before = try folder.tree("copies"), result = try pack(folder, to: "copies", volumes: volumes)
    let after = try folder.tree("copies"), fresh = "fresh-\(UUID().uuidString)"
    _ = try pack(folder, to: fresh, volumes: volumes)
    #expect(try folder.tree(fresh) == after, "\(what): the copies are not those that a new folder gets")
    let changed = after.keys.count { before[$0] != after[$0] }
    #expect(result.made == changed, "\(what): \(result.made) were made, \(changed) changed")
    return result.made
  }

  private static let base =
    CopyTests.schools + """
      -- schools/de-linde.svg --
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 4"><path d="M0 0h6v4z"/></svg>
      -- problems/slapen/icon.svg --
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 4"><path d="M0 0h6v4z"/></svg>

      """

  /// A change to each thing that a copy shows, and how many copies show it.
  private static let changes: [(file: String, from: String, to: String, made: Int)] = [
    ("schools/de-linde.yml", "name: De Linde & Co", "name: De Linde", 1),
    ("schools/de-linde.yml", "info@linde.example", "post@linde.example", 1),
    ("schools/de-linde.yml", "#ffd500", "#0055ff", 1),
    ("schools/de-linde.yml", "place: Aula", "place: Gymzaal", 1),
    ("schools/de-linde.yml", "2027-01-20", "2027-01-21", 1),
    ("schools/de-linde.yml", "Bel *ons*", "Mail *ons*", 1),
    ("schools/de-linde.yml", "Leren dansen.", "Leren zingen.", 1),
    ("schools/de-linde.yml", "name: De Linde & Co", "logo: de-linde.svg\nname: De Linde & Co", 1),
    ("schools/de-linde/plein.md", "Wat we afspreken", "Wat wij afspreken", 1),
    ("schools/de-linde/plein.md", "Zie [eten]", "Lees [eten]", 1),
    ("schools/de-eik.yml", "name: De Eik", "name: De Eik\nphone: 036-5489405", 1),
    // The same name, written in another way.
    ("schools/de-eik.yml", "name: De Eik", "# Onze school\nname: \"De Eik\"", 0),
    ("pages/over.md", "Tot ziens.", "Dag.", 2),
    ("pages/over.md", "title: Over", "title: Wie", 2),
    ("evenings/avond.md", "minutes: 10", "minutes: 15", 2),
    ("evenings/avond.md", "what: Welkom", "what: Begin", 2),
    ("site.yml", "title: Tips", "title: Andere tips", 2),
    ("site.yml", "example.org/tips", "example.org/andere", 2),
    ("site.yml", "name: De Uitgever", "name: Een uitgever", 2),
    ("pages/over.md", "summary: Wij.", "summary: Wij.\nchanged: 2026-11-30", 2),
    ("problems/slapen/icon.svg", "M0 0h6v4z", "M0 0h6v3z", 2),
    // A change of the interface's language changes all its words.
    ("site.yml", "language: nl", "language: en", 2),
  ]

  @Test func whatACopyShowsMakesItAnew() throws {
    let site = try Fixtures.base().with(Self.base), folder = try TemporaryFolder()
    try folder.put(site)
    #expect(try packed(folder, "at first") == 2)
    #expect(try packed(folder, "nothing") == 0)
    for change in Self.changes.oneIn(4) {
      let text = try #require(site.text(change.file), "there is no \(change.file)")
      let other = text.replacing(change.from, with: change.to, maxReplacements: 1)
      #expect(other != text, "\(change.file) does not say “\(change.from)”")
      try folder.replace(site.with("-- \(change.file) --\n\(other)"))
      let what = "\(change.file): \(change.to)"
      #expect(try packed(folder, what) == change.made, "\(what)")
      try folder.replace(site)
      #expect(try pack(folder, to: "copies").made == change.made, "\(what), and back")
    }
  }

  /// A school that says something under every key, and another word or number for each.
  private static let everyKey = """
    -- schools/de-es.yml --
    name: De Es
    brin: 05AB
    address: Beukenlaan 12
    town: 3456 AB Berkdorp
    phone: 010-1112131
    email: es@es.example
    url: https://es.example/kinderen
    hosted_at: https://es.example/tips/
    logo: de-linde.svg
    accent: "#0055ff"
    contacts:
      - {role: Vertrouwenspersoon, name: Juf Iris, email: iris@es.example, phone: 010-1415161}
    evenings:
      - {title: Open avond, summary: Kom kijken., date: 2027-02-03, start: '19:05', minutes: 40, place: Gymzaal, changed: 2026-11-20}
      - {evening: avond, date: 2027-02-05, start: '18:05', place: Aula}
    paragraphs:
      contact: Bel ons.
    directory:
      - {title: Judo, category: sport, summary: Leren vallen., region: Zuid, problems: [eten], address: Dojo 1, phone: 010-2223242,
         email: judo@es.example, url: 'https://judo.example/'}
    -- problems/eten/ouder.md --
    ---
    summary: Aan tafel.
    ---
    Tekst.

    """
  private static let keys: [(key: String, from: String, to: String)] = [
    ("name", "name: De Es", "name: De Esdoorn"), ("address", "Beukenlaan 12", "Beukenlaan 14"), ("town", "Berkdorp", "Elsdorp"),
    ("phone", "010-1112131", "010-1112132"), ("email", "es@es.example", "post@es.example"),
    ("url", "example/kinderen", "example/ouders"),
    ("logo", "logo: de-linde.svg", "logo: de-es.svg"), ("accent", "#0055ff", "#aa0055"),
    ("contacts", "contacts:\n  - {", "contacts:\n  - {role: Leerkracht, name: Bo}\n  - {"),
    ("role", "Vertrouwenspersoon", "Directeur"), ("name", "Juf Iris", "Juf Roos"),
    ("email", "iris@es.example", "roos@es.example"),
    ("phone", "010-1415161", "010-1415162"),
    (
      "evenings", "  - {evening: avond,",
      "  - {title: Nog een, date: 2027-02-06, start: '20:00', minutes: 30}\n  - {evening: avond,"
    ),
    ("evening", "{evening: avond, date: 2027-02-05", "{title: Praten, minutes: 60, date: 2027-02-05"),
    ("date", "2027-02-05", "2027-02-06"),
    ("title", "Open avond", "Open middag"), ("summary", "Kom kijken.", "Kom luisteren."), ("start", "18:05", "18:10"),
    ("minutes", "minutes: 40", "minutes: 45"), ("place", "place: Aula", "place: Hal"),
    ("changed", "changed: 2026-11-20", "changed: 2026-11-21"),
    ("paragraphs", "contact: Bel ons.", "contact: Mail ons."),
    ("directory", "directory:\n", "directory:\n  - {title: Zang, category: sport, summary: Zingen., region: Zuid}\n"),
    ("title", "title: Judo", "title: Karate"), ("category", "category: sport", "category: hulp"),
    ("summary", "Leren vallen.", "Leren staan."), ("region", "region: Zuid", "region: Noord"),
    ("problems", "problems: [eten]", "problems: [slapen]"), ("address", "Dojo 1", "Dojo 2"),
    ("phone", "010-2223242", "010-2223243"),
    ("email", "judo@es.example", "mat@es.example"), ("url", "judo.example", "mat.example"),
    ("hosted_at", "example/tips/", "example/opvoeden/"), ("brin", "05AB", "06CD"),
  ]

  /// No key of a school's file can change without its copy being made anew.
  @Test func eachKeyOfASchoolsFileIsPartOfTheVersion() throws {
    let decoder = try String(
      contentsOfFile: "\(Fixtures.repository)/Sources/Content/ContentFolder+Schools.swift", encoding: .utf8)
    let known = Set(decoder.matches(of: /fields\.\w+\(\s*"(\w+)"/).map { String($0.output.1) })
    #expect(known.count > 15 && known.subtracting(Self.keys.map(\.key)) == [])
    let drawing =
      "-- schools/de-es.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 4\"><path d=\"M0 0h9v4z\"/></svg>\n"
    let site = try Fixtures.base().with(Self.base + Self.everyKey + drawing), folder = try TemporaryFolder()
    try folder.put(site)
    let text = try #require(site.text("schools/de-es.yml")),
      loaded = ContentFolder(path: folder("content")).load(today: Fixtures.today)
    let catalog = try #require(Catalog(loaded.0)), work = try CopyPress(Press(catalog, isForCopies: true))
    func version(_ text: String, _ what: String) throws -> String {
      try folder.replace(site.with("-- schools/de-es.yml --\n\(text)"))
      let read = ContentFolder(path: folder("content")).school("de-es", audiences: catalog.audiences, today: Fixtures.today)
      #expect(!read.findings.hasErrors, "\(what): \(read.findings.map(\.message))")
      return try work.contents(of: #require(read.school)) { _ in [:] }.digest
    }
    let before = try version(text, "as it is")
    #expect(try version("# Een opmerking\n" + text, "a comment") == before)
    for change in Self.keys {
      let other = text.replacing(change.from, with: change.to, maxReplacements: 1)
      #expect(other != text, "nothing says “\(change.from)”")
      #expect(try version(other, change.to) != before, "\(change.key): \(change.to)")
    }
  }

  /// All files that every copy has: pages (a template or a word may change), style sheets, scripts and pictures.
  @Test func eachFileThatIsSharedIsPartOfTheVersion() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(Self.base))
    let catalog = try #require(Catalog(ContentFolder(path: folder("content")).load(today: Fixtures.today).0))
    let press = Press(catalog, isForCopies: true), outputs = Outputs(press).all
    let school = School(slug: "de-eik", name: "De Eik", file: "schools/de-eik.yml")
    func version(of outputs: [Output]) throws -> String {
      try CopyPress(press, of: outputs).contents(of: school) { _ in [:] }.digest
    }
    let before = try version(of: outputs)
    var seen: Set<[String]> = []
    for (index, output) in outputs.enumerated() {
      let path = output.address.path as NSString
      guard seen.insert([path.deletingLastPathComponent, path.pathExtension]).inserted else { continue }
      var others = outputs
      others[index] = Output(address: output.address, content: .bytes(try output.bytes() + [0x20]), file: nil)
      #expect(try version(of: others) != before, "\(path)")
    }
    #expect(seen.count > 10)
  }

  /// A volume that all copies have, and one with a school's name.
  @Test func whatIsPrintedMakesItAnew() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(Self.base))
    let catalog = try #require(Catalog(ContentFolder(path: folder("content")).load(today: Fixtures.today).0))
    let press = Press(catalog)
    var volumes = VolumeFolder(path: folder("handouts")), fingerprints = try Fingerprints(press)
    let volume = try #require(press.volumes().first), name = volumes.name(of: volume, for: nil)
    volumes.entries[name] = VolumeFolder.Entry(fingerprint: try fingerprints.of(volume), pages: 1)
    func put(_ bytes: [UInt8], as name: String) throws {
      try Files.makeFolders(to: (folder("handouts/\(name)") as NSString).deletingLastPathComponent)
      try Files.write(bytes, to: folder("handouts/\(name)"))
      try volumes.save()
    }
    #expect(try packed(folder, "none printed") == 2)
    try put(Array("%PDF-1".utf8), as: name)
    #expect(try packed(folder, "one printed", volumes: "handouts") == 2)
    #expect(try packed(folder, "the same", volumes: "handouts") == 0)
    try put(Array("%PDF-2".utf8), as: name)
    #expect(try packed(folder, "printed again", volumes: "handouts") == 2)

    let copies = Press(catalog, volumes: try volumes.made(of: press).volumes, isForCopies: true)
    let school = try #require(
      ContentFolder(path: folder("content")).school("de-eik", audiences: catalog.audiences, today: Fixtures.today).school)
    let bound = try #require(copies.volumes().first { $0.path == volume.path })
    let ownName = volumes.name(of: bound, for: school.slug)
    let fingerprint = try SchoolVolumes(copies, [bound]).volumes(of: school).fingerprint(0)
    volumes.entries[ownName] = VolumeFolder.Entry(fingerprint: fingerprint, pages: 1)
    try put(Array("%PDF-3".utf8), as: ownName)
    #expect(try packed(folder, "one school's printed", volumes: "handouts") == 1)
    try put(Array("%PDF-4, longer".utf8), as: ownName)
    #expect(try packed(folder, "one school's printed again", volumes: "handouts") == 1)
    // Now it leads to another address: the copy has no longer what was printed for the old one.
    try folder.replace(
      try Fixtures.base().with(Self.base + "-- schools/de-eik.yml --\nname: De Eik\nhosted_at: https://eik.example/tips/\n"))
    #expect(try packed(folder, "printed for another address", volumes: "handouts") == 1)
  }
}
