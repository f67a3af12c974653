/// Something that is there but that an edition does not show: known by name alone, so that a link to it can keep its words.
package struct LeftOut: Sendable {
  package var target: Target
  /// What a link without a text of its own shows.
  package var title: String
  /// The content file it comes from.
  package var file: String
  /// Whether the whole site shows it: what is not published yet, or no longer, is nowhere.
  package var isElsewhere: Bool
  /// The file that says until when it was shown, where that day has come: a view has its problem's, a session may have its course's.
  package var expiredIn: String?

  package init(target: Target, title: String, file: String, isElsewhere: Bool, expiredIn: String? = nil) {
    self.target = target
    self.title = title
    self.file = file
    self.isElsewhere = isElsewhere
    self.expiredIn = expiredIn
  }
}
