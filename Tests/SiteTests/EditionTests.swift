import Foundation
import Platform
import TestSupport
import Testing

/// What one build shows: for some audiences, on a given day.
@Suite struct EditionTests {
  /// Whatever the item, even if nothing else is left out: before its day no file contains its title. A link without words of
  /// its own is the exception, because its sentence needs the title.
  @Test func whatIsYetToComeIsInNoFile() throws {
    var base = try Fixtures.base()
    for case (let path, .bytes(let bytes)) in base.files {
      let text = String(decoding: bytes, as: UTF8.self).replacing(/\[\]\((?=term|lesson|page)/, with: "[dit](")
      base.files[path] = .bytes(Array(text.utf8))
    }
    var tried: [String] = []
    for (path, entry) in base.files.sorted(by: { $0.key < $1.key }) {
      guard case .bytes(let bytes) = entry else { continue }
      var site = base, lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
      guard let title = lines.firstIndex(where: { $0.hasPrefix("title: ") }), path != "site.yml",
        !path.hasPrefix("schools/")
      else { continue }
      lines[title] = "title: Zqgeheim\npublish: 2099-01-01"
      lines.removeAll { $0.hasPrefix("publish: ") || $0.hasPrefix("changed: ") }
      site.files[path] = .bytes(Array(lines.joined(separator: "\n").utf8))
      let folder = try TemporaryFolder()
      try folder.put(site)
      if try folder.build().findings.hasErrors { Issue.record("\(path): \(try folder.findings())") }
      for (name, bytes) in try folder.tree() where String(decoding: bytes, as: UTF8.self).contains("Zqgeheim") {
        Issue.record("\(path) is not published, and \(name) has its title")
      }
      tried.append(path)
    }
    #expect(tried.count >= 19 && Set(tried.map { $0.prefix { $0 != "/" } }).count >= 10, "\(tried)")
  }

  /// A site in which every word that only teachers read contains “geheim”.
  private let secret = """
    -- problems/slapen/index.md --
    ---
    title: Slecht slapen
    summary: Een kind dat slecht slaapt.
    ages: 4-12
    related: [eten]
    agreements:
      - id: vaste-tijd
        by: ouder
        ouder: U brengt uw kind om acht uur naar bed.
        leerkracht: Geheim, ouders.
      - id: rustig-begin
        by: leerkracht
        ouder: De leerkracht begint de dag rustig.
        leerkracht: Geheim, begin.
    ---
    Slapen is rusten. [](problem:slapen/leerkracht#klas)
    -- problems/slapen/leerkracht.md --
    ---
    title: Geheime titel
    summary: Geheime samenvatting.
    points: [Geheim punt]
    starters: [Geheim begin]
    aliases: [geheim.html]
    ---
    ## Geheim in de klas {#klas}

    Geheim [geheim](page:lijst), ![geheim](geheim.svg) [@geheime-bron].

    > [!TIP]
    > Geheim.

    | geheim |
    | --- |
    | geheim |
    -- problems/slapen/geheim.svg --
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>
    -- sources.yml --
    jansen-2020: {authors: Jansen, year: 2020, title: Over slapen, via: krant}
    krant: {authors: De Krant, title: Een artikel}
    geheime-bron: {authors: Geheim, title: Geheim}
    -- pages/lijst.md --
    ---
    title: Een lijst
    summary: Geheime samenvatting.
    audience: leerkracht
    ---
    Geheim.
    -- courses/rust/index.md --
    ---
    title: Cursus
    summary: Geheim.
    audience: leerkracht
    participants: Geheim
    duration: Geheim
    problems: [slapen]
    ---
    Geheim.
    -- lessons/delen/leerkracht.md --
    ---
    summary: Geheim.
    minutes: 30
    materials: [Geheim]
    steps:
      - {what: Geheim, how: Geheim}
    ---
    Geheim.
    -- tools/wie-kiest-wie.yml --
    tool: sociogram
    title: Geheim
    summary: Geheim.
    audience: leerkracht
    text: Geheim.
    choices: 2
    questions:
      - {id: geheim, text: Geheim}
    -- questionnaires/hoe-gaat-het.yml --
    title: Hoe gaat het?
    summary: Ieder vult het alleen in.
    ages: 4-12
    text: Het is geen test.
    answers: [nooit, vaak]
    scales:
      - id: nacht
        title: De nacht
        problem: slapen
        items:
          - {id: moe, ouder: Mijn kind is moe., leerkracht: Geheim.}
    urgent:
      text: Bel [112](tel:112).
      ouder: {title: Maakt u zich zorgen?, text: "Bel [112](tel:112)."}
      leerkracht: {title: Geheim., text: "Geheim, bel [112](tel:112)."}
      items:
        - {id: gevaar, ouder: Mijn kind is in gevaar., leerkracht: Geheim.}
    -- problems/slapen/ouder.md --
    ---
    summary: Hoe u uw kind helpt slapen.
    ---
    ## Wat ziet u? {#herkennen}

    Lees [de klas](problem:slapen/leerkracht#klas), [](problem:slapen/leerkracht), [](leerkracht.md#klas), [de lijst](page:lijst)
    en [@jansen-2020].

    [](problem:slapen/leerkracht#klas)

    [](agreement:rustig-begin)

    ## Meer

    """

  @Test func nothingOfWhatOthersReadIsLeft() throws {
    let whole = try BuiltSite(secret), edition = try BuiltSite(secret, audiences: ["ouder"])
    #expect(whole.files.values.contains { $0.lowercased().contains("geheim") })
    for (path, text) in edition.files {
      #expect(!"\(path) \(text)".lowercased().contains("geheim"), "\(path) tells")
    }
    // What is for everyone stays, and every problem is complete for its reader.
    #expect(edition["ouderavonden/avond.html"].contains("Een avond") && edition["begrippen.html"].contains("Niets hoeven."))
    #expect(edition["problemen/slapen/index.html"].contains("De leerkracht begint de dag rustig."))
    #expect(edition["problemen/slapen/plan.html"].contains("U brengt uw kind om acht uur naar bed."))
    #expect(edition["vragenlijsten/hoe-gaat-het.html"].contains("Mijn kind is moe."))
    #expect(edition["lessen/delen/ouder.html"].contains("Snijd de appel door."))
    #expect(edition.files["leerkracht.html"] == nil && edition.files["problemen/slapen/leerkracht.html"] == nil)
    #expect(edition.files["cursussen/index.html"] == nil && !edition["index.html"].contains("cursussen/"))
  }

  @Test func aLinkToWhatIsLeftOutKeepsItsWords() throws {
    let view = try BuiltSite(secret, audiences: ["ouder"])["problemen/slapen/ouder.html"]
    #expect(view.contains("Lees de klas, Slecht slapen, voor leerkrachten, Slecht slapen, voor leerkrachten, de lijst\nen "))
    #expect(!view.contains("dezelfde afspraak") && !view.contains("leaf-other"))
  }

  @Test func orLeadsToTheWholeSite() throws {
    let settings = try #require(try Fixtures.base().text("site.yml")).replacing(
      "language: nl", with: "language: nl\nleft_out_links: site")
    let view = try BuiltSite(secret + "\n-- site.yml --\n" + settings, audiences: ["ouder"])["problemen/slapen/ouder.html"]
    let whole = "https://example.org/tips/problemen/slapen/leerkracht.html"
    #expect(view.contains("<a href=\"\(whole)#klas\">de klas</a>"))
    #expect(view.contains("<a href=\"https://example.org/tips/lijst.html\">de lijst</a>"))
    #expect(view.contains("href=\"\(whole)#agreement_rustig-begin\""))
    #expect(!view.lowercased().contains("geheim"))
  }

