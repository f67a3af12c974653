/// Words to be found in texts, such as the terms of a glossary.
///
/// A phrase is found as it is written, with its first letter in either case. No letter or digit may touch it, either directly or
/// through a hyphen or an apostrophe: within a compound it would be another word. A space in a phrase stands for a space or a
/// line break.
package struct Phrases: Sendable {
  /// What a phrase stands for, and its bytes with the first letter in lower case.
  private struct Phrase {
    let meaning: Int
    let bytes: [UInt8]
  }

  /// The phrases that begin with the same word, longer ones first.
  private struct Group {
    let phrases: [Phrase]
    /// For a very large group: the meanings of the phrases of each length, longer ones first. Empty otherwise.
    let lengths: [(count: Int, meanings: [[UInt8]: Int])]

    init(_ phrases: [Phrase]) {
      self.phrases = phrases.sorted { ($1.bytes.count, $0.meaning) < ($0.bytes.count, $1.meaning) }
      let groups = phrases.count > 16 ? Dictionary(grouping: self.phrases, by: \.bytes.count) : [:]
      lengths = groups.sorted { $0.key > $1.key }.map { count, phrases in
        (count, Dictionary(phrases.map { ($0.bytes, $0.meaning) }, uniquingKeysWith: { first, _ in first }))
      }
    }

    /// The longest phrase that begins at an index of a text; `nil` when none does.
    func phrase(in text: UnsafeBufferPointer<UInt8>, at start: Int, to limit: Int) -> Phrase? {
      if lengths.isEmpty { return phrases.first { Phrases.matches($0.bytes, text, at: start, to: limit) } }
      for (count, meanings) in lengths where start + count <= limit && Phrases.ends(text, at: start + count) {
        var bytes = text[start..<(start + count)].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
        Phrases.lower(&bytes)
        if let meaning = meanings[bytes] { return Phrase(meaning: meaning, bytes: bytes) }
      }
      return nil
    }
  }

  /// The groups, by a hash of their first word.
  private let phrases: [UInt64: Group]
  /// Whether any phrase begins with two such bytes: see ``beginning(_:_:)``. It rules out most words before their hash is made.
  private var firstBytes = [Bool](repeating: false, count: 1 << 12)
  /// Whether the hash of any first word has these lowest bits.
  private var firstHashes = [Bool](repeating: false, count: 1 << 12)

  /// - Parameter meanings: the phrases for each meaning, which is known by its index here. When two phrases are equal, the first
  ///   counts.
  package init(_ meanings: [[String]]) {
    var phrases: [UInt64: [Phrase]] = [:]
    for (meaning, words) in meanings.enumerated() {
      for word in words {
        var bytes = Array(word.utf8)
        Self.lower(&bytes)
        guard let first = bytes.first, Self.isLetter(first) else { continue }
        let hash = bytes.withUnsafeBufferPointer { Self.word(in: $0, from: 0, to: bytes.count).hash }
        phrases[hash, default: []].append(Phrase(meaning: meaning, bytes: bytes))
        // After a phrase of one byte anything may follow in a text.
        for second in bytes.count > 1 ? bytes[1]...bytes[1] : 0...255 { firstBytes[Self.beginning(first, second)] = true }
      }
    }
    for hash in phrases.keys { firstHashes[Int(hash & 0xFFF)] = true }
    self.phrases = phrases.mapValues(Group.init)
  }

  package var isEmpty: Bool { phrases.isEmpty }

  /// The first occurrence of each meaning within some ranges of a text, in order.
  func find(in text: [UInt8], ranges: [Range<Int>]) -> [(range: Range<Int>, meaning: Int)] {
    text.withUnsafeBufferPointer { find(in: $0, ranges: ranges) }
  }

  private func find(in text: UnsafeBufferPointer<UInt8>, ranges: [Range<Int>]) -> [(range: Range<Int>, meaning: Int)] {
    Self.steps.withUnsafeBufferPointer { find(in: text, ranges: ranges, $0) }
  }

  private func find(
    in text: UnsafeBufferPointer<UInt8>, ranges: [Range<Int>], _ steps: UnsafeBufferPointer<UInt8>
  ) -> [(range: Range<Int>, meaning: Int)] {
    var found: [(range: Range<Int>, meaning: Int)] = [], meanings: Set<Int> = []
    for range in ranges {
      var index = range.lowerBound
      while index < range.upperBound {
        if text[index] == UInt8(ascii: " ") {
          index += 1
          continue
        }
        if text[index] == UInt8(ascii: "&") {
          // An entity is one character, not a word.
          index = (text[index..<range.upperBound].firstIndex(of: UInt8(ascii: ";")) ?? index) + 1
          continue
        }
        guard steps[Int(text[index])] > 0 else {
          index += Self.length(text[index])
          continue
        }
        let first = Self.lowered(text, index, 0), second = index + 1 < range.upperBound ? Self.lowered(text, index, 1) : 0
        guard firstBytes[Self.beginning(first, second)] else {
          while index < range.upperBound, steps[Int(text[index])] > 0 { index += Int(steps[Int(text[index])]) }
          continue
        }
        let (word, hash) = Self.word(in: text, from: index, to: range.upperBound)
        if firstHashes[Int(hash & 0xFFF)], let candidates = phrases[hash], Self.begins(text, at: index),
          let phrase = candidates.phrase(in: text, at: index, to: range.upperBound)
        {
          let end = index + phrase.bytes.count
          if meanings.insert(phrase.meaning).inserted { found.append((index..<end, phrase.meaning)) }
          index = end
        } else {
          index = word
        }
      }
    }
    return found
  }

  private static func matches(_ phrase: [UInt8], _ text: UnsafeBufferPointer<UInt8>, at start: Int, to limit: Int) -> Bool {
    let end = start + phrase.count
    guard end <= limit else { return false }
    for (offset, byte) in phrase.enumerated() {
      let other = text[start + offset]
      let isSame =
        offset < 2
        ? lowered(text, start, offset) == byte
        : other == byte || (byte == UInt8(ascii: " ") && other == UInt8(ascii: "\n"))
      if !isSame { return false }
    }
    return ends(text, at: end)
  }

  /// What a character means for the word beside it: it is part of it, may join it to more (a hyphen or an apostrophe), or ends
  /// it.
  private enum Neighbour { case letter, joint, end }

  private static func neighbour(_ character: Slice<UnsafeBufferPointer<UInt8>>) -> Neighbour {
    guard let first = character.first else { return .end }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "'") { return .joint }
    // ‑ and ’
    if character.elementsEqual([0xE2, 0x80, 0x91]) || character.elementsEqual([0xE2, 0x80, 0x99]) { return .joint }
    return isLetter(first) ? .letter : .end
  }

  /// Whether a word may begin here: no letter comes before it, directly or through a joint, even with the beginning of emphasis
  /// in between.
  private static func begins(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var end = index, isJoined = false
    while end > 0 {
      var start = end - 1
      if text[start] == UInt8(ascii: ">") {
        while start > 0, text[start] != UInt8(ascii: "<") { start -= 1 }
        end = start
        continue
      }
      while start > 0, (0x80...0xBF).contains(text[start]) { start -= 1 }
      switch neighbour(text[start..<end]) {
      case .letter: return false
      case .end: return true
      case .joint: if isJoined { return true }
      }
      isJoined = true
      end = start
    }
    return true
  }

  /// Whether a word may end here; see ``begins(_:at:)``.
  private static func ends(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var start = index, isJoined = false
    while start < text.count {
      if text[start] == UInt8(ascii: "<") {
        start = (text[start...].firstIndex(of: UInt8(ascii: ">")) ?? text.count - 1) + 1
        continue
      }
      let end = min(text.count, start + length(text[start]))
      switch neighbour(text[start..<end]) {
      case .letter: return false
      case .end: return true
      case .joint: if isJoined { return true }
      }
      isJoined = true
      start = end
    }
    return true
  }

  private static func lower(_ bytes: inout [UInt8]) {
    for offset in 0..<min(2, bytes.count) { bytes[offset] = bytes.withUnsafeBufferPointer { lowered($0, 0, offset) } }
  }

  /// A byte of a word's first letter, in lower case: an ASCII letter, or the second byte of a Latin letter with an accent (À to Þ
  /// are C3 80 to C3 9E).
  private static func lowered(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ offset: Int) -> UInt8 {
    let byte = text[start + offset]
    if offset == 0 { return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte }
    return text[start] == 0xC3 && (0x80...0x9E).contains(byte) ? byte | 0x20 : byte
  }

  /// A number for the first two bytes of a word, the first letter in lower case. A line end in a text is a space in a phrase.
  private static func beginning(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first) << 4 ^ Int(second == UInt8(ascii: "\n") ? UInt8(ascii: " ") : second)
  }

  /// By a byte: the length of the letter that it begins; 0 when it begins none.
  private static let steps = (0...255).map { isLetter($0) ? UInt8(length($0)) : 0 }

  /// The end of a word, and its hash with the first letter in lower case: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/).
  private static func word(in text: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> (end: Int, hash: UInt64) {
    var end = start, hash: UInt64 = 0xcbf2_9ce4_8422_2325
    while end < limit, isLetter(text[end]) {
      if text[end] < 0x80, end > start {
        hash = (hash ^ UInt64(text[end])) &* 0x100_0000_01b3
        end += 1
        continue
      }
      // All bytes of a letter count as one.
      let next = min(limit, end + length(text[end]))
      while end < next {
        hash = (hash ^ UInt64(end < start + 2 ? lowered(text, start, end - start) : text[end])) &* 0x100_0000_01b3
        end += 1
      }
    }
    return (end, hash)
  }

  /// Whether a letter or digit begins with this byte. C2 begins Latin punctuation, E2 general punctuation.
  private static func isLetter(_ first: UInt8) -> Bool {
    first < 0x80
      ? (first | 0x20) &- UInt8(ascii: "a") < 26 || first &- UInt8(ascii: "0") < 10
      : first >= 0xC3 && first != 0xE2
  }

  /// The length in bytes of the character that begins with this byte.
  private static func length(_ first: UInt8) -> Int { first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }
}

