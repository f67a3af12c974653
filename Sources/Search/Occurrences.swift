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
    /// The most frequent form, one that says something by itself if there is one; of equally frequent ones the first in the alphabet.
    let word: String
    let list: OccurrenceList
  }

  private let language: SearchLanguage
  private let stemmer: Stemmer
  private var words = WordTable()
  /// For each word, how often it occurs and the index of its stem.
  private var frequencies: [Int] = [], stemOf: [Int] = []
  private var stems = WordTable()
  /// For each stem, where it occurs, and what it weighs in the section at hand.
  private var places: [[Place]] = [], sums: [(fixed: Int32, inText: Int32)] = []
  /// The number of sections so far.
  private var sections: Int32 = 0

  init(_ language: SearchLanguage) { (self.language, stemmer) = (language, Stemmer(language.algorithm)) }

  /// What a word weighs that a section's text has once, and the most that it weighs there.
  static let usual: Int32 = 2
  private static let mostInText: Int32 = 3 * usual

  /// Adds the words of the next pages.
  mutating func add(_ chunk: SectionWords) {
    // Each chunk numbers words by itself. Common words are skipped, so they occur nowhere.
    let numbers = (0..<chunk.words.count).map { chunk.isUsed[$0] ? number(of: chunk.words[$0]) : -1 }
    let stems = numbers.map { $0 < 0 ? -1 : stemOf[$0] }
    var found: [Int] = []
    for section in 0..<chunk.count {
      let entries = chunk.entries[chunk.range(of: section)]
      // Forms of one word weigh together: for each stem, the weight of headings and titles is added to the number of times in the
      // text.
      sums.withUnsafeMutableBufferPointer { sums in
        for entry in entries {
          let stem = stems[Int(entry.word)]
          if sums[stem] == (0, 0) { found.append(stem) }
          sums[stem].fixed += entry.fixed
          sums[stem].inText += entry.inText
        }
      }
      frequencies.withUnsafeMutableBufferPointer { frequencies in
        for entry in entries { frequencies[numbers[Int(entry.word)]] += Int(entry.times) }
      }
      for stem in found {
        places[stem].append(
          Place(section: sections + Int32(section), weight: sums[stem].fixed + min(Self.mostInText, sums[stem].inText)))
        sums[stem] = (0, 0)
      }
      found.removeAll(keepingCapacity: true)
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
    places = withParts(of: forms, places)
    var best = [Int](repeating: -1, count: stems.count)
    let isTelling = forms.map(language.isTelling)
    for (number, form) in forms.enumerated() {
      let stem = stemOf[number], other = best[stem]
      guard other >= 0 else {
        best[stem] = number
        continue
      }
      let known = (isTelling[other] ? 1 : 0, frequencies[other], form),
        own = (isTelling[number] ? 1 : 0, frequencies[number], forms[other])
      if known < own { best[stem] = number }
    }
    return best.indices.compactMap { stem in OccurrenceList(places[stem]).map { Entry(word: forms[best[stem]], list: $0) } }
      .sorted { $0.word.utf16.lexicographicallyPrecedes($1.word.utf16) }
  }

  /// Who looks for a part of a compound finds the compound, after the word itself, wherever each of them stands.
  private func withParts(of forms: [String], _ before: [[Place]]) -> [[Place]] {
    let numbers = Dictionary(forms.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let compounds = Compounds(known: numbers.filter { !language.common.contains($0.key) }.mapValues { frequencies[$0] })
    // The stems of the compounds that each part occurs in, by the stem of the part.
    var wholes: [Int: Set<Int>] = [:]
    for (number, form) in forms.enumerated() {
      for part in compounds.parts(of: form).compactMap({ numbers[$0] }) where stemOf[part] != stemOf[number] {
        wholes[stemOf[part], default: []].insert(stemOf[number])
      }
    }
    var places = before
    for (part, compounds) in wholes {
      let all =
        before[part]
        + compounds.flatMap { before[$0].map { Place(section: $0.section, weight: 1) } }
      places[part] = all.sorted { $0.section < $1.section }.reduce(into: []) { merged, place in
        if merged.last?.section == place.section {
          merged[merged.count - 1].weight = max(place.weight, merged[merged.count - 1].weight)
        } else {
          merged.append(place)
        }
      }
    }
    return places
  }
}
