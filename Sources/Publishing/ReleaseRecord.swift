import Foundation
import Markup
import Model

/// The list of releases that lies beside their zips: what a site can show, a program can read, and the next release follows on.
struct ReleaseRecord {
  /// One school's copy in the newest release.
  struct Copy: Equatable {
    let school, name, version: String
    /// The size and the SHA-256 of its zip.
    let size: Int
    let sum: String
    /// The address of its first page, relative to the list, where it is a folder too.
    var page: String?
    var zip: String { "\(school).zip" }
  }

  static let name = "releases.json"

  /// The site's title and address.
  let site, address: String
  /// The key with which the newest release is signed, as a line; `nil` when it is not signed.
  let key: String?
  /// The digest of what all copies of the newest release hold.
  let contents: String
  /// Newest first.
  let releases: [Release]
  let copies: [Copy]
  /// The texts of the newest release.
  let texts: ReleasedTexts

  /// The bytes of the file.
  var bytes: [UInt8] {
    let object = JSON.object([
      ("site", .text(site)), ("address", .text(address)), ("key", key.map { .text($0) }), ("contents", .text(contents)),
      ("releases", .list(releases.map(Self.json))),
      (
        "copies",
        .list(
          copies.map { copy in
            .object([
              ("school", .text(copy.school)), ("name", .text(copy.name)), ("zip", .text(copy.zip)),
              ("version", .text(copy.version)),
              ("size", .number(copy.size)), ("sha256", .text(copy.sum)), ("page", copy.page.map { .text($0) }),
            ])
          })
      ), ("texts", .list(texts.entries.map { Self.json($0.text, [("digest", .text($0.digest))]) })),
    ])
    return object.bytes + [UInt8(ascii: "\n")]
  }

  private static func json(_ release: Release) -> JSON {
    let changes = release.changes
    func list(_ texts: [TextChanges.Text]?) -> JSON? { texts.map { .list($0.map { json($0) }) } }
    return .object([
      ("number", .number(release.number)), ("day", .text(release.day.description)), ("since", changes.map { .number($0.since) }),
      ("new", list(changes?.new)), ("changed", list(changes?.changed)), ("gone", list(changes?.gone)),
    ])
  }

  private static func json(_ text: TextChanges.Text, _ more: [(key: String, value: JSON?)] = []) -> JSON {
    .object(
      [("address", .text(text.address)), ("title", .text(text.title)), ("language", text.language.map { .text($0) })] + more)
  }
}

extension ReleaseRecord {
  /// Reads the file; `nil` when it is not such a list.
  init?(_ bytes: [UInt8]) {
    guard let whole = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any], let site = whole["site"] as? String,
      let address = whole["address"] as? String, let contents = whole["contents"] as? String,
      let releases = Self.all(whole["releases"], Self.release), !releases.isEmpty,
      let copies = Self.all(whole["copies"], Self.copy), let texts = Self.all(whole["texts"], Self.entry)
    else { return nil }
    (self.site, self.address, self.contents, self.releases, self.copies) = (site, address, contents, releases, copies)
    (key, self.texts) = (whole["key"] as? String, ReleasedTexts(entries: texts))
  }

  /// A list of objects, none of which may be wrong.
  private static func all<Made>(_ list: Any?, _ read: ([String: Any]) -> Made?) -> [Made]? {
    guard let objects = list as? [[String: Any]] else { return nil }
    let made = objects.compactMap(read)
    return made.count == objects.count ? made : nil
  }

  private static func release(_ object: [String: Any]) -> Release? {
    guard let number = object["number"] as? Int, let day = (object["day"] as? String).flatMap({ Day($0) }) else { return nil }
    guard let since = object["since"] as? Int else { return Release(number: number, day: day, changes: nil) }
    guard let new = all(object["new"], text), let changed = all(object["changed"], text), let gone = all(object["gone"], text)
    else {
      return nil
    }
    return Release(number: number, day: day, changes: TextChanges(since: since, new: new, changed: changed, gone: gone))
  }

  private static func text(_ object: [String: Any]) -> TextChanges.Text? {
    guard let address = object["address"] as? String, let title = object["title"] as? String,
      SafePath(String(address.prefix { $0 != "#" })) != nil
    else { return nil }
    return TextChanges.Text(address: address, title: title, language: object["language"] as? String)
  }

  private static func entry(_ object: [String: Any]) -> ReleasedTexts.Entry? {
    guard let text = text(object), let digest = object["digest"] as? String else { return nil }
    return ReleasedTexts.Entry(text: text, digest: digest)
  }

  private static func copy(_ object: [String: Any]) -> Copy? {
    guard let school = object["school"] as? String, let name = object["name"] as? String,
      let version = object["version"] as? String, let size = object["size"] as? Int, let sum = object["sha256"] as? String
    else { return nil }
    return Copy(school: school, name: name, version: version, size: size, sum: sum, page: object["page"] as? String)
  }
}
