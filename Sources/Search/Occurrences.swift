/// Where each word occurs, and how much that weighs.
struct Occurrences {
  /// One section in which a word occurs.
  struct Place: Equatable {
    /// By its number in the whole index.
    var section: Int32
    var weight: Int32
  }

  /// A word, standing for all with its stem.
  struct Entry {
    /// The most frequent form; of equally frequent ones the first in the alphabet.
    let word: String
    let list: OccurrenceList
  }

  private let stemmer: Stemmer
  private var words = WordTable()
  /// By a word's number: how often it occurs, and the number of its stem.
  private var frequencies: [Int] = [], stemOf: [Int] = []
  private var stems = WordTable()
  /// By a stem's number: where it occurs, and what that weighs in the section at hand.
  private var places: [[Place]] = [], sums: [(fixed: Int32, inText: Int32)] = []
  /// How many sections there are as yet.
  private var sections: Int32 = 0

  init(_ stemmer: Stemmer) { self.stemmer = stemmer }

  /// The most that occurrences in a section's text weigh.
  private static let mostInText: Int32 = 3

  /// Adds the words of the pages that follow.
  mutating func add(_ chunk: SectionWords) {
    // Each chunk numbers words for itself. A word that is only passed over occurs nowhere.
    let numbers = (0..<chunk.words.count).map { chunk.isCommon[$0] ? -1 : number(of: chunk.words[$0]) }
    for section in 0..<chunk.count {
      // Forms of one word weigh together: by stem, what headings and titles add and how often the text has it.
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

  /// Who looks for a part of a compound finds the compound, after the word itself.
  private static func addParts(
    of forms: [String], _ frequencies: [Int], _ stemOf: [Int], _ places: inout [[Place]]
  ) {
    let numbers = Dictionary(forms.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let compounds = Compounds(known: numbers.mapValues { frequencies[$0] })
    // Each compound's stem once for each of its parts' stems.
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
