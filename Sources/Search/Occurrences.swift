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
    var word: String
    /// In order.
    var places: [Place]
  }

  /// In the order of the words.
  let entries: [Entry]

  /// The most that occurrences in a section's text weigh.
  private static let mostInText: Int32 = 3

  /// - Parameter chunks: the words of all pages, in order.
  init(_ chunks: [SectionWords], _ stemmer: Stemmer) {
    var words = WordTable(), frequencies: [Int] = []
    // Each chunk numbers words for itself.
    let numbers = chunks.map { chunk in
      (0..<chunk.words.count).map { local in
        let number = words.number(of: chunk.words[local].utf8)
        if number == frequencies.count { frequencies.append(0) }
        return number
      }
    }
    for (chunk, numbers) in zip(chunks, numbers) {
      for entry in chunk.entries { frequencies[numbers[Int(entry.word)]] += Int(entry.times) }
    }
    let forms = (0..<words.count).map { words[$0] }
    var stems = WordTable()
    let stemOf = forms.map { stems.number(of: stemmer.stem($0).utf8) }

    var places = [[Place]](repeating: [], count: stems.count)
    var first: Int32 = 0
    for (chunk, numbers) in zip(chunks, numbers) {
      for section in 0..<chunk.count {
        // Forms of one word weigh together: by stem, what headings and titles add and how often the text has it.
        var sums: [Int: (fixed: Int32, inText: Int32)] = [:]
        for entry in chunk.entries[chunk.range(of: section)] {
          let sum = sums[stemOf[numbers[Int(entry.word)]], default: (0, 0)]
          sums[stemOf[numbers[Int(entry.word)]]] = (sum.fixed + entry.fixed, sum.inText + entry.inText)
        }
        for (stem, sum) in sums {
          places[stem].append(Place(section: first + Int32(section), weight: sum.fixed + min(Self.mostInText, sum.inText)))
        }
      }
      first += Int32(chunk.count)
    }
    Self.addParts(of: forms, frequencies, stemOf, &places)

    var best = [Int](repeating: -1, count: stems.count)
    for (number, form) in forms.enumerated() {
      let stem = stemOf[number], other = best[stem]
      if other < 0 || (frequencies[other], form) < (frequencies[number], forms[other]) { best[stem] = number }
    }
    entries = best.indices.map { Entry(word: forms[best[$0]], places: places[$0]) }.sorted { $0.word < $1.word }
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
