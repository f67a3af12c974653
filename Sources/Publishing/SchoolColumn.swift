import Foundation
import Model

/// What a column in a spreadsheet of schools holds, judged by its heading.
enum SchoolColumn: Hashable {
  case slug, name, brin, address, postcode, town, url, hostedAt, email, phone, logo, accent
  /// The name of the person with a role; the next two say how to reach them.
  case contact(role: String)
  case contactEmail(role: String)
  case contactPhone(role: String)
  /// The day on which one of the site's evenings is held at the school, by its slug; the next two say when it begins and where it is.
  case evening(String)
  case eveningStart(String)
  case eveningPlace(String)
  /// One of the school's own evenings, by its number among these, and a part of it.
  case ownEvening(Int, OwnPart)

  /// What there is to say of a school's own evening, by the key in its file.
  enum OwnPart: String, CaseIterable {
    case title, date, start, minutes, place, summary
  }

  private static let names: [String: SchoolColumn] = [
    "map": .slug, "slug": .slug, "naam": .name, "school": .name, "schoolnaam": .name, "name": .name, "brin": .brin,
    "brinnummer": .brin, "brin-nummer": .brin, "brin nummer": .brin, "adres": .address, "straat": .address, "address": .address,
    "postcode": .postcode, "plaats": .town, "town": .town, "website": .url, "url": .url, "kopie": .hostedAt,
    "adres van de kopie": .hostedAt, "hosted_at": .hostedAt, "e-mail": .email, "email": .email, "mail": .email,
    "telefoon": .phone,
    "phone": .phone, "logo": .logo, "kleur": .accent, "accent": .accent,
  ]
  private static let roles = [
    "leerkracht": "Leerkracht", "kanjercoordinator": "Kanjercoördinator", "intern begeleider": "Intern begeleider",
    "directeur": "Directeur",
  ]
  private static let evenings = ["ouderavond ", "avond ", "evening "]
  /// “eigen avond”, “eigen avond 2 tijd”.
  private static let ownParts: [String: OwnPart] = [
    "": .title, "naam": .title, "titel": .title, "title": .title, "datum": .date, "date": .date, "tijd": .start, "time": .start,
    "duur": .minutes, "minuten": .minutes, "minutes": .minutes, "plaats": .place, "lokaal": .place, "place": .place,
    "room": .place,
    "omschrijving": .summary, "summary": .summary,
  ]

  private static func ownEvening(_ key: String) -> SchoolColumn? {
    guard let match = key.wholeMatch(of: /(?:eigen avond|own evening)(?: ([1-9][0-9]?))?(?: ([a-z]+))?/),
      let part = ownParts[match.2.map(String.init) ?? ""]
    else { return nil }
    return .ownEvening(match.1.flatMap { Int($0) } ?? 1, part)
  }

  private static let ofEvening: [(ending: String, column: @Sendable (String) -> SchoolColumn)] = [
    (" datum", { .evening($0) }), (" date", { .evening($0) }), (" tijd", { .eveningStart($0) }), (" time", { .eveningStart($0) }),
    (" plaats", { .eveningPlace($0) }), (" place", { .eveningPlace($0) }), (" lokaal", { .eveningPlace($0) }),
    (" room", { .eveningPlace($0) }),
  ]

  /// The headings, as messages show them.
  static let headings = [
    "map", "naam", "brin", "adres", "postcode", "plaats", "website", "kopie", "e-mail", "telefoon", "logo", "kleur", "leerkracht",
    "kanjercoördinator", "intern begeleider", "directeur", "kanjercoördinator e-mail", "kanjercoördinator telefoon", "avond …",
    "avond … tijd", "avond … plaats", "eigen avond", "eigen avond datum", "eigen avond tijd", "eigen avond duur",
    "eigen avond plaats",
    "eigen avond omschrijving",
  ]

  /// Case and accents do not matter. Returns `nil` for a heading that is not known.
  init?(_ heading: String) {
    let key = heading.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    if let column = Self.names[key] {
      self = column
    } else if let role = Self.roles[key] {
      self = .contact(role: role)
    } else if let role = Self.roles.first(where: { key.hasPrefix($0.key + " ") }),
      let what = Self.names[String(key.dropFirst(role.key.count + 1))]
    {
      switch what {
      case .email: self = .contactEmail(role: role.value)
      case .phone: self = .contactPhone(role: role.value)
      default: return nil
      }
    } else if let own = Self.ownEvening(key) {
      self = own
    } else if let start = Self.evenings.first(where: key.hasPrefix) {
      let rest = String(key.dropFirst(start.count)), part = Self.ofEvening.first { rest.hasSuffix($0.ending) }
      // By its slug, or by a title of which that is made.
      guard let slug = Slug.suggestion(for: String(rest.dropLast(part?.ending.count ?? 0))) else { return nil }
      self = part?.column(slug) ?? .evening(slug)
    } else {
      return nil
    }
  }

