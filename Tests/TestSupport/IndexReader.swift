import Foundation

/// Reads the files of an index as the script in the page does. It is written independently of what writes them, and trusts
/// nothing.
package struct IndexReader {
  package struct Broken: Error, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
  }

  /// Each word with the sections in which it occurs and its weight in each.
  package private(set) var words: [(word: String, places: [(section: Int, weight: Int)])] = []
  package private(set) var synonyms: [String: [String]] = [:]
  /// Each page with its number of sections; the last sections are its questions.
  package private(set) var pages: [(title: String, sections: Int, questions: [String])] = []

  /// - Throws: ``Broken`` if anything could upset the script.
  package init(_ files: [(name: String, bytes: [UInt8])]) throws {
    let files = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
    guard let begin = try Self.call("begin", files["index.js"]).first as? [String: Any] else { throw Broken("index.js") }
    func numbers(_ key: String) throws -> [Int] {
      guard let all = begin[key] as? [Int] else { throw Broken("\(key) is \(begin[key] ?? "not there")") }
      return all
    }
    let common = Set(begin["common"] as? [String] ?? []), all = try Self.frontDecoded(begin["words"] as? String)
    let lists = try Self.shards("words", try numbers("wordShards"), of: files)
    let records = try Self.shards("pages", try numbers("pageShards"), of: files)
    let sections = try numbers("sections"), labels = try numbers("pageLabels"), names = begin["labels"] as? [String] ?? []
    guard let long = begin["questions"] as? [[Int]], long.allSatisfy({ $0.allSatisfy { $0 > 0 } }) else {
      throw Broken("questions")
    }
    let questions = long.map(\.count), groups = try numbers("groups")
    guard (begin["languages"] as? [String])?.count == names.count else { throw Broken("languages") }
    guard try numbers("after").allSatisfy(names.indices.contains) else { throw Broken("after") }
    guard files.count == 1 + (try numbers("wordShards")).count + (try numbers("pageShards")).count else {
      throw Broken("other files")
    }
    guard lists.count == all.count else { throw Broken("\(all.count) words, \(lists.count) lists") }
    guard records.count == sections.count, labels.count == sections.count, questions.count == sections.count,
      groups.count == sections.count, labels.allSatisfy(names.indices.contains)
    else {
      throw Broken("\(sections.count) pages, \(records.count) records, \(labels.count) labels")
    }
    for (one, next) in zip(all, all.dropFirst()) where !one.utf16.lexicographicallyPrecedes(next.utf16) {
      throw Broken("“\(one)” stands before “\(next)”")
    }
    let total = sections.reduce(0, +)
    let isQuestion = zip(sections, questions).flatMap { count, questions in (0..<count).map { $0 >= count - questions } }
    for (word, list) in zip(all, lists) {
      guard let list = list as? String, word.utf16.count > 1 else {
        throw Broken("“\(word)” has no list")
      }
      let places = try Self.places(list, below: total, of: word)
      // A common word occurs in questions only.
      guard !common.contains(word) || places.allSatisfy({ isQuestion[$0.0] }) else { throw Broken("“\(word)” is common") }
      words.append((word, places))
    }
    for (record, (count, asked)) in zip(records, zip(sections, questions)) {
      guard let record = record as? [Any], (3...4).contains(record.count), let href = record[0] as? String, !href.isEmpty,
        let title = record[1] as? String, let parts = record[2] as? [Any], parts.count == count, count > asked,
        parts.dropLast(asked).allSatisfy({ ($0 as? [String])?.count == 3 }),
        let questions = Array(parts.suffix(asked)) as? [String]
      else { throw Broken("a page is \(record)") }
      pages.append((title, count, questions))
    }
    synonyms = begin["synonyms"] as? [String: [String]] ?? [:]
    guard synonyms.allSatisfy({ !$0.key.isEmpty && !$0.value.isEmpty }) else { throw Broken("synonyms") }
  }

  private static func call(_ function: String, _ bytes: [UInt8]?) throws -> [Any] {
    let text = String(decoding: bytes ?? [], as: UTF8.self), head = "tweeluik.searchIndex.\(function)("
    guard text.hasPrefix(head), text.hasSuffix(");\n"),
      let json = "[\(text.dropFirst(head.count).dropLast(3))]".data(using: .utf8),
      let arguments = try JSONSerialization.jsonObject(with: json) as? [Any]
    else { throw Broken("\(function): \(text.prefix(80))") }
    return arguments
  }

  private static func shards(_ name: String, _ starts: [Int], of files: [String: [UInt8]]) throws -> [Any] {
    var all: [Any] = []
    for (number, start) in starts.enumerated() {
      let arguments = try call(name, files["\(name)-\(number).js"])
      guard start == all.count, arguments.count == 2, arguments[0] as? Int == number, let items = arguments[1] as? [Any],
        !items.isEmpty
      else { throw Broken("\(name)-\(number).js begins at \(all.count), not at \(start)") }
      all += items
    }
    return all
  }

  private static func frontDecoded(_ text: String?) throws -> [String] {
    guard let text else { throw Broken("no words") }
    var last: [UInt16] = []
    return try text.split(separator: " ").map { line in
      guard let shared = line.first.flatMap({ Int(String($0), radix: 36) }), shared <= last.count, line.count > 1 else {
        throw Broken("“\(line)” after “\(String(decoding: last, as: UTF16.self))”")
      }
      last = last[..<shared] + Array(line.dropFirst().utf16)
      guard let word = String(validating: last, as: UTF16.self) else { throw Broken("“\(line)” cuts a letter in two") }
      return word
    }
  }

  private static func places(_ list: String, below total: Int, of word: String) throws -> [(Int, Int)] {
    var section = 0, places: [(Int, Int)] = []
    for entry in list.split(separator: " ", omittingEmptySubsequences: false) {
      let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), let step = Int(parts[0], radix: 36), step > 0 || places.isEmpty,
        let weight = parts.count == 2 ? Int(parts[1], radix: 36) : 2, weight > 0, section + step < total
      else { throw Broken("“\(word)”: “\(list)”") }
      section += step
      places.append((section, weight))
    }
    return places
  }
}
