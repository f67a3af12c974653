/// The files that many zips have in common, compressed once. Several threads may make zips from them at the same time, since
/// their bytes are only read.
package struct SharedEntries: Sendable {
  /// Sorted by their names' bytes.
  let entries: [PackedEntry]
  let names: ZipNames

  /// Compresses the files as far as that makes them smaller.
  ///
  /// - Parameter entries: named as in each zip's folder, in any order.
  /// - Throws: ``ZipError`` for a name that is not safe or occurs twice; its path is empty.
  package init(_ entries: [ZipEntry]) throws(ZipError) {
    var names = ZipNames()
    for entry in entries {
      let fault = names.add(file: entry.name) ?? (entry.bytes.count < 0xFFFF_FFFF ? nil : "is too large for a zip")
      if let fault { throw ZipError(path: "", reason: "\(entry.name) \(fault)") }
    }
    self.names = names
    self.entries = try entries.map { entry throws(ZipError) in try Self.pack(PackedEntry(entry, level: 9)) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The names without some of them.
  ///
  /// - Throws: never in practice, because all names were accepted before.
  func names(without left: Set<String>) throws(ZipError) -> ZipNames {
    var names = ZipNames()
    for entry in entries where !left.contains(entry.name) {
      if let fault = names.add(file: entry.name) { throw ZipError(path: "", reason: "\(entry.name) \(fault)") }
    }
    return names
  }

  /// The entry as libzip compresses it in a zip of its own; stored when that is smaller.
  private static func pack(_ entry: PackedEntry) throws(ZipError) -> PackedEntry {
    guard case .plain = entry.form else { return entry }
    let packed = try ZipWriter.sink([(entry, "x")], path: "", capacity: entry.bytes.count).first(name: entry.name)
    if packed.bytes.count < entry.bytes.count { return packed }
    return PackedEntry(name: entry.name, bytes: entry.bytes, form: .stored)
  }
}
