/// The words of some pages' sections, counted. This is done for each part of a site separately, on any thread.
struct SectionWords: Sendable {
  /// A word in a section.
  struct Entry: Sendable {
    /// Its index in ``words``.
    var word: Int32
    /// The weight of its occurrences in title, summary and heading.
    var fixed: Int32 = 0
    /// How often it occurs in the text.
    var inText: Int32 = 0
    /// How often it occurs anywhere.
    var times: Int32 = 0

    /// Counts one more occurrence.
    mutating func add(_ fixed: Int32, _ inText: Int32) {
      self.fixed += fixed
      self.inText += inText
      times += 1
    }
  }

  var words = WordTable()
  /// All entries, section by section.
  var entries: [Entry] = []
  /// The index where the entries of each section end.
  private var ends: [Int] = []

  /// The number of sections.
  var count: Int { ends.count }

  /// The range of a section's entries.
  func range(of section: Int) -> Range<Int> { (section == 0 ? 0 : ends[section - 1])..<ends[section] }

  /// The weight of one occurrence.
  private static let inTitle: Int32 = 10, inHeading: Int32 = 6, inSummary: Int32 = 3

  /// The index of each word's entry in the section at hand; -1 when it has none yet.
  private var places: [Int] = []
  /// Whether each word is a common one, which has no entries.
  private(set) var isCommon: [Bool] = []

  /// - Parameter pages: consecutive pages of the site.
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
