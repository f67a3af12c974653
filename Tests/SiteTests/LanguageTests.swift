import Foundation
import TestSupport
import Testing

/// A page in another language marks everything that is not in that language, so that it is read aloud, hyphenated and laid out
/// as what it is (WCAG 3.1.2). Here the alphabet tells: all that is translated is Arabic, and all that is Latin is in the
/// site's own language.
@Suite struct LanguageTests {
  @Test func everyWordStandsInItsLanguage() throws {
    let folder = try TemporaryFolder()
    try folder.put(try site())
    _ = try folder.build()
    var wrong: [String] = [], pages = 0, words = 0
    for (path, bytes) in try folder.tree() where path.hasSuffix(".ar.html") {
      pages += 1
      for piece in Pieces(String(decoding: bytes, as: UTF8.self)).all {
        words += 1
        let isArabic = piece.text.unicodeScalars.contains { (0x600...0x6FF).contains($0.value) }
        // What has one name in every language.
        let isLatin = piece.text.replacing("PDF", with: "").unicodeScalars.contains {
          $0.properties.isAlphabetic && $0.value < 0x250
        }
        if isArabic && piece.language != "ar" || isLatin && piece.language != "nl" {
          wrong.append("\(path): “\(piece.text)” stands in “\(piece.language)”, in \(piece.place)")
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    // The parents' own page, what is translated with its handout and its plan, and search.
    #expect(pages == 5 && words > 60, "\(pages) pages, \(words) pieces of text")
  }

  /// A site with one translated problem, in which there is a link of each kind. Another problem and a lesson have no
  /// translation.
  private func site() throws -> SmallSite {
    let base = try Fixtures.base()
    func changed(_ file: String, _ old: String, _ new: String) throws -> String {
      let text = try #require(base.text(file))
      #expect(text.contains(old))
      return "-- \(file) --\n" + text.replacing(old, with: new, maxReplacements: 1)
    }
    return base.with(try changed("site.yml", "navigation:", Self.languages + "navigation:"))
      .with(try changed("sources.yml", "title: Een artikel", "title: مقال\n  language: ar"))
      .with(try changed("problems/eten/index.md", "ages:", "related: [slapen]\nages:"))
      .with(try changed("problems/eten/leerkracht.md", "Tijd helpt.", "## Wat zie je? {#herkennen}\n\nTijd helpt."))
      .with(try changed("lessons/delen/index.md", "problems: [slapen]", "problems: [slapen, eten]"))
      .with(Self.translation)
  }

  private static let languages = """
    translations:
      - language: ar
        audiences:
          ouder: {name: ولي, title: للأهل, summary: في البيت, agreements: {ouder: أنت تفعل, leerkracht: المعلم يفعل}}
          leerkracht: {name: معلم, title: للمعلمين, summary: في الصف, agreements: {ouder: الأهل يفعلون, leerkracht: أنت تفعل}}

    """

  private static let translation = """
    -- problems/eten/ouder.ar.md --
    ---
    title: أكل
    summary: كيف تساعد
    agreements:
      samen-eten: تأكلون معا
    introduction: |
      الأكل ضروري [@krant]
    ---
    ## صبر {#herkennen}

    نوم [](problem:slapen) و [الأكل](problem:eten) و [](term:rust) و [](evening:avond) و [](page:over) و [](tool:doelen)
    و [](course:rust/verder) و [](evening:) و [](source:jansen-2020) و [](lesson:delen) و [](problem:eten#herkennen)

    > [!TIP]
    > كل

    [](problem:slapen/leerkracht#herkennen)

    [](agreement:samen-eten)

    [](agreements:)

    """
}

/// The text that readers of a page meet, in pieces, each with the language that the page gives it.
private struct Pieces {
  private(set) var all: [(text: String, language: String, place: String)] = []

  init(_ html: String) {
    var open: [(tag: String, language: String, isSilent: Bool)] = []
    for piece in html.matches(of: /<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/) {
      let (_, closing, tag, attributes, text) = piece.output
      if let text {
        if open.last?.isSilent == false { add(String(text), open) }
        continue
      }
      guard let tag = tag.map(String.init), let attributes, closing?.isEmpty == true else {
        while let last = open.popLast(), last.tag != tag.map(String.init) {}
        continue
      }
      let language = attributes.firstMatch(of: #/ lang="([^"]*)"/#).map { String($0.output.1) } ?? open.last?.language ?? ""
      open.append((tag, language, ["script", "style", "title"].contains(tag) || open.last?.isSilent == true))
      for attribute in attributes.matches(of: #/ (?:aria-label|alt|title)="([^"]*)"/#) { add(String(attribute.output.1), open) }
      if ["meta", "link", "img", "br", "hr", "input"].contains(tag) { open.removeLast() }
    }
  }

  private mutating func add(_ text: String, _ open: [(tag: String, language: String, isSilent: Bool)]) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    // An address is in no language.
    if text.isEmpty || !text.contains(" ") && text.contains(/[@.\/]/) && text.contains(/[a-z]/) { return }
    all.append((text, open.last?.language ?? "", open.suffix(4).map(\.tag).joined(separator: " > ")))
  }
}
