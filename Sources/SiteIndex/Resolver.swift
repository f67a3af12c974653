import Diagnostics
import Foundation
import Markdown
import Model

/// What a link leads to. There is one for each link of all texts, so what is rare is kept elsewhere (`indirect`).
package enum Resolution {
  /// - Parameters:
  ///   - heading: an id within the target.
  ///   - title: what a link without a text of its own shows.
  case target(RouteID, heading: String?, title: String)
  case ownHeading(String, title: String)
  case external
  case agreements
  /// A place for a school's own words, by its name: `[](school:name)`.
  case place(String)
  indirect case agreement(Agreement)
  /// Whom to call when a child is in danger: `[](help:)`.
  case help
  /// One of those who can be called: `[](help:id)`.
  indirect case number(Help.Number)
  /// What a letter leaves open, of the evening with this slug: `[](invitation:date)`.
  case open(InvitationField, evening: String)
  /// Room to write in a material: `[](fill:line)`.
  case space(WritingSpace)
  /// The target exists but its file could not be read; that is a finding of its own.
  case unknown
  /// The target exists but this edition does not show it.
  indirect case leftOut(LeftOut, heading: String?)
  /// - Parameter typo: a name in the link that can only have been meant as another.
  indirect case failed(DiagnosticID, message: String, hint: String?, typo: Typo? = nil)
}

extension Catalog {
  /// Finds what a link in a text leads to for that text's reader.
  package func resolve(_ destination: String, in text: Text) -> Resolution {
    switch Destination(destination) {
    case .reference(let reference): return resolve(reference, for: text.reader)
    case .agreements: return .agreements
    case .place(let name): return place(name)
    case .agreement(let id): return resolve(agreement: id, in: text)
    case .help(let id): return resolve(help: id, in: text)
    case .invitation(let name): return resolve(invitation: name, in: text)
    case .fill(let name): return resolve(fill: name, in: text)
    case .external: return .external
    case .heading(let id):
      guard let heading = text.heading(id) else { return missing(id, among: text.document.headings, on: "this page") }
      return .ownHeading(id, title: heading.text)
    case .file(let path, let heading): return resolve(file: path, heading: heading, from: text.file)
    case .unsafe(let scheme):
      return .failed(
        .unsafeLink, message: "a link may not begin with “\(scheme):”", hint: "link to a page, a file or a web address")
    case .unknown(let scheme):
      let known =
        Reference.Kind.allCases.map(\.rawValue) + ["agreements", "agreement", "school", "help", "invitation", "fill"]
        + Destination.externalSchemes
      return .failed(
        .unknownScheme, message: "“\(scheme):” is no kind of link",
        hint: NearMiss.of(scheme, in: known).map { "did you mean “\($0):”?" }
          ?? "links by id begin with \(Reference.Kind.allCases.map { "\($0.rawValue):" }.joined(separator: ", "))",
        typo: Typo(scheme, in: known))
    }
  }

  private func place(_ name: String) -> Resolution {
    if Slug.isValid(name) { return .place(name) }
    return .failed(
      .badSlug, message: "“\(name)” cannot be the name of a place for schools",
      hint: Slug.suggestion(for: name).map { "write “school:\($0)”" } ?? "use lower-case letters, digits and hyphens")
  }

  /// Finds what a link by id leads to for a reader.
  package func resolve(_ reference: Reference, for reader: Reader) -> Resolution {
    switch reference.kind {
    case .problem, .lesson: return resolve(diptych: reference, for: reader)
    case _ where reference.id.isEmpty: return list(reference)
    case .course: return resolve(course: reference, for: reader)
    case .evening where has(reference.id, of: .evening): return page(of: .evening(reference.id), reference, for: reader)
    default: return id(of: reference.target ?? .source(reference.id)).map { page($0, reference) } ?? broken(reference)
    }
  }

