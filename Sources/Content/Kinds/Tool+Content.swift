import Diagnostics
import Markdown
import Model

extension FileKind {
  static let tool = FileKind("tools/<slug>.yml") { decoder, names, _ in decoder.tool(names["slug"]) }
  static let questionnaire = FileKind("questionnaires/<slug>.yml") { decoder, names, _ in decoder.questionnaire(names["slug"]) }
}

extension Tool: FileValue, Mentioning {
  func put(into gathered: inout Gathered) { gathered.library.tools.append(self) }

  mutating func mention(_ phrases: Phrases) { text = text.mentioning(phrases) }
}

/// Reads tools and questionnaires, whose files are YAML as a whole.
extension Decoder {
  fileprivate mutating func tool(_ slug: String) -> Tool? {
    let title = fields.text("title"), summary = fields.text("summary"), text = fields.markdown("text").map(document(in:))
    let audience = self.audience(), publication = fields.publication(.page, today: today), kind = fields.text("tool")
    let askedAs = self.askedAs(), duration = fields.optionalText("duration")
    var use: Tool.Use?
    if let kind { use = self.use(kind) }
    guard let title, let summary, let text, let use else { return nil }
    var tool = Tool(slug: slug, title: title.value, summary: summary.value, text: text, use: use, file: file)
    tool.audience = audience
    tool.publication = publication
    tool.askedAs = askedAs
    tool.duration = duration?.value
    return tool
  }

  private mutating func use(_ kind: Located<String>) -> Tool.Use? {
    switch kind.value {
    case "sociogram": return sociogram().map(Tool.Use.sociogram)
    case "portfolio": return portfolio().map(Tool.Use.portfolio)
    case "contacts":
      let weeks = fields.number("weeks", in: 1...52), questions = fields.questions("questions")
      guard let weeks, let questions else { return nil }
      return .contacts(ContactList(weeks: weeks, questions: questions))
    case "directory":
      return fields.questions("categories", text: "name").map { .directory($0.map { Category(id: $0.id, name: $0.text) }) }
    default:
      findings.add(
        .badValue, at: kind.location, "there is no tool “\(kind.value)”",
        hint: NearMiss.hint(kind.value, in: Tool.uses) ?? "the tools are \(Tool.uses.joined(separator: ", "))")
      // Nobody can say which keys it should have.
      fields.askForAll()
      return nil
    }
  }

  private mutating func sociogram() -> Sociogram? {
    let choices = fields.number("choices", in: 1...10), questions = fields.questions("questions")
    var negative: Sociogram.Negative?
    if var asked = fields.optionalMapping("negative") {
      let warning = asked.markdown("warning").map(document(in:)), questions = asked.questions("questions")
      asked.finish()
      if let warning, let questions { negative = Sociogram.Negative(warning: warning, questions: questions) }
    }
    guard let choices, let questions else { return nil }
    let both = questions + (negative?.questions ?? [])
    if let double = both.indices.first(where: { index in both[..<index].contains { $0.id == both[index].id } }) {
      findings.add(
        .duplicateID, at: fields.keyLocation("negative"), "another question has the id “\(both[double].id)”")
    }
    return Sociogram(questions: questions, choices: choices, negative: negative)
  }

  private mutating func portfolio() -> Portfolio? {
    let questions = fields.questions("questions"), evaluation = fields.questions("evaluation")
    guard var diploma = fields.mapping("diploma") else { return nil }
    let title = diploma.text("title"), text = diploma.text("text")
    diploma.finish()
    guard let questions, let evaluation, let title, let text else { return nil }
    return Portfolio(questions: questions, evaluation: evaluation, diplomaTitle: title.value, diplomaText: text.value)
  }

  fileprivate mutating func questionnaire(_ slug: String) -> Tool? {
    let title = fields.text("title"), summary = fields.text("summary"), ages = self.ages()
    let text = fields.markdown("text").map(document(in:)), publication = fields.publication(.page, today: today)
    let answers = fields.list("answers"), place = fields.keyLocation("answers"), askedAs = self.askedAs(),
      duration = fields.optionalText("duration")
    if let answers, !(2...7).contains(answers.count) {
      findings.add(.badValue, at: place, "“answers” holds \(answers.count)", hint: "give two to seven, from never to always")
    }
    var seen: Set<String> = []
    let scales = scales(&seen)
    let urgent = fields.mapping("urgent").flatMap { urgentItems($0, &seen) }
    guard let title, let summary, let ages, let text, let answers, let scales, let urgent else { return nil }
    let questionnaire = Questionnaire(ages: ages, answers: answers.map(\.value), scales: scales, urgent: urgent)
    var tool = Tool(
      slug: slug, title: title.value, summary: summary.value, text: text, use: .signals(questionnaire), file: file)
    tool.publication = publication
    tool.askedAs = askedAs
    tool.duration = duration?.value
    return tool
  }

