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

  /// Reads the list. One that is missing or spoilt counts as empty: then everything is made again.
  init(path: String) {
    self.path = path
    guard let bytes = try? Files.read(list) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      if parts.count == 3 { entries[String(parts[2])] = Entry(fingerprint: String(parts[0]), pages: Int(parts[1])) }
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

  /// What was made for one school, as bytes that differ when any of it differs.
  func list(of school: String) -> [UInt8] {
    let own = entries.filter { $0.key.hasPrefix(Self.folder(of: school)) }.sorted { $0.key < $1.key }
    return own.flatMap { name, entry in
      let bytes = (try? Files.read("\(path)/\(name)")).map(SHA256.hexadecimal) ?? "none"
      return Array("\(entry.fingerprint) \(name) \(bytes)\n".utf8)
    }
  }

  /// The path of a volume, relative to the folder; a school's own volumes are in a folder of its own.
  func name(of volume: BoundVolume, for copy: SchoolCopy?) -> String {
    Self.folder(of: copy?.slug) + volume.path
  }

  private static func folder(of school: String?) -> String { school.map { "schools/\($0)/" } ?? "" }

  /// Whether it has a volume with this fingerprint.
  func has(_ name: String, of fingerprint: String) -> Bool {
    entries[name]?.fingerprint == fingerprint && Files.kind("\(path)/\(name)") == .file
  }

  /// The stamps of its list and of each volume in it.
  var stamps: [(file: String, stamp: Files.Stamp?)] {
    ([list] + entries.keys.sorted().map { "\(path)/\($0)" }).map { ($0, Files.look($0)?.stamp) }
  }

  /// The volumes that were made from what the press makes now, and the names of those that were not.
  ///
  /// - Throws: ``FileError`` when a picture that they show cannot be read.
  func made(of press: Press, for copy: SchoolCopy? = nil) throws(FileError) -> (
    volumes: [Volume: MadeVolume], stale: [String]
  ) {
    // Most schools have no volumes of their own, and listing all takes long.
    guard entries.keys.contains(where: { $0.hasPrefix(Self.folder(of: copy?.slug)) }) else { return ([:], []) }
    let known = press.volumes().map { (volume: $0, name: name(of: $0, for: copy)) }
    var fingerprints = try Fingerprints(press, for: copy)
    var volumes: [Volume: MadeVolume] = [:], stale: [String] = []
    for (volume, name) in known where entries[name] != nil {
      if has(name, of: try fingerprints.of(volume)), let size = Files.size("\(path)/\(name)") {
        volumes[volume.volume] = MadeVolume(path: "\(path)/\(name)", name: volume.path, pages: entries[name]?.pages, size: size)
      } else {
        stale.append(name)
      }
    }
    return (volumes, stale)
  }
}

/// Fingerprints of volumes: digests of everything that a volume is made from.
struct Fingerprints {
  private let shared: String
  private let copy: SchoolCopy?
  private var pages: [Address: String] = [:]

  /// - Parameter copy: the copy whose slots are filled, when the press makes pages for copies.
  /// - Throws: ``FileError``
  init(_ press: Press, for copy: SchoolCopy? = nil) throws(FileError) {
    self.copy = copy
    let shared = SHA256()
    for file in Printer.program { shared.add(file.bytes) }
    for output in press.printingOutputs() + (copy?.files() ?? []) { shared.add(try output.bytes()) }
    self.shared = shared.hexadecimal()
  }

  /// The fingerprint of a volume.
  ///
  /// - Throws: ``FileError``
  mutating func of(_ volume: BoundVolume) throws(FileError) -> String {
    var all = shared
    for output in volume.outputs {
      if pages[output.address] == nil {
        let bytes = try output.bytes()
        pages[output.address] = SHA256.hexadecimal(of: copy?.filled(bytes, at: output.address) ?? bytes)
      }
      all += pages[output.address] ?? ""
    }
    return SHA256.hexadecimal(of: Array(all.utf8))
  }
}
