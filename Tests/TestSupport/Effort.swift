import Foundation

/// How much the tests try: everything, as `script/test full` asks, or enough to show a fault that every case would have.
package enum Effort {
  package static let isFull = ProcessInfo.processInfo.environment["TWEELUIK_FULL"] != nil
}

extension Collection {
  /// All elements in a full run; otherwise every `count`th, beginning with the first.
  package func oneIn(_ count: Int) -> [Element] {
    enumerated().filter { Effort.isFull || $0.offset % count == 0 }.map(\.element)
  }
}
