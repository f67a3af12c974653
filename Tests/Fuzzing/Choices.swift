import TestSupport

/// A series of choices. The first are made by the given bytes, so that a fuzzer can steer each of them. When these are used up,
/// more choices follow from the same bytes, as many as are asked for.
struct Choices {
  private var bytes: ArraySlice<UInt8>
  private var more: SplitMix

  init(_ bytes: [UInt8]) {
    self.bytes = bytes[...]
    more = SplitMix(state: bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
  }

  /// A number from 0 up to, but not including, `count`.
  mutating func next(below count: Int) -> Int {
    if let byte = bytes.popFirst() { return Int(byte) % count }
    return Int.random(in: 0..<count, using: &more)
  }

  /// True once in so many times.
  mutating func once(in count: Int) -> Bool { next(below: count) == count - 1 }

  mutating func one<Item>(of items: [Item]) -> Item { items[next(below: items.count)] }
}
