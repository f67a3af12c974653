import Foundation
import Markup
import Platform
import SiteIndex
import Templates

/// The files of a site as parts of a single one: pages whose links lead to each other within it, and what they load.
struct OneFileParts {
  /// A style sheet as a page loads it; its name tells it apart where it is loaded for other media.
  struct Sheet { let name, path: String, media: String? }

  struct Page {
    let title: String
    let sheets: [Sheet]
    let scripts: [String]
    let bytes: [UInt8]
  }

  /// By path.
  private let files: [String: [UInt8]]

  /// - Parameter files: those of the site; the style sheet that only this file has is none of them.
  init(_ files: [String: [UInt8]]) {
    let own = BuiltIn.ofOneFile.filter { $0.name == Self.ownSheet }.map { ($0.name, $0.bytes) }
    self.files = files.merging(own) { $1 }
  }

  private static let ownSheet = "one-file.css"

  private static let types = [
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp",
    "woff2": "font/woff2",
  ]

  private static func ending(_ path: String) -> String { path.split(separator: ".").last.map(String.init) ?? "" }

  /// Whether a file that is no page can be part of the one.
  static func holds(_ path: String) -> Bool { types[ending(path)] != nil || ["css", "js"].contains(ending(path)) }

  /// The address of a picture or of a typeface, which holds all of it; `nil` for one that is not there.
  func picture(_ path: String) -> String? {
    guard let type = Self.types[Self.ending(path)], let bytes = files[path] else { return nil }
    return "data:\(type);base64,\(Data(bytes).base64EncodedString())"
  }

  /// A style sheet with the typefaces that it names.
  func style(_ path: String) -> [UInt8] {
    let text = String(decoding: files[path] ?? [], as: UTF8.self), folder = path.dropLast(Self.name(path).count)
    let filled = text.replacing(#/url\("?([^")]+)"?\)/#) { match in
      picture("\(folder)\(match.output.1)").map { "url(\"\($0)\")" } ?? String(match.output.0)
    }
    return Array(filled.utf8)
  }

  /// The scripts of pages, with others and with the files of search, sorted by path.
  func scripts(of pages: [Page], with others: [String]) -> [(path: String, bytes: [UInt8])] {
    let run = Set(pages.flatMap(\.scripts) + others), folders = Set(run.map(Self.folder))
    return files.keys.filter { path in
      path.hasSuffix(".js") && (run.contains(path) || !folders.contains(Self.folder(path)))
    }.sorted { $0.precedesInBytes($1) }.map { ($0, Self.inert(files[$0] ?? [])) }
  }

  private static func folder(_ path: String) -> Substring { path[..<(path.lastIndex(of: "/") ?? path.startIndex)] }

  /// A script in which nothing ends the element that holds it: such marks can only stand in its strings.
  private static func inert(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(text.replacing("</", with: "<\\/").replacing("<!--", with: "<\\!--").utf8)
  }

  // MARK: - Pages

  /// All pages, that at an address first.
  func pages(first: Address, base: String) -> [Page] {
    let paths = files.keys.filter { $0.hasSuffix(".html") }.sorted {
      ($0 != first.path ? 1 : 0, $0) < ($1 != first.path ? 1 : 0, $1)
    }
    return paths.map { page($0, base: base) }
  }

  private func page(_ path: String, base: String) -> Page {
    let bytes = files[path] ?? [], address = Address(path), id = Self.id(path)
    let start = bytes.firstRange(of: Array("<body".utf8))?.lowerBound ?? bytes.endIndex
    let open = bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.endIndex
    let end = bytes[open...].firstRange(of: Array("</body>".utf8))?.lowerBound ?? bytes.endIndex
    let head = String(decoding: bytes[..<open], as: UTF8.self)
    func first(_ pattern: Regex<(Substring, Substring)>) -> String {
      head.firstMatch(of: pattern).map { String($0.output.1) } ?? ""
    }
    func place(_ way: Substring) -> String { Self.place(String(way), from: address) }
    let sheets =
      head.matches(of: #/<link rel="stylesheet" href="([^"]*)"(?: media="([^"]*)")?>/#).map { match in
        let path = place(match.output.1), media = match.output.2.map(String.init)
        return Sheet(name: Self.name(path) + (media.map { "@\($0)" } ?? ""), path: path, media: media)
      } + [Sheet(name: Self.ownSheet, path: Self.ownSheet, media: nil)]
    let scripts = head.matches(of: #/<script src="([^"]*)" defer>/#).map { place($0.output.1) }
    let language = first(#/<html lang="([^"]*)"/#), title = Self.unescaped(first(#/<title>([^<]*)<\/title>/#))
    let elsewhere = OneFilePage.elsewhere(in: language)
    var page = Markup.bytes {
      OneFilePage.page(
        id, language: language, direction: first(#/<html[^>]* dir="([^"]*)"/#), title: title,
        classes: first(#/<body class="([^"]*)"/#),
        sheets: sheets.map(\.name), scripts: scripts)
    }
    page += TagRewriter.rewritten(bytes[open..<end]) { tag, name, value in
      switch name {
      case "id", "for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls":
        return [(name, value.split(separator: " ").map { "\(id):\($0)" }.joined(separator: " "))]
      case "name": return [(name, "\(id):\(value)")]
      case "src": return [(name, picture(Self.place(value, from: address)) ?? value)]
      case "action": return [(name, whole(value, from: address, base: base))]
      case "href" where tag == "a":
        if let own = within(value, from: address) { return [(name, own)] }
        let whole = whole(value, from: address, base: base)
        return [(name, whole)] + (whole.hasPrefix(base) ? [("data-elsewhere", elsewhere)] : [])
      default: return [(name, value)]
      }
    }
    page += Array("</div>\n".utf8)
    return Page(title: title, sheets: sheets, scripts: scripts, bytes: page)
  }

  /// What a page is called in the file's addresses.
  private static func id(_ path: String) -> String { String(path.dropLast(".html".count)) }

  private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

  /// The address within the file of what a link leads to; `nil` when the file does not hold that.
  private func within(_ way: String, from page: Address) -> String? {
    if way.contains(":") { return nil }
    let parts = way.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].isEmpty ? page.path : Self.place(String(parts[0]), from: page)
    guard path.hasSuffix(".html"), files[path] != nil else { return nil }
    return "#\(Self.id(path))" + (parts.count > 1 && !parts[1].isEmpty ? ":\(parts[1])" : "")
  }

  /// The full address of what a link leads to.
  private func whole(_ way: String, from page: Address, base: String) -> String {
    way.contains(#/^[a-z]+:/#) ? way : base + Self.place(way, from: page)
  }

  /// The path of what a way leads to from a page.
  private static func place(_ way: String, from page: Address) -> String {
    var folders = page.path.split(separator: "/").dropLast()
    for part in way.split(separator: "/", omittingEmptySubsequences: false) {
      if part == ".." { folders = folders.dropLast() } else if part != "." { folders.append(part) }
    }
    return folders.joined(separator: "/")
  }

  /// The text that was escaped in a page.
  private static func unescaped(_ text: String) -> String {
    [("lt", "<"), ("gt", ">"), ("quot", "\""), ("amp", "&")].reduce(text) { $0.replacing("&\($1.0);", with: $1.1) }
  }
}
