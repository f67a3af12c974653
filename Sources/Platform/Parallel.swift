import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Work spread over all cores.
package enum Parallel {
  /// The number of cores that this machine uses.
  package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The result of `transform` for every item, in the items' order. Threads take chunks of at most `chunk` items from a queue, so
  /// that one slow item does not hold up the rest.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], chunk: Int = 64, _ transform: @Sendable (Item) -> Result
  ) -> [Result] {
    // A small batch gets smaller chunks, so that every core has some.
    let workers = cores
    let size = max(1, min(chunk, (items.count + workers - 1) / workers))
    let chunks = (items.count + size - 1) / size
    if chunks <= 1 { return items.map(transform) }
    let parts = Mutex<[[Result]?]>(Array(repeating: nil, count: chunks))
    DispatchQueue.concurrentPerform(iterations: chunks) { index in
      let part = items[index * size..<min(items.count, (index + 1) * size)].map(transform)
      parts.withLock { $0[index] = part }
    }
    return parts.withLock { $0.flatMap { $0 ?? [] } }
  }
}

/// Work that goes on while other work is done, on the cores that the other leaves.
package final class Meanwhile<Result: Sendable>: Sendable {
  private let made = Mutex<Result?>(nil)
  private let make: @Sendable () -> Result

  /// Begins the work.
  package init(_ make: @escaping @Sendable () -> Result) {
    self.make = make
    DispatchQueue.global(qos: .userInitiated).async { [self] in _ = result }
  }

  /// What the work gave. Waits until it is done; who asks before it began does it.
  package var result: Result {
    made.withLock { made in
      let result = made ?? make()
      made = result
      return result
    }
  }
}

/// A counter that any thread may use.
package final class Counter: Sendable {
  private let value = Atomic(0)

  package init() {}

  /// Returns 1, 2, 3, …
  package func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}
