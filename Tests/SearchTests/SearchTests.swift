import Testing

@testable import Search

@Suite struct WordTests {
  @Test(arguments: [
    ("Faalangst, en zo.", ["faalangst", "en", "zo"]), ("Eén café à 2e i", ["een", "cafe", "2e"]),
    ("foto's time-out", ["foto", "time", "out"]),
    ("ĲSSEL ĳs Ärger", ["ijssel", "ijs", "arger"]), ("قَلَم 12", ["قلم", "12"]), ("", []),
  ])
  func wordsAreFoldedRunsOfLetters(text: String, expected: [String]) { #expect(Words.of(text) == expected) }

  @Test func theFormsOfAWordHaveOneStem() {
    let stemmer = Stemmer("dutch")
    #expect(stemmer.stem("kinderen") == stemmer.stem("kinder") && stemmer.stem("boze") == stemmer.stem("bozen"))
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
  private func index(_ count: Int) -> [String: String] {
    let pages = (0..<count).map { number in
      SearchPage(
        href: "p\(number).html", title: number == 0 ? "Boze <buien>" : "Bladzijde \(number)", summary: "Over ruzie.",
        label: number % 2,
        sections: [
          .init(id: "", heading: "", text: "Kind en kinderen."),
          .init(id: "doen", heading: "Wat doet u?", text: "Rustig faalangst angst blijven."),
        ])
    }
    var read = ReadPages(algorithm: "dutch")
    read.add(ReadBatch(Array(pages.prefix(count / 2))))
    read.add(ReadBatch(Array(pages.dropFirst(count / 2))))
    let index = SearchIndex(
      read, labels: ["A", "B"], synonyms: [Synonyms(words: ["driftig"], meaning: "Boze buien")], algorithm: "dutch")
    return Dictionary(uniqueKeysWithValues: index.files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func itSaysWhereWordsOccurAndWhatTheyWeigh() throws {
    let files = index(2)
    #expect(files.keys.sorted() == ["index.js", "pages-0.js", "words-0.js"])
    let begin = try #require(files["index.js"])
    #expect(
      begin.hasPrefix("tweeluikSearch.begin({\"common\":[\"aan\",") && begin.contains("\"words\":\"0angst 0bladzijde 2ijven"))
    #expect(begin.contains("\"synonyms\":{\"driftig\":[\"Boze buien\"]}") && begin.contains("\"sections\":[2,2]"))
    // “angst” stands in both second sections, twice over: by itself and in “faalangst”.
    #expect(files["words-0.js"]?.hasPrefix("tweeluikSearch.words(0,[\"1:2 2:2\",\"2:a\"") == true)
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
    #expect(SearchIndex(ReadPages(algorithm: nil), labels: [], synonyms: [], algorithm: nil).files.map(\.name) == ["index.js"])
  }
}
