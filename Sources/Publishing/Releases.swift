import Checks
import Content
import Diagnostics
import Digest
import Model
import Platform
import Signing
import SiteIndex

/// Makes a release: a folder with the zips of all schools and the list of releases, to be published as it is.
package struct Releases {
  /// How it is made.
  package struct Choice: Sendable {
    /// How many copies are made at the same time.
    package var jobs = 2
    /// The file with the key that signs; `nil` for a release that is not signed.
    package var key: String?
    /// Whether it may be signed with another key than the release before, or no longer.
    package var allowsOtherKey = false
    /// Whether there is a folder for each copy too, for the institute's own web server.
    package var withFolders = false
    /// Whether the zips and folders of schools that are gone are removed.
    package var prunes = false

    package init() {}
  }

  /// What was made.
  package struct Result: Sendable {
    package var findings: [Diagnostic]
    /// `nil` when errors kept it from being made.
    package var release: Release?
    /// Whether the folder had it already.
    package var isNew = false
    package var made = 0
    package var unchanged = 0
    /// How many folders were made, where there are any.
    package var folders: Int?
    /// The names of zips and folders of schools that are gone; they were removed if that was asked for.
    package var gone: [String] = []
    /// Those that stay although removal was asked for, since they hold files that no release made.
    package var kept: [String] = []
    /// Whether each folder takes the room of all its files, since the disk gives a file but one name.
    package var takesRoom = false
    /// The folder with copies of an earlier run, which this one did not renew.
    package var left: String?
    /// The fingerprint of the key that signed it; `nil` when it is not signed.
    package var key: String?
  }

  private let content: ContentFolder
  private let today: Day
  private let choice: Choice
  private let volumes: String?

  /// - Parameter volumes: the folder with the volumes to pack.
  package init(content: ContentFolder, today: Day, choice: Choice, volumes: String?) {
    self.content = content
    self.today = today
    self.choice = choice
    self.volumes = volumes
  }

  /// Makes what is missing. Nothing is written when there is an error in anything, in any school's file too: a release is of all schools.
  /// If all that copies hold is as in the newest release, that is made whole again; otherwise there is a next one.
  ///
  /// - Parameters:
  ///   - mailing: the file for the list of schools with what is theirs. It does not lie in the folder: addresses of mail are not published.
  ///   - progress: called after each school with how many are done and how many there are; on any thread.
  /// - Throws: ``BuildError``. What a run that failed or was killed left half done, the next run finishes.
  package func write(
    to output: String, mailing: String, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) throws(BuildError) -> Result {
    try Belongings.refuse(output, within: content)
    try Belongings.refuse(mailing, within: content)
    try refuseMailing(mailing, inside: output)
    let key = try choice.key.map { path throws(BuildError) in try ReleaseKeys.read(path, publishing: output) }
    let (built, catalog) = try Build(content: content, today: today).catalog()
    var result = Result(findings: built.findings)
    guard let catalog else { return result }
    let (slugs, found) = content.schools()
    if slugs.isEmpty { throw .noSchool("", among: slugs, content) }
    result.findings += checkCopyAddresses(catalog) + found
    if result.findings.hasErrors { return result }
    let signer = key.map { ReleaseSigner($0, site: catalog.baseURL) }
    if let named = catalog.settings.releaseKey, named != signer?.publicKey.line {
      throw .notTheSitesKey(named: PublicKey(text: named).map { "\($0)" } ?? named, now: signer.map { "\($0.publicKey)" })
    }
    let work = try CopyWork(catalog, content: content, today: today, volumes: volumes)
    let schools = try CopyWork.each(of: slugs, jobs: choice.jobs, progress: { _, _ in }) { slug throws(BuildError) in
      let (school, findings) = work.school(slug)
      return (member: try school.map { school throws(BuildError) in try ReleaseMember(school, work) }, findings: findings)
    }
    result.findings = (result.findings + schools.flatMap(\.findings)).sortedAndUnique()
    if result.findings.hasErrors { return result }

    let wasThere = Files.isFolder(output)
    try attempt { () throws(FileError) in try Files.makeFolders(to: output) }
    // Where nothing came of it, no empty folder is left.
    defer { if !wasThere { Files.removeFolderIfEmpty(output) } }
    // Now that it is there, whatever name it was given.
    try refuseMailing(mailing, inside: output)
    guard let lock = try attempt({ () throws(FileError) in try FolderLock(output) }) else { throw .busy(folder: output) }
    defer { lock.release() }
    try ReleaseFolder.finish(output)
    let before = try ReleaseFolder.record(in: output)
    if let other = before?.address, ReleaseFiles.site(other) != ReleaseFiles.site(catalog.baseURL) {
      throw .releasesElsewhere(folder: output, of: other, now: catalog.baseURL)
    }
    try refuseKey(signer, before, output)
    let members = schools.compactMap(\.member), contents = Self.digest(of: members), texts = ReleasedTexts(of: catalog)
    let release = try release(contents, texts, signer, before, output)
    (result.release, result.isNew, result.key) = (
      release, release.number != before?.releases.first?.number, signer.map { "\($0.publicKey)" }
    )
    if before == nil { try CopyZips.refuseForeign(output, slugs) }
    try SchoolsPage.refuseForeign(output, catalog)
    let shelf = CopyShelf(in: output, catalog.interface)
    try shelf.recover()
    if choice.withFolders { try shelf.refuseForeign(slugs) }
    try attempt { () throws(FileError) in
      for name in try CopyZips.leftovers(in: output) { try Files.remove("\(output)/\(name)") }
    }
    let releases = (result.isNew ? [release] : []) + (before?.releases ?? []), present = Set(texts.entries.map(\.text.address))
    let stamp = CopyStamp(work.press, releases.map { $0.showing(present) }, signer)
    let known = Dictionary((before?.copies ?? []).map { ($0.school, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(members.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let packed = try CopyWork.each(of: slugs, jobs: choice.jobs, progress: progress) { slug throws(BuildError) in
      guard let member = places[slug] else { return (copy: ReleaseRecord.Copy?.none, isMade: false) }
      return try Self.pack(member, stamp, known[slug], work, in: output)
    }
    result.made = packed.count(where: \.isMade)
    result.unchanged = packed.count - result.made
    FailPoint.reach(.releasePacked)
    let zips = try Self.gone(from: output, slugs)
    if choice.withFolders {
      let folders = try SchoolFolders(on: shelf, work.press, stamp)
      result.takesRoom = !folders.areLinked
      result.folders = try CopyWork.each(of: slugs, jobs: choice.jobs, progress: progress) { slug throws(BuildError) in
        guard let member = places[slug] else { return false }
        return try folders.write(try Self.contents(of: member, work))
      }.count(where: \.self)
    } else {
      result.left = try shelf.names().contains(where: slugs.contains) ? shelf.root : nil
    }
    let oldFolders = try shelf.gone(slugs)
    result.gone = zips + oldFolders.map { "\(shelf.name)/\($0)" }
    let copies = packed.compactMap(\.copy).map { copy in
      var copy = copy
      if choice.withFolders { copy.page = shelf.address(of: copy.school) }
      return copy
    }
    let list = ReleaseRecord(
      site: catalog.siteTitle, address: catalog.baseURL, key: signer?.publicKey.line, contents: contents, releases: releases,
      copies: copies, texts: texts)
    try Self.finish(list, stamp, members, catalog, to: output, mailing)
    // Until now, the list that was there named them.
    if choice.prunes {
      try attempt { () throws(FileError) in for name in zips { try Files.remove("\(output)/\(name)") } }
      result.kept = try shelf.remove(oldFolders).map { "\(shelf.name)/\($0)" }
    }
    shelf.finish()
    return result
  }

  /// Refuses a list for a mailing that would be published.
  private func refuseMailing(_ mailing: String, inside output: String) throws(BuildError) {
    let isInside = "\(Files.nearestReal(mailing))/".hasPrefix("\(Files.nearestReal(output))/")
    if isInside, mailing.hasPrefix("\(output)/") || Files.isFolder(output) { throw .mailingInside(file: mailing, folder: output) }
  }

  private static func digest(of members: [ReleaseMember]) -> String {
    let digest = SHA256()
    for member in members { digest.add(Array("\(member.slug) \(member.contents)\n".utf8)) }
    return digest.hexadecimal()
  }

  /// Makes a school's zip, unless it is there.
  private static func pack(
    _ member: ReleaseMember, _ stamp: CopyStamp, _ known: ReleaseRecord.Copy?, _ work: CopyWork, in output: String
  ) throws(BuildError) -> (copy: ReleaseRecord.Copy?, isMade: Bool) {
    let target = "\(output)/\(member.slug).zip", version = stamp.version(of: member.contents)
    func copy(_ bytes: [UInt8]) -> ReleaseRecord.Copy {
      ReleaseRecord.Copy(
        school: member.slug, name: member.name, version: version, size: bytes.count, sum: SHA256.hexadecimal(of: bytes))
    }
    // Anybody can write the mark at the end of a zip: only what the list of releases names is what was made.
    if let known, known.version == version, known.size == Files.size(target),
      CopyZips.ends(target, with: stamp.mark(of: member.contents))
    {
      let there = copy(try attempt { () throws(FileError) in try Files.read(target) })
      if there.sum == known.sum { return (there, false) }
    }
    let bytes = try work.press.packed(try contents(of: member, work), stamp)
    try attempt { () throws(FileError) in try Files.write(bytes, to: target) }
    return (copy(bytes), true)
  }

  /// What a school's copy has of its own. It was read before, and not kept: there may be thousands.
  private static func contents(of member: ReleaseMember, _ work: CopyWork) throws(BuildError) -> CopyContents {
    guard let school = work.school(member.slug).school else { throw .changedContent(file: "schools/\(member.slug).yml") }
    let contents = try work.contents(of: school)
    guard contents.digest == member.contents else { throw .changedContent(file: school.file) }
    return contents
  }

  /// Copies accept no release that is signed otherwise than theirs: so none is made by mistake.
  private func refuseKey(_ signer: ReleaseSigner?, _ before: ReleaseRecord?, _ output: String) throws(BuildError) {
    guard !choice.allowsOtherKey, let line = before?.key, line != signer?.publicKey.line else { return }
    throw .otherReleaseKey(
      folder: output, signed: PublicKey(text: line).map { "\($0)" } ?? line, now: signer.map { "\($0.publicKey)" })
  }

  /// The release that these copies are of.
  private func release(
    _ contents: String, _ texts: ReleasedTexts, _ signer: ReleaseSigner?, _ before: ReleaseRecord?, _ output: String
  ) throws(BuildError) -> Release {
    guard let before, let newest = before.releases.first else { return Release(number: 1, day: today, changes: nil) }
    if before.contents == contents, before.key == signer?.publicKey.line { return newest }
    if today < newest.day { throw .laterRelease(folder: output, number: newest.number, day: newest.day, today: today) }
    return Release(
      number: newest.number + 1, day: today, changes: texts.changes(since: newest.number, before.texts))
  }

  /// The zips of schools that are gone.
  private static func gone(from output: String, _ slugs: [String]) throws(BuildError) -> [String] {
    try attempt { () throws(FileError) in
      let zips = Set(slugs.map { "\($0).zip" })
      return try Files.list(output).filter { !zips.contains($0) && CopyZips.isCopy("\(output)/\($0)") }
    }
  }

  /// Writes what names the zips, once all of them are there.
  private static func finish(
    _ list: ReleaseRecord, _ stamp: CopyStamp, _ members: [ReleaseMember], _ catalog: Catalog, to output: String,
    _ mailing: String
  ) throws(BuildError) {
    let page = SchoolsPage(list, stamp.releases, members.map(\.address), catalog), signer = stamp.signer
    let mails = Mailing.bytes(of: members, list, below: catalog.settings.releasesAt)
    try attempt { () throws(FileError) in if (try? Files.read(mailing)) != mails { try Files.write(mails, to: mailing) } }
    let before = ReleaseFolder.named(in: output)
    try page.writeFiles(to: output)
    let bytes = list.bytes
    let named =
      list.copies.map { ($0.zip, $0.sum) }
      + (page.files + [(SchoolsPage.name, page.bytes), (ReleaseRecord.name, bytes)]).map {
        ($0.0, SHA256.hexadecimal(of: $0.1))
      }
    let sums = Array(named.sorted { $0.0.precedesInBytes($1.0) }.map { "\($0.1)  \($0.0)\n" }.joined().utf8)
    try ReleaseFolder.write(
      [
        (ReleaseFiles.sums, sums), (ReleaseFiles.signers, signer.map { Array($0.folderSigners.utf8) }),
        (ReleaseFiles.signature, try signer?.folderSignature(of: sums).utf8.map { $0 }), (SchoolsPage.name, page.bytes),
        (ReleaseRecord.name, bytes),
      ], to: output)
    // A logo or a style of the release before; its zips go only when that is asked for.
    for path in before.subtracting(named.map(\.0)) where !path.hasSuffix(".zip") && SafePath(path) != nil {
      try attempt { () throws(FileError) in try Files.remove("\(output)/\(path)") }
    }
  }
}
