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
    for change in Self.changes.oneIn(3) {
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

  /// All files that every copy has: pages (a template or a word may change), style sheets, scripts and pictures.
  @Test func eachFileThatIsSharedIsPartOfTheVersion() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(Self.base))
    let catalog = try #require(Catalog(ContentFolder(path: folder("content")).load(today: Fixtures.today).0))
    let press = Press(catalog, isForCopies: true), outputs = Outputs(press).all
    let version = try CopyPress(press, of: outputs).version
    var seen: Set<[String]> = []
    for (index, output) in outputs.enumerated() {
      let path = output.address.path as NSString
      guard seen.insert([path.deletingLastPathComponent, path.pathExtension]).inserted else { continue }
      var others = outputs
      others[index] = Output(address: output.address, content: .bytes(try output.bytes() + [0x20]), file: nil)
      #expect(try CopyPress(press, of: others).version != version, "\(path)")
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
  }
}
