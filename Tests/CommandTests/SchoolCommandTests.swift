import Foundation
import Platform
import TestSupport
import Testing

/// What those who make copies for schools, and those who get them, are told when something is not as it should be.
@Suite struct SchoolCommandTests {
  private static let linde = "-- schools/de-linde.yml --\nname: De Linde\ntown: Ede\n"

  private func folder(_ change: String = linde) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.inEnglish().with(change))
    return folder
  }

  /// Runs a line of shell, and expects its status and words in what it prints on standard error.
  private func expect(_ line: String, _ status: Int32, _ words: String..., in folder: TemporaryFolder) throws {
    let result = try Command.shell(line, in: folder)
    #expect(result.status == status, "\(line): \(result)")
    for each in words { #expect(result.error.contains(each), "\(line): \(result.error)") }
  }

  @Test func aSchoolsFileIsChangedOnlyWhenThatIsWanted() throws {
    let folder = try folder(), before = try folder.tree("content")
    try Files.write(Array("naam;plaats\nDe Linde;Goes\nDe Es;Ede\n".utf8), to: folder("schools.csv"))
    try expect(
      "\"$TOOL\" schools import schools.csv", 1, "error: 1 school's file says something else", "nothing was written", "--replace",
      in: folder)
    #expect(try folder.tree("content") == before)
    try expect("\"$TOOL\" schools import schools.csv --replace", 0, in: folder)
    #expect(try folder.tree("content").count == before.count + 1)
    try Files.write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], to: folder("old.xls"))
    try expect("\"$TOOL\" schools import old.xls", 2, "a workbook of an old kind", "save it as .xlsx", in: folder)
  }

  @Test func aKeyIsMadeOnceAndProvesARelease() throws {
    let folder = try folder()
    let first = try Command.run("keys", "key", in: folder)
    #expect(
      first.status == 0
        && first.output.hasPrefix("Made a key in key, for you alone, and its public half in key.pub\nFingerprint: SHA256:"))
    let key = try Files.read(folder("key")), half = try Files.read(folder("key.pub"))
    #expect(try Command.shell("stat -c %a key", in: folder).output == "600\n")
    try expect("\"$TOOL\" keys key", 2, "key", in: folder)
    try FileManager.default.removeItem(atPath: folder("key.pub"))
    let second = try Command.run("keys", "key", in: folder)
    #expect(second.status == 0 && second.output.hasPrefix("Wrote the public half of the key in key again, in key.pub\n"))
    #expect(try Files.read(folder("key")) == key && Files.read(folder("key.pub")) == half)
    try expect(
      "\"$TOOL\" release --key key --quiet && unzip -q release/de-linde.zip && \"$TOOL\" verify de-linde --key key.pub", 0,
      in: folder)
    try expect("\"$TOOL\" verify de-linde --key content/site.yml", 2, "holds no public key", "hint: ", in: folder)
    let verified = try Command.run("verify", "de-linde", in: folder)
    #expect(
      verified.status == 0 && verified.output.contains("the key that it brought; --key with the institute's public key proves"))
    // A site whose settings name a key makes no release that is not signed with it.
    let line = String(decoding: half, as: UTF8.self).split(separator: " ").prefix(2).joined(separator: " ")
    let settings = String(decoding: try Files.read(folder("content/site.yml")), as: UTF8.self)
    try Files.write(Array("\(settings)release_key: \(line)\n".utf8), to: folder("content/site.yml"))
    try expect("\"$TOOL\" release --output other", 2, "site.yml names", "would not be signed", "hint: ", in: folder)
    try expect(
      "\"$TOOL\" keys wrong && \"$TOOL\" release --output other --key wrong", 2, "would be signed with SHA256:", in: folder)
    #expect(Files.kind(folder("other")) == nil)
  }

  @Test func aReleaseTellsWhatItLeaves() throws {
    let folder = try folder(Self.linde + "-- schools/de-es.yml --\nname: De Es\n")
    let release = "\"$TOOL\" release --quiet --today 2026-12-0"
    try expect(
      "\(release)1 --folders && mkdir release/schools/de-es/own && echo x > release/schools/de-es/own/a.txt", 0, in: folder)
    try expect("echo x > release/schools/de-es/mine.txt", 0, in: folder)
    try FileManager.default.removeItem(atPath: folder("content/schools/de-es.yml"))
    try expect(
      "\(release)2", 0, "of schools that are gone: “de-es", "hint: --prune removes", "has copies that were not renewed",
      "--folders renews them",
      in: folder)
    try expect("\(release)2 --folders --prune", 0, "files that no release made keep", "move these files away", in: folder)
    #expect(
      Files.kind(folder("release/schools/de-es/mine.txt")) == .file
        && Files.kind(folder("release/schools/de-es/own/a.txt")) == .file)
    try expect("echo '---' > content/pages/fout.md; \(release)3", 1, "; nothing was released", in: folder)
  }

  @Test func whatIsNoCopyIsRefused() throws {
    let folder = try folder()
    try expect(
      "\"$TOOL\" pack --all --quiet && unzip -q copies/de-linde.zip && mkdir de-es && echo x > de-es/a && zip -qr copies/de-linde.zip de-es",
      0, in: folder)
    try expect("\"$TOOL\" verify copies/de-linde.zip", 2, "it does not hold one folder", in: folder)
    try expect("echo spoilt >> de-linde/SHA256SUMS; \"$TOOL\" verify de-linde", 2, "its “SHA256SUMS” is spoilt", in: folder)
  }

  /// A link is never what was packed, even if it leads to the same bytes.
  @Test func aLinkInTheFilesPlaceIsAChange() throws {
    let folder = try folder()
    try expect(
      "\"$TOOL\" pack --all --quiet && unzip -q copies/de-linde.zip && mv de-linde/begin.html elsewhere.html", 0, in: folder)
    let told = try Command.shell("ln -s ../elsewhere.html de-linde/begin.html; \"$TOOL\" verify de-linde", in: folder)
    #expect(told.status == 1 && (told.output + told.error).contains("begin.html"), "\(told)")
  }

  /// Two commands that change one folder never run at the same time.
  @Test func whatIsBeingChangedIsLeft() throws {
    let folder = try folder()
    try expect("\"$TOOL\" pack --all --quiet && unzip -q copies/de-linde.zip", 0, in: folder)
    let before = try folder.tree(".")
    for (name, command) in [(".", "update de-linde --from copies/de-linde.zip"), ("copies", "pack --all")] {
      let lock = try #require(try FolderLock(folder(name)))
      defer { lock.release() }
      try expect("\"$TOOL\" \(command)", 2, "another run is writing to", in: folder)
    }
    #expect(try folder.tree(".") == before)
  }

  /// In each language a site may have, a copy says all that it says in that language, and is whole.
  @Test(arguments: ["nl", "en", "ar"]) func aCopySpeaksTheLanguageOfItsSite(language: String) throws {
    let folder = try TemporaryFolder(), site = try Fixtures.base().with(Self.linde + "-- schools/de-es.yml --\nname: De Es\n")
    let settings = site.text("site.yml") ?? ""
    try folder.put(site.with("-- site.yml --\n\(settings.replacing("language: nl", with: "language: \(language)"))"))
    let line = "\"$TOOL\" release --quiet --folders --today 2026-12-0"
    let again = "echo X. >> content/pages/over.md && \(line)2"
    try expect("\(line)1 && \(again) && unzip -q release/de-linde.zip && \"$TOOL\" verify de-linde", 0, in: folder)
    for (path, bytes) in try folder.tree("de-linde") where path.hasSuffix(".html") {
      #expect(bytes.holds("<html lang=\"\(language)\""), "\(path)")
    }
    for (path, bytes) in try folder.tree("release") where path.hasSuffix(".html") && !path.contains("/") {
      #expect(bytes.holds("<html lang=\"\(language)\""), "\(path)")
    }
  }
}
