#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One connection: a request is read and answered, and that is all. It ends, whatever the other side does.
struct Connection: Sendable {
  let descriptor: Int32
  /// How long a whole request may take to arrive, how long an answer may make no progress, and how long more may arrive after it,
  /// which nobody reads.
  private static let patience = (request: Duration.seconds(10), answer: Duration.seconds(30), rest: Duration.seconds(1))

  /// Reads the request; `nil` when the other side left without making one.
  func request() -> RequestReader.Outcome? {
    var reader = RequestReader(), buffer = [UInt8](repeating: 0, count: 8192)
    let deadline = ContinuousClock.now + Self.patience.request
    while wait(for: POLLIN, until: deadline) {
      guard let count = receive(&buffer) else { return nil }
      if let outcome = reader.read(buffer[..<count]) { return outcome }
    }
    return .refused(Refusal(408, "The request did not come in."))
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, wait(for: POLLOUT, until: .now + Self.patience.answer) {
      let count = rest.withUnsafeBytes { sendNow(descriptor, $0) }
      if count > 0 { rest = rest.dropFirst(count) } else if !Self.isPassing { return }
    }
  }

  /// Whether the connection was closed, by the other side or to make room for others.
  var isOver: Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, 0) > 0 else { return false }
    if watched.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, Int32(MSG_PEEK)) <= 0
  }

  /// Tells the other side that nothing more comes, and waits a moment until it has read everything. Closing the connection while
  /// the other side is still sending would take the answer away from it.
  func finish() {
    shutdown(descriptor, Int32(SHUT_WR))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let deadline = ContinuousClock.now + Self.patience.rest
    while wait(for: POLLIN, until: deadline), receive(&buffer) != nil {}
  }

  /// Ends whatever is waiting for the other side.
  func interrupt() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  private func wait(for event: Int32, until deadline: ContinuousClock.Instant) -> Bool {
    while true {
      var watched = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      let rest = (deadline - .now) / .milliseconds(1)
      guard rest > 0 else { return false }
      let ready = poll(&watched, 1, Int32(rest) + 1)
      if ready >= 0 || !Self.isPassing { return ready > 0 }
    }
  }

  /// The number of bytes that arrived; `nil` at the end.
  private func receive(_ buffer: inout [UInt8]) -> Int? {
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count > 0 { return count }
      if count == 0 || !Self.isPassing { return nil }
    }
  }

  /// Whether the last call failed for a reason that will pass.
  private static var isPassing: Bool { errno == EINTR || errno == EAGAIN }
}

/// Sends as much as fits now. A connection that is gone gives an error, not a signal.
private func sendNow(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  #if canImport(Glibc)
    send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
  #else
    send(descriptor, bytes.baseAddress, bytes.count, MSG_DONTWAIT)
  #endif
}
