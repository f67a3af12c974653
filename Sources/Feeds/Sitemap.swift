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
    let all = pages.map { (address: catalog.addresses.address(of: $0.target).0, updated: $0.updated) }
    return Markup.bytes {
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(all.sorted { $0.address < $1.address }.map { url($0.address, $0.updated, in: catalog) })\
      </urlset>

      """
    }
  }

  private static func url(_ address: Address, _ updated: Day?, in catalog: Catalog) -> Markup {
    let changed: Markup? = updated.map { "<lastmod>\($0.description)</lastmod>" }
    return "<url><loc>\(catalog.baseURL)\(address.path)</loc>\(changed)</url>\n"
  }
}
