#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension [UInt8] {
  /// The index at which some bytes first stand whole in a range; `nil` when they do not, and for no bytes. The C library looks at many bytes at
  /// once: what the standard library offers would take longer than all checks of a text together.
  ///
  /// - Precondition: the range lies within the bytes.
  package func firstPlace(of bytes: [UInt8], in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return withUnsafeBytes { all in
      guard let base = all.baseAddress, let first = bytes.first else { return nil }
      var start = range.lowerBound
      let end = range.upperBound - bytes.count + 1
      while start < end, let found = memchr(base + start, Int32(first), end - start) {
        start = UnsafeRawPointer(found) - base
        if memcmp(base + start, bytes, bytes.count) == 0 { return start }
        start += 1
      }
      return nil
    }
  }
}
