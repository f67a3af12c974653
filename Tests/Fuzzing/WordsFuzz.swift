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

/// What an editor writes is shown, or is in a finding.
package enum WordsFuzz {
  static func run(_ bytes: [UInt8]) throws {
    let lost = try lost(bytes)
    try hold(lost.isEmpty, "lost without a word:\n" + lost.map { "  \($0)" }.joined(separator: "\n"))
  }

  /// A word that no reader sees and of which nothing is said.
  package struct LostWord: CustomStringConvertible, Sendable {
    package let location: Location
    package let word: String
    /// How it is written.
    package let construct: String
    /// The line that holds it.
    package let line: String

    package var description: String {
      "\(location.file):\(location.line):\(location.column): \(word), in \(construct): \(line)"
    }
  }

  /// The words that get lost in the site that follows from some bytes.
  package static func lost(_ bytes: [UInt8]) throws -> [LostWord] {
    let site = WordSite(bytes), folder = NSTemporaryDirectory() + "tweeluik-words-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var small = SmallSite("")
    small.files = site.files.mapValues { .bytes(Array($0.utf8)) }
    try small.write(to: folder)
    let content = ContentFolder(path: folder), today = Fixtures.today
    let (library, found) = content.load(today: today)
    let school = content.school("de-linde", audiences: library.settings?.audiences ?? [], today: today)
    // Silence about a file that gave nothing counts as a loss too.
    var findings = found + school.findings
    var shown: Set<String> = [], silent = library.unreadable
    // Of two: one may give nothing.
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
    // What could not be read is told of the whole file: its words, and those that are shown with them, are for the next look.
    let told = Set(findings.filter { $0.severity == .error }.map(\.location.file))
    // A source is read on its own.
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

  /// What is shown together: a problem's texts, the directory with the tool that has it, a school's words at the place on a page.
  private static func family(_ file: String) -> String {
    let folder = String(file.prefix { $0 != "/" })
    return ["tools", "directory", "schools", "pages"].contains(folder) ? "tools" : folder
  }

  /// Whether something is what the site says in another language: only the translations of problems show it.
  private static func isOfTranslations(_ index: String.Index, in text: String, _ file: String) -> Bool {
    guard file == "site.yml", let start = text.firstRange(of: "\ntranslations:\n") else { return false }
    return index > start.lowerBound
  }

  /// Every word of the site's files, and of the school's in its copy.
  private static func words(of catalog: Catalog, _ school: School?) throws -> Set<String> {
    var shown: Set<String> = []
    // What is printed too.
    let press = Press(catalog)
    for output in Outputs(press).all + press.volumes().flatMap(\.outputs) {
      if case .copy = output.content { continue }
      shown.formUnion(WordMaker.words(in: try output.bytes()))
    }
    guard let school else { return shown }
    let copy = SchoolCopy(Press(catalog, isForCopies: true), school, version: "")
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

  /// Whether a finding is about a place: the file as a whole, the words that it marks, or the value of a key that it marks.
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
    // A key is marked for all that it holds.
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
