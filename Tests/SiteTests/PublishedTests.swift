import Content
import Feeds
import Foundation
import Markdown
import Model
import SiteIndex
import TestSupport
import Testing

/// What other programs read: feeds, calendars, data for search engines, rules for web servers.
@Suite struct PublishedTests {
  private func evening(_ keys: String, start: String = "19:30", minutes: Int = 90, zone: String = "") throws -> String {
    let settings = try #require(try Fixtures.base().text("site.yml")).replacing("time_zone: Europe/Amsterdam\n", with: zone)
    return try BuiltSite(
      """
      -- site.yml --
      \(settings)
      -- evenings/avond.md --
      ---
      title: Praten, luisteren; en meer
      summary: Een heel lange zin die niet op één regel past omdat een regel in een agenda niet langer mag zijn dan dat, hè?
      \(keys)
      start: "\(start)"
      programme:
        - {minutes: \(minutes), what: Praten}
      materials: []
      invitation: Kom.
      ---
      X.

      """)["ouderavonden/avond.ics"]
  }

  @Test func aCalendarHasTheMomentsOfItsZone() throws {
    let zone = "time_zone: Europe/Amsterdam\n"
    #expect(try evening("date: 2027-01-20", zone: zone).contains("DTSTART:20270120T183000Z\r\nDTEND:20270120T200000Z\r\n"))
    #expect(try evening("date: 2027-06-30", zone: zone).contains("DTSTART:20270630T173000Z\r\nDTEND:20270630T190000Z\r\n"))
    // Past midnight and the end of a year; then in a time zone where the date is not that of Greenwich.
    #expect(
      try evening("date: 2027-12-31", start: "23:30", zone: zone).contains(
        "DTSTART:20271231T223000Z\r\nDTEND:20280101T000000Z\r\n"))
    #expect(try evening("date: 2027-01-01", zone: "time_zone: America/New_York\n").contains("DTSTART:20270102T003000Z"))
    #expect(try evening("date: 2027-01-20").contains("DTSTART:20270120T193000\r\nDTEND:20270120T210000\r\n"))
    #expect(try evening("place: Nergens") == "")
    // The night in which clocks are set forward is an hour shorter; a programme may last for days.
    #expect(
      try evening("date: 2027-03-27", start: "23:30", minutes: 240, zone: zone).contains(
        "DTSTART:20270327T223000Z\r\nDTEND:20270328T023000Z\r\n"))
    #expect(try evening("date: 2027-01-20", minutes: 1440, zone: zone).contains("DTEND:20270121T183000Z\r\n"))
  }

  /// Wherever and whenever clocks are changed, an evening lasts as long as its programme.
  @Test(arguments: [
    "Europe/Amsterdam", "America/New_York", "America/Havana", "Asia/Beirut", "Australia/Lord_Howe", "Asia/Kathmandu",
  ])
  func anEveningIsAsLongAsItsProgramme(zone: String) throws {
    let form = DateFormatter()
    (form.locale, form.timeZone, form.dateFormat) = (Locale(identifier: "en_US_POSIX"), .gmt, "yyyyMMdd'T'HHmmss'Z'")
    let changes = [
      Day("2026-10-25"), Day("2026-10-24"), Day("2026-11-01"), Day("2026-03-29"), Day("2026-04-05"), Day("2026-03-28"),
    ].compactMap(\.self)
    for day in changes {
      for start in ["00:00", "00:30", "01:30", "02:30", "03:00", "23:30"] {
        for minutes in [10, 60, 90, 240] {
          let times = try moments(of: day, start, minutes, zone).map { try #require(form.date(from: $0)) }
          #expect(times[1].timeIntervalSince(times[0]) == Double(minutes * 60), "\(zone), \(day) \(start), \(minutes) minutes")
        }
      }
    }
  }

  /// If a time occurs twice, an evening begins at the first; if it never occurs, that is a finding.
  @Test func aTimeThatIsThereTwiceIsTheFirst() throws {
    let day = try #require(Day("2026-10-25"))
    #expect(try moments(of: day, "02:30", 60, "Europe/Amsterdam") == ["20261025T003000Z", "20261025T013000Z"])
    #expect(try moments(of: day, "03:00", 60, "Europe/Amsterdam") == ["20261025T020000Z", "20261025T030000Z"])
  }

  private func moments(of day: Day, _ start: String, _ minutes: Int, _ zone: String) throws -> [String] {
    let parts = start.split(separator: ":").compactMap { Int($0) }
    let programme = Programme(
      start: .midnight.advanced(by: parts[0] * 60 + parts[1]), items: [ProgrammeItem(minutes: minutes, what: "Praten", how: nil)])
    var evening = Evening(
      slug: "avond", title: "Avond", summary: "Kort.", problems: [], programme: programme, materials: [], invitation: Document(),
      body: Document(), file: "")
    evening.date = day
    let times = try #require(EveningTimes(evening, timeZone: zone))
    return [times.start.basic, times.end.basic]
  }

  @Test func itsLinesAreFoldedAndItsTextEscaped() throws {
    let text = try evening("date: 2027-01-20\nchanged: 2026-10-01\nplace: De school")
    #expect(text.contains("SUMMARY:Praten\\, luisteren\\; en meer\r\n") && text.contains("DTSTAMP:20261001T000000Z\r\n"))
    let lines = text.components(separatedBy: "\r\n")
    #expect(
      lines.allSatisfy { $0.utf8.count <= 75 } && lines.contains { $0.hasPrefix(" ") }
        && !text.replacing("\r\n", with: "").contains("\n"))
  }

  /// Each part of the base URL ends with one slash; otherwise it is not the address of a folder.
  @Test(arguments: [
    ("https://example.org", "https://example.org/"), ("https://example.org/", "https://example.org/"),
    ("https://example.org/a/b", "https://example.org/a/b/"), ("https://example.org/~a/", "https://example.org/~a/"),
    ("https://example.org//", nil), ("https://example.org/a//", nil), ("https://example.org//a/", nil),
    ("https://example.org/a//b", nil),
    ("https:///a/", nil), ("https://example.org/../a/", nil), ("https://example.org/a/..", nil), ("https://example.org/./", nil),
  ])
  func theBaseURLIsTheAddressOfAFolder(given: String, expected: String?) throws {
    let settings = try #require(try Fixtures.base().text("site.yml")).replacing("https://example.org/tips\n", with: "\(given)\n")
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with("-- site.yml --\n\(settings)"))
    let library = ContentFolder(path: folder("content")).load(today: Fixtures.today)
    #expect(
      library.0.settings?.baseURL == expected || (expected == nil && library.1.contains { $0.message.contains("“\(given)”") }))
    #expect(library.1.isEmpty == (expected != nil))
  }

  @Test func whatIsPrintedListsLinksAndNoPictures() throws {
    let site = try BuiltSite(
      """
      -- pages/over.md --
      ---
      title: Over
      summary: Wij.
      ---
      ![Een plaatje](plaatje.png) en [slapen](problem:slapen), [![Nog een](plaatje.png)](evening:avond).
      -- pages/plaatje.png (hex) --
      89504E470D0A1A0A0000000D4948445200000001000000010802000000907753DE0000000C4944415408D763F8FFFF3F0005FE02FEDCCC59E70000000049454E44AE426082

      """)
    let notes = try #require(site["over.html"].firstMatch(of: /(?s)<section class="print-notes".*?<\/section>/)).output
    #expect(notes.contains("problemen/slapen") && notes.contains("ouderavonden/avond") && !notes.contains("plaatje"), "\(notes)")
    #expect(notes.matches(of: /<li>/).count == 2)
  }

  @Test func aMenuNamesTheListThatItLeadsTo() throws {
    let settings = try #require(try Fixtures.base().text("site.yml")).replacing("header: [", with: "header: [\"problem:\", ")
    #expect(try BuiltSite("-- site.yml --\n\(settings)")["over.html"].contains("<a href=\"index.html\">Problemen</a>"))
  }

  @Test func theFeedNamesWhatIsNewAndChanged() throws {
    let site = try BuiltSite(
      """
      -- problems/eten/ouder.md --
      ---
      summary: Nieuw < oud.
      changed: 2026-11-30
      ---
      X.

      """)
    let titles = site["feed.xml"].matches(of: /<title>(.*)<\/title>/).map { String($0.output.1) }
    #expect(titles == ["Tips", "Slecht eten, voor ouders", "Slecht slapen, voor ouders", "Slecht slapen, voor leerkrachten"])
    #expect(
      site["feed.xml"].contains("<updated>2026-11-30T00:00:00Z</updated>\n<author>")
        && site["feed.xml"].contains("Nieuw &lt; oud."))
    #expect(site["problemen/eten/ouder.html"].contains("type=\"application/atom+xml\" title=\"Tips\" href=\"../../feed.xml\""))
    let undated = try BuiltSite(
      "-- problems/slapen/index.md --\n---\ntitle: Slapen\nsummary: X.\nages: 4-12\nagreements:\n- {id: a, by: ouder, ouder: A, leerkracht: B}\n- {id: b, by: leerkracht, ouder: A, leerkracht: B}\n---\nX.\n"
    )
    #expect(undated.files["feed.xml"] == nil && !undated["index.html"].contains("atom+xml") && undated.files["index.html"] != nil)
  }

  @Test func anOldAddressLeadsOnWithAndWithoutAServer() throws {
    let site = try BuiltSite(
      "-- pages/over.md --\n---\ntitle: Over & ons\nsummary: X.\naliases: [wij.php, a/b.html, c]\n---\nX.\n")
    #expect(site["a/b.html"].contains("content=\"0; url=../over.html\"") && site["a/b.html"].contains(">Over &amp; ons</a>"))
    #expect(site["c/index.html"].contains("url=../over.html") && site.files["wij.php"] == nil)
    for old in ["wij.php", "a/b.html", "c"] {
      #expect(site["redirects-nginx.conf"].contains("location = /tips/\(old) { return 301 /tips/over.html; }"))
      #expect(site["redirects-apache.conf"].contains("\"^/tips/\(old.replacing(".", with: "\\."))/?$\" \"/tips/over.html\""))
    }
    #expect(!site["sitemap.xml"].contains("a/b.html") && !site["sitemap.xml"].contains("404"))
  }

  @Test func aSitemapThatWouldBeTooLongIsSeveral() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    let catalog = try #require(Catalog(ContentFolder(path: folder("content")).load(today: Fixtures.today).0))
    let pages = catalog.pages, whole = Sitemap.files(of: pages, in: catalog),
      parts = Sitemap.files(of: pages, in: catalog, most: 10)
    func named(_ files: some Sequence<(name: String, bytes: @Sendable () -> [UInt8])>) -> [[String]] {
      files.map { file in
        String(decoding: file.bytes(), as: UTF8.self).matches(of: /<url><loc>([^<]*)<\/loc>/).map { String($0.output.1) }
      }
    }
    #expect(whole.map(\.name) == ["sitemap.xml"] && named(whole)[0].count == pages.count && pages.count > 20)
    let index = String(decoding: parts[0].bytes(), as: UTF8.self)
    for part in parts.dropFirst() { #expect(index.contains("<sitemap><loc>\(catalog.baseURL)\(part.name)</loc></sitemap>")) }
    let split = named(parts.dropFirst())
    #expect(split.allSatisfy { $0.count <= 10 } && split.flatMap(\.self).sorted() == named(whole)[0].sorted())
  }

  @Test func aPageThatIsNotThereWorksAtAnyAddress() throws {
    let page = try BuiltSite()["404.html"]
    let ways = page.matches(of: /(?:href|src)="([^"]*)"/).map { String($0.output.1) }
    #expect(ways.count > 8 && ways.allSatisfy { $0.hasPrefix("/tips/") || $0.hasPrefix("#") || $0.hasPrefix("mailto:") })
    #expect(page.contains("content=\"noindex\""))
  }
}
