import Model

extension Meeting {
  /// The name of the set that it goes with.
  fileprivate var setName: String {
    switch self {
    case .evening(let slug), .course(let slug): slug
    case .session(let course, let session): "\(course)/\(session)"
    }
  }
}

extension Volume {
  /// The name by which it is asked for; `nil` for a handout. Those with the same slug are asked for together, and so is what goes with
  /// them.
  var setName: String? {
    switch self {
    case .handout: nil
    case .lesson(let slug), .evening(let slug), .letter(let slug), .course(let slug), .material(let slug): slug
    case .session(let course, let session): Meeting.session(course: course, session: session).setName
    case .slides(let meeting), .editableSlides(let meeting): meeting.setName
    case .book, .ebook: "book"
    }
  }

  /// Whether it is bound of many pages, which can lie on paper in several ways.
  var isBound: Bool {
    switch self {
    case .lesson, .evening, .course, .session, .book, .ebook: true
    case .handout, .letter, .material, .slides, .editableSlides: false
    }
  }
}
