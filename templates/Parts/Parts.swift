import Markdown
import Markup
import Model

/// A line in a table of contents.
package struct Contents: Sendable {
  /// The id of the heading that it leads to.
  package var id: String
  package var text: String

  package init(id: String, text: String) {
    self.id = id
    self.text = text
  }

  /// The lines for the top-level headings of level 2 in a document.
  package static func of(_ document: Document) -> [Contents] {
    document.headings.filter { $0.isTopLevel && $0.level == 2 }.map { Contents(id: $0.id, text: $0.text) }
  }
}

/// The table of contents; `nil` when it would have fewer than two lines.
func contents(_ items: [Contents], _ page: PageContext) -> Markup? {
  guard items.count > 1 else { return nil }
  return """
    <nav class="toc aside" aria-labelledby="page_contents">
    <h2 id="page_contents">\(page.words.onThisPage)</h2>
    <ol>
    \(items.map { "<li><a href=\"#\($0.id)\">\($0.text)</a></li>\n" as Markup })\
    </ol>
    </nav>

    """
}

/// The title and summary with which a page begins.
func pageHead(_ title: String, _ summary: String, icon: Markup? = nil, above: Markup? = nil, more: Markup? = nil) -> Markup {
  let words: Markup = """
    \(above)\
    <h1>\(title)</h1>
    <p class="summary">\(summary)</p>
    \(more)
    """
  guard let icon else {
    return """
      <div class="page-head">
      \(words)\
      </div>

      """
  }
  return """
    <div class="page-head page-head-tile">
    \(icon)
    <div>
    \(words)\
    </div>
    </div>

    """
}

/// The drawing of a problem or a lesson; a general one when it has none.
func tile(_ problem: Diptych, _ page: PageContext) -> Markup { tile(problem.icon, page) }

func tile(_ icon: String?, _ page: PageContext) -> Markup {
  tile(icon.map { Target.asset($0) } ?? .builtIn("problem.svg"), page)
}

func tile(_ source: Target, _ page: PageContext) -> Markup {
  "<img class=\"tile\" src=\"\(page.links.to(source))\" alt=\"\" width=\"96\" height=\"96\">"
}

/// When the text last changed, and who reviewed it when; `nil` when neither is known.
func dates(updated: Day?, _ review: Review?, _ page: PageContext) -> Markup? {
  let words = page.words
  let lines = [updated.map { words.updated(words.date($0)) }, review.map { words.reviewed(words.date($0.on), $0.by) }]
  let text = lines.compactMap(\.self).joined(separator: " ")
  return text.isEmpty ? nil : "<p class=\"reviewed\">\(text)</p>\n"
}

/// The link that leads this reader to a problem or a lesson, with its drawing.
package struct RelatedProblem {
  /// The content path of the drawing; `nil` for the general one.
  package var icon: String?
  package var link: NamedTarget
  /// The expert's word for it; `nil` when that is its name.
  package var expert: String?

  package init(icon: String?, link: NamedTarget, expert: String?) {
    self.icon = icon
    self.link = link
    self.expert = expert
  }
}

/// The problems that are related to the page's own.
func related(_ problems: [RelatedProblem], _ page: PageContext) -> Markup? {
  guard !problems.isEmpty else { return nil }
  // Most have no drawing of their own: that of all others is made once.
  let general = tile(nil, page)
  return """
    <section class="related-problems" aria-labelledby="page_related">
    <h2 id="page_related">\(page.words.alsoRelevant)</h2>
    <ul class="related">
    \(problems.map { item in
      """
      <li><a href="\(page.links.to(item.link.target))"\(page.lang(item.link.language))\(page.hreflang(item.link.target))>\
      \(item.icon.map { tile($0, page) } ?? general)<span>\(item.link.name)\
      \(item.expert.map { " <span class=\"expert\">\($0)</span>" as Markup })</span></a></li>

      """ as Markup
    })\
    </ul>
    </section>

    """
}

/// The lessons that go with a problem.
func lessons(_ lessons: [RelatedProblem], _ page: PageContext) -> Markup? {
  list("page_lessons", page.words.lessons.title, lessons.map(\.link), page)
}

/// Links to the evenings that treat a problem.
func evenings(_ evenings: [Evening], for reader: Audience?, _ page: PageContext) -> Markup? {
  list(
    "page_evenings", page.words.evenings, evenings.map { NamedTarget($0.title, target(of: $0, for: reader?.id, page)) }, page)
}

/// The page of an evening that an audience looks for: those who lead evenings go to the guide. From a school's copy all go to what is
/// for those who come.
func target(of evening: Evening, for audience: String?, _ page: PageContext) -> Target {
  let leadsToGuide = audience != nil && evening.leading.guide?.audience == audience && !page.theme.isForCopies
  return leadsToGuide ? .guide(.evening(evening.slug)) : .evening(evening.slug)
}

