import Markdown
import Model

/// Whom a text speaks to.
struct Reader: Hashable, Sendable {
  /// Nothing where it is for all.
  var audience: String?
  /// Nothing for the site's own language.
  var language: String?
}

/// A document as one kind of reader meets it: what its links mean depends on both.
struct Text: Sendable {
  var document: Document
  var file: String
  /// The page on which the reader meets it.
  var page: Target
  /// Whose words it speaks.
  var reader = Reader()
  /// What stands on the same page, whose headings it can link to.
  var beside: [Document] = []
  /// Whose view it is: only there agreements can be placed.
  var diptych: Diptych.ID?
  var isView: Bool { diptych != nil }

  /// The heading with an id on the same page.
  func heading(_ id: String) -> Document.Heading? {
    for document in [document] + beside {
      if let heading = document.heading(id) { return heading }
    }
    return nil
  }
}

extension Catalog {
  /// Every text of the site, each for every reader who meets it.
  func texts() -> [Text] {
    var texts: [Text] = []
    func add(_ diptych: Diptych) {
      texts.append(introduction(of: diptych, for: nil))
      for view in diptych.views {
        texts.append(introduction(of: diptych, for: view))
        texts.append(text(of: view, diptych))
        for translation in view.translations {
          texts += [introduction(of: translation, view, diptych), text(of: translation, view, diptych)]
        }
      }
    }
    library.problems.forEach(add)
    if let line = library.line { texts.append(text(of: line)) }
    library.lessons.forEach(add)
    for evening in library.evenings { texts += [text(of: evening), invitation(of: evening)] }
    for course in library.courses {
      texts.append(text(of: course))
      texts += course.sessions.map { text(of: $0, course) }
    }
    for tool in library.tools { texts += [text(of: tool), notice(of: tool)].compactMap(\.self) + asides(of: tool).map(\.text) }
    texts += library.terms.map(text(of:))
    texts += library.pages.map(text(of:))
    return texts
  }

  /// A diptych's shared introduction, on its own page or on that of a view.
  func introduction(of diptych: Diptych, for view: View?) -> Text {
    Text(
      document: diptych.introduction, file: diptych.file,
      page: view.map { .view(of: diptych.id, audience: $0.audience) } ?? .diptych(diptych.id),
      reader: Reader(audience: view?.audience), beside: view.map { [$0.body] } ?? [])
  }

  func text(of view: View, _ diptych: Diptych) -> Text {
    Text(
      document: view.body, file: view.file, page: .view(of: diptych.id, audience: view.audience),
      reader: Reader(audience: view.audience), beside: [diptych.introduction], diptych: diptych.id)
  }

  func introduction(of translation: Translation, _ view: View, _ diptych: Diptych) -> Text {
    var text = text(of: translation, view, diptych)
    (text.document, text.beside, text.diptych) = (translation.introduction, [translation.body], nil)
    return text
  }

  func text(of translation: Translation, _ view: View, _ diptych: Diptych) -> Text {
    let language = translation.language
    return Text(
      document: translation.body, file: translation.file,
      page: .view(of: diptych.id, audience: view.audience, language: language),
      reader: Reader(audience: view.audience, language: language), beside: [translation.introduction], diptych: diptych.id)
  }

  func text(of line: LearningLine) -> Text { Text(document: line.body, file: line.file, page: .lessons) }

  func text(of evening: Evening) -> Text {
    Text(
      document: evening.body, file: evening.file, page: .evening(evening.slug), reader: Reader(audience: evening.audience))
  }

  func invitation(of evening: Evening) -> Text {
    Text(
      document: evening.invitation, file: evening.file, page: .evening(evening.slug),
      reader: Reader(audience: evening.audience))
  }

  func text(of page: Page) -> Text {
    Text(document: page.body, file: page.file, page: .page(page.slug), reader: Reader(audience: page.audience))
  }

  func text(of tool: Tool) -> Text {
    Text(document: tool.text, file: tool.file, page: tool.target, reader: Reader(audience: tool.audience))
  }

  /// What a tool shows at the right moment.
  func notice(of tool: Tool) -> Text? {
    tool.notice.map { Text(document: $0, file: tool.file, page: tool.target, reader: Reader(audience: tool.audience)) }
  }

  /// What a tool tells each side alone, in the order of the audiences.
  func asides(of tool: Tool) -> [(audience: String, title: String, text: Text)] {
    guard case .signals(let questionnaire) = tool.use else { return [] }
    return settings.audiences.compactMap { audience in
      questionnaire.urgent.sides[audience.id].map { side in
        let text = Text(document: side.text, file: tool.file, page: tool.target, reader: Reader(audience: audience.id))
        return (audience.id, side.title, text)
      }
    }
  }

  func text(of course: Course) -> Text {
    Text(document: course.body, file: course.file, page: .course(course.slug), reader: Reader(audience: course.audience))
  }

  func text(of session: Session, _ course: Course) -> Text {
    Text(
      document: session.body, file: session.file, page: .session(course: course.slug, session: session.slug),
      reader: Reader(audience: course.audience))
  }

  func text(of term: Term) -> Text { Text(document: term.body, file: term.file, page: .glossary) }
}
