import Diagnostics
import Model

/// An address that a page no longer has, and where that page is now.
package struct Redirect {
  /// The old address as the content gives it.
  package let alias: Located<String>
  /// The path below the base URL, without a slash at its end.
  package var old: String { alias.value.hasSuffix("/") ? String(alias.value.dropLast()) : alias.value }
  package let target: Target
  package let title: String
  /// The content file that names it.
  package let file: String

  /// Where the page that redirects without a web server's help goes; `nil` where only a web server's rule helps: an old address
  /// with another ending than `.html` was not a file but made by a program.
  package var address: Address? {
    let name = old.split(separator: "/").last ?? ""
    if name.hasSuffix(".html") || name.hasSuffix(".htm") { return Address(old) }
    return name.contains(".") ? nil : Address("\(old)/index.html")
  }

  /// Every old address, in the order of the content.
  package static func all(in catalog: Catalog) -> [Redirect] {
    catalog.texts.flatMap { route in
      route.publication.aliases.map { Redirect(alias: $0, target: route.target, title: route.name, file: route.file ?? "") }
    }
  }
}
