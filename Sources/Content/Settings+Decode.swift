import Diagnostics
import Model
import Signing

extension Settings {
  /// Reads `site.yml`. Returns `nil` when it has no language, or not every audience has an id. Other missing keys are reported
  /// and left empty, so that the rest of the site can be judged.
  ///
  /// - Parameter logo: finds a picture of the content by its path.
  static func decode(_ fields: Fields, logo: (Located<String>) -> Publisher.Logo?) -> Settings? {
    var fields = fields
    let title = fields.text("title"), tagline = fields.text("tagline"), description = fields.text("description")
    let language = fields.text("language"), baseURL = fields.baseURL(), publisher = fields.mapping("publisher")
    let audiences = fields.audiences(), languages = fields.languages(audiences ?? [])
    let timeZone = fields.timeZone(), leftOutLinks = fields.leftOutLinks(), problems = fields.optionalList("problems") ?? []
    let releaseKey = fields.releaseKey(), releasesAt = fields.optionalValue("releases_at", WebAddress.self)?.value.text
    let isDemonstration = fields.optionalFlag("demonstration") ?? false
    var navigation = fields.optionalMapping("navigation")
    let header = navigation?.references("header") ?? [], footer = navigation?.references("footer") ?? []
    let nothingFound = navigation?.references("nothing_found") ?? [], home = navigation?.references("home") ?? []
    navigation?.finish()
    fields.finish()
    let who = publisher.flatMap { Publisher.decode($0, logo: logo) }
    guard let language, fields.isLanguage(language), let audiences, !audiences.isEmpty else { return nil }
    var settings = Settings(
      title: title?.value ?? "", tagline: tagline?.value ?? "", description: description?.value ?? "", language: language,
      baseURL: baseURL ?? "", publisher: who ?? Publisher(name: "", url: nil, email: nil, phone: nil),
      audiences: audiences, header: header, footer: footer)
    (settings.languages, settings.nothingFound, settings.home) = (languages, nothingFound, home)
    (settings.timeZone, settings.problems, settings.isDemonstration) = (timeZone, problems, isDemonstration)
    (settings.releaseKey, settings.releasesAt) = (releaseKey, releasesAt.map { $0.hasSuffix("/") ? $0 : "\($0)/" })
    if let leftOutLinks { settings.leftOutLinks = leftOutLinks }
    return settings
  }
}

extension Publisher {
  fileprivate static func decode(_ fields: Fields, logo: (Located<String>) -> Logo?) -> Publisher? {
    var fields = fields
    let name = fields.text("name"), url = fields.optionalValue("url", WebAddress.self)
    let email = fields.optionalValue("email", MailAddress.self), phone = fields.optionalValue("phone", PhoneNumber.self)
    let about = fields.optionalText("about"), picture = fields.optionalText("logo").flatMap(logo)
    fields.finish()
    guard let name else { return nil }
    var publisher = Publisher(name: name.value, url: url?.value, email: email?.value, phone: phone?.value)
    (publisher.about, publisher.logo) = (about?.value, picture)
    return publisher
  }
}

extension Source {
  /// Reads `sources.yml`: a mapping of ids to sources.
  static func decodeAll(_ fields: Fields, today: Day) -> [Source] {
    var all = fields
    return fields.names.compactMap { id in
      guard var fields = all.mapping(id.value) else { return nil }
      fields.findings.checkID(id)
      let authors = fields.text("authors"), year = fields.optionalNumber("year", in: 1000...2999)
      if let year, year > today.year {
        fields.findings.add(
          .futureDate, at: fields.valueLocation("year"), "\(year) is yet to come", hint: "give the year in which it was published"
        )
      }
      let via = fields.optionalText("via")
      let title = via == nil ? fields.text("title") : fields.optionalText("title")
      let published = fields.optionalText("published"), url = fields.optionalValue("url", WebAddress.self)
      let language = fields.optionalText("language").flatMap { fields.isLanguage($0) ? $0.value : nil }
      fields.finish()
      guard let authors else { return nil }
      var source = Source(
        id: id.value, authors: authors.value, year: year, title: title?.value, published: published?.value,
        url: url?.value, via: via, location: all.keyLocation(id.value))
      source.language = language
      return source
    }
  }
}

