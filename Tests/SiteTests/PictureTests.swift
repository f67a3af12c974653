import Content
import Diagnostics
import Foundation
import Model
import Platform
import Publishing
import Rendering
import Site
import SiteIndex
import TestSupport
import Testing
import Volumes

/// All pictures take one path, wherever they are and whatever shows them: each is judged and cleaned once, and has the same
/// bytes everywhere.
@Suite struct PictureTests {
  private static let secret = "GEHEIM 52.37 N"

  /// A picture of every kind in every place, each containing something private.
  private static func pictures() -> SmallSite {
    let word = Array(secret.utf8), said = Made.segment(0xFE, word) + Made.exif(orientation: 6)
    var site = SmallSite(
      """
      -- problems/eten/ouder.md --
      ---
      summary: Hoe u uw kind helpt eten.
      ---
      ![Plaat](plaat.jpg) [groot](plaat.jpg) [les](../../lessons/delen/les.gif)
      -- pages/over.md --
      ---
      title: Over
      summary: Wij.
      ---
      ![Wij](wij.webp)

      [](school:contact)
      -- evenings/avond.md --
      ---
      title: Een avond
      summary: Praten.
      problems: [slapen]
      start: "19:30"
      programme: [{minutes: 10, what: Welkom}]
      materials: [Koffie]
      invitation: Kom. ![Zaal](zaal.PNG)
      ---
      ![Zaal](zaal.PNG)
      -- schools/de-linde.yml --
      name: De Linde
      logo: Logo van Anna é.jpg
      paragraphs: {contact: "Zie ![wij](../pages/wij.webp)."}
      -- schools/de-linde/plein.md --
      ---
      title: Plein
      summary: Ons plein.
      ---
      ![Plaat](../../problems/eten/plaat.jpg)
      """)
    let svg =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><!-- \(secret) --><metadata>\(secret)</metadata><path d='M0 0h9'/></svg>"
    let files: [String: [UInt8]] = [
      "problems/eten/plaat.jpg": Made.jpeg(extra: said), "problems/eten/icon.svg": Array(svg.utf8),
      "evenings/zaal.PNG": Made.png(extra: Made.chunk("tEXt", word) + Made.chunk("eXIf", word)) + [0],
      "pages/wij.webp": Made.webp(Made.lossless + Made.riff("EXIF", word)),
      "lessons/delen/les.gif": Made.gif(extra: [0x21, 0xFE, UInt8(word.count)] + word + [0]),
      "losse-foto.jpeg": Made.jpeg(extra: said), "schools/Logo van Anna e\u{301}.jpg": Made.jpeg(extra: said),
    ]
    for (path, bytes) in files { site.files[path] = .bytes(bytes) }
    return site
  }

  @Test func whatStandsInAPictureLeavesInNoOutput() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(Self.pictures()))
    let content = ContentFolder(path: folder("content"))
    var outputs = ["site": try folder.tree(built(folder))]

    _ = try Copies(content: content, today: Fixtures.today, choice: Copies.Choice(), volumes: nil).write(to: folder("copies")) {
      _, _ in
    }
    #expect(try Command.shell("unzip -q copies/de-linde.zip -d copy", in: folder).status == 0)
    outputs["copy"] = try folder.tree("copy/de-linde")

    let catalog = try #require(Build(content: content, today: Fixtures.today).preview().catalog)
    let press = Press(catalog), printed = press.printingOutputs() + press.volumes().flatMap(\.outputs)
    outputs["print"] = try Dictionary(printed.map { ($0.address.path, try $0.bytes()) }, uniquingKeysWith: { $1 })

    let cleaned: [(String, [UInt8])] = [
      ("problemen/eten/plaat.jpg", Made.jpeg(extra: Made.upright(6))), ("ouderavonden/zaal.PNG", Made.png()),
      ("wij.webp", Made.webp()),
      ("lessen/delen/les.gif", Made.gif()), ("losse-foto.jpeg", Made.jpeg(extra: Made.upright(6))),
    ]
    #expect(outputs["copy"]?["onze-school/logo.jpg"] == Made.jpeg(extra: Made.upright(6)))
    for (kind, files) in outputs {
      #expect(files.count > 20)
      for (path, bytes) in files { #expect(bytes.firstRange(of: Array("GEHEIM".utf8)) == nil, "\(path) of \(kind) tells it") }
      for (path, bytes) in cleaned { #expect(files[path] == bytes, "\(path) of \(kind) differs") }
      #expect(
        files["problemen/eten/icon.svg"].map { String(decoding: $0, as: UTF8.self) }?.contains("<path d=\"M0 0h9\"/>") == true)
    }
    // There is no other path: only PDFs are copied as they are.
    for output in Outputs(press).all + printed {
      if case .copy(let path) = output.content { #expect(path.hasSuffix(".pdf"), "\(path) is copied without being judged") }
    }
  }

  private func built(_ folder: TemporaryFolder) throws -> String {
    let result = try folder.build()
    #expect(!result.findings.hasErrors, "\(result.findings)")
    return "site"
  }

  /// A picture is judged wherever it is, even if nothing shows it.
  @Test(arguments: [
    "plaat.svg", "problems/eten/plaat.svg", "problems/eten/icon.svg", "lessons/delen/icon.svg", "tools/plaat.svg",
    "evenings/plaat.svg",
    "courses/rust/plaat.svg", "glossary/plaat.svg", "pages/plaat.svg", "directory/plaat.svg", "questionnaires/plaat.svg",
    "elders/a/plaat.svg",
  ]) func aPictureThatDoesSomethingIsAnError(path: String) throws {
    let folder = try TemporaryFolder()
    var site = try Fixtures.base()
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n<script>alert(1)</script></svg>"
    site.files[path] = .bytes(Array(svg.utf8))
    try folder.put(site)
    let result = try folder.build()
    #expect(result.counts == nil)
    #expect(
      result.findings.map(\.id) == [.badPicture] && result.findings.first?.location.file == path
        && result.findings.first?.location.line == 2)
  }

  @Test func aLinkToAKindOfFileThatIsNotPublishedSaysSo() throws {
    let folder = try TemporaryFolder()
    try folder.put(
      try Fixtures.base().with(
        "-- pages/over.md --\n---\ntitle: Over\nsummary: Wij.\n---\n[a](film.mp4) ![b](film.mp4)\n-- pages/film.mp4 --\nx\n"))
    let broken = try folder.build().findings.filter { $0.id == .brokenLink }
    #expect(broken.map(\.message) == Array(repeating: "“film.mp4” is a kind of file that is not published", count: 2))
  }

  /// A draft's unfinished picture does not keep the rest from being published, and is not published itself.
  @Test func aDraftsBadPictureIsAWarning() throws {
    let folder = try TemporaryFolder()
    let index = try #require(Fixtures.base().text("problems/eten/index.md"))
      .replacing("ages: 4-12", with: "ages: 4-12\ndraft: true")
    try folder.put(try Fixtures.base().with("-- problems/eten/index.md --\n\(index)-- problems/eten/plaat.png --\nleeg\n"))
    let result = try folder.build()
    #expect(result.counts != nil && result.findings.contains { $0.id == .badPicture && $0.severity == .warning })
    #expect(try folder.tree().keys.allSatisfy { !$0.contains("plaat") })
  }
}
