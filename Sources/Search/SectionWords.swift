/// The words of some pages' sections, counted: made for each part of a site by itself, on any thread.
struct SectionWords: Sendable {
  /// A word in a section.
  struct Entry: Sendable {
    /// Its number in ``words``.
    var word: Int32
    /// What its places in title, summary and heading weigh.
    var fixed: Int32 = 0
    /// How often it stands in the text.
    var inText: Int32 = 0
    /// How often it stands anywhere.
    var times: Int32 = 0

    /// Counts it once more.
    mutating func add(_ fixed: Int32, _ inText: Int32) {
      self.fixed += fixed
      self.inText += inText
      times += 1
    }
  }

  var words = WordTable()
  /// All entries, section by section.
  var entries: [Entry] = []
  /// Where the entries of each section end.
  private var ends: [Int] = []

  /// How many sections there are.
  var count: Int { ends.count }

  /// Where the entries of a section stand.
  func range(of section: Int) -> Range<Int> { (section == 0 ? 0 : ends[section - 1])..<ends[section] }

  /// What an occurrence weighs.
  private static let inTitle: Int32 = 10, inHeading: Int32 = 6, inSummary: Int32 = 3

  /// Where the entry of each word stands in the section at hand; -1 where it is not yet in it.
  private var places: [Int] = []
  /// By a word's number: common words have no entries.
  private(set) var isCommon: [Bool] = []

  /// - Parameter pages: some of the site's pages that follow each other.
  init(_ pages: [SearchPage]) {
    for page in pages {
      for (index, section) in page.sections.enumerated() {
        let start = entries.count
        if index == 0 {
          add(page.title, fixed: Self.inTitle)
          add(page.summary, fixed: Self.inSummary)
        }
        add(section.heading, fixed: Self.inHeading)
        add(section.text, inText: 1)
        for entry in entries[start...] { places[Int(entry.word)] = -1 }
        ends.append(entries.count)
      }
    }
    places = []
  }

  private mutating func add(_ text: String, fixed: Int32 = 0, inText: Int32 = 0) {
    Words.each(in: text) { word in
      let number = words.number(of: word)
      if number == places.count {
        places.append(-1)
        isCommon.append(Words.common.contains(words[number]))
      }
      if isCommon[number] { return }
      if places[number] < 0 {
        places[number] = entries.count
        entries.append(Entry(word: Int32(number)))
      }
      entries[places[number]].add(fixed, inText)
    }
  }
}
