import Digest
import Foundation
import Model
import Platform
import Signing
import Templates
import Zip

/// A school's copy, unpacked or as a zip: what it is, and whether it is still what was packed.
package struct CopyFolder {
  /// What a copy says about itself.
  package struct Facts: Sendable, Equatable {
    /// Names, for showing only: a copy with another name may still be the same copy.
    package var site, school: String
    /// The school's slug.
    package var folder: String
    /// The number by which it is known; `nil` when it has none.
    package var brin: BRIN?
    package var version: String
    /// The number of the release that it is of, and the day of that; `nil` for a copy of none.
    package var release: Int?
    package var day: String?
    /// The day on which its texts last changed, as `YYYY-MM-DD`; empty when it does not say.
    package var date: String
    /// The site's address, where the newest version is.
    package var newest: String

    /// Whether it is a copy of the same site for the same school: its file may have another name now, but not its number too.
    func isSame(as other: Facts) -> Bool {
      address == other.address && (folder == other.folder || brin.map { $0.site == other.brin?.site } ?? false)
    }

    /// Whether it is of an earlier release than another, or, where that is of none, its texts last changed before those of the other. A copy of no
    /// release is older than one of a release, and one that names no day is older than one that does.
    func isOlder(than other: Facts) -> Bool {
      if let theirs = other.release { return release.map { $0 < theirs } ?? true }
      guard let theirs = Day(other.date) else { return false }
      return Day(date).map { $0 < theirs } ?? true
    }

    private var address: Substring { ReleaseFiles.site(newest) }

    /// Which one it is, in words for people.
    package var name: String {
      if let release { return "release \(release)" + (day.map { " of \($0)" } ?? "") }
      return date.isEmpty ? "of no known day" : "of \(date)"
    }
  }

  /// How a copy differs from what was packed; paths, sorted.
  package struct Differences: Sendable, Equatable {
    package var changed: [String] = []
    /// Files that were packed and are gone.
    package var lost: [String] = []
    /// Files that were not packed, apart from what systems leave in folders.
    package var added: [String] = []
    package var isEmpty: Bool { changed.isEmpty && lost.isEmpty && added.isEmpty }
    /// Whether what the copy says of its version is not what was packed.
    package var hasOtherVersion = false
    /// All of them.
    var all: [String] { changed + lost + added }
  }

  /// The path that was given on the command line.
  package let path: String
  /// In a zip nothing lies that a system left behind: whatever its list does not name, somebody put there.
  private let isZip: Bool
  package let facts: Facts
  /// What lies beside its folder in a zip, for learning platforms, and as it would be there; `nil` where nothing does.
  private let beside: (bytes: [UInt8], expected: [UInt8])?
  /// The paths of its files, relative to its folder, sorted.
  private let files: [String]
  private let read: (String) throws(BuildError) -> [UInt8]
  private let sums: [String: String]
  /// The list of sums as it stands there: what a signature is of.
  private let list: [UInt8]
  /// The folder for the school's own files, with a slash at its end.
  private let ownFolder: String
  /// The name of that folder, which depends on the site's language.
  var ownName: String { String(ownFolder.dropLast()) }

  /// The largest copy that is accepted.
  static let limits = ZipLimits(files: 60_000, fileBytes: 1 << 30, totalBytes: 4 << 30)
  /// For each language, the name of the file with the version, and of the folder for the school's own files.
  private static let names = Dictionary(Interface.all.map { ($0.copy.version, $0.copy.own + "/") }) { first, _ in first }
  /// The names of that folder, for messages.
  package static let ownNames = Set(names.values).sorted().map { "“\($0.dropLast())”" }.joined(separator: " or ")
  /// The files, of which one in a folder shows that it may be a copy.
  static var versions: some Collection<String> { names.keys }

  /// - Throws: ``BuildError`` when it is not a copy.
  package init(path: String) throws(BuildError) {
    self.path = path
    isZip = !Files.isFolder(path)
    if !isZip {
      // Check this before listing all that is below it: it may be a whole disk.
      guard Files.kind("\(path)/\(ReleaseFiles.sums)") == .file else {
        throw .noCopy(path: path, reason: "it has no “\(ReleaseFiles.sums)”")
      }
      files = try attempt { () throws(FileError) in try Self.list(path).sorted() }
      read = { file throws(BuildError) in
        try attempt { () throws(FileError) in try Files.read("\(path)/\(file)") }
      }
      beside = nil
    } else {
      let zip = try Self.open(path)
      let inside = zip.entries.filter { $0.name.contains("/") }, outside = zip.entries.filter { !$0.name.contains("/") }
      let folders = Set(inside.map { $0.name.split(separator: "/", maxSplits: 1).first.map(String.init) ?? "" })
      guard folders.count == 1, let folder = folders.first, outside.allSatisfy({ $0.name == ReleaseFiles.forPlatforms }) else {
        throw .noCopy(path: path, reason: "it does not hold one folder")
      }
      files = inside.map { String($0.name.dropFirst(folder.count + 1)) }
      let entries = Dictionary(zip.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      let bytes = { (name: String) throws(BuildError) -> [UInt8] in
        guard let entry = entries[name] else { throw .noCopy(path: path, reason: "it has no “\(name)”") }
        do throws(ZipError) { return try zip.bytes(of: entry) } catch { throw .zip(error) }
      }
      read = { file throws(BuildError) in try bytes("\(folder)/\(file)") }
      if let first = outside.first {
        let has = files.contains(first.name)
        beside = (try bytes(first.name), has ? ReleaseFiles.besideFolder(folder, try bytes("\(folder)/\(first.name)")) : [])
      } else {
        beside = nil
      }
    }
    list = try read(ReleaseFiles.sums)
    sums = try Self.sums(list, path)
    let known = sums
    guard let (version, ownFolder) = Self.names.first(where: { known[$0.key] != nil }), files.contains(version),
      let facts = Self.facts(try read(version))
    else { throw .noCopy(path: path, reason: "it does not say which version it is") }
    (self.facts, self.ownFolder) = (facts, ownFolder)
  }

  /// How it differs from what was packed. The school's own files do not count.
  ///
  /// - Parameter progress: called with how many files were looked at and how many there are.
  /// - Throws: ``BuildError`` when a file cannot be read.
  package func differences(progress: (Int, Int) -> Void = { _, _ in }) throws(BuildError) -> Differences {
    var differences = Differences()
    let present = Set(files)
    differences.lost = sums.keys.filter { !present.contains($0) }.sorted()
    for (index, file) in files.enumerated() where !isOwn(file) && !Self.isOfSums(file) {
      progress(index + 1, files.count)
      guard let sum = sums[file] else {
        if isZip || !Files.isLitter(path: file) { differences.added.append(file) }
        continue
      }
      // A file that became a link is no longer what was packed, wherever it leads.
      if isLink(file) {
        differences.changed.append(file)
      } else if SHA256.hexadecimal(of: try read(file)) != sum {
        differences.changed.append(file)
      }
    }
    if let beside, beside.bytes != beside.expected { differences.changed.append("../\(ReleaseFiles.forPlatforms)") }
    differences.hasOtherVersion = differences.all.contains { Self.names[$0] != nil }
    return differences
  }

  /// The list of sums and its signature, which no list can name.
  private static func isOfSums(_ file: String) -> Bool { file == ReleaseFiles.sums || file == ReleaseFiles.signature }

  /// Whose signature is on its list of sums.
  ///
  /// - Throws: ``BuildError`` when a file cannot be read.
  package func seal() throws(BuildError) -> CopySeal {
    func text(_ file: String) throws(BuildError) -> String? {
      files.contains(file) ? String(decoding: try read(file), as: UTF8.self) : nil
    }
    return CopySeal(
      signature: try text(ReleaseFiles.signature), of: list,
      brought: try text(ReleaseFiles.signers).flatMap { PublicKey(text: $0) }, isDue: sums[ReleaseFiles.signers] != nil,
      namespace: ReleaseFiles.namespace(of: facts.newest))
  }

  /// The key that must have signed what takes this copy's place; `nil` when it was never signed. Where only its signature is gone, that is still the
  /// key with which it was packed.
  ///
  /// - Throws: ``BuildError/notGenuine(path:_:)`` when it does not say whom it trusts.
  func trusted() throws(BuildError) -> PublicKey? {
    let seal = try seal()
    if case .whole(let key) = seal { return key }
    if seal == .broken(.missing), let sum = sums[ReleaseFiles.signers], files.contains(ReleaseFiles.signers) {
      let bytes = try read(ReleaseFiles.signers)
      if SHA256.hexadecimal(of: bytes) == sum, let key = PublicKey(text: String(decoding: bytes, as: UTF8.self)) { return key }
    }
    try seal.expect(nil, path: path)
    return nil
  }

  private func isLink(_ file: String) -> Bool { Files.kind("\(path)/\(file)") == .link }

  /// The paths of the school's own files.
  var own: [String] { files.filter(isOwn) }

  /// Unpacks the files that its list names into a folder, with the list and its signature. What else lies there is nobody's.
  ///
  /// - Throws: ``BuildError``
  func unpack(to folder: String) throws(BuildError) {
    for file in files where sums[file] != nil || Self.isOfSums(file) {
      let bytes = try read(file)
      try attempt { () throws(FileError) in
        try Files.makeFolders(around: "\(folder)/\(file)")
        try Files.write(bytes, to: "\(folder)/\(file)")
      }
    }
  }

  /// The folders for the school's own files, including empty ones, outer ones first.
  ///
  /// - Throws: ``FileError``
  func ownFolders() throws(FileError) -> [String] {
    func folders(_ folder: String) throws(FileError) -> [String] {
      guard Files.kind("\(path)/\(folder)") == .folder else { return [] }
      var all = [folder]
      for name in try Files.list("\(path)/\(folder)") { all += try folders("\(folder)/\(name)") }
      return all
    }
    return try folders(ownName)
  }

  /// A link that took the place of that folder is the school's too.
  private func isOwn(_ file: String) -> Bool { file.hasPrefix(ownFolder) || file == ownName }

  private static func open(_ path: String) throws(BuildError) -> ZipReader {
    guard Files.kind(path) != nil else { throw .noCopy(path: path, reason: "there is no such file or folder") }
    do throws(ZipError) { return try ZipReader(path, limits: limits) } catch { throw .zip(error) }
  }

  /// Every file below a folder; a link counts as a file, and is not followed.
  private static func list(_ root: String, below path: String = "") throws(FileError) -> [String] {
    var files: [String] = []
    for name in try Files.list(path.isEmpty ? root : "\(root)/\(path)") {
      let child = path.isEmpty ? name : "\(path)/\(name)"
      files += Files.kind("\(root)/\(child)") == .folder ? try list(root, below: child) : [child]
    }
    return files
  }

  private static func sums(_ bytes: [UInt8], _ path: String) throws(BuildError) -> [String: String] {
    var sums: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let sum = line.prefix { $0.isHexDigit }
      guard sum.count == 64, line.dropFirst(64).hasPrefix("  ") else {
        throw .noCopy(path: path, reason: "its “\(ReleaseFiles.sums)” is spoilt")
      }
      sums[String(line.dropFirst(66))] = sum.lowercased()
    }
    return sums
  }

  private static func facts(_ bytes: [UInt8]) -> Facts? {
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let site = object["site"] as? String,
      let school = object["school"] as? String, let version = object["version"] as? String
    else { return nil }
    return Facts(
      site: site, school: school, folder: object["folder"] as? String ?? "",
      brin: (object["brin"] as? String).flatMap(BRIN.init), version: version,
      release: object["release"] as? Int, day: object["day"] as? String, date: object["date"] as? String ?? "",
      newest: object["newest"] as? String ?? "")
  }
}
