import Content
import Model
import Platform

/// Which school each row of a spreadsheet is: by the slug that it gives, by its BRIN number, or by its name.
struct SchoolNaming {
  /// What was found out about a row.
  struct Named: Sendable {
    let record: SchoolRecord
    /// `nil` when there are findings.
    var slug: String?
    var findings: [SchoolImport.Finding] = []
    /// Whether it can be no other school, whatever its name is.
    var isCertain = false
  }

  /// The schools' files by slug, without those that cannot be read.
  let known: [String: SchoolFile]
  private let slugs: Set<String>
  private let folder: String
  /// The index of the column with names.
  private let nameColumn: Int?

  init(_ content: ContentFolder, nameColumn: Int?) {
    let slugs = content.schools().slugs
    let files = Parallel.map(slugs) { slug -> SchoolFile? in
      if case .file(let file) = content.schoolFile(slug) { file } else { nil }
    }
    known = Dictionary(zip(slugs, files).compactMap { slug, file in file.map { (slug, $0) } }) { $1 }
    (self.slugs, folder, self.nameColumn) = (Set(slugs), "\(content.path)/schools", nameColumn)
  }

  /// The schools that no row is, sorted.
  func absent(_ named: [Named]) -> [String] { slugs.subtracting(named.compactMap(\.slug)).sorted() }

  func named(_ records: [SchoolRecord]) -> [Named] {
    let sites = Dictionary(grouping: known.keys.sorted()) { brin(of: $0)?.site ?? "" }
    var all = records.map { record in certain(record, sites) }
    let claimed = Set(all.compactMap(\.slug))
    var bases: [String: Int] = [:]
    for named in all where named.slug == nil && named.findings.isEmpty { bases[base(of: named.record) ?? "", default: 0] += 1 }
    for index in all.indices where all[index].slug == nil && all[index].findings.isEmpty {
      all[index] = byName(all[index].record, claimed, bases)
    }
    return twice(all)
  }

  private func brin(of slug: String) -> BRIN? { known[slug]?.words(of: "brin").flatMap(BRIN.init) }

  private static func ownNumber(_ brin: String) -> Saying {
    Saying(
      "a site of a school has a number of its own, such as \(brin.prefix(4))01",
      nl: "een vestiging van een school heeft een eigen nummer, zoals \(brin.prefix(4))01")
  }

  private func base(of record: SchoolRecord) -> String? { record[.name].flatMap { Slug.suggestion(for: $0.value) } }

  /// What a row says itself: a slug, or the number of a school that is known.
  private func certain(_ record: SchoolRecord, _ sites: [String: [String]]) -> Named {
    var named = Named(record: record)
    func find(_ column: Int?, _ message: Saying, _ hint: Saying) {
      named.findings.append(SchoolImport.Finding(record.row, column, Advice(message, hint)))
    }
    func file(_ slug: String) -> String { "“\(folder)/\(slug).yml”" }
    let brin = record[.brin], same = brin.flatMap { BRIN($0.value) }.flatMap { sites[$0.site] } ?? []
    if let brin, same.count > 1 {
      find(
        brin.index,
        Saying(
          "“\(brin.value)” is the number of \(same.map(file).joined(separator: " and "))",
          nl: "“\(brin.value)” is het nummer van \(same.map(file).joined(separator: " en "))"), Self.ownNumber(brin.value))
    } else if let map = record[.slug] {
      if !Slug.isValid(map.value) {
        find(
          map.index,
          Saying("“\(map.value)” cannot be the name of a file", nl: "“\(map.value)” kan niet de naam van een bestand zijn"),
          Slug.suggestion(for: map.value).map(Advice.meant)
            ?? Saying("use lower-case letters, digits and hyphens", nl: "gebruik kleine letters, cijfers en koppeltekens"))
      } else if let brin, let other = same.first, other != map.value {
        find(
          brin.index,
          Saying("“\(brin.value)” is the number of \(file(other))", nl: "“\(brin.value)” is het nummer van \(file(other))"),
          Saying(
            "write “\(other)” in the column “map”, or mend the number",
            nl: "schrijf “\(other)” in de kolom “map”, of verbeter het nummer"))
      } else {
        (named.slug, named.isCertain) = (map.value, true)
      }
    } else if let school = same.first {
      (named.slug, named.isCertain) = (school, true)
    }
    if named.findings.isEmpty, record[.name] == nil, named.slug.map({ !slugs.contains($0) }) ?? true {
      find(
        nameColumn, Saying("the school has no name", nl: "de school heeft geen naam"),
        Saying(
          "a row of a school that is not there yet needs one", nl: "een rij van een school die er nog niet is, heeft er een nodig"
        ))
      named.slug = nil
    }
    return named
  }

