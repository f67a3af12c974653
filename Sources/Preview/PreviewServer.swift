import Diagnostics
import Foundation
import Markup

/// Serves a preview to this machine alone, below the path at which the site is published. An open page is told about every
/// change.
package struct PreviewServer: Sendable {
  private let site: PreviewSite
  /// Prints a finding for people.
  private let described: @Sendable (Diagnostic) -> String
  /// Distinguishes this run from others: a page that an earlier run made is told to reload at once.
  private let run = String(ProcessInfo.processInfo.processIdentifier)
  private static let own = "__tweeluik/"

  package init(_ site: PreviewSite, described: @escaping @Sendable (Diagnostic) -> String) {
    self.site = site
    self.described = described
  }

  /// Serves until it is stopped.
  ///
  /// - Parameters:
  ///   - port: the first to try; if it is taken, the next ones are tried. 0 for any that is free.
  ///   - busy: called with each port that is taken.
  ///   - ready: called with the address, once pages can be asked for.
  ///   - trouble: called once, with what makes it slower.
  /// - Throws: ``PreviewError``
  package func run(
    port: UInt16, busy: (UInt16) -> Void, ready: (String) -> Void, trouble: (String) -> Void
  ) throws(PreviewError) {
    for number in (Int(port)..<Int(port) + 20).compactMap(UInt16.init(exactly:)) {
      guard let listener = try Listener(port: number) else {
        busy(number)
        continue
      }
      let port = listener.port
      ready("http://localhost:\(port)\(site.root)")
      try listener.run {
        trouble("the system lets this program open no more files: the preview goes on when some are closed")
      } answer: { outcome, isOver in
        answer(outcome, port: port, isOver: isOver)
      }
    }
    throw .noPort(from: port)
  }

  /// The answer to a request, or to something that is not one.
  ///
  /// - Parameters:
  ///   - port: the port that is listened to.
  ///   - isOver: whether nobody is waiting for the answer any more.
  package func answer(_ outcome: RequestReader.Outcome, port: UInt16, isOver: () -> Bool) -> Answer {
    switch outcome {
    case .refused(let refusal): Answer(refusal)
    case .request(let request): answer(request, port: port, isOver: isOver)
    }
  }

  private func answer(_ request: Request, port: UInt16, isOver: () -> Bool) -> Answer {
    // Another site must not reach this one through a name that it gave to this machine.
    let host = request.fields["host"]?.lowercased() ?? ""
    guard ["localhost", "127.0.0.1", "[::1]"].contains(where: { host == "\($0):\(port)" || host == $0 && port == 80 }) else {
      return Answer(status: 403, "This preview is for this machine alone.")
    }
    guard Self.isAskedHere(request, host: host) else { return stranger(request) }
    let root = site.root, path = request.path
    if path == "/" || path + "/" == root, path != root { return Answer(leadingTo: root) }
    guard path.hasPrefix(root) else { return page(site.notFound, 404) }
    let name = String(path.dropFirst(root.count))
    if name.hasPrefix(Self.own) { return ownAnswer(String(name.dropFirst(Self.own.count)), request, isOver) }
    guard let file = site.file(name) else { return page(site.notFound, 404) }
    let ending = name.hasSuffix("/") || name.isEmpty ? "html" : name.split(separator: ".").last.map(String.init) ?? ""
    if ending == "html" { return page(file, 200) }
    return Answer(file.bytes, type: Self.types[ending] ?? "application/octet-stream")
  }

  /// Whether the request comes from a page of this preview, or from someone who typed its address. Browsers say where a request
  /// comes from, and no page can make them say something else. A program that says nothing runs on this machine, and could just
  /// as well read the files.
  private static func isAskedHere(_ request: Request, host: String) -> Bool {
    [nil, "same-origin", "none"].contains(request.fields["sec-fetch-site"]?.lowercased())
      && [nil, "http://\(host)"].contains(request.fields["origin"]?.lowercased())
      && request.fields["referer"]?.lowercased().hasPrefix("http://\(host)/") ?? true
  }

  /// The answer to a request from another site: nothing; or a link to the preview, for someone who followed a link there.
  private func stranger(_ request: Request) -> Answer {
    guard request.fields["sec-fetch-mode"] == "navigate", request.fields["sec-fetch-dest"] == "document" else {
      return Answer(status: 403, "This preview is for its own pages alone. Type its address to open it.")
    }
    let page = Markup.bytes {
      """
      <!DOCTYPE html>
      <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A preview</title>
      <p>Another site led here. This preview opens only from its own pages.
      <p><a href="\(site.root)">Open the preview</a>
      """
    }
    return Answer(page, type: "text/html", status: 403)
  }

  /// The answer to the script in each page.
  private func ownAnswer(_ name: String, _ request: Request, _ isOver: () -> Bool) -> Answer {
    if name == "preview.js" { return Answer(PackageResources.preview_js, type: "text/javascript") }
    guard name == "changes", request.query.hasPrefix("seen=") else { return Answer(status: 404, "Nothing here.") }
    // The script is kept waiting until there is something to tell, but not for ever.
    let seen = String(request.query.dropFirst(5)), end = ContinuousClock.now + .seconds(20)
    var state = site.state
    while mark(state.change) == seen, .now < end, !isOver() {
      site.waitForChange(after: state.change)
      state = site.state
    }
    let object = JSON.object([
      ("change", .text(mark(state.change))), ("build", .text(mark(state.build))),
      ("errors", .number(state.findings.count { $0.id.severity == .error })),
      ("findings", .list(state.findings.map { .text(described($0)) })),
    ])
    return Answer(object.bytes, type: "application/json")
  }

  /// A page, with the script that waits for changes.
  private func page(_ file: PreviewSite.File, _ status: Int) -> Answer {
    let draft = file.isUnpublished ? " data-draft" : ""
    let script =
      "<script src=\"\(site.root)\(Self.own)preview.js\" data-root=\"\(site.root)\" data-build=\"\(mark(file.build))\"\(draft)></script>\n"
    var body = Data(file.bytes)
    let end = body.range(of: Data("</body>".utf8), options: .backwards)?.lowerBound ?? body.endIndex
    body.insert(contentsOf: Array(script.utf8), at: end)
    return Answer(Array(body), type: "text/html", status: status)
  }

  private func mark(_ number: Int) -> String { "\(run).\(number)" }

  private static let types = [
    "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "pdf": "application/pdf",
    "xml": "application/xml", "txt": "text/plain", "ics": "text/calendar", "epub": "application/epub+zip",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "woff2": "font/woff2",
  ]
}

/// Why there is no preview.
package enum PreviewError: Error, CustomStringConvertible {
  case noPort(from: UInt16)
  /// In the words of the operating system.
  case noSocket(String)

  init(_ code: Int32) { self = .noSocket(String(cString: strerror(code))) }

  package var description: String {
    switch self {
    case .noPort(let port): "none of the 20 ports from \(port) on is free\nhint: name another with --port"
    case .noSocket(let reason): "the preview cannot be served: \(reason)\nhint: name another port with --port"
    }
  }
}
