import Diagnostics
import Markdown

/// A school that hosts a copy of the site under its own name. It adds to the site, and can change nothing that all schools share.
package struct School: Sendable {
  package var slug: String
  package var name: String
  /// Where its file says its name.
  package var nameLocation: Location
  /// The number by which it is known, whatever its name is.
  package var brin: Located<BRIN>?
  /// Street and town, a line each.
  package var address: [String] = []
  package var url: WebAddress?
  /// The web address at which its copy stands; `nil` when it is not on the web.
  package var hostedAt: Located<WebAddress>?
  package var email: MailAddress?
  package var phone: PhoneNumber?
  package var logo: Logo?
  package var accent: Accent?
  package var contacts: [Contact] = []
  package var evenings: [SchoolEvening] = []
  /// The school's own words for places that the site's texts declare.
  package var paragraphs: [Paragraph] = []
  /// The partners that it adds to the site's directory.
  package var partners: [Partner] = []
  /// The pages that it adds to the site.
  package var pages: [Page] = []
  /// The content path of its file.
  package var file: String

  package init(slug: String, name: String, file: String) {
    self.slug = slug
    self.name = name
    self.file = file
    nameLocation = Location(file: file)
  }

  /// A logo that was judged to be safe, as bytes.
  package struct Logo: Sendable {
    package var bytes: [UInt8]
    /// `svg`, `png` or `jpg`.
    package var ending: String
    /// Width and height, in pixels or in the drawing's own units.
    package var size: (width: Double, height: Double)

    package init(bytes: [UInt8], ending: String, size: (width: Double, height: Double)) {
      self.bytes = bytes
      self.ending = ending
      self.size = size
    }
  }

  /// The school's colour, made legible on light and on dark pages; each as `#rrggbb`.
  package struct Accent: Sendable {
    package var light: String
    package var dark: String

    package init(light: String, dark: String) {
      self.light = light
      self.dark = dark
    }
  }

  /// Someone whom parents can turn to.
  package struct Contact: Sendable {
    /// Their role, such as “Kanjercoördinator”.
    package var role: String
    /// `nil` for whoever has that role: then there is a way to reach them.
    package var name: String?
    package var email: MailAddress?
    package var phone: PhoneNumber?

    package init(role: String, name: String?, email: MailAddress?, phone: PhoneNumber?) {
      self.role = role
      self.name = name
      self.email = email
      self.phone = phone
    }
  }

  /// What a school says at a place that the site's texts declare.
  package struct Paragraph: Sendable {
    /// The name of the place, and its location in the school's file.
    package var place: Located<String>
    package var text: Document

    package init(place: Located<String>, text: Document) {
      self.place = place
      self.text = text
    }
  }
}

/// An evening at a school: one of the site's evenings on a given day, or one of the school's own.
package struct SchoolEvening: Sendable {
  /// The slug of the site's evening; `nil` for one of the school's own.
  package var of: Located<String>?
  /// The title of an evening of the school's own.
  package var title: String?
  package var summary: String?
  package var date: Day
  /// `nil` when it begins when the site's evening does.
  package var start: ClockTime?
  /// The location of the start in the school's file, or of the date when the start is the site's.
  package var startLocation: Location?
  /// How long an evening of the school's own takes.
  package var minutes: Int?
  /// Where it is held.
  package var place: String?
  /// The day on which any of this last changed, as calendars are told; `nil` when it did not.
  package var changed: Day?

  package init(date: Day) { self.date = date }
}

/// A part of a page that every copy fills with what is the school's own.
package enum Slot: Hashable, Sendable {
  /// The name and logo at the head of every page.
  case brand
  /// The foot of every page: whose copy this is, and of which version.
  case foot
  /// Which version the copy is. It is filled last, as it is the digest of all that fills the others; so what fills these may have this slot.
  case version
  /// What the copy's release changed for readers.
  case changes
  /// The name and logo on a sheet of paper.
  case sheet
  /// The name and logo on the cover of a printed volume.
  case cover
  /// The link to a printed volume, by its path.
  case volume(String)
  /// The home page.
  case home
  /// The page of one of the site's evenings, by its slug.
  case evening(String)
  /// What the letter of one of the site's evenings leaves open, by the evening's slug.
  case invitation(InvitationField, evening: String)
  /// The directory.
  case partners
  /// A place that a text declares with `school:name`, by its name.
  case place(String)
  /// The address below which its pages are on the web.
  case base
  /// The code of a page's address, by the page's path.
  case code(String)
  /// A page's address in words, by its path.
  case address(String)
  /// When it was made, where it is on the web.
  case made

  /// Its name in a page that is not yet filled. ``init(_:)`` reads it.
  package var text: String {
    switch self {
    case .brand: "brand"
    case .foot: "foot"
    case .version: "version"
    case .changes: "changes"
    case .sheet: "sheet"
    case .cover: "cover"
    case .volume(let path): "volume:\(path)"
    case .home: "home"
    case .partners: "partners"
    case .evening(let slug): "evening:\(slug)"
    case .invitation(let field, let slug): "invitation-\(field):\(slug)"
    case .place(let name): "place:\(name)"
    case .base: "base"
    case .code(let path): "code:\(path)"
    case .address(let path): "address:\(path)"
    case .made: "made"
    }
  }

  package init?(_ text: String) {
    switch text {
    case "brand": self = .brand
    case "foot": self = .foot
    case "version": self = .version
    case "changes": self = .changes
    case "sheet": self = .sheet
    case "cover": self = .cover
    case "home": self = .home
    case "partners": self = .partners
    case "base": self = .base
    case "made": self = .made
    default:
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      switch parts[0] {
      case "evening": self = .evening(String(parts[1]))
      case "volume": self = .volume(String(parts[1]))
      case "place": self = .place(String(parts[1]))
      case "code": self = .code(String(parts[1]))
      case "address": self = .address(String(parts[1]))
      default:
        let names = parts[0].split(separator: "-")
        guard names.count == 2, names[0] == "invitation", let field = InvitationField(rawValue: String(names[1])) else {
          return nil
        }
        self = .invitation(field, evening: String(parts[1]))
      }
    }
  }
}

extension Slot {
  /// Whether it says which release the copy is of and when it was made, and nothing of the school.
  package var isOfRelease: Bool { self == .version || self == .changes || self == .made }
}
