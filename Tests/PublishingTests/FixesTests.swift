import Content
import Diagnostics
import Foundation
import Platform
import Publishing
import TestSupport
import Testing

/// What `tweeluik check --fix` does to content.
@Suite struct FixesTests {
  private func folder(_ change: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(change))
    return folder
  }

  private func fixes(_ folder: TemporaryFolder) throws -> Fixes {
    try Fixes(content: ContentFolder(path: folder("content")), today: Fixtures.today)
  }

  /// Fixes a small site: returns the files that changed, and the findings that remain.
  private func mended(_ change: String) throws -> (files: [String: String], findings: String) {
    let folder = try folder(change)
    let before = try folder.tree("content")
    try fixes(folder).write()
    #expect(try fixes(folder).files.isEmpty, "a second run finds more")
    let after = try folder.tree("content").filter { before[$0] != $1 }
    return (after.mapValues { String(decoding: $0, as: UTF8.self) }, try folder.findings())
  }

  @Test func keysAreMended() throws {
    let (files, findings) = try mended(
      """
      -- pages/over.md --
      ---
      Title:   Over ons  # zo heten wij
      "sumary": 'Wie wij zijn.'
      ---
      De sleutel heet Title: of sumary.
      """)
    #expect(!findings.contains(": error:"))
    #expect(
      files == [
        "pages/over.md": """
        ---
        title:   Over ons  # zo heten wij
        "summary": 'Wie wij zijn.'
        ---
        De sleutel heet Title: of sumary.

        """
      ])
  }

  @Test func namesAreMendedWhereverTheyStand() throws {
    let site = try #require(Fixtures.base().text("site.yml"))
    let (files, findings) = try mended(
      """
      -- site.yml --
      \(site.replacing("page:over", with: "page:ovver"))
      -- courses/rust/02-verder.md --
      ---
      title: Verder
      summary: De tweede keer.
      goal: Rust geven.
      problems: [ 'Slapen' ]
      ---
      Zie [de eerste keer](course:rust/beginen).
      -- sources.yml --
      jansen-2020: {authors: Jansen, title: Over slapen, via: kraant}
      krant: {authors: De Krant, title: Een artikel}
      -- problems/eten/ouder.md --
      ---
      summary: Hoe u helpt.
      ---
      Zie [slapen](problem:slappen/leerkacht#herkenen), [@Jansen-2020], [nogmaals](<problem:slaapen>) en <soruce:krant>.

      [](agreement:samen-etten)

      [](school:contact)
      -- schools/de-linde.yml --
      name: De Linde
      evenings: [{evening: avonnd, date: 2027-01-20}]
      paragraphs:
        contactt: |
          Lees [dit](page:overr).
      """)
    #expect(findings == "")
    #expect(files["site.yml"]?.contains("\"page:over\"]") == true)
    #expect(
      files["courses/rust/02-verder.md"]?.contains("[ 'slapen' ]\n---\nZie [de eerste keer](course:rust/beginnen).") == true)
    #expect(files["sources.yml"]?.contains("via: krant}") == true)
    #expect(
      files["problems/eten/ouder.md"]?.contains(
        "Zie [slapen](problem:slapen/leerkracht#herkennen), [@jansen-2020], [nogmaals](<problem:slapen>)") == true)
    #expect(files["schools/de-linde.yml"]?.contains("{evening: avond,") == true)
    #expect(files["schools/de-linde.yml"]?.contains("  contact: |\n    Lees [dit](page:over).") == true)
  }

  @Test func whatIsNotCertainIsLeft() throws {
    for text in [
      "`[](problem:slappen)` [slapen](problem:slappen)",  // also in code
      "[slapen][a] `[](problem:slappen)`\n\n[a]: problem:slappen",  // not where it seems to be
      "[slapen](problem:slopen)", "[slapen](problem:slap)",  // another word, and two steps
      "[slapen](problem:slapp&#101;n)",  // written with an entity
      "[slapen](problem:slappen), [slapen](problem:slappen/ouder)",  // twice: the typo may be in the problem's own slug
    ] {
      let folder = try folder("-- pages/over.md --\n---\ntitle: Over ons\nsummary: Wij.\n---\n\(text)\n")
      #expect(try fixes(folder).files.isEmpty, "\(text)")
    }
    // The name that was probably meant is already in the list, or two names may have been meant.
    for keys in ["related: [slapen, slappen]", "related: [slappen, slaapen]", "sumary: X."] {
      let index = try #require(Fixtures.base().text("problems/eten/index.md"))
      let folder = try folder("-- problems/eten/index.md --\n\(index.replacing("ages:", with: "\(keys)\nages:"))")
      #expect(try folder.findings() != "" && fixes(folder).files.isEmpty, "\(keys)")
    }
  }

  @Test func namesWaitUntilAllAreKnown() throws {
    let link = "-- pages/over.md --\n---\ntitle: Over ons\nsummary: Wij.\n---\n[slapen](problem:slappen)\n"
    // Once a page's key is mended the page is read, and only then does the link to it have a target.
    let (files, findings) = try mended(
      link.replacing("problem:slappen", with: "page:anders") + "-- pages/ander.md --\n---\ntitel: A\nsummary: B.\n---\nX.\n"
        + "-- pages/anderss.md --\n---\ntitel: A\nsummary: B.\n---\nX.\n")
    #expect(files.keys.sorted() == ["pages/ander.md", "pages/anderss.md"] && findings.contains("there is no page “anders”"))
    for hidden in ["problems/anders/index.md", "problems/slappen.md"] {
      let folder = try folder(link + "-- \(hidden) --\nweg\n")
      #expect(try fixes(folder).files.isEmpty, "\(hidden)")
    }
    #expect(try fixes(folder(link + "-- notes.txt --\nweg\n")).count == 1)
  }

  @Test func aSlipInAHeadingIsNotTakenOverByItsLinks() throws {
    let view = try #require(Fixtures.base().text("problems/slapen/leerkracht.md"))
    let link = "-- pages/over.md --\n---\ntitle: Over ons\nsummary: Wij.\n---\n[de klas](problem:slapen/leerkracht#herkennen)\n"
    let ouder = "-- problems/slapen/ouder.md --\n---\nsummary: X.\n---\n## Wat ziet u? {#herkennen}\n\nMoe [@jansen-2020].\n"
    let folder = try folder(
      link + ouder + "-- problems/slapen/leerkracht.md --\n\(view.replacing("{#herkennen}", with: "{#herkenen}"))")
    #expect(try folder.findings().contains("has the id “herkennen”") && fixes(folder).files.isEmpty)
  }

  /// Whatever the typo in a key or a link, the fix restores what was there.
  @Test func aFixMakesNothingElseThanWhatStoodThere() throws {
    let base = try Fixtures.base()
    let original = try folder("").tree("content")
    var mended = 0
    for path in original.keys.sorted() {
      let text = try #require(base.text(path))
      for (number, match) in text.matches(of: /(?m)(?:^ *(?:- )?|[a-z]+:[a-z]*\/?|#|@)([a-z][a-z_-]{3,})\b/).enumerated() {
        let word = String(match.output.1), range = match.output.1.startIndex..<match.output.1.endIndex
        let middle = word.index(word.startIndex, offsetBy: word.count / 2)
        let swapped =
          word[..<word.index(before: middle)] + "\(word[middle])\(word[word.index(before: middle)])" + word[middle...].dropFirst()
        let typos = [
          word[..<middle] + word[middle...].dropFirst(), "\(word[..<middle])\(word[middle])\(word[middle...])", swapped[...],
        ]
        // In every fourth place one of the typos, a different one each time.
        for typo in (0..<3).oneIn(3).map({ typos[($0 + number / 4) % 3] })
        where Effort.isFull || (number + Effort.share).isMultiple(of: 4) {
          var files = base
          files.files[path] = .bytes(Array((text[..<range.lowerBound] + typo + text[range.upperBound...]).utf8))
          let folder = try TemporaryFolder()
          try folder.put(files)
          let damaged = try folder.tree("content"), fixes = try fixes(folder)
          try fixes.write()
          let after = try folder.tree("content")
          #expect(after == original || after == damaged, "\(path): \(typo)")
          if after == original, damaged != original { mended += 1 }
        }
      }
    }
    #expect(mended > (Effort.isFull ? 100 : 8))
  }

  /// A last line without a line end would take another's place without it.
  @Test(arguments: [true, false]) func sourcesOfWindowsAreSortedWhereEachLineEnds(isEnded: Bool) throws {
    let lines = ["krant: {authors: De Krant, title: Een artikel}", "jansen-2020: {authors: Jansen, title: Over slapen}"]
    func text(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\r\n") + (isEnded ? "\r\n" : "")).utf8) }
    let folder = try folder("-- pages/over.md --\n---\ntitle: Over ons\nsummary: Wij.\n---\n[@jansen-2020] [@krant]\n")
    try Files.write(text(lines), to: folder("content/sources.yml"))
    try fixes(folder).write()
    #expect(try Files.read(folder("content/sources.yml")) == text(isEnded ? lines.reversed() : lines))
  }

  @Test func sourcesAreSortedWithTheirComments() throws {
    let (files, findings) = try mended(
      """
      -- sources.yml --
      # About the file.
      krant:
        authors: De Krant
        # Of the paper edition.
        title: |
          Een artikel

      # Read on paper.
      # Twice.
      jansen-2020: {authors: Jansen, title: Over slapen, via: krant}



      -- pages/over.md --
      ---
      title: Over ons
      summary: Wij.
      ---
      [@jansen-2020]
      """)
    #expect(findings == "")
    #expect(
      files["sources.yml"] == """
        # About the file.
        # Read on paper.
        # Twice.
        jansen-2020: {authors: Jansen, title: Over slapen, via: krant}

        krant:
          authors: De Krant
          # Of the paper edition.
          title: |
            Een artikel




        """)
  }

  @Test func anOrderOfTheEditorsOwnIsLeft() throws {
    let folder = try folder(
      "-- sources.yml --\nkrant: {authors: B, title: C}\n\n# Books\n\njansen-2020: {authors: D, title: E}\n")
    #expect(try folder.findings() == "" && fixes(folder).files.isEmpty)
  }

  @Test func allOtherBytesStay() throws {
    let before =
      "\u{FEFF}---\r\ntitel: Ouders\u{A0}é \t\r\n\r\nsummary: Wij.  \r\n---\r\n[slapen](problem:slappen)  \r\n\r\nhet\ténd"
    let after =
      "\u{FEFF}---\r\ntitle: Ouders\u{A0}é \t\r\n\r\nsummary: Wij.  \r\n---\r\n[slapen](problem:slapen)  \r\n\r\nhet\ténd"
    let folder = try folder("")
    let file = folder("content/pages/over.md")
    try Files.write(Array(before.utf8), to: file)
    try Files.setMode(of: file, to: 0o640)
    let fixes = try fixes(folder)
    #expect(fixes.count == 2 && fixes.first.count == 1)
    try fixes.write()
    #expect(try Files.read(file) == Array(after.utf8))
    #expect(Files.mode(file) == 0o640)
    #expect(try folder.findings() == "" && self.fixes(folder).files.isEmpty)
  }

  @Test func aFileThatChangedMeanwhileIsLeft() throws {
    let bad = "---\ntitel: Over ons\nsummary: Wij.\n---\nX.\n"
    let folder = try folder("-- pages/over.md --\n\(bad)-- pages/meer.md --\n\(bad)")
    let fixes = try fixes(folder)
    try Files.write(Array("nieuw".utf8), to: folder("content/pages/over.md"))
    #expect { try fixes.write() } throws: { "\($0)".contains("over.md” was changed in the meantime; nothing was written") }
    #expect(try Files.read(folder("content/pages/meer.md")) == Array(bad.utf8))
  }

  @Test func nothingIsWrittenThroughALink() throws {
    let bad = "---\ntitel: Over ons\nsummary: Wij.\n---\nX.\n"
    let folder = try folder("-- pages/over.md (link to anders.txt) --\n-- pages/anders.txt --\n\(bad)")
    #expect(try folder.findings().contains("there is no key “titel”") && fixes(folder).files.isEmpty)
    // Between planning and writing, a link takes the file's place.
    try folder.replace(try Fixtures.base().with("-- pages/over.md --\n\(bad)-- pages/anders.txt --\n\(bad)"))
    let fixes = try fixes(folder)
    try Files.remove(folder("content/pages/over.md"))
    try FileManager.default.createSymbolicLink(atPath: folder("content/pages/over.md"), withDestinationPath: "anders.txt")
    #expect { try fixes.write() } throws: { "\($0)".contains("changed in the meantime") }
    #expect(try Files.read(folder("content/pages/anders.txt")) == Array(bad.utf8))
  }
}
