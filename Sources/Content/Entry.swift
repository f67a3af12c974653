import Model
import Pictures

/// What a file of the content folder is, by its path alone.
enum Entry: Equatable {
  case settings, sources
  case diptych(Diptych.ID)
  case view(of: Diptych.ID, audience: String)
  case translation(of: Diptych.ID, audience: String, language: String)
  /// The order of the lessons.
  case line
  case evening(slug: String)
  case course(slug: String)
  case session(course: String, slug: String)
  case term(slug: String)
  case page(slug: String)
  case tool(slug: String)
  case questionnaire(slug: String)
  case partner(slug: String)
  case asset
  case unexpected

  /// Of pictures, also of kinds that are refused, and of documents.
  static let assetEndings: Set<String> = Picture.endings.union(Picture.refusedEndings).union(["pdf"])
  /// Of what is published, and of texts; a page is a text too to whoever links to it as HTML.
  static let publishedEndings: Set<String> = Picture.endings.union(["pdf", "md", "yml", "html", "htm"])

  /// - Parameter path: below the content folder, with `/` between folders.
  init(path: String) {
    let parts = path.split(separator: "/").map(String.init)
    let (name, ending) = Entry.split(parts.last ?? "")
    if Entry.assetEndings.contains(ending.lowercased()) {
      self = .asset
      return
    }
    switch (parts.count, parts.first ?? "", ending) {
    case (1, "site.yml", _): self = .settings
    case (1, "sources.yml", _): self = .sources
    case (3, "problems", "md"): self = .part(of: Diptych.ID(.problem, parts[1]), name)
    case (3, "lessons", "md"): self = .part(of: Diptych.ID(.lesson, parts[1]), name)
    case (2, "lessons", "md") where name == "index": self = .line
    case (2, "evenings", "md"): self = .evening(slug: name)
    case (2, "glossary", "md"): self = .term(slug: name)
    case (2, "pages", "md"): self = .page(slug: name)
    case (2, "tools", "yml"): self = .tool(slug: name)
    case (2, "questionnaires", "yml"): self = .questionnaire(slug: name)
    case (2, "directory", "yml"): self = .partner(slug: name)
    case (3, "courses", "md"):
      guard name != "index" else {
        self = .course(slug: parts[1])
        return
      }
      let number = name.prefix { $0.isASCII && $0.isNumber }
      guard number.count == 2, name.dropFirst(2).first == "-" else {
        self = .unexpected
        return
      }
      self = .session(course: parts[1], slug: String(name.dropFirst(3)))
    default: self = .unexpected
    }
  }

  /// Whether it gives a piece of its own.
  var isPiece: Bool {
    switch self {
    case .settings, .sources, .unexpected: false
    default: true
    }
  }

  /// Whether it is YAML as a whole, and not Markdown with front matter.
  var isYAML: Bool {
    switch self {
    case .tool, .questionnaire, .partner: true
    default: false
    }
  }

  /// The names in a path that stand in addresses, and so must be slugs.
  var slugs: [String] {
    switch self {
    case .settings, .sources, .asset, .unexpected, .line: []
    case .diptych(let id): [id.slug]
    case .evening(let slug), .course(let slug), .term(let slug), .page(let slug), .tool(let slug), .questionnaire(let slug),
      .partner(let slug):
      [slug]
    case .view(let id, let audience), .translation(let id, let audience, _): [id.slug, audience]
    case .session(let course, let slug): [course, slug]
    }
  }

  /// What a file in the folder of a problem or a lesson is.
  private static func part(of id: Diptych.ID, _ name: String) -> Entry {
    if name == "index" { return .diptych(id) }
    let (audience, language) = split(name)
    return language.isEmpty ? .view(of: id, audience: name) : .translation(of: id, audience: audience, language: language)
  }

  private static func split(_ name: String) -> (name: String, ending: String) {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}
