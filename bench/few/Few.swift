import Checks
import Content
import Diagnostics
import Foundation
import Markup
import Model
import Platform
import Rendering
import SiteIndex

/// Makes of a content folder what other site generators make by default: the views, the first page, a list for each audience and the
/// glossary. It reads, checks and renders as `tweeluik build` does, and makes no pages with both texts, plans, handouts or files of search.
/// Only `script/bench` builds it.
///
/// Usage: few CONTENT OUTPUT
@main struct Few {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let today = Day("2027-01-01") else { exit(2) }
    let (library, found) = ContentFolder(path: arguments[1]).load(today: today)
    guard let catalog = Catalog(library), !(found + check(catalog, published: catalog)).hasErrors else { exit(1) }
    let press = Press(catalog), output = arguments[2]
    press.prepare()
    let pages = catalog.pages.filter {
      switch $0.target {
      case .home, .view, .audience, .glossary: true
      default: false
      }
    }.map { press.page($0.target, from: $0.file) }
    for folder in Set(pages.flatMap(\.address.folders)) { try Files.makeFolders(to: "\(output)/\(folder)") }
    try Files.makeFolders(to: output)
    let written = Parallel.map(pages) { page in
      guard case .page(let make) = page.content else { return false }
      return Markup.withBytes(of: make) { (try? Files.writeNew($0, to: "\(output)/\(page.address.path)")) != nil }
    }
    exit(written.allSatisfy { $0 } ? 0 : 1)
  }
}
