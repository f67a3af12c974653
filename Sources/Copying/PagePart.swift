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
