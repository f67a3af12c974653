import TestSupport
import Testing

@testable import Search

@Suite struct WordTests {
  /// Words are compared eight bytes at a time: each byte counts, wherever it stands.
  @Test func differentWordsHaveDifferentNumbers() {
    var table = WordTable(), words: [String] = []
    for length in 1...20 {
      let plain = [UInt8](repeating: UInt8(ascii: "a"), count: length)
      words.append(String(decoding: plain, as: UTF8.self))
      for place in 0..<length {
        var other = plain
        other[place] = UInt8(ascii: "b")
        words.append(String(decoding: other, as: UTF8.self))
      }
    }
    for _ in 0..<2 { #expect(words.map { table.number(of: $0) } == Array(words.indices)) }
    #expect(table.count == words.count && words.indices.allSatisfy { table[$0] == words[$0] })
  }

  @Test(arguments: [
    ("Faalangst, en zo.", ["faalangst", "en", "zo"]), ("Eén café à 2e i", ["een", "cafe", "2e"]),
    ("foto's time-out", ["foto", "time", "out"]), ("op\u{AD}voed\u{200D}ing", ["opvoeding"]), ("ΣΟΦΟΣ", ["σοφοσ"]),
    ("ĲSSEL ĳs Ärger", ["ijssel", "ijs", "arger"]), ("قَلَم 12", ["قلم", "12"]), ("", []),
  ])
  func wordsAreFoldedRunsOfLetters(text: String, expected: [String]) { #expect(Words.of(text) == expected) }

  /// Signs that join words, which are then also indexed as one word.
  @Test(arguments: [
    ("Time-out!", ["time", "out", "timeout"]),
    ("time\u{2011}out en/of time\u{2013}out", ["time", "out", "timeout", "en", "of", "time", "out", "timeout"]),
    ("e-mail", ["mail", "email"]), ("foto’s", ["foto", "fotos"]), ("fotoʼs", ["foto", "fotos"]), ("baby's.", ["baby", "babys"]),
    ("coördinator/leerkracht", ["coordinator", "leerkracht", "coordinatorleerkracht"]), ("1-op-1", ["op"]),
    ("24/7 2026-12-01", ["24", "2026", "12", "01"]),
    ("zo’n z'n 's avonds", ["zo", "avonds"]), ("thuis- en schoolwerk", ["thuis", "en", "schoolwerk"]),
    ("a--b woord—woord", ["woord", "woord"]),
    ("https://example.org/een/twee/drie/vier", ["https", "example", "org", "een", "twee", "drie", "vier"]),
  ])
  func joinedWordsAreAlsoOne(text: String, expected: [String]) {
    var words: [String] = []
    Words.each(in: text, Self.dutch) { words.append(String(decoding: $0, as: UTF8.self)) }
    #expect(words == expected)
  }

  private static let dutch = SearchLanguage(["nl"])

  /// The script leaves common words out of a query, so a phrase that it looks for may not have any.
  @Test func aPhraseHasNoCommonWords() {
    #expect(
      Words.phrases("plannen van aanpak", Self.dutch) == [["plannen", "aanpak"]] && Words.phrases("van de", Self.dutch) == [[]])
    #expect(Words.phrases("de time-out van morgen", Self.dutch) == [["time", "out", "morgen"], ["timeout", "morgen"]])
  }

  @Test func theFormsOfAWordHaveOneStem() {
    let stemmer = Stemmer("dutch")
    #expect(stemmer.stem("kinderen") == stemmer.stem("kinder") && stemmer.stem("boze") == stemmer.stem("bozen"))
    #expect(stemmer.stem("depressief") == stemmer.stem("depressieve") && stemmer.stem("boos") == stemmer.stem("boze"))
    #expect(Stemmer(nil).stem("kinderen") == "kinderen" && Stemmer("nonsense").stem("kinderen") == "kinderen")
  }

  @Test(arguments: [
    ("faalangst", ["angst"]), ("ouderavond", ["avond", "ouder"]), ("leerlingenwerk", ["werk", "leerling"]),
    ("verwachten", []), ("angst", []), ("onbekendheid", []),
  ])
  func aCompoundHoldsItsParts(word: String, parts: [String]) {
    var known = ["angst": 9, "langst": 1, "avond": 1, "ouder": 1, "wachten": 1, "werk": 1, "leerling": 1]
    known[word] = 1
    #expect(Compounds(known: known).parts(of: word) == parts)
  }
}

@Suite struct SearchIndexTests {
  private static let dutch = SearchLanguage(["nl"])

