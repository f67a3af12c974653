import Diagnostics
import Model
import Templates

/// An old address and the page that is there no longer.
struct Redirect {
  /// As the content says it.
  let alias: Located<String>
  /// Below the base URL, as it was; without a slash at its end.
  var old: String { alias.value.hasSuffix("/") ? String(alias.value.dropLast()) : alias.value }
  let target: Target
  let title: String
  /// The content file that names it.
  let file: String

  /// The page that leads on without a web server's help. An address that ended in something else than `.html` had its page
  /// made by a program; there only a web server's rule helps.
  var address: Address? {
    let name = old.split(separator: "/").last ?? ""
    if name.hasSuffix(".html") || name.hasSuffix(".htm") { return Address(old) }
    return name.contains(".") ? nil : Address("\(old)/index.html")
  }
}

extension Catalog {
  /// Every old address, in the order of the content.
  func redirects() -> [Redirect] {
    texts.flatMap { route in
      route.publication.aliases.map { Redirect(alias: $0, target: route.target, title: route.name, file: route.file ?? "") }
    }
  }

  /// The page at an old address.
  func page(of redirect: Redirect, at address: Address) -> [UInt8] {
    Templates.redirect(
      to: redirect.title, href: addresses.link(to: redirect.target, from: address),
      whole: addresses.whole(redirect.target, baseURL: settings.baseURL), interface
    ).bytes
  }

  /// Rules for nginx, to be included in the site's `server` block; the paths are those of the base URL.
  func nginxRules(_ redirects: [Redirect]) -> [UInt8] {
    rules(redirects, "Include this file in the server block of nginx.") { old, new in
      let folder = old.split(separator: "/").last?.contains(".") == true ? "" : "location = \(old)/ { return 301 \(new); }\n"
      return "location = \(old) { return 301 \(new); }\n\(folder)"
    }
  }

  /// Rules for Apache, to be included in the site's configuration or copied into `.htaccess`.
  func apacheRules(_ redirects: [Redirect]) -> [UInt8] {
    rules(redirects, "Include this file in the configuration of Apache, or copy it into .htaccess.") { old, new in
      let pattern = old.replacing(".", with: "\\.")
      return "RedirectMatch 301 \"^\(pattern)/?$\" \"\(new)\"\n"
    }
  }

  private func rules(_ redirects: [Redirect], _ comment: String, _ rule: (_ old: String, _ new: String) -> String) -> [UInt8] {
    let lines = redirects.map { redirect in
      rule(rootPath + redirect.old, rootPath + addresses.address(of: redirect.target).0.path)
    }
    return Array(("# Old addresses of this site. \(comment)\n" + lines.joined()).utf8)
  }
}
