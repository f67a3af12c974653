import CZip

/// Receives from libzip the bytes of a zip that is being made, in memory.
final class Sink {
  private(set) var bytes: [UInt8] = []
  private var offset = 0

  /// - Parameter capacity: the expected number of bytes.
  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Opens a zip that is made here. libzip holds on to the sink until that is closed or discarded.
  func open(path: String) throws(ZipError) -> OpaquePointer {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    let sink = Unmanaged.passRetained(self)
    guard let source = zip_source_function_create(Self.callback, sink.toOpaque(), &error) else {
      sink.release()
      throw ZipError(path: path, &error)
    }
    guard let zip = zip_open_from_source(source, ZIP_TRUNCATE, &error) else {
      zip_source_free(source)
      throw ZipError(path: path, &error)
    }
    return zip
  }

  private static let callback: zip_source_callback = { context, data, length, command in
    guard let context else { return -1 }
    let sink = Unmanaged<Sink>.fromOpaque(context)
    if command == ZIP_SOURCE_FREE {
      sink.release()
      return 0
    }
    return sink.takeUnretainedValue().answer(command, UnsafeMutableRawBufferPointer(start: data, count: Int(length)))
  }

  private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer) -> Int64 {
    switch command {
    case ZIP_SOURCE_WRITE:
      write(UnsafeRawBufferPointer(data))
      return Int64(data.count)
    case ZIP_SOURCE_TELL_WRITE: return Int64(offset)
    case ZIP_SOURCE_SEEK_WRITE:
      // libzip only goes back to the start of an entry, and then to the end again.
      guard data.count >= MemoryLayout<zip_source_args_seek_t>.size else { return -1 }
      let seek = data.loadUnaligned(as: zip_source_args_seek_t.self)
      guard seek.whence == 0, seek.offset >= 0, seek.offset <= bytes.count else { return -1 }
      offset = Int(seek.offset)
      return 0
    case ZIP_SOURCE_STAT:
      return data.withStat { stat in
        stat.size = 0
        stat.valid = UInt64(ZIP_STAT_SIZE)
      }
    case ZIP_SOURCE_SUPPORTS:
      return [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK,
        ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE,
        ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
      ].mask
    case ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE, ZIP_SOURCE_READ, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE,
      ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE:
      return 0
    case ZIP_SOURCE_ERROR: return data.noError()
    default: return -1
    }
  }

  private func write(_ data: UnsafeRawBufferPointer) {
    let over = min(bytes.count - offset, data.count)
    if over > 0 {
      bytes.withUnsafeMutableBytes { target in
        UnsafeMutableRawBufferPointer(rebasing: target[offset..<offset + over])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: data[..<over]))
      }
    }
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: data[over...]))
    offset += data.count
  }

  /// Sets the time of every file to 00:00 on a day. libzip itself only accepts points in time, which it turns into a day and a
  /// time by the computer's time zone; and in some zones there are days without a midnight.
  func date(_ date: ZipDate) {
    // The end record has 22 bytes, as there is no comment yet: the count of entries is at 10, and the start of the directory at
    // 16.
    var entry = number(bytes.count - 6, bytes: 4)
    for _ in 0..<number(bytes.count - 12, bytes: 2) {
      set(date.dos, at: entry + 12)
      set(date.dos, at: number(entry + 42, bytes: 4) + 10)
      entry += 46 + number(entry + 28, bytes: 2) + number(entry + 30, bytes: 2) + number(entry + 32, bytes: 2)
    }
  }

  /// The finished zip with a comment, which follows its own length at the end of the end record.
  func bytes(comment: [UInt8]) -> [UInt8] {
    var all = bytes
    all.removeLast(2)
    all.append(UInt8(comment.count & 0xFF))
    all.append(UInt8(comment.count >> 8))
    return all + comment
  }

  /// The first file in a finished zip, which is a compressed one, under another name.
  func first(name: String) -> PackedEntry {
    let start = 30 + number(26, bytes: 2) + number(28, bytes: 2)
    return PackedEntry(
      name: name, bytes: [UInt8](bytes[start..<start + number(18, bytes: 4)]),
      form: .deflated(size: UInt64(number(22, bytes: 4)), crc: UInt32(number(14, bytes: 4))))
  }

  private func number(_ offset: Int, bytes count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  /// Writes the time, which is zero, and the day after it.
  private func set(_ day: UInt16, at offset: Int) {
    bytes[offset] = 0
    bytes[offset + 1] = 0
    bytes[offset + 2] = UInt8(truncatingIfNeeded: day)
    bytes[offset + 3] = UInt8(truncatingIfNeeded: day >> 8)
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Answers a question about a file's size and kind.
  func withStat(_ fill: (inout zip_stat_t) -> Void) -> Int64 {
    guard count >= MemoryLayout<zip_stat_t>.size else { return -1 }
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    fill(&stat)
    storeBytes(of: stat, as: zip_stat_t.self)
    return Int64(MemoryLayout<zip_stat_t>.size)
  }

  /// Answers the question what went wrong.
  func noError() -> Int64 {
    guard count >= 2 * MemoryLayout<Int32>.size else { return -1 }
    storeBytes(of: ZIP_ER_INTERNAL, as: Int32.self)
    storeBytes(of: 0, toByteOffset: MemoryLayout<Int32>.size, as: Int32.self)
    return Int64(2 * MemoryLayout<Int32>.size)
  }
}

extension [zip_source_cmd_t] {
  /// The form in which libzip expects the list of what a source supports.
  var mask: Int64 { reduce(0) { $0 | 1 << Int64($1.rawValue) } }
}
