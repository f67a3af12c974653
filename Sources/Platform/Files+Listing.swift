#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is in folders.
extension Files {
  /// The names in a folder without `.` and `..`, sorted by their bytes.
  ///
  /// - Throws: ``FileError``
  package static func list(_ path: String) throws(FileError) -> [String] {
    try entries(path).map(\.name).sortedByBytes(of: \.self)
  }

  /// What stands in a folder under a name; its kind is `nil` where only ``kind(_:)`` tells.
  package typealias Entry = (name: String, kind: Kind?)

  /// What is in a folder besides `.` and `..`, in no order.
  ///
  /// - Throws: ``FileError``
  package static func entries(_ path: String) throws(FileError) -> [Entry] {
    guard let stream = patiently(nil, { opendir(path) }) else { throw FileError(path) }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let (name, isText) = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { bytes in
          String(validatingCString: bytes).map { ($0, true) } ?? (String(cString: bytes), false)
        }
      }
      if name == "." || name == ".." { continue }
      let kind: Kind? =
        switch Int(entry.pointee.d_type) {
        // What is no text has another name here, under which nothing is found.
        case _ where !isText: nil
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .link
        default: nil
        }
      entries.append((name, kind))
    }
    return entries
  }
}
