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

  package static let files = published(
    ["favicon.svg", "home.svg", "print.css", "problem.svg", "sheet.css", "style.css", "tool.css"]
      + Scripts.everywhere.map(Scripts.file))

  /// What the pages of some tools need besides.
  package static func files(of tools: [Tool]) -> [(name: String, bytes: [UInt8])] {
    let added = Scripts.added(by: tools).map(Scripts.file)
    return scripts.filter { added.contains($0.name) }
  }

  /// Every script, compacted once.
  private static let scripts = published(Set(Scripts.all.flatMap(\.runs)).sorted().map(Scripts.file))

  /// What only printing and binding need, which no site has.
  package static let printing = ["ebook.css", "volume.css"].map { (name: $0, bytes: bytes($0)) }
}
