import Model

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

  /// What the pages of some tools need besides, sorted.
  package static func files(of tools: [Tool]) -> [(name: String, bytes: [UInt8])] {
    let names = Set(tools.flatMap { scripts(of: $0.name) })
    if names.isEmpty { return [] }
    return [("tool.css", toolStyle)] + self.scripts.filter { names.contains($0.name) }
  }

  /// The scripts that a tool is made of, in their order.
  package static func scripts(of tool: String) -> [String] { ["tool.js", "file.js"] + (parts[tool] ?? []) }

  private static let parts = [
    "sociogram": [
      "roster.js", "sociometry.js", "sociogram-layout.js", "sociogram-picture.js", "sociogram-choices.js", "sociogram-view.js",
      "sociogram-figures.js", "sociogram.js",
    ],
    "portfolio": ["form.js", "diploma.js", "portfolio.js"], "contacts": ["roster.js", "contacts.js"],
    "directory": ["directory.js"],
    "signals": ["form.js", "door.js", "signals-compare.js", "signals-results.js", "signals-plan.js", "signals.js"],
  ]

  private static let toolStyle = Compact.style(PackageResources.tool_css)
  /// The scripts of all tools.
  package static let scripts: [(name: String, bytes: [UInt8])] = [
    ("contacts.js", Compact.script(PackageResources.contacts_js)),
    ("diploma.js", Compact.script(PackageResources.diploma_js)),
    ("directory.js", Compact.script(PackageResources.directory_js)),
    ("door.js", Compact.script(PackageResources.door_js)),
    ("file.js", Compact.script(PackageResources.file_js)),
    ("form.js", Compact.script(PackageResources.form_js)),
    ("portfolio.js", Compact.script(PackageResources.portfolio_js)),
    ("roster.js", Compact.script(PackageResources.roster_js)),
    ("signals-compare.js", Compact.script(PackageResources.signals_compare_js)),
    ("signals-plan.js", Compact.script(PackageResources.signals_plan_js)),
    ("signals-results.js", Compact.script(PackageResources.signals_results_js)),
    ("signals.js", Compact.script(PackageResources.signals_js)),
    ("sociogram-choices.js", Compact.script(PackageResources.sociogram_choices_js)),
    ("sociogram-figures.js", Compact.script(PackageResources.sociogram_figures_js)),
    ("sociogram-layout.js", Compact.script(PackageResources.sociogram_layout_js)),
    ("sociogram-picture.js", Compact.script(PackageResources.sociogram_picture_js)),
    ("sociogram-view.js", Compact.script(PackageResources.sociogram_view_js)),
    ("sociogram.js", Compact.script(PackageResources.sociogram_js)),
    ("sociometry.js", Compact.script(PackageResources.sociometry_js)),
    ("tool.js", Compact.script(PackageResources.tool_js)),
  ]

  /// What only printing and binding need, which no site has.
  package static let printing: [(name: String, bytes: [UInt8])] = [
    ("ebook.css", PackageResources.ebook_css), ("volume.css", PackageResources.volume_css),
  ]
}
