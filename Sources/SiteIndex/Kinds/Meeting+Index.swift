import Markdown
import Model
import Templates

extension Guide {
  /// The route of its page.
  ///
  /// - Parameters:
  ///   - name: the meeting's name in lists.
  ///   - asides: what that page shows of the meeting's own file, for the meeting's own readers.
  func route(
    of meeting: Meeting, title: String, name: String, summary: String, _ publication: Publication, asides: [Text] = [],
    _ settings: Settings
  ) -> Route {
    let target = Target.guide(meeting), reader = Reader(audience: audience, leads: true)
    // Old addresses lead to what is for those who come.
    var publication = publication
    publication.aliases = []
    let word = Interface.of(language: settings.language.value)?.meetings.guide.lowercasedFirst
    return Route(
      target, .text, file: self.file, title: title, name: [name, word].compactMap(\.self).joined(separator: ", "),
      summary: summary, audience: audience, publication: publication, updated: publication.updated,
      texts: [Text(body, file: self.file, page: target, reader: reader)],
      asides: asides, askedAs: askedAs)
  }
}

extension Programme {
  /// What an editor wrote in it.
  var words: [String] {
    [start?.description ?? ""] + items.flatMap { ["\($0.minutes)", $0.what, $0.how ?? "", $0.question ?? ""] }
  }
}

extension Need {
  /// What an editor wrote of it.
  var said: String {
    switch self {
    case .thing(let words, let isBrought): "\(words.value) \(isBrought)"
    case .printed(let reference, let amount): "\(reference.value.kind.rawValue):\(reference.value.id) \(amount ?? "")"
    }
  }
}

extension Leading {
  /// What an edition shows of it.
  mutating func narrow(of meeting: Meeting, _ title: String, in edition: inout Narrowing) {
    guard let guide, !edition.shows(guide.audience) else { return }
    edition.leave(.guide(meeting), title, guide.file, isElsewhere: true)
    self = .leftOut
  }

  /// Records what goes along with a meeting that an edition leaves out.
  func leave(
    with meeting: Meeting, _ title: String, isElsewhere: Bool, expiredIn: String?, in edition: inout Narrowing
  ) {
    if let guide { edition.leave(.guide(meeting), title, guide.file, isElsewhere: isElsewhere, expiredIn: expiredIn) }
  }
}

extension Catalog {
  /// The page of a meeting to which a link leads: for a reader who leads meetings the guide, where there is one; but the page that has
  /// the heading, if only one of them has. What is left out may have it.
  func page(of meeting: Meeting, heading: String?, for reader: Reader) -> Target {
    let guide = Target.guide(meeting), own = meeting.target
    guard let heading else { return reader.leads && id(of: guide) != nil ? guide : own }
    func has(_ page: Target) -> Bool {
      route(page)?.documents.contains { $0.heading(heading) != nil } ?? (leftOutByTarget[page] != nil)
    }
    return (reader.leads ? [guide, own] : [own, guide]).first(where: has) ?? own
  }
}
