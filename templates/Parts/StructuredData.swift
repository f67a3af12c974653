import Markup
import Model

/// What a page is about, in the vocabulary of https://schema.org, as JSON-LD.
func data(of template: some PageTemplate, _ page: PageContext) -> [JSON] {
  let trail = trail(to: template, page)
  var data: [JSON] = []
  if let own = template.data(page) { data.append(own) }
  if trail.contains(where: { $0.target != page.first }) {
    let items = trail + [NamedTarget(template.title, page.target)]
    data.append(
      thing("BreadcrumbList") { list in
        list.add("itemListElement", count: items.count) { index, element in
          let item = items[index]
          element.add("@type", "ListItem")
          element.add("position", index + 1)
          element.add("name", item.name)
          element.add("item", page.links.whole(item.target))
        }
      })
  }
  return data
}

/// A thing of one of the vocabulary's types. A property without a value is left out.
func thing(_ type: String, _ properties: [(key: String, value: JSON?)]) -> JSON {
  .object([("@context", "https://schema.org"), ("@type", .text(type))] + properties)
}

/// The same, for what most pages have.
private func thing(_ type: String, _ fill: (inout JSON.Object) -> Void) -> JSON {
  .object { thing in
    thing.add("@context", "https://schema.org")
    thing.add("@type", type)
    fill(&thing)
  }
}

extension PageTemplate {
  /// The page as an `Article`.
  func article(_ page: PageContext, published: Day?, reader: Audience? = nil, about: String? = nil) -> JSON {
    let site = page.theme.settings
    return thing("Article") { article in
      article.add("headline", title)
      article.add("url", page.links.whole(page.target))
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
        whole.add("url", page.links.whole(.home))
      }
    }
  }
}

/// The publisher as an `Organization`.
func organisation(_ publisher: Publisher) -> JSON {
  .object([("@type", "Organization"), ("name", .text(publisher.name)), ("url", publisher.url.map { .text($0.text) })])
}
