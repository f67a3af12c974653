/// Something that is in the content but that an edition does not show. Only its name is known, so that a link to it can keep its
/// words.
package struct LeftOut: Sendable {
  package var target: Target
  /// What a link without a text of its own shows.
  package var title: String
  /// The content file it comes from.
  package var file: String
  /// Whether the whole site shows it. False for what is not published yet or no longer: that is shown nowhere.
  package var isElsewhere: Bool
  /// The content path of the file that says until when it was shown, if that day has come; `nil` otherwise. For a view this is
  /// its problem's file, and it may be the course's for a session.
  package var expiredIn: String?

  package init(target: Target, title: String, file: String, isElsewhere: Bool, expiredIn: String? = nil) {
    self.target = target
    self.title = title
    self.file = file
    self.isElsewhere = isElsewhere
    self.expiredIn = expiredIn
  }
}
