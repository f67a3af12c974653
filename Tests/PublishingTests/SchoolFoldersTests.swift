import Content
import Foundation
import Model
import Platform
import TestSupport
import Testing

@testable import Publishing

/// The copies of a release as folders of one web server.
@Suite struct SchoolFoldersTests: Releasing {
  let folder: TemporaryFolder
  let key: String

  init() throws {
    folder = try TemporaryFolder()
    key = try Self.makeKey(in: folder)
  }

  @discardableResult private func folders(
    _ change: String = "", on day: Int = 1, _ set: (inout Releases.Choice) -> Void = { _ in }
  ) throws -> Releases.Result {
    try release(change, on: day) {
      $0.withFolders = true
      set(&$0)
    }
  }

  private func identity(_ path: String) -> Files.Identity? { Files.identity(folder(path)) }

  @Test func whatSchoolsHaveInCommonIsStoredOnce() throws {
    #expect(try folders().folders == 2)
    // The list of what a run put there is for the next run.
    let linde = try folder.tree("release/scholen/de-linde").filter { $0.key != ".tweeluik" }
    let eik = try folder.tree("release/scholen/de-eik").filter { $0.key != ".tweeluik" }
    try unpack()
    let zip = try folder.tree("copy")
    // All that is for readers, and nothing that only a school needs that hosts its copy.
    let hosting = [
      "LEESMIJ.txt", "LEESMIJ.html", "begin.html", "imsmanifest.xml", "SHA256SUMS", "SHA256SUMS.sig", "allowed_signers",
    ]
    #expect(Set(zip.keys).subtracting(linde.keys) == Set(hosting) && Set(linde.keys).isSubset(of: zip.keys))
    let apart = Set(linde.keys.filter { identity("release/scholen/de-linde/\($0)") != identity("release/scholen/de-eik/\($0)") })
    #expect(
      apart == [
        "hulpmiddelen/hulp.html", "index.html", "onze-school.html", "onze-school/avond.ics", "onze-school/plein.html",
        "onze-school/school.css", "ouderavonden/avond-draaiboek.html",
        "ouderavonden/avond-presentatie.html", "ouderavonden/avond.html", "over.html", "versie.json",
      ], "\(apart.sorted())")
    // A page of its own is that of the zip.
    for path in apart where path != "versie.json" { #expect(linde[path] == zip[path], "\(path)") }
    // Any other says nothing of a school, and leads to the site.
    for (path, bytes) in linde where !apart.contains(path) {
      #expect(!bytes.holds("Linde") && !bytes.holds("linde.example") && eik[path] == bytes, "\(path)")
    }
    let page = String(decoding: try #require(linde["problemen/eten/ouder.html"]), as: UTF8.self)
    #expect(page.contains("<span class=\"sender\"><span class=\"school-name\"><span>Onze school</span></span></span>"))
    #expect(page.contains("<strong><a href=\"../../onze-school.html\"><span class=\"school-name\">"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/tips/problemen/eten/ouder.html\">"))
    #expect(page.contains("uitgave 1 van 1 december 2026."))
    let sheet = String(decoding: try #require(linde["onze-school/school.css"]), as: UTF8.self)
    #expect(sheet.contains(".school-name::before { content: \"De\\20 Linde\\20 \\26 \\20 Co\"; }"))
    for (path, bytes) in eik { #expect(!bytes.holds("Linde") && !bytes.holds("info@linde"), "\(path) names another school") }
    #expect(Files.kind(folder("release/.tweeluik-folders")) == nil)
  }

  /// No name can end the text in the style sheet.
  @Test(arguments: ["\"}\u{5C}", "*/ b { } 7a", "Élan ’t 9", "مدرسة"]) func aNameIsNothingButAName(name: String) throws {
    try folders("-- schools/de-es.yml --\nname: '\(name)'\n")
    let sheet = try text("release/scholen/de-es/onze-school/school.css")
    let written = try #require(sheet.firstMatch(of: /content: "([0-9A-Za-z\\ ]*)"; \}\n/), "\(sheet)").output.1
    let read = written.replacing(#/\\([0-9a-f]+) /#) {
      UInt32($0.output.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? "?"
    }
    #expect(read == name)
  }

  @Test func whatIsWholeIsNotMadeAgain() throws {
    try folders()
    let before = try folder.tree("release"), page = identity("release/scholen/de-eik/index.html")
    #expect(try folders(on: 2).folders == 0 && folder.tree("release") == before)
    #expect(identity("release/scholen/de-eik/index.html") == page)
    // What was changed, lost or copied is as it was made; what is the school's own stays.
    try Files.makeFolders(to: folder("release/scholen/de-eik/eigen/diep"))
    try Files.write([7], to: folder("release/scholen/de-eik/eigen/diep/brief.txt"))
    #expect(try folders().folders == 0)
    let shared = folder("release/scholen/de-eik/zoeken.html"), bytes = try Files.read(shared)
    for (what, harm) in [
      ("changed", { try Files.write([1], to: folder("release/scholen/de-eik/versie.json")) }),
      ("lost", { try Files.remove(folder("release/scholen/de-eik/index.html")) }),
      ("closed", { try Files.setMode(of: folder("release/scholen/de-eik/index.html"), to: 0o600) }),
      ("copied", { try Files.write(bytes, to: shared) }),
      ("changed in common", { try Files.write([1], to: shared) }),
    ] as [(String, () throws -> Void)] {
      try harm()
      #expect(try folders().folders == 1, "\(what)")
      let now = try folder.tree("release")
      #expect(
        now.filter { !$0.key.contains("/eigen/") } == before && now["scholen/de-eik/eigen/diep/brief.txt"] == [7], "\(what)")
      #expect(Files.identity(shared) == identity("release/scholen/de-linde/zoeken.html"), "\(what)")
    }
    // Where a file can have no more names, several folders share another that is equal.
    try Files.write(bytes, to: shared)
    for name in ["de-eik", "de-linde"] {
      try Files.link(folder("release/scholen/\(name)/zoeken.html"), to: folder("elders-\(name)"))
    }
    #expect(try folders().folders == 0)
    // What is closed for others in one folder is so in all.
    try Files.setMode(of: folder("release/scholen/de-linde/begrippen.html"), to: 0o600)
    #expect(try folders().folders == 2 && Files.mode(folder("release/scholen/de-linde/begrippen.html")) != 0o600)
    #expect(try folders(Self.page, on: 3).folders == 2)
    #expect(try Files.read(folder("release/scholen/de-eik/eigen/diep/brief.txt")) == [7])
    #expect(try text("release/scholen/de-eik/problemen/eten/ouder.html").contains("uitgave 2 van 3 december 2026"))
    // Without folders, those of the release before are named.
    #expect(try release(Self.page, on: 3).left?.hasSuffix("release/scholen") == true)
  }

  @Test func foldersOfSchoolsThatAreGoneGo() throws {
    let es = "-- schools/de-es.yml --\nname: De Es\n"
    try folders(es)
    try Files.makeFolders(to: folder("release/scholen/iets"))
    #expect(try folders(on: 2).gone == ["de-es.zip", "scholen/de-es"])
    #expect(Files.kind(folder("release/scholen/de-es/index.html")) == .file)
    #expect(try folders(on: 2) { $0.prunes = true }.gone == ["de-es.zip", "scholen/de-es"])
    // What no release made stays.
    #expect(try Files.list(folder("release/scholen")) == ["de-eik", "de-linde", "iets"])
    try Files.makeFolders(to: folder("elders"))
    try Files.remove(folder("release/scholen/de-eik/versie.json"))
    _ = symlink(folder("elders"), folder("release/scholen/de-es"))
    #expect(throws: BuildError.self) { try folders(es, on: 3) }
    #expect(try Files.list(folder("elders")) == [])
  }

  /// Without folders too, since their pages say who is at a school.
  @Test func foldersGoWithTheZips() throws {
    let es = "-- schools/de-es.yml --\nname: De Es\n"
    try folders(es)
    try Files.makeFolders(to: folder("release/scholen/ander"))
    for name in ["versie.json", ".tweeluik"] { try Files.write([1], to: folder("release/scholen/ander/\(name)")) }
    for path in ["eigen/brief.pdf", "foto.jpg"] {
      let file = folder("release/scholen/de-es/\(path)")
      try Files.makeFolders(around: file)
      try Files.write([7], to: file)
      let result = try release(on: 2) { $0.prunes = true }
      #expect(result.gone.contains("scholen/de-es") && result.kept == ["scholen/de-es"])
      #expect(try Files.read(file) == [7])
      try Files.remove(file)
    }
    let result = try release(on: 2) { $0.prunes = true }
    #expect(result.gone == ["scholen/de-es"] && result.kept == [] && result.left != nil)
    #expect(try Files.list(folder("release/scholen")) == ["ander", "de-eik", "de-linde"])
    #expect(Files.kind(folder("release/.tweeluik-folders")) == nil)
  }

  /// The names of folders that the tool itself needs are no slugs.
  @Test func aSchoolMayHaveAnyName() throws {
    let schools = ["all", "new", "old"].map { "-- schools/\($0).yml --\nname: School \($0)\n" }.joined()
    #expect(try folders(schools).folders == 5)
    #expect(try folders(schools + Self.page, on: 2).folders == 5)
    #expect(try folders(schools + Self.page, on: 2).folders == 0)
    #expect(try text("release/scholen/all/onze-school.html").contains("School all"))
  }

  @Test func whatIsNotOursIsRefused() throws {
    let es = "-- schools/de-es.yml --\nname: De Es\n"
    try folders()
    for path in ["de-es/mijn.txt", "de-es/versie.json", "de-eik/fotos/f.jpg", "de-eik/iets.html"] {
      let file = folder("release/scholen/\(path)"), before = try folder.tree("release")
      try Files.makeFolders(around: file)
      try Files.write([7], to: file)
      let error = #expect(throws: BuildError.self) { try folders(es + Self.page, on: 2) }
      #expect(error.map { "\($0)" }?.contains(path) == true, "\(path)")
      #expect(try folder.tree("release") == before.merging(["scholen/\(path)": [7]]) { $1 }, "\(path)")
      try Files.remove(file)
    }
    for (path, bytes) in [("de-es/Thumbs.db", [1]), ("de-es/eigen/brief.txt", [2])] as [(String, [UInt8])] {
      try Files.makeFolders(around: folder("release/scholen/\(path)"))
      try Files.write(bytes, to: folder("release/scholen/\(path)"))
    }
    // A page that releases no longer have was theirs.
    try folders(es + Self.page, on: 2)
    #expect(Files.kind(folder("release/scholen/de-es/nieuw.html")) == .file)
    try folders(es, on: 3)
    #expect(Files.kind(folder("release/scholen/de-es/nieuw.html")) == nil)
    #expect(try Files.read(folder("release/scholen/de-es/eigen/brief.txt")) == [2])
  }

  @Test func whatIsTheSchoolsOwnKeepsItsRights() throws {
    try folders()
    let own = folder("release/scholen/de-eik/eigen")
    try Files.makeFolders(to: "\(own)/diep")
    try Files.setMode(of: "\(own)/diep", to: 0o700)
    try Files.setMode(of: own, to: 0o2775)
    try Files.setMode(of: folder("release/scholen/de-eik"), to: 0o775)
    #expect(try folders(Self.page, on: 2).folders == 2)
    #expect(Files.mode(own) == 0o2775 && Files.mode("\(own)/diep") == 0o700)
    #expect(Files.mode(folder("release/scholen/de-eik")) == 0o775)
  }

  /// What was saved after a folder's own files had got their names in the new one.
  @Test func whatComesInTheMeantimeIsKept() throws {
    try folders()
    let catalog = try #require(try Build(content: ContentFolder(path: folder("content")), today: Fixtures.today).catalog().1)
    let shelf = CopyShelf(in: folder("release"), catalog.interface)
    for name in ["before/eigen/diep", "after"] { try Files.makeFolders(to: folder(name)) }
    for path in ["eigen/een", "eigen/twee"] { try Files.write([1], to: folder("before/\(path)")) }
    try shelf.keepOwn(of: folder("before"), in: folder("after"))
    try Files.write([2], to: folder("before/eigen/twee"))
    try Files.write([3], to: folder("before/eigen/diep/drie"))
    try shelf.keepOwn(of: folder("before"), in: folder("after"))
    #expect(try folder.tree("after") == ["eigen/een": [1], "eigen/twee": [2], "eigen/diep/drie": [3]])
    #expect(identity("before/eigen/een") == identity("after/eigen/een"))
  }

  /// A run was killed between the two steps, and the school is gone at the next.
  @Test func whatAGoneSchoolHadIsPutBack() throws {
    try folders("-- schools/de-es.yml --\nname: De Es\n")
    try Files.makeFolders(to: folder("release/scholen/de-es/eigen"))
    try Files.write([7], to: folder("release/scholen/de-es/eigen/brief.txt"))
    try Files.makeFolders(to: folder("release/.tweeluik-folders/old"))
    try Files.move(folder("release/scholen/de-es"), to: folder("release/.tweeluik-folders/old/de-es"))
    #expect(try release(on: 2).gone == ["de-es.zip", "scholen/de-es"])
    #expect(try Files.read(folder("release/scholen/de-es/eigen/brief.txt")) == [7])
    #expect(Files.kind(folder("release/.tweeluik-folders")) == nil)
  }

  /// Where a disk cannot exchange two folders, a run that is killed between leaves neither, and the next has both.
  @Test func theOnlyFolderIsKept() throws {
    try folders()
    try Files.makeFolders(to: folder("release/scholen/de-eik/eigen"))
    try Files.write([7], to: folder("release/scholen/de-eik/eigen/brief.txt"))
    try folder.replace(try Fixtures.base().with(CopyTests.schools + Self.page))
    let command =
      "exec \"$TOOL\" release --folders --jobs 1 --key keys/key --output release --mailing mailing.csv --today 2026-12-02"
    #expect(try Command.shell("TWEELUIK_FAILPOINT=foldersApart \(command)", in: folder).status == SIGKILL)
    #expect(Files.kind(folder("release/scholen/de-eik")) == nil && Files.mode(folder("release/.tweeluik-folders")) == 0o700)
    #expect(try Command.shell(command, in: folder).status == 0)
    #expect(try Files.read(folder("release/scholen/de-eik/eigen/brief.txt")) == [7])
    #expect(try text("release/scholen/de-eik/onze-school.html").contains("uitgave 2"))
    #expect(Files.kind(folder("release/.tweeluik-folders")) == nil)
    // A run that was killed a moment later left the old folder too.
    try Files.makeFolders(to: folder("release/.tweeluik-folders/old/de-eik/diep"))
    try Files.remove(folder("release/scholen/de-eik/index.html"))
    #expect(try Command.shell("TWEELUIK_FAILPOINT=foldersApart:9 \(command)", in: folder).status == 0)
    #expect(try Files.read(folder("release/scholen/de-eik/eigen/brief.txt")) == [7])
    #expect(Files.kind(folder("release/.tweeluik-folders")) == nil)
  }

  /// The page for schools, and what it loads, take the place of nothing that is not theirs.
  @Test func thePageForSchoolsTakesNobodysPlace() throws {
    try folders()
    let style = try #require(try folder.tree("release").keys.first { $0.hasPrefix("vormgeving/") && $0.hasSuffix(".css") })
    for path in ["index.html", style] {
      try FileManager.default.removeItem(atPath: folder("release"))
      try Files.makeFolders(around: folder("release/\(path)"))
      try Files.write([7], to: folder("release/\(path)"))
      if path == "index.html" { try Files.write([1], to: folder("release/SHA256SUMS")) }
      // Only a folder with a copy is one of releases.
      try Files.write(Array("tweeluik x".utf8) + [UInt8](repeating: 0, count: 118), to: folder("release/de-eik.zip"))
      let error = #expect(throws: BuildError.self) { try folders() }
      #expect(error.map { "\($0)" }?.contains("“\(path)”") == true, "\(error.map { "\($0)" } ?? "")")
      #expect(try Files.read(folder("release/\(path)")) == [7])
    }
  }

  /// A logo of the release before goes with it.
  @Test func whatThePageNoLongerLoadsGoes() throws {
    try folders()
    let sums = folder("release/SHA256SUMS"), old = folder("release/vormgeving/oud.css")
    try Files.write([7], to: old)
    try folders(Self.page, on: 2)
    #expect(Files.kind(old) == .file)
    let result = try release(Self.page, on: 2, signed: false) { $0.allowsOtherKey = true }
    #expect(result.isNew)
    try Files.write(try Files.read(sums) + Array("\(String(repeating: "0", count: 64))  vormgeving/oud.css\n".utf8), to: sums)
    try release(on: 3, signed: false)
    #expect(Files.kind(old) == nil && Files.kind(folder("release/de-eik.zip")) == .file)
  }

  @Test func theListsSayWhereTheFoldersAre() throws {
    let settings = try #require(try Fixtures.base().text("site.yml"))
    try folders(
      "-- schools/de-es.yml --\nname: De Es\nhosted_at: https://es.example/tips/\n-- site.yml --\nreleases_at: https://example.org/scholen\n\(settings)"
    )
    let record = try #require(ReleaseRecord(Files.read(folder("release/releases.json"))))
    #expect(
      record.copies.map(\.page) == ["scholen/de-eik/index.html", "scholen/de-es/index.html", "scholen/de-linde/index.html"])
    let mails = try text("mailing.csv").split(separator: "\r\n").dropFirst().map { $0.split(separator: ";")[2] }
    #expect(
      mails == [
        "\"https://example.org/scholen/scholen/de-eik/\"", "\"https://es.example/tips/\"",
        "\"https://example.org/scholen/scholen/de-linde/\"",
      ])
    let page = try text("release/index.html")
    #expect(page.contains("<a href=\"scholen/de-eik/index.html\">") && page.contains("<a href=\"https://es.example/tips/\">"))
    #expect(!page.contains("@") && !page.contains("mailto") && !page.contains("linde.example"))
  }
}
