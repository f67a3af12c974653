import Diagnostics
import Markdown
import Model

/// What a meeting or a lesson needs in hand.
extension Decoder {
  /// Reads “materials”: texts, and mappings that say what is printed or that nothing is.
  mutating func needs(required: Bool = false) -> [Need]? {
    if required, fields.isOpen("materials") { return fields.list("materials").map { _ in [] } }
    var seen: Set<String> = []
    return fields.optionalItems("materials")?.compactMap { item in
      switch item {
      case .text(let text): .thing(text, isBrought: false)
      case .mapping(let mapping): need(mapping, &seen)
      }
    }
  }

  /// - Parameter seen: what is printed already.
  private func need(_ item: Fields, _ seen: inout Set<String>) -> Need? {
    var item = item
    let printed = item.optionalText("print"), brought = item.optionalText("bring"), amount = item.optionalText("for")
    item.finish()
    if let printed, !seen.insert(printed.value).inserted {
      findings.add(.duplicateID, at: printed.location, "“\(printed.value)” stands here twice", hint: "take one of them out")
      return nil
    }
    if let printed, brought == nil { return item.reference(printed).map { .printed($0, amount: amount?.value) } }
    if let brought, printed == nil, amount == nil { return .thing(brought, isBrought: true) }
    if printed == nil, brought == nil {
      findings.add(
        .missingKey, at: item.location, "this says neither what is printed nor what is brought",
        hint: "write “print: material:…”, a sentence, or “bring:” and a sentence")
    } else {
      findings.add(
        .badValue, at: item.location, "what is brought is not printed, and has no “for”",
        hint: "say all of it in “bring”, or begin another item with a dash for what is printed")
    }
    return nil
  }
}
