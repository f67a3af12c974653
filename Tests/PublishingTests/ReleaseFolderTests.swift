import Content
import Foundation
import Model
import Platform
import Signing
import TestSupport
import Testing

@testable import Publishing

/// What the next release follows on, and what a school's copy trusts, when somebody was at it.
@Suite struct ReleaseFolderTests: Releasing {
  let folder: TemporaryFolder
  let key: String

  init() throws {
    folder = try TemporaryFolder()
    key = try Self.makeKey(in: folder)
  }

  private func change(_ file: String, _ body: (inout [UInt8]) -> Void) throws {
    var bytes = try Files.read(folder(file))
    body(&bytes)
    try Files.write(bytes, to: folder(file))
  }

  /// The list of digests of the folder, with its signature, is none of a copy.
  @Test func theListsOfAReleaseAreNotConfused() throws {
    try release()
    let copy = folder("copy")
    try CopyFolder(path: folder("release/de-linde.zip")).unpack(to: copy)
    for name in ["SHA256SUMS", "SHA256SUMS.sig"] {
      try Files.write(try Files.read(folder("release/\(name)")), to: "\(copy)/\(name)")
    }
    // It would still be a copy if the list of the folder named what one has.
    let sums = try Files.read("\(copy)/SHA256SUMS"),
      text = String(decoding: try Files.read("\(copy)/SHA256SUMS.sig"), as: UTF8.self)
    let seal = CopySeal(
      signature: text, of: sums, brought: try ReleaseKeys.readPublic("\(key).pub"), isDue: true,
      namespace: ReleaseFiles.namespace(of: "https://example.org/tips/"))
    #expect(seal == .broken(.otherSite("tweeluik-releases@example.org/tips")))
    // The folder's list of signers is right for both.
    let signers = String(decoding: try Files.read(folder("release/allowed_signers")), as: UTF8.self)
    let own = String(decoding: try Files.read("\(copy)/allowed_signers"), as: UTF8.self)
    #expect(signers.hasPrefix(own) && signers.split(separator: "\n").count == 2)
  }

