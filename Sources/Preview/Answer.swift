/// The answer to a request.
package struct Answer: Sendable {
  package private(set) var status = 200
  var type = "text/plain"
  var body: [UInt8] = []
  /// The address to go to instead; `nil` for an answer that has something to show.
  var location: String?

  init(_ body: [UInt8], type: String, status: Int = 200) { (self.body, self.type, self.status) = (body, type, status) }

  init(status: Int, _ words: String) { self.init(Array((words + "\n").utf8), type: "text/plain", status: status) }

  init(_ refusal: Refusal) { self.init(status: refusal.status, refusal.words) }

  init(leadingTo location: String) {
    self.init([], type: "text/plain", status: 302)
    self.location = location
  }

  /// The answer as it is sent, with everything that keeps other sites out, whatever was asked.
  ///
  /// - Parameter withBody: false for the answer to a HEAD request.
  package func bytes(withBody: Bool) -> [UInt8] {
    let isText = type.hasPrefix("text/") || type == "application/json"
    var head = "HTTP/1.1 \(status) \(Self.reasons[status] ?? "")\r\n"
    head += "Content-Type: \(isText ? "\(type); charset=utf-8" : type)\r\nContent-Length: \(body.count)\r\n"
    if let location { head += "Location: \(location)\r\n" }
    if status == 405 { head += "Allow: GET, HEAD\r\n" }
    return Array((head + Self.always).utf8) + (withBody ? body : [])
  }

  /// Drafts are for those who write them: no other site may load or frame what is shown here, look into it, or be told where its
  /// reader was.
  private static let always = """
    Cache-Control: no-store\r
    Connection: close\r
    Content-Security-Policy: frame-ancestors 'none'\r
    Cross-Origin-Opener-Policy: same-origin\r
    Cross-Origin-Resource-Policy: same-origin\r
    Referrer-Policy: same-origin\r
    X-Content-Type-Options: nosniff\r
    X-Frame-Options: DENY\r
    \r

    """

  private static let reasons = [
    200: "OK", 302: "Found", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    408: "Request Timeout", 413: "Content Too Large", 414: "URI Too Long", 431: "Request Header Fields Too Large",
    505: "HTTP Version Not Supported",
  ]
}
