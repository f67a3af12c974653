import Platform

/// The names in one zip: each can safely become a file, and all are different on every kind of disk.
///
/// They are examined as bytes, never as characters: to Swift a slash before a combining accent is not a slash, but to a disk it
/// is.
struct ZipNames: Sendable {
  /// The names in the zip; those of folders without their slash.
  private var stated: Set<String> = []
  /// All folders, including those that are only around something.
  private var folders: Set<String> = []

  /// Adds the name of a file.
  ///
  /// - Returns: why it cannot be accepted, or `nil`.
  mutating func add(file name: String) -> String? {
    name.utf8.last == Self.slash ? "has the name of a folder" : add(name)
  }

  /// Adds a name; one that ends with a slash is a folder's.
  ///
  /// - Returns: why it cannot be accepted, or `nil`.
  mutating func add(_ name: String) -> String? {
    if let fault = Self.fault(name) { return fault }
    let isFolder = name.utf8.last == Self.slash
    var path = Self.key(name)[...]
    if isFolder { path = Self.parent(path) ?? path }
    let key = String(path)
    guard stated.insert(key).inserted, isFolder || !folders.contains(key) else { return "stands in it twice" }
    if isFolder { folders.insert(key) }
    while let parent = Self.parent(path) {
      path = parent
      let key = String(path)
      // The folders around this one were added with it.
      if folders.contains(key) { break }
      if stated.contains(key) { return "has a file for a folder" }
      folders.insert(key)
    }
    return nil
  }

  private static let slash: UInt8 = 0x2F

  /// The part before the last slash; `nil` when there is none.
  private static func parent(_ path: Substring) -> Substring? { path.utf8.lastIndex(of: slash).map { path[..<$0] } }

  /// The same for all names that some disks cannot distinguish, by case or by the composition of letters: strings that are
  /// canonically equivalent are equal in Swift.
  private static func key(_ name: String) -> String { name.uppercased().lowercased() }

  /// Why a name is not safe; `nil` when it is.
  private static func fault(_ name: String) -> String? {
    var bytes = name.utf8[...]
    if bytes.isEmpty { return "has no name" }
    if bytes.count > 4096 { return "has too long a name" }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "has a control character in its name" }
    if bytes.contains(0x5C) { return "has a backslash in its name" }
    if bytes.first == slash { return "has an absolute path" }
    if bytes.last == slash { bytes.removeLast() }
    for part in bytes.split(separator: slash, omittingEmptySubsequences: false) {
      if part.count > 255 { return "has too long a name" }
      if part.isEmpty { return "has an empty part in its path" }
      if part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) { return "has dots for a part of its path" }
      // This also holds further on in the path, since someone may leave out the folder around it.
      if let letter = part.first, (0x61...0x7A).contains(letter | 0x20), part.dropFirst().first == 0x3A {
        return "has a drive in its path"
      }
      if let fault = WindowsName.fault(part) { return fault }
    }
    return nil
  }
}
