import Diagnostics
import FlyingFox
import FlyingSocks
import Foundation
import Markup

/// Serves a preview on this machine alone, below the path that the site is published at. An open page is told of every change.
package struct PreviewServer: Sendable {
  private let site: PreviewSite
  /// A finding as people read it.
  private let described: @Sendable (Diagnostic) -> String
  /// Tells this run from others: a page that an earlier one made is told at once.
  private let run = String(ProcessInfo.processInfo.processIdentifier)
  private static let own = "__tweeluik/"

  package init(_ site: PreviewSite, described: @escaping @Sendable (Diagnostic) -> String) {
    self.site = site
    self.described = described
  }

  /// Serves until it is stopped.
  ///
  /// - Parameters:
  ///   - port: the first to be tried; one that is taken is passed over.
  ///   - busy: told of each port that is taken.
  ///   - ready: told the address when pages can be asked for.
  /// - Throws: when no port of twenty is free.
  package func run(port: UInt16, busy: @Sendable (UInt16) -> Void, ready: @escaping @Sendable (String) -> Void) async throws {
    for port in port..<min(UInt16.max, port + 20) {
      let server = HTTPServer(
        address: try .inet(ip4: "127.0.0.1", port: port), timeout: 60, pool: PromptSockets(), logger: .disabled,
        handler: ClosureHTTPHandler { await answer($0, port: port) })
      let waiting = Task {
        try await server.waitUntilListening()
        ready("http://localhost:\(port)\(site.root)")
      }
      do { return try await server.run() } catch SocketError.failed(_, let number, _) where number == EADDRINUSE {
        waiting.cancel()
        busy(port)
      }
    }
    throw PreviewError.noPort(from: port)
  }

  private func answer(_ request: HTTPRequest, port: UInt16) async -> HTTPResponse {
    // Another site must not have this one read by a name that it gave to this machine.
    let host = request.headers[.host] ?? ""
    guard ["localhost:\(port)", "127.0.0.1:\(port)", "[::1]:\(port)"].contains(host) else {
      return text(.forbidden, "This preview is for this machine alone.")
    }
    guard request.method == .GET || request.method == .HEAD else { return text(.methodNotAllowed, "Only GET.") }
    let root = site.root, path = request.target.path(percentEncoded: false)
    if path == "/" || path + "/" == root, path != root { return HTTPResponse(statusCode: .found, headers: [.location: root]) }
    guard path.hasPrefix(root) else { return page(site.notFound, .notFound) }
    let name = String(path.dropFirst(root.count))
    if name.hasPrefix(Self.own) { return await ownAnswer(String(name.dropFirst(Self.own.count)), request) }
    guard let file = site.file(name) else { return page(site.notFound, .notFound) }
    let ending = name.hasSuffix("/") || name.isEmpty ? "html" : name.split(separator: ".").last.map(String.init) ?? ""
    if ending == "html" { return page(file, .ok) }
    return HTTPResponse(
      statusCode: .ok, headers: headers(Self.types[ending] ?? "application/octet-stream"), body: Data(file.bytes))
  }

  /// What the script in each page asks.
  private func ownAnswer(_ name: String, _ request: HTTPRequest) async -> HTTPResponse {
    if name == "preview.js" {
      return HTTPResponse(statusCode: .ok, headers: headers("text/javascript"), body: Data(PackageResources.preview_js))
    }
    guard name == "changes", let seen = request.query["seen"] else { return text(.notFound, "Nothing here.") }
    // Kept waiting until there is something to tell, but not for ever.
    for _ in 0..<4000 where mark(site.state.change) == seen {
      do { try await Task.sleep(for: .milliseconds(5)) } catch { break }
    }
    let state = site.state
    let object = JSON.object([
      ("change", .text(mark(state.change))), ("build", .text(mark(state.build))),
      ("errors", .number(state.findings.count { $0.id.severity == .error })),
      ("findings", .list(state.findings.map { .text(described($0)) })),
    ])
    return HTTPResponse(statusCode: .ok, headers: headers("application/json"), body: Data(object.bytes))
  }

  /// A page, with the script that waits for changes.
  private func page(_ file: PreviewSite.File, _ status: HTTPStatusCode) -> HTTPResponse {
    let draft = file.isUnpublished ? " data-draft" : ""
    let script =
      "<script src=\"\(site.root)\(Self.own)preview.js\" data-root=\"\(site.root)\" data-build=\"\(mark(file.build))\"\(draft)></script>\n"
    var body = Data(file.bytes)
    let end = body.range(of: Data("</body>".utf8), options: .backwards)?.lowerBound ?? body.endIndex
    body.insert(contentsOf: Array(script.utf8), at: end)
    return HTTPResponse(statusCode: status, headers: headers("text/html"), body: body)
  }

  private func mark(_ number: Int) -> String { "\(run).\(number)" }

  private func text(_ status: HTTPStatusCode, _ words: String) -> HTTPResponse {
    HTTPResponse(statusCode: status, headers: headers("text/plain"), body: Data(words.utf8))
  }

  private func headers(_ type: String) -> HTTPHeaders {
    let isText = type.hasPrefix("text/") || type == "application/json"
    return [.contentType: isText ? "\(type); charset=utf-8" : type, HTTPHeader("Cache-Control"): "no-store"]
  }

  private static let types = [
    "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "pdf": "application/pdf",
    "xml": "application/xml", "txt": "text/plain", "ics": "text/calendar", "epub": "application/epub+zip", "ico": "image/x-icon",
  ]
}

/// Why there is no preview.
package enum PreviewError: Error, CustomStringConvertible {
  case noPort(from: UInt16)

  package var description: String {
    switch self {
    case .noPort(let port): "none of the 20 ports from \(port) on is free\nhint: name another with --port"
    }
  }
}
