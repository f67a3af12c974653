/// A small site that follows from some choices: it has a file of every kind, with a word of its own in every value and in every
/// text.
struct WordSite {
  private(set) var files: [String: String] = [:]
  private(set) var maker: WordMaker

  init(_ bytes: [UInt8]) {
    maker = WordMaker(bytes)
    add("site.yml") { $0.settings() }
    add("sources.yml") { $0.sources() }
    for slug in ["eten", "slapen"] {
      add("problems/\(slug)/index.md") { $0.diptych(slug) }
      for side in Self.sides { add("problems/\(slug)/\(side).md") { $0.view() } }
    }
    for side in Self.sides { add("problems/eten/\(side).en.md") { $0.translation() } }
    add("lessons/index.md") { $0.front($0.key("title") + $0.key("summary") + "line: [delen]\n") }
    add("lessons/delen/index.md") { $0.diptych("delen", isLesson: true) }
    for side in Self.sides { add("lessons/delen/\(side).md") { $0.view(isLesson: true) } }
    add("evenings/avond.md") { $0.evening() }
    for meeting in ["evenings/avond", "courses/rust/index", "courses/rust/01-een"] {
      add("\(meeting).leader.md") { $0.front($0.list("asked_as")) }
    }
    add("courses/rust/index.md") {
      $0.front($0.key("title") + $0.key("summary") + $0.key("participants") + $0.key("duration") + "problems: [eten]\n")
    }
    add("courses/rust/01-een.md") { $0.session() }
    add("materials/blad.md") { $0.front($0.key("title") + $0.key("summary") + "form: sheet\n" + $0.list("asked_as")) }
    add("materials/wie.md") {
      $0.front($0.key("title") + $0.key("summary") + "form: sign_in\n" + $0.list("columns") + "rows: 2\n")
    }
    add("glossary/rust.md") { $0.front($0.key("title") + $0.key("summary") + $0.list("synonyms")) }
    add("pages/over.md") { $0.front($0.key("title") + $0.key("summary") + $0.reviewed()) }
    add("pages/plek.md") { $0.front($0.key("title") + $0.key("summary")) + "\n\n[](school:plek)\n" }
    add("tools/kring.yml") { $0.sociogram() }
    add("tools/doelen.yml") { $0.portfolio() }
    add("tools/ouders.yml") { $0.head("contacts") + "weeks: 6\nquestions:\n" + $0.question() }
    add("tools/hulp.yml") { $0.head("directory") + "categories:\n  - id: sport\n" + $0.key("name", indent: 4) }
    add("directory/judo.yml") { $0.partner() }
    add("questionnaires/vragen.yml") { $0.questionnaire() }
    add("schools/de-linde.yml") { $0.school() }
    add("schools/de-linde/eigen.md") { $0.front($0.key("title") + $0.key("summary")) }
    add("help.md") {
      let numbers = "numbers:\n  - id: alarm\n" + $0.key("name", indent: 4) + "    phone: \"112\"\n" + $0.key("for", indent: 4)
      return $0.front($0.key("title") + numbers + $0.key("hours", indent: 4) + $0.list("asked_as"))
    }
    add("help.en.md") {
      let numbers = "numbers:\n  alarm:\n" + $0.key("name", indent: 4) + $0.key("for", indent: 4) + $0.key("hours", indent: 4)
      return $0.front($0.key("title") + numbers + $0.list("asked_as"))
    }
    files["problems/eten/icon.svg"] =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>\n"
  }

  fileprivate static let sides = ["ouder", "leerkracht"]

  /// - Parameter make: makes the file's text, given a maker of words for this file.
  private mutating func add(_ path: String, _ make: (inout WordMaker) -> String) {
    var maker = maker
    maker.file = path
    files[path] = make(&maker)
    self.maker = maker
  }
}

/// What each kind of file holds.
extension WordMaker {
  fileprivate mutating func front(_ keys: String) -> String {
    "---\n\(keys)\(unknownKey())---\n\(text())\n"
  }

  fileprivate mutating func reviewed() -> String { "reviewed:\n\(key("by", indent: 2))  on: 2026-10-01\n" }

  /// A key for every side.
  fileprivate mutating func sides(indent: Int) -> String {
    WordSite.sides.map { key($0, indent: indent) }.joined()
  }

  fileprivate mutating func settings() -> String {
    var text = key("title") + key("tagline") + key("description")
    text += "language: nl\nbase_url: https://example.org/tips\npublisher:\n" + key("name", indent: 2) + "audiences:\n"
    for side in WordSite.sides {
      text += "  - id: \(side)\n" + key("name", indent: 4) + key("title", indent: 4) + key("summary", indent: 4)
      text += "    agreements:\n" + sides(indent: 6)
    }
    text += "translations:\n  - language: en\n    audiences:\n"
    for side in WordSite.sides {
      text += "      \(side):\n" + key("name", indent: 8) + key("title", indent: 8) + key("summary", indent: 8)
      text += "        agreements:\n" + sides(indent: 10)
    }
    return text + "navigation:\n  header: [\"page:over\"]\n"
  }

