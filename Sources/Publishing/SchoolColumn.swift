import Foundation
import Model

/// What a column in a spreadsheet of schools holds, judged by its heading.
enum SchoolColumn: Hashable {
  case slug, name, address, postcode, town, url, copy, email, phone, logo, accent
  /// The name of the person with a role; the next two say how to reach them.
  case contact(role: String)
  case contactEmail(role: String)
  case contactPhone(role: String)

  private static let names: [String: SchoolColumn] = [
    "map": .slug, "slug": .slug, "naam": .name, "school": .name, "schoolnaam": .name, "name": .name, "adres": .address,
    "straat": .address, "address": .address, "postcode": .postcode, "plaats": .town, "town": .town, "website": .url, "url": .url,
    "kopie": .copy, "copy": .copy,
    "e-mail": .email, "email": .email, "mail": .email, "telefoon": .phone, "phone": .phone, "logo": .logo, "kleur": .accent,
    "accent": .accent,
  ]
  private static let roles = [
    "leerkracht": "Leerkracht", "kanjercoordinator": "Kanjercoördinator", "intern begeleider": "Intern begeleider",
    "directeur": "Directeur",
  ]

  /// The headings, as messages show them.
  static let headings = [
    "map", "naam", "adres", "postcode", "plaats", "website", "kopie", "e-mail", "telefoon", "logo", "kleur", "leerkracht",
    "kanjercoördinator",
    "intern begeleider", "directeur", "kanjercoördinator e-mail", "kanjercoördinator telefoon",
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
    } else {
      return nil
    }
  }

  /// The value that a school's file should have for a cell, when it is certain what was meant; otherwise what is wrong with it,
  /// or the cell unchanged. Rules that hold for every school's file are checked when that file is judged.
  func value(of cell: String) -> Result<String, Fault> {
    if let fault = Spreadsheet.fault(of: cell) { return .failure(Fault(message: fault.message, hint: fault.hint)) }
    switch self {
    case .url, .copy: return Self.webAddress(cell)
    case .email, .contactEmail: return .success(Self.without("mailto:", cell))
    case .phone, .contactPhone:
      if cell.count == 9, cell.first != "0", cell.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        return .failure(
          Fault(
            message: "“\(cell)” lacks its first 0, which a spreadsheet leaves out of a number",
            hint: "make the cells of this column text, and write it as 0\(cell.prefix(2))-\(cell.dropFirst(2))"))
      }
      return .success(Self.without("tel:", cell))
    case .accent: return .success(cell.allSatisfy(\.isHexDigit) ? "#\(cell)" : cell)
    default: return .success(cell)
    }
  }

  /// What is wrong with a cell.
  struct Fault: Error {
    let message: String
    let hint: String?
  }

  private static func without(_ scheme: String, _ cell: String) -> String {
    guard cell.lowercased().hasPrefix(scheme) else { return cell }
    return cell.dropFirst(scheme.count).trimmingCharacters(in: .whitespaces)
  }

  /// A web address, which may be written as people say it: `www.linde.example`.
  private static func webAddress(_ cell: String) -> Result<String, Fault> {
    let scheme = ["https://", "http://"].first { cell.lowercased().hasPrefix($0) }
    let rest = cell.dropFirst(scheme?.count ?? 0), address = (scheme ?? "https://") + rest
    if WebAddress(address) != nil { return .success(address) }
    if rest.prefix(while: { !"/?#".contains($0) }).contains("@") {
      return .failure(
        Fault(message: "“\(cell)” is a mail address, not that of a website", hint: "put it in a column “e-mail”"))
    }
    let refusal = WebAddress.refusal(of: cell)
    return .failure(Fault(message: refusal.message, hint: refusal.hint))
  }
}
