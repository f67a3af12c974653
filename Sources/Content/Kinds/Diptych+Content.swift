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
        decoder.translation(names["language"], of: kind, text).map {
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
    let title = fields.text("title"), summary = fields.text("summary"), ages = self.ages(), seenAs = self.seenAs(id.kind)
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
    (diptych.askedAs, diptych.seenAs) = (askedAs, seenAs)
    return diptych
  }

  /// What one sees of a problem. A lesson is nothing that one sees.
  private mutating func seenAs(_ kind: Diptych.Kind) -> String? { kind == .problem ? fields.optionalText("seen_as")?.value : nil }

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

  fileprivate mutating func translation(_ language: String, of kind: Diptych.Kind, _ text: Document) -> Translation? {
    let title = fields.text("title"), summary = fields.text("summary"), review = self.review(), seenAs = self.seenAs(kind)
    var agreements: [String: Located<String>] = [:]
    if var wording = fields.optionalMapping("agreements") {
      // The wording, with the location of its id: that is what can turn out to be wrong.
      for id in wording.names {
        agreements[id.value] = wording.text(id.value).map { Located($0.value, at: wording.keyLocation(id.value)) }
      }
    }
    let points = fields.optionalList("points") ?? [], starters = fields.optionalList("starters") ?? []
    let introduction = fields.optionalMarkdown("introduction").map(document(in:)), askedAs = self.askedAs()
    guard let title, let summary else { return nil }
    var translation = Translation(
      language: language, title: title.value, summary: summary.value, agreements: agreements, review: review, body: text,
      file: file)
    (translation.askedAs, translation.seenAs) = (askedAs, seenAs)
    (translation.points, translation.starters) = (points.map(\.value), starters.map(\.value))
    if let introduction { translation.introduction = introduction }
    return translation
  }
}

extension Beginning {
  static let problem = Beginning("problem") { site, slug, _ in
    let text = """
      ---
      \(Beginning.head)\
      # What one sees, in a few words: lists call it that. Without it they show the title.
      seen_as: "{{ what one sees the child do }}"
      # In years, from and to.
      ages: 4-12
      # The slugs of problems that belong with it.
      related: []
      \(site.agreements)\
      ---
      {{ What it is, in a short paragraph for all. }}

      """
    return [("problems/\(slug)/index.md", text)] + site.views(in: "problems/\(slug)")
  }

  /// A lesson; the first begins the learning line.
  static let lesson = Beginning("lesson") { site, slug, _ in
    let text = """
      ---
      \(Beginning.head)\
      # What a child can do afterwards.
      goal: "{{ what a child can do afterwards }}"
      # In years, from and to.
      ages: 4-12
      # The slugs of problems that it belongs with.
      problems: []
      \(site.agreements)\
      ---
      {{ What it is about, in a short paragraph for all. }}

      """
    let line = site.kind(of: "lessons/index.md") == nil ? [("lessons/index.md", lineText(slug))] : []
    return line + [("lessons/\(slug)/index.md", text)] + site.views(in: "lessons/\(slug)", more: steps)
  }

  private static let steps = """
    # How long it takes, in minutes.
    minutes: 30
    # What is needed.
    materials: []
    # What this reader does, step by step; “minutes” and “how” may be left out.
    steps:
      - what: "{{ the first step }}"
        minutes: 5
        how: "{{ how to do it }}"

    """
}

extension Beginning.Site {
  /// A view for each audience.
  ///
  /// - Parameter more: further keys of its front matter.
  fileprivate func views(in folder: String, more: String = "") -> [Beginning.File] {
    writers.map { audience in
      let text = """
        ---
        # One sentence: what this reader finds here.
        summary: "{{ one sentence for “\(audience.id)” }}"
        # What the reader takes home, on the handout; a sentence each.
        points:
          - "{{ the first thing to remember }}"
        # Sentences to begin a conversation with.
        starters:
          - "{{ a sentence to begin with }}"
        \(more)\
        ---
        ## {{ what this reader sees }} {#see}

        {{ How it shows. A heading with the same id in the other views stands beside this one. }}

        ## {{ what this reader can do }} {#do}

        {{ What helps. }}

        """
      return ("\(folder)/\(audience.id).md", text)
    }
  }

  /// Two agreements, the first of each side.
  fileprivate var agreements: String {
    let items = writers.enumerated().map { index, side in
      let words = writers.map { reader in
        let what = reader.id == side.id ? "what this reader does" : "the same, as this reader should hear it"
        return "    \(reader.id): \"{{ \(what) }}\"\n"
      }
      return "  - id: agreement-\(index + 1)\n    by: \(side.id)\n" + words.joined()
    }
    return """
      # What each side does, in the words of every reader. Give each an id that says what it is; add as many as there are.
      agreements:
      \(items.joined())
      """
  }
}
