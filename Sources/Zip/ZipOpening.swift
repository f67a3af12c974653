import CZip

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ZipReader {
  /// Opens a zip for reading only.
  ///
  /// - Returns: libzip's handle, and the size of the file in bytes.
  static func open(_ path: String) throws(ZipError) -> (zip: OpaquePointer, fileSize: UInt64) {
    // libzip does not open it itself: it would wait for a pipe.
    let descriptor = systemOpen(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ZipError(path: path, reason: String(cString: strerror(errno))) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ZipError(path: path, reason: "not a file")
    }
    // libzip takes an empty file for a zip without files.
    guard info.st_size > 0, !hasManyEnds(descriptor, size: Int(info.st_size)) else {
      close(descriptor)
      throw ZipError(path: path, reason: "not a zip")
    }
    var code: Int32 = 0
    // It closes the descriptor later, but not when it fails.
    guard let zip = zip_fdopen(descriptor, ZIP_RDONLY, &code) else {
      close(descriptor)
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw ZipError(path: path, &error)
    }
    return (zip, UInt64(info.st_size))
  }

  /// Whether the marker of a zip's end occurs so often in its last part that libzip would try them all for minutes. A few are
  /// normal: those of zips that are stored in it.
  private static func hasManyEnds(_ descriptor: Int32, size: Int) -> Bool {
    // As far back as libzip looks: the longest comment, the end record, and one more record for large zips.
    let length = min(size, 0x10000 + 22 + 20)
    let tail = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, length, off_t(size - length)))
    }
    let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    let ends = tail.indices.count { tail[$0] == mark[0] && tail[$0...].starts(with: mark) }
    return ends > 8
  }
}

private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
