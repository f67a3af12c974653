import Model
import Platform
import Templates

/// Where an output file is: its path below the output folder, with `/` between folders.
package struct Address: Hashable, Sendable, Comparable {
  /// Has no `/` at its beginning or end.
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Names with `/` between them, and an ending: in one go, which takes a tenth of the time of an interpolation.
  fileprivate init(joined outer: String, _ inner: String, _ name: String, ending: StaticString) {
    var parts = (outer, inner, name)
    let count = outer.utf8.count + inner.utf8.count + name.utf8.count + 2 + ending.utf8CodeUnitCount
    path = String(unsafeUninitializedCapacity: count) { path in
      var end = 0
      func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        end = path[end...].initialize(fromContentsOf: bytes)
      }
      func addSlash() {
        path[end] = UInt8(ascii: "/")
        end += 1
      }
      parts.0.withUTF8(add)
      addSlash()
      parts.1.withUTF8(add)
      addSlash()
      parts.2.withUTF8(add)
      add(UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
      return end
    }
  }

  /// The folders it is in, outermost first: `a` and `a/b` for `a/b/c.html`.
  package var folders: [String] {
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }

  /// The relative link to this file from another: `../c.html` from `a/b.html` to `c.html`. Never empty.
  package func relative(to other: Address) -> String {
    let slash = UInt8(ascii: "/")
    var (here, there) = (path, other.path)
    return here.withUTF8 { here in
      there.withUTF8 { there in
        // Up to and including the last slash of what both paths begin with.
        var shared = 0, index = 0
        while index < here.count, index < there.count, here[index] == there[index] {
          index += 1
          if here[index - 1] == slash { shared = index }
        }
        var up = 0
        for byte in there[shared...] where byte == slash { up += 1 }
        let count = 3 * up + here.count - shared
        return String(unsafeUninitializedCapacity: count) { way in
          for step in 0..<up {
            (way[3 * step], way[3 * step + 1], way[3 * step + 2]) = (UInt8(ascii: "."), UInt8(ascii: "."), slash)
          }
          _ = way[(3 * up)...].initialize(fromContentsOf: here[shared...])
          return count
        }
      }
    }
  }

  package static func < (a: Address, b: Address) -> Bool { a.path.precedesInBytes(b.path) }
}

