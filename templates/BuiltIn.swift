/// The files that ship with the program and go along with every site.
package enum BuiltIn {
  /// By name, sorted.
  package static let files: [(name: String, bytes: [UInt8])] = [
    ("favicon.svg", PackageResources.favicon_svg),
    ("home.svg", PackageResources.home_svg),
    ("page.js", PackageResources.page_js),
    ("plan.js", PackageResources.plan_js),
    ("problem.svg", PackageResources.problem_svg),
    ("search.js", PackageResources.search_js),
    ("style.css", PackageResources.style_css),
  ]
}
