/// Something that an editor wrote and that readers meet on a page, with what any list or link says about it.
///
/// What a site makes of each kind is in `SiteIndex/Kinds`.
package protocol Item: Sendable {
  var title: String { get }
  /// One sentence.
  var summary: String { get }
  /// The id of the only audience that it is for; `nil` when it is for all.
  var audience: String? { get }
  var publication: Publication { get }
  /// How its readers ask for it, in their own words.
  var askedAs: [String] { get }
  /// The content path of the drawing that lists show; `nil` when it has none.
  var icon: String? { get }
  /// The content path of its file, or of the first of its files.
  var file: String { get }
  /// How a link by id names it; `nil` when no such link can lead to it.
  var reference: Reference? { get }
  /// The page, or the part of one, where readers find it.
  var target: Target { get }
}

extension Item {
  package var audience: String? { nil }
  package var askedAs: [String] { [] }
  package var icon: String? { nil }
}

extension Diptych: Item {
  package var reference: Reference? { Reference(kind: id.kind == .problem ? .problem : .lesson, id: slug) }
  package var target: Target { .diptych(id) }
}

extension LearningLine: Item {
  package var reference: Reference? { nil }
  package var target: Target { .lessons }
}

extension Evening: Item {
  package var reference: Reference? { Reference(kind: .evening, id: slug) }
  package var target: Target { .evening(slug) }
}

extension Course: Item {
  package var reference: Reference? { Reference(kind: .course, id: slug) }
  package var target: Target { .course(slug) }
}

extension Tool: Item {
  package var reference: Reference? { Reference(kind: isQuestionnaire ? .questionnaire : .tool, id: slug) }
  package var target: Target { .item(isQuestionnaire ? .questionnaire : .tool, slug) }

  private var isQuestionnaire: Bool { if case .signals = use { true } else { false } }
}

extension Material: Item {
  package var reference: Reference? { Reference(kind: .material, id: slug) }
  package var target: Target { .item(.material, slug) }
}

extension Term: Item {
  package var reference: Reference? { Reference(kind: .term, id: slug) }
  package var target: Target { .term(slug) }
}

extension Page: Item {
  package var reference: Reference? { Reference(kind: .page, id: slug) }
  package var target: Target { .page(slug) }
}
