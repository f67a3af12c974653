import Content
import Foundation
import Model
import Platform
import Signing
import TestSupport
import Testing

@testable import Publishing

/// What a copy's signature proves, whatever was done to the copy.
@Suite struct SealTests {
  private let folder: TemporaryFolder
  private let content: ContentFolder
  private let site = "https://example.org/tips/"

  init() throws {
    folder = try TemporaryFolder()
    content = ContentFolder(path: folder("content"))
    try folder.put(try Fixtures.base().with(CopyTests.schools))
    for name in ["key", "other"] { _ = try ReleaseKeys.make(folder("keys/\(name)")) }
  }

  private func open(_ name: String = "key") throws -> PublicKey { try ReleaseKeys.readPublic(folder("keys/\(name).pub")) }
  private func signer(_ name: String, site: String? = nil) throws -> ReleaseSigner {
    ReleaseSigner(try SigningKey(Files.read(folder("keys/\(name)"))), site: site ?? self.site)
  }

  /// Makes one more release; its texts differ from those of the one before.
  @discardableResult private func release(_ number: Int, key: String? = "key", to output: String = "release") throws -> String {
    let page = "-- pages/nieuw.md --\n---\ntitle: Nieuw \(number)\nsummary: Kort.\n---\nWoorden.\n"
    try folder.replace(try Fixtures.base().with(CopyTests.schools + page))
    var choice = Releases.Choice()
    (choice.key, choice.allowsOtherKey) = (key.map { folder("keys/\($0)") }, true)
    let made = try Releases(content: content, today: #require(Day("2026-12-0\(number)")), choice: choice, volumes: nil)
      .write(to: folder(output), mailing: folder("mailing.csv")) { _, _ in }
    #expect(made.release?.number == number)
    let zip = folder("\(output)-\(number)-\(key ?? "none").zip")
    try Files.write(try Files.read(folder("\(output)/de-linde.zip")), to: zip)
    return zip
  }

  private func unpack(_ zip: String, to name: String = "copy") throws -> String {
    let path = folder(name)
    try? FileManager.default.removeItem(atPath: path)
    try CopyFolder(path: zip).unpack(to: path)
    return path
  }

  /// Writes a new list of sums, as one who changed a file would.
  private func sum(_ path: String) throws {
    let files = try folder.tree((path as NSString).lastPathComponent).filter { !$0.key.hasPrefix("SHA256SUMS") }
    let shell = try Command.shell(
      "cd '\(path)' && sha256sum -- \(files.keys.sorted().map { "'\($0)'" }.joined(separator: " ")) > SHA256SUMS", in: folder)
    #expect(shell.status == 0)
  }

  private func sign(_ path: String, by name: String, site: String? = nil) throws {
    let signature = try signer(name, site: site).signature(of: try Files.read("\(path)/SHA256SUMS"))
    try Files.write(Array(signature.utf8), to: "\(path)/SHA256SUMS.sig")
  }

  private func change(_ file: String, in path: String) throws {
    try Files.write(try Files.read("\(path)/\(file)") + [0x20], to: "\(path)/\(file)")
  }

  @Test func eachWayToTamperIsToldApart() throws {
    let zip = try release(1), key = try open(), other = try open("other")
    func judged(_ what: String, _ tamper: (String) throws -> Void) throws -> (CopyFolder.Differences, CopySeal) {
      let path = try unpack(zip, to: "tampered")
      try tamper(path)
      let copy = try CopyFolder(path: path), (differences, seal) = (try copy.differences(), try copy.seal())
      // A school whose copy is genuine takes none of these, whatever may be lost or go back.
      let school = try unpack(zip, to: "school"), before = try folder.tree("school")
      for (force, allowOlder) in [(false, false), (true, true)] {
        let error = #expect(throws: BuildError.self, "\(what)") {
          try CopyUpdate(folder: school, zip: path).run(force: force, allowOlder: allowOlder)
        }
        let isOfSeal = if case .notGenuine = error { true } else { false }
        #expect(isOfSeal == (seal != .whole(by: key)), "\(what): \(error.map { "\($0)" } ?? "")")
      }
      #expect(try folder.tree("school") == before)
      return (differences, seal)
    }
    let page = try judged("a page") { try change("over.html", in: $0) }
    #expect(page.0.changed == ["over.html"] && !page.0.hasOtherVersion && page.1 == .whole(by: key))
    let version = try judged("the version") { path in
      let text = String(decoding: try Files.read("\(path)/versie.json"), as: UTF8.self)
      try Files.write(Array(text.replacing("\"release\":1", with: "\"release\":9").utf8), to: "\(path)/versie.json")
    }
    #expect(version.0.changed == ["versie.json"] && version.0.hasOtherVersion && version.1 == .whole(by: key))
    let sums = try judged("the sums") { path in
      let text = String(decoding: try Files.read("\(path)/SHA256SUMS"), as: UTF8.self)
      try Files.write(Array(((text.first == "0" ? "1" : "0") + text.dropFirst()).utf8), to: "\(path)/SHA256SUMS")
    }
    #expect(sums.0.changed.count == 1 && sums.1 == .broken(.otherSums))
    let both = try judged("a page and its sum") { path in
      try change("over.html", in: path)
      try sum(path)
    }
    #expect(both.0.isEmpty && both.1 == .broken(.otherSums))
    let unsigned = try judged("no signature") { try Files.remove("\($0)/SHA256SUMS.sig") }
    #expect(unsigned.0.isEmpty && unsigned.1 == .broken(.missing))
    #expect(throws: BuildError.self) { try unsigned.1.expect(key, path: "x") }
    let spoilt = try judged("a spoilt signature") { try Files.write(Array("iets\n".utf8), to: "\($0)/SHA256SUMS.sig") }
    #expect(spoilt.1 == .broken(.unreadable))
    let another = try judged("another key") { path in
      try change("over.html", in: path)
      try sum(path)
      try sign(path, by: "other")
    }
    #expect(another.1 == .broken(.otherKey(other, named: key)))
    let named = try judged("another key, and its name") { path in
      try Files.write(Array(try signer("other").signers.utf8), to: "\(path)/allowed_signers")
      try sum(path)
      try sign(path, by: "other")
    }
    #expect(named.0.isEmpty && named.1 == .whole(by: other))
    #expect(throws: BuildError.self) { try named.1.expect(key, path: "x") }
    let elsewhere = try judged("another site") { try sign($0, by: "key", site: "https://example.org/andere/") }
    #expect(elsewhere.1 == .broken(.otherSite("tweeluik-release@example.org/andere")))
  }

