/// All loaded content.
package struct Library: Sendable {
  /// `nil` when `site.yml` could not be read; then there is an error among the findings too.
  package var settings: Settings?
  /// Sorted by title.
  package var problems: [Diptych] = []
  /// Sorted by the order of the learning line.
  package var lessons: [Diptych] = []
  /// `nil` when there is no `lessons/index.md`.
  package var line: LearningLine?
  package var evenings: [Evening] = []
  package var courses: [Course] = []
  /// Sorted by title.
  package var terms: [Term] = []
  package var pages: [Page] = []
  /// Sorted by title.
  package var materials: [Material] = []
  /// Tools, and questionnaires among them.
  package var tools: [Tool] = []
  /// Sorted by title.
  package var partners: [Partner] = []
  /// Whom to call in danger: in the site's own language, then in its others. Empty when the content does not say.
  package var helps: [Help] = []
  /// Whether there are schools, which host copies of the site.
  package var hasSchools = false
  /// The questions with which search is tested.
  package var questions: [SearchQuestion] = []
  /// The slugs of the terms that documents may mention. ``Markdown/Document/mentions`` refers to them by their index here.
  package var mentionable: [String] = []
  /// Sorted by authors and year.
  package var sources: [Source] = []
  /// The pictures and documents that are fit to publish, sorted by their paths.
  package var assets: [Asset] = []
  /// The content paths of files that are not content; they are left out.
  package var foreign: Set<String> = []
  /// The endings, in lower case, of files that are published, or whose text is.
  package var publishedEndings: Set<String> = []
  /// The content paths of files that exist but could not be read; what refers to them is not judged.
  package var unreadable: Set<String> = []
  /// The content paths of files that are marked as drafts, including those that could not be read any further.
  package var drafts: Set<String> = []
  /// What this edition does not show.
  package var leftOut: [LeftOut] = []
  /// The last day on which something expired; `nil` when nothing has.
  package var lastExpired: Day?
  /// The content folder: assets' content paths are relative to it.
  package var folder: String

  /// Problems and lessons: everything that has a view for each audience.
  package var diptychs: [Diptych] { problems + lessons }

  /// The categories of partners that the site's directories have.
  package var categories: [Category] {
    tools.flatMap { tool in if case .directory(let categories) = tool.use { categories } else { [Category]() } }
  }

  /// The learning line as a list of at most one.
  package var lines: [LearningLine] {
    get { line.map { [$0] } ?? [] }
    set { line = newValue.first }
  }

  package init(folder: String) { self.folder = folder }
}
