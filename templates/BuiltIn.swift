/// The files that ship with the program and go along with every site.
package enum BuiltIn {
  /// By name, sorted.
  package static let files: [(name: String, bytes: [UInt8])] = [
    ("favicon.svg", PackageResources.favicon_svg),
    ("home.svg", PackageResources.home_svg),
    ("page.js", Compact.script(PackageResources.page_js)),
    ("plan.js", Compact.script(PackageResources.plan_js)),
    ("print.css", Compact.style(PackageResources.print_css)),
    ("problem.svg", PackageResources.problem_svg),
    ("read.js", Compact.script(PackageResources.read_js)),
    ("search.js", Compact.script(PackageResources.search_js)),
    ("sheet.css", Compact.style(PackageResources.sheet_css)),
    ("style.css", Compact.style(PackageResources.style_css)),
  ]

  /// What only printing and binding need, which no site has.
  package static let printing: [(name: String, bytes: [UInt8])] = [
    ("ebook.css", PackageResources.ebook_css), ("volume.css", PackageResources.volume_css),
  ]
}
