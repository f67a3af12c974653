import Content
import Diagnostics
import Foundation
import Model
import Pictures
import Platform
import Publishing
import Search
import TestSupport
import Zip

enum PictureFuzz {
  static func run(_ bytes: [UInt8]) throws {
    for ending in ["svg", "png", "jpg"] {
      guard let picture = try? Picture(bytes, name: "a.\(ending)") else { continue }
      try hold(picture.width.isFinite && picture.height.isFinite && picture.width > 0 && picture.height > 0, "it has no size")
      let again = try Picture(picture.bytes, name: "a.\(picture.kind.endings[0])")
      try hold(again == picture, "a published picture changes when it is published again")
      if picture.kind == .svg {
        let text = String(decoding: picture.bytes, as: UTF8.self).lowercased()
        for forbidden in ["<script", "javascript:", "onload=", "<foreignobject", "<!entity"] {
          try hold(!text.contains(forbidden), "the published SVG has \(forbidden)")
        }
      }
    }
  }
}

enum ZipFuzz {
  static func run(_ bytes: [UInt8]) throws {
    let path = "\(try FuzzSite.base.get().folder)/a.zip"
    try Files.write(bytes, to: path)
    let limits = ZipLimits(files: 100, fileBytes: 100_000, totalBytes: 1_000_000)
    if let reader = try? ZipReader(path, limits: limits) {
      try hold(Set(reader.entries.map { $0.name.lowercased() }).count == reader.entries.count, "two files have the same name")
      for entry in reader.entries {
        try hold(
          !entry.name.hasPrefix("/") && !entry.name.split(separator: "/").contains("..") && !entry.name.contains("\\"),
          "the name \(entry.name) leads elsewhere")
        if let read = try? reader.bytes(of: entry) { try hold(read.count == entry.size, "the size is not what the zip says") }
      }
    }
    if let copy = try? CopyFolder(path: path) { _ = try? copy.differences() }
  }
}

enum SpreadsheetFuzz {
  static func run(_ bytes: [UInt8]) throws {
    let base = try FuzzSite.base.get(), folder = "\(base.path)/schools"
    let before = try others(base)
    defer {
      for file in (try? Files.list(folder)) ?? [] where file != "de-linde.yml" { try? Files.remove("\(folder)/\(file)") }
      base.takeBack(["schools/de-linde.yml": []])
    }
    try Files.write(bytes, to: "\(base.folder)/a.csv")
    let content = ContentFolder(path: base.path)
    let schools = SchoolImport(content: content, today: Fixtures.today)
    if let plan = try? schools.plan("\(base.folder)/a.csv"), !plan.hasErrors {
      try schools.write(plan)
      let again = try schools.plan("\(base.folder)/a.csv")
      try hold(again.count(.unchanged) == again.schools.count, "a second import would change something")
    }
    try hold(try others(base) == before, "the import changed more than the schools")
    for slug in content.schools().slugs {
      let school = content.school(slug, audiences: [], today: Fixtures.today)
      try hold(!school.findings.contains { $0.severity == .error && $0.id != .missingFile }, "\(slug): \(school.findings)")
    }
    try hold(content.schools().findings.isEmpty, "\(content.schools().findings)")
  }

  /// Every file that is not a school's.
  private static func others(_ base: FuzzSite) throws -> [String] {
    (FileManager.default.enumerator(atPath: base.folder)?.compactMap { $0 as? String } ?? [])
      .filter { !$0.hasPrefix("content/schools/") && !$0.hasSuffix("a.csv") && !$0.hasSuffix("a.zip") }.sorted()
  }
}

enum SearchFuzz {
  static func run(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self), stemmer = Stemmer("dutch")
    for word in Words.of(text) {
      try hold(!word.isEmpty && !word.contains(where: \.isWhitespace), "the word “\(word)”")
      try hold(Words.fold(word) == word, "“\(word)” is not folded")
      // A query for a word must lead to the word in the index.
      try hold(Words.of(word) == [word], "“\(word)” reads as \(Words.of(word))")
      try hold(!stemmer.stem(word).isEmpty, "“\(word)” has no stem")
    }
    var page = SearchPage(
      href: "a.html", title: text, summary: text, label: 0, group: 0, sections: [.init(id: "a", heading: text, text: text)])
    page.askedAs = [text]
    let language = SearchLanguage(["nl", "ar"])
    var read = ReadPages(language)
    read.add(ReadBatch([page, page], language))
    let synonyms = Synonyms(words: text.split(separator: "\n").prefix(9).map(String.init), meaning: "rust")
    for file in SearchIndex(read, labels: [SearchLabel("x")], synonyms: [synonyms], language).files {
      try hold(String(validating: file.bytes, as: UTF8.self) != nil, "\(file.name) is no UTF-8")
      try hold(
        file.bytes.starts(with: "tweeluik.searchIndex.".utf8) && file.bytes.suffix(3) == Array(");\n".utf8)[...], file.name)
    }
  }
}
