import Diagnostics
import Markdown
import Model
import Platform

/// The folder with a site's content. Nothing else reads it.
package struct ContentFolder: Sendable {
  /// The path that was given on the command line.
  package let path: String
  /// The bytes of files that are to be read as if the disk had these.
  private var texts: [String: [UInt8]] = [:]
  /// What was read before and has not changed since; `nil` when the content is read only once.
  let known: KnownFiles?

  /// - Parameter remembers: whether what is read is kept for the next time.
  package init(path: String, remembers: Bool = false) {
    self.path = path
    known = remembers ? KnownFiles() : nil
  }

  /// The same folder, as if some of its files had other bytes.
  ///
  /// - Parameter texts: the bytes by content path.
  package func with(_ texts: [String: [UInt8]]) -> ContentFolder {
    var folder = ContentFolder(path: path)
    folder.texts = texts
    return folder
  }

  /// The bytes of a file.
  ///
  /// - Throws: ``FileError``
  package func bytes(of file: String) throws(FileError) -> [UInt8] {
    if let text = texts[file] { return text }
    return try Files.read("\(path)/\(file)")
  }

  /// The size in bytes of a file on the disk; `nil` when it is not there.
  func size(of file: String) -> Int? { texts[file] == nil ? Files.size("\(path)/\(file)") : nil }

  /// Returns a function that gives a line of a content file, to be shown with a finding; `nil` when it cannot be read. The
  /// function keeps the last file in memory.
  package func lineReader() -> (_ file: String, _ number: Int) -> String? {
    var last: (file: String, lines: [ArraySlice<UInt8>]) = ("", [])
    return { file, number in
      if last.file != file { last = (file, lines(of: file)) }
      guard last.lines.indices.contains(number - 1) else { return nil }
      return String(decoding: last.lines[number - 1], as: UTF8.self)
    }
  }

  private func lines(of file: String) -> [ArraySlice<UInt8>] {
    // A file outside the folder is not shown.
    guard let root = Files.real(path), let real = Files.real("\(path)/\(file)"), real.hasPrefix(root + "/"),
      let bytes = try? Files.read(real)
    else { return [] }
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      // A line ends as cmark ends it: at \n, \r\n or a lone \r.
      let isPair = byte == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"), !isPair else { continue }
      let line = bytes[start..<index]
      lines.append(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      start = index + 1
    }
    return lines + [bytes[start...]]
  }

  /// Reads everything that can be read, with all findings, unsorted. It never throws on content.
  ///
  /// - Parameters:
  ///   - today: dates that may not lie in the future, such as that of a review, are compared with it.
  ///   - listing: the files of the folder; they are listed now where none is given.
  package func load(today: Day, _ listing: Listing? = nil) -> (Library, [Diagnostic]) {
    let findings = Findings(), listing = listing ?? list()
    let files = Self.withoutSchools(listing)
    findings.add(listing.found)
    let paths = Parallel.map(files, chunk: 1024) { (file: $0, path: ContentPath(path: $0)) }
    for (file, path) in paths { checkName(file, path, findings) }
    // The stamps are taken before the files are read: a file that is written in the meantime will have another.
    let stamps = known == nil ? [] : look(at: files)
    known?.see(KnownFiles.Seen(files: zip(files, stamps).map(KnownFiles.SeenFile.init), findings: listing.found))
    known?.forget(unless: Files.Stamp("\(path)/site.yml"))

    var library = Library(folder: path)
    library.settings = settings(files, findings)
    library.sources = sources(files, today: today, findings)
    library.hasSchools = Files.isFolder("\(path)/\(Self.folder)")
    library.publishedEndings = ContentPath.publishedEndings
    library.foreign = Set(paths.filter { $0.path.isUnexpected }.map(\.file))

    let audiences = library.settings?.audiences ?? []
    let decoded = Parallel.map(Array(paths.enumerated())) { index, one in
      guard let known, one.path.hasValue, let stamp = stamps[index] else {
        return decode(one.file, one.path, audiences: audiences, today: today)
      }
      return known.decoded(one.file, stamp) { decode(one.file, one.path, audiences: audiences, today: today) }
    }
    for ((file, path), decoded) in zip(paths, decoded) {
      findings.add(decoded.found)
      if decoded.value == nil, path.hasValue { library.unreadable.insert(file) }
      if decoded.isDraft { library.drafts.insert(file) }
    }
    if library.sources.isEmpty { library.unreadable.formUnion(files.filter { $0 == "sources.yml" }) }
    Assembly(settings: library.settings, unreadable: library.unreadable, findings).add(decoded.compactMap(\.value), to: &library)
    Glossary.find(in: &library)
    return (library, findings.all)
  }

  /// Every file of the folder, as paths sorted by their bytes, with what is wrong with the folder.
  package typealias Listing = (files: [String], found: [Diagnostic])

  /// The files that are there now.
  package func list() -> Listing { Walk.files(in: path) }

  /// Every file of the folder with its stamp. Returns `nil` when stamps cannot tell everything, for instance because a file is a
  /// link.
  package func stamps(of listing: Listing) -> [(file: String, stamp: Files.Stamp)]? {
    let stamped = Parallel.map(listing.files, chunk: 1024) { [path] file in
      Files.look("\(path)/\(file)").flatMap { $0.kind == .file ? (file: file, stamp: $0.stamp) : nil }
    }
    let all = stamped.compactMap(\.self)
    return listing.found.isEmpty && all.count == listing.files.count ? all : nil
  }

  func checkName(_ file: String, _ path: ContentPath, _ findings: Findings) {
    if path.isUnexpected {
      findings.add(
        .unexpectedFile, at: Location(file: file), "this file is no content and is left out",
        hint: "content stands in \(ContentPath.places.joined(separator: ", "))")
    }
    if path.isAsset {
      for name in file.split(separator: "/").map(String.init) where !Slug.isValidFileName(name) {
        findings.add(
          .badSlug, at: Location(file: file), "“\(name)” cannot stand in an address",
          hint: Slug.fileName(near: name).map { "rename it to “\($0)”" }
            ?? "use letters without accents, digits, hyphens, dots and underscores, at most \(Slug.longest)")
      }
    }
    for slug in path.slugs where !Slug.isValid(slug) {
      findings.add(
        .badSlug, at: Location(file: file), "“\(slug)” cannot stand in an address",
        hint: (FileKind.guide(meantBy: slug, in: file) ?? Slug.suggestion(for: slug)).map { "rename it to “\($0)”" }
          ?? "use lower-case letters, digits and hyphens, at most \(Slug.longest)")
    }
  }

  private func settings(_ files: [String], _ findings: Findings) -> Settings? {
    guard files.contains("site.yml") else {
      findings.add(
        .missingFile, at: Location(file: "site.yml"), "there is no site.yml", hint: "it gives the site's title and audiences")
      return nil
    }
    return read("site.yml", findings).flatMap { YAML.fields($0, file: "site.yml", firstLine: 1, findings) }
      .flatMap { fields in Settings.decode(fields) { logo($0, files, findings) } }
  }

  private func sources(_ files: [String], today: Day, _ findings: Findings) -> [Source] {
    guard files.contains("sources.yml"), let bytes = read("sources.yml", findings),
      let fields = YAML.fields(bytes, file: "sources.yml", firstLine: 1, findings)
    else { return [] }
    checkOrder(of: fields.names, in: bytes, findings)
    return Source.decodeAll(fields, today: today)
  }

  /// Every file except those of schools, which are read separately.
  static func withoutSchools(_ listing: Listing) -> [String] { listing.files.filter { !$0.hasPrefix("schools/") } }

  /// The stamp of each file, with links followed; `nil` for one that cannot be read.
  func look(at files: [String]) -> [Files.Stamp?] { Parallel.map(files, chunk: 1024) { Files.Stamp("\(path)/\($0)") } }

  /// What reading one file gave.
  struct DecodedFile: Sendable {
    let value: (any FileValue)?
    let found: [Diagnostic]
    var isDraft = false
    /// A hash of the front matter.
    var frontMatter = 0
  }

  func decode(_ file: String, _ path: ContentPath, audiences: [Audience], today: Day) -> DecodedFile {
    let findings = Findings()
    switch path {
    case .settings, .sources, .unexpected: return DecodedFile(value: nil, found: [])
    case .asset: return DecodedFile(value: asset(file, findings), found: findings.all)
    case .item(let kind, let names):
      guard let bytes = read(file, findings) else { return DecodedFile(value: nil, found: findings.all) }
      let parts = kind.isYAML ? wholeYAML(bytes, file, findings) : frontMatter(bytes, file, findings)
      guard let parts else { return DecodedFile(value: nil, found: findings.all) }
      var decoder = Decoder(fields: parts.fields, body: parts.body, audiences: audiences, today: today)
      let value = decoder.value(kind, names)
      // A file whose name was refused has no address.
      return DecodedFile(
        value: names.slugs.allSatisfy(Slug.isValid) ? value : nil, found: findings.all, isDraft: decoder.isDraft,
        frontMatter: parts.mark)
    }
  }

  private typealias Parts = (fields: Fields, body: MarkdownText, mark: Int)

  private func wholeYAML(_ bytes: [UInt8], _ file: String, _ findings: Findings) -> Parts? {
    YAML.fields(bytes, file: file, firstLine: 1, findings).map { ($0, MarkdownText(file: file, bytes: [], firstLine: 1), 0) }
  }

  private func frontMatter(_ bytes: [UInt8], _ file: String, _ findings: Findings) -> Parts? {
    guard let text = FrontMatter(bytes, file: file, findings) else { return nil }
    guard let fields = YAML.fields(text.yaml, file: file, firstLine: FrontMatter.firstLine, findings) else {
      // The findings about the text are reported all the same.
      findings.add(Document.parse(text.body).1)
      return nil
    }
    return (fields, text.body, known == nil ? 0 : text.yaml.hashValue)
  }

  /// A file's bytes without a byte order mark, with one kind of line end and in one Unicode form. Returns `nil`, with a finding,
  /// when the file cannot be read, is not UTF-8 or has merge marks.
  func read(_ file: String, _ findings: Findings) -> [UInt8]? {
    var bytes: [UInt8]
    do throws(FileError) {
      bytes = try self.bytes(of: file)
    } catch {
      findings.add(.unreadableFile, at: Location(file: file), "the file cannot be read: \(error.reason)")
      return nil
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    LineEnds.makeOne(in: &bytes)
    guard let bad = UTF8Check.firstInvalid(in: bytes) else {
      if MergeMarks.find(in: bytes, file: file, findings) { return nil }
      let text = Composed.form(of: bytes)
      Placeholders.find(in: text, file: file, findings)
      return text
    }
    let before = bytes[..<bad]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    findings.add(
      .invalidUTF8,
      at: Location(
        file: file, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1),
      "the file is not UTF-8", hint: "save it as UTF-8 in your editor")
    return nil
  }
}