extension Fields {
  fileprivate mutating func baseURL() -> String? {
    guard let address = value("base_url", WebAddress.self) else { return nil }
    let url = Located(address.value.text, at: address.location)
    let path = url.value.firstRange(of: "://").map { url.value[$0.upperBound...] } ?? url.value[...]
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard path.utf8.allSatisfy({ "-._~/:%".utf8.contains($0) || Fields.isLetterOrDigit($0) }), !path.hasSuffix(".html"),
      !parts[0].isEmpty, !parts.dropFirst().dropLast(parts.last == "" ? 1 : 0).contains(where: { ["", ".", ".."].contains($0) })
    else {
      findings.add(
        .badValue, at: url.location, "“\(url.value)” cannot be a base URL",
        hint: "it is the address of the folder in which the site stands, such as https://example.org/tips/")
      return nil
    }
    return url.value.hasSuffix("/") ? url.value : url.value + "/"
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The key with which releases are signed, without a comment.
  fileprivate mutating func releaseKey() -> String? {
    guard let text = optionalText("release_key") else { return nil }
    guard let key = PublicKey(text: text.value) else {
      findings.add(
        .badValue, at: text.location, "this is no public key",
        hint: "it is the line in the file that ends in “.pub”, which “tweeluik keys” made: ssh-ed25519 AAAA…")
      return nil
    }
    return key.line
  }

  /// - Returns: `nil` when one of them has no id: then nobody can say whom the other files are for.
  fileprivate mutating func audiences() -> [Audience]? {
    var items = mappings("audiences") ?? []
    let ids = items.indices.compactMap { items[$0].optionalText("id")?.value }
    var seen: Set<String> = [], isWhole = true
    let audiences: [Audience] = items.compactMap { item in
      var fields = item
      let id = fields.text("id"), name = fields.text("name"), title = fields.text("title")
      let summary = fields.text("summary")
      var headings: [String: String] = [:]
      if var agreements = fields.mapping("agreements") {
        for other in ids { headings[other] = agreements.text(other)?.value }
        if ids.count < items.count { agreements.askForAll() }
        agreements.finish()
      }
      let readability = fields.optionalNumber("readability", in: 0...100)
      let place = fields.keyLocation("readability"), isOptional = fields.optionalFlag("optional") ?? false
      let isFamiliar = fields.optionalFlag("familiar") ?? false
      fields.finish()
      if let id, !Slug.isValid(id.value) || id.value == "index" || Fields.reserved.contains(id.value) {
        findings.add(
          .badSlug, at: id.location, "“\(id.value)” cannot be the id of an audience",
          hint: Slug.suggestion(for: id.value).flatMap { $0 == id.value ? nil : "write “\($0)”" }
            ?? "it names the view's file and stands beside the keys “id” and “by”")
      }
      if let id, !seen.insert(id.value).inserted {
        findings.add(.duplicateID, at: id.location, "another audience has the id “\(id.value)”")
        return nil
      }
      guard let id else {
        isWhole = false
        return nil
      }
      var audience = Audience(
        id: id.value, name: name?.value ?? "", title: title?.value ?? "", summary: summary?.value ?? "",
        agreementHeadings: headings)
      (audience.isOptional, audience.isFamiliar) = (isOptional, isFamiliar)
      audience.readability = readability.map { Located($0, at: place) }
      return audience
    }
    if items.isEmpty, names.contains(where: { $0.value == "audiences" }) {
      findings.add(.badValue, at: keyLocation("audiences"), "a site has at least one audience")
    }
    return isWhole ? audiences : nil
  }

  /// The keys of an agreement that are not audiences.
  private static let reserved: Set<String> = ["id", "by"]

  /// Reads a list of links by id.
  fileprivate mutating func references(_ key: String) -> [Located<Reference>] {
    (optionalList(key) ?? []).compactMap(reference)
  }
}
