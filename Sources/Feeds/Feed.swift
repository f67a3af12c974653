import Markup
import Model
import SiteIndex

/// What is new and changed, as an Atom feed (RFC 4287).
extension Catalog {
  /// The feed; `nil` when no view has a date.
  package func feed() -> [UInt8]? {
    let entries = feedEntries()
    guard let latest = entries.first?.updated else { return nil }
    let items: [Markup] = entries.map(feedEntry)
    let feed: Markup = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(interface.language)">
      <title>\(settings.title)</title>
      <subtitle>\(settings.tagline)</subtitle>
      <id>\(settings.baseURL)</id>
      <link rel="self" type="application/atom+xml" href="\(addresses.whole(.feed, baseURL: settings.baseURL))"/>
      <link rel="alternate" type="text/html" href="\(settings.baseURL)"/>
      <updated>\(moment(latest))</updated>
      <author>
      <name>\(settings.publisher.name)</name>
      \(settings.publisher.url.map { "<uri>\($0.text)</uri>\n" as Markup })\
      </author>
      \(items)\
      </feed>

      """
    return feed.bytes
  }

  private func feedEntry(_ entry: FeedEntry) -> Markup {
    let target = Target.view(of: entry.diptych.id, audience: entry.view.audience)
    let address = addresses.whole(target, baseURL: settings.baseURL)
    let published: Markup? = entry.diptych.publication.from.map { "<published>\(moment($0))</published>\n" }
    return """
      <entry>
      <title>\(route(target)?.name ?? "")</title>
      <id>\(address)</id>
      <link rel="alternate" type="text/html" href="\(address)"/>
      <updated>\(moment(entry.updated))</updated>
      \(published)\
      <category term="\(entry.view.audience)" label="\(audience(entry.view.audience)?.name ?? "")"/>
      <summary>\(entry.view.summary)</summary>
      </entry>

      """
  }

  /// Midnight UTC. A day here has no time zone, but a feed must give one.
  private func moment(_ day: Day) -> String { "\(day)T00:00:00Z" }
}
