import Content
import Diagnostics
import Foundation
import Platform
import Publishing
import TestSupport
import Testing

/// Each hint that says what to write is followed, as an editor would: the finding is gone, and no other takes its place.
@Suite struct HintTests {
  @Test(arguments: try Fixtures.names(in: "bad").oneIn(4)) func whatAHintSaysHelps(name: String) throws {
    var fixture = SmallSite(try Fixtures.text("bad/\(name)"))
    fixture.files["expected"] = nil
    let site = try Fixtures.base().with(fixture), before = try Self.findings(about: site)
    // A mistake that a file has twice may be found once more; any other finding is new.
    let known = Set(before.map(Self.name))
    for finding in before {
      guard let mended = try Self.follow(finding, in: site) else { continue }
      let after = try Self.findings(about: mended).map(Self.name)
      let words = "\(finding.location.file):\(finding.location.line): \(finding.message)\nhint: \(finding.hint ?? "")"
      #expect(after.count { $0 == Self.name(finding) } < before.count { Self.name($0) == Self.name(finding) }, "\(words)\nstays")
      // Until these are mended, nobody can know what else is wrong; and a heading is judged by the one before it.
      if finding.hidesNames || [.headingLevel, .missingTranslation].contains(finding.id) {
        // But there may be nothing left to say about how the mended words are written.
        let writing: Set<DiagnosticID> = [.yamlSyntax, .yamlTag, .yamlComment, .almostMarkdown]
        let there = try Self.findings(about: mended).filter {
          writing.isSuperset(of: [finding.id, $0.id])
            && ($0.location.file, $0.location.line) == (finding.location.file, finding.location.line)
        }
        #expect(there.allSatisfy { known.contains(Self.name($0)) }, "\(words)\nleads to: \(there.map(Self.name))")
        continue
      }
      #expect(Set(after).subtracting(known).isEmpty, "\(words)\nleads to: \(Set(after).subtracting(known).sorted())")
    }
  }

  @Test func manyHintsAreFollowed() throws {
    var followed = 0
    let names = try Fixtures.names(in: "bad").oneIn(8)
    for name in names {
      var fixture = SmallSite(try Fixtures.text("bad/\(name)"))
      fixture.files["expected"] = nil
      let site = try Fixtures.base().with(fixture)
      followed += try Self.findings(about: site).count { try Self.follow($0, in: site) != nil }
    }
    #expect(followed * (Effort.isFull ? 2 : 3) >= names.count, "\(followed) of \(names.count)")
  }

