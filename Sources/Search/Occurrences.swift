/// Collects where each word occurs, and how much that weighs.
struct Occurrences {
  /// One section in which a word occurs.
  struct Place: Equatable {
    /// The section's index in the whole search index.
    var section: Int32
    var weight: Int32
  }

  /// A word that stands for all words with its stem.
  struct Entry {
    /// The most frequent of these words; of equally frequent ones the first in the alphabet.
    let word: String
    let list: OccurrenceList
  }

  private let stemmer: Stemmer
  private var words = WordTable()
  /// For each word, how often it occurs and the index of its stem.
  private var frequencies: [Int] = [], stemOf: [Int] = []
  private var stems = WordTable()
  /// For each stem, where it occurs, and what it weighs in the section at hand.
  private var places: [[Place]] = [], sums: [(fixed: Int32, inText: Int32)] = []
  /// The number of sections so far.
  private var sections: Int32 = 0

  init(_ stemmer: Stemmer) { self.stemmer = stemmer }

  /// The most that all occurrences in a section's text weigh together.
  private static let mostInText: Int32 = 3

  /// Adds the words of the next pages.
  mutating func add(_ chunk: SectionWords) {
    // Each chunk numbers words by itself. Common words are skipped, so they occur nowhere.
    let numbers = (0..<chunk.words.count).map { chunk.isCommon[$0] ? -1 : number(of: chunk.words[$0]) }
    for section in 0..<chunk.count {
      // Forms of one word weigh together: for each stem, the weight of headings and titles is added to the number of times in the
      // text.
      var found: [Int] = []
      for entry in chunk.entries[chunk.range(of: section)] {
        let number = numbers[Int(entry.word)], stem = stemOf[number]
        frequencies[number] += Int(entry.times)
        if sums[stem] == (0, 0) { found.append(stem) }
        sums[stem].fixed += entry.fixed
        sums[stem].inText += entry.inText
      }
      for stem in found {
        places[stem].append(
          Place(section: sections + Int32(section), weight: sums[stem].fixed + min(Self.mostInText, sums[stem].inText)))
        sums[stem] = (0, 0)
      }
    }
    sections += Int32(chunk.count)
  }

  private mutating func number(of word: String) -> Int {
    let number = words.number(of: word)
    if number == frequencies.count {
      frequencies.append(0)
      let stem = stems.number(of: stemmer.stem(word))
      stemOf.append(stem)
      if stem == places.count {
        places.append([])
        sums.append((0, 0))
      }
    }
    return number
  }

  /// All words with their places, in the order of their UTF-16.
  consuming func entries() -> [Entry] {
    let forms = (0..<words.count).map { words[$0] }
    Self.addParts(of: forms, frequencies, stemOf, &places)
    var best = [Int](repeating: -1, count: stems.count)
    for (number, form) in forms.enumerated() {
      let stem = stemOf[number], other = best[stem]
      if other < 0 || (frequencies[other], form) < (frequencies[number], forms[other]) { best[stem] = number }
    }
    return best.indices.compactMap { stem in OccurrenceList(places[stem]).map { Entry(word: forms[best[stem]], list: $0) } }
      .sorted { $0.word.utf16.lexicographicallyPrecedes($1.word.utf16) }
  }

  /// Adds the places of each compound to those of its parts: whoever looks for a part also finds the compound, after the word
  /// itself.
  private static func addParts(
    of forms: [String], _ frequencies: [Int], _ stemOf: [Int], _ places: inout [[Place]]
  ) {
    let numbers = Dictionary(forms.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let compounds = Compounds(known: numbers.mapValues { frequencies[$0] })
    // The stems of the compounds that each part occurs in, by the stem of the part.
    var wholes: [Int: Set<Int>] = [:]
    for (number, form) in forms.enumerated() {
      for part in compounds.parts(of: form).compactMap({ numbers[$0] }) where stemOf[part] != stemOf[number] {
        wholes[stemOf[part], default: []].insert(stemOf[number])
      }
    }
    let before = places
    for (part, compounds) in wholes {
      let all =
        before[part]
        + compounds.flatMap { before[$0].map { Place(section: $0.section, weight: max(1, $0.weight * 2 / 3)) } }
      places[part] = all.sorted { $0.section < $1.section }.reduce(into: []) { merged, place in
        if merged.last?.section == place.section {
          merged[merged.count - 1].weight += place.weight
        } else {
          merged.append(place)
        }
      }
    }
  }
}
