import Model

/// A school as it takes part in a release.
struct ReleaseMember: Sendable {
  let slug, name, mail, address, contents: String

  /// - Throws: ``BuildError``
  init(_ school: School, _ work: CopyWork) throws(BuildError) {
    (slug, name, address) = (school.slug, school.name, school.hostedAt?.value.text ?? "")
    mail = (school.email ?? school.contacts.lazy.compactMap(\.email).first)?.text ?? ""
    contents = try work.contents(of: school).digest
  }
}

/// The list of schools for a mailing, with what is theirs.
enum Mailing {
  /// - Parameter address: that of the folder of releases, where the site names it: then a school whose copy stands there has an address too.
  static func bytes(of members: [ReleaseMember], _ list: ReleaseRecord, below address: String?) -> [UInt8] {
    let rows = zip(members, list.copies).map { member, copy in
      let folder = address.flatMap { address in copy.page.map { "\(address)\($0.dropLast("index.html".count))" } }
      return [member.name, member.mail, member.address.isEmpty ? folder ?? "" : member.address, copy.zip, copy.version]
    }
    return Sheet.bytes([["school", "e-mail", "address", "zip", "version"]] + rows)
  }
}

/// A spreadsheet as text, for programs that read Dutch ones.
enum Sheet {
  /// With a byte order mark, semicolons and CRLF, as Excel opens them rightly.
  static func bytes(_ rows: [[String]]) -> [UInt8] {
    Array(("\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()).utf8)
  }

  /// What begins as a formula is kept from being one.
  private static func cell(_ text: String) -> String {
    let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'\(text)" : text
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}