  private func index(_ count: Int) -> [String: String] {
    let pages = (0..<count).map { number in
      SearchPage(
        href: "p\(number).html", title: number == 0 ? "Boze <buien>" : "Bladzijde \(number)", summary: "Over ruzie.",
        label: number % 2, group: number,
        sections: [
          .init(id: "", heading: "", text: "Boek en boeken."),
          .init(id: "doen", heading: "Wat doet u?", text: "Rustig faalangst angst blijven."),
        ])
    }
    var read = ReadPages(Self.dutch)
    read.add(ReadBatch(Array(pages.prefix(count / 2)), Self.dutch))
    read.add(ReadBatch(Array(pages.dropFirst(count / 2)), Self.dutch))
    let index = SearchIndex(
      read, labels: [SearchLabel("A"), SearchLabel("B", comesAfter: true)],
      synonyms: [Synonyms(words: ["driftig"], meaning: "Boze buien")], Self.dutch)
    return Dictionary(uniqueKeysWithValues: index.files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// Words of every sort: common, joined and compound ones, in many alphabets, with letters of one and of two code units.
  private static let sorts = [
    "wat", "hoe", "ik", "niet", "een", "doen", "doe", "constructor", "time-out", "timeout", "e-mail", "foto's", "zo’n",
    "faalangst", "angst",
    "kinderen", "kind", "ouderavond", "avond", "ouder", "قلم", "نص", "한국어", "한국말", "ΣΟΦΟΣ", "𝒜𝒷𝒸", "𝒜𝒷𝒹", "ﬁets", "ĳs", "ijs",
    "É", "日本", "日本語", "x",
    "1", "24/7", "op\u{AD}voeden", "<b>", "\"", "\\", "naïef",
  ]

  /// The script reads what was written, whatever the pages hold.
  @Test(arguments: (0..<40).oneIn(2)) func theScriptCanReadEveryIndex(seed: UInt64) throws {
    var chance = SplitMix(state: seed)
    func text() -> String {
      (0..<Int.random(in: 0...12, using: &chance)).map { _ in Self.sorts.randomElement(using: &chance) ?? "" }.joined(
        separator: " ")
    }
    var pages = (0..<Int.random(in: 0...60, using: &chance)).map { number in
      SearchPage(
        href: "p\(number).html", title: text(), summary: text(), label: number % 2, group: number / 2,
        sections: (0...Int.random(in: 0...3, using: &chance)).map { .init(id: "s\($0)", heading: text(), text: text()) })
    }
    for number in pages.indices where number % 3 == 0 {
      pages[number].askedAs = (0...Int.random(in: 0...3, using: &chance)).map { _ in text() }
    }
    var read = ReadPages(Self.dutch)
    for page in pages { read.add(ReadBatch([page], Self.dutch)) }
    let groups = (0..<5).map { _ in Synonyms(words: [text(), text()], meaning: text() + " iets") }
    let index = SearchIndex(read, labels: [SearchLabel("A"), SearchLabel("B")], synonyms: groups, Self.dutch)
    let reader = try IndexReader(index.files.map { ($0.name, $0.bytes) })
    #expect(
      reader.pages.map(\.title) == pages.map(\.title) && reader.pages.map(\.questions) == pages.map(\.askedAs)
        && reader.pages.map(\.sections) == pages.map { $0.sections.count + $0.askedAs.count })
    // Every word that is not common is found in each section that holds it.
    let stemmer = Stemmer("dutch")
    let found = Dictionary(grouping: reader.words, by: { stemmer.stem($0.word) }).mapValues {
      Set($0.flatMap { $0.places.map(\.section) })
    }
    var number = 0, seen = 0
    for page in pages {
      for (index, section) in page.sections.enumerated() {
        let all = "\(index == 0 ? "\(page.title) . \(page.summary)" : "") . \(section.heading) . \(section.text)"
        Words.each(in: all, Self.dutch) { bytes in
          let word = String(decoding: bytes, as: UTF8.self)
          if Self.dutch.common.contains(word) { return }
          seen += 1
          #expect(found[stemmer.stem(word)]?.contains(number) == true, "“\(word)” is not found in section \(number)")
        }
        number += 1
      }
      for question in page.askedAs {
        for word in Words.of(question) {
          #expect(found[stemmer.stem(word)]?.contains(number) == true, "“\(word)” is not found in question \(number)")
        }
        number += 1
      }
    }
    #expect(pages.count < 5 || seen > 0)
  }

  @Test func itSaysWhereWordsOccurAndWhatTheyWeigh() throws {
    let files = index(2)
    #expect(files.keys.sorted() == ["index.js", "pages-0.js", "words-0.js"])
    let begin = try #require(files["index.js"])
    #expect(
      begin.hasPrefix("tweeluik.searchIndex.begin({\"common\":[\"aan\",")
        && begin.contains("\"words\":\"0angst 0bladzijde 2ijven") && begin.contains("\"after\":[1]"))
    #expect(begin.contains("\"synonyms\":{\"driftig\":[\"Boze buien\"]}") && begin.contains("\"sections\":[2,2]"))
    // “angst” is a word of both second sections, which weighs more than being a part of “faalangst”.
    #expect(files["words-0.js"]?.hasPrefix("tweeluik.searchIndex.words(0,[\"1 2\",\"2:o\"") == true)
    #expect(
      files["pages-0.js"]?.contains(
        "[\"p0.html\",\"Boze \\u003cbuien\\u003e\",[[\"\",\"\",\"Over ruzie.\"],[\"doen\",\"Wat doet u?\"") == true)
  }

  @Test func aLargeIndexIsCutIntoFiles() throws {
    let files = index(2000)
    #expect(files.keys.filter { $0.hasPrefix("pages-") }.count > 20 && files.keys.filter { $0.hasPrefix("words-") }.count > 2)
    #expect(files.values.allSatisfy { $0.utf8.count < 40_000 })
  }

  @Test func nothingGivesAnEmptyIndex() {
    #expect(
      SearchIndex(ReadPages(SearchLanguage([])), labels: [], synonyms: [], SearchLanguage([])).files.map(\.name) == ["index.js"])
  }
}
