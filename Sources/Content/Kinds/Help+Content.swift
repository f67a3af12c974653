import Diagnostics
import Markdown
import Model

extension FileKind {
  static let help = FileKind("help.md") { decoder, _, text in decoder.help(text) }
  static let helpTranslation = FileKind("help.<language>.md") { decoder, names, text in
    decoder.help(names["language"], text)
  }
  static let questions = FileKind("search.yml") { decoder, _, _ in decoder.questions() }
}

/// The help in the site's own language, which is the only one to have the numbers.
extension Help: FileValue {
  func put(into gathered: inout Gathered) { gathered.library.helps.append(self) }
}

/// The help in another language: what it says about each number, and the words with which readers ask for it.
struct HelpTranslation: FileValue {
  /// What it says about one number.
  struct Words: Sendable {
    var name: String?
    let reason: String
    let hours: String?
    let location: Location
  }

  let language: String
  let title: String
  /// By a number's id.
  let words: [String: Words]
  let asked: Help.Asked
  let body: Document
  let file: String

  func put(into gathered: inout Gathered) { gathered.helps.append(self) }

  /// In this language, with the numbers of the site's own; what is not translated stays as it is.
  func help(_ own: Help) -> Help {
    let numbers = own.numbers.map { number in
      var number = number
      guard let words = words[number.id] else { return number }
      if let name = words.name { number.name = name }
      number.reason = words.reason
      number.hours = words.hours
      return number
    }
    return Help(language: language, title: title, numbers: numbers, asked: asked, body: body, file: file)
  }
}

/// Questions and the pages that they must lead to.
struct SearchQuestions: FileValue {
  let all: [SearchQuestion]

  func put(into gathered: inout Gathered) { gathered.library.questions = all }
}

extension Assembly {
  /// The help in each language of the site.
  func add(_ translations: [HelpTranslation], to library: inout Library) {
    guard let own = library.helps.first else {
      for translation in translations where !unreadable.contains("help.md") {
        findings.add(
          .missingFile, at: Location(file: translation.file), "“help.md” is missing, of which this would be the translation")
      }
      return
    }
    let languages = settings?.languages.map(\.tag.value) ?? [], numbers = own.numbers.map(\.id), known = Set(numbers)
    for translation in translations {
      lazy var free = numbers.filter { translation.words[$0] == nil }
      checkLanguage(translation.language, of: translation.file)
      if !free.isEmpty {
        findings.add(
          .missingTranslation, at: Location(file: translation.file),
          "these numbers are not translated: \(free.joined(separator: ", "))",
          hint: "add each under “numbers”, by its id, with “for” and “hours”")
      }
      for (id, words) in translation.words where !known.contains(id) {
        findings.add(
          .brokenLink, at: words.location, "“help.md” has no number “\(id)”",
          hint: NearMiss.hint(id, in: free))
      }
    }
    for tag in languages where !translations.contains(where: { $0.language == tag }) && !unreadable.contains("help.\(tag).md") {
      findings.add(
        .missingTranslation, at: Location(file: own.file), "the help has no translation into “\(tag)”",
        hint: "write “help.\(tag).md”: who asks for help in that language is told whom to call")
    }
    library.helps += languages.compactMap { tag in translations.first { $0.language == tag }?.help(own) }
  }
}

extension Decoder {
  fileprivate mutating func help(_ text: Document) -> Help? {
    let title = fields.text("title"), asked = self.asked()
    var ids: Set<String> = []
    let place = fields.keyLocation("numbers"), items = fields.mappings("numbers")
    let numbers = items?.compactMap { item -> Help.Number? in
      var item = item
      let id = item.identifier("id", &ids), name = item.text("name"), phone = item.value("phone", PhoneNumber.self)
      let also = item.optionalValue("also", PhoneNumber.self), reason = item.text("for"), hours = item.optionalText("hours")
      let url = item.optionalValue("url", WebAddress.self)
      item.finish()
      guard let id, let name, let phone, let reason else { return nil }
      return Help.Number(
        id: id, name: name.value, phone: phone.value, also: also?.value, reason: reason.value, hours: hours?.value,
        url: url?.value)
    }
    if items?.isEmpty == true { findings.add(.badValue, at: place, "“numbers” holds nobody to call") }
    guard let title, let numbers, !numbers.isEmpty else { return nil }
    return Help(language: nil, title: title.value, numbers: numbers, asked: asked, body: text, file: file)
  }

  fileprivate mutating func help(_ language: String, _ text: Document) -> HelpTranslation? {
    let title = fields.text("title"), asked = self.asked()
    var all: [String: HelpTranslation.Words] = [:]
    if var numbers = fields.mapping("numbers") {
      for id in numbers.names {
        guard var words = numbers.mapping(id.value) else { continue }
        let name = words.optionalText("name"), reason = words.text("for"), hours = words.optionalText("hours")
        words.finish()
        guard let reason else { continue }
        all[id.value] = HelpTranslation.Words(
          name: name?.value, reason: reason.value, hours: hours?.value, location: numbers.keyLocation(id.value))
      }
    }
    guard let title else { return nil }
    return HelpTranslation(
      language: language, title: title.value, words: all, asked: asked, body: text, file: file)
  }

  fileprivate mutating func questions() -> SearchQuestions? {
    guard var pages = fields.mapping("questions") else { return nil }
    var all: [SearchQuestion] = [], seen: Set<String> = []
    for page in pages.names {
      let questions = pages.list(page.value) ?? []
      guard let reference = fields.reference(page) else { continue }
      for question in questions {
        if !seen.insert(question.value.lowercased()).inserted {
          findings.add(
            .duplicateID, at: question.location, "“\(question.value)” is asked of another page too", hint: "take one of them out")
        }
        all.append(SearchQuestion(text: question.value, page: reference))
      }
    }
    pages.finish()
    return SearchQuestions(all: all)
  }
}
