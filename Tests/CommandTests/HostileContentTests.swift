import Foundation
import Platform
import TestSupport
import Testing

/// The command never crashes, whatever the content: not when it is meant to do harm, nor when no writer would ever make it.
@Suite struct HostileContentTests {
  private static let head = "---\ntitle: X\nsummary: Y.\n---\n"
  private static func page(_ body: String) -> String { head + body }
  /// A length: the whole of it in a full run, otherwise a part. What breaks because it is nested too deeply is as deep in every
  /// run.
  private static func many(_ count: Int) -> Int { Effort.isFull ? count : count / 20 }

  /// Each with its name, its bytes, and whether the page is an error.
  static let pages: [(name: String, bytes: [UInt8], isError: Bool)] = [
    ("a long line", Array(page(String(repeating: "woord ", count: many(340_000))).utf8), false),
    ("a line of links", Array(page(String(repeating: "[a](page:over) ", count: many(20_000))).utf8), false),
    (
      "a line of reference links", Array(page(String(repeating: "[a] ", count: many(20_000)) + "\n\n[a]: page:over\n").utf8),
      false
    ),
    (
      "a line of links and HTML", Array(page(String(repeating: "[a] <b> ", count: many(3_000)) + "\n\n[a]: page:over\n").utf8),
      true
    ),
    ("links to one heading", Array(page("## Kop\n\n" + String(repeating: "[a](#kop) ", count: many(50_000))).utf8), false),
    ("10,000 nested quotations", Array(page(String(repeating: "> ", count: 10_000) + "x").utf8), false),
    ("10,000 nested lists", Array(page(String(repeating: "- ", count: 10_000) + "x").utf8), false),
    ("10,000 nested emphases", Array(page(String(repeating: "*a **a ", count: 10_000)).utf8), false),
    ("10,000 open brackets", Array(page(String(repeating: "[", count: 10_000)).utf8), false),
    ("10,000 open images", Array(page(String(repeating: "![", count: 10_000)).utf8), false),
    ("pictures without an end", Array(page(String(repeating: "![[]()", count: 40_000)).utf8), true),
    ("a long word", Array(page(String(repeating: "leesboek", count: many(2_500))).utf8), false),
    (
      "definitions, and a table that uses some",
      Array(
        page(
          (0..<many(20_000)).map { "[a\($0)]: page:over\n" }.joined() + "\n| a |\n| - |\n"
            + (0..<many(2_000)).map { "| [x][a\($0)] |\n" }.joined()
        ).utf8), false
    ),
    ("placeholders in a line", Array(page(String(repeating: "{{ x }} ", count: many(20_000))).utf8), true),
    ("headings", Array(page(String(repeating: "## Kop\n\n", count: many(10_000))).utf8), false),
    ("unknown keys", Array("---\ntitle: X\nsummary: Y.\n\((0..<many(20_000)).map { "k\($0): x\n" }.joined())---\n".utf8), true),
    (
      "headings, and as many links that nearly lead to them",
      Array(page((0..<many(5_000)).map { "## Kop {#kop-\($0)}\n\n[a](#kopp-\($0))\n\n" }.joined()).utf8), true
    ),
    (
      "a table of many columns",
      Array(page(String(repeating: "|a", count: many(2_000)) + "|\n" + String(repeating: "|-", count: many(2_000)) + "|\n").utf8),
      false
    ),
    (
      "a table of many rows",
      Array(page("| a |\n| - |\n" + String(repeating: "| [x][y] |\n", count: many(5_000)) + "\n[y]: page:over\n").utf8), false
    ),
    ("CRLF", Array(page("## Kop\n\n| a |\n| - |\n| b |\n").replacing("\n", with: "\r\n").utf8), false),
    ("a byte order mark", [0xEF, 0xBB, 0xBF] + Array(page("x").utf8), false),
    ("a zero byte", Array(page("a\0b").utf8), true),
    ("nothing", [], true),
    ("no UTF-8", Array(head.utf8) + [0xC3, 0x28, 0xFF], true),
    ("an alias bomb", Array("---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: *c\n---\n".utf8), true),
    ("an alias as a key", Array("---\n? &a [x,x]\n: y\n? [*a,*a]\n: z\n---\n".utf8), true),
    ("deep flow", Array(("---\ntitle: " + String(repeating: "[", count: 100_000) + "\n---\n").utf8), true),
    ("deep dashes", Array(("---\n" + String(repeating: "- ", count: 100_000) + "\n---\n").utf8), true),
    (
      "deep indentation",
      Array(("---\n" + (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined() + "---\n").utf8), true
    ),
    ("deep questions", Array(("---\n" + String(repeating: "? ", count: 100_000) + "\n---\n").utf8), true),
    ("two documents", Array("---\ntitle: X\n...\n%TAG ! x\n--- y\nsummary: Y\n---\n".utf8), true),
    ("a tag", Array("---\ntitle: !!binary abc\nsummary: !!python/object Y\n---\n".utf8), true),
    ("a huge number", Array("---\ntitle: 99999999999999999999999999\nsummary: 0x1F\n---\n".utf8), false),
  ]

  @Test(arguments: pages.map(\.name)) func aPageGivesAClearAnswer(name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name })
    let folder = try TemporaryFolder()
    var site = try Fixtures.base()
    site.files["pages/vreemd.md"] = .bytes(page.bytes)
    try folder.put(site)
    let result = try Command.run("build", in: folder)
    #expect(result.status == (page.isError ? 1 : 0), "\(result.error.prefix(500))")
    if page.isError { #expect(result.error.contains("content/pages/vreemd.md:")) }
    #expect(result.error.contains(" error: ") == page.isError)
  }

  @Test func linksToFoldersAroundThemEnd() throws {
    let folder = try TemporaryFolder()
    // Seventeen folders, each with two links to the next: followed, they would be 131,072 folders.
    let levels = (0..<17).map { "-- pages/d\($0)/a (link to ../d\($0 + 1)) --\n-- pages/d\($0)/b (link to ../d\($0 + 1)) --\n" }
    try folder.put(try Fixtures.base().with(levels.joined() + "-- pages/rond (link to ..) --\n"))
    let result = try Command.run("check", in: folder)
    #expect(result.status == 1 && result.error.contains("pages/rond"))
  }

  @Test func aTitleOf300CharactersAndAllScriptsIsShown() throws {
    let folder = try TemporaryFolder()
    let title = String(repeating: "Ĳsselmuiden مدرسة 学校 ", count: 15)
    try folder.put(try Fixtures.base().with("-- pages/over.md --\n---\ntitle: \"\(title)\"\nsummary: X.\n---\n## \(title)\n"))
    #expect(try Command.run("build", in: folder).status == 0)
    #expect(
      String(decoding: try folder.tree()["over.html"] ?? [], as: UTF8.self).contains(
        "<h1>\(title.trimmingCharacters(in: .whitespaces))</h1>"))
  }
}
