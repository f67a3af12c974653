import Markup
import Model
import Templates

/// One file of the site.
package struct Output: Sendable {
  /// Where its bytes come from.
  package enum Content: Sendable {
    /// Made when it is asked for.
    case page(@Sendable () -> [UInt8])
    case bytes([UInt8])
    /// The file at a path.
    case copy(of: String)
  }

  package let address: Address
  package let content: Content
  /// The content file it comes from, or nothing for what is made of many.
  package let file: String?
}

/// Every file that the site will hold, in the order of their addresses. Making a plan writes and renders nothing.
package struct Plan: Sendable {
  package let outputs: [Output]
  /// How many of the outputs are pages, and how many of those are views.
  package let pages: Int
  package let views: Int

  package init(_ catalog: Catalog) {
    let theme = catalog.theme
    let pages = Plan.pages(of: catalog).map { target, file in
      Output(
        address: catalog.addresses.address(of: target).0, content: .page { PageMaker(catalog, theme, target).bytes() }, file: file
      )
    }
    let assets = catalog.library.assets.map { path in
      Output(
        address: catalog.addresses.address(of: .asset(path)).0, content: .copy(of: "\(catalog.library.folder)/\(path)"),
        file: path)
    }
    let builtIn = BuiltIn.files.map { name, bytes in
      Output(address: catalog.addresses.address(of: .builtIn(name)).0, content: .bytes(bytes), file: nil)
    }
    let baseURL = catalog.settings.baseURL
    let forEngines = [
      Output(address: Address("robots.txt"), content: .bytes(Sitemap.robots(baseURL: baseURL)), file: nil),
      Output(
        address: Address("sitemap.xml"), content: .bytes(Sitemap.xml(pages.map(\.address), baseURL: baseURL)), file: nil),
    ]
    outputs = (pages + assets + builtIn + forEngines).sorted { $0.address < $1.address }
    self.pages = pages.count
    views = catalog.library.problems.reduce(0) { $0 + $1.views.count }
  }

  /// Every target that is a page of its own, with the content file it is made of.
  private static func pages(of catalog: Catalog) -> [(target: Target, file: String?)] {
    let library = catalog.library
    var pages: [(target: Target, file: String?)] = [(.home, nil)]
    pages += catalog.settings.audiences.map { (.audience($0.id), "site.yml") }
    for problem in library.problems {
      pages += [(.problem(problem.slug), problem.file), (.plan(problem.slug), problem.file)]
      pages += problem.views.map { (.view(problem: problem.slug, audience: $0.audience), $0.file) }
    }
    if !library.evenings.isEmpty { pages.append((.evenings, nil)) }
    pages += library.evenings.map { (.evening($0.slug), $0.file) }
    if !library.courses.isEmpty { pages.append((.courses, nil)) }
    for course in library.courses {
      pages.append((.course(course.slug), course.file))
      pages += course.sessions.map { (.session(course: course.slug, session: $0.slug), $0.file) }
    }
    if !library.problems.isEmpty { pages.append((.overview, nil)) }
    if !library.terms.isEmpty { pages.append((.glossary, nil)) }
    if !library.sources.isEmpty { pages.append((.sources, nil)) }
    pages += library.pages.map { (.page($0.slug), $0.file) }
    return pages
  }
}
