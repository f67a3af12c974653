import Diagnostics
import Markdown
import Model

/// What several kinds of content have in common. An item that lacks some of its words is still an item: the lack is reported
/// once, and what else the item says is not reported because of it.
extension Decoder {
  /// Returns `nil` when the key does not hold a list; then nothing is reported about who lacks an agreement.
  mutating func agreements() -> [Agreement]? {
    guard let items = fields.mappings("agreements") else { return nil }
    var agreements: [Agreement] = []
    var words: Set<String> = [], ids: Set<String> = []
    for var item in items {
      let id = item.text("id"), by = item.text("by")
      if let id { findings.checkID(id) }
      if let id, by != nil, !ids.insert(id.value).inserted {
        findings.add(.duplicateID, at: id.location, "another agreement here has the id “\(id.value)”")
      }
      if let by { audiences.check(by, findings) }
      var wording: [String: String] = [:]
      for audience in audiences {
        if let text = item.optionalText(audience.id) {
          wording[audience.id] = text.value
          if text.isSaidAgain(to: audience.id, &words) {
            findings.add(
              .duplicateID, at: text.location, "another agreement here says the same to “\(audience.id)”",
              hint: "take one of them out, or say what is different")
          }
        } else if !audience.isOptional, item.isOpen(audience.id) {
          findings.add(
            .oneSidedAgreement, at: id?.location ?? item.location,
            "the agreement “\(id?.value ?? "")” is not phrased for “\(audience.id)”",
            hint: "add “\(audience.id): …”, what it means in the words of that reader")
        }
      }
      if !audiences.isEmpty { item.finish() }
      if let id, let by { agreements.append(Agreement(id: id.value, by: by.value, wording: wording)) }
    }
    return agreements
  }

  /// Reads how one side does a lesson.
  mutating func lessonPart() -> LessonPart? {
    let minutes = fields.number("minutes", in: 1...600), materials = needs() ?? []
    let steps = fields.mappings("steps")?.map { item in
      var item = item
      let what = item.text("what"), how = item.optionalText("how"), minutes = item.optionalNumber("minutes", in: 1...600)
      item.finish()
      return LessonPart.Step(what: what?.value ?? "", how: how?.value, minutes: minutes)
    }
    let taken = steps?.compactMap(\.minutes).reduce(0, +) ?? 0
    if let minutes, taken > minutes {
      findings.add(
        .badValue, at: fields.valueLocation("minutes"), "the steps take \(taken) minutes together, and all of it \(minutes)",
        hint: "write “\(taken)”, or give the steps fewer")
    }
    guard let minutes, let steps else { return nil }
    return LessonPart(minutes: minutes, materials: materials, steps: steps)
  }

  /// The words in which readers ask for it, for search.
  mutating func askedAs() -> [String] { (fields.optionalList("asked_as") ?? []).map(\.value) }

  mutating func ages() -> ClosedRange<Int>? {
    guard let text = fields.text("ages") else { return nil }
    let parts = text.value.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let from = parts[0], let to = parts[1], (0...25).contains(from), from <= to, to <= 25 else {
      findings.add(
        .badValue, at: text.location, "“\(text.value)” is not a range of ages", hint: Decoder.ages(meantBy: text.value))
      return nil
    }
    return from...to
  }

  /// A hint on what to write instead of a range that is not valid.
  private static func ages(meantBy text: String) -> String {
    let years = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }.sorted()
    guard years.count == 2, years[1] <= 25 else { return "write the years as 4-12" }
    return "write “\(years[0])-\(years[1])”"
  }

  mutating func review() -> Review? {
    guard var review = fields.optionalMapping("reviewed") else { return nil }
    let by = review.text("by")
    let on = review.value("on", Day.self)
    review.finish()
    guard let by, let on else { return nil }
    guard on.value <= today else {
      findings.add(
        .futureDate, at: on.location, "a review on \(on.value) has not happened yet",
        hint: "leave “reviewed” out until it has")
      return nil
    }
    return Review(by: by.value, on: on.value)
  }

  mutating func programme(required: Bool) -> Programme {
    let start = required ? fields.value("start", ClockTime.self) : fields.optionalValue("start", ClockTime.self)
    let items = required ? fields.mappings("programme") : fields.optionalMappings("programme")
    let programme = Programme(
      start: start?.value,
      items: (items ?? []).map { item in
        var item = item
        let minutes = item.number("minutes", in: 1...1440), what = item.text("what"), how = item.optionalText("how")
        let question = item.optionalText("question")
        item.finish()
        return ProgrammeItem(
          minutes: minutes ?? 0, what: what?.value ?? "", how: how?.value, question: question?.value)
      })
    checkLength(programme.duration, from: programme.start, longest: required ? 6 : 10, at: fields.keyLocation("programme"))
    return programme
  }

  /// Reports a meeting that takes longer than people stay, or goes on past midnight.
  ///
  /// - Parameters:
  ///   - minutes: how long it takes.
  ///   - longest: in hours; a course may take a day.
  func checkLength(_ minutes: Int, from start: ClockTime?, longest: Int, at place: Location) {
    if minutes > longest * 60 {
      findings.add(
        .longProgramme, at: place, "this takes \(minutes) minutes, which is more than \(longest) hours",
        hint: "“minutes” says how long a part takes, not when it begins")
    } else if let start, start.minutes + minutes > 24 * 60 {
      findings.add(
        .longProgramme, at: place, "this begins at \(start) and ends after midnight",
        hint: "is “start” right? It is written as 19:30; else make it shorter")
    }
  }

  func document(_ text: MarkdownText) -> Document {
    let (document, found) = Document.parse(text)
    findings.add(found)
    return document
  }

  /// Reads a Markdown text that is the value of a key. In a block (`|`) the location of everything is known; in any other value
  /// everything has the value's location.
  func document(in value: Fields.MarkdownValue) -> Document {
    switch value {
    case .block(let text): return document(text)
    case .other(let text):
      var (document, found) = Document.parse(
        MarkdownText(file: file, bytes: Array(text.value.utf8), firstLine: text.location.line))
      document.place(at: text.location)
      for finding in found { findings.add(finding.id, at: text.location, finding.message, hint: finding.hint) }
      return document
    }
  }
}

extension Located<String> {
  /// Whether these words were said to this reader before. A single word is not a sentence, and a placeholder is not said yet.
  ///
  /// - Parameter said: what was said before. It may also hold ids, which have no colon.
  func isSaidAgain(to reader: String = "", _ said: inout Set<String>) -> Bool {
    value.utf8.contains(UInt8(ascii: " ")) && !value.hasPrefix("{{") && !said.insert("\(reader): \(value.lowercased())").inserted
  }
}

extension [Audience] {
  /// Reports an audience that `site.yml` does not have. When `site.yml` could not be read, nothing is reported.
  func check(_ id: Located<String>, _ findings: Findings) {
    if isEmpty || contains(where: { $0.id == id.value }) { return }
    findings.add(
      .unknownAudience, at: id.location, "there is no audience “\(id.value)”",
      hint: NearMiss.hint(id.value, in: map(\.id)) ?? "the audiences in site.yml are \(map(\.id).joined(separator: ", "))",
      fix: Typo(id.value, in: map(\.id))?.fix(at: id.location))
  }
}
