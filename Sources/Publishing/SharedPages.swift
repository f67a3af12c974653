import Copying
import Model
import Platform

/// The pages of copies that stand beside each other on one web server, as far as these have them in common: they name no school, since a copy's own style
/// sheet does that, and lead to the site. A school has a page of its own only where it has something else to say on it: its first page, that of an
/// evening that it holds, one with its own words.
struct SharedPages: Sendable {
  private struct Shared: Sendable {
    let mold: Mold
    /// The slots in which a school may say something, with what fills them where it says nothing.
    let open: [(slot: PlacedSlot, filling: [UInt8])]
  }

  private let press: CopyPress
  private let pages: [Shared]

  init(_ press: CopyPress) {
    self.press = press
    var nobody = SlotFiller(SchoolCopy(press.press, School(slug: "", name: "", file: "")))
    pages = press.molds.map { mold in
      Shared(mold: mold, open: mold.slots.filter { !$0.slot.isShareable }.map { ($0, nobody.open($0)) })
    }
  }

  /// Hands over what the copies of a release share: each page, and each file that is the same in all.
  ///
  /// - Throws: ``BuildError``
  func each(
    of releases: [Release], _ body: (_ path: String, _ bytes: [UInt8]) throws(BuildError) -> Void
  ) throws(BuildError) {
    var copy = SchoolCopy(press.press, School(slug: "", name: "", file: ""))
    copy.isShared = true
    var filler = SlotFiller(copy)
    filler.take("", releases)
    for page in pages { try body(page.mold.address.path, page.mold.bytes(by: &filler)) }
    for file in press.files { try body(file.address.path, try CopyPress.bytes(of: file)) }
  }

  /// A school's own files in its folder: those that no other copy has, and the pages that are not as ``each(of:_:)`` has them. What only a copy needs that
  /// the school hosts itself is not among them.
  ///
  /// - Throws: ``BuildError``
  func own(_ contents: CopyContents, _ stamp: CopyStamp) throws(BuildError) -> [(path: String, bytes: [UInt8])] {
    var filler = contents.filler
    let school = contents.school, version = stamp.version(of: contents.digest)
    filler.take(version, stamp.releases)
    var own: [(path: String, bytes: [UInt8])] = []
    for (page, mold) in zip(pages, press.molds(of: school)) {
      if page.open.allSatisfy({ filler.open($0.slot) == $0.filling }) { continue }
      own.append((mold.address.path, mold.bytes(by: &filler)))
    }
    for volume in filler.copy.volumes.values.sorted(by: { $0.name < $1.name }) {
      own.append((volume.name, try attempt { () throws(FileError) in try Files.read(volume.path) }))
    }
    for file in contents.own + [press.facts(school, version, stamp.releases.first)] where !press.isForHosting(file.address) {
      own.append((file.address.path, Mold(file.bytes, at: file.address)?.bytes(by: &filler) ?? file.bytes))
    }
    return own
  }
}
