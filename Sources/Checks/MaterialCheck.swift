import Diagnostics
import Markdown
import Model
import SiteIndex
import Templates

/// Everything that is printed for a meeting or a lesson is made for paper, and what its text calls for is there. Whether a link by id
/// leads somewhere is judged with those of all front matter.
func checkNeeds(_ catalog: Catalog) -> [Diagnostic] {
  catalog.led.flatMap { led in led.needs.compactMap(\.printed).compactMap { unprintable($0, catalog) } + lacking(led, catalog) }
}

private func unprintable(_ printed: Located<Reference>, _ catalog: Catalog) -> Diagnostic? {
  guard case .target = catalog.resolve(printed.value, for: Reader()), catalog.printed(printed.value) == nil else { return nil }
  return Diagnostic(
    .badValue, at: printed.location, "“\(printed.value.text)” is not made to be printed for a meeting",
    hint: "print a material, a tool, a page, a view (“problem:…/\(catalog.audiences.first?.id ?? "…")”), or the plan of a problem"
  )
}

/// What a list in words or a script calls for, such as cards, and nothing is printed for. An editor says “bring:” of what is there
/// already.
private func lacking(_ led: Led, _ catalog: Catalog) -> [Diagnostic] {
  let printed = Set(
    led.needs.compactMap { need -> Material.Name? in
      guard let target = need.printed.flatMap({ catalog.printed($0.value) })?.target else { return nil }
      let material: Material? = catalog.item(at: target)
      return material?.form.name
    })
  // It may be that of a file that could not be read.
  let isWhole = led.needs.compactMap(\.printed).allSatisfy { catalog.printed($0.value) != nil }
  guard isWhole, !catalog.library.unreadable.contains(led.script.file) else { return [] }
  let things = led.needs.compactMap { need -> (text: Located<String>, isBrought: Bool)? in
    if case .thing(let text, let isBrought) = need { (text, isBrought) } else { nil }
  }
  let paragraphs = led.script.document.paragraphs
  return Material.Name.allCases.filter { !printed.contains($0) }.flatMap { form -> [Diagnostic] in
    let words = catalog.interface.material.calledBy[form] ?? []
    func called(_ text: String) -> String? { text.firstWord(of: words) }
    let listed = things.compactMap { thing in called(thing.text.value).map { (thing: thing, word: $0) } }
    if !listed.isEmpty {
      return listed.filter { !$0.thing.isBrought }.map { thing, word in
        Diagnostic(
          .missingMaterial, at: thing.text.location, "nothing is printed for “\(word)” here",
          hint:
            "write a material of the form “\(form.rawValue)” and say “print: material:…”; for what is there already, say “bring: \(thing.text.value)”"
        )
      }
    }
    let inScript = paragraphs.lazy.compactMap { paragraph in
      called(paragraph.text).map { (Location(file: led.script.file, line: paragraph.line), $0) }
    }.first
    let inProgramme = led.said.lazy.compactMap { said in called(said).map { (Location(file: led.file), $0) } }.first
    return [inProgramme ?? inScript].compactMap(\.self).map { place, word in
      Diagnostic(
        .missingMaterial, at: place, "this calls for “\(word)”, and “materials” of “\(led.title)” has none",
        hint: "add “print: material:…” under “materials”, or “bring:” and what it is")
    }
  }
}

extension String {
  /// The first of these words or phrases that stands in a text as a whole; `nil` when none does.
  fileprivate func firstWord(of words: [String]) -> String? {
    if words.isEmpty { return nil }
    let text = Array(lowercased().utf8)
    func isLetter(_ index: Int) -> Bool {
      text.indices.contains(index)
        && (text[index] >= 0x80 && text[index] != 0xE2 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= text[index])
    }
    return words.first { word in
      let word = Array(word.utf8)
      var start = 0
      while let found = text.firstPlace(of: word, in: start..<text.count) {
        if !isLetter(found - 1), !isLetter(found + word.count) { return true }
        start = found + 1
      }
      return false
    }
  }
}
