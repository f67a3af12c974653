import Markup
import Model
import Site
import Zip

/// A page as all copies have it, with slots in it: what they have in common is compressed once.
struct Mold: Sendable {
  private enum Part: Sendable {
    case shared([UInt8], Piece)
    case slot(Slot)
  }

  let address: Address
  private let parts: [Part]

  /// Nothing for a page without slots, and for what is no page: a picture may hold any bytes.
  init?(_ bytes: [UInt8], at address: Address) {
    guard address.path.hasSuffix(".html"), bytes.contains(Markup.slotMark) else { return nil }
    self.address = address
    parts = PagePart.parts(of: bytes).map { part in
      switch part {
      case .bytes(let slice): Mold.shared(slice)
      case .slot(let slot): .slot(slot)
      }
    }
  }

  private static func shared(_ bytes: ArraySlice<UInt8>) -> Part {
    let bytes = Array(bytes)
    return .shared(bytes, Piece(bytes, level: 9))
  }

  /// What all copies have of it.
  var sharedBytes: [UInt8] {
    parts.flatMap { part -> [UInt8] in
      switch part {
      case .shared(let bytes, _): bytes
      case .slot(let slot): Array("<\(slot.text)>".utf8)
      }
    }
  }

  /// One copy's page.
  func filled(by school: inout SlotFiller) -> (bytes: [[UInt8]], pieces: [Piece]) {
    var bytes: [[UInt8]] = [], pieces: [Piece] = []
    for part in parts {
      switch part {
      case .shared(let plain, let piece):
        bytes.append(plain)
        pieces.append(piece)
      case .slot(let slot):
        let own = school.fill(slot, at: address)
        if own.bytes.isEmpty { continue }
        bytes.append(own.bytes)
        pieces.append(own.piece)
      }
    }
    return (bytes, pieces)
  }
}

/// Fills slots for one school: what stands on every page is made once for each folder depth.
struct SlotFiller {
  let copy: SchoolCopy
  private struct Key: Hashable {
    let slot: Slot
    let depth: Int
  }
  private var known: [Key: (bytes: [UInt8], piece: Piece)] = [:]

  init(_ copy: SchoolCopy) { self.copy = copy }

  mutating func fill(_ slot: Slot, at address: Address) -> (bytes: [UInt8], piece: Piece) {
    // A text with links of its own differs from page to page.
    if case .place = slot { return make(slot, at: address) }
    let key = Key(slot: slot, depth: address.path.utf8.count { $0 == UInt8(ascii: "/") })
    if let found = known[key] { return found }
    let made = make(slot, at: address)
    known[key] = made
    return made
  }

  private func make(_ slot: Slot, at address: Address) -> (bytes: [UInt8], piece: Piece) {
    let bytes = copy.fill(slot, at: address)
    return (bytes, Piece(bytes, level: 6))
  }
}
