import Content
import Foundation
import Preview
import TestSupport

enum RequestFuzz {
  /// Serves some pages, beside a folder that nobody may read.
  private static let server = Result { () throws -> PreviewServer in
    let base = try FuzzSite.base.get()
    let site = PreviewSite(content: ContentFolder(path: base.path, remembers: true), today: Fixtures.today)
    site.update()
    return PreviewServer(site) { $0.message }
  }

  static func run(_ bytes: [UInt8]) throws {
    let outcome = outcome(bytes, each: bytes.count)
    for size in [1, 3, 64] { try hold(self.outcome(bytes, each: size) == outcome, "differs in pieces of \(size)") }
    guard let outcome else { return }
    // Whoever would have to wait for a change is answered at once.
    let answer = try server.get().answer(outcome, port: 4000) { true }
    let head = answer.bytes(withBody: false), whole = answer.bytes(withBody: true)
    try hold(whole.starts(with: head), "the head is another without a body")
    try hold(String(validating: head, as: UTF8.self) != nil, "the head is not text")
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
    try hold(lines.suffix(2) == ["", ""] && lines.dropLast(2).allSatisfy { !$0.isEmpty && !$0.utf8.contains(10) }, "\(lines)")
    try hold(lines.contains("Content-Length: \(whole.count - head.count)"), "Content-Length is wrong")
    try hold(lines.contains("Cross-Origin-Resource-Policy: same-origin"), "other sites may load it")
    guard case .request(let request) = outcome else { return try hold(answer.status >= 400, "it is not refused") }
    let path = request.path.unicodeScalars
    try hold(path.first == "/" && path.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "the path \(request.path)")
    let host = request.fields["host"]?.lowercased() ?? ""
    if !["localhost:4000", "127.0.0.1:4000", "[::1]:4000"].contains(host) {
      try hold(answer.status == 403, "the host \(host) is answered")
    }
    let site = request.fields["sec-fetch-site"]?.lowercased()
    if site == "cross-site" || site == "same-site" { try hold(answer.status == 403, "another site is answered") }
  }

  /// How a request is read when its bytes come in pieces of so many.
  private static func outcome(_ bytes: [UInt8], each size: Int) -> RequestReader.Outcome? {
    var reader = RequestReader(), rest = bytes[...]
    while !rest.isEmpty {
      if let outcome = reader.read(rest.prefix(size)) { return outcome }
      rest = rest.dropFirst(size)
    }
    return nil
  }
}
