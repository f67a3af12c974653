/// The index that the script in the page searches. It consists of files that a `<script>` element loads, so that it works from a
/// folder just as from a web server. The words are loaded first; where they occur, and what the results show, is loaded when it
/// is needed.
package struct SearchIndex: Sendable {
  package let files: [IndexFile]

  /// The size in bytes that a file of occurrences or of pages may reach before the next one begins.
  private static let shard = 16_000, pageShard = 6_000

  /// - Parameters:
  ///   - pages: in order; of equal results the earlier comes first.
  ///   - labels: for whom or what a page can be.
  package init(_ pages: consuming ReadPages, labels: [SearchLabel], synonyms: [Synonyms], _ language: SearchLanguage) {
    let records = pages.records
    let entries = pages.occurrences.entries()
    let lists = Self.shards(of: entries.map(\.list), by: \.bytes.count, most: Self.shard)
    let shown = Self.shards(of: records, by: \.bytes.count, most: Self.pageShard)
    let stemmer = Stemmer(language.algorithm)
    let known = synonyms.flatMap { group in
      let meaning = Words.phrases(group.meaning, language).map { Self.key($0, stemmer) }
      let keys = Set(group.words.flatMap { Words.phrases($0, language).map { Self.key($0, stemmer) } })
      return keys.subtracting(meaning).sorted().map { ($0, group.meaning) }
    }
    let table = Dictionary(grouping: known.filter { !$0.0.isEmpty }, by: \.0).sorted { $0.key < $1.key }
    let beginning = IndexFile.Beginning(
      words: entries.map(\.word), wordShards: lists.map(\.startIndex), language: language, labels: labels,
      pages: records.map { ($0.label, $0.group, $0.sections, $0.questions) }, pageShards: shown.map(\.startIndex),
      synonyms: table.map { ($0.key, $0.value.map(\.1)) })
    files =
      lists.enumerated().map { IndexFile.words($0, Array($1)) } + shown.enumerated().map { IndexFile.pages($0, Array($1)) }
      + [IndexFile.beginning(beginning)]
  }

  /// A phrase in the form in which a query is compared with it: the stems of its words.
  private static func key(_ words: [String], _ stemmer: Stemmer) -> String {
    words.map(stemmer.stem).joined(separator: " ")
  }

  /// Divides items over files, in order. A file ends with the item that makes it too large.
  private static func shards<Item>(of items: [Item], by size: (Item) -> Int, most: Int) -> [ArraySlice<Item>] {
    var shards: [ArraySlice<Item>] = [], start = 0, sum = 0
    for (index, item) in items.enumerated() {
      if sum > most {
        shards.append(items[start..<index])
        (start, sum) = (index, 0)
      }
      sum += size(item) + 1
    }
    return start < items.count ? shards + [items[start...]] : shards
  }
}
