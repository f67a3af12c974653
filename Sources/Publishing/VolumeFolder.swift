import Copying
import Digest
import Model
import Platform
import Rendering
import SiteIndex
import Volumes

/// A folder of volumes, arranged as the site has them, with a list of what each was made from.
struct VolumeFolder {
  /// A volume in the list.
  struct Entry: Equatable {
    /// Its fingerprint: equal only if it would come out the same.
    let fingerprint: String
    /// The number of pages; `nil` for an e-book.
    let pages: Int?
  }

  let path: String
  /// The list, by the volumes' paths relative to the folder.
  var entries: [String: Entry] = [:]
  private var list: String { "\(path)/.tweeluik-handouts" }
  /// The volumes of each school when the list was read, sorted.
  private var schools: [String: [String]] = [:]

  /// Reads the list. One that is missing or spoilt counts as empty: then everything is made again.
  init(path: String) {
    self.path = path
    guard let bytes = try? Files.read(list) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      if parts.count == 3 { entries[String(parts[2])] = Entry(fingerprint: String(parts[0]), pages: Int(parts[1])) }
    }
    for name in entries.keys.sorted() {
      let parts = name.split(separator: "/", maxSplits: 2)
      if parts.count == 3, parts[0] == Self.schools { schools[String(parts[1]), default: []].append(name) }
    }
  }

  /// Refuses a folder that is not ours: one that has files but no list of volumes.
  ///
  /// - Throws: ``BuildError``
  func refuseForeign() throws(BuildError) {
    guard Files.kind(list) == nil, Files.isFolder(path) else { return }
    let names = try attempt { () throws(FileError) in try Belongings.names(in: path) }
    if !names.isEmpty { throw .foreign(folder: path, files: names) }
  }

  /// Writes the list.
  ///
  /// - Throws: ``FileError``
  func save() throws(FileError) {
    let lines = entries.sorted { $0.key < $1.key }.map { name, entry in
      "\(entry.fingerprint) \(entry.pages.map(String.init) ?? "-") \(name)\n"
    }
    try Files.write(Array(lines.joined().utf8), to: list)
  }

  /// The path of a volume, relative to the folder; a school's own volumes are in a folder of its own.
  func name(of volume: BoundVolume, for school: String?) -> String {
    (school.map { "\(Self.schools)/\($0)/" } ?? "") + volume.path
  }

  private static let schools = "schools"

  /// Whether it has a volume with this fingerprint.
  func has(_ name: String, of fingerprint: String) -> Bool {
    entries[name]?.fingerprint == fingerprint && Files.kind("\(path)/\(name)") == .file
  }

  /// The stamps of its list and of each volume of the site in it.
  var stamps: [(file: String, stamp: Files.Stamp?)] {
    let names = entries.keys.filter { !$0.hasPrefix("\(Self.schools)/") }
    return ([list] + names.sorted().map { "\(path)/\($0)" }).map { ($0, Files.look($0)?.stamp) }
  }

  /// The volumes that were made from what the press makes now, and the names of those that were not.
  ///
  /// - Throws: ``FileError`` when a picture that they show cannot be read.
  func made(of press: Press) throws(FileError) -> (volumes: [Volume: MadeVolume], stale: [String]) {
    if entries.isEmpty { return ([:], []) }
    var fingerprints = try Fingerprints(press), volumes: [Volume: MadeVolume] = [:], stale: [String] = []
    for volume in press.volumes() where entries[volume.path] != nil {
      volumes[volume.volume] = made(volume, volume.path, try fingerprints.of(volume))
      if volumes[volume.volume] == nil { stale.append(volume.path) }
    }
    return (volumes, stale)
  }

  /// Whether any school has volumes of its own.
  var hasSchools: Bool { !schools.isEmpty }

  /// The volumes that were made for one school from what there is now.
  func made(of volumes: SchoolVolumes, for copy: SchoolCopy) -> [Volume: MadeVolume] {
    guard schools[copy.slug] != nil else { return [:] }
    let own = volumes.volumes(of: copy)
    var made: [Volume: MadeVolume] = [:]
    for (index, volume) in volumes.volumes.enumerated() {
      let name = name(of: volume, for: copy.slug)
      if entries[name] != nil { made[volume.volume] = self.made(volume, name, own.fingerprint(index)) }
    }
    return made
  }

  private func made(_ volume: BoundVolume, _ name: String, _ fingerprint: String) -> MadeVolume? {
    guard has(name, of: fingerprint), let size = Files.size("\(path)/\(name)") else { return nil }
    return MadeVolume(path: "\(path)/\(name)", name: volume.path, pages: entries[name]?.pages, size: size)
  }
}

/// Fingerprints of volumes: digests of everything that a volume is made from.
struct Fingerprints {
  private let shared: String
  private var pages: [Address: String] = [:]

  /// - Throws: ``FileError``
  init(_ press: Press) throws(FileError) {
    let shared = SHA256()
    for file in Printer.program { shared.add(file.bytes) }
    for output in press.printingOutputs() { shared.add(try output.bytes()) }
    self.shared = shared.hexadecimal()
  }

  /// The fingerprint of a volume.
  ///
  /// - Throws: ``FileError``
  mutating func of(_ volume: BoundVolume) throws(FileError) -> String {
    var all = shared
    for output in volume.outputs {
      if pages[output.address] == nil {
        pages[output.address] = SHA256.hexadecimal(of: try output.bytes())
      }
      all += pages[output.address] ?? ""
    }
    return SHA256.hexadecimal(of: Array(all.utf8))
  }
}
