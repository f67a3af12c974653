import Model
import Platform
import Templates

/// Where an output file is: its path below the output folder, with `/` between folders.
package struct Address: Hashable, Sendable, Comparable {
  /// Has no `/` at its beginning or end.
  package let path: String

  package init(_ path: String) { self.path = path }

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

/// Where a page or a file is, in parts. Pages have dozens of links: these are compared and written part by part, without putting
/// paths together first.
package struct AddressParts {
  /// The folder at the top of the site, and the one within it; empty where there is none.
  package let outer, inner: String
  package let name: String
  package let ending: StaticString

  fileprivate init(_ outer: String, _ inner: String, _ name: String, ending: StaticString = ".html") {
    (self.outer, self.inner, self.name, self.ending) = (outer, inner, name, ending)
  }

  /// The whole, after the address of the site.
  fileprivate func path(after base: String = "") -> String {
    let most = base.utf8.count + outer.utf8.count + inner.utf8.count + name.utf8.count + 2 + ending.utf8CodeUnitCount
    return String(unsafeUninitializedCapacity: most) { path in
      var count = 0
      func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        _ = path[count...].initialize(fromContentsOf: bytes)
        count += bytes.count
      }
      func add(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable(add) == nil { Array(text.utf8).withUnsafeBufferPointer(add) }
      }
      func add(folder: String) {
        if folder.isEmpty { return }
        add(folder)
        path[count] = UInt8(ascii: "/")
        count += 1
      }
      add(base)
      add(folder: outer)
      add(folder: inner)
      add(name)
      add(UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
      return count
    }
  }
}

/// The folders of a page, from which its links lead.
package struct AddressFolders {
  private let outer, inner: String
  private let depth: Int

  package init(of page: Address) {
    let path = page.path.utf8
    var names: [Substring] = [], start = path.startIndex
    for index in path.indices where path[index] == UInt8(ascii: "/") {
      names.append(page.path[start..<index])
      start = path.index(after: index)
    }
    (outer, inner, depth) = (names.first.map(String.init) ?? "", names.dropFirst().first.map(String.init) ?? "", names.count)
  }

  /// How many folders up the way to a file leads, and into which it then goes: the same as ``Address/relative(to:)``.
  package func way(to parts: AddressParts) -> (up: Int, outer: String?, inner: String?) {
    let outer = parts.outer.isEmpty ? nil : parts.outer, inner = parts.inner.isEmpty ? nil : parts.inner
    if depth == 0 || parts.outer != self.outer { return (depth, outer, inner) }
    if depth == 1 || parts.inner != self.inner { return (depth - 1, nil, inner) }
    return (depth - 2, nil, nil)
  }
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

  /// Where a target is: in parts, as nearly all that links lead to, or in one, with the id of an element when it is part of a page.
  package enum Place {
    case parts(AddressParts)
    case whole(Address, id: String?)
  }

  /// The address, with the id of an element when the target is part of a page.
  package func address(of target: Target) -> (Address, id: String?) {
    switch place(of: target) {
    case .parts(let parts): (Address(parts.path()), nil)
    case .whole(let address, let id): (address, id)
    }
  }

  package func place(of target: Target) -> Place {
    switch target {
    case .home: .parts(AddressParts("", "", "index"))
    case .audience(let id, nil): .parts(AddressParts("", "", id))
    case .diptych(let id): .parts(page(id, "index"))
    case .view(let id, let audience, nil): .parts(page(id, audience))
    case .view(let id, let audience, let language): .parts(page(id, audience + suffix(language)))
    case .handout(let id, let audience, let language): .parts(page(id, "\(paths.handout)-\(audience)\(suffix(language))"))
    case .plan(let problem, let language): .parts(page(Diptych.ID(.problem, problem), paths.plan + suffix(language)))
    case .builtIn(let name): .parts(AddressParts(paths.assets, "", name, ending: ""))
    case .audience(let id, let language): .whole(Address("\(id)\(suffix(language)).html"), id: nil)
    case .lessons: .whole(Address("\(paths.lessons)/index.html"), id: nil)
    case .list(let kind): .whole(Address("\(folder(of: kind))/index.html"), id: nil)
    case .item(let kind, let slug): .whole(Address("\(folder(of: kind))/\(slug).html"), id: nil)
    case .calendar(let slug): .whole(Address("\(paths.evenings)/\(slug).ics"), id: nil)
    case .course(let slug): .whole(Address("\(paths.courses)/\(slug)/index.html"), id: nil)
    case .session(let course, let session): .whole(Address("\(paths.courses)/\(course)/\(session).html"), id: nil)
    case .guide(let meeting): .whole(beside(meeting.target, paths.guide, "html"), id: nil)
    case .slides(let meeting): .whole(beside(meeting.target, paths.slides, "html"), id: nil)
    case .glossary: .whole(Address("\(paths.glossary).html"), id: nil)
    case .term(let slug): .whole(Address("\(paths.glossary).html"), id: slug)
    case .sources: .whole(Address("\(paths.sources).html"), id: nil)
    case .source(let id): .whole(Address("\(paths.sources).html"), id: id)
    case .overview: .whole(Address("\(paths.overview).html"), id: nil)
    case .overviewPage(let number): .whole(Address("\(paths.overview)-\(number).html"), id: nil)
    case .page(let slug): .whole(Address("\(slug).html"), id: nil)
    case .searchPage(let language): .whole(Address("\(paths.search)\(suffix(language)).html"), id: nil)
    case .check: .whole(Address("\(paths.check).html"), id: nil)
    case .searchData(let name): .whole(Address("\(paths.search)/\(name)"), id: nil)
    case .feed: .whole(Address("feed.xml"), id: nil)
    case .notFound: .whole(Address("404.html"), id: nil)
    case .volume(let volume): .whole(self.volume(volume), id: nil)
    case .school: .whole(Address("\(paths.school).html"), id: nil)
    case .schoolPage(let slug): .whole(Address("\(paths.school)/\(slug).html"), id: nil)
    case .schoolFile(let name): .whole(Address("\(paths.school)/\(name)"), id: nil)
    case .asset(let path): .whole(Address(asset(path)), id: nil)
    }
  }

  /// The full address of a target, or of a heading on it.
  package func whole(_ target: Target, heading: String? = nil, baseURL: String) -> String {
    if heading == nil, case .parts(let parts) = place(of: target) { return parts.path(after: baseURL) }
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

  private func page(_ id: Diptych.ID, _ name: String) -> AddressParts { AddressParts(folder(of: id.kind), id.slug, name) }

  private func suffix(_ language: String?) -> String { language.map { ".\($0)" } ?? "" }

  /// A content file goes beside the pages made from its folder.
  private func asset(_ path: String) -> String {
    for (content, site) in moved where path.hasPrefix(content) { return site + path.dropFirst(content.count) }
    return path
  }
}
