import Markup
import Model

/// One slide.
struct Slide {
  /// Its classes, besides that of all slides.
  let classes: Markup
  /// What is on it. Its heading has the id that is given, and what else names it has that of the heading with `_kind`.
  let content: (_ title: Markup) -> Markup
  /// Whether something besides its heading names it.
  var isOfKind = false
  /// How long its part takes; `nil` for what is no part of the programme.
  var minutes: Int?
  /// What only the leader reads; `nil` for nothing.
  var notes: Markup?

  func markup(_ number: Int) -> Markup {
    let title: Markup = "slide_\(number)_title"
    let minutes: Markup? = minutes.map { " data-minutes=\"\($0)\"" }
    let kind: Markup? = isOfKind ? " \(title)_kind" : nil
    let notes: Markup? = notes.map { "<template class=\"slide-notes\">\n\($0)</template>\n" }
    return """
      <article class="slide \(classes)" id="slide_\(number)" aria-labelledby="\(title)\(kind)"\(minutes)>
      \(content(title))\
      \(notes)\
      </article>

      """
  }

  /// The class for a line of so many letters: what is long is set in smaller letters.
  static func size(_ words: String) -> Markup {
    switch words.count {
    case ...60: "slide-large"
    case ...110: "slide-large slide-long"
    case ...220: "slide-large slide-longer"
    default: "slide-large slide-longest"
    }
  }

  /// Lists that fit on slides: of some items in turn, as many as fill so many lines.
  static func shared<Item>(_ items: [Item], lines: (Item) -> Int, most: Int) -> [[Item]] {
    let all = items.reduce(0) { $0 + lines($1) }
    // As full as each other.
    let count = max(1, (all + most - 1) / most), share = Double(all) / Double(count)
    var lists: [[Item]] = [[]], taken = 0, before = 0
    for item in items {
      let height = lines(item), isFull = taken + height > most || Double(before + taken) >= share * Double(lists.count)
      if isFull, taken > 0 {
        lists.append([])
        (before, taken) = (before + taken, 0)
      }
      lists[lists.count - 1].append(item)
      taken += height
    }
    return lists
  }
}

extension SlidesPage {
  /// All slides, in order. What both sides choose from comes before the last part, which closes the meeting.
  func slides(_ page: PageContext) -> [Slide] {
    let parts = parts.map { slide($0, page.words) }
    return [opening(page), aim(page.words)] + parts.dropLast() + problems.flatMap { choices(from: $0, page) } + parts.suffix(1)
      + helps(page.words) + [ending(page)]
  }

  private func opening(_ page: PageContext) -> Slide {
    let tiles: [Markup] = problems.map { "\(tile($0, page))\n" }
    return Slide(classes: "slide-opening") { title in
      """
      \(page.theme.isForCopies ? slot(.cover) : nil)\
      <p class="slide-kind">\(kind)</p>
      <h1 class="\(Slide.size(name))" id="\(title)">\(name)</h1>
      \(facts.map { "<p class=\"slide-fact\">\($0)</p>\n" as Markup })\
      \(tiles.isEmpty ? nil : "<div class=\"slide-tiles\">\n\(tiles)</div>\n" as Markup)\
      <p class="slide-sender">\(page.theme.settings.publisher.name)</p>

      """
    }
  }

  private func aim(_ words: Interface) -> Slide {
    Slide(classes: "slide-words") { title in
      """
      <h2 class="slide-kind" id="\(title)">\(words.aim)</h2>
      <p class="\(Slide.size(aim))">\(aim)</p>

      """
    }
  }

  private func slide(_ part: Part, _ words: Interface) -> Slide {
    let item = part.item
    let how: Markup? = item.how.map { "<p>\($0)</p>\n" }
    let guide: Markup? = part.notes.map { "<div class=\"notes-guide\">\n\($0)</div>\n" }
    let notes: Markup? = how == nil && guide == nil ? nil : "\(how)\(guide)"
    return Slide(
      classes: "slide-words",
      content: { title in
        guard let question = item.question else {
          return """
            <h2 class="\(Slide.size(item.what))" id="\(title)">\(item.what)</h2>
            <p class="slide-minutes">\(words.minutes(item.minutes))</p>

            """
        }
        return """
          <h2 class="slide-kind" id="\(title)">\(item.what)</h2>
          <p class="\(Slide.size(question))">\(question)</p>
          <p class="slide-minutes">\(words.minutes(item.minutes))</p>

          """
      }, minutes: item.minutes, notes: notes)
  }

  /// What both sides may choose of a problem: proposals, with a box each that nobody has ticked. Each side has slides of its own.
  private func choices(from problem: Diptych, _ page: PageContext) -> [Slide] {
    let audiences = page.theme.settings.audiences
    let sides = audiences.filter { $0.id == reader?.id } + audiences.filter { $0.id != reader?.id }
    return sides.flatMap { side -> [Slide] in
      let voice = page.theme.voice(of: side, for: reader)
      let words = problem.agreements.filter { $0.by == side.id }.compactMap { $0.wording[voice.id] }
      guard !words.isEmpty else { return [] }
      let lines = { (words: String) in 1 + words.count / 62 }
      return Slide.shared(words, lines: lines, most: 9).map { words in
        // One of them alone may be more than a slide holds.
        let isTall: Markup? = words.reduce(0) { $0 + lines($1) } > 9 ? " slide-tall" : nil
        return Slide(
          classes: "slide-list \(page.theme.side(side.id))\(isTall)",
          content: { title in
            """
            <p class="slide-kind" id="\(title)_kind">\(tile(problem, page))<span>\(problem.title): \(page.words.proposals)</span></p>
            <h2 class="slide-title" id="\(title)">\(voice.agreementHeadings[side.id] ?? side.name)</h2>
            <ul class="slide-choices">
            \(words.map { "<li>\($0)</li>\n" as Markup })\
            </ul>

            """
          }, isOfKind: true)
      }
    }
  }

  /// Whom to call. The first has the id to which notes lead.
  private func helps(_ words: Interface) -> [Slide] {
    guard let help else { return [] }
    return Slide.shared(help.numbers, lines: { 2 + ($0.reason.count + ($0.hours ?? "").count) / 80 }, most: 14).enumerated().map {
      index, numbers in
      Slide(classes: "slide-list") { title in
        """
        <h2 class="slide-title" id="\(title)">\(help.title)</h2>
        <ul class="slide-help"\(index == 0 ? " id=\"page_help\"" as Markup : nil)>
        \(numbers.map { number($0, words) })\
        </ul>

        """
      }
    }
  }

  private func number(_ number: Help.Number, _ words: Interface) -> Markup {
    let hours: Markup? = number.hours.map { " \($0)." }
    return """
      <li>
      <p class="slide-call">\(numbersToCall(of: number, words)) <span>\(number.name)</span></p>
      <p>\(number.reason)\(hours)</p>
      </li>

      """
  }

  private func ending(_ page: PageContext) -> Slide {
    let whole = page.links.whole(meeting.target)
    let address = page.path(whole).map { slot(.address($0)) } ?? brokenAddress(whole)
    return Slide(classes: "slide-ending") { title in
      """
      <div>
      <h2 class="slide-title" id="\(title)">\(page.words.readAgain)</h2>
      <p class="slide-address"><a href="\(page.links.to(meeting.target))">\(address)</a></p>
      </div>
      \(code)

      """
    }
  }
}
