import Copying
import Digest
import Foundation
import Markup
import Model
import Platform
import Rendering
import Site
import SiteIndex
import Templates

/// An edition for one audience as a single HTML file: its pages as they are on the site, with all that these load. What it does not hold, links lead to
/// on the site.
struct OneFile {
  let bytes: [UInt8]
  /// How many pages it has.
  let pages: Int
  /// Its largest parts, with their sizes; empty when it is small enough for mail.
  let largest: [String]

  /// - Throws: ``FileError`` when a file cannot be read.
  init(_ outputs: Outputs, audience: Audience) throws(FileError) {
    let catalog = outputs.press.catalog, settings = catalog.settings
    let files = OneFileParts(try Self.read(outputs, catalog))
    let pages = files.pages(first: catalog.addresses.address(of: .audience(audience.id)).0, base: catalog.baseURL)
    let sheets = Self.sheets(of: pages).map { (name: $0.name, media: $0.media, bytes: files.style($0.path)) }
    let scripts = files.scripts(
      of: pages, with: Scripts.later.flatMap(Scripts.files).map { catalog.addresses.address(of: .builtIn($0)).0.path })
    let main = BuiltIn.ofOneFile.first { $0.name == Scripts.file(Scripts.ofOneFile) }?.bytes ?? []
    let own = [Array(OneFilePage.opening.utf8), main]
    let policy =
      "default-src 'none'; script-src \(Self.sources(own + scripts.map(\.bytes))); style-src \(Self.sources(sheets.map(\.bytes))); "
      + "img-src data:; font-src data:; connect-src 'none'; form-action 'none'; object-src 'none'; base-uri \(catalog.baseURL)"
    let frame = OneFilePage(words: catalog.interface, site: settings, audience: audience)
    let icon = files.picture(catalog.addresses.address(of: .builtIn("favicon.svg")).0.path) ?? ""
    var bytes = Array(OneFilePage.beginning.utf8)
    bytes += Markup.bytes { frame.top(title: pages.first?.title ?? settings.title, policy: policy, icon: icon) }
    for sheet in sheets {
      bytes += Markup.bytes { frame.style(sheet.name, media: sheet.media) } + sheet.bytes + Array("</style>\n".utf8)
    }
    for script in scripts {
      bytes += Markup.bytes { frame.script(script.path) } + script.bytes + Array("</script>\n".utf8)
    }
    bytes += Array("<script>".utf8) + own[0] + Array("</script>\n</head>\n<body>\n".utf8)
    for page in pages { bytes += page.bytes }
    bytes += Markup.bytes { frame.note(updated: catalog.updated) }
    bytes += Array("<script>".utf8) + own[1] + Array("</script>\n</body>\n</html>\n".utf8)
    let loaded = sheets.map { ($0.name, $0.bytes.count) } + scripts.map { ($0.path, $0.bytes.count) }
    let parts = loaded + pages.map { ($0.title, $0.bytes.count) }
    (self.bytes, self.pages, largest) = (bytes, pages.count, Self.largest(of: parts, in: bytes.count))
  }

  /// The bytes of every file of the site that may be in the one, by path, without pages that make no sense there: those that servers show, that a
  /// meeting shows the room, and that check copies.
  private static func read(_ outputs: Outputs, _ catalog: Catalog) throws(FileError) -> [String: [UInt8]] {
    let shown = Set(catalog.pages.map(\.target).filter { !$0.isOnlyOnSite }.map { catalog.addresses.address(of: $0).0.path })
    let wanted = outputs.all.filter { output in
      output.address.path.hasSuffix(".html") ? shown.contains(output.address.path) : OneFileParts.holds(output.address.path)
    }
    let made = Parallel.map(wanted) { output -> Result<[UInt8], FileError> in
      Result { () throws(FileError) in try output.bytes() }
    }
    var files: [String: [UInt8]] = [:]
    for (output, bytes) in zip(wanted, made) { files[output.address.path] = try bytes.get() }
    return files
  }

  /// The three largest parts of a file that is too large for mail, with their sizes.
  static func largest(of parts: [(name: String, size: Int)], in size: Int) -> [String] {
    guard size > 5_000_000 else { return [] }
    return parts.sorted { ($1.size, $0.name) < ($0.size, $1.name) }.prefix(3).map { "“\($0.name)” (\($0.size / 1000) kB)" }
  }

  /// The style sheets of all pages, each once, in an order that is that of every page where these agree.
  private static func sheets(of pages: [OneFileParts.Page]) -> [OneFileParts.Sheet] {
    var all: [OneFileParts.Sheet] = []
    for page in pages {
      var place = 0
      for sheet in page.sheets {
        if let index = all.firstIndex(where: { $0.name == sheet.name }) {
          place = index + 1
        } else {
          all.insert(sheet, at: place)
          place += 1
        }
      }
    }
    return all
  }

  /// What a policy calls these.
  private static func sources(_ all: [[UInt8]]) -> String {
    var seen: Set<String> = []
    return all.map { "'sha256-\(Data(SHA256.bytes(of: $0)).base64EncodedString())'" }.filter { seen.insert($0).inserted }
      .joined(separator: " ")
  }
}

extension Target {
  /// Whether it makes sense only where the site itself is.
  fileprivate var isOnlyOnSite: Bool {
    switch self {
    case .check, .notFound, .slides: true
    default: false
    }
  }
}
