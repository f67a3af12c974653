import CAssets
import Model

/// The files that ship with the program and are part of every site.
package enum BuiltIn {
  /// The bytes of a file in `templates/assets`; empty when there is no such file.
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

  /// The files of every site, in the form in which they are published.
  package static let files = published(
    [
      "favicon.svg", "help.css", "home.svg", "material.css", "more.css", "print.css", "problem.svg", "sans-bold.woff2",
      "sans.woff2", "search.css", "serif-bold.woff2", "serif.woff2", "sheet.css", "slides.css", "style.css", "tool.css",
      "type.css",
      "view.css",
    ]
      + Scripts.everywhere.map(Scripts.file))

  /// The files that some pages of a site need besides, sorted by name: those of its tools, the one that checks copies, and a drawing for each form
  /// that its materials have.
  package static func files(for library: Library) -> [(name: String, bytes: [UInt8])] {
    let added = Scripts.added(by: library.tools.map(\.name) + (library.hasSchools ? [CheckPage.name] : [])).map(Scripts.file)
    let forms = Set(library.materials.map(\.form.name).map(drawingFile)).sorted()
    return published(forms) + scripts.filter { added.contains($0.name) }
  }

  /// The drawing of what something is on paper.
  static func drawing(of form: Material.Name) -> Target { .builtIn(drawingFile(form)) }

  private static func drawingFile(_ form: Material.Name) -> String { "material-\(form.rawValue).svg" }

  /// The files that only copies have, sorted by name.
  package static var ofCopies: [(name: String, bytes: [UInt8])] {
    let names = Scripts.inCopies.map(Scripts.file)
    return scripts.filter { names.contains($0.name) }
  }

  /// What the page for schools in a folder of releases loads.
  package static var ofReleases: [(name: String, bytes: [UInt8])] {
    let names = ["favicon.svg", "more.css", "print.css", "style.css", "type.css"]
    let typeface = files.filter { names.contains($0.name) || $0.name.hasSuffix(".woff2") }
    return typeface + published(["release.css"])
      + Scripts.inReleases.map(Scripts.file).compactMap { file in
        scripts.first { $0.name == file }
      }
  }

  /// Every script, compacted once, sorted by name.
  private static let scripts = published(Set(Scripts.all.flatMap(\.runs)).sorted().map(Scripts.file))

  /// The files that only a site in one file has: its style sheet and its script.
  package static let ofOneFile = published(["one-file.css", Scripts.file(Scripts.ofOneFile)])

  /// The files that only printing and binding need, and no site has.
  package static let printing = ["ebook.css", "volume.css"].map { (name: $0, bytes: bytes($0)) }
}
