import Feeds
import Markdown
import Markup
import Model
import QR
import Rendering
import SiteIndex
import Templates

extension CopyFacts {
  /// - Parameter id: identifies this version of the copy.
  init(of school: School, version id: String, _ release: Release?, in catalog: Catalog) {
    let words = catalog.interface
    // What all copies of a release share has no version of its own.
    let mark = id.isEmpty ? "" : " (\(id))"
    let day = catalog.updated.map { "\(words.date($0))\(mark)" } ?? id
    let version = release.map { words.copy.releaseOf($0.number, "\(words.date($0.day))\(mark)") } ?? words.copy.versionOf(day)
    self.init(
      site: catalog.siteTitle, school: school.name, publisher: catalog.settings.publisher.name,
      version: version,
      newest: catalog.baseURL, zips: catalog.settings.releasesAt, address: school.hostedAt?.value.text ?? catalog.baseURL,
      check: catalog.addresses.whole(.check, baseURL: catalog.baseURL), own: words.copy.own,
      folder: school.slug)
  }
}

/// One school's part of a copy: what fills the slots, and the school's own pages and files.
package struct SchoolCopy {
  let catalog: Catalog
  let school: School
  /// Identifies this version of the copy; empty while it is not known.
  package var version = ""
  /// The release that it is of, and those before it, newest first; empty for a copy of none.
  package var releases: [Release] = []
  /// Whether it is what the copies of many schools share: its pages name no school.
  package var isShared = false
  private let day: Day?
  private let theme: Theme
  private let evenings: [(evening: Evening, file: String)]
  /// The volumes that were printed for it, by what each is a volume of.
  package var volumes: [Volume: MadeVolume] = [:]

  package var slug: String { school.slug }

  /// - Parameter press: one that makes pages for copies.
  package init(_ press: Press, _ school: School) {
    (catalog, theme, day) = (press.catalog, press.theme, press.day)
    self.school = school
    // A file's name, and what calendars know the evening by, stay as they are when it moves to another day. Evenings of one name are numbered.
    var names: Set<String> = []
    evenings = school.evenings.enumerated().compactMap { [catalog, day] index, held in
      Self.evening(of: held, in: catalog).flatMap { evening in
        let own = evening.slug.isEmpty ? Slug.suggestion(for: String(evening.title.prefix(60))) : evening.slug
        let name = own ?? "\(index + 1)"
        let free = ([name] + (2...(index + 2)).map { "\(name)-\($0)" }).first { names.insert($0).inserted } ?? name
        // What is over is shown no longer, but the others keep their names.
        return day.map { held.date < $0 } ?? false ? nil : (evening, "\(free).ics")
      }
    }
  }

  private var release: Release? { releases.first }

  private var facts: CopyFacts { CopyFacts(of: school, version: version, release, in: catalog) }

  /// What a slot of the page at an address is filled with; nothing where the school has nothing for it.
  package func fill(_ slot: Slot, at address: Address) -> [UInt8] { withRelease(filling(slot, at: address), at: address) }

  /// What a slot is filled with, with slots for the version and the release: the same for all of these.
  package func filling(_ slot: Slot, at address: Address) -> [UInt8] {
    slot.isOfRelease ? PagePart.mark(of: slot) : Markup.bytes { markup(for: slot, at: address) }
  }

  /// What fills a slot, with the version and the release in their places.
  package func withRelease(_ filling: [UInt8], at address: Address) -> [UInt8] {
    guard filling.contains(Markup.slotMark) else { return filling }
    return PagePart.parts(of: filling).flatMap { part -> [UInt8] in
      switch part {
      case .bytes(let bytes): Array(bytes)
      case .slot(let slot): Markup.bytes { markup(for: slot, at: address) }
      }
    }
  }

  func context(at address: Address) -> PageContext {
    var page = PageContext(theme: theme, links: Links(from: address, in: catalog), target: .school)
    page.start = { .audience($0) }
    return page
  }

  func markup(for slot: Slot, at address: Address) -> Markup {
    let page = context(at: address)
    switch slot {
    case .brand: return isShared ? sharedBrand(page) : brand(school, page)
    case .foot: return isShared ? sharedFoot(facts, page) : schoolFoot(school, facts, page)
    case .sheet: return isShared ? sharedSheet(page) : schoolSheet(school)
    case .cover: return isShared ? sharedCover(page) : schoolCover(school, page)
    case .volume(let path):
      guard
        let (volume, made) = volumes.first(where: { $0.value.name == path })
          ?? theme.volumes.first(where: { $0.value.name == path })
      else { return Markup() }
      return link(to: volume, made, page)
    case .version: return "\(facts.version)"
    case .changes:
      return releaseHistory(releases, level: 3, page) { text in
        let parts = text.address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let way = Address(String(parts[0])).relative(to: address)
        return parts.count > 1 ? "\(way)#\(parts[1])" : way
      }
    case .home: return schoolHome(school, evenings: evenings, page)
    case .evening(let slug):
      guard let held = evenings.first(where: { $0.evening.slug == slug }) else { return Markup() }
      return schoolDay(school, held.evening, file: held.file, page)
    case .invitation(let field, let slug):
      let held = evenings.first { $0.evening.slug == slug }?.evening
      guard let evening: Evening = held ?? catalog.item(at: .evening(slug)) else { return Markup() }
      return open(field, of: evening, catalog.interface)
    case .partners:
      let partners = school.partners.filter(page.theme.settings.publishes)
      return "\(partners.map { listed($0, PartnerFacts($0, in: catalog), page, ofSchool: school.name) })"
    case .place(let name):
      let texts = school.paragraphs.filter { $0.place.value == name }.map {
        markup($0.text, address, page, prefix: "school_\(name)_")
      }
      return "\(texts.map { schoolParagraph(school, $0, page) })"
    case .base, .code, .address: return leading(to: base, slot)
    case .made:
      // A release is the same whenever it is made again.
      guard let day = release?.day ?? day, printedBase != nil else { return Markup() }
      return schoolMade(on: day, page)
    }
  }

  /// What a copy on the web that was made on a day says of that.
  package func made(on day: Day, at address: Address) -> [UInt8] { Markup.bytes { schoolMade(on: day, context(at: address)) } }

  /// The address below which its pages are on the web, with a slash at its end; the site's where it has none of its own.
  private var base: String { printedBase ?? catalog.baseURL }

  /// What leads to a page below an address.
  func leading(to base: String, _ slot: Slot) -> Markup {
    switch slot {
    case .base: "\(base)"
    case .code(let path): QRCode(base + path)?.svg(label: base + path) ?? Markup()
    case .address(let path): brokenAddress(base + path)
    default: Markup()
    }
  }

  /// Its own pages, with their slots, and its own files.
  package func outputs() -> [Output] { ownOutputs() + [instructions()] }

  /// Those that are the same for every version.
  package func ownOutputs() -> [Output] {
    let ownFiles = Address("\(catalog.interface.copy.own)/index.html")
    let own = page(.school) { address, _ in
      SchoolPage(
        school: school, evenings: evenings, own: ownFiles.relative(to: address), copy: facts, words: catalog.interface)
    }
    var outputs = [own]
    for text in school.pages {
      outputs.append(
        page(.schoolPage(text.slug)) { address, page in
          SchoolTextPage(school: school, text: text, body: markup(text.body, address, page, prefix: ""))
        })
    }
    outputs += files()
    for (evening, name) in evenings {
      let id = "\(school.slug)-\(name)@\(catalog.settings.baseURL)"
      if let bytes = CalendarFile(evening, in: catalog, id: id)?.bytes { outputs.append(file(name, bytes)) }
    }
    let words = catalog.interface.copy
    let style = path(.builtIn("style.css"))
    let begin = Markup.bytes {
      beginning(
        facts, href: path(.home), scripts: Scripts.toBegin.map { path(.builtIn($0)) }, style: style, catalog.interface)
    }
    let page = Markup.bytes { readMe(facts, hrefs: (words.begin, [style, path(.schoolFile("school.css"))]), catalog.interface) }
    for (name, bytes) in [(words.begin, begin), (words.readMePage, page)] {
      outputs.append(Output(address: Address(name), content: .bytes(bytes), file: nil))
    }
    return outputs
  }

  /// The path of a target below the copy's folder.
  private func path(_ target: Target) -> String { catalog.addresses.address(of: target).0.path }

  /// How to host the copy, with its version.
  package func instructions() -> Output {
    let words = catalog.interface.copy
    // With a byte order mark and CRLF, as Windows needs to show it correctly.
    let text = "\u{FEFF}" + words.instructions(facts).replacing("\n", with: "\r\n")
    return Output(address: Address(words.readMe), content: .bytes(Array(text.utf8)), file: nil)
  }

  /// The files that its pages show: its colour and its logo.
  package func files() -> [Output] {
    let logo = school.logo.map { file("logo.\($0.ending)", $0.bytes) }
    let sheet = catalog.addresses.address(of: .schoolFile("school.css")).0
    let icon = catalog.addresses.address(of: .builtIn("favicon.svg")).0.relative(to: sheet)
    return [file("school.css", schoolStyle(school, icon: icon))] + [logo].compactMap(\.self)
  }

  private func page(_ target: Target, _ template: (Address, PageContext) -> some PageTemplate) -> Output {
    let address = catalog.addresses.address(of: target).0
    let page = PageContext(target, at: address, in: catalog, theme)
    let bytes = Markup.bytes { Templates.page(template(address, page), page) }
    return Output(address: address, content: .bytes(bytes), file: school.file)
  }

  private func file(_ name: String, _ bytes: [UInt8]) -> Output {
    Output(address: catalog.addresses.address(of: .schoolFile(name)).0, content: .bytes(bytes), file: school.file)
  }

  private func markup(_ document: Document, _ address: Address, _ page: PageContext, prefix: String) -> Markup {
    var passage = Passage(Text(document, file: school.file, page: .school))
    (passage.idPrefix, passage.listsSources, passage.listsNotes) = (prefix, false, false)
    return PageTexts([passage], at: address, catalog, .written, page.theme)[0]
  }
}

extension SchoolCopy {
  /// A school's evening as an evening of the site, with an empty slug when it is the school's own. `nil` when the site does not
  /// have the evening, or the school's own lacks a title or times.
  private static func evening(of held: SchoolEvening, in catalog: Catalog) -> Evening? {
    guard let of = held.of else {
      guard let title = held.title, let start = held.start, let minutes = held.minutes else { return nil }
      var evening = Evening(
        slug: "", title: title, summary: held.summary ?? "", problems: [],
        programme: Programme(start: start, items: [ProgrammeItem(minutes: minutes, what: title, how: nil)]), materials: [],
        invitation: Document(), body: Document(), file: "")
      (evening.date, evening.place, evening.publication.changed) = (held.date, held.place, held.changed)
      return evening
    }
    guard var evening: Evening = catalog.item(at: .evening(of.value)) else { return nil }
    (evening.date, evening.place, evening.publication.changed) = (held.date, held.place, held.changed)
    if let start = held.start { evening.programme.start = start }
    return evening
  }
}
