import Foundation

/// A link by id, such as `problem:faalangst/leerkracht#doen`.
package struct Reference: Hashable, Sendable {
  /// What it leads to, by the word before the colon.
  package enum Kind: String, CaseIterable, Sendable {
    case problem, lesson, evening, course, term, page, tool, questionnaire, source
  }

  package var kind: Kind
  /// Empty for the list of all of this kind.
  package var id: String
  /// The audience of a problem or a lesson, the session of a course.
  package var part: String?
  package var heading: String?

  package init(kind: Kind, id: String) {
    self.kind = kind
    self.id = id
  }

  /// As it is written.
  package var text: String { "\(kind.rawValue):\(id)" + (part.map { "/\($0)" } ?? "") + (heading.map { "#\($0)" } ?? "") }

  /// The folder of the content in which the files of a kind stand, with a slash; that of sources has none.
  package static func folder(of kind: Kind) -> Substring { Reference(kind: kind, id: "").file.prefix { $0 != "/" } + "/" }

  /// The content file of what it names.
  package var file: String {
    switch kind {
    case .problem, .lesson: "\(kind.rawValue)s/\(id)/index.md"
    case .evening: "\(kind.rawValue)s/\(id).md"
    case .course: "courses/\(id)/index.md"
    case .term: "glossary/\(id).md"
    case .page: "pages/\(id).md"
    case .tool, .questionnaire: "\(kind.rawValue)s/\(id).yml"
    case .source: "sources.yml"
    }
  }

  /// Where an item of this name is met; `nil` for a source, which is no item.
  package var target: Target? {
    switch kind {
    case .problem: .diptych(Diptych.ID(.problem, id))
    case .lesson: .diptych(Diptych.ID(.lesson, id))
    case .evening, .tool, .questionnaire: .item(kind, id)
    case .course: .course(id)
    case .term: .term(id)
    case .page: .page(id)
    case .source: nil
    }
  }

  /// The problem or lesson that it names; `nil` for what is neither.
  package var diptych: Diptych.ID? {
    switch kind {
    case .problem: Diptych.ID(.problem, id)
    case .lesson: Diptych.ID(.lesson, id)
    default: nil
    }
  }

  /// Reads `kind:id/part#heading`; `nil` when the kind is none of ours. Bytes are compared, not characters: this is asked for every
  /// link of every page.
  package init?(_ text: String) {
    var text = text
    guard let found = text.withUTF8(Self.read) else { return nil }
    self = found
  }

  /// Reads a link by id of one kind; that a text is none of it is known at once.
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

/// What a link in a text says, before anyone looks whether it exists.
package enum Destination: Hashable, Sendable {
  case reference(Reference)
  /// `agreements:`, the place of the agreements in a view.
  case agreements
  /// `agreement:id`, the place of one agreement in a view.
  case agreement(String)
  /// `school:name`, a place that each school's copy fills with words of its own.
  case place(String)
  /// A heading of the same page.
  case heading(String)
  /// A content file, relative to the file that links.
  case file(path: String, heading: String?)
  /// A web address, mail address or telephone number.
  case external
  /// A scheme that could run a program in the reader's browser.
  case unsafe(scheme: String)
  case unknown(scheme: String)

  /// The schemes that lead outside the site.
  package static let externalSchemes = ["https", "http", "mailto", "tel"]

  package init(_ text: String) {
    // What most links are.
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
    } else if name == "agreement" {
      self = .agreement(String(text.dropFirst(scheme.count + 1)))
    } else if Destination.externalSchemes.contains(name) {
      self = .external
    } else {
      self = ["javascript", "vbscript", "data", "file"].contains(name) ? .unsafe(scheme: name) : .unknown(scheme: scheme)
    }
  }

  /// What stands before the first colon, when it has the form of a scheme (RFC 3986, 3.1).
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

/// A heading's id may stand in a link as it is or percent-encoded.
private func unescaped(_ text: some StringProtocol) -> String {
  text.utf8.contains(UInt8(ascii: "%")) ? text.removingPercentEncoding ?? String(text) : String(text)
}
