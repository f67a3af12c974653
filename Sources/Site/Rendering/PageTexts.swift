import Markdown
import Model

/// What a link shows of the page that it leads to, and may lead to within it.
extension Catalog {
  /// What is written on a page; empty for one that is not made of a text.
  func title(of target: Target) -> String {
    if case .asset(let path) = target { return path.split(separator: "/").last.map(String.init) ?? path }
    return part(target)?.title ?? ""
  }

  /// A page's name where it stands among others: a view says for whom it is.
  func name(of target: Target) -> String { target == .glossary ? interface.glossary : part(target)?.name ?? "" }

  /// The language of a page's title; `nil` for the site's own.
  func languageOfTitle(_ target: Target) -> String? { part(target)?.target.language }

  /// The texts whose headings can be linked to on a page.
  func documents(of target: Target) -> [Document] { part(target)?.documents ?? [] }

  func title(ofAudience id: String) -> String { audience(id)?.title ?? id }
}
