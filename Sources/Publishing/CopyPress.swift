import Content
import Copying
import Diagnostics
import Digest
import Feeds
import Markup
import Model
import Platform
import Rendering
import Site
import SiteIndex
import Templates
import Volumes
import Zip

/// What all copies of one version have in common, prepared once: pages with slots, files that are the same everywhere, and their
/// digests.
struct CopyPress: Sendable {
  /// The digest of all that copies share.
  let shared: String
  let press: Press
  /// The pages of copies that have an address of their own, and of those that have none.
  private let onTheWeb, elsewhere: Pages
  /// The paths and digests of the files that are the same in all copies.
  private let sums: [(path: String, sum: String)]
  /// These files.
  let files: [Output]
  private let writer: ZipWriter

  /// - Parameters:
  ///   - press: one that makes pages for copies.
  ///   - outputs: what all copies share; only a test gives something other than all that the press makes.
  /// - Throws: ``BuildError`` when a file cannot be read.
  init(_ press: Press, of outputs: [Output]? = nil) throws(BuildError) {
    self.press = press
    press.prepare()
    let catalog = press.catalog, outputs = outputs ?? Outputs(press).all
    let made = Parallel.map(outputs) { output -> Result<(Mold?, [UInt8]), FileError> in
      do throws(FileError) {
        let bytes = try output.bytes()
        let mold = Mold(bytes, at: output.address)
        return .success((mold, mold == nil ? bytes : []))
      } catch {
        return .failure(error)
      }
    }
    var molds: [Mold] = [], entries: [ZipEntry] = [], files: [Output] = [], sums: [(path: String, sum: String)] = []
    let digest = SHA256()
    for (output, result) in zip(outputs, made) {
      switch result {
      case .failure(let error): throw .file(error)
      case .success((let mold?, _)):
        molds.append(mold)
        digest.add(Array("\(output.address.path)\n".utf8))
        digest.add(mold.sharedBytes)
      case .success((nil, let bytes)):
        let sum = SHA256.hexadecimal(of: bytes)
        entries.append(ZipEntry(name: output.address.path, bytes: bytes))
        files.append(output)
        sums.append((output.address.path, sum))
        digest.add(Array("\(output.address.path) \(sum)\n".utf8))
      }
    }
    let nobody = SchoolCopy(press, School(slug: "", name: "", file: ""))
    onTheWeb = Pages(molds)
    elsewhere = Pages(
      Parallel.map(molds) { mold in
        var filler = SlotFiller(nobody)
        return mold.leadingToSite(&filler)
      })
    // What is made of an address is told by those of the site: for a school, only the address itself is worked out.
    for mold in elsewhere.molds { digest.add(mold.sharedBytes) }
    shared = digest.hexadecimal()
    (self.sums, self.files) = (sums, files)
    // It is never the day of the build, or equal content would give different bytes. A zip cannot hold a date before 1980.
    let day = max(catalog.updated ?? Day.first, Day(year: 1980, month: 1, day: 1) ?? Day.first)
    do throws(ZipError) {
      guard let date = ZipDate(year: day.year, month: day.month, day: day.day) else {
        throw ZipError(path: "", reason: "no zip can bear the date \(day)")
      }
      writer = ZipWriter(shared: try SharedEntries(entries), date: date)
    } catch { throw .zip(error) }
  }

  var catalog: Catalog { press.catalog }

  /// Pages with slots, as some copies have them.
  private struct Pages: Sendable {
    let molds: [Mold]
    /// All slots of these pages that tell copies apart, each once.
    let slots: [PlacedSlot]

    init(_ molds: [Mold]) {
      var seen: Set<PlacedSlot> = []
      self.molds = molds
      slots = molds.flatMap(\.slots).filter { $0.slot.tellsCopiesApart && seen.insert($0).inserted }
    }
  }

  /// The pages with slots, as all copies have them.
  var molds: [Mold] { onTheWeb.molds }

  /// The same as a school's copy fills them.
  func molds(of school: School) -> [Mold] { pages(of: school).molds }

  private func pages(of school: School) -> Pages { school.hostedAt == nil ? elsewhere : onTheWeb }

  /// What a school's copy has of its own.
  ///
  /// - Parameter volumes: finds the volumes that were printed for a school; without these, the copy has those for all schools.
  /// - Throws: ``BuildError``
  func contents(of school: School, volumes: (SchoolCopy) -> [Volume: MadeVolume]) throws(BuildError) -> CopyContents {
    var copy = SchoolCopy(press, school)
    copy.volumes = volumes(copy)
    var filler = SlotFiller(copy), own: [(address: Address, bytes: [UInt8])] = []
    for output in copy.ownOutputs() { own.append((output.address, try Self.bytes(of: output))) }
    let digest = SHA256()
    digest.add(Array(shared.utf8))
    for slot in pages(of: school).slots { Self.add(filler.open(slot), to: digest) }
    // Of what says the version, all the rest.
    for file in own + [try instructions(copy), facts(school, "", nil), forPlatforms(school, "", [])] {
      Self.add(Array(file.address.path.utf8), to: digest)
      Self.add(file.bytes, to: digest)
      guard file.address.path.hasSuffix(".html") else { continue }
      for case .slot(let slot) in PagePart.parts(of: file.bytes) where slot.tellsCopiesApart {
        Self.add(filler.open(PlacedSlot(slot, at: file.address)), to: digest)
      }
    }
    for volume in copy.volumes.values.sorted(by: { $0.name < $1.name }) {
      Self.add(Array(volume.name.utf8), to: digest)
      Self.add(try attempt { () throws(FileError) in try Files.read(volume.path) }, to: digest)
    }
    return CopyContents(school: school, own: own, filler: filler, digest: digest.hexadecimal())
  }

