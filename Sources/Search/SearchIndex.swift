import Markup

/// What the script in the page searches: files that a `<script>` element loads, so that it works from a folder as it does
/// from a web server. The words come first; where they occur, and what the results show, is loaded when it is asked for.
package struct SearchIndex: Sendable {
  /// The files by their names.
  package private(set) var files: [(name: String, bytes: [UInt8])] = []

  /// How large a file of occurrences or of pages grows before the next begins, in bytes.
  private static let shard = 16_000, pageShard = 6_000
  /// How long the beginning of a section is that a result shows, in characters.
  private static let excerpt = 150

  /// - Parameters:
  ///   - words: the words of all pages, in order.
  ///   - pages: in order; of equal results the earlier comes first.
  ///   - labels: for whom or what a page can be.
  ///   - algorithm: libstemmer's name for the language; nothing compares words as they are.
  package init(_ words: [SectionWords], _ pages: [SearchPage], labels: [String], synonyms: [Synonyms], algorithm: String?) {
    let (words, wordShards) = add(Occurrences(words, Stemmer(algorithm)))
    let pageShards = add(pages)
    let stemmer = Stemmer(algorithm)
    let known = synonyms.flatMap { group in
      group.words.map { word in (Self.key(word, stemmer), group.meaning) }.filter { $0.0 != Self.key(group.meaning, stemmer) }
    }
    let table = Dictionary(grouping: known.filter { !$0.0.isEmpty }, by: \.0).sorted { $0.key < $1.key }
    files.append(
      (
        "index.js",
        Self.call(
          "begin",
          [
            .object([
              ("common", .list(Words.common.sorted().map { .text($0) })), ("stemmer", algorithm.map { .text($0) }),
              ("words", .text(words)),
              ("wordShards", .list(wordShards.map { .number($0) })),
              ("labels", .list(labels.map { .text($0) })), ("pageLabels", .list(pages.map { .number($0.label) })),
              ("sections", .list(pages.map { .number($0.sections.count) })),
              ("pageShards", .list(pageShards.map { .number($0) })),
              ("synonyms", .object(table.map { ($0.key, .list($0.value.map { .text($0.1) })) })),
            ])
          ])
      ))
  }

  /// A phrase as a query is compared with it: the stems of its words.
  private static func key(_ phrase: String, _ stemmer: Stemmer) -> String {
    Words.of(phrase).map(stemmer.stem).joined(separator: " ")
  }

  /// Adds the files that say where each word occurs.
  ///
  /// - Returns: all words, front-coded and parted by spaces: each begins with the number of letters it shares with the one before (in base 36);
  ///   and the number of the word that each file begins with.
  private mutating func add(_ occurrences: Occurrences) -> (words: String, shards: [Int]) {
    var lines: [String] = [], shards: [Int] = [], previous: [Character] = []
    var lists: [UInt8] = []
    func closed() -> (name: String, bytes: [UInt8]) {
      let number = shards.count - 1
      return ("words-\(number).js", Array("tweeluikSearch.words(\(number),[".utf8) + lists.dropLast() + Array("]);\n".utf8))
    }
    for (number, entry) in occurrences.entries.enumerated() {
      let letters = Array(entry.word)
      let shared = min(35, zip(letters, previous).prefix { $0 == $1 }.count)
      lines.append(String(shared, radix: 36) + String(letters[shared...]))
      previous = letters
      if shards.isEmpty || lists.count > Self.shard {
        if !shards.isEmpty { files.append(closed()) }
        shards.append(number)
        lists = []
      }
      Self.write(entry.places, into: &lists)
    }
    if !shards.isEmpty { files.append(closed()) }
    return (lines.joined(separator: " "), shards)
  }

  /// Writes the places of a word as a JSON string and a comma: the step from the one before and, unless it is 1, the weight.
  private static func write(_ places: [Occurrences.Place], into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var last: Int32 = 0
    for (index, place) in places.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      write(place.section - last, into: &bytes)
      last = place.section
      if place.weight != 1 {
        bytes.append(UInt8(ascii: ":"))
        write(place.weight, into: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ","))
  }

  /// Writes a number that is not negative in base 36.
  private static func write(_ number: Int32, into bytes: inout [UInt8]) {
    if number >= 36 { write(number / 36, into: &bytes) }
    let digit = UInt8(number % 36)
    bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
  }

  /// Adds the files that hold what results show. - Returns: the number of the page that each begins with.
  private mutating func add(_ pages: [SearchPage]) -> [Int] {
    var shards: [Int] = [], records: [JSON] = []
    var size = 0
    func closed() -> (name: String, bytes: [UInt8]) {
      ("pages-\(shards.count - 1).js", Self.call("pages", [.number(shards.count - 1), .list(records)]))
    }
    for (number, page) in pages.enumerated() {
      if shards.isEmpty || size > Self.pageShard {
        if !shards.isEmpty { files.append(closed()) }
        shards.append(number)
        records = []
        size = 0
      }
      let sections: [JSON] = page.sections.map { section in
        let text = section.id.isEmpty && !page.summary.isEmpty ? page.summary : section.text
        return .list([.text(section.id), .text(section.heading), .text(Self.beginning(of: text))])
      }
      let record = JSON.list([.text(page.href), .text(page.title), .list(sections)])
      records.append(record)
      size += record.bytes.count
    }
    if !shards.isEmpty { files.append(closed()) }
    return shards
  }

  /// The first words of a text, cut where a word ends.
  private static func beginning(of text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte > 0x20 {
        bytes.append(byte)
      } else if let last = bytes.last, last != 0x20 {
        // More than enough, whatever letters it holds; a blank never stands within one.
        if bytes.count > 4 * excerpt { break }
        bytes.append(0x20)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    let flat = String(decoding: bytes, as: UTF8.self)
    guard flat.count > excerpt else { return flat }
    let cut = flat.prefix(excerpt)
    return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + " …"
  }

  private static func call(_ name: String, _ arguments: [JSON]) -> [UInt8] {
    var bytes = Array("tweeluikSearch.\(name)(".utf8)
    for (index, argument) in arguments.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += argument.bytes
    }
    return bytes + Array(");\n".utf8)
  }
}
