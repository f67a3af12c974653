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
    /// Whether zips of schools that are gone are removed.
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
    /// The names of zips of schools that are gone; they were removed if that was asked for.
    package var gone: [String] = []
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
  /// - Throws: ``BuildError``. What a run that failed or was killed has made, the next run uses.
  package func write(
    to output: String, mailing: String, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) throws(BuildError) -> Result {
    try Belongings.refuse(output, within: content)
    try Belongings.refuse(mailing, within: content)
    if "\(Files.nearestReal(mailing))/".hasPrefix("\(Files.nearestReal(output))/"),
      mailing.hasPrefix("\(output)/") || Files.isFolder(output)
    {
      throw .mailingInside(file: mailing, folder: output)
    }
    let key = try choice.key.map { path throws(BuildError) in try ReleaseKeys.read(path, publishing: output) }
    let (built, catalog) = try Build(content: content, today: today).catalog()
    var result = Result(findings: built.findings)
    guard let catalog else { return result }
    let (slugs, found) = content.schools()
    if slugs.isEmpty { throw .noSchool("", among: slugs, content) }
    result.findings += checkCopyAddresses(catalog) + found
    if result.findings.hasErrors { return result }
    let signer = key.map { ReleaseSigner($0, site: catalog.baseURL) }
    let before = try record(in: output)
    if let named = catalog.settings.releaseKey, named != signer?.publicKey.line {
      throw .notTheSitesKey(named: PublicKey(text: named).map { "\($0)" } ?? named, now: signer.map { "\($0.publicKey)" })
    }
    try refuseKey(signer, before, output)
    let work = try CopyWork(catalog, content: content, today: today, volumes: volumes)
    let schools = try CopyWork.each(of: slugs, jobs: choice.jobs, progress: { _, _ in }) { slug throws(BuildError) in
      let (school, findings) = work.school(slug)
      return (member: try school.map { school throws(BuildError) in try Member(school, work) }, findings: findings)
    }
    result.findings = (result.findings + schools.flatMap(\.findings)).sortedAndUnique()
    if result.findings.hasErrors { return result }

    let members = schools.compactMap(\.member), contents = Self.digest(of: members), texts = ReleasedTexts(of: catalog)
    let release = try release(contents, texts, signer, before, output)
    (result.release, result.isNew, result.key) = (
      release, release.number != before?.releases.first?.number, signer.map { "\($0.publicKey)" }
    )
    try attempt { () throws(FileError) in try Files.makeFolders(to: output) }
    guard let lock = try attempt({ () throws(FileError) in try FolderLock(output) }) else { throw .busy(folder: output) }
    defer { lock.release() }
    if before == nil { try CopyZips.refuseForeign(output, slugs) }
    try attempt { () throws(FileError) in
      for name in try CopyZips.leftovers(in: output) { try Files.remove("\(output)/\(name)") }
    }
    let stamp = CopyStamp(work.press, release, signer)
    let known = Dictionary((before?.copies ?? []).map { ($0.school, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(members.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let packed = try CopyWork.each(of: slugs, jobs: choice.jobs, progress: progress) { slug throws(BuildError) in
      guard let member = places[slug] else { return (copy: ReleaseRecord.Copy?.none, isMade: false) }
      return try Self.pack(member, stamp, known[slug], work, in: output)
    }
    result.made = packed.count(where: \.isMade)
    result.unchanged = packed.count - result.made
    FailPoint.reach(.releasePacked)
    result.gone = try gone(from: output, slugs)
    let list = ReleaseRecord(
      site: catalog.siteTitle, address: catalog.baseURL, key: signer?.publicKey.line, contents: contents,
      releases: (result.isNew ? [release] : []) + (before?.releases ?? []), copies: packed.compactMap(\.copy), texts: texts)
    try finish(list, signer, members, to: output, mailing)
    return result
  }

  /// A school as it takes part in a release.
  private struct Member: Sendable {
    let slug, name, mail, address, contents: String

    init(_ school: School, _ work: CopyWork) throws(BuildError) {
      (slug, name, address) = (school.slug, school.name, school.hostedAt?.value.text ?? "")
      mail = (school.email ?? school.contacts.lazy.compactMap(\.email).first)?.text ?? ""
      contents = try work.contents(of: school).digest
    }
  }

  private static func digest(of members: [Member]) -> String {
    let digest = SHA256()
    for member in members { digest.add(Array("\(member.slug) \(member.contents)\n".utf8)) }
    return digest.hexadecimal()
  }

  /// Makes a school's zip, unless it is there.
  private static func pack(
    _ member: Member, _ stamp: CopyStamp, _ known: ReleaseRecord.Copy?, _ work: CopyWork, in output: String
  ) throws(BuildError) -> (copy: ReleaseRecord.Copy?, isMade: Bool) {
    let target = "\(output)/\(member.slug).zip", version = stamp.version(of: member.contents)
    func copy(_ bytes: [UInt8]) -> ReleaseRecord.Copy {
      ReleaseRecord.Copy(
        school: member.slug, name: member.name, version: version, size: bytes.count, sum: SHA256.hexadecimal(of: bytes))
    }
    if CopyZips.ends(target, with: stamp.mark(of: member.contents)) {
      // What was published is not read again.
      if let known, known.version == version, known.name == member.name, known.size == Files.size(target) {
        return (known, false)
      }
      return (copy(try attempt { () throws(FileError) in try Files.read(target) }), false)
    }
    // It was read before, and not kept: there may be thousands.
    guard let school = work.school(member.slug).school else { throw .changedContent(file: "schools/\(member.slug).yml") }
    let contents = try work.contents(of: school)
    guard contents.digest == member.contents else { throw .changedContent(file: school.file) }
    let bytes = try work.press.packed(contents, stamp)
    try attempt { () throws(FileError) in try Files.write(bytes, to: target) }
    return (copy(bytes), true)
  }

  /// The list of the releases that are there; `nil` before the first.
  private func record(in output: String) throws(BuildError) -> ReleaseRecord? {
    let path = "\(output)/\(ReleaseRecord.name)"
    guard Files.kind(path) != nil else { return nil }
    guard let record = ReleaseRecord(try attempt { () throws(FileError) in try Files.read(path) }) else {
      throw .spoiltReleases(path: path)
    }
    return record
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
  private func gone(from output: String, _ slugs: [String]) throws(BuildError) -> [String] {
    try attempt { () throws(FileError) in
      let zips = Set(slugs.map { "\($0).zip" })
      let gone = try Files.list(output).filter { !zips.contains($0) && CopyZips.isCopy("\(output)/\($0)") }
      if choice.prunes { for name in gone { try Files.remove("\(output)/\(name)") } }
      return gone
    }
  }

  /// Writes what names the zips, once all of them are there.
  private func finish(
    _ list: ReleaseRecord, _ signer: ReleaseSigner?, _ members: [Member], to output: String, _ mailing: String
  ) throws(BuildError) {
    let bytes = list.bytes
    let sums = (list.copies.map { ($0.zip, $0.sum) } + [(ReleaseRecord.name, SHA256.hexadecimal(of: bytes))])
      .sorted { $0.0.precedesInBytes($1.0) }.map { "\($0.1)  \($0.0)\n" }.joined()
    var files: [(path: String, bytes: [UInt8])] = [("\(output)/\(ReleaseFiles.sums)", Array(sums.utf8))]
    if let signer {
      let signature = try signer.signature(of: Array(sums.utf8))
      files += [
        ("\(output)/\(ReleaseFiles.signers)", Array(signer.signers.utf8)),
        ("\(output)/\(ReleaseFiles.signature)", Array(signature.utf8)),
      ]
    }
    let rows = zip(members, list.copies).map { [$0.name, $0.mail, $0.address, $1.zip, $1.version] }
    files += [
      (mailing, Sheet.bytes([["school", "e-mail", "address", "zip", "version"]] + rows)),
      ("\(output)/\(ReleaseRecord.name)", bytes),
    ]
    try attempt { () throws(FileError) in
      if signer == nil {
        for name in [ReleaseFiles.signers, ReleaseFiles.signature] { try Files.remove("\(output)/\(name)") }
      }
      // The list comes last: the next release follows on it.
      for file in files where (try? Files.read(file.path)) != file.bytes { try Files.write(file.bytes, to: file.path) }
    }
  }
}

/// A spreadsheet as text, for programs that read Dutch ones.
enum Sheet {
  /// With a byte order mark, semicolons and CRLF, as Excel opens them rightly.
  static func bytes(_ rows: [[String]]) -> [UInt8] {
    Array(("\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()).utf8)
  }

  /// What begins as a formula is kept from being one.
  private static func cell(_ text: String) -> String {
    let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'\(text)" : text
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}
