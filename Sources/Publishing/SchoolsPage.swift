import Markup
import Model
import Platform
import Rendering
import SiteIndex
import Templates

/// The page for schools in a folder of releases, with the files that it loads.
struct SchoolsPage {
  static let name = "index.html"

  let bytes: [UInt8]
  /// By their paths below the folder.
  let files: [(path: String, bytes: [UInt8])]

  /// - Parameters:
  ///   - releases: as they are shown, newest first.
  ///   - addresses: those of the copies that are on the web by themselves, in the order of the list; empty for the others.
  init(_ list: ReleaseRecord, _ releases: [Release], _ addresses: [String], _ catalog: Catalog) {
    let page = ReleasePage(
      releases: releases,
      copies: zip(list.copies, addresses).map { copy, address in
        ReleasePage.Copy(
          slug: copy.school, name: copy.name, zip: copy.zip, size: copy.size, version: copy.version,
          href: address.isEmpty ? copy.page : address)
      }, isSigned: list.key != nil, base: catalog.baseURL)
    let context = PageContext(theme: Press(catalog).theme, links: Links(from: Address(Self.name), in: catalog), target: .home)
    bytes = Markup.bytes { page.page(context) }
    files = Self.files(catalog)
  }

  private static func files(_ catalog: Catalog) -> [(path: String, bytes: [UInt8])] {
    func path(_ target: Target) -> String { catalog.addresses.address(of: target).0.path }
    let logo = catalog.settings.publisher.logo.flatMap { logo in
      catalog.library.assets.first { $0.path == logo.path }.flatMap { asset in
        asset.picture.map { (path(.asset(asset.path)), $0) }
      }
    }
    return BuiltIn.ofReleases.map { (path(.builtIn($0.name)), $0.bytes) } + [logo].compactMap(\.self)
  }

  /// Refuses a folder that has files of somebody else where the page and what it loads would come.
  ///
  /// - Throws: ``BuildError``
  static func refuseForeign(_ folder: String, _ catalog: Catalog) throws(BuildError) {
    let named = ReleaseFolder.named(in: folder)
    // A first run that was killed may have written some of them.
    let occupied = ([(name, [])] + files(catalog)).filter { path, bytes in
      !named.contains(path) && Files.kind("\(folder)/\(path)") != nil && (try? Files.read("\(folder)/\(path)")) != bytes
    }
    if !occupied.isEmpty { throw .occupied(folder: folder, files: occupied.map(\.0)) }
  }

  /// Writes the files that the page loads, before the page.
  ///
  /// - Throws: ``BuildError``
  func writeFiles(to folder: String) throws(BuildError) {
    for (path, bytes) in files {
      guard SafePath(path) != nil else { throw .badPath(path) }
      let target = "\(folder)/\(path)"
      if (try? Files.read(target)) == bytes { continue }
      try attempt { () throws(FileError) in
        try Files.makeFolders(around: target)
        try Files.write(bytes, to: target)
      }
    }
  }
}