  @Test func aListThatWasChangedIsNotFollowedOn() throws {
    try release()
    let whole = folder("whole")
    try FileManager.default.copyItem(atPath: folder("release"), toPath: whole)
    for (what, words, tamper) in [
      (
        "another number", "is not the list that was signed",
        {
          try change("release/releases.json") {
            $0 = Array(String(decoding: $0, as: UTF8.self).replacing("\"number\":1", with: "\"number\":7").utf8)
          }
        }
      ),
      (
        "no key", "names no key",
        {
          try change("release/releases.json") {
            $0 = Array(String(decoding: $0, as: UTF8.self).replacing(/"key":"[^"]+",/, with: "").utf8)
          }
        }
      ),
      ("other digests", "is no signature", { try change("release/SHA256SUMS") { $0[0] = $0[0] == 0x30 ? 0x31 : 0x30 } }),
      ("no signature", "is gone", { try Files.remove(folder("release/SHA256SUMS.sig")) }),
      ("no digests", "is gone", { try Files.remove(folder("release/SHA256SUMS")) }),
      ("a spoilt signature", "cannot be read", { try change("release/SHA256SUMS.sig") { $0 = [1] } }),
      (
        "a signature for copies", "is no signature",
        {
          let signer = ReleaseSigner(try SigningKey(Files.read(key)), site: "https://example.org/tips/")
          try Files.write(
            Array(try signer.signature(of: Files.read(folder("release/SHA256SUMS"))).utf8), to: folder("release/SHA256SUMS.sig"))
        }
      ),
    ] as [(String, String, () throws -> Void)] {
      try tamper()
      let before = try folder.tree("release")
      refused(words, what) { try release(Self.page, on: 2) }
      #expect(try folder.tree("release") == before, "\(what): something was written")
      try FileManager.default.removeItem(atPath: folder("release"))
      try FileManager.default.copyItem(atPath: whole, toPath: folder("release"))
    }
    #expect(try release(Self.page, on: 2).release?.number == 2)
  }

  /// Anybody can write the mark of a copy at the end of a file.
  @Test func aZipThatOnlyHasTheMarkIsMadeAgain() throws {
    try release()
    let whole = try folder.tree("release")
    // The same size and end; another size; and one that no list names.
    try change("release/de-linde.zip") { $0[$0.count / 2] ^= 1 }
    try change("release/de-eik.zip") { $0.insert(contentsOf: [1, 2, 3], at: 0) }
    #expect(try release().made == 2 && folder.tree("release") == whole)
    for name in ["releases.json", "SHA256SUMS", "SHA256SUMS.sig", "index.html"] { try Files.remove(folder("release/\(name)")) }
    try change("release/de-linde.zip") { $0[$0.count / 2] ^= 1 }
    #expect(try release().made == 2 && folder.tree("release") == whole)
    #expect(try release().made == 0)
  }

  /// Two runs at once would give two releases one number.
  @Test func theListIsReadOnlyByWhoHasTheFolder() throws {
    try release()
    let lock = try #require(try FolderLock(folder("release"))), whole = try Files.read(folder("release/releases.json"))
    try Files.write([1], to: folder("release/releases.json"))
    let error = #expect(throws: BuildError.self) { try release(Self.page, on: 2) }
    #expect(error.map { "\($0)".contains("another run") } == true, "\(error.map { "\($0)" } ?? "")")
    try Files.write(whole, to: folder("release/releases.json"))
    lock.release()
    #expect(try release(Self.page, on: 2).release?.number == 2)
  }

  @Test func theFolderIsOfOneSite() throws {
    try release(signed: false)
    let settings = try #require(try Fixtures.base().text("site.yml"))
    let other = "-- site.yml --\n\(settings.replacing("example.org/tips", with: "example.org/andere"))"
    refused("https://example.org/tips/") { try release(other, on: 2, signed: false) }
    // What the hint says works.
    #expect(try release(other, on: 2, signed: false, to: "elsewhere").release?.number == 1)
    // It is the same site with https and without.
    let plain = "-- site.yml --\n\(settings.replacing("https://", with: "http://"))"
    #expect(try release(plain, on: 2, signed: false).release?.number == 2)
  }

  @Test func theListForAMailingIsNotPublishedUnderAnotherName() throws {
    try folder.put(try Fixtures.base().with(CopyTests.schools))
    let result = try Command.run(
      "release", "--output", "./uitgave", "--mailing", "uitgave/m.csv", "--today", "2026-12-01", in: folder)
    #expect(result.status == 2 && result.error.contains("addresses of mail"), "\(result)")
    #expect(Files.kind(folder("uitgave")) == nil)
  }

  /// Until the new list is there, the one that is published names the zips of schools that are gone.
  @Test func whatIsGoneGoesLast() throws {
    try release("-- schools/de-es.yml --\nname: De Es\n", signed: false)
    try folder.replace(try Fixtures.base().with(CopyTests.schools))
    let options = "--output release --mailing mailing.csv --prune --today 2026-12-02"
    for (point, isThere) in [("releasePacked", true), ("none", false)] {
      _ = try Command.shell("TWEELUIK_FAILPOINT=\(point) \"$TOOL\" release \(options) || true", in: folder)
      #expect((Files.kind(folder("release/de-es.zip")) == .file) == isThere, "\(point)")
    }
  }

  @Test func aKeyIsWholeOrNotThere() throws {
    // Nothing can be written where the public half would come.
    try Files.makeFolders(to: folder("keys/second.pub.tweeluik-tmp"))
    #expect(throws: BuildError.self) { try ReleaseKeys.make(folder("keys/second")) }
    #expect(Files.kind(folder("keys/second")) == nil && Files.kind(folder("keys/second.pub")) == nil)
    let open = try Files.read("\(key).pub"), secret = try Files.read(key)
    try Files.remove("\(key).pub")
    let again = try ReleaseKeys.make(key)
    #expect(try !again.isNew && Files.read("\(key).pub") == open && Files.read(key) == secret)
    // A public half alone is somebody's.
    try Files.remove(key)
    #expect(throws: BuildError.self) { try ReleaseKeys.make(key) }
    // A list of sums makes no folder a copy.
    try Files.write([1], to: folder("keys/SHA256SUMS"))
    #expect(try ReleaseKeys.make(folder("keys/third")).isNew)
    for name in ["versie.json", "version.json", "releases.json"] {
      try Files.write([1], to: folder("keys/\(name)"))
      #expect(throws: BuildError.self, "\(name)") { try ReleaseKeys.make(folder("keys/fourth")) }
      try Files.remove(folder("keys/\(name)"))
    }
  }

  // MARK: Copies

  /// The zip of a copy with other entries: a name with no bytes is left out, or else added.
  private func zip(_ name: String, _ text: String? = nil, from zip: String = "release/de-linde.zip") throws -> String {
    let script = """
      import sys, zipfile
      old = zipfile.ZipFile(sys.argv[1])
      with zipfile.ZipFile("other.zip", "w") as new:
          for one in old.namelist():
              if one != sys.argv[2]: new.writestr(one, old.read(one))
          if len(sys.argv) > 3: new.writestr(sys.argv[2], sys.argv[3])
      """
    let made = try Command.shell(
      "python3 - \"$@\" <<'END'\n\(script)\nEND", [folder(zip), "de-linde/\(name)"] + (text.map { [$0] } ?? []), in: folder)
    #expect(made.status == 0, "\(made.error)")
    return folder("other.zip")
  }

  /// A copy that names who signs it is not one that was never signed.
  @Test func aSignatureThatIsGoneIsMissed() throws {
    try release()
    try FileManager.default.copyItem(atPath: folder("release/de-linde.zip"), toPath: folder("first.zip"))
    try release(Self.page, on: 2)
    let bare = try zip("SHA256SUMS.sig")
    #expect(try CopyFolder(path: bare).seal() == .broken(.missing))
    let verified = try Command.run("verify", bare, in: folder)
    #expect(verified.status == 3 && verified.error.contains("its signature is gone"), "\(verified)")
    // Neither a copy that is signed takes it, nor one that never was, whatever is allowed.
    for signed in [true, false] {
      if !signed { try release(signed: false, to: "unsigned") }
      let path = try unpack(signed ? "first.zip" : "unsigned/de-linde.zip"), before = try folder.tree("copy")
      for allowUnsigned in [false, true] {
        refused("its signature is gone") {
          _ = try CopyUpdate(folder: path, zip: bare).run(force: true, allowOlder: true, allowUnsigned: allowUnsigned)
        }
      }
      #expect(try folder.tree("copy") == before)
    }
    // The copy that is there lost its own: it trusts the key that it brought, and no other.
    _ = try ReleaseKeys.make(folder("keys/other"))
    try release(Self.page, on: 3, to: "others") { $0.key = folder("keys/other") }
    let path = try unpack("first.zip")
    try Files.remove("\(path)/SHA256SUMS.sig")
    #expect(try Command.run("verify", path, in: folder).status == 3)
    for force in [false, true] {
      refused("another key") { _ = try CopyUpdate(folder: path, zip: folder("others/de-linde.zip")).run(force: force) }
      try release(signed: false, to: "unsigned")
      refused("is not signed") {
        _ = try CopyUpdate(folder: path, zip: folder("unsigned/de-linde.zip")).run(force: force, allowOlder: true)
      }
    }
    #expect(try CopyUpdate(folder: path, zip: folder("release/de-linde.zip")).run(force: false).after.release == 2)
    // With another key in the place of that one, it trusts nobody until it is told whom.
    let changed = try unpack("first.zip")
    try Files.remove("\(changed)/SHA256SUMS.sig")
    try Files.write(try Files.read(folder("others/allowed_signers")), to: "\(changed)/allowed_signers")
    for zip in ["others", "release"] {
      refused("its signature is gone") {
        _ = try CopyUpdate(folder: changed, zip: folder("\(zip)/de-linde.zip")).run(force: true)
      }
    }
    let open = try ReleaseKeys.readPublic("\(key).pub")
    #expect(try CopyUpdate(folder: changed, zip: folder("release/de-linde.zip")).run(force: true, key: open).after.release == 2)
  }

  /// What systems leave in folders is in no zip that was packed, and never unpacked.
  @Test func onlyWhatTheListNamesIsUnpacked() throws {
    try release()
    let path = try unpack(), before = try folder.tree("copy")
    for name in [".Trashes/inlog.html", "._x.html", "problemen/__MACOSX/x.html"] {
      let other = try zip(name, "x")
      #expect(try CopyFolder(path: other).differences().added == [name])
      refused(name) { _ = try CopyUpdate(folder: path, zip: other).run(force: true, allowOlder: true) }
      #expect(try folder.tree("copy") == before)
      try CopyFolder(path: other).unpack(to: folder("unpacked"))
      #expect(try folder.tree("unpacked") == before)
      // In a folder it is what a system left, and stays there.
      try Files.makeFolders(around: folder("unpacked/\(name)"))
      try Files.write([1], to: folder("unpacked/\(name)"))
      #expect(try CopyFolder(path: folder("unpacked")).differences().isEmpty)
      _ = try CopyUpdate(folder: path, zip: folder("unpacked")).run(force: false)
      #expect(try folder.tree("copy") == before)
      try FileManager.default.removeItem(atPath: folder("unpacked"))
    }
  }

  @Test func whoMustHaveSignedItIsOneQuestion() throws {
    try release(signed: false)
    let path = try unpack(), options = ["--from", "release/de-linde.zip", "--key", "keys/key.pub"]
    let both = try Command.run("update", [path] + options + ["--allow-unsigned"], in: folder)
    #expect(both.status == 2 && both.error.contains("hint: leave one of the two out"), "\(both)")
    #expect(try Command.run("update", [path] + options, in: folder).status == 3)
    let alone = try Command.run("update", [path, "--from", "release/de-linde.zip", "--allow-unsigned"], in: folder)
    #expect(alone.status == 0, "\(alone)")
  }

  /// As long as nothing with the copy's name is a copy, the one that lies aside may be all that the school has.
  @Test func theOnlyCopyIsKept() throws {
    try release()
    let path = try unpack(), aside = folder(".copy.tweeluik"), zip = folder("release/de-linde.zip")
    try Files.makeFolder("\(path)/eigen")
    try Files.write([1], to: "\(path)/eigen/brief.txt")
    try Files.makeSecretFolder(aside)
    try Files.move(path, to: "\(aside)/old")
    try Files.makeFolder(path)
    try Files.write([1], to: "\(path)/iets.txt")
    for force in [false, true] { #expect(throws: BuildError.self) { try CopyUpdate(folder: path, zip: zip).run(force: force) } }
    #expect(try Files.read("\(aside)/old/eigen/brief.txt") == [1])
    try FileManager.default.removeItem(atPath: path)
    #expect(try CopyUpdate(folder: path, zip: zip).run(force: false).kept == 1)
    #expect(try Files.read("\(path)/eigen/brief.txt") == [1] && Files.kind(aside) == nil)
  }

  @Test func aCopyThatNobodyMayWriteToKeepsItsRights() throws {
    try release(signed: false)
    let path = try unpack()
    for mode: UInt32 in [0o555, 0o755, 0o2750] {
      try Files.setMode(of: path, to: mode)
      // A user who is no administrator may move it only with the right to write in it.
      let user = getuid() == 0 ? "chown -R 65534:65534 . && exec setpriv --reuid=65534 --regid=65534 --clear-groups" : "exec env"
      let command = "\(user) \"$TOOL\" update copy --from release/de-linde.zip"
      var result = try Command.shell(command, in: folder)
      if mode == 0o555 {
        #expect(result.status == 2, "\(result)")
        let hint = try #require(result.error.firstMatch(of: /run “(chmod [^”]+)”/), "\(result)").output.1
        #expect(try Command.shell(String(hint), in: folder).status == 0)
        result = try Command.shell(command, in: folder)
      }
      #expect(result.status == 0, "\(String(mode, radix: 8)): \(result)")
      #expect(Files.mode(path) == (mode == 0o555 ? 0o755 : mode) && Files.kind(folder(".copy.tweeluik")) == nil)
    }
    // An administrator needs no such right.
    if getuid() == 0 {
      try Files.setMode(of: path, to: 0o555)
      _ = try CopyUpdate(folder: path, zip: folder("release/de-linde.zip")).run(force: false)
      #expect(Files.mode(path) == 0o555)
    }
  }
}
