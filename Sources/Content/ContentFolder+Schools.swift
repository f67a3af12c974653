import Colors
import Diagnostics
import Foundation
import Markdown
import Model
import Pictures
import Platform

/// What could be read of a school's folder.
package struct LoadedSchool: Sendable {
  /// `nil` when its file cannot be read, or has no name for it.
  package let school: School?
  package let findings: [Diagnostic]
}

/// Reading schools. They are read one at a time: there may be thousands, and nothing that all share needs them.
extension ContentFolder {
  static let folder = "schools"

  /// The slugs of the schools, sorted, and the findings about the names of their files.
  package func schools() -> (slugs: [String], findings: [Diagnostic]) {
    guard Files.isFolder("\(path)/\(Self.folder)") else { return ([], []) }
    let findings = Findings(), (files, found) = Walk.files(in: "\(path)/\(Self.folder)")
    findings.add(found)
    var slugs: [String] = []
    for file in files where file.hasSuffix(".yml") && !file.contains("/") {
      let slug = String(file.dropLast(4)), location = Location(file: "\(Self.folder)/\(file)")
      if Slug.isValid(slug) {
        slugs.append(slug)
      } else {
        findings.add(
          .badSlug, at: location, "“\(slug)” cannot be the name of a folder and a file",
          hint: Slug.suggestion(for: slug).map { "rename it to “\($0).yml”" }
            ?? "use lower-case letters, digits and hyphens, at most \(Slug.longest)")
      }
    }
    // A school's logo may have any name, and its own pages are in a folder with the school's name.
    let folders = Set(slugs.map { $0[...] })
    for file in files where !file.hasSuffix(".yml") || file.contains("/") {
      let isKnown = file.contains("/") ? folders.contains(file.prefix { $0 != "/" }) : ContentPath(path: file).isAsset
      if isKnown { continue }
      findings.add(
        .unexpectedFile, at: Location(file: "\(Self.folder)/\(file)"), "this file is of no school and is left out",
        hint:
          "a school is \(Self.folder)/<slug>.yml, with its logo beside it and its own pages as \(Self.folder)/<slug>/<slug>.md")
    }
    return (slugs, findings.all)
  }

  /// Reads one school, with its logo and its own pages.
  ///
  /// - Parameter audiences: those of the site.
  package func school(_ slug: String, audiences: [Audience], today: Day) -> LoadedSchool {
    let findings = Findings(), file = "\(Self.folder)/\(slug).yml"
    var school = read(file, findings).flatMap { YAML.fields($0, file: file, firstLine: 1, findings) }.flatMap { fields in
      var decoder = Decoder(
        fields: fields, body: MarkdownText(file: file, bytes: [], firstLine: 1), audiences: audiences, today: today)
      return decoder.school(slug) { logo($0, findings) }
    }
    let pages = "\(path)/\(Self.folder)/\(slug)"
    if Files.isFolder(pages) {
      let (names, found) = Walk.files(in: pages)
      findings.add(found)
      for name in names {
        let path = "\(Self.folder)/\(slug)/\(name)"
        guard name.hasSuffix(".md"), !name.contains("/") else {
          findings.add(
            .unexpectedFile, at: Location(file: path), "this file is no page of the school and is left out",
            hint: "a school's own pages are texts: \(Self.folder)/\(slug)/<slug>.md")
          continue
        }
        let decoded = decode(path, .page(name), audiences: audiences, today: today)
        findings.add(decoded.found)
        checkName(path, .page(name), findings)
        if let page = decoded.value as? Page { school?.pages.append(page) }
      }
    }
    return LoadedSchool(school: school, findings: findings.all)
  }

  /// The findings about a school's file that is yet to be written. Their locations are in `text`.
  package func findings(inSchool slug: String, text: String) -> [Diagnostic] {
    let findings = Findings(), file = "\(Self.folder)/\(slug).yml"
    guard let bytes = with([file: Array(text.utf8)]).read(file, findings),
      let fields = YAML.fields(bytes, file: file, firstLine: 1, findings)
    else { return findings.all }
    var decoder = Decoder(
      fields: fields, body: MarkdownText(file: file, bytes: [], firstLine: 1), audiences: [], today: Day.first)
    _ = decoder.school(slug) { logo($0, findings) }
    return findings.all
  }

