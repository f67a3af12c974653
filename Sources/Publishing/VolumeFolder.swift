import Model
import Platform
import Site

/// A folder of volumes, in the places that the site gives them, with a list of what each was made from.
struct VolumeFolder {
  /// A volume that was made.
  struct Entry: Equatable {
    /// What it was made from; equal only for what would come out the same.
    let print: Int
    /// Nothing for an e-book.
    let pages: Int?
  }

  let path: String
  var entries: [String: Entry] = [:]
  private var list: String { "\(path)/.tweeluik-handouts" }

  /// Reads the list; one that is missing or spoilt is as good as none, as everything is then made again.
  init(path: String) {
    self.path = path
    guard let bytes = try? Files.read(list) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      if parts.count == 3, let print = Int(parts[0]) { entries[String(parts[2])] = Entry(print: print, pages: Int(parts[1])) }
    }
  }

  /// - Throws: ``FileError``
  func save() throws(FileError) {
    let lines = entries.sorted { $0.key < $1.key }.map { name, entry in
      "\(entry.print) \(entry.pages.map(String.init) ?? "-") \(name)\n"
    }
    try Files.write(Array(lines.joined().utf8), to: list)
  }

  /// Whether it holds a volume that was made of the same.
  func has(_ name: String, of print: Int) -> Bool { entries[name]?.print == print && Files.kind("\(path)/\(name)") == .file }

  /// The volumes in it that are made of what the catalog says now, and the names of those that are not.
  ///
  /// - Throws: ``FileError`` when a picture that they show can not be read.
  func made(of catalog: Catalog) throws(FileError) -> (volumes: [Volume: MadeVolume], stale: [String]) {
    if entries.isEmpty { return ([:], []) }
    let known = catalog.volumes().filter { entries[$0.path] != nil }
    var prints = try Fingerprints(catalog)
    var volumes: [Volume: MadeVolume] = [:], stale: [String] = []
    for volume in known {
      if has(volume.path, of: try prints.of(volume)), let size = Files.size("\(path)/\(volume.path)") {
        volumes[volume.volume] = MadeVolume(
          path: "\(path)/\(volume.path)", pages: entries[volume.path]?.pages, size: size)
      } else {
        stale.append(volume.path)
      }
    }
    return (volumes, stale)
  }
}

/// What tells whether a volume would come out the same: everything that it is made from.
struct Fingerprints {
  private let shared: Fingerprint
  private var pages: [Address: Fingerprint] = [:]

  /// - Throws: ``FileError``
  init(_ catalog: Catalog) throws(FileError) {
    var shared = Fingerprint()
    shared.add(PackageResources.print_py)
    for output in catalog.printingOutputs() { shared.add(try output.bytes()) }
    self.shared = shared
  }

  /// - Throws: ``FileError``
  mutating func of(_ volume: BoundVolume) throws(FileError) -> Int {
    var all = shared
    for output in volume.outputs {
      if pages[output.address] == nil {
        var print = Fingerprint()
        print.add(try output.bytes())
        pages[output.address] = print
      }
      all.add(pages[output.address]?.bytes ?? [])
    }
    return all.value
  }
}

/// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/).
private struct Fingerprint {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  var value: Int { Int(truncatingIfNeeded: hash) }
  var bytes: [UInt8] { withUnsafeBytes(of: hash.littleEndian, Array.init) }
}
