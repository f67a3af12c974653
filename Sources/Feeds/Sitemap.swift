import Markup
import Model
import SiteIndex

/// What search engines read.
package enum Sitemap {
  /// Allows everyone to read everything. Search engines look for this file at the top of a host only.
  package static func robots(baseURL: String) -> [UInt8] {
    Array("User-agent: *\nAllow: /\nSitemap: \(baseURL)sitemap.xml\n".utf8)
  }

  /// The most pages that a file may name.
  package static let most = 50_000

  /// The files by their names: the full address of every page, with the day on which it last changed where that is known
  /// (https://www.sitemaps.org/protocol.html). A site with more pages than one may name has several, and a file that names these.
  package static func files(
    of pages: [Route], in catalog: Catalog, most: Int = most
  ) -> [(name: String, bytes: @Sendable () -> [UInt8])] {
    let names = names(pages.count, most)
    if names.count == 1 { return [(names[0], { @Sendable in bytes(of: pages, in: catalog) })] }
    let others = Array(names.dropFirst())
    let parts = others.enumerated().map { number, name in
      let part = Array(pages[(number * most)..<min(pages.count, (number + 1) * most)])
      return (name: name, bytes: { @Sendable () -> [UInt8] in bytes(of: part, in: catalog) })
    }
    return [(names[0], { @Sendable in index(of: others, in: catalog) })] + parts
  }

  /// The names of the files for so many pages, the first one first.
  private static func names(_ count: Int, _ most: Int = most) -> [String] {
    let parts = count <= most ? 0 : (count + most - 1) / most
    return ["sitemap.xml"] + (0..<parts).map { "sitemap-\($0 + 1).xml" }
  }

  private static func index(of parts: [String], in catalog: Catalog) -> [UInt8] {
    Markup.bytes {
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(parts.map { "<sitemap><loc>\(catalog.baseURL)\($0)</loc></sitemap>\n" as Markup })\
      </sitemapindex>

      """
    }
  }

  private static func bytes(of pages: [Route], in catalog: Catalog) -> [UInt8] {
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
