/// All loaded content.
package struct Library: Sendable {
  /// `nil` when `site.yml` could not be read; then there are errors too.
  package var settings: Settings?
  /// By title.
  package var problems: [Diptych] = []
  /// In the order of the learning line.
  package var lessons: [Diptych] = []
  /// `nil` where there is none.
  package var line: LearningLine?
  package var evenings: [Evening] = []
  package var courses: [Course] = []
  /// By title.
  package var terms: [Term] = []
  package var pages: [Page] = []
  /// Tools, and questionnaires among them.
  package var tools: [Tool] = []
  /// By title.
  package var partners: [Partner] = []
  /// The slugs of the terms that documents may mention, by the number that ``Markdown/Document/mentions`` has for each.
  package var mentionable: [String] = []
  /// By authors and year.
  package var sources: [Source] = []
  /// The pictures and documents that are fit to publish, in the order of their paths.
  package var assets: [Asset] = []
  /// The content paths of files that are no content, and are left out.
  package var foreign: Set<String> = []
  /// The endings of files that are published, or whose text is, in small letters.
  package var publishedEndings: Set<String> = []
  /// The content paths of files that are there but could not be read; what refers to them is not judged.
  package var unreadable: Set<String> = []
  /// The content files that say they are drafts, also where they could not be read further.
  package var drafts: Set<String> = []
  /// What this edition does not show.
  package var leftOut: [LeftOut] = []
  /// The day on which the last of it was no longer shown because its time was over.
  package var lastExpired: Day?
  /// Where the assets' content paths begin.
  package var folder: String

  /// All that has a view for each audience.
  package var diptychs: [Diptych] { problems + lessons }

  /// The learning line as a list, which holds one at most.
  package var lines: [LearningLine] {
    get { line.map { [$0] } ?? [] }
    set { line = newValue.first }
  }

  package init(folder: String) { self.folder = folder }
}