  /// The school that a row is by its name. The town is added where two schools have the same.
  private func byName(_ record: SchoolRecord, _ claimed: Set<String>, _ bases: [String: Int]) -> Named {
    var named = Named(record: record)
    guard let name = record[.name] else { return named }
    guard let base = base(of: record) else {
      named.findings = [
        SchoolImport.Finding(
          record.row, name.index,
          Advice(
            Saying(
              "no name of a file can be made of “\(name.value)”", nl: "van “\(name.value)” is geen naam van een bestand te maken"),
            Saying(
              "add a column “map” that gives it one, of lower-case letters, digits and hyphens",
              nl: "voeg een kolom “map” toe die er een geeft, van kleine letters, cijfers en koppeltekens")))
      ]
      return named
    }
    let town = record[.town]?.value, withTown = town.flatMap { Slug.suggestion(for: "\(name.value) \($0)") }
    let isOther = isOther(record, than: base)
    if bases[base, default: 0] < 2, !claimed.contains(base), !isOther {
      let isWithTown = !slugs.contains(base) && withTown.map(slugs.contains) ?? false
      named.slug = isWithTown ? withTown : base
      return named
    }
    // Of those with one name it is the one that is there already, if that is in its town.
    if !isOther, !claimed.contains(base), let town,
      known[base]?.words(of: "town")?.lowercased().hasSuffix(town.lowercased()) == true
    {
      named.slug = base
      return named
    }
    guard let withTown else {
      named.findings = [
        SchoolImport.Finding(
          record.row, name.index,
          Advice(
            Saying(
              "“\(name.value)” is the name of more than one school", nl: "“\(name.value)” is de naam van meer dan één school"),
            Saying(
              "add a column “plaats”, or a column “map” that gives each a name of its own",
              nl: "voeg een kolom “plaats” toe, of een kolom “map” die elke een eigen naam geeft")))
      ]
      return named
    }
    named.slug = withTown
    if !slugs.contains(withTown) {
      named.findings = [
        SchoolImport.Finding(
          record.row, name.index,
          Advice(
            Saying(
              "“\(name.value)” is the name of more than one school; this one becomes “\(withTown)”",
              nl: "“\(name.value)” is de naam van meer dan één school; deze wordt “\(withTown)”"),
            Saying("a column “map” gives it another name", nl: "een kolom “map” geeft een andere naam")), isError: false)
      ]
    }
    return named
  }

  /// Whether the number of a row is not that of a school.
  private func isOther(_ record: SchoolRecord, than slug: String) -> Bool {
    guard let mine = record[.brin].flatMap({ BRIN($0.value) }), let theirs = brin(of: slug) else { return false }
    return mine.site != theirs.site
  }

  /// Reports rows that are the same school.
  private func twice(_ named: [Named]) -> [Named] {
    var rows: [String: Int] = [:], numbers: [String: Int] = [:]
    return named.map { one in
      var one = one
      let record = one.record
      if let brin = record[.brin], let site = BRIN(brin.value)?.site {
        if let other = numbers[site] {
          one.findings.append(
            SchoolImport.Finding(
              record.row, brin.index,
              Advice(
                Saying(
                  "“\(brin.value)” is the number of the school of row \(other + 1) too",
                  nl: "“\(brin.value)” is ook het nummer van de school van rij \(other + 1)"), Self.ownNumber(brin.value))))
          return one
        }
        numbers[site] = record.row
      }
      guard let slug = one.slug else { return one }
      if let other = rows[slug] {
        one.findings.append(
          SchoolImport.Finding(
            record.row, nil,
            Advice(
              Saying("the school of row \(other + 1) is “\(slug)” too", nl: "de school van rij \(other + 1) is ook “\(slug)”"),
              Saying(
                "add a column “map” that gives each a name of its own",
                nl: "voeg een kolom “map” toe die elke een eigen naam geeft"))))
      } else {
        rows[slug] = record.row
      }
      return one
    }
  }

  /// Reports new schools that may be known ones under another name. Only when the row does not name the file itself, and no other row
  /// is that school.
  func renamed(_ named: [Named]) -> [SchoolImport.Finding] {
    let new = named.filter { !$0.isCertain && $0.slug.map { !slugs.contains($0) } ?? false }
    if new.isEmpty { return [] }
    let claimed = Set(named.compactMap(\.slug))
    var marks: [SchoolMark: String] = [:]
    for (slug, file) in known.sorted(by: { $0.key < $1.key }) where !claimed.contains(slug) {
      for mark in SchoolMark.all(file.words) { marks[mark] = slug }
    }
    return new.compactMap { named in
      let said = Dictionary(named.record.entry.texts.map { ($0.key, $0.value) }) { $1 }
      guard let slug = named.slug, let mark = SchoolMark.all({ said[$0] }).first(where: { marks[$0] != nil }),
        let other = marks[mark],
        !isOther(named.record, than: other)
      else { return nil }
      return SchoolImport.Finding(
        named.record.row, nil,
        Advice(
          Saying(
            "there is no “\(slug)” yet, and “\(folder)/\(other).yml” has the same \(mark.key)",
            nl: "er is nog geen “\(slug)”, en “\(folder)/\(other).yml” heeft hetzelfde bij \(mark.key)"),
          Saying(
            "add a column “map”, with “\(other)” if it is that school by another name and “\(slug)” if it is another school",
            nl:
              "voeg een kolom “map” toe, met “\(other)” als het die school is onder een andere naam, en “\(slug)” als het een andere is"
          )))
    }
  }
}

/// A value that few schools share with another.
private struct SchoolMark: Hashable {
  let key: String
  private let value: String

  static func all(_ value: (String) -> String?) -> [SchoolMark] {
    ["email", "url", "phone", "address"].compactMap { key in
      guard let words = value(key)?.lowercased() else { return nil }
      // However it is punctuated.
      let letters = String(words.filter { $0.isLetter || $0.isNumber || "@.".contains($0) })
      switch key {
      case "url": return SchoolMark(key: key, value: letters.replacing(/^https?(www\.)?/, with: ""))
      case "address": return value("town").map { SchoolMark(key: key, value: "\(letters) \($0.lowercased())") }
      default: return SchoolMark(key: key, value: letters)
      }
    }
  }
}