  @Test func whatStandsBesideSomethingLeftOutGoesAlong() throws {
    let change = """
      -- evenings/later.md --
      ---
      title: Later
      summary: X.
      draft: true
      ---
      X.
      -- evenings/plan.pdf --
      %PDF-1.4 %%EOF
      -- pages/folder.pdf --
      %PDF-1.4 %%EOF
      -- courses/rust/foto.svg --
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>
      -- courses/rust/index.md --
      ---
      title: Cursus rust
      summary: X.
      audience: leerkracht
      participants: Team
      duration: Een dag
      problems: [slapen]
      ---
      ![](foto.svg)

      """
    let whole = try BuiltSite(change), edition = try BuiltSite(change, audiences: ["ouder"])
    // A file that no text shows has no audience.
    #expect(whole.files["ouderavonden/plan.pdf"] == nil && whole.files["folder.pdf"] != nil && edition.files["folder.pdf"] == nil)
    #expect(whole.files["cursussen/rust/foto.svg"] != nil && edition.files["cursussen/rust/foto.svg"] == nil)
    // A course for one audience is not shown to another.
    #expect(whole["problemen/slapen/leerkracht.html"].contains("cursussen/rust/index.html"))
    #expect(!whole["problemen/slapen/ouder.html"].contains("cursussen/rust/index.html"))
  }

  @Test func whatIsNotPublishedIsNotThere() throws {
    func page(_ keys: String) throws -> BuiltSite {
      try BuiltSite("-- pages/nieuw.md --\n---\ntitle: Nieuw\nsummary: X.\n\(keys)\n---\nY.\n")
    }
    for keys in ["draft: true", "publish: 2026-12-02", "expires: 2026-12-01", "publish: 2026-01-01\nexpires: 2026-02-01"] {
      #expect(try page(keys).files["nieuw.html"] == nil, "\(keys)")
    }
    for keys in ["draft: false", "publish: 2026-12-01", "expires: 2026-12-02", "publish: 2026-01-01\nexpires: 2027-02-01"] {
      #expect(try page(keys).files["nieuw.html"] != nil, "\(keys)")
    }
  }

  @Test func aDraftTakesAllItsPagesAndPicturesAlong() throws {
    let site = try BuiltSite(
      """
      -- problems/eten/index.md --
      ---
      title: Slecht eten
      summary: Een kind dat slecht eet.
      ages: 4-12
      draft: true
      agreements:
        - {id: samen-eten, by: ouder, ouder: U eet samen., leerkracht: De ouders eten samen.}
      ---
      [](niets.md) is niet erg in wat nog niet af is.
      -- problems/eten/icon.svg --
      <svg xmlns="http://www.w3.org/2000/svg"/>

      """)
    #expect(!site.files.isEmpty && site.files.keys.allSatisfy { !$0.contains("eten") })
    #expect(!site["problemen/slapen/ouder.html"].contains("Slecht eten"))
    #expect(site["problemen/slapen/ouder.html"].contains("Zie eten en "))
  }
}
