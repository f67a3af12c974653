import Markup
import Model
import SiteIndex

/// What is new and changed, as an Atom feed (RFC 4287).
package struct Feed {
  package let bytes: [UInt8]

  /// Returns `nil` when no view has a date.
  package init?(_ catalog: Catalog) {
    let entries = FeedEntry.all(in: catalog), settings = catalog.settings, addresses = catalog.addresses
    guard let latest = entries.first?.updated else { return nil }
    bytes = Markup.bytes {
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(catalog.interface.language)">
      <title>\(settings.title)</title>
      <subtitle>\(settings.tagline)</subtitle>
      <id>\(settings.baseURL)</id>
      <link rel="self" type="application/atom+xml" href="\(addresses.whole(.feed, baseURL: settings.baseURL))"/>
      <link rel="alternate" type="text/html" href="\(settings.baseURL)"/>
      <updated>\(Self.moment(latest))</updated>
      <author>
      <name>\(settings.publisher.name)</name>
      \(settings.publisher.url.map { "<uri>\($0.text)</uri>\n" as Markup })\
      </author>
      \(entries.map { Self.markup(of: $0, catalog) })\
      </feed>

      """
    }
  }

  private static func markup(of entry: FeedEntry, _ catalog: Catalog) -> Markup {
    let target = Target.view(of: entry.diptych.id, audience: entry.view.audience)
    let address = catalog.addresses.whole(target, baseURL: catalog.baseURL)
    let published: Markup? = entry.diptych.publication.from.map { "<published>\(moment($0))</published>\n" }
    return """
      <entry>
      <title>\(catalog.route(target)?.name ?? "")</title>
      <id>\(address)</id>
      <link rel="alternate" type="text/html" href="\(address)"/>
      <updated>\(moment(entry.updated))</updated>
      \(published)\
      <category term="\(entry.view.audience)" label="\(catalog.audience(entry.view.audience)?.name ?? "")"/>
      <summary>\(entry.view.summary)</summary>
      </entry>

      """
  }

  /// Midnight UTC. A day here has no time zone, but a feed must give one.
  private static func moment(_ day: Day) -> String { "\(day)T00:00:00Z" }
}
