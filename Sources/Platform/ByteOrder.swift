#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension String {
  /// Whether it comes before another string in the order of their UTF-8 bytes, which is the same on every system.
  package func precedesInBytes(_ other: String) -> Bool {
    let known = utf8.withContiguousStorageIfAvailable { one in
      other.utf8.withContiguousStorageIfAvailable { two in
        guard let first = one.baseAddress, let second = two.baseAddress else { return one.count < two.count }
        let order = memcmp(first, second, min(one.count, two.count))
        return order == 0 ? one.count < two.count : order < 0
      }
    }
    return (known ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
