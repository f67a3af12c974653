import Model
import Pictures

/// What a file of the content folder is, by its path alone.
enum Entry: Sendable {
  case settings, sources
  case item(FileKind, PathPattern.Names)
  case asset
  case unexpected

  /// Of pictures, also of kinds that are refused, and of documents.
  static let assetEndings: Set<String> = Picture.endings.union(Picture.refusedEndings).union(["pdf"])
  /// Of what is published, and of texts; a page is a text too to whoever links to it as HTML.
  static let publishedEndings: Set<String> = Picture.endings.union(["pdf", "md", "yml", "html", "htm"])
  /// Where content stands, as messages name it.
  static let places = ["site.yml", "sources.yml"] + fileKinds.map(\.path.text)

  /// By their folders; of each those first that say most of where a file stands.
  private static let kinds = Dictionary(grouping: fileKinds.sorted { $0.path.weight > $1.path.weight }) {
    folder(of: $0.path.text)
  }

  /// - Parameter path: below the content folder, with `/` between folders.
  init(path: String) {
    if let dot = path.lastIndex(of: "."), Entry.assetEndings.contains(path[path.index(after: dot)...].lowercased()) {
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
      for kind in Entry.kinds[Entry.folder(of: path)] ?? [] {
        if let names = kind.path.match(path) {
          self = .item(kind, names)
          return
        }
      }
      self = .unexpected
    }
  }

  /// What a page of a school's own is, by its name: it is read as one of the site's.
  static func page(_ name: String) -> Entry {
    FileKind.page.path.match("pages/\(name)").map { .item(.page, $0) } ?? .unexpected
  }

  var isAsset: Bool { if case .asset = self { true } else { false } }
  var isUnexpected: Bool { if case .unexpected = self { true } else { false } }

  /// Whether it gives a value of its own.
  var hasValue: Bool {
    switch self {
    case .settings, .sources, .unexpected: false
    case .item, .asset: true
    }
  }

  /// Whether it is Markdown with front matter.
  var isText: Bool { if case .item(let kind, _) = self { !kind.isYAML } else { false } }

  /// The names in a path that stand in addresses, and so must be slugs.
  var slugs: [String] { if case .item(_, let names) = self { names.slugs } else { [] } }

  private static func folder(of path: String) -> Substring { path.prefix { $0 != "/" } }
}