  private func resolve(diptych reference: Reference, for reader: Reader) -> Resolution {
    let wanted = reference.part ?? reader.audience
    if let part = reference.part, self.audience(part) == nil {
      return .failed(
        .unknownAudience, message: "there is no audience “\(part)”",
        hint: NearMiss.hint(part, in: settings.audiences.map(\.id))
          ?? "the audiences are \(settings.audiences.map(\.id).joined(separator: ", "))",
        typo: Typo(part, in: settings.audiences.map(\.id)))
    }
    guard let id = reference.diptych, !id.slug.isEmpty else {
      if reference.kind == .lesson { return list(reference) }
      return wanted.flatMap(self.audience).map { list(audience($0.id, in: reader.language), $0.title, reference) }
        ?? list(.home, interface.problems, reference)
    }
    guard let diptych = diptych(id) else {
      return wanted.flatMap { leftOut(.view(of: id, audience: $0), reference) } ?? broken(reference)
    }
    if let wanted, !library.unreadable.isEmpty, library.unreadable.contains("\(id.folder)/\(wanted).md") { return .unknown }
    guard let wanted, diptych.hasView(for: wanted) else {
      if let wanted, let found = leftOut(.view(of: id, audience: wanted), reference) { return found }
      return page(.diptych(id), reference)
    }
    var target = self.view(id, wanted, in: reader.language)
    if let heading = reference.heading, target.language != nil,
      route(target)?.documents.contains(where: { $0.heading(heading) != nil }) != true
    {
      // A part that is not translated exists in the site's own language.
      target = .view(of: id, audience: wanted)
    }
    return page(target, reference, on: "the view of “\(id.slug)” for “\(wanted)”")
  }

  private func resolve(course reference: Reference, for reader: Reader) -> Resolution {
    guard let course: Course = item(at: .course(reference.id)) else {
      return reference.part.flatMap { leftOut(.session(course: reference.id, session: $0), reference) } ?? broken(reference)
    }
    guard let part = reference.part else { return page(of: .course(course.slug), reference, for: reader) }
    guard let session = course.sessions.first(where: { $0.slug == part }) else {
      let isUnreadable = library.unreadable.contains {
        $0.hasPrefix("courses/\(course.slug)/") && $0.hasSuffix("-\(part).md")
      }
      if isUnreadable { return .unknown }
      if let found = leftOut(.session(course: course.slug, session: part), reference) { return found }
      return .failed(
        .brokenLink, message: "the course “\(course.slug)” has no session “\(part)”",
        hint: NearMiss.hint(part, in: course.sessions.map(\.slug), prefix: "course:\(course.slug)/"),
        typo: Typo(part, in: course.sessions.map(\.slug)))
    }
    return page(of: .session(course: course.slug, session: session.slug), reference, for: reader)
  }

  private func page(of meeting: Meeting, _ reference: Reference, for reader: Reader) -> Resolution {
    let target = page(of: meeting, heading: reference.heading, for: reader)
    let found = leftOut(target, reference) ?? page(target, reference)
    guard case .failed = found, let own = route(meeting.target)?.file else { return found }
    // The heading may be in a guide that could not be read.
    return library.unreadable.contains(Guide.file(beside: own)) ? .unknown : found
  }

  private func resolve(agreement id: String, in text: Text) -> Resolution {
    let diptych = text.diptych.flatMap(diptych)
    if let agreement = diptych.flatMap({ agreement(id, of: $0) }) { return .agreement(agreement) }
    // Outside a view no agreement can be shown, so that is what is wrong.
    guard text.isView else { return .agreements }
    let ids = (diptych?.agreements ?? []).lazy.map(\.id)
    return .failed(
      .brokenLink, message: "there is no agreement “\(id)” here",
      hint: NearMiss.hint(id, in: ids, prefix: "agreement:")
        ?? (ids.isEmpty ? nil : "it has \(ids.prefix(8).map { "agreement:\($0)" }.joined(separator: ", "))"),
      typo: Typo(id, in: ids))
  }

  /// Whom to call, in the language of the text.
  private func resolve(help id: String, in text: Text) -> Resolution {
    guard let help = help(in: text.reader.language)?.help else {
      if library.unreadable.contains("help.md") { return .unknown }
      return .failed(
        .missingFile, message: "“help.md” is missing, which says whom to call",
        hint: "write it: a title, “numbers” and what to do first")
    }
    if id.isEmpty { return .help }
    if let number = help.numbers.first(where: { $0.id == id }) { return .number(number) }
    let ids = help.numbers.map(\.id)
    return .failed(
      .brokenLink, message: "“help.md” has no number “\(id)”",
      hint: NearMiss.hint(id, in: ids, prefix: "help:") ?? "it has \(ids.prefix(8).map { "help:\($0)" }.joined(separator: ", "))",
      typo: Typo(id, in: ids))
  }

