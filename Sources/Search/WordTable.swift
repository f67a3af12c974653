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

  private static func isSame(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<word.count where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for number in ends.indices {
      var slot = bytes[range(number)].withUnsafeBufferPointer(Self.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }

  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/).
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
