import Diagnostics
import Foundation
import Model

extension Fields {
  /// Reads the languages that views may be translated into, each with its words for every audience.
  mutating func languages(_ audiences: [Audience]) -> [Language] {
    var seen: Set<String> = []
    return (optionalMappings("translations") ?? []).compactMap { item in
      var fields = item
      let tag = fields.text("language")
      let translated = fields.mapping("audiences").map { Fields.translated(audiences, $0) } ?? []
      let about = fields.optionalText("about"), whoHelps = fields.optionalText("who_helps")
      fields.finish()
      guard let tag, isLanguage(tag) else { return nil }
      guard seen.insert(tag.value).inserted else {
        findings.add(.duplicateID, at: tag.location, "the language “\(tag.value)” stands here twice")
        return nil
      }
      var language = Language(tag: tag, audiences: translated)
      language.about = about?.value
      language.whoHelps = whoHelps?.value
      return language
    }
  }

  /// Whether this is a language tag; reports one that is not. It becomes part of files' names.
  func isLanguage(_ tag: Located<String>) -> Bool {
    if Slug.isLanguage(tag.value) { return true }
    findings.add(
      .badValue, at: tag.location, "“\(tag.value)” is not the tag of a language", hint: "write it as nl, en or pt-BR")
    return false
  }

  private static func translated(_ audiences: [Audience], _ fields: Fields) -> [Audience] {
    var fields = fields
    let translated = audiences.map { audience in
      var audience = audience
      guard var words = fields.mapping(audience.id) else { return audience }
      if let name = words.text("name") { audience.name = name.value }
      if let title = words.text("title") { audience.title = title.value }
      if let summary = words.text("summary") { audience.summary = summary.value }
      if var headings = words.mapping("agreements") {
        for other in audiences { audience.agreementHeadings[other.id] = headings.text(other.id)?.value }
        headings.finish()
      }
      words.finish()
      return audience
    }
    if audiences.isEmpty { fields.askForAll() }
    fields.finish()
    return translated
  }

  /// Reads the name of a time zone.
  mutating func timeZone() -> String? {
    guard let text = optionalText("time_zone") else { return nil }
    guard TimeZone(identifier: text.value) != nil else {
      findings.add(
        .badValue, at: text.location, "there is no time zone “\(text.value)”",
        hint: NearMiss.hint(text.value, in: TimeZone.knownTimeZoneIdentifiers) ?? "write it as Europe/Amsterdam")
      return nil
    }
    return text.value
  }

  /// Reads what becomes of a link to something that an edition leaves out.
  mutating func leftOutLinks() -> Settings.LeftOutLinks? {
    guard let text = optionalText("left_out_links") else { return nil }
    let policies = Settings.LeftOutLinks.allCases.map(\.rawValue)
    guard let policy = Settings.LeftOutLinks(rawValue: text.value) else {
      findings.add(
        .badValue, at: text.location, "“left_out_links” must be \(policies.joined(separator: " or ")), not “\(text.value)”",
        hint: NearMiss.hint(text.value, in: policies) ?? "“text” keeps a link's words, “site” links to the whole site")
      return nil
    }
    return policy
  }
}
