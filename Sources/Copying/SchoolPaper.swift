import Foundation
import Markup
import Model
import QR
import Rendering
import SiteIndex
import Templates

/// What is printed for a school. Pages are laid out with boxes, which are the same for all schools; each school fills these in finished PDFs.
extension SchoolCopy {
  /// A page to be printed, with boxes where every school has something of its own. What this school says elsewhere is in its place, for it changes
  /// where lines and pages end.
  package func onPaper(_ page: [UInt8], at address: Address) -> [UInt8] {
    PagePart.parts(of: page).flatMap { part -> [UInt8] in
      switch part {
      case .bytes(let bytes): Array(bytes)
      case .slot(let slot): onPaper(slot, at: address)
      }
    }
  }

  /// A page of an e-book, which has no boxes: its name and logo stand on the cover.
  ///
  /// - Parameter logo: the file with its logo.
  package func inBook(_ page: [UInt8], at address: Address, logo: String?) -> [UInt8] {
    PagePart.parts(of: page).flatMap { part -> [UInt8] in
      switch part {
      case .bytes(let bytes): Array(bytes)
      case .slot(.cover): Markup.bytes { schoolCover(school, logo: logo, context(at: address)) }
      case .slot(let slot): onPaper(slot, at: address)
      }
    }
  }

  /// What a slot holds on paper.
  package func onPaper(_ slot: Slot, at address: Address) -> [UInt8] {
    Markup.bytes {
      let markup = box(in: slot, context(at: address)) ?? leadingToSite(slot) ?? markup(for: slot, at: address)
      if case .place = slot, !markup.isEmpty { return inColor(of: school, markup) }
      return markup
    }
  }

  /// What leads to the site; what is printed puts boxes in its place.
  private func leadingToSite(_ slot: Slot) -> Markup? {
    switch slot {
    case .base, .code, .address: leading(to: catalog.baseURL, slot)
    default: nil
    }
  }

  /// What it has for each box.
  ///
  /// - Parameters:
  ///   - pages: those to which sheets lead.
  ///   - meetings: the pages to which slides lead.
  package func boxes(for pages: [Target], meetings: [Target]) -> [UInt8] {
    let logo = school.logo.map { logo in
      let type = ["svg": "image/svg+xml", "jpg": "image/jpeg"][logo.ending] ?? "image/png"
      return "data:\(type);base64,\(Data(logo.bytes).base64EncodedString())"
    }
    return Markup.bytes {
      func address(_ page: Target, isOnSlide: Bool) -> PrintedAddress {
        let own = catalog.addresses.whole(page, baseURL: printedBase ?? catalog.baseURL)
        return PrintedAddress(
          onSite: catalog.addresses.whole(page, baseURL: catalog.baseURL), own: own, code: QRCode(own)?.svg(label: own),
          isOnSlide: isOnSlide)
      }
      let addresses = pages.map { address($0, isOnSlide: false) } + meetings.map { address($0, isOnSlide: true) }
      return schoolBoxes(school, logo: logo, addresses, context(at: catalog.addresses.address(of: .home).0))
    }
  }

  /// The address below which what is printed for it leads to pages, with a slash at its end; `nil` when that is the site's.
  package var printedBase: String? { school.hostedAt?.value.text }
}
