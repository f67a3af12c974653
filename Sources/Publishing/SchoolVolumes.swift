import Copying
import Digest
import Markup
import Model
import Platform
import Rendering
import SiteIndex
import Volumes

/// Volumes as they are made for schools: what all schools share of each, found out once.
///
/// A volume is laid out once for all schools, with boxes. Some schools say something within its text: the day of an evening in the letter, or their own
/// words where a text leaves them a place. That moves lines and pages, so the volume is laid out for that school by itself.
struct SchoolVolumes: Sendable {
  let volumes: [BoundVolume]
  let catalog: Catalog
  private let press: Press
  /// A school that says nothing: what it has in a slot is what all share.
  private let nobody: SchoolCopy
  /// The pages to which sheets lead: those of all views.
  private let views: [Target]
  /// The pages to which slides lead.
  private let meetings: [Target]
  /// By the volumes' order: the digest of each as all share it, and the slots within its text.
  private let shared: [(digest: String, slots: [PlacedSlot])]

  /// - Parameter press: one that makes pages for copies.
  /// - Throws: ``FileError``
  init(_ press: Press, _ volumes: [BoundVolume]) throws(FileError) {
    let nobody = SchoolCopy(press, School(slug: "", name: "", file: ""))
    (self.press, self.volumes, self.nobody, catalog) = (press, volumes, nobody, press.catalog)
    views = catalog.library.diptychs.flatMap { diptych in
      diptych.views.map { .view(of: diptych.id, audience: $0.audience) }
    }
    meetings = Volume.all(in: catalog).compactMap { volume, _ in
      if case .slides(let meeting) = volume { meeting.target } else { nil }
    }
    let base = SHA256()
    for file in Printer.program { base.add(file.bytes) }
    for output in press.printingOutputs() + nobody.files() { base.add(try output.bytes()) }
    let whole = base.hexadecimal()
    var pages: [Address: (digest: String, slots: [PlacedSlot])] = [:]
    var shared: [(digest: String, slots: [PlacedSlot])] = []
    for volume in volumes {
      var digest = whole, slots: [PlacedSlot] = []
      for output in volume.outputs {
        if pages[output.address] == nil { pages[output.address] = try Self.page(output, nobody) }
        guard let page = pages[output.address] else { continue }
        digest += page.digest
        slots += page.slots
      }
      shared.append((SHA256.hexadecimal(of: Array(digest.utf8)), slots))
    }
    self.shared = shared
  }

  private static func page(_ output: Output, _ nobody: SchoolCopy) throws(FileError) -> (digest: String, slots: [PlacedSlot]) {
    let bytes = try output.bytes()
    let slots = PagePart.parts(of: bytes).compactMap { part -> PlacedSlot? in
      guard case .slot(let slot) = part else { return nil }
      return slot.isWithinText ? PlacedSlot(slot, at: output.address) : nil
    }
    return (SHA256.hexadecimal(of: nobody.onPaper(bytes, at: output.address)), slots)
  }

  /// The pages of a volume that schools may have as their own: those that have a slot within their text.
  func openPages(_ index: Int) -> [Address] { Set(shared[index].slots.map(\.address)).sorted { $0.path < $1.path } }

  /// The files around the pages: the program, style sheets and pictures.
  func outputs() -> [Output] { press.printingOutputs() + nobody.files() }

  /// A page as all schools share it.
  func shared(_ output: Output) throws(FileError) -> [UInt8] { nobody.onPaper(try output.bytes(), at: output.address) }

  /// What one school makes of the volumes.
  func volumes(of school: School) -> OfSchool { volumes(of: SchoolCopy(press, school)) }

  func volumes(of copy: SchoolCopy) -> OfSchool {
    let own = copy.boxes(for: [], meetings: []) + Array((copy.printedBase ?? "").utf8)
    return OfSchool(all: self, copy: copy, own: SHA256.hexadecimal(of: own))
  }

  /// One school's volumes.
  struct OfSchool {
    private let all: SchoolVolumes
    let copy: SchoolCopy
    /// The digest of what it has for boxes.
    private let own: String

    fileprivate init(all: SchoolVolumes, copy: SchoolCopy, own: String) {
      (self.all, self.copy, self.own) = (all, copy, own)
    }

    /// What it has for boxes, as a document.
    func boxes() -> [UInt8] { copy.boxes(for: all.views, meetings: all.meetings) }

    /// The pages of a volume that say something of its own within their text.
    func ownPages(_ index: Int) -> Set<Address> {
      Set(
        all.shared[index].slots.filter { copy.onPaper($0.slot, at: $0.address) != all.nobody.onPaper($0.slot, at: $0.address) }
          .map(\.address))
    }

    /// The pages of a volume that are the school's own: those that say something of its own, and in an e-book and a letter, the first.
    func ownOutputs(_ index: Int) -> [Output] {
      let volume = all.volumes[index], own = ownPages(index)
      let cover = volume.hasOwnCover ? volume.outputs.first?.address : nil
      return volume.outputs.filter { own.contains($0.address) || $0.address == cover }
    }

    /// The bytes of such a page.
    ///
    /// - Parameter logo: the file with its logo, for a page of an e-book or a letter.
    /// - Throws: ``FileError``
    func bytes(_ page: Output, of index: Int, logo: String?) throws(FileError) -> [UInt8] {
      let bytes = try page.bytes()
      return all.volumes[index].hasOwnCover
        ? copy.inBook(bytes, at: page.address, logo: logo) : copy.onPaper(bytes, at: page.address)
    }

    /// The digest of everything that a volume of this school is made from.
    func fingerprint(_ index: Int) -> String {
      let texts = all.shared[index].slots.map { copy.onPaper($0.slot, at: $0.address) }
      let said = texts.map { "\($0.count) \(String(decoding: $0, as: UTF8.self))\n" }.joined()
      return SHA256.hexadecimal(of: Array("\(all.shared[index].digest) \(own) \(said)".utf8))
    }
  }
}

extension BoundVolume {
  /// Whether it is made once for all schools, and each puts its own into it: a PDF has boxes, slides to be changed have a first slide, and an e-book has
  /// its cover. A letter is made for each.
  var isFilled: Bool { ending != "docx" }

  /// Whether its first page is made for each school, in an e-book and a letter: these have no boxes.
  var hasOwnCover: Bool { ["docx", "epub"].contains(ending) }

  /// How the name of its file ends.
  var ending: Substring { path.split(separator: ".").last ?? "" }
}

extension Slot {
  /// Whether it stands within a text: what fills it moves the lines that follow.
  fileprivate var isWithinText: Bool {
    switch self {
    case .evening, .invitation, .partners, .place: true
    // On paper these are boxes, or nothing.
    case .brand, .foot, .version, .changes, .made, .sheet, .cover, .home, .volume, .base, .code, .address: false
    }
  }
}
