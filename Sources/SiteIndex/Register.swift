import Model

/// All problems by the names that lists give them, cut into pages, for a site that has too many for one. No page grows with the site
/// beyond what a reader can look through: where it has more, it shows the first, in the editor's order, and leads to the register.
package struct Register: Sendable {
  /// How many items one page lists at most, how many of more than that it shows, and how many problems are on a page of the register.
  package static let most = 300, first = 24, page = 100

  /// The problems on each page; no page when all fit on one.
  package let pages: [[Diptych]]

  init(_ problems: [Diptych]) {
    if problems.count <= Self.most {
      pages = []
      return
    }
    let sorted = Alphabet.sorted(problems, by: \.called.name, then: \.slug)
    pages = stride(from: 0, to: sorted.count, by: Self.page).map { start in
      Array(sorted[start..<min(sorted.count, start + Self.page)])
    }
  }

  /// How many problems a page shows that is not the overview; `nil` for all.
  package var shown: Int? { pages.isEmpty ? nil : Self.first }
}
