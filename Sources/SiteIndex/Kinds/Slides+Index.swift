import Model

extension Leading {
  /// The route of a meeting's slides; `nil` where it has none.
  ///
  /// - Parameters:
  ///   - file: that of the meeting itself, which has the programme.
  ///   - audience: the only one for whom the meeting is.
  func slides(of meeting: Meeting, _ programme: Programme, file: String, audience: String?, _ publication: Publication) -> Route?
  {
    guard hasSlides(of: programme) else { return nil }
    return Route(
      .slides(meeting), .page, file: file, audience: guide?.audience ?? audience, updated: publication.updated)
  }
}
