import CZip

/// One file's bytes as they are in a zip, or as they will be once libzip has compressed them.
struct PackedEntry: Sendable {
  enum Form: Sendable {
    /// To be compressed by libzip, at a level from 1 (fast) to 9 (small).
    case plain(level: UInt32)
    /// Not to be compressed.
    case stored
    /// Compressed already, from `size` bytes with this CRC-32.
    case deflated(size: UInt64, crc: UInt32)
  }

  /// Its path in the zip.
  let name: String
  let bytes: [UInt8]
  let form: Form

  init(name: String, bytes: [UInt8], form: Form) {
    self.name = name
    self.bytes = bytes
    self.form = form
  }

  /// A file to be compressed, unless its name says that it is compressed already.
  init(_ entry: ZipEntry, level: UInt32) {
    if let (size, crc) = entry.packed {
      self.init(name: entry.name, bytes: entry.bytes, form: .deflated(size: size, crc: crc))
      return
    }
    let name = entry.name.utf8
    let ending = name.lastIndex(of: 0x2E).map { String(entry.name[name.index(after: $0)...]).lowercased() } ?? ""
    let form: Form = entry.bytes.isEmpty || Self.compressed.contains(ending) ? .stored : .plain(level: level)
    self.init(name: entry.name, bytes: entry.bytes, form: form)
  }

  /// The endings of files that compression does not make smaller.
  private static let compressed: Set<String> = [
    "7z", "avif", "br", "bz2", "docx", "epub", "gif", "gz", "heic", "jpeg", "jpg", "m4a", "mp3", "mp4", "odp", "ods", "odt",
    "ogg", "opus", "pdf", "png", "pptx", "webm", "webp", "woff", "woff2", "xlsx", "xz", "zip", "zst",
  ]

  /// Adds it to a zip that is being made.
  ///
  /// - Returns: whether libzip accepted it.
  func add(to zip: OpaquePointer, name: String) -> Bool {
    let feed = Unmanaged.passRetained(Feed(self))
    guard let source = zip_source_function(zip, Feed.callback, feed.toOpaque()) else {
      feed.release()
      return false
    }
    let index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8)
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let number = UInt64(index)
    let attributes = UInt32(0o100644) << 16
    // If it had no time of its own, libzip would take one from the clock.
    guard zip_file_set_external_attributes(zip, number, 0, UInt8(ZIP_OPSYS_UNIX), attributes) == 0,
      zip_file_set_mtime(zip, number, 0, 0) == 0
    else { return false }
    switch form {
    // Not the default method: libzip 1.7 then ignores the level and always uses the slowest.
    case .plain(let level): return zip_set_file_compression(zip, number, ZIP_CM_DEFLATE, level) == 0
    case .stored: return zip_set_file_compression(zip, number, ZIP_CM_STORE, 0) == 0
    // The source itself says how it is compressed, and libzip copies it unchanged.
    case .deflated: return true
    }
  }
}

/// Passes an entry's bytes to libzip, without copying all of them.
private final class Feed {
  private let entry: PackedEntry
  private var offset = 0

  init(_ entry: PackedEntry) { self.entry = entry }

  static let callback: zip_source_callback = { context, data, length, command in
    guard let context else { return -1 }
    let feed = Unmanaged<Feed>.fromOpaque(context)
    if command == ZIP_SOURCE_FREE {
      feed.release()
      return 0
    }
    return feed.takeUnretainedValue().answer(command, UnsafeMutableRawBufferPointer(start: data, count: Int(length)))
  }

  private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer) -> Int64 {
    switch command {
    case ZIP_SOURCE_SUPPORTS:
      return [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
      ].mask
    case ZIP_SOURCE_OPEN:
      offset = 0
      return 0
    case ZIP_SOURCE_READ:
      let count = min(data.count, entry.bytes.count - offset)
      entry.bytes.withUnsafeBytes { data.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
      offset += count
      return Int64(count)
    case ZIP_SOURCE_STAT:
      return data.withStat { stat in
        stat.size = UInt64(entry.bytes.count)
        stat.comp_method = UInt16(ZIP_CM_STORE)
        stat.valid = UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD)
        if case .deflated(let size, let crc) = entry.form {
          stat.comp_size = stat.size
          stat.size = size
          stat.crc = crc
          stat.comp_method = UInt16(ZIP_CM_DEFLATE)
          stat.valid |= UInt64(ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC)
        }
      }
    case ZIP_SOURCE_CLOSE: return 0
    // Nothing it is asked to do can fail.
    case ZIP_SOURCE_ERROR: return data.noError()
    default: return -1
    }
  }
}
