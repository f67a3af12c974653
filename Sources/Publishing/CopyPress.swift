import Content
import Diagnostics
import Digest
import Markup
import Model
import Platform
import Site
import Templates
import Zip

/// What all copies of one version have in common, made ready: pages with slots, files that are the same, their digests.
struct CopyPress: Sendable {
  /// What tells this version from all others.
  let version: String
  let catalog: Catalog
  private let theme: CopyTheme
  private let molds: [Mold]
  /// The files that are the same in all copies, with their digests.
  private let sums: [(path: String, sum: String)]
  private let writer: ZipWriter

  /// - Throws: ``BuildError`` when a file can not be read.
  init(_ catalog: Catalog, today: Day) throws(BuildError) {
    self.catalog = catalog
    theme = CopyTheme(catalog)
    let outputs = Plan(catalog).outputs
    let made = Parallel.map(outputs) { output -> Result<(Mold?, [UInt8]), FileError> in
      do throws(FileError) {
        let bytes = try output.bytes()
        let mold = Mold(bytes, at: output.address)
        return .success((mold, mold == nil ? bytes : []))
      } catch {
        return .failure(error)
      }
    }
    var molds: [Mold] = [], files: [ZipEntry] = [], sums: [(path: String, sum: String)] = []
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
        files.append(ZipEntry(name: output.address.path, bytes: bytes))
        sums.append((output.address.path, sum))
        digest.add(Array("\(output.address.path) \(sum)\n".utf8))
      }
    }
    // What the program itself writes for a school is part of the version too.
    let sample = SchoolCopy(catalog, theme, School.sample, version: "")
    for output in sample.outputs() { if case .bytes(let bytes) = output.content { digest.add(bytes) } }
    let home = Address("index.html")
    for slot in [Slot.brand, .foot, .sheet, .home] { digest.add(sample.fill(slot, at: home)) }
    version = String(digest.hexadecimal().prefix(12))
    self.molds = molds
    self.sums = sums
    let day = catalog.updated ?? today
    do throws(ZipError) {
      guard let date = ZipDate(year: max(1980, day.year), month: day.month, day: day.day) else {
        throw ZipError(path: "", reason: "no zip can bear the date \(day)")
      }
      writer = ZipWriter(shared: try SharedEntries(files), date: date)
    } catch { throw .zip(error) }
  }

  /// One school's copy as a zip.
  ///
  /// - Parameters:
  ///   - volumes: the folder of PDFs, in which the school may have its own.
  ///   - comment: what the zip says of itself at its end.
  /// - Throws: ``BuildError``
  func packed(_ school: School, volumes: VolumeFolder?, comment: String) throws(BuildError) -> [UInt8] {
    var copy = SchoolCopy(catalog, theme, school, version: version)
    // Printed with this school's name; where that was not done, those of all are in it.
    let plain = SchoolCopy(catalog, theme, school, version: "")
    copy.volumes = try attempt { () throws(FileError) in try volumes?.made(of: catalog, for: plain).volumes ?? [:] }
    var filler = SlotFiller(copy), own: [ZipEntry] = []
    let printed = Set(copy.volumes.values.map(\.name))
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
    for mold in molds { add(mold) }
    for made in copy.volumes.values {
      add(made.name, try attempt { () throws(FileError) in try Files.read(made.path) })
    }
    for output in copy.outputs() {
      guard case .bytes(let bytes) = output.content else { continue }
      if let mold = Mold(bytes, at: output.address) { add(mold) } else { add(output.address.path, bytes) }
    }
    let words = catalog.copyWords
    add(words.version, CopyVersion(school, version, catalog).bytes)
    let lines = sums.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map { "\($0.sum)  \($0.path)\n" }
    own.append(ZipEntry(name: CopyVersion.sums, bytes: Array(lines.joined().utf8)))
    do throws(ZipError) { return try writer.bytes(folder: school.slug, own: own, without: printed, comment: comment) } catch {
      throw .zip(error)
    }
  }
}

extension School {
  /// A school with a little of everything, to see what the program makes of it.
  fileprivate static var sample: School {
    var school = School(slug: "school", name: "School", file: "")
    school.address = ["Straat"]
    (school.email, school.phone, school.url) = (MailAddress("a@b.nl"), PhoneNumber("112"), WebAddress("https://example.org/"))
    school.accent = Accent(light: "#000000", dark: "#ffffff")
    school.contacts = [Contact(role: "Rol", name: "Naam", email: nil, phone: nil)]
    var evening = SchoolEvening(date: Day.first)
    (evening.title, evening.start, evening.minutes, evening.place) = ("Avond", .midnight, 60, "Zaal")
    school.evenings = [evening]
    return school
  }
}

/// What a copy says of itself to programs.
struct CopyVersion {
  /// The list of digests, as `sha256sum` reads it.
  static let sums = "SHA256SUMS"

  let bytes: [UInt8]

  init(_ school: School, _ version: String, _ catalog: Catalog) {
    let object = JSON.object([
      ("site", .text(catalog.siteTitle)), ("school", .text(school.name)), ("folder", .text(school.slug)),
      ("version", .text(version)), ("date", catalog.updated.map { .text($0.description) }), ("newest", .text(catalog.baseURL)),
    ])
    bytes = object.bytes + [UInt8(ascii: "\n")]
  }
}
