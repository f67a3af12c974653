import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Accepts connections from this machine, and gives each a thread. There is always room for one more: when too many are open, the
/// oldest is ended.
final class Listener: Sendable {
  let port: UInt16
  private let descriptor: Int32
  private let open = Mutex<[Open]>([])
  /// How many connections may be open at once: a quarter of the files that the process may open, as the rest is for the site
  /// itself. As many again may be ending.
  private let most: Int

  private struct Open {
    let id: Int
    let connection: Connection
    /// Whether it must make room for others: it ends as soon as its own work is done.
    var isEnding = false
  }

  /// - Parameter port: 0 for any that is free.
  /// - Returns: `nil` when the port is taken.
  /// - Throws: ``PreviewError``
  init?(port: UInt16) throws(PreviewError) {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw PreviewError(errno) }
    var limit = rlimit()
    #if canImport(Glibc)
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #else
      getrlimit(RLIMIT_NOFILE, &limit)
    #endif
    most = max(4, Int(min(limit.rlim_cur, 512)) / 4)
    var yes: Int32 = 1
    // The port of a preview that has just ended counts as free.
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && listen(descriptor, 128) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    self.port = UInt16(bigEndian: address.sin_port)
    if isBound { return }
    let failure = errno
    close(descriptor)
    guard failure == EADDRINUSE else { throw PreviewError(failure) }
    return nil
  }

  /// Answers every request, without end.
  ///
  /// - Parameters:
  ///   - trouble: called once, when no more files can be opened.
  ///   - answer: makes the answer; `isOver` tells whether nobody is waiting for it any more.
  /// - Throws: ``PreviewError``
  func run(
    trouble: () -> Void, answer: @escaping @Sendable (RequestReader.Outcome, _ isOver: () -> Bool) -> Answer
  ) throws(PreviewError) {
    var wasTold = false, id = 0
    while true {
      let accepted = accept(descriptor, nil, nil)
      if accepted < 0 {
        switch errno {
        case EINTR, ECONNABORTED, EAGAIN: continue
        case EMFILE, ENFILE, ENOBUFS, ENOMEM:
          if !wasTold { trouble() }
          wasTold = true
          makeRoom()
          continue
        default: throw PreviewError(errno)
        }
      }
      while open.withLock({ open in open.count >= 2 * most || open.count { !$0.isEnding } >= most }) { makeRoom() }
      id += 1
      start(Connection(descriptor: accepted), id, answer)
    }
  }

  private func start(
    _ connection: Connection, _ id: Int, _ answer: @escaping @Sendable (RequestReader.Outcome, () -> Bool) -> Answer
  ) {
    var yes: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(connection.descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
    #if !canImport(Glibc)
      setsockopt(connection.descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, size)
      _ = fcntl(connection.descriptor, F_SETFD, FD_CLOEXEC)
    #endif
    open.withLock { $0.append(Open(id: id, connection: connection)) }
    Thread.detachNewThread { [self] in
      if let outcome = connection.request() {
        connection.send(answer(outcome, { connection.isOver }).bytes(withBody: !outcome.isHead))
        connection.finish()
      }
      // Close it within the lock, so that nobody interrupts another connection that has been given the same number since.
      open.withLock { open in
        open.removeAll { $0.id == id }
        close(connection.descriptor)
      }
    }
  }

  /// Ends the oldest connection, and gives it a moment to close.
  private func makeRoom() {
    open.withLock { open in
      guard let oldest = open.firstIndex(where: { !$0.isEnding }) else { return }
      open[oldest].isEnding = true
      open[oldest].connection.interrupt()
    }
    usleep(2_000)
  }
}
