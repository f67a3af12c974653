import Diagnostics
import Markdown

/// What two sides must read together: a view for each audience, bound by agreements.
package struct Diptych: Sendable {
  /// Whether it is about a problem such as *faalangst*, or about something to learn in a week.
  package enum Kind: String, CaseIterable, Sendable { case problem, lesson }

  /// Identifies a diptych among all others.
  package struct ID: Hashable, Sendable {
    package var kind: Kind
    /// Unique within its kind.
    package var slug: String

    package init(_ kind: Kind, _ slug: String) {
      self.kind = kind
      self.slug = slug
    }

    /// The content path of its folder.
    package var folder: String { "\(kind.rawValue)s/\(slug)" }
  }

  package var id: ID
  package var slug: String { id.slug }
  package var title: String
  /// What one sees of it, for those who do not know what it is called; `nil` when its title says that.
  package var seenAs: String?
  package var summary: String
  /// What a child can do after a lesson; `nil` for a problem.
  package var goal: String?
  /// In years, both ends included.
  package var ages: ClosedRange<Int>
  /// The slugs of the problems that it is related to.
  package var related: [Located<String>]
  package var agreements: [Agreement]
  /// The location of the key `agreements:` in its front matter.
  package var agreementsLocation: Location
  package var review: Review?
  /// What it is about, in words for all audiences.
  package var introduction: Document
  /// At most one for each audience, in the order of `site.yml`.
  package var views: [View]
  package var publication = Publication()
  /// How its readers ask for it, in their own words.
  package var askedAs: [String] = []
  /// The content path of its drawing; `nil` when it has none.
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

  /// What lists call it.
  package var called: Called { Called(seenAs: seenAs, title: title) }

  /// The last day on which the diptych was published or changed, or this view was changed; `nil` when none of these is given.
  package func updated(_ view: View) -> Day? { [publication.updated, view.publication.changed].compactMap(\.self).max() }

  /// The audiences that do something in it: all but those that are optional and have no agreement to keep.
  package func sides(among audiences: [Audience]) -> [Audience] {
    audiences.filter { side in !side.isOptional || agreements.contains { $0.by == side.id } }
  }

  /// The audiences that are shown it: all but those that are optional and have no view here.
  package func readers(among audiences: [Audience]) -> [Audience] {
    audiences.filter { !$0.isOptional || hasView(for: $0.id) }
  }

  /// The view for one audience, by its id; `nil` when there is none.
  package func view(for audience: String) -> View? { place(of: audience).map { views[$0] } }

  /// Whether there is a view for one audience. Quicker than asking for the view, which copies it.
  package func hasView(for audience: String) -> Bool { place(of: audience) != nil }

  private func place(of audience: String) -> Int? { views.indices.first { views[$0].audience == audience } }
}

/// What lists call a problem: first what one sees, which every reader knows, and then what it is called.
package struct Called: Sendable {
  package let name: String
  /// The expert's word for it; `nil` when that is its name.
  package let expert: String?

  package init(seenAs: String?, title: String) { (name, expert) = seenAs.map { ($0, title) } ?? (title, nil) }
}

/// One thing that one side does, phrased for every audience.
package struct Agreement: Sendable {
  /// Unique within its diptych.
  package var id: String
  /// The id of the audience that does it.
  package var by: String
  /// What each audience reads, by the reader's audience id.
  package var wording: [String: String]
  /// The language of the wording when it differs from that of the text around it: on a translated page, an agreement that the
  /// translation lacks is shown in the site's language. `nil` when it does not differ.
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
  /// Shown instead of the diptych's title; `nil` when the view has no title of its own.
  package var title: String?
  package var summary: String
  package var review: Review?
  package var body: Document
  /// Only `changed`, `aliases` and `linksTerms` are ever set: a diptych is shown as a whole or not at all.
  package var publication = Publication()
  /// What the reader takes home, a sentence each.
  package var points: [String] = []
  /// Sentences to begin a conversation with.
  package var starters: [String] = []
  /// How this reader asks for it, besides how all do.
  package var askedAs: [String] = []
  /// How this reader does the lesson; `nil` for a problem.
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
  package var materials: [Need]
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

  package init(minutes: Int, materials: [Need], steps: [Step]) {
    self.minutes = minutes
    self.materials = materials
    self.steps = steps
  }
}

/// Who judged a text, and when: shown as the editor wrote it, never assumed.
package struct Review: Sendable {
  package var by: String
  package var on: Day

  package init(by: String, on: Day) {
    self.by = by
    self.on = on
  }
}
