import Diagnostics
import Markdown

/// Something on paper that a meeting or a lesson needs in hand: cards to cut out, a sheet to fill in.
package struct Material: Sendable {
  package var slug: String
  package var title: String
  package var summary: String
  package var form: Form
  package var body: Document
  /// The one audience it is for, or `nil` when it is for all.
  package var audience: String?
  package var publication = Publication()
  /// How readers ask for it, in their own words.
  package var askedAs: [String] = []
  package var file: String

  package init(slug: String, title: String, summary: String, form: Form, body: Document, file: String) {
    self.slug = slug
    self.title = title
    self.summary = summary
    self.form = form
    self.body = body
    self.file = file
  }

  /// What it is on paper.
  package enum Form: Sendable {
    /// To cut out: the items of a list, all of them so many times, so many on a page, and so many more that are empty.
    case cards(perSheet: Int, copies: Int, blank: Int)
    /// To cut out: the parts of the text, so many on a page.
    case stories(perSheet: Int)
    /// To wear: the same on each, so many on a page.
    case badges(perSheet: Int)
    case poster(PosterSize)
    /// To fill in.
    case sheet
    /// To keep, such as telephone numbers.
    case list
    case certificate
    /// A table in which those who come write who they are: its columns, and how many rows it has.
    case signIn(columns: [String], rows: Int)

    package var name: Name {
      switch self {
      case .cards: .cards
      case .stories: .stories
      case .badges: .badges
      case .poster: .poster
      case .sheet: .sheet
      case .list: .list
      case .certificate: .certificate
      case .signIn: .signIn
      }
    }
  }

  /// The forms by name, as content writes them.
  package enum Name: String, CaseIterable, Sendable {
    case cards, poster, sheet, stories, list, certificate
    case signIn = "sign_in"
    case badges
  }

  /// The paper of a poster: one large sheet, or four of the usual size that are put together.
  package enum PosterSize: String, CaseIterable, Sendable {
    case a3
    case fourA4 = "four-a4"
  }

  /// How many of what is cut out can be on a page: each of these divides a page well.
  package static let perSheet = [1, 2, 3, 4, 6, 8, 10, 12]
}

/// Room to write in a material: `[](fill:line)`.
package enum WritingSpace: Hashable, Sendable {
  /// A line, also within a sentence.
  case line
  /// A box to tick, also within a sentence.
  case box
  /// So many ruled lines.
  case lines(Int)
  /// An empty frame, so many millimetres high, in tens.
  case frame(Int)
  /// Stairs with so many steps.
  case stairs(Int)

  /// Whether it can be within a sentence.
  package var isInline: Bool { self == .line || self == .box }

  /// Each as a text writes it, with the numbers that can follow its slash.
  package static let known: [(name: String, sizes: ClosedRange<Int>?)] = [
    ("line", nil), ("box", nil), ("lines", 1...30), ("frame", 10...230), ("stairs", 2...8),
  ]

  /// Reads `lines/4`; `nil` for a name that is not known, or with a number that is too small or too large for a sheet.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let known = Self.known.first(where: { $0.name == parts[0] }), parts.count == (known.sizes == nil ? 1 : 2) else {
      return nil
    }
    let size = parts.count == 2 ? Int(parts[1]) : nil
    if let sizes = known.sizes, !sizes.contains(size ?? -1) || known.name == "frame" && (size ?? 0) % 10 != 0 { return nil }
    switch known.name {
    case "line": self = .line
    case "box": self = .box
    case "lines": self = .lines(size ?? 0)
    case "frame": self = .frame(size ?? 0)
    default: self = .stairs(size ?? 0)
    }
  }
}

/// What a meeting or a lesson needs in hand.
package enum Need: Sendable {
  /// What is there or is brought along, in words; `isBrought` where the editor says that nothing is to be printed for it.
  case thing(Located<String>, isBrought: Bool)
  /// What is printed, by its link by id, and for whom or how many of it, in words.
  case printed(Located<Reference>, amount: String?)

  /// Its words, for lists of words; `nil` for what is printed.
  package var words: String? { if case .thing(let words, _) = self { words.value } else { nil } }
  package var printed: Located<Reference>? { if case .printed(let reference, _) = self { reference } else { nil } }
}
