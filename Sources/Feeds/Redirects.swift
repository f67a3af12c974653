import Model
import SiteIndex
import Templates

/// What redirects from old addresses.
extension Catalog {
  /// The page at an old address, for sites whose web server has no rule for it.
  package func page(of redirect: Redirect, at address: Address) -> [UInt8] {
    Templates.redirect(
      to: redirect.title, href: addresses.link(to: redirect.target, from: address),
      whole: addresses.whole(redirect.target, baseURL: settings.baseURL), interface
    ).bytes
  }

  /// Rules for nginx, to be included in the site's `server` block; the paths are those of the base URL.
  package func nginxRules(_ redirects: [Redirect]) -> [UInt8] {
    rules(redirects, "Include this file in the server block of nginx.") { old, new in
      let folder = old.split(separator: "/").last?.contains(".") == true ? "" : "location = \(old)/ { return 301 \(new); }\n"
      return "location = \(old) { return 301 \(new); }\n\(folder)"
    }
  }

  /// Rules for Apache, to be included in the site's configuration or copied into `.htaccess`.
  package func apacheRules(_ redirects: [Redirect]) -> [UInt8] {
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
