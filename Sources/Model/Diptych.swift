import Diagnostics
import Markdown

/// What two sides must read together: a view for each audience, bound by agreements.
package struct Diptych: Sendable {
  /// What it is about: a problem such as *faalangst*, or something to learn in a week.
  package enum Kind: String, CaseIterable, Sendable { case problem, lesson }

  /// What tells it from all others.
  package struct ID: Hashable, Sendable {
    package var kind: Kind
    /// Unique within its kind.
    package var slug: String

    package init(_ kind: Kind, _ slug: String) {
      self.kind = kind
      self.slug = slug
    }

    /// Where its files stand in the content folder.
    package var folder: String { "\(kind.rawValue)s/\(slug)" }
  }

  package var id: ID
  package var slug: String { id.slug }
  package var title: String
  package var summary: String
  /// What a child can do after a lesson; `nil` for a problem.
  package var goal: String?
  /// In years, from and to.
  package var ages: ClosedRange<Int>
  /// The problems that it belongs with.
  package var related: [Located<String>]
  package var agreements: [Agreement]
  /// Where `agreements:` stands.
  package var agreementsLocation: Location
  package var review: Review?
  /// What it is, for all audiences.
  package var introduction: Document
  /// One for each audience, in the audiences' order.
  package var views: [View]
  package var publication = Publication()
  /// The content path of its drawing.
  package var icon: String?
  package var file: String

  package init(
    id: ID, title: String, summary: String, ages: ClosedRange<Int>, related: [Located<String>],
    agreements: [Agreement], agreementsLocation: Location, review: Review?, introduction: Document, file: String
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.ages = ages
    self.related = related
    self.agreements = agreements
    self.agreementsLocation = agreementsLocation
    self.review = review
    self.introduction = introduction
    self.views = []
    self.file = file
  }

  /// When one of its views was new or last changed; `nil` where that is not said.
  package func updated(_ view: View) -> Day? { [publication.updated, view.publication.changed].compactMap(\.self).max() }

  /// Those who do something in it: every audience but those that it does without.
  package func sides(among audiences: [Audience]) -> [Audience] {
    audiences.filter { side in !side.isOptional || agreements.contains { $0.by == side.id } }
  }

  /// Those who find it: every audience but those that it has no view for and may do without.
  package func readers(among audiences: [Audience]) -> [Audience] {
    audiences.filter { !$0.isOptional || hasView(for: $0.id) }
  }

  /// The text for one audience.
  package func view(for audience: String) -> View? { place(of: audience).map { views[$0] } }

  /// Whether there is a text for one audience; quicker than to take it.
  package func hasView(for audience: String) -> Bool { place(of: audience) != nil }

  /// What the text for one audience is called, in a language where it is translated.
  package func title(for audience: String, in language: String? = nil) -> String {
    guard let place = place(of: audience) else { return title }
    let translation = language == nil ? nil : views[place].translations.first { $0.language == language }
    return translation?.title ?? views[place].title ?? title
  }

  private func place(of audience: String) -> Int? { views.indices.first { views[$0].audience == audience } }
}

/// One thing that one side does, phrased for every audience.
package struct Agreement: Sendable {
  /// Unique within its diptych.
  package var id: String
  /// The audience that does it.
  package var by: String
  /// By audience id.
  package var wording: [String: String]
  /// The language of the wording, where it stands in a translation that lacks it.
  package var language: String?

  package init(id: String, by: String, wording: [String: String]) {
    self.id = id
    self.by = by
    self.wording = wording
  }
}

/// One leaf of a diptych: what it says to one audience.
package struct View: Sendable {
  package var audience: String
  /// Instead of the diptych's title.
  package var title: String?
  package var summary: String
  package var review: Review?
  package var body: Document
  /// Nothing of it but `changed`, `aliases` and `linksTerms`: a diptych is shown as a whole, or not at all.
  package var publication = Publication()
  /// What the reader takes home, a sentence each.
  package var points: [String] = []
  /// Sentences to begin a conversation with.
  package var starters: [String] = []
  /// How the reader does it; `nil` for a problem.
  package var lesson: LessonPart?
  /// In the order of the languages in `site.yml`.
  package var translations: [Translation] = []
  package var file: String

  package init(audience: String, title: String?, summary: String, review: Review?, body: Document, file: String) {
    self.audience = audience
    self.title = title
    self.summary = summary
    self.review = review
    self.body = body
    self.file = file
  }
}

/// One side's part of a lesson.
package struct LessonPart: Sendable {
  package var minutes: Int
  package var materials: [String]
  package var steps: [Step]

  package struct Step: Sendable {
    package var what: String
    package var how: String?
    package var minutes: Int?

    package init(what: String, how: String?, minutes: Int?) {
      self.what = what
      self.how = how
      self.minutes = minutes
    }
  }

  package init(minutes: Int, materials: [String], steps: [Step]) {
    self.minutes = minutes
    self.materials = materials
    self.steps = steps
  }
}

/// That somebody judged a text: shown as it is, never assumed.
package struct Review: Sendable {
  package var by: String
  package var on: Day

  package init(by: String, on: Day) {
    self.by = by
    self.on = on
  }
}
