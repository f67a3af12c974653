import Preview
import TestSupport
import Testing

@Suite struct RequestReaderTests {
  private static let host = "Host: localhost:4000\r\n"

  /// How a request is read when its bytes come in pieces of so many.
  private func outcome(_ text: String, each size: Int = .max) -> RequestReader.Outcome? {
    var reader = RequestReader(), rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let part = rest.prefix(size)
      if let outcome = reader.read(part) { return outcome }
      rest = rest.dropFirst(part.count)
    }
    return nil
  }

  private func status(_ text: String) -> Int? {
    guard case .refused(let refusal) = outcome(text) else { return nil }
    return refusal.status
  }

  @Test func aRequestIsReadHoweverItComesIn() {
    let text = "\r\nHEAD /a%20b/%C3%A9.html?seen=1&x HTTP/1.1\r\n\(Self.host)Accept: */*\r\nSec-Fetch-Site:  none \t\r\n\r\nGET"
    for size in [1, 2, 3, 7, 1000] {
      guard case .request(let request) = outcome(text, each: size) else {
        Issue.record("the request is not read \(size) bytes at a time")
        continue
      }
      #expect(request.isHead && request.path == "/a b/é.html" && request.query == "seen=1&x")
      #expect(request.fields == ["host": "localhost:4000", "sec-fetch-site": "none"])
    }
    #expect(outcome("GET / HTTP/1.1\r\n\(Self.host)") == nil, "the request is not complete")
  }

  @Test func whatIsTooLongIsRefusedBeforeItIsRead() {
    let long = String(repeating: "a", count: 100_000)
    #expect(status("GET /\(long)") == 414)
    #expect(status("GET / HTTP/1.1\r\nX: \(long)") == 431)
    #expect(status("GET / HTTP/1.1\r\n" + String(repeating: "X: y\r\n", count: 101)) == 431)
    #expect(status(String(repeating: "\r\n", count: 100_000)) == 431)
  }

  /// Whatever comes in, in whatever order, the reader comes to an end within its limits.
  @Test func anythingAtAllComesToAnEnd() {
    let pieces = [
      "GET", "HEAD", " ", "/", "/%", "%00", "%C3", "?", "http://", "localhost", " HTTP/1.1", "\r\n", "\n", "\r", Self.host, ":",
      "Origin: null\r\n", "Content-Length: 1\r\n", "\0", "\t", "é", "\u{7F}",
    ]
    var random = SplitMix(state: 3), whole = 0
    for _ in 0..<3_000 {
      var text = Bool.random(using: &random) ? "GET / HTTP/1.1\r\n\(Self.host)" : ""
      for _ in 0..<Int.random(in: 0..<12, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
      let one = outcome(text)
      #expect(one == outcome(text, each: 1))
      if case .request(let request) = one {
        whole += 1
        #expect(request.path.hasPrefix("/") && request.fields["host"] != nil)
      }
    }
    #expect(whole > 20)
  }
}
