import Markup

/// What the script in the page searches: files that a `<script>` element loads, so that it works from a folder as it does
/// from a web server. The words come first; where they occur, and what the results show, is loaded when it is asked for.
package struct SearchIndex: Sendable {
  /// The files by their names.
  package private(set) var files: [(name: String, bytes: [UInt8])] = []

  /// How large a file of occurrences or of pages grows before the next begins, in bytes.
  private static let shard = 16_000, pageShard = 6_000

  /// - Parameters:
  ///   - pages: in order; of equal results the earlier comes first.
  ///   - labels: for whom or what a page can be.
  ///   - algorithm: libstemmer's name for the language; nothing compares words as they are.
  package init(_ pages: consuming ReadPages, labels: [String], synonyms: [Synonyms], algorithm: String?) {
    let records = pages.records
    let (words, wordShards) = add(pages.occurrences.entries())
    let pageShards = add(records)
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
              ("labels", .list(labels.map { .text($0) })), ("pageLabels", .list(records.map { .number($0.label) })),
              ("sections", .list(records.map { .number($0.sections) })),
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
  private mutating func add(_ entries: [Occurrences.Entry]) -> (words: String, shards: [Int]) {
    var lines: [String] = [], shards: [Int] = [], previous: [Character] = []
    var lists: [UInt8] = []
    func closed() -> (name: String, bytes: [UInt8]) {
      let number = shards.count - 1
      return (
        "words-\(number).js", Array("tweeluikSearch.words(\(number),[".utf8) + lists[..<(lists.count - 1)] + Array("]);\n".utf8)
      )
    }
    for (number, entry) in entries.enumerated() {
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
  private mutating func add(_ records: [PageRecord]) -> [Int] {
    var shards: [Int] = [], list: [UInt8] = []
    func closed() -> (name: String, bytes: [UInt8]) {
      let number = shards.count - 1
      return (
        "pages-\(number).js", Array("tweeluikSearch.pages(\(number),[".utf8) + list[..<(list.count - 1)] + Array("]);\n".utf8)
      )
    }
    var size = 0
    for (number, record) in records.enumerated() {
      if shards.isEmpty || size > Self.pageShard {
        if !shards.isEmpty { files.append(closed()) }
        shards.append(number)
        list = []
        size = 0
      }
      list += record.bytes
      list.append(UInt8(ascii: ","))
      size += record.bytes.count
    }
    if !shards.isEmpty { files.append(closed()) }
    return shards
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
