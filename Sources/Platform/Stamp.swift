#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Files {
  /// Tells whether a file was written since: when it was last written, when it was last changed in any way, its size and its
  /// number on the disk. A program that writes a file can set the first time back, but not the second.
  package struct Stamp: Hashable, Sendable {
    private let written, changed, size, number, device: Int64

    /// Returns `nil` when there is no file at `path`, with links followed.
    package init?(_ path: String) {
      var info = stat()
      guard stat(path, &info) == 0 else { return nil }
      self.init(info)
    }

    init(_ info: stat) {
      func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * second + Int64(time.tv_nsec) }
      #if canImport(Glibc)
        (written, changed) = (nanoseconds(info.st_mtim), nanoseconds(info.st_ctim))
      #else
        (written, changed) = (nanoseconds(info.st_mtimespec), nanoseconds(info.st_ctimespec))
      #endif
      (size, number, device) = (Int64(info.st_size), Int64(bitPattern: UInt64(info.st_ino)), Int64(info.st_dev))
    }

    /// Appends all of it, for a digest.
    package func write(into bytes: inout [UInt8]) {
      withUnsafeBytes(of: self) { bytes.append(contentsOf: $0) }
    }

    /// Waits until any file that is written from now on gets another stamp than each of these. A disk's clock goes in steps, and
    /// a file that is written twice within one step may have the same stamp both times.
    ///
    /// - Returns: false, without waiting, when that would take long: on a disk that keeps whole seconds, or after the clock was
    ///   put back.
    package static func settle(_ stamps: some Sequence<Stamp>) -> Bool {
      guard let newest = stamps.map(\.changed).max() else { return true }
      let step = newest % second == 0 ? 2 * second : second / 100
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      let rest = newest + step - Int64(now.tv_sec) * second - Int64(now.tv_nsec)
      if rest > second / 50 { return false }
      if rest > 0 { usleep(UInt32(rest / 1_000 + 1)) }
      return true
    }
  }
}

/// In nanoseconds.
private let second: Int64 = 1_000_000_000
