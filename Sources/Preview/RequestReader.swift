/// A request that can be answered.
package struct Request: Sendable, Equatable {
  /// Whether only the head of the answer is wanted.
  package var isHead = false
  /// The path, decoded: any text that begins with a slash and has no control characters.
  package var path = "/"
  package var query = ""
  /// The header fields that matter here, by their names in lower case.
  package var fields: [String: String] = [:]
}

/// Why a request is not answered.
package struct Refusal: Error, Sendable, Equatable {
  package let status: Int
  package let words: String
  /// Whether only the head of the answer is wanted.
  package internal(set) var isHead = false

  init(_ status: Int, _ words: String) { (self.status, self.words) = (status, words) }
}

/// Reads the head of one request (RFC 9112) byte by byte as it arrives, and never keeps or examines more than it must. What a
/// preview does not need is refused: bodies, other methods, folded lines.
package struct RequestReader: Sendable {
  package enum Outcome: Sendable, Equatable {
    case request(Request)
    case refused(Refusal)

    /// Whether only the head of the answer is wanted.
    var isHead: Bool {
      switch self {
      case .request(let request): request.isHead
      case .refused(let refusal): refusal.isHead
      }
    }
  }

  /// Both in bytes. Each request brings the cookies of everything that is developed on this machine.
  private static let longestTarget = 8_192, longestHead = 65_536
  private static let mostFields = 100

  private var line: [UInt8] = []
  private var count = 0
  private var fields = 0
  private var request: Request?
  /// The host that the request's target names, if it does.
  private var named: String?

  package init() {}

  /// Reads the next bytes.
  ///
  /// - Returns: the outcome, once it is known; `nil` before. Further bytes are ignored.
  package mutating func read(_ bytes: some Sequence<UInt8>) -> Outcome? {
    do throws(Refusal) { return try readOn(bytes).map(Outcome.request) } catch {
      var refusal = error
      refusal.isHead = request?.isHead ?? line.starts(with: "HEAD ".utf8)
      return .refused(refusal)
    }
  }

  private mutating func readOn(_ bytes: some Sequence<UInt8>) throws(Refusal) -> Request? {
    for byte in bytes {
      count += 1
      if byte == UInt8(ascii: "\n") {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        if let request = try take(line) { return request }
        line.removeAll(keepingCapacity: true)
      } else {
        line.append(byte)
        if request == nil, line.count == 1, !Self.isUpper(byte), byte != UInt8(ascii: "\r") {
          throw Refusal(400, "This is not a request. The address begins with http://, not with https://.")
        }
        if request == nil, line.count > Self.longestTarget + 32 { throw Refusal(414, "The address is too long.") }
      }
      if count >= Self.longestHead { throw Refusal(431, "The request is too long.") }
    }
    return nil
  }

  /// Reads one line.
  ///
  /// - Returns: the request, after the last line.
  private mutating func take(_ line: [UInt8]) throws(Refusal) -> Request? {
    guard let request else {
      // Empty lines may come before a request.
      if !line.isEmpty { request = try begin(line) }
      return nil
    }
    if line.isEmpty { return try whole(request) }
    fields += 1
    guard fields <= Self.mostFields else { throw Refusal(431, "The request has too many fields.") }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, line[..<colon].allSatisfy(Self.isToken),
      line[colon...].allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\t") })
    else { throw Refusal(400, "A field of the request cannot be read.") }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    guard Self.known.contains(name) else { return nil }
    guard request.fields[name] == nil else { throw Refusal(400, "The request has “\(name)” twice.") }
    self.request?.fields[name] = Self.trimmed(line[(colon + 1)...])
    return nil
  }

  private mutating func begin(_ line: [UInt8]) throws(Refusal) -> Request {
    let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].allSatisfy(Self.isToken) else { throw Refusal(400, "This is not a request.") }
    guard ["HTTP/1.1", "HTTP/1.0"].contains(String(decoding: parts[2], as: UTF8.self)) else {
      throw Refusal(505, "Only HTTP/1.1.")
    }
    let method = String(decoding: parts[0], as: UTF8.self)
    guard method == "GET" || method == "HEAD" else { throw Refusal(405, "Only GET and HEAD.") }
    guard parts[1].count <= Self.longestTarget else { throw Refusal(414, "The address is too long.") }
    let target = parts[1].split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    guard var path = Self.decoded(target[0]) else { throw Refusal(400, "The address cannot be read.") }
    if path.hasPrefix("http://") {
      let rest = path.dropFirst(7), slash = rest.firstIndex(of: "/") ?? rest.endIndex
      (named, path) = (String(rest[..<slash]), slash == rest.endIndex ? "/" : String(rest[slash...]))
    }
    guard path.hasPrefix("/") else { throw Refusal(400, "The address cannot be read.") }
    let query = target.count > 1 ? String(decoding: target[1], as: UTF8.self) : ""
    return Request(isHead: method == "HEAD", path: path, query: query)
  }

  private func whole(_ request: Request) throws(Refusal) -> Request {
    guard let host = request.fields["host"], named == nil || named == host else {
      throw Refusal(400, "The request does not say which host it is for.")
    }
    guard request.fields["transfer-encoding"] == nil, ["0", nil].contains(request.fields["content-length"]) else {
      throw Refusal(413, "A request has no body here.")
    }
    return request
  }

  private static let known: Set = [
    "host", "origin", "referer", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", "content-length", "transfer-encoding",
  ]

  /// The text with percent-encoded bytes decoded; `nil` when that gives something other than text, or a control character.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        text.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      text.append(high << 4 | low)
    }
    return text.allSatisfy { $0 >= 0x20 && $0 != 0x7F } ? String(validating: text, as: UTF8.self) : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(UnicodeScalar(byte)).hexDigitValue.flatMap { UInt8(exactly: $0) }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var bytes = bytes.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUpper(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
