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
    // There are thousands of these: each is written into its bytes at once.
    var bytes = Array("[".utf8)
    bytes.reserveCapacity(256 * (sections + 1))
    Escape.json(page.href, into: &bytes)
    bytes += ",".utf8
    Escape.json(page.title, into: &bytes)
    bytes += ",[".utf8
    for (index, section) in page.sections.enumerated() {
      bytes += (index == 0 ? "[" : ",[").utf8
      Escape.json(section.id, into: &bytes)
      bytes += ",".utf8
      Escape.json(section.heading, into: &bytes)
      bytes += ",".utf8
      Escape.json(Self.beginning(of: section.id.isEmpty && !page.summary.isEmpty ? page.summary : section.text), into: &bytes)
      bytes += "]".utf8
    }
    for (index, question) in page.askedAs.enumerated() {
      if index > 0 || !page.sections.isEmpty { bytes += ",".utf8 }
      Escape.json(question, into: &bytes)
    }
    bytes += "]".utf8
    if let language = page.language {
      bytes += ",".utf8
      Escape.json(language, into: &bytes)
    }
    bytes += "]".utf8
    self.bytes = bytes.withUnsafeBufferPointer(Array.init)
  }

  /// The length of a section's beginning, in characters.
  private static let excerpt = 150

  /// The first words of a text, cut between words.
  private static func beginning(of text: String) -> String {
    var text = text
    var (bytes, isASCII) = text.withUTF8(words)
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

  /// The first words of a text, as many as are certainly enough, with one space between them; and whether they are ASCII.
  private static func words(_ text: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], isASCII: Bool) {
    var isASCII = true
    let bytes = [UInt8](unsafeUninitializedCapacity: text.count) { bytes, count in
      for byte in text {
        if byte > 0x20 {
          bytes[count] = byte
          count += 1
          if byte >= 0x80 { isASCII = false }
          // While every byte is a character, this is enough.
          if isASCII, count > excerpt { break }
        } else if count > 0, bytes[count - 1] != 0x20 {
          // This is more than enough for any letters, and a space is never within a letter.
          if count > 4 * excerpt { break }
          bytes[count] = 0x20
          count += 1
        }
      }
    }
    return (bytes, isASCII)
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
