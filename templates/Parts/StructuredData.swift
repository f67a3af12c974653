import Markup
import Model

// What a page is about, in the vocabulary of https://schema.org, as JSON-LD.

/// Where the page is: the pages between the first page and this one, and itself; `nil` when that says nothing.
func places(_ trail: [NamedTarget], _ title: String, _ page: PageContext) -> Markup? {
  guard trail.contains(where: { $0.target != page.first }) else { return nil }
  return thing("BreadcrumbList") { list in
    list.add("itemListElement", count: trail.count + 1) { index, element in
      let isOwn = index == trail.count
      element.add("@type", "ListItem")
      element.add("position", index + 1)
      element.add("name", isOwn ? title : trail[index].name)
      element.add("item", address: isOwn ? page.whole : page.links.whole(trail[index].target), page)
    }
  }
}

/// A thing of one of the vocabulary's types. A property without a value is left out.
func thing(_ type: String, _ properties: [(key: String, value: JSON?)]) -> Markup {
  Markup(data: .object([("@context", "https://schema.org"), ("@type", .text(type))] + properties))
}

/// The same, for what most pages have.
private func thing(_ type: String, _ fill: (inout JSON.Object) -> Void) -> Markup {
  Markup(data: { thing in
    thing.add("@context", "https://schema.org")
    thing.add("@type", type)
    fill(&thing)
  })
}

extension JSON.Object {
  /// Adds a page's full address.
  fileprivate mutating func add(_ key: StaticString, address whole: String, _ page: PageContext) {
    if page.theme.isForCopies { add(key, page.data(whole)) } else { add(key, whole) }
  }
}

extension PageTemplate {
  /// The page as an `Article`.
  func article(_ page: PageContext, published: Day?, reader: Audience? = nil, about: String? = nil) -> Markup {
    let site = page.theme.settings
    return thing("Article") { article in
      article.add("headline", title)
      article.add("url", address: page.whole, page)
      article.add("inLanguage", page.words.language)
      article.add("datePublished", published?.description)
      article.add("dateModified", updated?.description)
      if let about {
        article.add("about") { thing in
          thing.add("@type", "Thing")
          thing.add("name", about)
        }
      }
      if let reader {
        article.add("audience") { audience in
          audience.add("@type", "Audience")
          audience.add("audienceType", reader.name)
        }
      }
      article.add("author", page.theme.publisher)
      article.add("publisher", page.theme.publisher)
      article.add("isPartOf") { whole in
        whole.add("@type", "WebSite")
        whole.add("name", site.title)
        whole.add("url", address: page.links.whole(.home), page)
      }
    }
  }
}

/// The publisher as an `Organization`.
func organisation(_ publisher: Publisher) -> JSON {
  .object([("@type", "Organization"), ("name", .text(publisher.name)), ("url", publisher.url.map { .text($0.text) })])
}