  private func logo(_ name: Located<String>, _ findings: Findings) -> School.Logo? {
    func isLogo(_ file: String) -> Bool {
      !file.hasPrefix(".") && !file.contains("/") && Files.kind("\(path)/\(Self.folder)/\(file)") == .file
    }
    // Any name will do: the copy gives the file another.
    var file: String? = isLogo(name.value) ? name.value : nil
    if file == nil {
      // Accents can be written in two ways, and the disk may have the other one.
      let beside = ((try? Files.list("\(path)/\(Self.folder)")) ?? []).filter { !$0.hasSuffix(".yml") && isLogo($0) }
      file = beside.first { $0 == name.value }
      if file == nil {
        findings.add(
          .missingFile, at: name.location, "there is no logo “\(Self.folder)/\(name.value)”",
          hint: NearMiss.hint(name.value, in: beside) ?? "put the file beside this one")
      }
    }
    return file.flatMap { picture("\(Self.folder)/\($0)", .badLogo, findings) }.map {
      School.Logo(bytes: $0.bytes, ending: $0.kind.endings.first ?? "svg", size: ($0.width, $0.height))
    }
  }
}

extension Decoder {
  /// Reads a school from its file. Returns `nil` when it has no name.
  mutating func school(_ slug: String, logo: (Located<String>) -> School.Logo?) -> School? {
    let name = fields.text("name"), brin = fields.optionalValue("brin", BRIN.self)
    let street = fields.optionalText("address"), town = fields.optionalText("town")
    let url = fields.optionalValue("url", WebAddress.self),
      hostedAt = fields.optionalValue("hosted_at", WebAddress.self).flatMap(folderOfCopy)
    let email = fields.optionalValue("email", MailAddress.self)
    let phone = fields.optionalValue("phone", PhoneNumber.self)
    let picture = fields.optionalText("logo").flatMap(logo), accent = self.accent()
    let contacts = fields.optionalMappings("contacts") ?? [], evenings = fields.optionalMappings("evenings") ?? []
    let paragraphs = fields.optionalMapping("paragraphs"), directory = fields.optionalMappings("directory") ?? []
    let people = contacts.map(contact), held = evenings.compactMap(schoolEvening)
    let own = paragraphs.map(self.paragraphs) ?? []
    let partners = directory.compactMap { partner in
      var partner = partner
      return Decoder.partner(&partner, slug: nil, today: today)
    }
    fields.finish()
    guard let name else { return nil }
    if name.value.count > 200 {
      findings.add(.badValue, at: name.location, "a name of \(name.value.count) characters is too long", hint: "use at most 200")
    }
    var school = School(slug: slug, name: name.value, file: file)
    school.address = [street, town].compactMap { $0?.value }
    (school.nameLocation, school.brin) = (name.location, brin)
    (school.url, school.hostedAt, school.email, school.phone) = (url?.value, hostedAt, email?.value, phone?.value)
    (school.logo, school.accent, school.contacts, school.evenings, school.paragraphs) = (picture, accent, people, held, own)
    school.partners = partners
    return school
  }

  /// The folder at which a copy stands, in the only letters that a link in a PDF may have. It ends in a slash, for addresses of pages follow it.
  private func folderOfCopy(_ address: Located<WebAddress>) -> Located<WebAddress>? {
    let text = address.value.text, plain = String(text.prefix { $0 != "?" && $0 != "#" })
    let start = plain.firstRange(of: "://")?.upperBound ?? plain.startIndex
    let host = plain[start...].prefix { $0 != "/" }, path = plain[start...].dropFirst(host.count)
    let last = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    // A folder may have a dot in its name; then a slash follows it.
    let isFile = last.contains(/\.[A-Za-z][A-Za-z0-9]{1,4}$/)
    let folder = "\(plain[..<start])\(host)\(isFile ? path.dropLast(last.count) : path)"
    let whole = folder.hasSuffix("/") ? folder : folder + "/"
    if plain != text || (isFile && last != "index.html") {
      findings.add(
        .badValue, at: address.location,
        plain != text ? "no page has an address below one with “?” or “#”" : "a copy stands in a folder, and “\(last)” is a file",
        hint: "write the address of the folder, such as \(whole)")
      return nil
    }
    // The host alone: Foundation may know another way to write a path.
    let known = URL(string: "https://\(host)/")?.absoluteString ?? "", scheme = plain[..<start].lowercased()
    let below = percentEncoded(whole.utf8.dropFirst(scheme.utf8.count + host.utf8.count + 1))
    guard known.utf8.allSatisfy({ $0 < 0x80 }), let encoded = WebAddress(scheme + known.dropFirst(8) + below) else {
      findings.add(
        .badValue, at: address.location, "“\(host)” cannot be the name of a website",
        hint: "copy the address from the browser that shows the copy")
      return nil
    }
    return Located(encoded, at: address.location)
  }

