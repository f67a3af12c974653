/// Numbers words from 0 as they come, by their bytes: what a dictionary of strings does, without a string for each occurrence.
struct WordTable {
  /// The bytes of all words, each once, in the order in which they came.
  private var bytes: [UInt8] = []
  /// The index where each word ends.
  private var ends: [Int] = []
  /// A hash table of the words' numbers plus one; 0 marks an empty slot.
  private var slots = [Int32](repeating: 0, count: 1 << 12)

  var count: Int { ends.count }

  subscript(number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  /// The number of a word; a new number when it was not seen before.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    if ends.count * 2 > slots.count { grow() }
    let mask = slots.count - 1
    var slot = Self.hash(word) & mask
    let known: Int? = slots.withUnsafeBufferPointer { slots in
      bytes.withUnsafeBufferPointer { bytes in
        ends.withUnsafeBufferPointer { ends in
          while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1, start = number == 0 ? 0 : ends[number - 1]
            if ends[number] - start == word.count, Self.isSame(bytes, start, word) { return number }
            slot = (slot + 1) & mask
          }
          return nil
        }
      }
    }
    if let known { return known }
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    slots[slot] = Int32(ends.count)
    return ends.count - 1
  }

  mutating func number(of word: String) -> Int {
    var word = word
    return word.withUTF8 { number(of: $0) }
  }

  @inline(__always)
  private static func isSame(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let known = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<(start + word.count)]))
    let other = UnsafeRawBufferPointer(word)
    if other.count <= 8 { return short(known) == short(other) }
    var index = 0
    while index + 8 <= other.count {
      if load(known, index) != load(other, index) { return false }
      index += 8
    }
    return load(known, other.count - 8) == load(other, other.count - 8)
  }

  @inline(__always)
  private static func load(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// A word of at most eight bytes as a number, which no other word of that length has. Some bytes are in it twice.
  @inline(__always)
  private static func short(_ word: UnsafeRawBufferPointer) -> UInt64 {
    let count = word.count
    if count >= 4 {
      let start = word.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      return UInt64(start) | UInt64(word.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)) << 32
    }
    if count == 0 { return 0 }
    return UInt64(word[0]) | UInt64(word[count / 2]) << 8 | UInt64(word[count - 1]) << 16
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for number in ends.indices {
      var slot = bytes[range(number)].withUnsafeBufferPointer(Self.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }

  /// A hash of eight bytes at a time, by multiplying and mixing: most words take one step.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(word)
    var hash = UInt64(raw.count), index = 0
    func step(_ bytes: UInt64) {
      hash = (hash ^ bytes) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 32
    }
    if raw.count <= 8 {
      step(short(raw))
    } else {
      while index + 8 < raw.count {
        step(load(raw, index))
        index += 8
      }
      step(load(raw, raw.count - 8))
    }
    return Int(truncatingIfNeeded: hash)
  }
}