/// Links to the courses and sessions that treat a problem.
func courses(_ courses: [NamedTarget], _ page: PageContext) -> Markup? {
  list("page_courses", page.words.courses, courses, page)
}

/// Links under a heading; `nil` when there are none.
private func list(_ id: String, _ heading: String, _ links: [NamedTarget], _ page: PageContext) -> Markup? {
  guard !links.isEmpty else { return nil }
  return """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(heading)</h2>
    <ul class="links">
    \(links.map { link in
      let lang = page.lang(link.language)
      return "<li><a href=\"\(page.links.to(link.target))\"\(lang)\(page.hreflang(link.target))>\(link.name)</a></li>\n" as Markup
    })\
    </ul>
    </section>

    """
}

/// Links in a sentence.
func inline(_ items: [NamedTarget], separator: Markup = ", ", _ page: PageContext) -> Markup {
  var list = Markup()
  for (index, item) in items.enumerated() {
    if index > 0 { list.append(separator) }
    list.append("<a href=\"\(page.links.to(item.target))\">\(item.name)</a>")
  }
  return list
}

/// The names of problems within a sentence, each leading to the problem.
func inline(_ problems: [Diptych], _ page: PageContext) -> Markup {
  inline(problems.map { NamedTarget($0.title.lowercasedFirst, .diptych($0.id)) }, page)
}

/// The end of a page, below a line; `nil` when there is nothing.
func ending(_ parts: [Markup?]) -> Markup? {
  guard parts.contains(where: { $0?.isEmpty == false }) else { return nil }
  return """
    <div class="after">
    \(parts)\
    </div>

    """
}

/// The list of the sources that a page cites; `nil` when there are none.
func sources(_ cited: [CitedSource], _ page: PageContext) -> Markup? {
  guard !cited.isEmpty else { return nil }
  return """
    <section aria-labelledby="page_sources">
    <h2 id="page_sources">\(page.words.sources)</h2>
    <ol class="sources"\(page.siteLang)>
    \(cited.map { "<li id=\"source_\($0.source.id)\">\(listed($0, page))</li>\n" as Markup })\
    </ol>
    </section>

    """
}

/// A source, and the one it was read in, if that is another.
package struct CitedSource: Sendable {
  package var source: Source
  package var via: Source?

  package init(_ source: Source, via: Source?) {
    self.source = source
    self.via = via
  }
}

/// The full description of a source: authors, year, title, where it was published.
func listed(_ cited: CitedSource, _ page: PageContext) -> Markup {
  let source = cited.source
  let year: Markup? = source.year.map { " (\($0))" }
  let title: Markup? = source.title.map { " <cite\(page.langWithinSite(source.language))>\($0)</cite>." }
  let published: Markup? = source.published.map { " \($0)." }
  let url: Markup? = source.url.map { " \(link($0))" }
  let citedIn: Markup = page.wordsLang.map { "<span\($0)>\(page.words.citedIn):</span>" } ?? "\(page.words.citedIn):"
  let via: Markup? = cited.via.map { (via: Source) -> Markup in
    let lang = via.title == nil ? nil : page.langWithinSite(via.language)
    return " \(citedIn) <a href=\"\(page.links.to(.source(via.id)))\"\(lang)>\(via.title ?? via.citation)</a>."
  }
  let stop: Markup? = source.authors.hasSuffix(".") && year == nil ? nil : "."
  return "\(source.authors)\(year)\(stop)\(title)\(published)\(url)\(via)"
}

/// How someone can be reached; a paragraph each.
func reach(_ email: MailAddress?, _ phone: PhoneNumber?) -> Markup {
  let email: Markup? = email.map { "<p>\(link($0))</p>\n" }
  let phone: Markup? = phone.map { "<p>\(link($0))</p>\n" }
  return "\(email)\(phone)"
}

func link(_ email: MailAddress) -> Markup { "<a href=\"mailto:\(email.text)\">\(email.text)</a>" }

func link(_ phone: PhoneNumber) -> Markup { "<a href=\"\(phone.uri)\">\(phone.text)</a>" }

func link(_ url: WebAddress) -> Markup { "<a href=\"\(url.text)\">\(shown(url.text))</a>" }

/// A web address as people write it: without `https://`, `www.` and a slash at the end.
func shown(_ url: String) -> String {
  var url = url
  return url.withUTF8 { bytes in
    var rest = bytes[...]
    for prefix in ["https://", "http://", "mailto:", "www."] as [StaticString] {
      let letters = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
      if rest.starts(with: letters) { rest = rest.dropFirst(letters.count) }
    }
    return String(decoding: rest.last == UInt8(ascii: "/") ? rest.dropLast() : rest, as: UTF8.self)
  }
}
