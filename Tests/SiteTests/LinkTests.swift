import Content
import Foundation
import Platform
import SiteIndex
import TestSupport
import Testing

@Suite struct AddressTests {
  @Test(arguments: [
    ("a.html", "b.html", "a.html"), ("x/a.html", "b.html", "x/a.html"), ("a.html", "x/b.html", "../a.html"),
    ("x/a.html", "x/b.html", "a.html"), ("x/y/a.html", "x/z/b.html", "../y/a.html"), ("x/a.html", "x/a.html", "a.html"),
    ("ab/c.html", "a/d.html", "../ab/c.html"), ("a/b/c.html", "a.html", "a/b/c.html"),
  ])
  func aLinkIsRelativeToItsPage(to: String, from: String, expected: String) {
    #expect(Address(to).relative(to: Address(from)) == expected)
  }
}

extension AddressTests {
  /// Links are written part by part: as from one whole path to another.
  @Test func aWayByPartsIsTheSame() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    let catalog = try #require(Catalog(ContentFolder(path: folder("content")).load(today: Fixtures.today).0))
    let book = catalog.addresses, targets = catalog.pages.map(\.target) + [.home, .builtIn("problem.svg")]
    var inParts = 0
    for page in targets.map({ book.address(of: $0).0 }) {
      let folders = AddressFolders(of: page)
      for target in targets {
        guard case .parts(let parts) = book.place(of: target) else { continue }
        let (up, outer, inner) = folders.way(to: parts)
        let names = [outer, inner].compactMap(\.self) + ["\(parts.name)\(parts.ending)"]
        #expect(String(repeating: "../", count: up) + names.joined(separator: "/") == book.link(to: target, from: page))
        inParts += 1
      }
    }
    #expect(inParts > 400)
  }
}

/// Follows every link of a built site as a browser does.
@Suite struct BuiltLinkTests {
  @Test func everyLinkOfTheSmallSiteResolves() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    _ = try folder.build()
    #expect(try broken(folder.tree()) == [])
  }

  private func realSite() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder("content"), withDestinationPath: "\(Fixtures.repository)/content")
    return folder
  }

  @Test func theOnlyFindingsOfTheRealSiteAreThatViewsHaveNoTranslation() throws {
    let findings = try realSite().findings()
    #expect(!findings.contains(": error: ") && !findings.replacing("[missing-translation]", with: "").contains(" ["))
  }

  /// In other runs independent programs follow them: `Tests/Site/test_validators.py`.
  @Test(.enabled(if: Effort.isFull)) func everyLinkOfTheRealSiteResolves() throws {
    let folder = try realSite()
    _ = try folder.build()
    let tree = try folder.tree()
    #expect(tree.keys.filter { $0.hasSuffix(".html") }.count > 40)
    #expect(broken(tree) == [])
  }

  /// All links of the pages that lead nowhere, or to anything but a named file of the site.
  private func broken(_ tree: [String: [UInt8]]) -> [String] {
    let pages = tree.filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
    let ids = pages.mapValues { page in Set(page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }) }
    var broken: [String] = []
    for (path, page) in pages {
      let all = page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
      if all.count != Set(all).count { broken.append("\(path): an id stands there twice") }
      // What is named after several elements lists their ids.
      let names = page.matches(of: /\saria-labelledby="([^"]*)"/).flatMap { $0.output.1.split(separator: " ").map { "#\($0)" } }
      for href in page.matches(of: /\s(?:href|src)="([^"]*)"/).map({ String($0.output.1) }) + names {
        if ["https:", "http:", "mailto:", "tel:"].contains(where: href.hasPrefix) { continue }
        var parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        // 404.html is shown at any address, so its links begin at the host's root, with the path of the base URL.
        if path == "404.html", let root = parts[0].firstRange(of: "tips/") { parts[0] = parts[0][root.upperBound...] }
        var folders = path.split(separator: "/").dropLast().map(String.init)
        for part in parts[0].split(separator: "/") {
          if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
        }
        let target = parts[0].isEmpty ? path : folders.joined(separator: "/")
        let known = tree[target] != nil && (parts.count < 2 || ids[target]?.contains(String(parts[1])) == true)
        if !known { broken.append("\(path): \(href)") }
      }
    }
    return broken.sorted()
  }
}