  /// A link from file to file, as Markdown editors write and check them.
  private func resolve(file path: String, heading: String?, from file: String) -> Resolution {
    let decoded = path.removingPercentEncoding ?? path
    var parts = file.split(separator: "/").dropLast().map(String.init)
    var isBroken = decoded.hasPrefix("/") || decoded.isEmpty
    for part in decoded.split(separator: "/") {
      switch part {
      case ".": break
      case "..": if parts.popLast() == nil { isBroken = true }
      default: parts.append(String(part))
      }
    }
    if library.unreadable.contains(parts.joined(separator: "/")) { return .unknown }
    if let found = leftOutByFile[parts.joined(separator: "/")] { return .leftOut(found, heading: heading) }
    if library.foreign.contains(parts.joined(separator: "/")) { return unpublished(path) }
    guard !isBroken, let id = id(ofFile: parts.joined(separator: "/")) else {
      if let address = WebAddress.meant(by: decoded) {
        return .failed(
          .brokenLink, message: "“\(path)” leads to no file here, and does not say where else", hint: "write “\(address)”")
      }
      // Even if it existed it would not be published.
      let ending = parts.last?.split(separator: ".").dropFirst().last?.lowercased()
      if let ending, !library.publishedEndings.contains(ending) { return unpublished(path) }
      return .failed(
        .brokenLink, message: "there is no content file “\(path)” here",
        hint: near(parts.joined(separator: "/"), from: file).map { "did you mean “\($0)”?" }
          ?? "link by id, such as problem:\(library.problems.first?.slug ?? "…"), or to a file beside this one")
    }
    guard let heading else { return .target(id, heading: nil, title: self[id].title) }
    return find(heading, on: id, "“\(self[id].title)”")
  }

  private func unpublished(_ path: String) -> Resolution {
    .failed(
      .brokenLink, message: "“\(path)” is a kind of file that is not published",
      hint: "a picture is SVG, PNG, JPEG, GIF or WebP, a document PDF; for other files link to a web address that has them")
  }

  /// The relative link from a content file to the file of the same kind whose path is most like another.
  private func near(_ path: String, from file: String) -> String? {
    let ending = path.split(separator: ".").last ?? ""
    guard let found = NearMiss.of(path, in: files.lazy.filter { $0.hasSuffix(".\(ending)") }) else { return nil }
    let here = file.split(separator: "/").dropLast(), there = found.split(separator: "/")
    let shared = zip(here, there.dropLast()).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: here.count - shared) + there.dropFirst(shared)).joined(separator: "/")
  }

  // MARK: - Pages and headings

  private func leftOut(_ target: Target, _ reference: Reference) -> Resolution? {
    leftOutByTarget[target].map { .leftOut($0, heading: reference.heading) }
  }

  private func page(_ target: Target, _ reference: Reference, on page: @autoclosure () -> String? = nil) -> Resolution {
    id(of: target).map { self.page($0, reference, on: page()) } ?? .unknown
  }

  private func page(_ id: RouteID, _ reference: Reference, on page: @autoclosure () -> String? = nil) -> Resolution {
    if let part = reference.part, reference.diptych == nil, reference.kind != .course {
      return .failed(
        .brokenLink, message: "“\(reference.kind.rawValue):\(reference.id)” has no part “\(part)”",
        hint: "leave “/\(part)” out")
    }
    let title = self[id].title
    guard let heading = reference.heading else { return .target(id, heading: nil, title: title) }
    return find(heading, on: id, page() ?? "“\(title)”")
  }

  private func find(_ heading: String, on id: RouteID, _ page: @autoclosure () -> String) -> Resolution {
    for text in self[id].texts {
      if let found = text.document.heading(heading) { return .target(id, heading: heading, title: found.text) }
    }
    return missing(heading, among: self[id].documents.flatMap(\.headings), on: page())
  }

  private func broken(_ reference: Reference) -> Resolution {
    if library.unreadable.contains(reference.file) { return .unknown }
    if let target = reference.target, let found = leftOut(target, reference) { return found }
    let kind = reference.kind.rawValue, ids = ids(of: reference.kind)
    return .failed(
      .brokenLink, message: "there is no \(kind) “\(reference.id)”",
      hint: NearMiss.hint(reference.id, in: ids, prefix: "\(kind):")
        ?? (ids.isEmpty ? nil : "there is \(ids.prefix(8).map { "\(kind):\($0)" }.joined(separator: ", "))"),
      typo: Typo(reference.id, in: ids))
  }

  /// What a link to a heading that does not exist resolves to.
  package func missing(_ id: String, among headings: [Document.Heading], on page: String) -> Resolution {
    .failed(
      .missingHeading, message: "no heading on \(page) has the id “\(id)”",
      hint: NearMiss.hint(id, in: headings.lazy.map(\.id), prefix: "#")
        ?? (headings.isEmpty ? nil : "it has \(headings.prefix(8).map { "#\($0.id)" }.joined(separator: ", "))"),
      // When another text has a heading with this id, the page may be what is wrong rather than the heading: then nothing is
      // corrected.
      typo: Typo(id, in: headings.lazy.map(\.id)).flatMap { typo in
        texts.contains { $0.texts.contains { $0.heading(id) != nil } } ? nil : typo
      })
  }
}