  /// All that copies say of a release, in the words of their pages and for programs.
  func said(of releases: [Release]) -> [[UInt8]] {
    let nobody = School(slug: "", name: "", file: ""), page = catalog.addresses.address(of: .school).0
    var copy = SchoolCopy(press, nobody)
    copy.releases = releases
    let release = releases.first
    // Of the day on which a copy of no release was made, only the words around it: it makes no copy another.
    let made = copy.made(on: release?.day ?? Day.first, at: page)
    return [copy.fill(.version, at: page), copy.fill(.changes, at: page), made, facts(nobody, "", release).bytes]
  }

  /// Whether a file is only for those who host a copy themselves.
  func isForHosting(_ address: Address) -> Bool { catalog.interface.copy.forHosting.contains(address.path) }

  private func instructions(_ copy: SchoolCopy) throws(BuildError) -> (address: Address, bytes: [UInt8]) {
    let output = copy.instructions()
    return (output.address, try Self.bytes(of: output))
  }

  func facts(_ school: School, _ version: String, _ release: Release?) -> (address: Address, bytes: [UInt8]) {
    (Address(catalog.interface.copy.version), CopyVersion(school, version, release, catalog).bytes)
  }

  private func forPlatforms(_ school: School, _ version: String, _ files: [String]) -> (address: Address, bytes: [UInt8]) {
    (Address(ReleaseFiles.forPlatforms), LearningPackage(catalog, school, version: version, files: files).bytes)
  }

  private static func add(_ bytes: [UInt8], to digest: borrowing SHA256) {
    digest.add(Array("\(bytes.count)\n".utf8))
    digest.add(bytes)
  }

  static func bytes(of output: Output) throws(BuildError) -> [UInt8] {
    try attempt { () throws(FileError) in try output.bytes() }
  }

  /// One school's copy as a zip, with its mark at the end.
  ///
  /// - Throws: ``BuildError``
  func packed(_ contents: CopyContents, _ stamp: CopyStamp) throws(BuildError) -> [UInt8] {
    let school = contents.school, made = contents.filler.copy.volumes, version = stamp.version(of: contents.digest)
    var filler = contents.filler, own: [ZipEntry] = []
    filler.take(version, stamp.releases)
    let printed = Set(made.values.map(\.name))
    var sums = sums.filter { !printed.contains($0.path) }
    func add(_ mold: Mold) {
      let (bytes, pieces) = mold.filled(by: &filler)
      let digest = SHA256()
      for part in bytes { digest.add(part) }
      sums.append((mold.address.path, digest.hexadecimal()))
      own.append(ZipEntry(name: mold.address.path, pieces: pieces))
    }
    func add(_ path: String, _ bytes: [UInt8]) {
      sums.append((path, SHA256.hexadecimal(of: bytes)))
      own.append(ZipEntry(name: path, bytes: bytes))
    }
    for mold in molds(of: school) { add(mold) }
    for volume in made.values.sorted(by: { $0.name < $1.name }) {
      add(volume.name, try attempt { () throws(FileError) in try Files.read(volume.path) })
    }
    for file in contents.own + [try instructions(filler.copy), facts(school, version, stamp.releases.first)] {
      if let mold = Mold(file.bytes, at: file.address) { add(mold) } else { add(file.address.path, file.bytes) }
    }
    if let signer = stamp.signer { add(ReleaseFiles.signers, Array(signer.signers.utf8)) }
    let unlisted = [ReleaseFiles.sums] + (stamp.signer == nil ? [] : [ReleaseFiles.signature])
    let platforms = forPlatforms(school, version, (sums.map(\.path) + unlisted).sorted { $0.precedesInBytes($1) })
    add(platforms.address.path, platforms.bytes)
    let lines = sums.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map { "\($0.sum)  \($0.path)\n" }
    let list = Array(lines.joined().utf8)
    own.append(ZipEntry(name: ReleaseFiles.sums, bytes: list))
    if let signature = try stamp.signer?.signature(of: list) {
      own.append(ZipEntry(name: ReleaseFiles.signature, bytes: Array(signature.utf8)))
    }
    let mark = stamp.mark(of: contents.digest)
    let beside = ZipEntry(name: platforms.address.path, bytes: ReleaseFiles.besideFolder(school.slug, platforms.bytes))
    do throws(ZipError) {
      return try writer.bytes(folder: school.slug, own: own, beside: [beside], without: printed, comment: mark)
    } catch {
      throw .zip(error)
    }
  }
}
