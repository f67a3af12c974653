import Markup

/// What asks for help now: for the one who fills it in, alone. The script shows it behind a door, to the side that it is for.
/// Nothing else shows it, and it is on no paper. Without a script, whom to call is below the form on paper, in words for all.
package struct Door: Sendable {
  /// A side that may open the door, with what it finds there.
  package struct Side: Sendable {
    let audience: String
    let title: String
    let items: [String]
    let text: Markup

    package init(audience: String, title: String, items: [String], text: Markup) {
      self.audience = audience
      self.title = title
      self.items = items
      self.text = text
    }
  }

  let sides: [Side]

  package init(sides: [Side]) { self.sides = sides }

  var markup: Markup {
    let sides: [Markup] = sides.map { side in
      """
      <template class="door-side" data-audience="\(side.audience)" data-title="\(side.title)">
      <ul>
      \(side.items.map { "<li>\($0)</li>\n" as Markup })\
      </ul>
      <div class="prose">
      \(side.text)\
      </div>
      </template>

      """
    }
    return "\(sides)"
  }
}
