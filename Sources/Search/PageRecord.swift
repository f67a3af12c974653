import Markup

/// What search results show of a page.
struct PageRecord: Sendable {
  /// The index of its label in the list of labels.
  let label: Int
  let group: Int
  /// How many there are, with those that are questions.
  let sections: Int
  /// How many words that tell something each question has; one that has none counts as one.
  let questions: [Int]
  /// The way to it, its title, and the beginning of each section, or a question as it is asked, as the script in the page reads
  /// them; then its language, where that is not the site's own.
  let bytes: [UInt8]

  init(_ page: SearchPage, _ language: SearchLanguage) {
    label = page.label
    group = page.group
    sections = page.sections.count + page.askedAs.count
    questions = page.askedAs.map { max(1, Words.phrases($0, language).map(\.count).min() ?? 1) }
    let beginnings: [JSON] = page.sections.map { section in
      let text = section.id.isEmpty && !page.summary.isEmpty ? page.summary : section.text
      return .list([.text(section.id), .text(section.heading), .text(Self.beginning(of: text))])
    }
    let language: [JSON] = page.language.map { [.text($0)] } ?? []
    bytes = JSON.list([.text(page.href), .text(page.title), .list(beginnings + page.askedAs.map { .text($0) })] + language).bytes
  }

  /// The length of a section's beginning, in characters.
  private static let excerpt = 150

  /// The first words of a text, cut between words.
  private static func beginning(of text: String) -> String {
    var bytes: [UInt8] = [], isASCII = true
    bytes.reserveCapacity(min(text.utf8.count, 4 * excerpt + 8))
    for byte in text.utf8 {
      if byte > 0x20 {
        bytes.append(byte)
        if byte >= 0x80 { isASCII = false }
        // While every byte is a character, this is enough.
        if isASCII, bytes.count > excerpt { break }
      } else if let last = bytes.last, last != 0x20 {
        // This is more than enough for any letters, and a space is never within a letter.
        if bytes.count > 4 * excerpt { break }
        bytes.append(0x20)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    if bytes.count <= excerpt { return String(decoding: bytes, as: UTF8.self) }
    if isASCII {
      let cut = bytes[..<excerpt]
      return String(decoding: cut[..<(cut.lastIndex(of: 0x20) ?? cut.endIndex)], as: UTF8.self) + " …"
    }
    let flat = String(decoding: bytes, as: UTF8.self)
    guard flat.count > excerpt else { return flat }
    let cut = flat.prefix(excerpt)
    return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + " …"
  }
}

/// Some consecutive pages, read. This can be done on any thread.
package struct ReadBatch: Sendable {
  let words: SectionWords
  let records: [PageRecord]

  package init(_ pages: [SearchPage], _ language: SearchLanguage) {
    words = SectionWords(pages, language)
    records = pages.map { PageRecord($0, language) }
  }
}

/// All pages that have been read so far. Each batch is added at once, so that not all words have to be held in memory.
package struct ReadPages {
  fileprivate(set) var occurrences: Occurrences
  fileprivate(set) var records: [PageRecord] = []

  package init(_ language: SearchLanguage) { occurrences = Occurrences(language) }

  package mutating func add(_ batch: ReadBatch) {
    occurrences.add(batch.words)
    records += batch.records
  }
}
