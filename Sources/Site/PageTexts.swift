import Markdown
import Model

/// What a link shows of the page that it leads to, and may lead to within it.
extension Catalog {
  /// What is written on a page; nothing for one that is not made of a text.
  func title(of target: Target) -> String {
    switch target {
    case .diptych(let id): diptych(id)?.title ?? ""
    case .view(let id, let audience, let language): diptych(id)?.title(for: audience, in: language) ?? ""
    case .evening(let slug): evening(slug)?.title ?? ""
    case .course(let slug): course(slug)?.title ?? ""
    case .session(let slug, let session): course(slug)?.sessions.first { $0.slug == session }?.title ?? ""
    case .lessons: library.line?.title ?? ""
    case .term(let slug): term(slug)?.title ?? ""
    case .page(let slug): page(slug)?.title ?? ""
    case .tool, .questionnaire: tool(target)?.title ?? ""
    case .asset(let path): path.split(separator: "/").last.map(String.init) ?? path
    default: ""
    }
  }

  /// The language of a page's title; nothing for the site's own.
  func languageOfTitle(_ target: Target) -> String? {
    guard case .view(let id, let audience, let language?) = target else { return nil }
    return diptych(id)?.view(for: audience)?.translations.contains { $0.language == language } == true ? language : nil
  }

  /// The texts whose headings can be linked to on a page.
  func documents(of target: Target) -> [Document] {
    switch target {
    case .diptych(let id): return diptych(id).map { [$0.introduction] } ?? []
    case .view(let id, let audience, let language):
      guard let diptych = diptych(id) else { return [] }
      let view = diptych.view(for: audience)
      if let translation = view?.translations.first(where: { $0.language == language }) {
        return [translation.body, translation.introduction]
      }
      return [view?.body, diptych.introduction].compactMap(\.self)
    case .evening(let slug): return evening(slug).map { [$0.body] } ?? []
    case .course(let slug): return course(slug).map { [$0.body] } ?? []
    case .session(let slug, let session): return course(slug)?.sessions.first { $0.slug == session }.map { [$0.body] } ?? []
    case .lessons: return library.line.map { [$0.body] } ?? []
    case .page(let slug): return page(slug).map { [$0.body] } ?? []
    case .tool, .questionnaire: return tool(target).map { [$0.text] } ?? []
    default: return []
    }
  }
}