  private mutating func scales(_ seen: inout Set<String>) -> [Questionnaire.Scale]? {
    var ids: Set<String> = []
    return fields.mappings("scales")?.compactMap { fields -> Questionnaire.Scale? in
      var fields = fields
      let id = fields.identifier("id", &ids), title = fields.text("title"), problem = fields.text("problem")
      let items = fields.mappings("items")?.compactMap { item($0, &seen, judged: true) }
      fields.finish()
      guard let id, let problem, let items else { return nil }
      return Questionnaire.Scale(id: id, title: title?.value ?? "", problem: problem, items: items)
    }
  }

  private mutating func urgentItems(_ fields: Fields, _ seen: inout Set<String>) -> Questionnaire.Urgent? {
    var fields = fields
    let place = fields.keyLocation("text"), text = fields.markdown("text").map(document(in:))
    text.map { mustSayWhomToCall($0, at: place) }
    let items = fields.mappings("items")?.compactMap { item($0, &seen, judged: false) }
    var sides: [String: Questionnaire.Urgent.Side] = [:]
    for audience in audiences {
      // An audience without any item of its own is not asked anything.
      let isAsked = !audience.isOptional || items?.contains { $0.wording[audience.id] != nil } == true
      guard var side = fields.optionalMapping(audience.id) else {
        if isAsked && !fields.names.contains(where: { $0.value == audience.id }) {
          findings.add(
            .oneSidedItem, at: fields.location, "what is urgent has no words of its own for “\(audience.id)”",
            hint: "add “\(audience.id):” with a “title” and a “text”: whom this reader calls")
        }
        continue
      }
      let title = side.text("title"), place = side.keyLocation("text"), text = side.markdown("text").map(document(in:))
      text.map { mustSayWhomToCall($0, at: place) }
      side.finish()
      if !isAsked {
        findings.add(
          .oneSidedItem, at: side.location, "nothing that is urgent is phrased for “\(audience.id)”",
          hint: "add “\(audience.id): …” to an item, or take this out")
      }
      if let title, let text { sides[audience.id] = Questionnaire.Urgent.Side(title: title.value, text: text) }
    }
    if audiences.isEmpty { fields.askForAll() }
    fields.finish()
    guard let text, let items else { return nil }
    return Questionnaire.Urgent(text: text, sides: sides, items: items)
  }

  private func mustSayWhomToCall(_ text: Document, at place: Location) {
    if text.links.contains(where: { ["tel:", "help:"].contains(where: $0.destination.hasPrefix) }) { return }
    findings.add(
      .badValue, at: place, "what is urgent does not say whom to call",
      hint: "give a number of “help.md”, as [](help:alarm), or another as a link, as [0900-8844](tel:0900-8844)")
  }

  /// - Parameter judged: whether it may say that it is something good.
  private func item(_ item: Fields, _ seen: inout Set<String>, judged: Bool) -> Questionnaire.Item? {
    var item = item
    let id = item.identifier("id", &seen), isGood = judged ? item.optionalFlag("good") ?? false : false
    var wording: [String: String] = [:]
    for audience in audiences {
      if let text = item.optionalText(audience.id) {
        wording[audience.id] = text.value
        if text.isSaidAgain(to: audience.id, &seen) {
          findings.add(
            .duplicateID, at: text.location, "another item here says the same to “\(audience.id)”", hint: "take one of them out")
        }
      } else if !audience.isOptional, item.isOpen(audience.id) {
        findings.add(
          .oneSidedItem, at: item.location, "“\(id ?? "")” is not phrased for “\(audience.id)”",
          hint: "add “\(audience.id): …”, the same in the words of that reader")
      }
    }
    if !audiences.isEmpty { item.finish() }
    return id.map { Questionnaire.Item(id: $0, isGood: isGood, wording: wording) }
  }
}

extension Fields {
  /// Reads a list of ids with a text each; it holds at least one.
  fileprivate mutating func questions(_ key: String, text: String = "text") -> [Question]? {
    var seen: Set<String> = []
    guard let items = mappings(key) else { return nil }
    if items.isEmpty { findings.add(.badValue, at: keyLocation(key), "“\(key)” holds nothing") }
    return items.compactMap { item in
      var item = item
      let id = item.identifier("id", &seen), words = item.text(text)
      item.finish()
      guard let id, let words else { return nil }
      if words.isSaidAgain(&seen) {
        findings.add(.duplicateID, at: words.location, "another item here says the same", hint: "take one of them out")
      }
      return Question(id: id, text: words.value)
    }
  }

  /// Reads a slug, and reports one that was seen before.
  mutating func identifier(_ key: String, _ seen: inout Set<String>) -> String? {
    guard let id = text(key) else { return nil }
    findings.checkID(id)
    if !seen.insert(id.value).inserted {
      findings.add(.duplicateID, at: id.location, "another item here has the id “\(id.value)”")
    }
    return id.value
  }
}
