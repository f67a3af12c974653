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
  private static let inQuestion: Int32 = 40, inTitle: Int32 = 24, inHeading: Int32 = 12, inSummary: Int32 = 6

  private let language: SearchLanguage
  /// What is known of a word.
  private struct State {
    /// The index of its entry in the section at hand; -1 when it has none yet.
    var place: Int32 = -1
    /// Common words have entries in questions alone.
    let isCommon: Bool
    var isUsed = false
  }
  private var states: [State] = []
  /// By a word's number: whether it has an entry.
  private(set) var isUsed: [Bool] = []

  /// - Parameter pages: consecutive pages of the site.
  init(_ pages: [SearchPage], _ language: SearchLanguage) {
    self.language = language
    for page in pages {
      for (index, section) in page.sections.enumerated() {
        let start = entries.count
        if index == 0 {
          add(page.title, fixed: Self.inTitle)
          add(page.summary, fixed: Self.inSummary)
          add(page.kind, fixed: Self.inHeading)
        }
        add(section.heading, fixed: Self.inHeading)
        add(section.text, inText: Occurrences.usual)
        end(from: start)
      }
      // Each question is a section of its own: its words count for who asks them together.
      for question in page.askedAs {
        let start = entries.count
        add(question, fixed: Self.inQuestion, isQuestion: true)
        end(from: start)
      }
    }
    isUsed = states.map(\.isUsed)
    states = []
  }

  private mutating func end(from start: Int) {
    for entry in entries[start...] { states[Int(entry.word)].place = -1 }
    ends.append(entries.count)
  }

  private mutating func add(_ text: String, fixed: Int32 = 0, inText: Int32 = 0, isQuestion: Bool = false) {
    Words.each(in: text, language) { word in
      let number = words.number(of: word)
      if number == states.count { states.append(State(isCommon: language.common.contains(words[number]))) }
      let state = states[number]
      if state.isCommon, !isQuestion { return }
      if state.place >= 0 {
        entries[Int(state.place)].add(fixed, inText)
      } else {
        states[number].place = Int32(entries.count)
        states[number].isUsed = true
        var entry = Entry(word: Int32(number))
        entry.add(fixed, inText)
        entries.append(entry)
      }
    }
  }
}
