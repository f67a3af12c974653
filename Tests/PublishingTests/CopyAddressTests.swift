import Content
import Foundation
import Model
import Platform
import TestSupport
import Testing
import Zip

@testable import Publishing

/// Where the pages of copies lead, and what the day changes in them.
@Suite struct CopyAddressTests {
  private static let own = "https://tips.linde.example/kopie/", site = "https://example.org/tips/"
  private static let schools = """
    -- schools/de-linde.yml --
    name: De Linde
    hosted_at: https://tips.linde.example/kopie
    brin: 05AB
    evenings:
      - evening: avond
        date: 2027-01-20
      - title: Koffie
        date: 2027-01-25
        start: "08:30"
        minutes: 60
      - title: Koffie
        date: 2027-02-25
        start: "08:30"
        minutes: 60
    -- schools/de-eik.yml --
    name: De Eik

    """

  /// Packs the copies on a day. - Returns: how many were made, and the texts of each school's files by their paths.
  private func pack(_ folder: TemporaryFolder, on day: String) throws -> (made: Int, files: [String: [String: String]]) {
    let content = ContentFolder(path: folder("content")), today = try #require(Day(day))
    let made = try Copies(content: content, today: today, choice: Copies.Choice(), volumes: nil).write(to: folder("copies")) {
      _, _ in
    }.made
    var files: [String: [String: String]] = [:]
    for slug in content.schools().slugs {
      let zip = try ZipReader(folder("copies/\(slug).zip"), limits: CopyFolder.limits)
      for entry in zip.entries {
        let path = entry.name.split(separator: "/").dropFirst().joined(separator: "/")
        files[slug, default: [:]][path] = String(decoding: try zip.bytes(of: entry), as: UTF8.self)
      }
    }
    return (made, files)
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(Self.schools))
    return folder
  }

  @Test func aPageLeadsToItsOwnCopy() throws {
    let files = try pack(try folder(), on: "2026-12-01").files
    for (slug, base, other) in [("de-linde", Self.own, Self.site), ("de-eik", Self.site, Self.own)] {
      var pages = 0, codes = 0, facts = 0
      for (path, text) in try #require(files[slug]) where path.hasSuffix(".html") {
        #expect(!text.utf8.contains(0xFF) && !text.contains("\u{FFFD}"), "\(path) has a slot that nobody filled")
        for match in text.matches(of: /<link rel="canonical" href="([^"]*)"|<meta property="og:url" content="([^"]*)"/) {
          pages += 1
          let address = match.1 ?? match.2 ?? ""
          #expect(address == "\(base)\(path)", "\(slug)/\(path)")
        }
        for match in text.matches(of: /<link rel="alternate" hreflang="[^"]*" href="([^"]*)"/) {
          #expect(match.1.hasPrefix(base))
        }
        for match in text.matches(of: /<script type="application\/ld\+json">([^<]*)<\/script>/) {
          facts += 1
          let data = try JSONSerialization.jsonObject(with: Data(match.1.utf8)) as? [String: Any]
          #expect(data?["url"].map { $0 as? String == "\(base)\(path)" } ?? true && !match.1.contains(other), "\(slug)/\(path)")
        }
        for match in text.matches(of: /<svg class="qr"[^>]*><title>([^<]*)<\/title>/) {
          codes += 1
          #expect(match.1.hasPrefix(base) && files[slug]?[String(match.1.dropFirst(base.count))] != nil, "\(slug)/\(path)")
        }
        if path.contains("handout") { #expect(text.contains(">\(base)") && !text.contains(">\(other)"), "\(slug)/\(path)") }
      }
      #expect(pages > 40 && codes > 4 && facts > 20, "\(pages) addresses, \(codes) codes and \(facts) facts")
    }
    #expect(files["de-linde"]?["versie.json"]?.contains("\"brin\":\"05AB\"") == true)
    #expect(files["de-eik"]?["versie.json"]?.contains("brin") == false)
  }

  @Test func anEveningThatIsOverLeavesTheCopy() throws {
    let folder = try folder()
    func shown(on day: String) throws -> [String] {
      let files = try #require(try pack(folder, on: day).files["de-linde"])
      let all = ["index.html", "onze-school.html", "ouderavonden/avond.html"].compactMap { files[$0] }.joined()
      let days = ["20 januari", "25 januari", "25 februari"].filter(all.contains)
      return days + files.keys.filter { $0.hasPrefix("onze-school/") && $0.hasSuffix(".ics") }.sorted()
    }
    let first = "onze-school/avond.ics", second = "onze-school/koffie.ics", third = "onze-school/koffie-2.ics"
    #expect(try shown(on: "2027-01-20") == ["20 januari", "25 januari", "25 februari", first, third, second])
    // The site's own evening is on that day too, and its page says so.
    #expect(try shown(on: "2027-01-21") == ["20 januari", "25 januari", "25 februari", third, second])
    #expect(try shown(on: "2027-01-26") == ["20 januari", "25 februari", third])
    #expect(try shown(on: "2027-02-26") == ["20 januari"])
  }

  @Test func aCopyOnTheWebSaysWhenItWasMade() throws {
    let folder = try folder()
    let said = "Deze kopie is gemaakt op"
    func foot(_ files: [String: [String: String]], _ slug: String) -> [String] {
      (files[slug]?["contact.html"] ?? files[slug]?["index.html"] ?? "").matches(of: /Deze kopie is gemaakt op [^<]*/).map {
        String($0.output)
      }
    }
    let first = try pack(folder, on: "2026-12-01")
    #expect(first.made == 2 && foot(first.files, "de-linde") == ["\(said) 1 december 2026."])
    #expect(first.files["de-eik"]?.values.contains { $0.contains(said) } == false)
    // Another day by itself makes no copy anew, and none says a day on which it was not made.
    let later = try pack(folder, on: "2026-12-20")
    #expect(later.made == 0 && foot(later.files, "de-linde") == ["\(said) 1 december 2026."])
    // The evening of the 20th has left.
    let over = try pack(folder, on: "2027-01-21")
    #expect(over.made == 1 && foot(over.files, "de-linde") == ["\(said) 21 januari 2027."])
  }

  /// A release says its own day: whatever day its copies are made again, they are the same to the byte.
  @Test func aReleaseSaysItsDay() throws {
    let folder = try folder(), content = ContentFolder(path: folder("content"))
    func release(on day: String) throws -> (result: Releases.Result, files: [String: [UInt8]]) {
      let result = try Releases(content: content, today: try #require(Day(day)), choice: Releases.Choice(), volumes: nil)
        .write(to: folder("release"), mailing: folder("mailing.csv")) { _, _ in }
      return (result, try folder.tree("release"))
    }
    let first = try release(on: "2026-12-01")
    #expect(first.result.isNew && first.result.made == 2)
    let later = try release(on: "2026-12-20")
    #expect(!later.result.isNew && later.result.made == 0 && later.files == first.files)
    try Files.remove(folder("release/de-linde.zip"))
    let again = try release(on: "2026-12-21")
    #expect(!again.result.isNew && again.result.made == 1 && again.files == first.files)
    let zip = try ZipReader(folder("release/de-linde.zip"), limits: CopyFolder.limits)
    let page = try #require(zip.entries.first { $0.name.hasSuffix("/onze-school.html") })
    let text = String(decoding: try zip.bytes(of: page), as: UTF8.self)
    #expect(text.contains("uitgave 1 van 1 december 2026") && text.contains("Deze kopie is gemaakt op 1 december 2026."))
    // An evening that is over is gone from the copies: that is another release.
    let over = try release(on: "2027-01-21")
    #expect(over.result.isNew && over.result.made == 2)
    let rows = String(decoding: try Files.read(folder("mailing.csv")), as: UTF8.self)
    #expect(rows.contains("\"De Linde\";\"\";\"\(Self.own)\";"))
  }

  @Test func theFolderForOwnFilesHasOneNameInEachLanguage() throws {
    #expect(CopyFolder.ownNames == "“eigen” or “own”")
    let folder = try folder()
    for (language, readMe, name) in [("nl", "LEESMIJ.txt", "eigen"), ("en", "README.txt", "own")] {
      let site = try Fixtures.base().with(Self.schools)
      try folder.replace(
        site.with(
          "-- site.yml --\n\(try #require(site.text("site.yml")).replacing("language: nl", with: "language: \(language)"))"))
      let files = try #require(try pack(folder, on: "2026-12-01").files["de-linde"])
      #expect(files[readMe]?.contains(" \(name), ") == true, "\(files[readMe] ?? "")")
      #expect(files.values.contains { $0.contains("data-own=\"\(name)/index.html\"") })
    }
  }

  /// Windows unpacks a zip into a folder: the copy is the folder in that.
  @Test(arguments: [nil, "https://example.org/uitgaven/"])
  func theInstructionsNameTheFolderInTheZipAndLeadToTheNextZip(releases: String?) throws {
    let folder = try folder()
    let settings = try #require(try Fixtures.base().text("site.yml")) + (releases.map { "\nreleases_at: \($0)\n" } ?? "")
    try folder.replace(try Fixtures.base().with(Self.schools).with("-- site.yml --\n\(settings)"))
    let files = try #require(try pack(folder, on: "2026-12-01").files["de-linde"])
    let zips = releases ?? "https://example.org/tips"
    for (name, said) in [
      ("LEESMIJ.html", "de map “de-linde”"), ("LEESMIJ.txt", "de map de-linde."), ("begin.html", "de map “de-linde”"),
    ] {
      #expect(files[name]?.contains(said) == true, "\(name): \(files[name] ?? "")")
    }
    for name in ["LEESMIJ.html", "LEESMIJ.txt"] { #expect(files[name]?.contains(zips) == true, "\(name)") }
  }
}
