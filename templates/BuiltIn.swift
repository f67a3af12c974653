import CAssets
import Model

/// The files that ship with the program and go along with every site.
package enum BuiltIn {
  /// A file of `templates/assets`; empty where it has no such file.
  static func bytes(_ name: String) -> [UInt8] {
    let file = embedded_file(name)
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  private static func published(_ names: [String]) -> [(name: String, bytes: [UInt8])] {
    names.map { name in
      let bytes = bytes(name)
      return (name, name.hasSuffix(".js") ? Compact.script(bytes) : name.hasSuffix(".css") ? Compact.style(bytes) : bytes)
    }
  }

  /// By name, sorted.
  package static let files = published([
    "favicon.svg", "home.svg", "page.js", "plan.js", "print.css", "problem.svg", "read.js", "search.js", "sheet.css", "style.css",
  ])

  /// What the pages of some tools need besides, sorted.
  package static func files(of tools: [Tool]) -> [(name: String, bytes: [UInt8])] {
    let names = Set(tools.flatMap { scripts(of: $0.name) })
    if names.isEmpty { return [] }
    return toolStyle + self.scripts.filter { names.contains($0.name) }
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

  private static let toolStyle = published(["tool.css"])
  /// The scripts of all tools, sorted.
  package static let scripts = published(Set(parts.values.joined() + ["tool.js", "file.js"]).sorted())

  /// What only printing and binding need, which no site has.
  package static let printing = ["ebook.css", "volume.css"].map { (name: $0, bytes: bytes($0)) }
}