  private mutating func accent() -> School.Accent? {
    guard let text = fields.optionalText("accent") else { return nil }
    do throws(ColorError) {
      let color = try Color(text.value)
      return AccentScheme(color, lightBackgrounds: Paper.light, darkBackgrounds: Paper.dark).map {
        School.Accent(light: $0.light.accent.description, dark: $0.dark.accent.description)
      }
    } catch {
      findings.add(.badValue, at: text.location, error.message, hint: error.hint)
      return nil
    }
  }

  private func contact(_ fields: Fields) -> School.Contact {
    var fields = fields
    let role = fields.text("role")
    let email = fields.optionalValue("email", MailAddress.self), phone = fields.optionalValue("phone", PhoneNumber.self)
    // A role with a way to reach it needs no name.
    let name = fields.isOpen("email") && fields.isOpen("phone") ? fields.text("name") : fields.optionalText("name")
    fields.finish()
    return School.Contact(role: role?.value ?? "", name: name?.value, email: email?.value, phone: phone?.value)
  }

  private func schoolEvening(_ fields: Fields) -> SchoolEvening? {
    var fields = fields
    let of = fields.optionalText("evening"), date = fields.value("date", Day.self)
    // One of the site's evenings says itself what it is and how long it takes.
    let title = of == nil ? fields.text("title") : nil, summary = of == nil ? fields.optionalText("summary") : nil
    let start = of == nil ? fields.value("start", ClockTime.self) : fields.optionalValue("start", ClockTime.self)
    let minutes = of == nil ? fields.number("minutes", in: 1...1440) : nil
    let place = fields.optionalText("place"), changed = fields.changed(on: today)
    fields.finish()
    if let minutes { checkLength(minutes, from: start?.value, longest: 6, at: fields.valueLocation("minutes")) }
    guard let date, of != nil || (start != nil && minutes != nil) else { return nil }
    var evening = SchoolEvening(date: date.value)
    (evening.of, evening.title, evening.summary) = (of, title?.value, summary?.value)
    (evening.start, evening.minutes, evening.place) = (start?.value, minutes, place?.value)
    evening.startLocation = start?.location ?? date.location
    evening.changed = changed?.value
    return evening
  }

  private func paragraphs(_ fields: Fields) -> [School.Paragraph] {
    var all = fields
    return fields.names.compactMap { place in
      all.markdown(place.value).map { School.Paragraph(place: place, text: document(in: $0)) }
    }
  }
}

/// A path as an address has it, and as pages and data for programs may have it: without `&`. What is encoded already stays as it is.
private func percentEncoded(_ path: Substring.UTF8View) -> String {
  let bytes = Array(path), plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'*+,;=:@/".utf8)
  func isDigit(_ index: Int) -> Bool {
    index < bytes.count && bytes[index] < 0x80 && Character(UnicodeScalar(bytes[index])).isHexDigit
  }
  return bytes.enumerated().map { index, byte in
    let isEncoded = byte == UInt8(ascii: "%") && isDigit(index + 1) && isDigit(index + 2)
    if isEncoded || plain.contains(byte) { return String(UnicodeScalar(byte)) }
    return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }.joined()
}

/// The backgrounds on which a school's colour must be legible, as in style.css: `--paper`, `--sheet` and white, then the dark
/// ones.
private enum Paper {
  static let light = [Color(red: 0xFA, green: 0xF6, blue: 0xEE), Color(red: 0xFF, green: 0xFD, blue: 0xF8), .white]
  static let dark = [Color(red: 0x1B, green: 0x17, blue: 0x14), Color(red: 0x25, green: 0x20, blue: 0x1C)]
}

extension Beginning {
  static let school = Beginning(
    "school", at: { "\(ContentFolder.folder)/\($0).yml" },
    """
    # The school's name, as it stands on its own website.
    name: "{{ the school's name }}"
    # By which it is known, whatever its name is.
    # brin: 05AB
    # Street and number; postcode and place. Leave out what is not known.
    address: "{{ street and number }}"
    town: "{{ postcode and place }}"
    # The web address at which its copy stands: what is printed for it leads there.
    # hosted_at: https://example.org/tips/
    # A file beside this one: SVG, PNG or JPEG.
    # logo: logo.svg
    # Between quotes, or YAML takes it for a comment.
    # accent: "#1f7a3d"
    # Whom parents can turn to.
    contacts:
      - role: "{{ what they are, such as teacher }}"
        name: "{{ their name }}"
    # Evenings at the school: one of the site's by its slug, or one of its own with title, start and minutes.
    evenings: []

    """)
}
