import Checks
import Content
import Copying
import Diagnostics
import Foundation
import Model
import Platform
import Publishing
import Rendering
import Site
import SiteIndex
import TestSupport
import Volumes

/// Every word that an editor writes is shown, or lies within a finding.
package enum WordsFuzz {
  static func run(_ bytes: [UInt8]) throws {
    let lost = try lost(bytes)
    try hold(lost.isEmpty, "lost without a finding:\n" + lost.map { "  \($0)" }.joined(separator: "\n"))
  }

  /// A word that no reader sees and no finding mentions.
  package struct LostWord: CustomStringConvertible, Sendable {
    package let location: Location
    package let word: String
    /// How the word is written.
    package let construct: String
    /// The line that holds the word.
    package let line: String

    package var description: String {
      "\(location.file):\(location.line):\(location.column): \(word), in \(construct): \(line)"
    }
  }

  /// The words that are lost in the site that follows from some bytes.
  package static func lost(_ bytes: [UInt8]) throws -> [LostWord] {
    let site = WordSite(bytes), folder = NSTemporaryDirectory() + "tweeluik-words-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var small = SmallSite("")
    small.files = site.files.mapValues { .bytes(Array($0.utf8)) }
    try small.write(to: folder)
    let content = ContentFolder(path: folder), today = Fixtures.today
    let (library, found) = content.load(today: today)
    let school = content.school("de-linde", audiences: library.settings?.audiences ?? [], today: today)
    // A file of which nothing was read, and about which nothing is said, counts as a loss too.
    var findings = found + school.findings
    var shown: Set<String> = [], silent = library.unreadable
    // There are two sources, one of which may be unreadable.
    if library.sources.count < 2 { silent.insert("sources.yml") }
    if school.school == nil { silent.insert("schools/de-linde.yml") }
    if let catalog = Catalog(library) {
      let published = catalog.edition(on: today)
      findings += check(catalog, published: published)
      if let school = school.school { findings += checkSchool(school, published, places: catalog.places) }
      shown = try words(of: published, school.school)
    } else {
      silent.insert("site.yml")
    }
    // If a file could not be read, its finding covers all of it. Its words, and those that are shown together with them, are
    // looked for once it is mended.
    let told = Set(findings.filter { $0.severity == .error }.map(\.location.file))
    // Each source is read by itself.
    let unread = silent.union(["sources.yml"]).filter(told.contains), families = Set(unread.map(family))
    if unread.contains("site.yml") { return [] }
    return site.maker.planted.compactMap { planted in
      if planted.construct.isEmpty || shown.contains(planted.word) || families.contains(family(planted.file)) { return nil }
      guard let text = site.files[planted.file], let range = text.firstRange(of: planted.word) else { return nil }
      if families.contains("problems"), isOfTranslations(range.lowerBound, in: text, planted.file) { return nil }
      let place = place(of: range.lowerBound, in: text, planted.file)
      if findings.contains(where: { covers($0.location, place, in: text, range.lowerBound) }) { return nil }
      let line = text[text.lineRange(for: range)].trimmingCharacters(in: .newlines)
      return LostWord(location: place, word: planted.word, construct: planted.construct, line: line)
    }
  }

  /// The files whose words are shown together: a problem's texts, the directory with its tool, a school's words with the page
  /// that has their place.
  private static func family(_ file: String) -> String {
    let folder = String(file.prefix { $0 != "/" })
    return ["tools", "directory", "schools", "pages"].contains(folder) ? "tools" : folder
  }

  /// Whether a word is one that the site says in another language: only the translations of problems show these.
  private static func isOfTranslations(_ index: String.Index, in text: String, _ file: String) -> Bool {
    guard file == "site.yml", let start = text.firstRange(of: "\ntranslations:\n") else { return false }
    return index > start.lowerBound
  }

  /// Every word that the site's files show, and those of the school's copy.
  private static func words(of catalog: Catalog, _ school: School?) throws -> Set<String> {
    var shown: Set<String> = []
    // The volumes show words too.
    let press = Press(catalog)
    for output in Outputs(press).all + press.volumes().flatMap(\.outputs) {
      if case .copy = output.content { continue }
      shown.formUnion(WordMaker.words(in: try output.bytes()))
    }
    guard let school else { return shown }
    let copy = SchoolCopy(Press(catalog, isForCopies: true), school)
    let slots = [Slot.brand, .foot, .sheet, .cover, .home, .partners, .evening("avond")] + catalog.places.map { Slot.place($0) }
    for slot in slots { shown.formUnion(WordMaker.words(in: copy.fill(slot, at: Address("index.html")))) }
    for output in copy.outputs() + copy.files() {
      if case .copy = output.content { continue }
      shown.formUnion(WordMaker.words(in: try output.bytes()))
    }
    return shown
  }

  private static func place(of index: String.Index, in text: String, _ file: String) -> Location {
    let before = text[..<index].unicodeScalars, line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    return Location(file: file, line: line, column: column)
  }

  /// Whether a finding covers a location: it is about the whole file, about the words that it marks, or about a key with its
  /// value.
  private static func covers(_ finding: Location, _ place: Location, in text: String, _ index: String.Index) -> Bool {
    guard finding.file == place.file else { return false }
    if finding.length == 0 { return true }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(finding.line - 1) else { return false }
    if let offset = offset(of: finding, lines), let own = self.offset(of: place, lines), own >= offset,
      own < offset + finding.length
    {
      return true
    }
    // A finding that marks a key is about all that the key holds.
    let line = lines[finding.line - 1], rest = line.dropFirst(finding.column - 1)
    guard let colon = rest.firstIndex(of: ":"), rest[..<colon].allSatisfy({ $0.isLetter || $0 == "-" || $0 == "_" }) else {
      return false
    }
    if place.line == finding.line { return place.column >= finding.column }
    let indent = finding.column - 1
    return place.line > finding.line
      && lines[finding.line..<place.line].allSatisfy { $0.isEmpty || $0.prefix { $0 == " " }.count > indent }
  }

  private static func offset(of place: Location, _ lines: [Substring]) -> Int? {
    guard lines.indices.contains(place.line - 1) else { return nil }
    return lines[..<(place.line - 1)].reduce(0) { $0 + $1.unicodeScalars.count + 1 } + place.column - 1
  }
}
