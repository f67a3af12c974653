import Foundation
import Testing

@testable import Model

@Suite struct AlphabetTests {
  /// What is quick for ASCII gives what Foundation gives.
  @Test func titlesInASCIIAreFoldedAlike() {
    let all = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }
    for text in all + [all.joined(), "Faalangst (12)", ""] {
      #expect(Alphabet.key(text) == text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil))
    }
    #expect(Alphabet.key("Éen") == "een")
  }
}

@Suite struct SlugTests {
  @Test(arguments: ["faalangst", "a", "dag-1", "2026"]) func aSlugIsValid(name: String) {
    #expect(Slug.isValid(name))
  }

  @Test(arguments: [
    "", "-a", "a-", "a--b", "A", "é", "a b", "a/b", "..", "a.b", "con", "lpt1", String(repeating: "a", count: 81),
  ])
  func anythingElseIsNot(name: String) {
    #expect(!Slug.isValid(name))
  }

  @Test func aNameSuggestsASlug() {
    #expect(Slug.suggestion(for: "Coördinator’s Dag 1") == "coordinator-s-dag-1")
    for (name, slug) in [
      ("Ĳsselschool", "ijsselschool"), ("ĳs", "ijs"), ("IJs", "ijs"), ("Łódź", "lodz"), ("Ægir & Østen", "aegir-osten"),
      ("Groß-Œuvre", "gross-oeuvre"), ("Đorđe Þór", "dorde-thor"), ("Çağrı İlkokulu", "cagri-ilkokulu"),
      ("It Bûtenlân", "it-butenlan"),
      ("It Bu\u{302}tenla\u{302}n", "it-butenlan"), ("’t Hofke", "t-hofke"), ("A\u{200B}B", "ab"), ("Ｗｉｄｅ　１", "wide-1"),
      ("\(String(repeating: "a", count: 79)) b", String(repeating: "a", count: 79)),
    ] { #expect(Slug.suggestion(for: name) == slug) }
  }

  /// No letter of a name is left out of its slug: the slug could be that of another name.
  @Test(arguments: ["مدرسة", "De Школа", "学校 1", "School ١", "Λ-klas", "Con", "", "…", "😀"]) func whatHasNoSlugSuggestsNone(
    name: String
  ) {
    #expect(Slug.suggestion(for: name) == nil)
  }

  @Test(arguments: [
    "", ".", "..", "a/..", "../a", "/a", "a/", "a//b", "a\\b", "C:", "a:b", ".git", "a/.ssh/b", "con", "a/NUL.txt", "Com1.tar.gz",
    "lpt0",
    "a.", "a ", " a", "a\u{10}", "a\0", "a\nb", "é", "a*", "a?b", "~", "$(x)", "-\u{202E}", "a%2f..",
    String(repeating: "a", count: 81),
    String(repeating: "aaaa/", count: 40) + "b",
  ])
  func aPathIsOfNamesThatEverySystemTakes(path: String) {
    #expect(SafePath(path) == nil)
  }

  @Test(arguments: ["index.html", "problems/slapen/ouder.pt-BR.md", "a-_.B9", "console/nulde.txt", "com10"])
  func otherPathsAreSafe(path: String) {
    #expect(SafePath(path)?.description == path)
  }

  @Test func aLanguageIsATag() {
    for tag in ["nl", "en", "pt-BR", "zh-Hans-CN", "ber"] { #expect(Slug.isLanguage(tag)) }
    for tag in [
      "", "e", "en-", "-en", "../x", "en/..", "en.x", "en_GB", "e1", "con", "nul-x/y", "engelstalig", "en ", "xx", "English",
    ] {
      #expect(!Slug.isLanguage(tag), "\(tag)")
    }
  }
}

@Suite struct DayTests {
  @Test(arguments: ["2026-11-23", "2024-02-29", "0001-01-01"]) func aDayReadsBack(text: String) {
    #expect(Day(text)?.description == text)
  }

  @Test(arguments: ["2026-2-3", "2026-02-29", "2026-13-01", "26-01-01", "2026-01-00", "x", "2026-01-01T00:00", "+026-01-01"])
  func aDayThatDoesNotExistIsNone(text: String) {
    #expect(Day(text) == nil)
  }
}

@Suite struct ClockTimeTests {
  @Test func aTimeReadsAndAdvances() {
    #expect(ClockTime("9:05")?.description == "09:05")
    #expect(ClockTime("23:50")?.advanced(by: 20).description == "00:10")
  }

  @Test(arguments: ["24:00", "12:60", "1200", "12:5", ":30", "-1:00"]) func aTimeThatDoesNotExistIsNone(text: String) {
    #expect(ClockTime(text) == nil)
  }

  @Test func aProgrammeGivesTheTimesOfItsParts() {
    let programme = Programme(
      start: ClockTime("19:30"),
      items: [ProgrammeItem(minutes: 10, what: "a", how: nil), ProgrammeItem(minutes: 50, what: "b", how: nil)])
    #expect(programme.duration == 60)
    #expect(programme.times(of: 1)?.from.description == "19:40")
    #expect(programme.times(of: 1)?.to.description == "20:30")
  }
}

@Suite struct DestinationTests {
  @Test func aLinkByIdHasParts() throws {
    let reference = try #require(Reference("problem:faalangst/leerkracht#doen"))
    #expect(reference.kind == .problem && reference.id == "faalangst")
    #expect(reference.part == "leerkracht" && reference.heading == "doen")
    #expect(Reference("evening:")?.id == "")
    #expect(Reference("foo:bar") == nil)
    #expect(Reference("page:over#%C3%A9%C3%A9n")?.heading == "één")
  }

  @Test(arguments: [
    ("https://example.org", Destination.external), ("MAILTO:a@b.nl", .external), ("tel:112", .external),
    ("JavaScript:alert(1)", .unsafe(scheme: "javascript")), ("data:text/html,x", .unsafe(scheme: "data")),
    ("file:///etc/passwd", .unsafe(scheme: "file")), ("foo:bar", .unknown(scheme: "foo")), ("#doen", .heading("doen")),
    ("../a.md#b", .file(path: "../a.md", heading: "b")), ("a b:c", .file(path: "a b:c", heading: nil)),
    ("agreements:", .agreements), ("help:", .help("")), ("help:raad", .help("raad")), ("", .file(path: "", heading: nil)),
  ])
  func aDestinationIsOneOf(text: String, expected: Destination) {
    #expect(Destination(text) == expected)
  }
}

@Suite struct CalendarTests {
  @Test(arguments: [
    ("2026-11-24", 1, "dinsdag is 1"), ("2000-01-01", 5, "zaterdag"), ("2024-02-29", 3, "donderdag"),
    ("1900-01-01", 0, "maandag"),
  ]) func aDayKnowsItsWeekday(text: String, weekday: Int, _: String) {
    #expect(Day(text)?.weekday == weekday)
  }

  @Test(arguments: [
    ("2026-12-31", 1, "2027-01-01"), ("2027-01-01", -1, "2026-12-31"), ("2024-02-28", 1, "2024-02-29"),
    ("2024-03-01", -366, "2023-03-01"),
  ]) func daysAreCountedOverTheEndsOfMonths(text: String, days: Int, expected: String) {
    #expect(Day(text)?.advanced(by: days).description == expected)
  }
}

@Suite struct WrittenTests {
  @Test(arguments: ["post@example.org", "a.b+c@sub.example.nl", "o'neill@school-noord.example"]) func mailIsTaken(text: String) {
    #expect(MailAddress(text)?.text == text)
  }

  @Test(arguments: [
    "", "@", "a@b", "a b@c.nl", "a@b..nl", "a..b@c.nl", ".a@b.nl", "a@-b.nl", "a@b.1", "a@b@c.nl", "a@b.nl?subject=x",
    "mailto:a@b.nl",
    "a@b.nl, c@d.nl", "<a@b.nl>",
  ])
  func otherMailIsNot(text: String) { #expect(MailAddress(text) == nil) }

  @Test(arguments: [
    "https://example.org", "http://www.example.org:8080/a%20b?c=d#e", "HTTPS://example.org/", "https://münchen.example/é",
    "http://localhost:8080/", "http://127.0.0.1/x",
  ])
  func aWebAddressIsTaken(text: String) { #expect(WebAddress(text)?.text == text) }

  @Test(arguments: [
    "", "example.org", "https://", "https://info@linde.example", "https://http:/www.eik.example", "https://https://a.nl",
    "https://x",
    "https://a..nl", "https://.nl", "https://a.nl, b.nl", "https://a b.nl", "https://a.nl:99999", "ftp://a.nl", "https://a.nl\\b",
    "https:/a.nl", "https://-.nl", "https://1.2",
  ])
  func anotherIsNot(text: String) { #expect(WebAddress(text) == nil) }

  @Test(arguments: ["112", "14 036", "036-5489405", "+31 36 548 94 05", "(036) 548 94 05", "0800-2000", "06.12345678"])
  func aNumberIsTaken(text: String) { #expect(PhoneNumber(text)?.text == text) }

  @Test(arguments: [
    "", "12", "0300", "036", "+31", "036-548940x", "036/5489405", "1+2345678", "(036 5489405", "036-5489405 ", "٣٦٥٤٨٩٤٠",
  ])
  func anotherNumberIsNot(text: String) { #expect(PhoneNumber(text) == nil) }

  /// What a hint proposes is itself accepted.
  @Test func whatWasMeantIsSaid() {
    #expect(MailAddress.refusal(of: "mailto:a@b.nl,").hint == "write “a@b.nl”")
    #expect(WebAddress.refusal(of: "https://http:/www.eik.example").hint == "write “https://www.eik.example”")
    #expect(WebAddress.refusal(of: "https//:a.nl").hint == WebAddress.form)
    #expect(WebAddress.refusal(of: "www.linde.example.").hint == "write “https://www.linde.example”")
    #expect(WebAddress.refusal(of: "info@linde.example").hint == WebAddress.form)
    #expect(PhoneNumber.refusal(of: "tel. 036/5489405").hint == "write “036-5489405”")
    #expect(ClockTime.refusal(of: "19u30").hint == "write “19:30”")
    #expect(ClockTime.refusal(of: "25.30").hint == ClockTime.form)
    #expect(Day.refusal(of: "1-9-2026").hint == "write “2026-09-01”")
    #expect(Day.refusal(of: "31-2-2026").hint == Day.form)
  }
}

@Suite struct DiptychTests {
  /// Copies share what they hold until one of them is changed.
  @Test func copiesAreIndependent() {
    let view = View(audience: "a", title: nil, summary: "S", review: nil, body: .init(), file: "f")
    var one = Diptych(
      id: .init(.problem, "p"), title: "P", summary: "S", ages: 4...12, related: [], agreements: [],
      agreementsLocation: .init(file: "p"), review: nil, introduction: .init(), file: "p")
    one.views = [view]
    var other = one
    other.title = "Q"
    other.views[0].title = "T"
    other.views.append(view)
    #expect(one.title == "P" && one.views.count == 1 && one.views[0].title == nil && view.title == nil)
    #expect(other.title == "Q" && other.views.map(\.title) == ["T", nil] && other.view(for: "a")?.title == "T")
  }
}
