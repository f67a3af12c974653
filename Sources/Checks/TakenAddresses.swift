import Model
import Platform
import SiteIndex
import Templates

/// Every address that the site will use, except old ones, with the content file that causes it. Makes nothing.
func takenAddresses(_ catalog: Catalog) -> [(address: Address, file: String?)] {
  let library = catalog.library
  var targets = catalog.pages.map { (target: $0.target, file: $0.file) }
  targets += library.assets.map { (.asset($0.path), $0.path) }
  targets += Volume.all(in: catalog).map { (.volume($0.volume), $0.file) }
  targets += library.evenings.filter { $0.date != nil }.map { (.calendar($0.slug), $0.file) }
  targets +=
    ([.notFound, .feed, .searchData("index.js")] + (library.helps.isEmpty ? [] : [.searchData("help.js")])
    + (BuiltIn.files + BuiltIn.files(for: library)).map { .builtIn($0.name) })
    .map { ($0, nil) }
  let others = ["robots.txt", "sitemap.xml", "redirects-nginx.conf", "redirects-apache.conf"]
  return (targets.map { (catalog.addresses.address(of: $0.target).0, $0.file) } + others.map { (Address($0), nil) })
    .sortedByBytes { $0.0.path }
}
