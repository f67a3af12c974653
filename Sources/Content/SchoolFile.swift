import Diagnostics
import Model
import Platform

/// What someone else than an editor knows about a school, such as a row of a spreadsheet: values for some keys of its file.
package struct SchoolEntry: Sendable {
  package typealias Pairs = [(key: String, value: String)]

  package var texts: Pairs = []
  /// Each begins with its role.
  package var contacts: [Pairs] = []
  /// Each begins with the slug of the site's evening.
  package var evenings: [Pairs] = []
  /// Each begins with the title of an evening of the school's own.
  package var ownEvenings: [Pairs] = []

  package init() {}

  /// The keys of a school's file in which an entry may have a say, in their order.
  package static let keys = [
    "name", "brin", "address", "town", "url", "hosted_at", "email", "phone", "logo", "accent", "contacts", "evenings",
  ]
}

/// A school's file as it was written. Some values can be replaced or added; all else stays as it is to the byte.
package struct SchoolFile {
  package let text: String
  private let splice: YAMLSplice

  /// A value that is other than it was.
  package struct Change: Sendable, Equatable {
    /// The key, after those that lead to it: `contacts/Leerkracht/email`.
    package let key: String
    /// `nil` where there was nothing, or will be.
    package let from, to: String?
  }

  /// Returns `nil` when the text is not a list of keys, each on a line below the one before.
  package init?(_ text: String) {
    let findings = Findings()
    guard YAML.fields(text.utf8, file: "", firstLine: 1, findings) != nil, !findings.all.hasErrors, let splice = YAMLSplice(text)
    else { return nil }
    (self.text, self.splice) = (text, splice)
  }

  /// The value of a key; `nil` when that is not a text.
  package func words(of key: String) -> String? { splice.expected[key]?.scalar?.string }

  /// The file with the values of an entry, and which of them are new to it.
  ///
  /// A contact is known by its role, an evening by the site's evening that it is, or by its title. Someone else in a role does not get the mail address
  /// and number of who had it before; calendars are told that an evening has moved.
  ///
  /// - Parameter today: the day of the change.
  /// - Returns: `nil` when what changes cannot be told from what stays.
  package func with(_ entry: SchoolEntry, today: Day) -> (text: String, changes: [Change])? {
    var splice = splice, changes: [Change] = [], coming: [(list: String, items: [SchoolEntry.Pairs])] = []
    let lists = [
      ("contacts", "role", entry.contacts), ("evenings", "evening", entry.evenings), ("evenings", "title", entry.ownEvenings),
    ]
    for (list, mark, items) in lists where !items.isEmpty {
      guard let present = splice.expected[list] else {
        if let index = coming.firstIndex(where: { $0.list == list }) {
          coming[index].items += items
        } else {
          coming.append((list, items))
        }
        continue
      }
      let known = present.sequence?.map(Self.words) ?? []
      guard present.sequence != nil || Fields.isNothing(present) else { return nil }
      for item in items {
        let named = known.indices.filter { known[$0][mark]?.lowercased() == item.first?.value.lowercased() }
        // Among several in one role, it is the one with the same name.
        let places =
          named.count < 2
          ? named : named.filter { place in item.dropFirst().first.map { known[place][$0.key] == $0.value } ?? false }
        guard places.count == 1 || named.isEmpty else { return nil }
        guard let place = places.first else {
          guard splice.append(item, to: list) else { return nil }
          changes += Self.new(item, list)
          continue
        }
        let old = known[place]
        var values = item.dropFirst().filter { old[$0.key] != $0.value }
        if values.isEmpty { continue }
        let isOther = old["name"] != nil && values.contains { $0.key == "name" }
        let gone = isOther ? ["email", "phone"].filter { key in old[key] != nil && !item.contains { $0.key == key } } : []
        changes += values.map { Change(key: Self.path(list, item, $0.key), from: old[$0.key], to: $0.value) }
        changes += gone.map { Change(key: Self.path(list, item, $0), from: old[$0], to: nil) }
        if list == "evenings", old["changed"] != "\(today)" { values.append(("changed", "\(today)")) }
        guard splice.change(place, of: list, to: Array(values), without: gone) else { return nil }
      }
    }
    var changed: [Change] = []
    for (key, value) in entry.texts where words(of: key) != value {
      guard splice.set(key, to: value, after: Self.keys(before: key)) else { return nil }
      changed.append(Change(key: key, from: words(of: key), to: value))
    }
    for (list, items) in coming {
      splice.addList(list, of: items, after: Self.keys(before: list))
      changes += items.flatMap { Self.new($0, list) }
    }
    return splice.result().flatMap { text in SchoolFile(text).map { (text: $0.text, changes: changed + changes) } }
  }

  private static func path(_ list: String, _ item: SchoolEntry.Pairs, _ key: String) -> String {
    "\(list)/\(item.first?.value ?? "")/\(key)"
  }

  private static func new(_ item: SchoolEntry.Pairs, _ list: String) -> [Change] {
    item.dropFirst().map { Change(key: path(list, item, $0.key), from: nil, to: $0.value) }
  }

  private static func keys(before key: String) -> [String] { Array(SchoolEntry.keys.prefix { $0 != key }) }

  /// The texts among an item's values.
  private static func words(_ item: YAMLValue) -> [String: String] {
    var words: [String: String] = [:]
    for (key, value) in item.mapping ?? [] {
      if let key = key.scalar?.string, let value = value.scalar?.string { words[key] = value }
    }
    return words
  }

  /// The text as a double-quoted YAML string.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\"" || scalar == "\\": quoted += "\\\(scalar)"
      case .control: quoted += "\\x" + String(scalar.value + 0x100, radix: 16).suffix(2)
      case .lineSeparator: quoted += "\\L"
      case .paragraphSeparator: quoted += "\\P"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension ContentFolder {
  /// What is at the path of a school's file.
  package enum PresentSchool {
    case nothing, unreadable
    case file(SchoolFile)
  }

  /// Reads a school's file, if there is one.
  package func schoolFile(_ slug: String) -> PresentSchool {
    let file = "\(Self.folder)/\(slug).yml"
    guard Files.kind("\(path)/\(file)") != nil else { return .nothing }
    guard let bytes = read(file, Findings()), let school = SchoolFile(String(decoding: bytes, as: UTF8.self)) else {
      return .unreadable
    }
    return .file(school)
  }

  /// The language of the site as its settings say it; `nil` when they do not, or cannot be read.
  package func language() -> String? {
    let findings = Findings()
    guard var fields = read("site.yml", findings).flatMap({ YAML.fields($0, file: "site.yml", firstLine: 1, findings) }) else {
      return nil
    }
    return fields.optionalText("language")?.value
  }

  /// The slugs of the site's evenings, sorted, by the names of their files.
  package func eveningSlugs() -> [String] {
    // A folder that is not there has none.
    let names = (try? Files.list("\(path)/evenings")) ?? []
    return names.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.filter(Slug.isValid).sorted()
  }
}
