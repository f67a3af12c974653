import Diagnostics
import Foundation
import Markdown
import TestSupport
import Testing

@testable import Content

/// What is read without libyaml is read as libyaml reads it: the same words, in the same form, at the same places.
@Suite struct PlainYAMLTests {
  /// Compares both readers. Returns whether the text was read without libyaml.
  @discardableResult private func compare(_ text: String) -> Bool {
    let bytes = Array(text.utf8)[...]
    guard let own = PlainYAML.read(bytes) else { return false }
    let other = try? YAMLValue.read(bytes)
    #expect(described(own) == other.map { described($0) }, "\(text)")
    expectNothingToJudge(own)
    // What else is judged in a text that libyaml reads.
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect(YAMLLines(lines).mistakes.filter(\.isSilent).isEmpty, "\(text)")
    #expect(YAML.alias(in: bytes) == nil && !YAML.isTooDeep(bytes), "\(text)")
    return true
  }

  /// Where it is said that there is nothing to judge in a value, nothing is found in it.
  private func expectNothingToJudge(_ value: YAMLValue) {
    switch value.form {
    case .scalar(let scalar) where scalar.isPlain:
      let text = scalar.string
      #expect(Legible.problem(with: text) == nil && Legible.curlyQuotes(around: text) == nil, "\(text)")
      #expect(Characters.hidden(in: text) == nil && PlainWords.markup(in: text) == nil, "\(text)")
      #expect(Located(text, at: Location(file: "")).oneLine.value == text && !text.isEmpty, "\(text)")
      #expect(text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(text)")
    case .scalar: break
    case .sequence(let values): values.forEach(expectNothingToJudge)
    case .mapping(let pairs): pairs.forEach { expectNothingToJudge($0.value) }
    }
  }

  private func described(_ value: YAMLValue) -> String {
    let form =
      switch value.form {
      case .scalar(let scalar): "\(scalar.style) \(scalar.string.debugDescription)"
      case .sequence(let values): "[\(values.map(described).joined(separator: ", "))]"
      case .mapping(let pairs): "{\(pairs.map { "\(described($0.key)): \(described($0.value))" }.joined(separator: ", "))}"
      }
    return "\(form) \(value.line):\(value.column) \(value.start)-\(value.end)"
  }

  /// Texts that are put together at random, of what is read and of what is nearly so.
  @Test func randomTextsAreReadAlike() {
    var random = SplitMix(state: 7), read = 0
    let rounds = Effort.isFull ? 400_000 : 40_000
    for _ in 0..<rounds where compare(text(&random)) { read += 1 }
    // Neither reader must do all the work, or nothing would be compared.
    #expect((rounds / 4...rounds * 9 / 10).contains(read), "\(read) of \(rounds)")
  }

  /// The project's own files, whole and with one byte changed.
  @Test func realTextsAreReadAlike() throws {
    let folder = "\(Fixtures.repository)/content"
    var random = SplitMix(state: 8), read = 0, all = 0
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for file in files.sorted() where file.hasSuffix(".md") || file.hasSuffix(".yml") {
      let whole = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      let yaml =
        file.hasSuffix(".md")
        ? whole.dropFirst(4).firstRange(of: "\n---\n").map { whole.dropFirst(4)[..<$0.lowerBound] } : whole[...]
      guard let yaml else { continue }
      all += 1
      if compare(String(yaml)) { read += 1 }
      for _ in 0..<(Effort.isFull ? 200 : 4) {
        var scalars = Array(yaml.unicodeScalars)
        let place = Int.random(in: scalars.indices, using: &random)
        if Bool.random(using: &random) {
          scalars[place] = Self.marks.randomElement(using: &random) ?? " "
        } else {
          scalars.remove(at: place)
        }
        compare(String(String.UnicodeScalarView(scalars)))
      }
    }
    #expect(read > all / 2, "\(read) of \(all)")
  }

  private static let marks = Array(" \n:#-,[]{}\"'?!&*|>%@`\\\t~=aé’\u{2028}\u{85}\u{FEFF}😀".unicodeScalars)
  private static let names = ["a", "title", "asked_as", "een-twee", "B2", "4", "x y", "é", "\"q\"", ""]
  private static let words = [
    "een", "Een twee", "a:b", "a: b", "a #b", "a#b", "#a", "é ‘twee’ ", "b ", " b", "12", "-1", "- a", "~", "", "\"een\"",
    "\"a: b # c\"",
    "\"é ‘’\" ", "\"a\\nb\"", "\"a", "'a'", "a 'b' c", "'t is", "[a, b]", "[]", "[ a , \"b, c\" ]", "[a b, c:d]", "[a, ]",
    "[[a]]", "[a", "{a: b}",
    "|", ">", "| # a", "!a", "&a b", "*a", "a*b", "@a", "%a", "true", "https://a.nl/b?c=d#e", "19:30", "a?", "? a", "a\u{2028}b",
    "a\u{AD}b", "--- a",
  ]

  private func text(_ random: inout SplitMix) -> String {
    func isOne(in count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    func one(of texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
    // A list or mapping in each of these columns, the innermost last.
    var text = "", open = [(column: 0, isList: false)], mayOpen = false
    for number in 0..<Int.random(in: 1...9, using: &random) {
      if isOne(in: 30) { text += one(of: ["\n", "  \n", "# a\n", "---\n", "...\n", "\t\n"]) }
      if mayOpen {
        let isList = Bool.random(using: &random)
        open.append((open[open.count - 1].column + (isList && isOne(in: 2) ? 0 : 2), isList))
      } else if open.count > 1, isOne(in: 3) {
        open.removeLast()
      }
      var (column, isList) = open[open.count - 1]
      if isOne(in: 60) { column = Int.random(in: 0...5, using: &random) }
      text += String(repeating: " ", count: column)
      if isList != isOne(in: 60) { text += isOne(in: 30) ? one(of: ["-  ", "-", "- - "]) : "- " }
      mayOpen = !isList && isOne(in: 5)
      if isList == isOne(in: 8) {
        text += isOne(in: 30) ? one(of: Self.names) : "key_\(number)"
        text += isOne(in: 30) ? one(of: [":  ", " : ", ":"]) : mayOpen ? ":" : ": "
      }
      if !mayOpen {
        text += isOne(in: 8) ? one(of: Self.words) : one(of: ["een", "Een twee", "\"a: b # c\"", "[a, b]", "a:b", "é ‘twee’"])
      }
      text += isOne(in: 60) ? "" : "\n"
    }
    return text
  }
}
