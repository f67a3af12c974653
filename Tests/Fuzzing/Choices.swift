import TestSupport

/// A row of choices: those of some bytes first, so that a fuzzer steers each; then as many more as are asked for, which follow from
/// the same bytes.
struct Choices {
  private var bytes: ArraySlice<UInt8>
  private var more: SplitMix

  init(_ bytes: [UInt8]) {
    self.bytes = bytes[...]
    more = SplitMix(state: bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
  }

  /// From 0 to before a number.
  mutating func next(below count: Int) -> Int {
    if let byte = bytes.popFirst() { return Int(byte) % count }
    return Int.random(in: 0..<count, using: &more)
  }

  /// Once in so many times.
  mutating func once(in count: Int) -> Bool { next(below: count) == count - 1 }

  mutating func one<Item>(of items: [Item]) -> Item { items[next(below: items.count)] }
}
