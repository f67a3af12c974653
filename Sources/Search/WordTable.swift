/// Numbers words from 0 as they come, by their bytes: what a dictionary of strings does, without a string for each occurrence.
struct WordTable {
  /// The bytes of all words, each once, in the order in which they came.
  private var bytes: [UInt8] = []
  /// The index where each word ends.
  private var ends: [Int] = []
  /// A hash table of the words' numbers plus one; 0 marks an empty slot.
  private var slots = [Slot](repeating: Slot(), count: 1 << 12)

  private struct Slot {
    var number: Int32 = 0
    /// The word's length, and its bytes where they are no more than eight; otherwise its hash.
    var length: Int32 = 0
    var key: UInt64 = 0
  }

  var count: Int { ends.count }

  subscript(number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  /// The number of a word; a new number when it was not seen before.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    if ends.count * 2 > slots.count { grow() }
    let mask = slots.count - 1, length = Int32(word.count), (key, hash) = Self.key(word)
    var slot = hash & mask
    let known: Int? = slots.withUnsafeBufferPointer { slots in
      while slots[slot].number != 0 {
        let number = Int(slots[slot].number) - 1
        if slots[slot].key == key, slots[slot].length == length, length <= 8 || isSame(number, word) { return number }
        slot = (slot + 1) & mask
      }
      return nil
    }
    if let known { return known }
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    slots[slot] = Slot(number: Int32(ends.count), length: length, key: key)
    return ends.count - 1
  }

  mutating func number(of word: String) -> Int {
    var word = word
    return word.withUTF8 { number(of: $0) }
  }

  /// Whether a word of more than eight bytes and of the same length is this one.
  private func isSame(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let other = UnsafeRawBufferPointer(word)
      let known = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range(number)]))
      var index = 0
      while index + 8 <= other.count {
        if Self.load(known, index) != Self.load(other, index) { return false }
        index += 8
      }
      return Self.load(known, other.count - 8) == Self.load(other, other.count - 8)
    }
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
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for known in old where known.number != 0 {
      let (_, hash) = bytes[range(Int(known.number) - 1)].withUnsafeBufferPointer(Self.key)
      var slot = hash & (slots.count - 1)
      while slots[slot].number != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = known
    }
  }

  /// What is compared first, and a hash of eight bytes at a time, by multiplying and mixing: most words take one step.
  @inline(__always)
  private static func key(_ word: UnsafeBufferPointer<UInt8>) -> (key: UInt64, hash: Int) {
    let raw = UnsafeRawBufferPointer(word)
    var hash = UInt64(raw.count), index = 0
    func step(_ bytes: UInt64) {
      hash = (hash ^ bytes) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 32
    }
    if raw.count <= 8 {
      let key = short(raw)
      step(key)
      return (key, Int(truncatingIfNeeded: hash))
    }
    while index + 8 < raw.count {
      step(load(raw, index))
      index += 8
    }
    step(load(raw, raw.count - 8))
    return (hash, Int(truncatingIfNeeded: hash))
  }
}