/// Where each target is: the one type that knows the layout of the output folder. A class, as every link asks it.
package final class AddressBook: Sendable {
  private let paths: Interface.Paths
  /// The folder of each kind; empty for kinds at the top of the site.
  private let folders: [Reference.Kind: String]
  /// Which folder of the site the files in each folder of the content go to, both with a `/` at the end; empty for the top of the
  /// site.
  private let moved: [(content: String, site: String)]

  /// - Parameter kinds: those that have a folder of the site, or are at its top.
  package init(paths: Interface.Paths, kinds: [NamedKind]) {
    self.paths = paths
    folders = Dictionary(kinds.map { ($0.kind, $0.folder(paths)) }, uniquingKeysWith: { $1 })
    moved = folders.map { (String(Reference.folder(of: $0)), $1.isEmpty ? "" : $1 + "/") }
  }

  /// The address, with the id of an element when the target is part of a page.
  package func address(of target: Target) -> (Address, id: String?) {
    switch target {
    case .home: (Address("index.html"), nil)
    case .audience(let id, let language): (Address("\(id)\(suffix(language)).html"), nil)
    case .diptych(let id): (page(id, "index"), nil)
    case .view(let id, let audience, nil): (page(id, audience), nil)
    case .view(let id, let audience, let language): (page(id, audience + suffix(language)), nil)
    case .handout(let id, let audience, let language): (page(id, "\(paths.handout)-\(audience)\(suffix(language))"), nil)
    case .plan(let problem, let language): (page(Diptych.ID(.problem, problem), paths.plan + suffix(language)), nil)
    case .lessons: (Address("\(paths.lessons)/index.html"), nil)
    case .list(let kind): (Address("\(folder(of: kind))/index.html"), nil)
    case .item(let kind, let slug): (Address("\(folder(of: kind))/\(slug).html"), nil)
    case .calendar(let slug): (Address("\(paths.evenings)/\(slug).ics"), nil)
    case .course(let slug): (Address("\(paths.courses)/\(slug)/index.html"), nil)
    case .session(let course, let session): (Address("\(paths.courses)/\(course)/\(session).html"), nil)
    case .guide(let meeting): (beside(meeting.target, paths.guide, "html"), nil)
    case .slides(let meeting): (beside(meeting.target, paths.slides, "html"), nil)
    case .glossary: (Address("\(paths.glossary).html"), nil)
    case .term(let slug): (Address("\(paths.glossary).html"), slug)
    case .sources: (Address("\(paths.sources).html"), nil)
    case .source(let id): (Address("\(paths.sources).html"), id)
    case .overview: (Address("\(paths.overview).html"), nil)
    case .overviewPage(let number): (Address("\(paths.overview)-\(number).html"), nil)
    case .page(let slug): (Address("\(slug).html"), nil)
    case .searchPage(let language): (Address("\(paths.search)\(suffix(language)).html"), nil)
    case .searchData(let name): (Address("\(paths.search)/\(name)"), nil)
    case .feed: (Address("feed.xml"), nil)
    case .notFound: (Address("404.html"), nil)
    case .volume(let volume): (self.volume(volume), nil)
    case .school: (Address("\(paths.school).html"), nil)
    case .schoolPage(let slug): (Address("\(paths.school)/\(slug).html"), nil)
    case .schoolFile(let name): (Address("\(paths.school)/\(name)"), nil)
    case .asset(let path): (Address(asset(path)), nil)
    case .builtIn(let name): (Address(paths.assets + "/" + name), nil)
    }
  }

  /// The full address of a target, or of a heading on it.
  package func whole(_ target: Target, heading: String? = nil, baseURL: String) -> String {
    let (address, id) = address(of: target)
    guard let id = heading ?? id else { return baseURL + address.path }
    return "\(baseURL)\(address.path)#\(id)"
  }

  /// The relative link from a page to a target, or to a heading on it.
  package func link(to target: Target, heading: String? = nil, from page: Address) -> String {
    let (address, id) = address(of: target)
    guard let id = heading ?? id else { return address.relative(to: page) }
    return address.relative(to: page) + "#" + id
  }

  private func volume(_ volume: Volume) -> Address {
    switch volume {
    case .handout(let id, let audience): Address("\(folder(id))/\(paths.handout)-\(audience).pdf")
    case .lesson(let slug): Address("\(paths.lessons)/\(slug)/\(slug).pdf")
    case .evening(let slug): Address("\(paths.evenings)/\(slug).pdf")
    case .letter(let slug): beside(.evening(slug), paths.letter, "docx")
    case .slides(let meeting): beside(meeting.target, paths.slides, "pdf")
    case .editableSlides(let meeting): beside(meeting.target, paths.slides, "pptx")
    case .course(let slug): Address("\(paths.courses)/\(slug)/\(slug).pdf")
    case .session(let course, let session): Address("\(paths.courses)/\(course)/\(session).pdf")
    case .material(let slug): Address("\(paths.materials)/\(slug).pdf")
    case .book: Address("\(paths.book).pdf")
    case .ebook: Address("\(paths.book).epub")
    }
  }

  /// Beside the page of those who come: `rust.html`, `rust-draaiboek.html`.
  private func beside(_ target: Target, _ word: String, _ ending: String) -> Address {
    Address("\(address(of: target).0.path.dropLast(5))-\(word).\(ending)")
  }

  private func folder(of kind: Reference.Kind) -> String { folders[kind] ?? "" }

  private func folder(_ id: Diptych.ID) -> String { "\(folder(of: id.kind))/\(id.slug)" }

  private func folder(of kind: Diptych.Kind) -> String {
    switch kind {
    case .problem: paths.problems
    case .lesson: paths.lessons
    }
  }

  /// Nearly all pages are of this form, and each has dozens of links.
  private func page(_ id: Diptych.ID, _ name: String) -> Address {
    Address(joined: folder(of: id.kind), id.slug, name, ending: ".html")
  }

  private func suffix(_ language: String?) -> String { language.map { ".\($0)" } ?? "" }

  /// A content file goes beside the pages made from its folder.
  private func asset(_ path: String) -> String {
    for (content, site) in moved where path.hasPrefix(content) { return site + path.dropFirst(content.count) }
    return path
  }
}
