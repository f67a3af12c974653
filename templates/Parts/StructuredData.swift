import Markup
import Model

/// What a page is about, in the vocabulary of https://schema.org, as JSON-LD.
func data(of template: some PageTemplate, _ page: PageContext) -> [JSON] {
  let trail = trail(to: template, page)
  var data: [JSON] = []
  if let own = template.data(page) { data.append(own) }
  if trail.contains(where: { $0.target != page.first }) {
    data.append(
      thing(
        "BreadcrumbList",
        [
          (
            "itemListElement",
            .list(
              (trail + [NamedTarget(template.title, page.target)]).enumerated().map { index, item in
                .object([
                  ("@type", "ListItem"), ("position", .number(index + 1)), ("name", .text(item.name)),
                  ("item", .text(page.links.whole(item.target))),
                ])
              })
          )
        ]))
  }
  return data
}

/// A thing of one of the vocabulary's types. A property without a value is left out.
func thing(_ type: String, _ properties: [(key: String, value: JSON?)]) -> JSON {
  .object([("@context", "https://schema.org"), ("@type", .text(type))] + properties)
}

extension PageTemplate {
  /// The page as an `Article`.
  func article(_ page: PageContext, published: Day?, reader: Audience? = nil, about: String? = nil) -> JSON {
    let site = page.theme.settings
    return thing(
      "Article",
      [
        ("headline", .text(title)), ("description", .text(description)), ("url", .text(page.links.whole(page.target))),
        ("inLanguage", .text(page.words.language)), ("datePublished", published.map { .text($0.description) }),
        ("dateModified", updated.map { .text($0.description) }),
        ("about", about.map { .object([("@type", "Thing"), ("name", .text($0))]) }),
        ("audience", reader.map { .object([("@type", "Audience"), ("audienceType", .text($0.name))]) }),
        ("author", page.theme.publisher), ("publisher", page.theme.publisher),
        (
          "isPartOf",
          .object([("@type", "WebSite"), ("name", .text(site.title)), ("url", .text(page.links.whole(.home)))])
        ),
      ])
  }
}

/// The publisher as an `Organization`.
func organisation(_ publisher: Publisher) -> JSON {
  .object([("@type", "Organization"), ("name", .text(publisher.name)), ("url", publisher.url.map { .text($0.text) })])
}
