import Foundation

/// How much the tests try: all, as `script/test full` does, or what shows a fault that is in each.
package enum Effort {
  package static let isFull = ProcessInfo.processInfo.environment["TWEELUIK_FULL"] != nil
}

extension Collection {
  /// All of them in a full run; otherwise one in so many, the first among them.
  package func oneIn(_ count: Int) -> [Element] {
    enumerated().filter { Effort.isFull || $0.offset % count == 0 }.map(\.element)
  }
}
