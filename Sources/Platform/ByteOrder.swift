#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Array {
  /// Sorted by the bytes of these texts. They are copied beside each other first: so comparing two counts no references.
  package func sortedByBytes(of text: (Element) -> String) -> [Element] {
    var bytes: [UInt8] = [], ends = [0]
    for element in self {
      bytes.append(contentsOf: text(element).utf8)
      ends.append(bytes.count)
    }
    return bytes.withUnsafeBytes { bytes in
      func text(_ index: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[ends[index]..<ends[index + 1]]) }
      return indices.sorted { one, other in
        let (first, second) = (text(one), text(other))
        guard let start = first.baseAddress, let otherStart = second.baseAddress else { return first.count < second.count }
        let order = memcmp(start, otherStart, Swift.min(first.count, second.count))
        return order != 0 ? order < 0 : first.count != second.count ? first.count < second.count : one < other
      }
    }.map { self[$0] }
  }
}

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
