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

  /// What it holds. A page copies diptychs and views by the dozen: a copy is one reference.
  private struct Parts: Sendable {
    var id: ID
    var title: String
    var seenAs: String?
    var summary: String
    var goal: String?
    var ages: ClosedRange<Int>
    var related: [Located<String>]
    var agreements: [Agreement]
    var agreementsLocation: Location
    var review: Review?
    var introduction: Document
    var views: [View] = []
    var publication = Publication()
    var askedAs: [String] = []
    var icon: String?
    var file: String
  }
  private var parts: Boxed<Parts>

  package var id: ID { parts.value.id }
  package var slug: String { parts.value.id.slug }
  package var title: String {
    get { parts.value.title }
    set { parts.value.title = newValue }
  }
  /// What one sees of it, for those who do not know what it is called; `nil` when its title says that.
  package var seenAs: String? {
    get { parts.value.seenAs }
    set { parts.value.seenAs = newValue }
  }
  package var summary: String { parts.value.summary }
  /// What a child can do after a lesson; `nil` for a problem.
  package var goal: String? {
    get { parts.value.goal }
    set { parts.value.goal = newValue }
  }
  /// In years, both ends included.
  package var ages: ClosedRange<Int> { parts.value.ages }
  /// The slugs of the problems that it is related to.
  package var related: [Located<String>] { parts.value.related }
  package var agreements: [Agreement] {
    get { parts.value.agreements }
    _modify { yield &parts.value.agreements }
  }
  /// The location of the key `agreements:` in its front matter.
  package var agreementsLocation: Location { parts.value.agreementsLocation }
  package var review: Review? { parts.value.review }
  /// What it is about, in words for all audiences.
  package var introduction: Document {
    get { parts.value.introduction }
    set { parts.value.introduction = newValue }
  }
  /// At most one for each audience, in the order of `site.yml`.
  package var views: [View] {
    get { parts.value.views }
    _modify { yield &parts.value.views }
  }
  package var publication: Publication {
    get { parts.value.publication }
    set { parts.value.publication = newValue }
  }
  /// How its readers ask for it, in their own words.
  package var askedAs: [String] {
    get { parts.value.askedAs }
    set { parts.value.askedAs = newValue }
  }
  /// The content path of its drawing; `nil` when it has none.
  package var icon: String? {
    get { parts.value.icon }
    set { parts.value.icon = newValue }
  }
  /// The content path of its file.
  package var file: String { parts.value.file }

  package init(
    id: ID, title: String, summary: String, ages: ClosedRange<Int>, related: [Located<String>],
    agreements: [Agreement], agreementsLocation: Location, review: Review?, introduction: Document, file: String
  ) {
    parts = Boxed(
      Parts(
        id: id, title: title, summary: summary, ages: ages, related: related, agreements: agreements,
        agreementsLocation: agreementsLocation, review: review, introduction: introduction, file: file))
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
  /// See ``Diptych``.
  private struct Parts: Sendable {
    var audience: String
    var title: String?
    var summary: String
    var review: Review?
    var body: Document
    var publication = Publication()
    var points: [String] = []
    var starters: [String] = []
    var askedAs: [String] = []
    var lesson: LessonPart?
    var translations: [Translation] = []
    var file: String
  }
  private var parts: Boxed<Parts>

  package var audience: String { parts.value.audience }
  /// Shown instead of the diptych's title; `nil` when the view has no title of its own.
  package var title: String? {
    get { parts.value.title }
    set { parts.value.title = newValue }
  }
  package var summary: String {
    get { parts.value.summary }
    set { parts.value.summary = newValue }
  }
  package var review: Review? { parts.value.review }
  package var body: Document {
    get { parts.value.body }
    set { parts.value.body = newValue }
  }
  /// Only `changed`, `aliases` and `linksTerms` are ever set: a diptych is shown as a whole or not at all.
  package var publication: Publication {
    get { parts.value.publication }
    set { parts.value.publication = newValue }
  }
  /// What the reader takes home, a sentence each.
  package var points: [String] {
    get { parts.value.points }
    set { parts.value.points = newValue }
  }
  /// Sentences to begin a conversation with.
  package var starters: [String] {
    get { parts.value.starters }
    set { parts.value.starters = newValue }
  }
  /// How this reader asks for it, besides how all do.
  package var askedAs: [String] {
    get { parts.value.askedAs }
    set { parts.value.askedAs = newValue }
  }
  /// How this reader does the lesson; `nil` for a problem.
  package var lesson: LessonPart? {
    get { parts.value.lesson }
    set { parts.value.lesson = newValue }
  }
  /// In the order of the languages in `site.yml`.
  package var translations: [Translation] {
    get { parts.value.translations }
    _modify { yield &parts.value.translations }
  }
  package var file: String { parts.value.file }

  package init(audience: String, title: String?, summary: String, review: Review?, body: Document, file: String) {
    parts = Boxed(Parts(audience: audience, title: title, summary: summary, review: review, body: body, file: file))
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