  /// The slug of the evening that it is about; `nil` for another column.
  var ofEvening: String? {
    switch self {
    case .evening(let slug), .eveningStart(let slug), .eveningPlace(let slug): slug
    default: nil
    }
  }

  /// The number of the school's own evening that it is about; `nil` for another column.
  var ofOwnEvening: Int? { if case .ownEvening(let number, _) = self { number } else { nil } }

  /// The value that a school's file should have for a cell, when it is certain what was meant; otherwise what is wrong with it,
  /// or the cell unchanged. Rules that hold for every school's file are checked when that file is judged.
  func value(of cell: String) -> Result<String, Advice> {
    if let fault = Spreadsheet.fault(of: cell) { return .failure(fault) }
    switch self {
    case .url, .hostedAt: return Self.webAddress(cell)
    case .email, .contactEmail: return .success(Self.without("mailto:", cell))
    case .phone, .contactPhone: return Self.phone(cell)
    case .brin: return Self.brin(cell)
    case .postcode:
      return cell.count < 4 && cell.utf8.allSatisfy(Self.isDigit)
        ? .failure(
          Self.lacksZero(
            cell, Self.asText + Saying(", and write the whole postcode", nl: ", en schrijf de hele postcode"))) : .success(cell)
    case .accent: return .success(cell.allSatisfy(\.isHexDigit) ? "#\(cell)" : cell)
    case .evening, .ownEvening(_, .date): return CellDate.day(cell)
    case .eveningStart, .ownEvening(_, .start): return CellDate.time(cell)
    case .ownEvening(_, .minutes): return CellDate.minutes(cell)
    default: return .success(cell)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static let asText = Saying("make the cells of this column text", nl: "maak de cellen van deze kolom tekst")

  /// - Parameter better: what the cell should say.
  static func written(_ better: String) -> Saying {
    asText + Saying(", and write it as \(better)", nl: ", en schrijf het als \(better)")
  }

  static func lacksZero(_ cell: String, _ hint: Saying) -> Advice {
    Advice(
      Saying(
        "“\(cell)” lacks its first 0, which a spreadsheet leaves out of a number",
        nl: "“\(cell)” mist de eerste 0, die een rekenblad weglaat bij een getal"), hint)
  }

  private static func without(_ scheme: String, _ cell: String) -> String {
    guard cell.lowercased().hasPrefix(scheme) else { return cell }
    return cell.dropFirst(scheme.count).trimmingCharacters(in: .whitespaces)
  }

  private static func phone(_ cell: String) -> Result<String, Advice> {
    guard cell.utf8.allSatisfy(isDigit), cell.first != "0" else { return .success(without("tel:", cell)) }
    if cell.count == 9 {
      let area = cell.first == "6" ? 1 : 2
      return .failure(lacksZero(cell, written("0\(cell.prefix(area))-\(cell.dropFirst(area))")))
    }
    if cell.count == 11, cell.hasPrefix("31") {
      return .failure(
        Advice(
          Saying(
            "“\(cell)” lacks its +, which a spreadsheet leaves out of a number",
            nl: "“\(cell)” mist de +, die een rekenblad weglaat bij een getal"), written("+\(cell)")))
    }
    return .success(cell)
  }

  private static func brin(_ cell: String) -> Result<String, Advice> {
    if let meant = BRIN.correction(of: cell).flatMap(BRIN.init) { return .success(meant.text) }
    if let whole = BRIN("0\(cell.uppercased())") {
      return .failure(lacksZero(cell, written("\(whole)")))
    }
    return .failure(.refusal(of: cell, BRIN.self))
  }

  /// A web address, which may be written as people say it: `www.linde.example`.
  private static func webAddress(_ cell: String) -> Result<String, Advice> {
    let scheme = ["https://", "http://"].first { cell.lowercased().hasPrefix($0) }
    let rest = cell.dropFirst(scheme?.count ?? 0), address = (scheme ?? "https://") + rest
    if WebAddress(address) != nil { return .success(address) }
    if rest.prefix(while: { !"/?#".contains($0) }).contains("@") {
      return .failure(
        Advice(
          Saying(
            "“\(cell)” is a mail address, not that of a website", nl: "“\(cell)” is een mailadres, niet dat van een website"),
          Saying("put it in a column “e-mail”", nl: "zet het in een kolom “e-mail”")))
    }
    return .failure(.refusal(of: cell, WebAddress.self))
  }
}