  /// Does what a hint says about the very words that are marked.
  private static func followWords(_ hint: String, at place: Place) throws -> String? {
    let words: [(Regex<(Substring, Substring)>, (String, String) -> String)] = [
      // The words that replace everything that is marked.
      (
        /(?:.*; if it is a text, )?put the (?:whole|words alone) between quotation marks(?:, or .*)?: write “(.+)”/,
        { _, right in right }
      ), (/write “(.+)”; put a text that begins so between quotation marks/, { _, right in right }),
      (/take them out; to show them, put the whole between straight ones: (.+)/, { _, right in right }),
      (/write it as (<\S+>|\[\S+\]\(\S+\))(?:, or .*)?/, { _, right in right }),
      (/write “(\|)” in its place/, { _, right in right }),
      (
        /write the number without blanks or brackets: \((tel:\S+)\)/,
        { words, right in words.replacing(/\(tel:.*\)/, with: "(\(right))") }
      ),
      (/leave the words out, or write \*\*(…)\*\*/, { words, _ in words.replacing("~~", with: "**") }),
      (/write the address right after the words: (\]\()/, { words, right in words.replacing(/\]\s+\(/, with: right) }),
      (/write a blank after “(\*+)”, or put the sign after it/, { words, _ in words + " " }),
      (/(write a blank in its place)/, { words, _ in words.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }),
      (/if it is text, write a backslash before it: (.+)/, { words, _ in "\\" + words }),
      (/(take it out)(?:[:;] .*)?/, { _, _ in "" }),
    ]
    for (pattern, change) in words {
      guard let match = hint.wholeMatch(of: pattern) else { continue }
      guard place.finding.location.length > 0, place.finding.id != .addressClash else { return nil }
      // An item that is taken out of a list takes its comma along.
      return place.replaced { change($0, String(match.output.1)) }?.replacing(#/\[,\s+/#, with: "[").replacing(
        #/,\s*(?=[,\]])/#, with: "")
    }
    if let spaces = hint.wholeMatch(of: /indent it with (no|\d+) spaces?/)?.output.1 {
      return place.with(String(repeating: " ", count: Int(spaces) ?? 0) + place.line.drop { $0 == " " })
    }
    if place.finding.message.hasPrefix("this line has no key"), let right = hint.wholeMatch(of: /write “(.+)”/)?.output.1 {
      return place.replaced { _ in String(right) }
    }
    if hint == "take this line out" { return place.with(nil) }
    if let right = hint.wholeMatch(of: /write “(.+)” in place of the whole link/)?.output.1, let words = place.words {
      return place.with(place.line.replacing(try Regex(#"\[[^\]]*\]\(\#(words)\)"#), with: String(right)))
    }
    if hint.hasPrefix("put the comment above the key"),
      let key = place.lines[..<place.number].lastIndex(where: { $0.contains(": ") })
    {
      var lines = place.lines
      let comment = try #require(place.words)
      lines[place.number] = String(lines[place.number].replacing(comment, with: ""))
      lines.insert(comment, at: key)
      return lines.joined(separator: "\n")
    }
    if let row = hint.wholeMatch(of: /write (\|(?: --- \|)+)/)?.output.1 { return place.with(String(row)) }
    if let row = hint.wholeMatch(of: /write (\|(?: --- \|)+) under it/)?.output.1 { return place.with("\(place.line)\n\(row)") }
    if hint.hasPrefix("leave a line empty before it") { return place.with("\n\(place.line)") }
    if hint.hasPrefix("put the comment on a line of its own"), let start = place.line.firstRange(of: " #") {
      let margin = place.line.prefix { $0 == " " }
      let line = place.line[..<start.lowerBound]
      // A list in brackets over several lines has no line of its own above it.
      return place.with("\(margin)\(place.line[start].dropFirst())\(place.line[start.upperBound...])\n\(line)")
    }
    return nil
  }

  private static func findings(about site: SmallSite) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    try folder.put(site)
    return try Build(content: ContentFolder(path: folder("content")), today: Fixtures.today).check().findings
  }

  /// What identifies a finding, wherever in the file it is.
  private static func name(_ finding: Diagnostic) -> String {
    "\(finding.location.file): [\(finding.id.rawValue)] \(finding.message)"
  }

  /// The site after doing what the hint says; `nil` if the hint leaves the words to the editor.
  private static func follow(_ finding: Diagnostic, in site: SmallSite) throws -> SmallSite? {
    guard let hint = finding.hint else { return nil }
    if let add = hint.wholeMatch(of: /write “([^”]+\.md)”(?:, “[^”]+”)*(?: and so on)?/)?.output.1 {
      // Every file that the hint names, with what its kind needs.
      let names = hint.matches(of: /“([^”]+)”/).map { String($0.output.1) }
      return try #require(site.adding(names), "“\(add)” cannot be added")
    }
    if let name = hint.firstMatch(of: /(?:rename it to|did you mean) “([^”]+)”/)?.output.1, finding.location.length == 0 {
      return try #require(site.renaming(finding.location.file, to: String(name)), "the file cannot be renamed: \(hint)")
    }
    guard let text = site.text(finding.location.file) else { return nil }
    let place = Place(text, finding)
    if let mended = try followWords(hint, at: place) { return site.with(finding.location.file, mended) }
    if let right = hint.wholeMatch(of: /did you mean “([^”]+)”\?/)?.output.1
      ?? hint.wholeMatch(of: /write “([^”]+)”(?:[;,].*)?/)?.output.1
    {
      return site.with(
        finding.location.file, try #require(place.replaced(by: String(right)), "no words to replace by “\(right)”"))
    }
    if let right = hint.wholeMatch(of: /put in its place: (.*)/)?.output.1, !right.contains("its ") {
      return site.with(finding.location.file, try #require(place.replaced(by: String(right))))
    }
    if let id = hint.firstMatch(of: /: (\{#[a-z0-9-]+\})$/)?.output.1 {
      return site.with(finding.location.file, place.line.replacing(/\{#[^}]*\}/, with: id), of: place)
    }
    if let wrong = hint.wholeMatch(of: /(?:leave|take) “([^”]+)” out/)?.output.1 {
      // A key is removed together with its value.
      let key = try Regex(",? *\(wrong): *[^,}]+"), line = place.line
      return site.with(
        finding.location.file,
        line.contains(key) ? line.replacing(key, with: "") : line.replacing(wrong, with: "", maxReplacements: 1),
        of: place)
    }
    if hint == "leave the colon out" { return site.with(finding.location.file, place.line.replacing("]:", with: "]"), of: place) }
    if let words = hint.wholeMatch(of: /cite it with “([^”]+)”.*/)?.output.1, let page = site.text("pages/over.md") {
      return site.with("pages/over.md", page + "\n\(words)\n")
    }
    if hint == "begin it with https://" {
      return site.with(finding.location.file, try #require(place.replaced { "https://\($0)" }))
    }
    if hint == "close it with a line “---”" { return site.with(finding.location.file, text + "---\n") }
    return nil
  }
}

/// The location of a finding, with the lines of its file.
private struct Place {
  let lines: [String]
  let finding: Diagnostic

  init(_ text: String, _ finding: Diagnostic) {
    lines = text.components(separatedBy: "\n")
    self.finding = finding
  }

  /// The number of the line, counted from 0.
  var number: Int { finding.location.line - 1 }
  /// The words that are marked.
  var words: String? {
    let words = line.unicodeScalars.dropFirst(finding.location.column - 1).prefix(finding.location.length)
    return words.isEmpty ? nil : String(String.UnicodeScalarView(words))
  }
  var line: String { lines.indices.contains(finding.location.line - 1) ? lines[finding.location.line - 1] : "" }

  /// The text with the wrong words replaced: those that the message names, at or behind the location, or else those that are
  /// marked.
  func replaced(by right: String) -> String? {
    let scalars = Array(line.unicodeScalars), start = min(finding.location.column - 1, scalars.count)
    let head = String(String.UnicodeScalarView(scalars[..<start]))
    // A value may go on below its key.
    let below = lines.dropFirst(finding.location.line).map { "\n\($0)" }.joined()
    var rest = String(String.UnicodeScalarView(scalars[start...])) + below, right = right
    // A sign alone is a part of the words that are marked.
    let named = finding.message.matches(of: /“([^”]{2,})”/).map { String($0.output.1) }
    if right.hasPrefix("## ") { return with(right) }
    // A hint that ends in “…” is only the beginning.
    if right.hasSuffix("…"), let wrong = named.first {
      right = String(right.dropLast()) + String(wrong.drop { $0 != ":" }.dropFirst())
    }
    let kind = right.prefix { $0 != ":" }
    var wrong = named.first(where: rest.contains).flatMap { rest.firstRange(of: $0) }
    if right.hasPrefix("#") { wrong = rest.firstRange(of: /#[^)\s]+/) }
    if kind.count < right.count - 1, let link = rest.firstRange(of: "\(kind):") {
      let end = rest[link.lowerBound...].firstIndex { ")\"', ]\n".contains($0) } ?? rest.endIndex
      // A key is followed by a colon.
      wrong = link.lowerBound..<(rest[..<end].hasSuffix(":") ? rest.index(before: end) : end)
    }
    if let wrong {
      rest.replaceSubrange(wrong, with: right)
    } else {
      guard finding.location.length > 0 else { return nil }
      rest = right + String(String.UnicodeScalarView(rest.unicodeScalars.dropFirst(finding.location.length)))
    }
    return (lines.prefix(finding.location.line - 1) + [head + rest]).joined(separator: "\n")
  }

  func replaced(_ change: (String) -> String) -> String? {
    let scalars = Array(line.unicodeScalars), start = finding.location.column - 1
    guard start + finding.location.length <= scalars.count else { return nil }
    func text(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
    let end = start + finding.location.length
    return with(text(scalars[..<start]) + change(text(scalars[start..<end])) + text(scalars[end...]))
  }

  /// The text with this line replaced, or without it if `line` is `nil`.
  func with(_ line: String?) -> String {
    var lines = lines
    lines.replaceSubrange((finding.location.line - 1)..<finding.location.line, with: line.map { [$0] } ?? [])
    return lines.joined(separator: "\n")
  }
}

extension SmallSite {
  fileprivate func with(_ file: String, _ text: String) -> SmallSite {
    var site = self
    site.files[file] = .bytes(Array(text.utf8))
    return site
  }

  fileprivate func with(_ file: String, _ line: String?, of place: Place) -> SmallSite { with(file, place.with(line)) }

  /// The site with more texts, each with what its kind needs.
  fileprivate func adding(_ names: [String]) -> SmallSite? {
    var site = self
    for name in names {
      let folder = name.prefix { $0 != "/" }, parts = name.split(separator: "/").last?.split(separator: ".").count ?? 0
      let summary = parts == 3 ? "title: X.\nsummary: X." : "summary: X."
      let steps = folder == "lessons" && parts == 2 ? "\nminutes: 5\nsteps:\n  - what: X." : ""
      // The agreements, which a translation must have too.
      let problem = name.split(separator: "/").dropLast().joined(separator: "/")
      let ids =
        text("\(problem)/index.md")?.matches(of: /- id: (\S+)/).map { "  \($0.output.1): X." }.joined(separator: "\n") ?? ""
      let agreements = parts == 3 && !ids.isEmpty ? "\nagreements:\n\(ids)" : ""
      site.files[name] = .bytes(Array("---\n\(summary)\(steps)\(agreements)\n---\nTekst.\n".utf8))
    }
    return site
  }

  /// The site with a file renamed or, if that is what the hint is about, the file's folder.
  fileprivate func renaming(_ file: String, to name: String) -> SmallSite? {
    var site = self, parts = file.split(separator: "/").map(String.init)
    guard let last = parts.last else { return nil }
    if name.contains("/") {
      parts = name.split(separator: "/").map(String.init)
    } else {
      let old = last.prefix { $0 != "." }, ending = name.contains(".") ? "" : last.dropFirst(old.count)
      let inFolder = parts.count > 2 && (old == "index" || files["\(parts.dropLast().joined(separator: "/"))/index.md"] == nil)
      if inFolder {
        let from = parts.dropLast().joined(separator: "/") + "/"
        parts[parts.count - 2] = name
        let to = parts.dropLast().joined(separator: "/") + "/"
        for (path, entry) in files where path.hasPrefix(from) {
          site.files[path] = nil
          site.files[to + path.dropFirst(from.count)] = entry
        }
        return site
      }
      parts[parts.count - 1] = name + ending
    }
    guard let entry = files[file] else { return nil }
    site.files[file] = nil
    site.files[parts.joined(separator: "/")] = entry
    return site
  }
}
