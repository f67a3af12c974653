import Foundation

/// How much the tests try: everything, as `script/test full` asks, or enough to show a fault that every case would have.
package enum Effort {
  package static let isFull = ProcessInfo.processInfo.environment["TWEELUIK_FULL"] != nil
  /// Which share of what is alike is tried: `script/test` gives each commit another one. Where it is added, it chooses what a share has.
  package static let share = max(0, Int(ProcessInfo.processInfo.environment["TWEELUIK_SHARE"] ?? "") ?? 0)
}

extension Collection {
  /// All elements in a full run; otherwise every `count`th, of which the share says where to begin.
  package func oneIn(_ count: Int) -> [Element] {
    let first = Effort.share % Swift.max(1, Swift.min(count, self.count))
    return enumerated().filter { Effort.isFull || $0.offset % count == first }.map(\.element)
  }
}
