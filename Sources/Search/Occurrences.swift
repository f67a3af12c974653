/// Where each word occurs, and how much that weighs.
struct Occurrences {
  /// A word, standing for all with its stem.
  struct Entry {
    /// The most frequent form; of equally frequent ones the first in the alphabet.
    var word: String
    /// Sections by their number in the whole index, in order, with the weight of the word in each.
    var places: [(section: Int, weight: Int)]
  }

  /// In the order of the words.
  let entries: [Entry]

  /// What an occurrence weighs.
  private static let inTitle = 10, inHeading = 6, inSummary = 3, mostInText = 3

  init(_ pages: [SearchPage], _ stemmer: Stemmer) {
    // By stem: the forms with their frequency, and the weights by section.
    var forms: [String: [String: Int]] = [:], weights: [String: [Int: Int]] = [:]
    var stems: [String: String] = [:]
    func stem(_ word: String) -> String {
      if let known = stems[word] { return known }
      let stem = stemmer.stem(word)
      stems[word] = stem
      return stem
    }
    func add(_ text: String, _ section: Int, weight: Int, atMost limit: Int = .max) {
      var count: [String: Int] = [:]
      for word in Words.of(text) where !Self.common.contains(word) {
        let stem = stem(word)
        forms[stem, default: [:]][word, default: 0] += 1
        count[stem, default: 0] += 1
      }
      for (stem, times) in count { weights[stem, default: [:]][section, default: 0] += min(limit, times) * weight }
    }
    var section = 0
    for page in pages {
      for (index, part) in page.sections.enumerated() {
        if index == 0 {
          add(page.title, section, weight: Self.inTitle)
          add(page.summary, section, weight: Self.inSummary)
        }
        add(part.heading, section, weight: Self.inHeading)
        add(part.text, section, weight: 1, atMost: Self.mostInText)
        section += 1
      }
    }
    let frequencies = forms.values.reduce(into: [String: Int]()) { all, forms in all.merge(forms) { $0 + $1 } }
    Self.addParts(of: frequencies, stems, &weights)
    entries = weights.compactMap { stem, places in
      forms[stem]?.min { ($1.value, $0.key) < ($0.value, $1.key) }.map { form in
        Entry(word: form.key, places: places.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      }
    }.sorted { $0.word < $1.word }
  }

  /// Who looks for a part of a compound finds the compound, after the word itself.
  private static func addParts(of words: [String: Int], _ stems: [String: String], _ weights: inout [String: [Int: Int]]) {
    let compounds = Compounds(known: words)
    // Each compound's stem once for each of its parts' stems.
    var pairs: Set<[String]> = []
    for word in words.keys {
      guard let whole = stems[word] else { continue }
      for part in compounds.parts(of: word) {
        if let stem = stems[part], stem != whole { pairs.insert([whole, stem]) }
      }
    }
    let before = weights
    for pair in pairs {
      for (section, weight) in before[pair[0]] ?? [:] {
        weights[pair[1], default: [:]][section, default: 0] += max(1, weight * 2 / 3)
      }
    }
  }

  /// Words that stand everywhere and say nothing by themselves.
  static let common: Set<String> = Set(
    """
    aan al als bij dan dat de deze die dit doe doen door een en er had heb hebt heeft het hier hij hoe hun ik in is je jij jou \
    jouw kan kun kunt maar me meer men met mij mijn na naar niet nog nu of om onder ons ook op over te tot u uit uw van veel voor \
    want waren was wat we wel werd wie wij wil wilt word wordt zal ze zich zij zijn zo zou
    """.split(separator: " ").map(String.init))
}
