import Markup
import Model

extension Catalog {
  /// Every page by its full address, with the day it last changed where that is known
  /// (https://www.sitemaps.org/protocol.html). A text that stands in for its translation is not a page of its own.
  func sitemap(_ pages: [Target]) -> [UInt8] {
    let urls: [Markup] = pages.filter { !isStandIn($0) }.map { (addresses.address(of: $0).0, updated($0)) }.sorted { $0.0 < $1.0 }
      .map { address, updated in
        let changed: Markup? = updated.map { "<lastmod>\($0.description)</lastmod>" }
        return "<url><loc>\(settings.baseURL)\(address.path)</loc>\(changed)</url>\n"
      }
    let sitemap: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(urls)\
      </urlset>

      """
    return sitemap.bytes
  }

  private func isStandIn(_ target: Target) -> Bool {
    guard case .view(let id, let audience, let language?) = target else { return false }
    return diptych(id)?.view(for: audience)?.translations.contains { $0.language == language } == false
  }

  private func updated(_ target: Target) -> Day? {
    switch target {
    case .diptych(let id): diptych(id)?.publication.updated
    case .plan(let slug): problem(slug)?.publication.updated
    case .view(let id, let audience, _), .handout(let id, let audience):
      diptych(id).flatMap { diptych in diptych.view(for: audience).flatMap(diptych.updated) }
    case .lessons: library.line?.publication.updated
    case .evening(let slug): evening(slug)?.publication.updated
    case .course(let slug): course(slug)?.publication.updated
    case .session(let slug, let session):
      course(slug)?.sessions.first { $0.slug == session }?.publication.updated
    case .page(let slug): page(slug)?.publication.updated
    case .tool, .questionnaire: tool(target)?.publication.updated
    default: nil
    }
  }
}

/// What search engines read.
enum Sitemap {
  /// Everyone may read everything. Search engines look for this file at the top of a host only.
  static func robots(baseURL: String) -> [UInt8] {
    Array("User-agent: *\nAllow: /\nSitemap: \(baseURL)sitemap.xml\n".utf8)
  }
}
