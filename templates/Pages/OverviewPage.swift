import Foundation
import Markup
import Model

/// The overview: everything is one click away, and a drawing shows how the problems are related.
package struct OverviewPage: PageTemplate {
  /// What belongs to one problem.
  package struct Row {
    let problem: Diptych
    let related: [Diptych]
    let evenings: [Evening]
    let courses: [NamedTarget]

    package init(problem: Diptych, related: [Diptych], evenings: [Evening], courses: [NamedTarget]) {
      self.problem = problem
      self.related = related
      self.evenings = evenings
      self.courses = courses
    }
  }

  let words: Interface
  let rows: [Row]

  package init(words: Interface, rows: [Row]) {
    self.words = words
    self.rows = rows
  }

  package var title: String { words.overview }
  package var description: String { words.overviewLead }

  package func main(_ page: PageContext) -> Markup {
    // On a phone the cells are below each other; the roles keep it a table for those who hear it.
    let audiences = page.theme.settings.readers
    return """
      \(pageHead(title, description))\
      <div class="table long overview" role="group" tabindex="0" aria-label="\(words.overview)">
      <table role="table">
      <thead role="rowgroup">
      <tr role="row">
      <th scope="col" role="columnheader">\(words.problem)</th>
      \(audiences.map { "<th scope=\"col\" role=\"columnheader\">\($0.name)</th>\n" as Markup })\
      <th scope="col" role="columnheader">\(words.plan.link)</th>
      <th scope="col" role="columnheader">\(words.handout.title)</th>
      <th scope="col" role="columnheader">\(words.evenings)</th>
      <th scope="col" role="columnheader">\(words.courses)</th>
      </tr>
      </thead>
      <tbody role="rowgroup">
      \(rows.map { row($0, audiences, page) })\
      </tbody>
      </table>
      </div>
      \(downloads([.book, .ebook], page))\
      <section aria-labelledby="page_map">
      <h2 id="page_map" class="section-head">\(words.howRelated)</h2>
      <div class="map">
      \(drawing())\
      <ul class="links">
      \(rows.map { sentence($0, page) })\
      </ul>
      </div>
      </section>

      """
  }

  private func row(_ row: Row, _ audiences: [Audience], _ page: PageContext) -> Markup {
    let problem = row.problem
    func link(_ name: String, _ target: Target) -> Markup {
      "<a href=\"\(page.links.to(target))\">\(name)<span class=\"hidden\">: \(problem.title)</span></a>"
    }
    let shown = problem.readers(among: audiences)
    let handouts: [Markup] = shown.map {
      let href = page.links.to(.handout(of: problem.id, audience: $0.id))
      return """
        <li><a href="\(href)"><span class="hidden">\(words.handout.title): \(problem.title), </span>\($0.name)</a></li>

        """
    }
    let evenings: [Markup] = row.evenings.map { "<li><a href=\"\(page.links.to(.evening($0.slug)))\">\($0.title)</a></li>\n" }
    let courses: [Markup] = row.courses.map { "<li><a href=\"\(page.links.to($0.target))\">\($0.name)</a></li>\n" }
    return """
      <tr role="row">
      <th scope="row" role="rowheader"><a href="\(page.links.to(.diptych(problem.id)))">\(problem.title)</a></th>
      \(audiences.map { audience in
        let isThere = shown.contains { $0.id == audience.id }
        return "<td role=\"cell\">\(isThere ? link(audience.title, .view(of: problem.id, audience: audience.id)) : nil)</td>\n" as Markup
      })\
      <td role="cell">\(link(words.plan.link, .plan(problem.slug)))</td>
      <td role="cell">\(list(handouts))</td>
      <td role="cell">\(list(evenings))</td>
      <td role="cell">\(list(courses))</td>
      </tr>

      """
  }

  private func list(_ items: [Markup]) -> Markup? { items.isEmpty ? nil : "<ul>\n\(items)</ul>" }

  /// What the drawing shows of one problem, in words.
  private func sentence(_ row: Row, _ page: PageContext) -> Markup {
    let none: Markup? = row.related.isEmpty ? "–" : nil
    return "<li><strong>\(row.problem.title)</strong>: \(inline(row.related, page))\(none)</li>\n"
  }

  /// A drawing with the problems on a circle and a line between related ones. The sentences beside it say the same, so readers
  /// who cannot see it miss nothing.
  private func drawing() -> Markup {
    // Many problems need a larger circle.
    let scale = max(1, Double(rows.count) / 14)
    let width = 640 * scale, height = 460 * scale
    let places = rows.indices.map { index in
      let angle = 2 * Double.pi * Double(index) / Double(max(1, rows.count)) - Double.pi / 2
      return (x: width / 2 + cos(angle) * 200 * scale, y: height / 2 + sin(angle) * 180 * scale)
    }
    var lines: [Markup] = []
    let order = Dictionary(rows.enumerated().map { ($1.problem.slug, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, row) in rows.enumerated() {
      // Each line is drawn once, since relations are the same from both ends.
      for other in row.related.compactMap({ order[$0.slug] }).sorted() where other > index {
        let place = places[other]
        lines.append(
          "<line x1=\"\(whole(places[index].x))\" y1=\"\(whole(places[index].y))\" x2=\"\(whole(place.x))\" y2=\"\(whole(place.y))\"/>\n"
        )
      }
    }
    let labels: [Markup] = zip(rows, places).map { row, place in
      let parts = Self.wrapped(row.problem.title)
      let top = whole(place.y) - parts.count * 10
      let texts: [Markup] = parts.enumerated().map { number, part in
        "<text x=\"\(whole(place.x))\" y=\"\(top + 16 + number * 20)\">\(part)</text>\n"
      }
      let size = (parts.map(\.count).max() ?? 0) * 9 + 28
      return """
        <rect x="\(whole(place.x) - size / 2)" y="\(top - 8)" width="\(size)" height="\(parts.count * 20 + 16)" rx="12"/>
        \(texts)
        """
    }
    return """
      <svg class="map-drawing" viewBox="-40 -20 \(whole(width) + 80) \(whole(height) + 40)" aria-hidden="true">
      \(lines)\(labels)\
      </svg>

      """
  }

  private func whole(_ number: Double) -> Int { Int(number.rounded()) }

  /// A title in lines of at most 18 characters, as far as its words allow.
  private static func wrapped(_ title: String) -> [String] {
    title.split(separator: " ").reduce(into: [String]()) { lines, word in
      if let last = lines.last, last.count + word.count < 18 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }
}
