import Markup
import Model

/// What search engines read.
enum Sitemap {
  /// Every page by its full address (https://www.sitemaps.org/protocol.html).
  static func xml(_ pages: [Address], baseURL: String) -> [UInt8] {
    let urls: [Markup] = pages.sorted().map { "<url><loc>\(baseURL)\($0.path)</loc></url>\n" }
    let sitemap: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(urls)\
      </urlset>

      """
    return sitemap.bytes
  }

  /// Everyone may read everything. Search engines look for this file at the top of a host only.
  static func robots(baseURL: String) -> [UInt8] {
    Array("User-agent: *\nAllow: /\nSitemap: \(baseURL)sitemap.xml\n".utf8)
  }
}
