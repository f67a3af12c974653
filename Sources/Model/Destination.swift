import Foundation

/// A link by id, such as `problem:faalangst/leerkracht#doen`.
package struct Reference: Hashable, Sendable {
  /// What it leads to: the word before the colon.
  package enum Kind: String, CaseIterable, Sendable {
    case problem, lesson, evening, course, term, page, tool, questionnaire, material, source
  }

  package var kind: Kind
  /// The slug of an item or the id of a source. Empty for the list of all items of this kind.
  package var id: String
  /// The audience of a problem or a lesson, the session of a course.
  package var part: String?
  /// The id of a heading, without `#`.
  package var heading: String?

  package init(kind: Kind, id: String) {
    self.kind = kind
    self.id = id
  }

  /// The reference as a text writes it.
  package var text: String { "\(kind.rawValue):\(id)" + (part.map { "/\($0)" } ?? "") + (heading.map { "#\($0)" } ?? "") }

  /// The content folder with the files of a kind, such as `evenings/`. Sources are all in one file, so for them there is no such
  /// folder.
  package static func folder(of kind: Kind) -> Substring { Reference(kind: kind, id: "").file.prefix { $0 != "/" } + "/" }

  /// The content path of the file that it names, whether or not that exists.
  package var file: String {
    switch kind {
    case .problem, .lesson: "\(kind.rawValue)s/\(id)/index.md"
    case .evening, .material: "\(kind.rawValue)s/\(id).md"
    case .course: "courses/\(id)/index.md"
    case .term: "glossary/\(id).md"
    case .page: "pages/\(id).md"
    case .tool, .questionnaire: "\(kind.rawValue)s/\(id).yml"
    case .source: "sources.yml"
    }
  }

  /// What it leads to, leaving out its part and heading; `nil` for a source, which is not an item.
  package var target: Target? {
    switch kind {
    case .problem: .diptych(Diptych.ID(.problem, id))
    case .lesson: .diptych(Diptych.ID(.lesson, id))
    case .evening, .tool, .questionnaire, .material: .item(kind, id)
    case .course: .course(id)
    case .term: .term(id)
    case .page: .page(id)
    case .source: nil
    }
  }

  /// The problem or lesson that it names; `nil` for any other kind.
  package var diptych: Diptych.ID? {
    switch kind {
    case .problem: Diptych.ID(.problem, id)
    case .lesson: Diptych.ID(.lesson, id)
    default: nil
    }
  }

  /// Reads `kind:id/part#heading`; returns `nil` when the kind is not one of ours. It compares bytes, not characters, because it
  /// is called for every link of every page.
  package init?(_ text: String) {
    var text = text
    guard let found = text.withUTF8(Self.read) else { return nil }
    self = found
  }

  /// Reads a reference of one kind. Quick for a text that is not one.
  package init?(_ text: String, of kind: Kind) {
    guard text.utf8.starts(with: kind.rawValue.utf8), let found = Reference(text), found.kind == kind else { return nil }
    self = found
  }

  private static func read(_ text: UnsafeBufferPointer<UInt8>) -> Reference? {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
      let kind = Kind.allCases.first(where: { $0.rawValue.utf8.elementsEqual(text[..<colon]) })
    else { return nil }
    let end = text.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
    guard colon < end else { return nil }
    let path = text[(colon + 1)..<end], slash = path.firstIndex(of: UInt8(ascii: "/"))
    var reference = Reference(kind: kind, id: String(decoding: path[..<(slash ?? end)], as: UTF8.self))
    reference.part = slash.map { String(decoding: path[($0 + 1)...], as: UTF8.self) }
    reference.heading = end < text.endIndex ? unescaped(String(decoding: text[(end + 1)...], as: UTF8.self)) : nil
    return reference
  }
}

/// What a link in a text says, before anyone checks that its target exists.
package enum Destination: Hashable, Sendable {
  case reference(Reference)
  /// `agreements:`, where all agreements that a view does not place itself come in its text.
  case agreements
  /// `agreement:id`, where one agreement comes in a view's text.
  case agreement(String)
  /// `school:name`, a place that each school's copy fills with its own words; by its name.
  case place(String)
  /// `help:id`, a number to call in a sentence; `help:`, all of the help; by the number's id, which is empty for all.
  case help(String)
  /// `invitation:name`, what a letter of invitation leaves open.
  case invitation(String)
  /// `fill:name`, room to write in a material.
  case fill(String)
  /// A heading of the same page, by its id.
  case heading(String)
  /// A content file, relative to the file that links.
  case file(path: String, heading: String?)
  /// An address with one of ``externalSchemes``. ``Written`` types judge whether it is well-formed.
  case external
  /// A scheme that could run a program in the reader's browser or open a file on the reader's machine; in lower case.
  case unsafe(scheme: String)
  /// Any other scheme, as it is written.
  case unknown(scheme: String)

  /// The schemes that lead outside the site.
  package static let externalSchemes = ["https", "http", "mailto", "tel"]

  /// Every text is a destination: without a scheme it is a heading or a file.
  package init(_ text: String) {
    // Most links are references.
    if let reference = Reference(text) {
      self = .reference(reference)
      return
    }
    guard let scheme = Destination.scheme(of: text) else {
      let (path, heading) = split(text[...], at: UInt8(ascii: "#"))
      if path.isEmpty, let heading {
        self = .heading(unescaped(heading))
      } else {
        self = .file(path: String(path), heading: heading.map(unescaped))
      }
      return
    }
    let name = scheme.lowercased()
    if text == "agreements:" {
      self = .agreements
    } else if name == "school" {
      self = .place(String(text.dropFirst(scheme.count + 1)))
    } else if name == "help" {
      self = .help(String(text.dropFirst(scheme.count + 1)))
    } else if name == "invitation" {
      self = .invitation(String(text.dropFirst(scheme.count + 1)))
    } else if name == "fill" {
      self = .fill(String(text.dropFirst(scheme.count + 1)))
    } else if name == "agreement" {
      self = .agreement(String(text.dropFirst(scheme.count + 1)))
    } else if Destination.externalSchemes.contains(name) {
      self = .external
    } else {
      self = ["javascript", "vbscript", "data", "file"].contains(name) ? .unsafe(scheme: name) : .unknown(scheme: scheme)
    }
  }

  /// What comes before the first colon, when it has the form of a scheme (RFC 3986, 3.1); `nil` otherwise.
  private static func scheme(of text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first else { return nil }
    let letter: (UInt8) -> Bool = {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
    }
    guard letter(first) else { return nil }
    let rest = text.utf8[..<colon].allSatisfy {
      letter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+.-".utf8.contains($0)
    }
    return rest ? String(text[..<colon]) : nil
  }
}

private func split(_ text: Substring, at separator: UInt8) -> (Substring, Substring?) {
  guard let index = text.utf8.firstIndex(of: separator) else { return (text, nil) }
  return (text[..<index], text[text.utf8.index(after: index)...])
}

/// A heading's id in a link may be written as it is or percent-encoded.
private func unescaped(_ text: some StringProtocol) -> String {
  text.utf8.contains(UInt8(ascii: "%")) ? text.removingPercentEncoding ?? String(text) : String(text)
}
