import Markup
import Model

/// Whom a page of a meeting speaks to.
package enum Face: Sendable {
  /// All: the meeting has one page.
  case all
  /// Those who come. What only those who lead it need is on another page, or in another edition.
  case visitors
  /// Those who lead it.
  case leader

  /// Whether the page shows what only those who lead the meeting need.
  var isLed: Bool { self != .visitors }
}

/// What a meeting's page begins with: its title and summary, and the way to its other face, as the two leaves of a diptych.
///
/// - Parameter leading: says for which audience the guide is.
func faces(
  _ title: String, _ summary: String, _ face: Face, of meeting: Meeting, _ leading: Leading, audience: String?,
  icon: Markup? = nil, more: Markup? = nil, _ page: PageContext
) -> Markup {
  guard face != .all else { return pageHead(title, summary, icon: icon, more: more) }
  let words = page.words.meetings, isLed = face.isLed
  func side(_ audience: String?) -> String { audience.map(page.theme.side) ?? "side-all" }
  // A course has them in its sessions.
  let hasMaterials = if case .course = meeting { false } else { true }
  let visitors = side(audience), leader = side(leading.guide?.audience)
  let other = page.links.ifShown(isLed ? meeting.target : .guide(meeting)).map { href -> Markup in
    let before: Markup? = isLed ? " leaf-before" : nil
    return """
      <div class="leaf leaf-other\(before) panel-link \(isLed ? visitors : leader)">
      <p class="side-name">\(isLed ? words.forVisitors : words.forLeader)</p>
      <p><a class="go" href="\(href)">\(isLed ? words.toVisitors : hasMaterials ? words.toGuide : words.guide)</a></p>
      </div>

      """
  }
  return """
    <div class="leaves">
    <div class="leaf leaf-current \(isLed ? leader : visitors)">
    \(icon.map { "\($0)\n" as Markup })\
    <div>
    <p class="side-name">\(isLed ? words.forLeader : words.forVisitors)</p>
    <h1>\(title)</h1>
    <p class="summary">\(summary)</p>
    \(more)\
    </div>
    </div>
    \(other)\
    </div>

    """
}

/// What those who come to a meeting read: the text, and beside it what happens.
///
/// - Parameter below: what comes below both.
func attended(_ text: Markup, _ programme: Programme, below: Markup?, _ page: PageContext) -> Markup {
  let happens = Templates.programme(programme.withoutHow, page, heading: page.words.meetings.whatHappens)
  return """
    <div class="columns columns-wide">
    <div class="text">
    <div class="prose">
    \(text)\
    </div>
    </div>
    \(happens.map { "<div class=\"aside\">\n\($0)</div>\n" as Markup })\
    </div>
    \(below.map { "<div class=\"columns\">\n<div class=\"text\">\n\($0)</div>\n</div>\n" as Markup })

    """
}
