import Diagnostics
import Foundation
import Model

/// The values of all files: those that are complete in themselves are in the library already, the others are parts of something.
struct Gathered {
  var library: Library
  var diptychs: [Diptych.ID: Diptych] = [:]
  var views: [DiptychView] = []
  var translations: [ViewTranslation] = []
  var courses: [String: Course] = [:]
  var sessions: [CourseSession] = []
  var guides: [MeetingGuide] = []
  var helps: [HelpTranslation] = []
}

/// Puts the values of all files together into a library.
struct Assembly {
  let settings: Settings?
  private var audiences: [Audience] { settings?.audiences ?? [] }
  /// The content paths of files that exist but gave no value.
  let unreadable: Set<String>
  let findings: Findings

  init(settings: Settings?, unreadable: Set<String>, _ findings: Findings) {
    self.settings = settings
    self.unreadable = unreadable
    self.findings = findings
  }

  /// Adds the values of all files to a library.
  func add(_ values: [any FileValue], to library: inout Library) {
    var gathered = Gathered(library: library)
    for value in values { value.put(into: &gathered) }
    library = gathered.library
    var diptychs = gathered.diptychs, views = gathered.views, courses = gathered.courses
    add(gathered.translations, to: &views)
    add(views, to: &diptychs)
    add(gathered.sessions, to: &courses)
    add(gathered.helps, to: &library)
    let assets = Set(library.assets.map(\.path))
    draw(assets, beside: \.tools, file: \.file, icon: \.icon, in: &library)
    draw(assets, beside: \.evenings, file: \.file, icon: \.icon, in: &library)
    draw(assets, beside: \.pages, file: \.file, icon: \.icon, in: &library)
    let drawn = diptychs.values.map { diptych in
      var diptych = diptych
      let icon = "\(diptych.id.folder)/icon.svg"
      diptych.icon = assets.contains(icon) ? icon : nil
      return diptych
    }
    let titled = Alphabet.sorted(drawn, by: \.title, then: \.slug)
    library.problems = titled.filter { $0.id.kind == .problem }.inOrder(of: settings?.problems ?? [])
    library.lessons = titled.filter { $0.id.kind == .lesson }.inOrder(of: library.line?.lessons ?? [])
    library.courses = Alphabet.sorted(
      courses.values.map { course in
        var course = course
        let icon = "courses/\(course.slug)/icon.svg"
        course.icon = assets.contains(icon) ? icon : nil
        return course
      }, by: \.title, then: \.slug)
    add(gathered.guides, beside: Set(gathered.sessions.map(\.session.file)), to: &library)
    library.terms = Alphabet.sorted(library.terms, by: \.title, then: \.slug)
    library.materials = Alphabet.sorted(library.materials, by: \.title, then: \.slug)
    library.partners = Alphabet.sorted(library.partners, by: \.title, then: \.file)
    library.sources = Alphabet.sorted(library.sources, by: \.authors, then: { "\($0.year ?? 0) \($0.id)" })
  }

  /// Gives each item the drawing that stands beside its file and has its name.
  private func draw<Item>(
    _ assets: Set<String>, beside items: WritableKeyPath<Library, [Item]>, file: KeyPath<Item, String>,
    icon: WritableKeyPath<Item, String?>, in library: inout Library
  ) {
    for index in library[keyPath: items].indices {
      let file = library[keyPath: items][index][keyPath: file]
      let drawing = file.prefix { $0 != "." } + ".svg"
      if assets.contains(String(drawing)) { library[keyPath: items][index][keyPath: icon] = String(drawing) }
    }
  }

  private func add(_ translations: [ViewTranslation], to views: inout [DiptychView]) {
    let places = Dictionary(views.enumerated().map { ("\($1.of.folder)/\($1.view.audience)", $0) }, uniquingKeysWith: { $1 })
    let languages = settings?.languages.map(\.tag.value), known = Set(audiences.map(\.id))
    for value in translations {
      let (translation, id, audience) = (value.translation, value.of, value.audience)
      checkLanguage(translation.language, of: translation.file)
      audiences.check(Located(audience, at: Location(file: translation.file)), findings)
      let view = "\(id.folder)/\(audience).md"
      if let place = places["\(id.folder)/\(audience)"] {
        views[place].view.translations.append(translation)
      } else if !unreadable.contains(view), known.isEmpty || known.contains(audience) {
        findings.add(
          .missingFile, at: Location(file: translation.file), "“\(view)” is missing, and this would be its translation")
      }
    }
    let order = Dictionary((languages ?? []).enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for index in views.indices {
      views[index].view.translations = views[index].view.translations.filter { order[$0.language] != nil }
        .sorted { order[$0.language, default: 0] < order[$1.language, default: 0] }
    }
  }

  /// Reports a language that the site does not have.
  func checkLanguage(_ tag: String, of file: String) {
    guard let languages = settings?.languages.map(\.tag.value), !languages.contains(tag) else { return }
    findings.add(
      .unknownLanguage, at: Location(file: file), "“\(tag)” is no language of this site",
      hint: NearMiss.hint(tag, in: languages) ?? "add it under “translations” in site.yml, with the names of the audiences in it")
  }

  private func add(_ views: [DiptychView], to diptychs: inout [Diptych.ID: Diptych]) {
    for value in views {
      let (view, id) = (value.view, value.of)
      if diptychs[id] != nil {
        diptychs[id]?.views.append(view)
      } else {
        orphan(view.file, id.slug, diptychs.keys.filter { $0.kind == id.kind }.map(\.slug))
      }
      audiences.check(Located(view.audience, at: Location(file: view.file)), findings)
    }
    let order = Dictionary(uniqueKeysWithValues: audiences.enumerated().map { ($1.id, $0) })
    for (id, diptych) in diptychs {
      diptychs[id]?.views = diptych.views.filter { order[$0.audience] != nil }
        .sorted { order[$0.audience, default: 0] < order[$1.audience, default: 0] }
    }
  }

  private func add(_ sessions: [CourseSession], to courses: inout [String: Course]) {
    for value in sessions {
      let (session, slug) = (value.session, value.course)
      guard let course = courses[slug] else {
        orphan(session.file, slug, Array(courses.keys))
        continue
      }
      if let other = course.sessions.first(where: { $0.slug == session.slug }) {
        findings.add(
          .duplicateSlug, at: Location(file: session.file), "“\(other.file)” has the slug “\(session.slug)” too",
          hint: "the number in front does not count; give one of them another name")
        continue
      }
      // The files come in the order of their numbers.
      courses[slug]?.sessions.append(session)
    }
  }

  /// Reports a file whose folder has no `index.md`. One that exists but could not be read has been reported already.
  private func orphan(_ file: String, _ slug: String, _ others: [String]) {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    if unreadable.contains("\(folder)/index.md") { return }
    findings.add(
      .missingFile, at: Location(file: file), "“\(folder)/index.md” is missing",
      hint: NearMiss.hint(slug, in: others.sorted()))
  }
}

extension [Diptych] {
  /// In the order of these slugs, as the learning line and the site's settings give them. Those that are not named come last.
  fileprivate func inOrder(of slugs: [Located<String>]) -> [Diptych] {
    let places = Dictionary(slugs.enumerated().map { ($1.value, $0) }, uniquingKeysWith: { first, _ in first })
    let ordered = enumerated().sorted { a, b in
      (places[a.element.slug] ?? .max, a.offset) < (places[b.element.slug] ?? .max, b.offset)
    }
    return ordered.map(\.element)
  }
}