  @Test func aCopyGoesFromReleaseToReleaseAndNeverBack() throws {
    let zips = try [release(1), release(2), release(3)], path = try unpack(zips[0])
    #expect(try CopyUpdate(folder: path, zip: zips[2]).run(force: false).after.release == 3)
    for zip in zips.prefix(2) {
      for force in [false, true] {
        let error = #expect(throws: BuildError.self) { try CopyUpdate(folder: path, zip: zip).run(force: force) }
        let text = error.map { "\($0)" } ?? ""
        #expect(
          text.contains("release 3 of 2026-12-03") && text.contains("release \(zip == zips[0] ? 1 : 2) of 2026-12-0"), "\(text)")
      }
    }
    #expect(try CopyUpdate(folder: path, zip: zips[1]).run(force: false, allowOlder: true).after.release == 2)
    #expect(try CopyUpdate(folder: path, zip: zips[1]).run(force: false).after.release == 2)
    #expect(try CopyUpdate(folder: path, zip: zips[2]).run(force: false).after.release == 3)
    // A copy of no release is older than one of a release.
    _ = try Copies(content: content, today: Fixtures.today, choice: Copies.Choice(), volumes: nil).write(to: folder("packed")) {
      _, _ in
    }
    let update = CopyUpdate(folder: path, zip: folder("packed/de-linde.zip"))
    let error = #expect(throws: BuildError.self) { try update.run(force: false, allowUnsigned: true) }
    #expect(error.map { "\($0)".contains("of no release") } == true)
  }

  /// The first version that a school took says whom it trusts.
  @Test func theFirstKeyIsTrusted() throws {
    let unsigned = try release(1, key: nil), signed = try release(2), other = try release(3, key: "other"),
      path = try unpack(unsigned)
    let later = try release(4, key: nil)
    func update(_ zip: String, _ key: String? = nil, allowUnsigned: Bool = false) throws {
      _ = try CopyUpdate(folder: path, zip: zip).run(
        force: false, allowOlder: true, key: key.map { try open($0) }, allowUnsigned: allowUnsigned)
    }
    try update(signed)
    for zip in [other, later] { #expect(throws: BuildError.self) { try update(zip) } }
    // Whoever names the new key takes it; from then on it is the copy's own.
    #expect(throws: BuildError.self) { try update(other, "key") }
    try update(other, "other")
    #expect(throws: BuildError.self) { try update(signed) }
    #expect(throws: BuildError.self) { try update(later) }
    try update(later, allowUnsigned: true)
    #expect(try CopyFolder(path: path).seal() == .none)
    try update(signed, "key")
    // A copy whose own signature was spoilt trusts nobody until it is told whom.
    try Files.write([1], to: "\(path)/SHA256SUMS.sig")
    #expect(throws: BuildError.self) { try update(signed) }
    try update(signed, "key")
    #expect(try CopyFolder(path: path).seal() == .whole(by: open()))
  }

  /// Until the next run, what a killed update leaves lies where no web server shows it.
  @Test func whatAnUpdateMakesIsNotShown() throws {
    let zips = try [release(1), release(2)], path = try unpack(zips[0], to: "www/tips")
    try Files.makeFolder("\(path)/eigen")
    try Files.write([1], to: "\(path)/eigen/brief.txt")
    _ = try CopyUpdate(folder: path, zip: zips[1]).run(force: false)
    #expect(try Files.list(folder("www")) == ["tips"] && Files.mode(path) == 0o755)
  }
}
