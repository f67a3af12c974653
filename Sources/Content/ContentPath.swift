import Model
import Pictures

/// What a file of the content folder is, judged by its path alone.
enum ContentPath: Sendable {
  case settings, sources
  case item(FileKind, PathPattern.Names)
  case asset
  case unexpected

  /// The endings of pictures, even of kinds that are refused, and of documents.
  static let assetEndings: Set<String> = Picture.endings.union(Picture.refusedEndings).union(["pdf"])
  /// The endings of files that are published and of texts. A page counts as a text for those who link to it as HTML.
  static let publishedEndings: Set<String> = Picture.endings.union(["pdf", "md", "yml", "html", "htm"])
  /// The paths at which content is found, as messages write them.
  static let places = ["site.yml", "sources.yml"] + fileKinds.map(\.path.text)

  /// The kinds by their folders; within a folder the most specific path comes first.
  private static let kinds = Dictionary(grouping: fileKinds.sorted { $0.path.weight > $1.path.weight }) {
    folder(of: $0.path.text)
  }

  /// - Parameter path: a content path.
  init(path: String) {
    if let dot = path.lastIndex(of: "."), ContentPath.assetEndings.contains(path[path.index(after: dot)...].lowercased()) {
      let isHidden = dot == path.startIndex || path[path.index(before: dot)] == "/"
      if !isHidden {
        self = .asset
        return
      }
    }
    switch path {
    case "site.yml": self = .settings
    case "sources.yml": self = .sources
    default:
      for kind in ContentPath.kinds[ContentPath.folder(of: path)] ?? [] {
        if let names = kind.path.match(path) {
          self = .item(kind, names)
          return
        }
      }
      self = .unexpected
    }
  }

  /// What a school's own page is, by its file's name: it is read like a page of the site.
  static func page(_ name: String) -> ContentPath {
    FileKind.page.path.match("pages/\(name)").map { .item(.page, $0) } ?? .unexpected
  }

  var isAsset: Bool { if case .asset = self { true } else { false } }
  var isUnexpected: Bool { if case .unexpected = self { true } else { false } }

  /// Whether the file becomes a value of its own.
  var hasValue: Bool {
    switch self {
    case .settings, .sources, .unexpected: false
    case .item, .asset: true
    }
  }

  /// Whether it is Markdown with front matter.
  var isText: Bool { if case .item(let kind, _) = self { !kind.isYAML } else { false } }

  /// The names in the path that become part of addresses, and so must be slugs.
  var slugs: [String] { if case .item(_, let names) = self { names.slugs } else { [] } }

  /// Empty for what is at the top.
  private static func folder(of path: String) -> Substring {
    path.utf8.firstIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? ""
  }
}
