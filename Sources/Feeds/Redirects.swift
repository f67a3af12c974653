import Markup
import Model
import SiteIndex
import Templates

/// What redirects from old addresses.
extension Redirect {
  /// The page at an old address, for sites whose web server has no rule for it.
  package func page(at address: Address, in catalog: Catalog) -> [UInt8] {
    Markup.bytes {
      Templates.redirect(
        to: title, href: catalog.addresses.link(to: target, from: address),
        whole: catalog.addresses.whole(target, baseURL: catalog.baseURL), catalog.interface)
    }
  }

  /// Rules for nginx, to be included in the site's `server` block; the paths are those of the base URL.
  package static func nginxRules(_ redirects: [Redirect], in catalog: Catalog) -> [UInt8] {
    rules(redirects, catalog, "Include this file in the server block of nginx.") { old, new in
      let folder = old.split(separator: "/").last?.contains(".") == true ? "" : "location = \(old)/ { return 301 \(new); }\n"
      return "location = \(old) { return 301 \(new); }\n\(folder)"
    }
  }

  /// Rules for Apache, to be included in the site's configuration or copied into `.htaccess`.
  package static func apacheRules(_ redirects: [Redirect], in catalog: Catalog) -> [UInt8] {
    rules(redirects, catalog, "Include this file in the configuration of Apache, or copy it into .htaccess.") { old, new in
      let pattern = old.replacing(".", with: "\\.")
      return "RedirectMatch 301 \"^\(pattern)/?$\" \"\(new)\"\n"
    }
  }

  private static func rules(
    _ redirects: [Redirect], _ catalog: Catalog, _ comment: String, _ rule: (_ old: String, _ new: String) -> String
  ) -> [UInt8] {
    let root = catalog.rootPath
    let lines = redirects.map { redirect in
      rule(root + redirect.old, root + catalog.addresses.address(of: redirect.target).0.path)
    }
    return Array(("# Old addresses of this site. \(comment)\n" + lines.joined()).utf8)
  }
}
