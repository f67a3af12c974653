import CZip

/// Makes zips that have most of their files in common. The same files, folder and day give the same bytes, whatever the time and
/// the time zone. Several threads may use it at the same time; each zip takes about twice its own size in memory.
package struct ZipWriter: Sendable {
  private let shared: SharedEntries
  private let date: ZipDate

  /// With level 6, pages of 10 KB become a tenth smaller, but making the zips takes half as long again.
  private static let level: UInt32 = 1

  /// - Parameters:
  ///   - shared: the files in every zip.
  ///   - date: the day of all files.
  package init(shared: SharedEntries, date: ZipDate) {
    self.shared = shared
    self.date = date
  }

  /// Makes one zip: the shared files and some of its own, all in one folder, sorted by the bytes of their names.
  ///
  /// - Parameters:
  ///   - folder: the folder's path; when it is empty, the files are in no folder.
  ///   - beside: files beside the folder, named as in the zip; they come first.
  ///   - left: the names of shared files that are left out.
  ///   - comment: the zip's comment, at its end; at most 65,535 bytes.
  ///   - own: named as in the folder, in any order.
  /// - Throws: ``ZipError`` for a name that is not safe or occurs twice, for a zip without files, and for one of 4 GB or 65,535
  ///   files or more; its path is the folder.
  package func bytes(
    folder: String, own: [ZipEntry], beside: [ZipEntry] = [], without left: Set<String> = [], comment: String = ""
  ) throws(ZipError) -> [UInt8] {
    var names = left.isEmpty ? shared.names : try shared.names(without: left)
    for entry in own {
      if let fault = names.add(file: entry.name) { throw ZipError(path: folder, reason: "\(entry.name) \(fault)") }
    }
    var prefix = ""
    if !folder.isEmpty {
      var folders = ZipNames()
      if let fault = folders.add(folder) { throw ZipError(path: folder, reason: "the folder \(fault)") }
      for entry in beside {
        if let fault = folders.add(file: entry.name) { throw ZipError(path: folder, reason: "\(entry.name) \(fault)") }
      }
      prefix = folder.utf8.last == 0x2F ? folder : folder + "/"
    }
    let first = beside.map { PackedEntry($0, level: Self.level) }.map { ($0, $0.name) }
    let entries = first + merged(own, without: left).map { ($0, prefix + $0.name) }
    // Each file's name occurs twice in it, after 30 bytes and after 46. Bytes that cannot be compressed become a little longer.
    let size = entries.reduce(22) { $0 + $1.0.bytes.count * 1001 / 1000 + 2 * $1.1.utf8.count + 96 }
    guard !entries.isEmpty else { throw ZipError(path: folder, reason: "has no files") }
    guard entries.count < 0xFFFF, size < 0xFFFF_FFFF else { throw ZipError(path: folder, reason: "is too large for a zip") }
    let sink = try Self.sink(entries, path: folder, capacity: size)
    sink.date(date)
    return sink.bytes(comment: Array(comment.utf8.prefix(0xFFFF)))
  }

  /// The shared files and its own, in one order.
  private func merged(_ own: [ZipEntry], without left: Set<String>) -> [PackedEntry] {
    var own = own.map { PackedEntry($0, level: Self.level) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }[...]
    var all: [PackedEntry] = []
    all.reserveCapacity(shared.entries.count + own.count)
    for entry in shared.entries where !left.contains(entry.name) {
      while let first = own.first, first.name.utf8.lexicographicallyPrecedes(entry.name.utf8) {
        all.append(first)
        own.removeFirst()
      }
      all.append(entry)
    }
    return all + own
  }

  /// Makes a zip of these entries under their full names, in this order.
  static func sink(_ entries: [(PackedEntry, name: String)], path: String, capacity: Int) throws(ZipError) -> Sink {
    let sink = Sink(capacity: capacity)
    let zip = try sink.open(path: path)
    for (entry, name) in entries where !entry.add(to: zip, name: name) {
      defer { zip_discard(zip) }
      throw ZipError(path: path, reason: "\(name): \(String(cString: zip_strerror(zip)))")
    }
    guard zip_close(zip) == 0 else {
      defer { zip_discard(zip) }
      throw ZipError(path: path, zip_get_error(zip))
    }
    return sink
  }
}