extension Document {
  /// The document with holes around the first occurrence of each meaning in its prose: not in headings, links or code.
  package func mentioning(_ phrases: Phrases) -> Document {
    let found = phrases.find(in: bytes, ranges: prose)
    if found.isEmpty { return self }
    var document = self
    document.mentions = found.map(\.meaning)
    var holes: [(offset: Int, hole: Hole)] = []
    holes.reserveCapacity(self.holes.count + 2 * found.count)
    var rest: ArraySlice<(offset: Int, hole: Hole)> = []
    for (index, mention) in found.enumerated() {
      rest += [(mention.range.lowerBound, .mentionStart(index)), (mention.range.upperBound, .mentionEnd)]
    }
    // The new index of each old hole, for the headings, which remember theirs.
    var moved: [Int] = []
    for hole in self.holes {
      while let next = rest.first, next.offset < hole.offset || (next.offset == hole.offset && next.hole.isEnd) {
        holes.append(next)
        rest.removeFirst()
      }
      moved.append(holes.count)
      holes.append(hole)
    }
    moved.append(holes.count)
    holes += rest
    document.holes = holes
    for index in headings.indices { document.headings[index].start.hole = moved[headings[index].start.hole] }
    return document
  }
}

extension Document.Hole {
  fileprivate var isEnd: Bool { if case .mentionEnd = self { true } else { false } }
}