  fileprivate mutating func sources() -> String {
    var text = "jansen:\n" + key("authors", indent: 2) + key("title", indent: 2) + "  year: 2020\n  via: krant\n"
    text += "krant:\n" + key("authors", indent: 2) + key("title", indent: 2) + key("published", indent: 2)
    return text
  }

  fileprivate mutating func diptych(_ slug: String, isLesson: Bool = false) -> String {
    var keys = key("title") + key("summary") + (isLesson ? key("goal") : "") + "ages: 4-12\nagreements:\n"
    for side in WordSite.sides { keys += "  - id: van-\(side)\n    by: \(side)\n" + sides(indent: 4) }
    return front(keys + list("asked_as") + reviewed())
  }

  fileprivate mutating func view(isLesson: Bool = false) -> String {
    var keys = key("summary") + list("points") + list("starters") + reviewed()
    if isLesson {
      keys += "minutes: 10\n" + list("materials") + "steps:\n" + key("what", indent: 4, dash: true)
      keys += key("how", indent: 4)
    }
    return front(keys)
  }

  fileprivate mutating func translation() -> String {
    let keys = key("title") + key("summary") + reviewed() + "agreements:\n"
    let words = key("van-ouder", indent: 2) + key("van-leerkracht", indent: 2)
    return front(keys + words + markdown("introduction"))
  }

  fileprivate mutating func programme() -> String {
    "start: \"19:30\"\nprogramme:\n  - minutes: 60\n" + key("what", indent: 4) + key("how", indent: 4)
      + key("question", indent: 4)
  }

  fileprivate mutating func evening() -> String {
    let keys = key("title") + key("summary") + "problems: [eten]\ndate: 2027-01-20\n" + key("place") + key("participants")
    let needs = "materials:\n  - print: material:blad\n" + key("for", indent: 4) + key("bring", indent: 4, dash: true)
    return front(keys + programme() + needs + markdown("invitation"))
  }

  fileprivate mutating func session() -> String {
    let keys = key("title") + key("summary") + key("goal") + list("preparation")
    return front(keys + list("materials") + programme())
  }

  fileprivate mutating func head(_ tool: String) -> String {
    "tool: \(tool)\n" + key("title") + key("summary") + markdown("text") + unknownKey()
  }

  fileprivate mutating func question(_ id: String = "een", indent: Int = 4) -> String {
    String(repeating: " ", count: indent - 2) + "- id: \(id)\n" + key("text", indent: indent)
  }

  fileprivate mutating func sociogram() -> String {
    let text = head("sociogram") + "choices: 2\nquestions:\n" + question()
    return text + "negative:\n" + markdown("warning", indent: 2) + "  questions:\n" + question("twee", indent: 6)
  }

  fileprivate mutating func portfolio() -> String {
    let text = head("portfolio") + "questions:\n" + question() + "evaluation:\n" + question()
    return text + "diploma:\n" + key("title", indent: 2) + key("text", indent: 2)
  }

  fileprivate mutating func partner(indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var text = key("title", indent: indent, dash: indent > 0) + "\(margin)category: sport\n" + key("summary", indent: indent)
    text += key("region", indent: indent) + key("address", indent: indent) + "\(margin)phone: 000-0000001\n"
    return text
  }

  fileprivate mutating func questionnaire() -> String {
    var text = key("title") + key("summary") + "ages: 4-12\n" + markdown("text")
    text += "answers: [\(fill("W, W", "an answer"))]\nscales:\n  - id: nacht\n" + key("title", indent: 4)
    text += "    problem: eten\n    items:\n"
    for id in ["een", "twee"] { text += "      - id: \(id)\n" + sides(indent: 8) }
    text += "urgent:\n" + markdown("text", indent: 2)
    for side in WordSite.sides { text += "  \(side):\n" + key("title", indent: 4) + markdown("text", indent: 4) }
    text += "  items:\n    - id: drie\n" + sides(indent: 6)
    return text
  }

  fileprivate mutating func school() -> String {
    var text = key("name") + key("address") + key("town") + "contacts:\n"
    text += key("role", indent: 4, dash: true) + key("name", indent: 4) + "evenings:\n"
    text += key("title", indent: 4, dash: true) + key("summary", indent: 4) + "    date: 2027-02-03\n"
    text += "    start: \"08:30\"\n    minutes: 60\n" + key("place", indent: 4)
    text += "paragraphs:\n" + markdown("plek", indent: 2) + "directory:\n" + partner(indent: 4)
    return text
  }
}
