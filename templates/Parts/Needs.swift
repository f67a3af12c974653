import Markup
import Model

/// What is needed under a heading, with links to what is printed for it; `nil` when nothing is.
func list(_ id: String, _ heading: String, _ needs: [Need], lang: Markup? = nil, _ page: PageContext) -> Markup? {
  let items = needs.compactMap { item($0, page) }
  guard !items.isEmpty else { return nil }
  return """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)" class="section-head">\(heading)</h2>
    <ul class="materials"\(lang)>
    \(items)\
    </ul>
    </section>

    """
}

/// Whether there is something to show of it: not of what this edition leaves out.
func isShown(_ need: Need, _ page: PageContext) -> Bool { need.printed.map { page.printed($0.value) != nil } ?? true }

/// `nil` for what this edition leaves out.
private func item(_ need: Need, _ page: PageContext) -> Markup? {
  switch need {
  case .thing(let words, _): return "<li>\(words.value)</li>\n"
  case .printed(let reference, let amount):
    guard let printed = page.printed(reference.value) else { return nil }
    let amount: Markup? = amount.map { "\(page.words.comma)\($0)" }
    return "<li class=\"to-print\"><a href=\"\(page.links.to(printed.target))\">\(printed.name)</a>\(amount)</li>\n"
  }
}

/// Room to write or to tick, for those with a pen.
package func written(_ space: WritingSpace) -> Markup {
  switch space {
  case .line: "<span class=\"write-line\"></span>"
  case .box: "<span class=\"write-box\"></span>"
  case .lines(let count): "<div class=\"write-lines\">\n\(rows(count))</div>\n"
  case .frame(let height): "<div class=\"write-frame write-frame-\(height / 10)\"></div>\n"
  case .stairs(let count): "<div class=\"write-stairs\">\n\(rows(count))</div>\n"
  }
}

private func rows(_ count: Int) -> [Markup] { (0..<count).map { _ in "<div></div>\n" } }
