import Foundation
import TestSupport
import Testing

/// What is written, to the byte. Each fixture in `golden/` shows one feature: what is laid over a small site, and what comes of that, of
/// a page its own part alone. What all pages share, and which files there are, stands in `golden/site.txt`.
@Suite struct GoldenTests {
  static let sites = ["base", "foreign"]
  static var features: [String] {
    get throws { try sites.flatMap { site in try Fixtures.names(in: "golden/\(site)").map { "golden/\(site)/\($0)" } } }
  }

  /// A small site, built, with a fixture's files laid over it.
  static func built(_ site: String, _ layer: SmallSite = SmallSite("")) throws -> [String: String] {
    try BuiltSite(whole: SmallSite(Fixtures.text("\(site).txt")).with(layer)).files
  }

  /// An element, with a line for each value of its data.
  static func legible(_ element: String) -> String {
    element.contains("application/ld+json") ? element.replacingOccurrences(of: ",\"", with: ",\n\"") : element
  }

  @Test(arguments: try features) func aFeatureWritesWhatIsExpected(name: String) throws {
    // What is given; then, for each expectation, where it is found (an address, and elements in it) and what is found there.
    let parts = try Fixtures.text(name).components(separatedBy: "\n-- expected ")
    let files = try Self.built(name.components(separatedBy: "/")[1], SmallSite(parts[0]))
    var actual = parts[0] + "\n"
    for part in parts.dropFirst() {
      let place = (part + "\n").components(separatedBy: " --\n")[0],
        names = place.split(separator: " ", maxSplits: 1).map(String.init)
      let file = try #require(files[names[0]], "\(name): there is no \(names[0])")
      let found = names.count == 1 ? Page.own(file) : Page.elements(names[1], of: file).map { Self.legible($0) + "\n" }.joined()
      #expect(!found.isEmpty, "\(name): nothing in \(place)")
      actual += "-- expected \(place) --\n" + found
    }
    try Fixtures.expect(name, is: actual)
  }

  /// All addresses, a page whole, the one for what is not there, which is little but frame, and the frame of those that have more in it.
  @Test func aWholeSiteIsAsExpected() throws {
    var actual = ""
    for (site, whole, frames) in [
      ("base", ["problemen/eten/ouder.html", "404.html"], ["hulpmiddelen/ouders.html"]),
      ("foreign", [], ["problems/losing/parent.ar.html"]),
    ] {
      let files = try Self.built(site)
      actual += "-- \(site): .tweeluik --\n\(files[".tweeluik"] ?? "")"
      for name in whole + frames {
        let page = try #require(files[name])
        actual +=
          "-- \(site): \(name) --\n" + (whole.contains(name) ? page : page.replacingOccurrences(of: Page.own(page), with: "…\n"))
      }
    }
    try Fixtures.expect("golden/site.txt", is: actual)
  }

  @Test func whatAllPagesShareStandsInNoOtherExpectation() throws {
    let text = try Fixtures.text("base.txt")
    let other = text.replacingOccurrences(of: "header: [\"evening:\", ", with: "header: [").replacingOccurrences(
      of: "footer: [", with: "footer: [\"page:over\", ")
    let before = try Self.built("base"), after = try Self.built("base", SmallSite(other))
    for (name, page) in before where name.hasSuffix(".html") {
      #expect(page.contains("http-equiv=\"refresh\"") || after[name] != page, "\(name) shares nothing")
      #expect(Page.own(after[name] ?? "") == Page.own(page), "\(name) has of its own what all share")
    }
  }

  @Test func nothingThatIsWrittenLacksAnExpectation() throws {
    let expected = try (Self.features + ["golden/site.txt"]).map(Fixtures.text).joined()
    func shapes(_ text: String) -> Set<String> {
      Set(text.matches(of: /<[a-z0-9]+(?: [^<>]*?class="[^"]*")?/).map { shape($0.output) })
    }
    func shape(_ tag: Substring) -> String {
      let name = tag.prefix { $0 != " " }
      // An audience's number gives it its colour.
      return name + (tag.firstMatch(of: /class="[^"]*"/).map { " " + $0.output.replacing(/side-\d/, with: "side") } ?? "")
    }
    let known = shapes(expected)
    for site in Self.sites {
      for (name, text) in try Self.built(site).sorted(by: { $0.key < $1.key }) {
        if name.hasSuffix(".html") {
          #expect(shapes(Page.own(text)).subtracting(known).isEmpty, "\(site): \(name)")
        } else if ![".js", ".css", ".svg", ".woff2", ".tweeluik"].contains(where: name.hasSuffix) {
          #expect(expected.contains("-- expected \(name) --"), "\(site): \(name)")
        }
      }
    }
  }
}
