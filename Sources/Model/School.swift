import Diagnostics
import Markdown

/// A school that hosts a copy of the site with its own name on it. It adds to the site and changes nothing of what all share.
package struct School: Sendable {
  package var slug: String
  package var name: String
  /// Street and place, a line each.
  package var address: [String] = []
  package var url: WebAddress?
  package var email: MailAddress?
  package var phone: PhoneNumber?
  package var logo: Logo?
  package var accent: Accent?
  package var contacts: [Contact] = []
  package var evenings: [SchoolEvening] = []
  /// The school's own words for places that the site's texts declare.
  package var paragraphs: [Paragraph] = []
  /// Whom it works with, for the site's directory.
  package var partners: [Partner] = []
  /// Pages of its own.
  package var pages: [Page] = []
  /// The content path of its file.
  package var file: String

  package init(slug: String, name: String, file: String) {
    self.slug = slug
    self.name = name
    self.file = file
  }

  /// A drawing that was judged safe.
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

  /// The school's colour, made legible on light and on dark paper (`#rrggbb`).
  package struct Accent: Sendable {
    package var light: String
    package var dark: String

    package init(light: String, dark: String) {
      self.light = light
      self.dark = dark
    }
  }

  /// Somebody whom parents can turn to.
  package struct Contact: Sendable {
    /// What they are, such as “Kanjercoördinator”.
    package var role: String
    package var name: String
    package var email: MailAddress?
    package var phone: PhoneNumber?

    package init(role: String, name: String, email: MailAddress?, phone: PhoneNumber?) {
      self.role = role
      self.name = name
      self.email = email
      self.phone = phone
    }
  }

  /// What a school says at a declared place.
  package struct Paragraph: Sendable {
    /// The place's name, where the school's file has it.
    package var place: Located<String>
    package var text: Document

    package init(place: Located<String>, text: Document) {
      self.place = place
      self.text = text
    }
  }
}

/// An evening at a school: one of the site's, on a day, or one of its own.
package struct SchoolEvening: Sendable {
  /// The slug of the site's evening.
  package var of: Located<String>?
  /// Of its own.
  package var title: String?
  package var summary: String?
  package var date: Day
  /// `nil` where that is the site's.
  package var start: ClockTime?
  /// Where the file says that or, where the start is the site's, on which day.
  package var startLocation: Location?
  /// How long, where it is its own.
  package var minutes: Int?
  package var place: String?

  package init(date: Day) { self.date = date }
}

/// A place in a page that every copy fills with what is the school's own.
package enum Slot: Hashable, Sendable {
  /// The name and logo at the head of every page.
  case brand
  /// The foot of every page: whose copy it is, and of which version.
  case foot
  /// The name and logo on a sheet of paper.
  case sheet
  /// The name and logo on what is printed as a whole.
  case cover
  /// The way to something printed, by its path.
  case volume(String)
  /// The home page.
  case home
  /// The page of one of the site's evenings, by its slug.
  case evening(String)
  /// The directory.
  case partners
  /// A place that a text declares, by its name.
  case place(String)

  /// How it stands in a page that is not yet filled.
  package var text: String {
    switch self {
    case .brand: "brand"
    case .foot: "foot"
    case .sheet: "sheet"
    case .cover: "cover"
    case .volume(let path): "volume:\(path)"
    case .home: "home"
    case .partners: "partners"
    case .evening(let slug): "evening:\(slug)"
    case .place(let name): "place:\(name)"
    }
  }

  package init?(_ text: String) {
    switch text {
    case "brand": self = .brand
    case "foot": self = .foot
    case "sheet": self = .sheet
    case "cover": self = .cover
    case "home": self = .home
    case "partners": self = .partners
    default:
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      switch parts[0] {
      case "evening": self = .evening(String(parts[1]))
      case "volume": self = .volume(String(parts[1]))
      case "place": self = .place(String(parts[1]))
      default: return nil
      }
    }
  }
}
