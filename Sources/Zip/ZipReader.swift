import CZip

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The limits on a zip, so that a small file cannot fill the memory.
package struct ZipLimits: Sendable {
  /// The most files and folders.
  package var files: Int
  /// The largest file, in uncompressed bytes.
  package var fileBytes: Int
  /// All files together, in uncompressed bytes.
  package var totalBytes: Int

  package init(files: Int, fileBytes: Int, totalBytes: Int) {
    self.files = files
    self.fileBytes = fileBytes
    self.totalBytes = totalBytes
  }
}

/// Reads a zip that may come from anyone. It is to be used by one thread at a time.
package final class ZipReader {
  /// A file in the zip.
  package struct Entry: Sendable, Equatable {
    /// Its path, which can safely become a file's: relative, without `..`, and different from all others however a disk compares
    /// names.
    package let name: String
    /// Its uncompressed size in bytes.
    package let size: Int
    fileprivate let index: UInt64
    fileprivate let crc: UInt32
  }

  /// Its files in the order of the zip, without folders.
  package let entries: [Entry]
  private let path: String
  private let zip: OpaquePointer

  /// Opens a zip and checks what it says of all its files.
  ///
  /// - Throws: ``ZipError`` when it is not a zip, when a name is not safe or occurs twice, and for a link, an encrypted file, any
  ///   compression but deflate, or too many files or bytes.
  package init(_ path: String, limits: ZipLimits) throws(ZipError) {
    let (zip, fileSize) = try Self.open(path)
    do {
      entries = try Self.list(zip, path: path, fileSize: fileSize, limits: limits)
    } catch {
      zip_discard(zip)
      throw error
    }
    self.path = path
    self.zip = zip
  }

  deinit { zip_discard(zip) }

  /// The uncompressed bytes of a file.
  ///
  /// - Throws: ``ZipError`` when they are not those that were packed.
  package func bytes(of entry: Entry) throws(ZipError) -> [UInt8] {
    guard let file = zip_fopen_index(zip, entry.index, 0) else {
      throw ZipError(path: path, reason: "\(entry.name): \(String(cString: zip_strerror(zip)))")
    }
    defer { zip_fclose(file) }
    var failed = false
    // Ask for one byte too many, so that libzip reaches the end, where it compares the checksum.
    let bytes = [UInt8](unsafeUninitializedCapacity: entry.size + 1) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      while count <= entry.size {
        let read = zip_fread(file, start + count, UInt64(entry.size + 1 - count))
        failed = read < 0
        if read <= 0 { break }
        count += Int(read)
      }
    }
    if failed { throw ZipError(path: path, reason: "\(entry.name): \(String(cString: zip_file_strerror(file)))") }
    // For an empty file libzip compares nothing.
    guard bytes.count == entry.size, !bytes.isEmpty || entry.crc == 0 else {
      throw ZipError(path: path, reason: "\(entry.name) has other bytes than were packed")
    }
    return bytes
  }

  private static func list(
    _ zip: OpaquePointer, path: String, fileSize: UInt64, limits: ZipLimits
  ) throws(ZipError) -> [Entry] {
    let count = zip_get_num_entries(zip, 0)
    guard count <= limits.files else { throw ZipError(path: path, reason: "has more than \(limits.files) files") }
    var entries: [Entry] = []
    var names = ZipNames()
    var left = UInt64(max(0, limits.totalBytes))
    for index in 0..<UInt64(max(0, count)) {
      var stat = zip_stat_t()
      var system: UInt8 = 0
      var attributes: UInt32 = 0
      guard zip_stat_index(zip, index, 0, &stat) == 0,
        zip_file_get_external_attributes(zip, index, 0, &system, &attributes) == 0
      else { throw ZipError(path: path, zip_get_error(zip)) }
      guard let name = name(zip, index) else {
        throw ZipError(path: path, reason: "the name of file \(index + 1) is not UTF-8")
      }
      let isFolder = name.utf8.last == 0x2F
      let fault =
        names.add(name) ?? fault(mode: mode_t(truncatingIfNeeded: attributes >> 16), isFolder: isFolder)
        ?? fault(stat, isFolder: isFolder, fileSize: fileSize)
        ?? (stat.size > UInt64(max(0, limits.fileBytes)) ? "has more than \(limits.fileBytes) bytes" : nil)
      if let fault { throw ZipError(path: path, reason: "\(name) \(fault)") }
      guard stat.size <= left else { throw ZipError(path: path, reason: "has more than \(limits.totalBytes) bytes") }
      left -= stat.size
      if !isFolder { entries.append(Entry(name: name, size: Int(stat.size), index: index, crc: stat.crc)) }
    }
    return entries
  }

  /// The name of an entry; `nil` when it is not UTF-8 although it claims to be. A name that makes no claim is UTF-8 if it can be,
  /// and otherwise in the encoding of DOS. libzip turns a NUL in a name into a space before it compares or shows it.
  private static func name(_ zip: OpaquePointer, _ index: UInt64) -> String? {
    zip_get_name(zip, index, ZIP_FL_ENC_GUESS).flatMap { String(validatingCString: $0) }
  }

  /// Why an entry is not a plain file or folder; `nil` when it is. Its mode counts whatever system it claims to come from, since
  /// not all programs that unpack look at that.
  private static func fault(mode: mode_t, isFolder: Bool) -> String? {
    switch mode & S_IFMT {
    case 0: nil
    case S_IFREG where !isFolder: nil
    case S_IFDIR where isFolder: nil
    case S_IFLNK: "is a link"
    default: "is not a plain file or folder"
    }
  }

  /// Why an entry's bytes cannot be read; `nil` when they can.
  private static func fault(_ stat: zip_stat_t, isFolder: Bool, fileSize: UInt64) -> String? {
    let needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD
    guard stat.valid & UInt64(needed) == needed else { return "does not say what it is" }
    if Int32(stat.encryption_method) != ZIP_EM_NONE { return "is encrypted" }
    if isFolder, stat.size > 0 { return "is a folder with bytes" }
    if stat.comp_size > fileSize { return "has more bytes than the zip" }
    switch Int32(stat.comp_method) {
    case ZIP_CM_STORE: return stat.size == stat.comp_size ? nil : "is stored with another size"
    // Deflate expands a byte to at most 1,032. So no more memory is asked for than the zip can fill.
    case ZIP_CM_DEFLATE: return stat.size <= (stat.comp_size + 1) * 1032 ? nil : "has more bytes than it can have"
    default: return "is compressed in another way than by deflate"
    }
  }
}
