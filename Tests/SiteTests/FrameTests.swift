import Content
import Foundation
import Model
import Platform
import Publishing
import Rendering
import SiteIndex
import TestSupport
import Testing

/// The head and foot of pages, which are kept for other pages.
@Suite struct FrameTests {
  /// A key that forgets something would give a page the frame of another: each page that is made when all others have been, in one
  /// order and in the other, is the same as one that is made alone.
  @Test(arguments: ["base", "foreign", "content"]) func aPageIsTheSameAfterAllOthers(site: String) throws {
    try expectTheSame(site, isForCopies: false)
  }

  @Test(arguments: ["base", "foreign"]) func aPageOfACopyIsTheSameAfterAllOthers(site: String) throws {
    try expectTheSame(site, isForCopies: true)
  }

  @Test(.enabled(if: Effort.isFull)) func aPageOfARealCopyIsTheSameAfterAllOthers() throws {
    try expectTheSame("content", isForCopies: true)
  }

  private func expectTheSame(_ site: String, isForCopies: Bool) throws {
    let folder = try TemporaryFolder()
    var path = "\(Fixtures.repository)/content"
    if site != "content" {
      try folder.put(SmallSite(Fixtures.text("\(site).txt")))
      path = folder("content")
    }
    let catalog = try #require(Catalog(ContentFolder(path: path).load(today: Fixtures.today).0))
    func make(_ press: Press, _ target: Target) throws -> [UInt8] { try press.page(target, from: nil).bytes() }
    let targets = catalog.pages.map(\.target), one = Press(catalog, isForCopies: isForCopies)
    let first = try targets.map { try make(one, $0) }, other = Press(catalog, isForCopies: isForCopies)
    let last = try targets.reversed().map { try make(other, $0) }
    #expect(first == Array(last.reversed()))
    for (target, page) in Array(zip(targets, first)).oneIn(site == "content" ? 9 : 2) {
      #expect(try make(Press(catalog, isForCopies: isForCopies), target) == page, "\(target)")
    }
  }
}
