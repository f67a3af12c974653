#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Files {
  /// What tells whether a file was written since: when it was last written, and changed in any way, its size and its number on the
  /// disk. Who writes a file can put back the first, but not the second.
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

    /// All of it, for a digest.
    package func write(into bytes: inout [UInt8]) {
      withUnsafeBytes(of: self) { bytes.append(contentsOf: $0) }
    }

    /// The clock by which a disk stamps goes in steps: what is written twice within one may have the same stamp. Waits until a
    /// file that is written from now on gets another stamp than each of these.
    ///
    /// - Returns: false where that would take long: on a disk that keeps whole seconds, and after the clock was put back.
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
