import Markup

/// A file of the index: a call of a script in the page (`templates/assets/search-index.js`) with its arguments as JSON. All that
/// the script reads is written here and nowhere else.
package struct IndexFile: Sendable {
  package let name: String
  package let bytes: [UInt8]

  private init(_ name: String, call function: StaticString, _ arguments: [[UInt8]]) {
    self.name = "\(name).js"
    bytes = Array("tweeluik.searchIndex.\(function)(".utf8) + Self.joined(arguments) + Array(");\n".utf8)
  }

  /// What every query needs. All words are in the order of their UTF-16, in which scripts compare them.
  struct Beginning {
    let words: [String]
    /// The index of the word that each file of occurrences begins with.
    let wordShards: [Int]
    let language: SearchLanguage
    let labels: [SearchLabel]
    /// For each page: the index of its label, its group, the number of its sections, and, for each of its last sections that is a
    /// question, how many telling words that has.
    let pages: [(label: Int, group: Int, sections: Int, questions: [Int])]
    /// The index of the page that each file of pages begins with.
    let pageShards: [Int]
    /// What is also looked for, by the stems of a phrase's words.
    let synonyms: [(phrase: String, meanings: [String])]
  }

  static func beginning(_ all: Beginning) -> IndexFile {
    let object = JSON.object([
      ("common", .list(all.language.common.sorted().map { .text($0) })), ("stemmer", all.language.algorithm.map { .text($0) }),
      ("words", .text(frontCoded(all.words))), ("wordShards", .list(all.wordShards.map { .number($0) })),
      ("labels", .list(all.labels.map { .text($0.name) })),
      ("languages", .list(all.labels.map { .text($0.language ?? "") })),
      ("after", .list(all.labels.indices.filter { all.labels[$0].comesAfter }.map { .number($0) })),
      ("pageLabels", .list(all.pages.map { .number($0.label) })), ("groups", .list(all.pages.map { .number($0.group) })),
      ("sections", .list(all.pages.map { .number($0.sections) })),
      ("questions", .list(all.pages.map { .list($0.questions.map { .number($0) }) })),
      ("pageShards", .list(all.pageShards.map { .number($0) })),
      ("synonyms", .object(all.synonyms.map { ($0.phrase, .list($0.meanings.map { .text($0) })) })),
    ])
    return IndexFile("index", call: "begin", [object.bytes])
  }

  /// Where consecutive words occur.
  static func words(_ shard: Int, _ lists: [OccurrenceList]) -> IndexFile {
    IndexFile("words-\(shard)", call: "words", [Array("\(shard)".utf8), list(lists.map(\.bytes))])
  }

  /// What results show of consecutive pages.
  static func pages(_ shard: Int, _ records: [PageRecord]) -> IndexFile {
    IndexFile("pages-\(shard)", call: "pages", [Array("\(shard)".utf8), list(records.map(\.bytes))])
  }

  private static func list(_ items: [[UInt8]]) -> [UInt8] {
    [UInt8(ascii: "[")] + joined(items) + [UInt8(ascii: "]")]
  }

  /// With commas between them. The library's `joined` goes byte by byte.
  private static func joined(_ items: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(items.reduce(0) { $0 + $1.count + 1 })
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: item)
    }
    return bytes
  }

  /// The words with spaces between them. Each begins with the length of what it shares with the word before it, in UTF-16 and in
  /// base 36.
  private static func frontCoded(_ words: [String]) -> String {
    var text = "", previous = ""
    for word in words {
      if !text.isEmpty { text += " " }
      var shared = 0
      var rest = word.unicodeScalars[...]
      for scalar in previous.unicodeScalars {
        let width = UTF16.width(scalar)
        guard rest.first == scalar, shared + width < 36 else { break }
        shared += width
        rest.removeFirst()
      }
      text += String(shared, radix: 36) + String(rest)
      previous = word
    }
    return text
  }
}

/// Where a word occurs, as the script reads it: a JSON string with the steps from one section to the next, each with the weight
/// unless that is the weight of a word that a text has once, in base 36. A word that occurs nowhere has no such list, and so is
/// not in any index.
struct OccurrenceList {
  let bytes: [UInt8]

  /// - Parameter places: in order of section.
  init?(_ places: [Occurrences.Place]) {
    if places.isEmpty { return nil }
    var bytes = [UInt8(ascii: "\"")]
    var last: Int32 = 0
    for (index, place) in places.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      Self.write(place.section - last, into: &bytes)
      last = place.section
      if place.weight != Occurrences.usual {
        bytes.append(UInt8(ascii: ":"))
        Self.write(place.weight, into: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    self.bytes = bytes
  }

  /// Writes a number in base 36. It is not negative.
  private static func write(_ number: Int32, into bytes: inout [UInt8]) {
    if number >= 36 { write(number / 36, into: &bytes) }
    let digit = UInt8(number % 36)
    bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
  }
}
