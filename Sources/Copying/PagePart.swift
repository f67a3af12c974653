import Feeds
import Markup
import Model
import Rendering
import SiteIndex

/// A part of a page with slots: the bytes between them, or a slot.
package enum PagePart {
  case bytes(ArraySlice<UInt8>)
  case slot(Slot)

  /// The parts of a page in order; a single one when it has no slots.
  package static func parts(of page: [UInt8]) -> [PagePart] {
    var parts: [PagePart] = []
    var start = page.startIndex
    while let mark = page[start...].firstIndex(of: Markup.slotMark),
      let end = page[(mark + 1)...].firstIndex(of: Markup.slotMark)
    {
      if start < mark { parts.append(.bytes(page[start..<mark])) }
      if let slot = Slot(String(decoding: page[(mark + 1)..<end], as: UTF8.self)) { parts.append(.slot(slot)) }
      start = end + 1
    }
    if start < page.endIndex { parts.append(.bytes(page[start...])) }
    return parts
  }
}

extension PagePart {
  /// A slot in a page that is not yet filled.
  static func mark(of slot: Slot) -> [UInt8] { [Markup.slotMark] + Array(slot.text.utf8) + [Markup.slotMark] }
}

extension SchoolCopy {
  /// A page with its slots filled.
  package func filled(_ page: [UInt8], at address: Address) -> [UInt8] {
    // Only pages have slots: a picture may hold any bytes.
    guard address.path.hasSuffix(".html") else { return page }
    return PagePart.parts(of: page).flatMap { part -> [UInt8] in
      switch part {
      case .bytes(let bytes): Array(bytes)
      case .slot(let slot): fill(slot, at: address)
      }
    }
  }
}
