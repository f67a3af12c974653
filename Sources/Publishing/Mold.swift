import Copying
import Markup
import Model
import SiteIndex
import Zip

/// A page with slots, as all copies have it: what they have in common is compressed once.
struct Mold: Sendable {
  private enum Part: Sendable {
    case shared([UInt8], Piece)
    case slot(PlacedSlot)
  }

  let address: Address
  private let parts: [Part]

  /// Returns `nil` for a page without slots, and for what is not a page: a picture may hold any bytes.
  init?(_ bytes: [UInt8], at address: Address) {
    guard address.path.hasSuffix(".html"), bytes.contains(Markup.slotMark) else { return nil }
    self.address = address
    parts = PagePart.parts(of: bytes).map { part in
      switch part {
      case .bytes(let slice): Mold.shared(slice)
      case .slot(let slot): .slot(PlacedSlot(slot, at: address))
      }
    }
  }

  /// Its slots, in order.
  var slots: [PlacedSlot] {
    parts.compactMap { part in
      if case .slot(let slot) = part { slot } else { nil }
    }
  }

  /// The same page where it leads to the site: that of all copies that have no address of their own.
  func leadingToSite(_ nobody: inout SlotFiller) -> Mold {
    var bytes: [UInt8] = []
    for part in parts {
      switch part {
      case .shared(let plain, _): bytes += plain
      case .slot(let slot) where slot.slot.isAddress: bytes += nobody.bytes(slot)
      case .slot(let slot): bytes += Markup.bytes { Markup(slot: slot.slot.text) }
      }
    }
    return Mold(bytes, at: address) ?? self
  }

  private static func shared(_ bytes: ArraySlice<UInt8>) -> Part {
    let bytes = Array(bytes)
    return .shared(bytes, Piece(bytes, level: 9))
  }

  /// What all copies have in common of the page, with its slots' names in their places.
  var sharedBytes: [UInt8] {
    parts.flatMap { part -> [UInt8] in
      switch part {
      case .shared(let bytes, _): bytes
      case .slot(let slot): Array("<\(slot.slot.text)>".utf8)
      }
    }
  }

  /// The page of one copy.
  func bytes(by school: inout SlotFiller) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      switch part {
      case .shared(let plain, _): bytes += plain
      case .slot(let slot): bytes += school.bytes(slot)
      }
    }
    return bytes
  }

  /// The page of one copy, as plain bytes and as compressed pieces.
  func filled(by school: inout SlotFiller) -> (bytes: [[UInt8]], pieces: [Piece]) {
    var bytes: [[UInt8]] = [], pieces: [Piece] = []
    for part in parts {
      switch part {
      case .shared(let plain, let piece):
        bytes.append(plain)
        pieces.append(piece)
      case .slot(let slot):
        let own = school.bytes(slot)
        if own.isEmpty { continue }
        bytes.append(own)
        pieces.append(school.piece(slot))
      }
    }
    return (bytes, pieces)
  }
}

/// A slot, and where it is filled. What is on every page is the same at every folder depth, so such slots are equal.
struct PlacedSlot: Hashable, Sendable {
  let slot: Slot
  /// The address of a page that has it.
  let address: Address
  private let place: String

  init(_ slot: Slot, at address: Address) {
    (self.slot, self.address) = (slot, address)
    // A text with links of its own differs from page to page; anything else only depends on the depth of the folder.
    if case .place = slot { place = address.path } else { place = address.path.filter { $0 == "/" } }
  }

  static func == (one: PlacedSlot, other: PlacedSlot) -> Bool { one.slot == other.slot && one.place == other.place }

  func hash(into hasher: inout Hasher) {
    hasher.combine(slot)
    hasher.combine(place)
  }
}

extension Slot {
  /// Whether it leads to the copy's own address.
  var isAddress: Bool {
    switch self {
    case .base, .code, .address: true
    default: false
    }
  }

  /// Whether a page that all copies share can have it: it says whose copy that is and which, or leads to the site.
  var isShareable: Bool {
    switch self {
    case .brand, .foot, .sheet, .cover, .version, .made: true
    default: isAddress
    }
  }

  /// Whether two copies may differ in it alone: not in what follows from the address.
  var tellsCopiesApart: Bool {
    switch self {
    case .code, .address: false
    default: true
    }
  }
}

/// Fills slots for one school, making and compressing the content of each once.
struct SlotFiller {
  private(set) var copy: SchoolCopy
  private var open: [PlacedSlot: [UInt8]] = [:]
  private var known: [PlacedSlot: [UInt8]] = [:]
  private var pieces: [PlacedSlot: Piece] = [:]

  init(_ copy: SchoolCopy) { self.copy = copy }

  /// From now on, fills what is left open with this version and these releases.
  mutating func take(_ version: String, _ releases: [Release]) {
    (copy.version, copy.releases) = (version, releases)
    (known, pieces) = ([:], [:])
  }

  /// What fills a slot, with the version and the release left open.
  mutating func open(_ slot: PlacedSlot) -> [UInt8] {
    if let found = open[slot] { return found }
    let made = copy.filling(slot.slot, at: slot.address)
    open[slot] = made
    return made
  }

  mutating func bytes(_ slot: PlacedSlot) -> [UInt8] {
    if let found = known[slot] { return found }
    let made = copy.withRelease(open(slot), at: slot.address)
    known[slot] = made
    return made
  }

  mutating func piece(_ slot: PlacedSlot) -> Piece {
    if let found = pieces[slot] { return found }
    let made = Piece(bytes(slot), level: 6)
    pieces[slot] = made
    return made
  }
}
