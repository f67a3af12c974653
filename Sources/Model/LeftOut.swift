/// Something that is there but that an edition does not show: known by name alone, so that a link to it can keep its words.
package struct LeftOut: Sendable {
  package var target: Target
  /// What a link without a text of its own shows.
  package var title: String
  /// The content file it comes from.
  package var file: String
  /// Whether the whole site shows it: what is not published yet, or no longer, is nowhere.
  package var isElsewhere: Bool
  /// Whether it was published until now, and will be no more.
  package var isOver = false

  package init(target: Target, title: String, file: String, isElsewhere: Bool) {
    self.target = target
    self.title = title
    self.file = file
    self.isElsewhere = isElsewhere
  }
}
