import Diagnostics
import Markdown

/// A topic such as *faalangst*: owns its views and the agreements that bind them.
package struct Problem: Sendable {
  package var slug: String
  package var title: String
  package var summary: String
  /// In years, from and to.
  package var ages: ClosedRange<Int>
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
    slug: String, title: String, summary: String, ages: ClosedRange<Int>, related: [Located<String>],
    agreements: [Agreement], agreementsLocation: Location, review: Review?, introduction: Document, file: String
  ) {
    self.slug = slug
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

  /// When one of its views was new or last changed; nothing where that is not said.
  package func updated(_ view: View) -> Day? { [publication.updated, view.publication.changed].compactMap(\.self).max() }

  /// The problem's text for one audience.
  package func view(for audience: String) -> View? { views.first { $0.audience == audience } }
}

/// One thing that one side does, phrased for every audience.
package struct Agreement: Sendable {
  /// Unique within its problem.
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

/// One problem for one audience.
package struct View: Sendable {
  package var audience: String
  /// Instead of the problem's title.
  package var title: String?
  package var summary: String
  package var review: Review?
  package var body: Document
  /// Nothing of it but `changed`, `aliases` and `linksTerms`: a problem is shown as a whole, or not at all.
  package var publication = Publication()
  /// What the reader takes home, a sentence each.
  package var points: [String] = []
  /// Sentences to begin a conversation with.
  package var starters: [String] = []
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

/// That somebody judged a text: shown as it is, never assumed.
package struct Review: Sendable {
  package var by: String
  package var on: Day

  package init(by: String, on: Day) {
    self.by = by
    self.on = on
  }
}
