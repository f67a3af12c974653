import Diagnostics
import Model

/// An old address and the page that is there no longer.
package struct Redirect {
  /// As the content says it.
  package let alias: Located<String>
  /// Below the base URL, as it was; without a slash at its end.
  package var old: String { alias.value.hasSuffix("/") ? String(alias.value.dropLast()) : alias.value }
  package let target: Target
  package let title: String
  /// The content file that names it.
  package let file: String

  /// The page that leads on without a web server's help. An address that ended in something else than `.html` had its page
  /// made by a program; there only a web server's rule helps.
  package var address: Address? {
    let name = old.split(separator: "/").last ?? ""
    if name.hasSuffix(".html") || name.hasSuffix(".htm") { return Address(old) }
    return name.contains(".") ? nil : Address("\(old)/index.html")
  }
}

extension Catalog {
  /// Every old address, in the order of the content.
  package func redirects() -> [Redirect] {
    texts.flatMap { route in
      route.publication.aliases.map { Redirect(alias: $0, target: route.target, title: route.name, file: route.file ?? "") }
    }
  }
}
