import Markup
import Model
import SiteIndex

/// What search engines read.
package enum Sitemap {
  /// Allows everyone to read everything. Search engines look for this file at the top of a host only.
  package static func robots(baseURL: String) -> [UInt8] {
    Array("User-agent: *\nAllow: /\nSitemap: \(baseURL)sitemap.xml\n".utf8)
  }

  /// The full address of every page, with the day on which it last changed where that is known
  /// (https://www.sitemaps.org/protocol.html).
  package static func bytes(of pages: [Route], in catalog: Catalog) -> [UInt8] {
    let urls: [Markup] = pages.map { (catalog.addresses.address(of: $0.target).0, $0.updated) }
      .sorted {
        $0.0 < $1.0
      }
      .map { address, updated in
        let changed: Markup? = updated.map { "<lastmod>\($0.description)</lastmod>" }
        return "<url><loc>\(catalog.baseURL)\(address.path)</loc>\(changed)</url>\n"
      }
    let sitemap: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(urls)\
      </urlset>

      """
    return sitemap.bytes
  }
}
