import Diagnostics
import Markdown
import Model

extension FileKind {
  /// The files of a problem or a lesson: its own, its views' and their translations'.
  static func diptych(_ kind: Diptych.Kind) -> [FileKind] {
    let folder = Diptych.ID(kind, "<slug>").folder
    return [
      FileKind("\(folder)/index.md") { $0.diptych(Diptych.ID(kind, $1["slug"]), $2) },
      FileKind("\(folder)/<audience>.md", canBeDraft: false) { decoder, names, text in
        let id = Diptych.ID(kind, names["slug"])
        return decoder.view(names["audience"], of: id, text).map { DiptychView(view: $0, of: id) }
      },
      FileKind("\(folder)/<audience>.<language>.md", canBeDraft: false) { decoder, names, text in
        decoder.translation(names["language"], text).map {
          ViewTranslation(translation: $0, of: Diptych.ID(kind, names["slug"]), audience: names["audience"])
        }
      },
    ]
  }
}

extension Diptych: FileValue, Mentioning {
  var text: Document? { introduction }

  func put(into gathered: inout Gathered) { gathered.diptychs[id] = self }

  func renew(in library: inout Library, _ phrases: Phrases) {
    library.change(id) { $0.introduction = introduction.mentioning(phrases) }
  }

  mutating func mention(_ phrases: Phrases) {
    introduction = introduction.mentioning(phrases)
    for index in views.indices { views[index].body = views[index].body.mentioning(phrases) }
  }
}

/// A view, and the diptych it belongs to.
struct DiptychView: FileValue {
  var view: View
  let of: Diptych.ID

  var text: Document? { view.body }

  func put(into gathered: inout Gathered) { gathered.views.append(self) }

  func renew(in library: inout Library, _ phrases: Phrases) {
    library.change(of) { $0.views.change(view.file, \.file) { $0.body = view.body.mentioning(phrases) } }
  }
}

/// A translation, and the view it belongs to.
struct ViewTranslation: FileValue {
  let translation: Translation
  let of: Diptych.ID
  let audience: String

  var text: Document? { translation.body }

  func put(into gathered: inout Gathered) { gathered.translations.append(self) }

  /// No terms are looked for: they are in the site's own language.
  func renew(in library: inout Library, _ phrases: Phrases) {
    library.change(of) {
      $0.views.change(audience, \.audience) {
        $0.translations.change(translation.file, \.file) { $0.body = translation.body }
      }
    }
  }
}

extension Library {
  fileprivate mutating func change(_ id: Diptych.ID, _ change: (inout Diptych) -> Void) {
    switch id.kind {
    case .problem: problems.change(id, \.id, change)
    case .lesson: lessons.change(id, \.id, change)
    }
  }
}

extension Decoder {
  fileprivate mutating func diptych(_ id: Diptych.ID, _ text: Document) -> Diptych? {
    let title = fields.text("title"), summary = fields.text("summary"), ages = self.ages()
    let goal = id.kind == .lesson ? fields.text("goal") : nil
    let related = fields.optionalList(id.kind == .lesson ? "problems" : "related") ?? []
    let agreements = self.agreements(), askedAs = self.askedAs()
    let review = self.review(), publication = fields.publication(.page, today: today)
    guard let title, let summary, let ages, let agreements, (goal != nil) == (id.kind == .lesson) else { return nil }
    var diptych = Diptych(
      id: id, title: title.value, summary: summary.value, ages: ages, related: related, agreements: agreements,
      agreementsLocation: fields.keyLocation("agreements"),
      review: review, introduction: text, file: file)
    diptych.goal = goal?.value
    diptych.publication = publication
    diptych.askedAs = askedAs
    return diptych
  }

  fileprivate mutating func view(_ audience: String, of id: Diptych.ID, _ text: Document) -> View? {
    let title = fields.optionalText("title"), summary = fields.text("summary"), review = self.review()
    let points = fields.optionalList("points") ?? [], starters = fields.optionalList("starters") ?? []
    let lesson = id.kind == .lesson ? lessonPart() : nil
    let publication = fields.publication(.view, today: today), askedAs = self.askedAs()
    guard let summary, (lesson != nil) == (id.kind == .lesson) else { return nil }
    var view = View(
      audience: audience, title: title?.value, summary: summary.value, review: review, body: text, file: file)
    view.points = points.map(\.value)
    view.starters = starters.map(\.value)
    view.lesson = lesson
    view.publication = publication
    view.askedAs = askedAs
    return view
  }

  fileprivate mutating func translation(_ language: String, _ text: Document) -> Translation? {
    let title = fields.text("title"), summary = fields.text("summary"), review = self.review()
    var agreements: [String: Located<String>] = [:]
    if var wording = fields.optionalMapping("agreements") {
      // The wording, with the location of its id: that is what can turn out to be wrong.
      for id in wording.names {
        agreements[id.value] = wording.text(id.value).map { Located($0.value, at: wording.keyLocation(id.value)) }
      }
    }
    let points = fields.optionalList("points") ?? []
    let introduction = fields.optionalMarkdown("introduction").map(document(in:)), askedAs = self.askedAs()
    guard let title, let summary else { return nil }
    var translation = Translation(
      language: language, title: title.value, summary: summary.value, agreements: agreements, review: review, body: text,
      file: file)
    translation.askedAs = askedAs
    translation.points = points.map(\.value)
    if let introduction { translation.introduction = introduction }
    return translation
  }
}
