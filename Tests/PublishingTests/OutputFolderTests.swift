import Content
import Foundation
import Model
import Platform
import Publishing
import TestSupport
import Testing

@Suite struct OutputFolderTests {
  private func folder(_ change: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(change))
    return folder
  }

  @Test func twoBuildsAreEqualToTheByte() throws {
    let folder = try folder()
    _ = try folder.build("one")
    _ = try folder.build("two")
    #expect(try folder.tree("one") == folder.tree("two"))
  }

  @Test func aSecondBuildWritesNothing() throws {
    let folder = try folder()
    let first = try #require(try folder.build().counts)
    #expect(first.written > 20 && first.unchanged == 0)
    let before = try inodes(folder("site"))
    let second = try folder.build()
    #expect(second.counts == WriteCounts(written: 0, unchanged: first.written, removed: 0))
    #expect(try inodes(folder("site")) == before)
  }

  /// Somebody put a link in the place of a page: it becomes a page, even where what it leads to is the same.
  @Test func aLinkIsNoPage() throws {
    let folder = try folder(), page = folder("site/index.html")
    _ = try folder.build()
    try FileManager.default.moveItem(atPath: page, toPath: folder("elsewhere.html"))
    try FileManager.default.createSymbolicLink(atPath: page, withDestinationPath: folder("elsewhere.html"))
    #expect(try folder.build().counts?.written == 1)
    #expect(Files.kind(page) == .file)
  }

  /// After random edits, renames, deletions and damage to the output, on random days and for one audience or all, an old output
  /// folder becomes what a new one would be.
  @Test func anIncrementalBuildEqualsACleanOne() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(state: 42)
    let base = try Fixtures.base()
    for round in 0..<(Effort.isFull ? 16 : 9) {
      var site = base
      for number in 0..<Int.random(in: 0...6, using: &random) {
        site.files["pages/extra-\(number).md"] = .bytes(
          Array(
            "---\ntitle: Extra \(Int.random(in: 0...3, using: &random))\nsummary: X.\npublish: 2026-1\(number % 3)-02\n---\nTekst \(round % 3).\n"
              .utf8))
      }
      if Bool.random(using: &random) { site.files = site.files.filter { !$0.key.hasPrefix("courses/") } }
      if Bool.random(using: &random) { site.files["problems/slapen/foto.gif"] = .bytes(Made.gif(width: UInt8(round + 1))) }
      site.files["site.yml"] = site.text("site.yml").map {
        .bytes(Array($0.replacing("\"course:\", ", with: site.files["courses/rust/index.md"] == nil ? "" : "\"course:\", ").utf8))
      }
      // In some rounds nothing changes.
      if round % 4 > 0 || round == 0 { try folder.replace(site) }
      #expect(try folder.findings() == "")
      let today = try #require(Day(Bool.random(using: &random) ? "2026-12-01" : "2026-11-01"))
      let audiences = Bool.random(using: &random) ? [] : ["leerkracht"]
      if round > 0, let file = try folder.tree("grown").keys.sorted().randomElement(using: &random) {
        try damage(folder("grown/\(file)"), &random)
      }
      _ = try folder.build("grown", today: today, audiences: audiences)
      try? FileManager.default.removeItem(atPath: folder("clean"))
      _ = try folder.build("clean", today: today, audiences: audiences)
      #expect(try folder.tree("grown") == folder.tree("clean"), "round \(round)")
    }
  }

  /// Changes a file, removes it, or leaves it as it is.
  private func damage(_ path: String, _ random: inout SplitMix) throws {
    // Without its list, a folder is no longer one that a build made.
    if path.hasSuffix("/.tweeluik") { return }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: try Files.remove(path)
    case 1: try Files.write([UInt8](repeating: 0x78, count: try Files.read(path).count), to: path)
    case 2: try Files.write([], to: path)
    default: break
    }
  }

  @Test func aStaleFileGoesAndAForeignOneStays() throws {
    let folder = try folder("-- pages/oud.md --\n---\ntitle: Oud\nsummary: X.\n---\nTekst.\n")
    _ = try folder.build()
    try Files.write(Array("van mij".utf8), to: folder("site/mijn.txt"))
    try folder.replace(try Fixtures.base())
    #expect(try folder.build().counts?.removed == 1)
    let tree = try folder.tree()
    #expect(tree["oud.html"] == nil && tree["mijn.txt"] == Array("van mij".utf8))
  }

  /// Files that may be somebody's: hidden ones above all, as in a home folder, and empty ones.
  @Test(arguments: [
    "brief.txt", ".bashrc", ".ssh/id_ed25519", ".config/x", ".gitconfig", ".htaccess", ".env", "Documents/", ".cache/",
    "site.yml", ".tweeluik-x",
    "index.html", "..x", " ", "-",
  ])
  func aFolderThatNoBuildMadeIsRefused(name: String) throws {
    let folder = try folder()
    for output in ["site", "pdf", "copies"] {
      let path = folder("\(output)/\(name)")
      try Files.makeFolders(to: (path as NSString).deletingLastPathComponent)
      if name.hasSuffix("/") { try Files.makeFolders(to: String(path.dropLast())) } else { try Files.write([1], to: path) }
    }
    let top = String(name.split(separator: "/")[0])
    #expect { _ = try folder.build() } throws: { "\($0)".contains("“\(top)”") }
    let content = ContentFolder(path: folder("content")), today = Fixtures.today
    #expect {
      _ = try Handouts(content: content, today: today, choice: .init()).write(to: folder("pdf"), python: nil, searchPath: "") {
        _, _ in
      }
    } throws: { "\($0)".contains("“\(top)”") }
    try folder.put(SmallSite("-- schools/de-linde.yml --\nname: De Linde\n"))
    #expect { _ = try pack(folder) } throws: { "\($0)".contains("“\(top)”") }
    for output in ["site", "pdf", "copies"] { #expect(try Files.list(folder(output)) == [top]) }
  }

  /// Files that an operating system or git puts into a folder do not count.
  @Test func aFolderThatIsOtherwiseEmptyIsTaken() throws {
    let folder = try folder()
    try Files.makeFolders(to: folder("site/.git"))
    let names = [".gitignore", ".gitkeep", ".DS_Store", "._.DS_Store", "Thumbs.db", "desktop.ini", ".tweeluik.tweeluik-tmp"]
    for name in names { try Files.write([], to: folder("site/\(name)")) }
    _ = try folder.build()
    #expect(try folder.tree()["index.html"] != nil && folder.tree()[".gitignore"] != nil)
  }

  /// Copies may be packed beside other copies and beside anything else, but never over a file that is not a copy.
  @Test func onlyCopiesAreWrittenOver() throws {
    let folder = try folder("-- schools/de-linde.yml --\nname: De Linde\n")
    #expect(try pack(folder).made == 1)
    try Files.write([1], to: folder("copies/lees.txt"))
    try folder.put(SmallSite("-- schools/de-eik.yml --\nname: De Eik\n"))
    let two = try pack(folder)
    #expect((two.made, two.unchanged) == (1, 1))
    for bytes in [[UInt8](repeating: 0x50, count: 500), []] {
      try Files.write(bytes, to: folder("copies/de-eik.zip"))
      #expect(throws: BuildError.self) { _ = try pack(folder) }
      #expect(try Files.read(folder("copies/de-eik.zip")) == bytes)
    }
  }

  private func pack(_ folder: TemporaryFolder) throws -> Copies.Result {
    try Copies(content: ContentFolder(path: folder("content")), today: Fixtures.today, choice: .init(), volumes: nil)
      .write(to: folder("copies")) { _, _ in }
  }

  /// Nothing that is published tells of the machine: equal sites have equal files, wherever and whenever they are built.
  @Test func whatIsPublishedIsEqualEverywhere() throws {
    let (one, other) = (try folder(), try folder("-- pages/over.md --\n---\ntitle: Anders\nsummary: X.\n---\nTekst.\n"))
    _ = try one.build()
    _ = try other.build("elders/site")
    try other.replace(try Fixtures.base())
    _ = try other.build("elders/site")
    #expect(try one.tree() == other.tree("elders/site"))
    // A ledger that an earlier version left in the site is removed.
    try Files.write([1], to: one("site/.tweeluik-ledger"))
    try one.put(SmallSite("-- pages/over.md --\n---\ntitle: Anders\nsummary: X.\n---\nTekst.\n"))
    _ = try one.build()
    #expect(Files.kind(one("site/.tweeluik-ledger")) == nil)
  }

  @Test func aForeignFileInTheWayIsNotOverwritten() throws {
    let folder = try folder()
    _ = try folder.build()
    try Files.write(Array("van mij".utf8), to: folder("site/nieuw.html"))
    try folder.replace(try Fixtures.base().with("-- pages/nieuw.md --\n---\ntitle: Nieuw\nsummary: X.\n---\nTekst.\n"))
    #expect(throws: BuildError.self) { _ = try folder.build() }
    #expect(try folder.tree()["nieuw.html"] == Array("van mij".utf8))
  }

  @Test func anErrorLeavesTheOutputUntouched() throws {
    let folder = try folder()
    _ = try folder.build()
    let before = try inodes(folder("site"))
    try folder.replace(try Fixtures.base().with("-- pages/over.md --\n---\ntitle: Anders\nsummary: X.\n---\n[x](page:weg)\n"))
    let result = try folder.build()
    #expect(result.counts == nil && !result.findings.isEmpty)
    #expect(try inodes(folder("site")) == before)
  }

  @Test func nothingIsWrittenOrRemovedOutsideTheFolder() throws {
    let folder = try folder()
    _ = try folder.build()
    try Files.write(Array("x".utf8), to: folder("buiten.txt"))
    let manifest = String(decoding: try Files.read(folder("site/.tweeluik")), as: UTF8.self)
    try Files.write(Array((manifest + "../buiten.txt\n/tmp/x\na/../../buiten.txt\n").utf8), to: folder("site/.tweeluik"))
    _ = try folder.build()
    #expect(Files.kind(folder("buiten.txt")) == .file)
    // A folder of the output was replaced by a link that leads outside.
    try FileManager.default.removeItem(atPath: folder("site/problemen"))
    try Files.makeFolder(folder("elders"))
    try FileManager.default.createSymbolicLink(atPath: folder("site/problemen"), withDestinationPath: folder("elders"))
    #expect(throws: BuildError.self) { _ = try folder.build() }
    #expect(try Files.list(folder("elders")) == [])
  }

  @Test func outputInTheContentFolderIsRefused() throws {
    let folder = try folder()
    #expect(throws: BuildError.self) { _ = try folder.build("content") }
    try Files.makeFolder(folder("content/site"))
    #expect(throws: BuildError.self) { _ = try folder.build("content/site") }
    #expect(throws: BuildError.self) { _ = try folder.build("content/nog/niet/hier") }
    #expect(Files.kind(folder("content/nog")) == nil)
  }

  @Test func aHiddenFileIsNeverOurs() throws {
    let folder = try folder()
    _ = try folder.build()
    try Files.makeFolder(folder("site/.git"))
    try Files.write([], to: folder("site/.git/config"))
    let manifest = String(decoding: try Files.read(folder("site/.tweeluik")), as: UTF8.self)
    try Files.write(Array((manifest + ".git/config\n").utf8), to: folder("site/.tweeluik"))
    _ = try folder.build()
    #expect(Files.kind(folder("site/.git/config")) == .file)
  }

  @Test func aFolderWithForeignFilesIsNotReplacedByAFile() throws {
    let folder = try folder("-- x.svg/y.svg --\n\(Self.picture)\n")
    _ = try folder.build()
    try Files.write([1], to: folder("site/x.svg/mijn.txt"))
    try folder.replace(try Fixtures.base().with("-- x.svg --\n\(Self.picture)\n"))
    #expect(throws: BuildError.self) { _ = try folder.build() }
    #expect(Files.kind(folder("site/x.svg/mijn.txt")) == .file && Files.kind(folder("site/x.svg/y.svg")) == .file)
  }

  @Test func whatAKilledBuildLeftIsCleanedUp() throws {
    let folder = try folder()
    _ = try folder.build()
    let manifest = String(decoding: try Files.read(folder("site/.tweeluik")), as: UTF8.self)
    try Files.write(Array(manifest.replacing("tweeluik.", with: "tweeluik, unfinished.").utf8), to: folder("site/.tweeluik"))
    try Files.write([1], to: folder("site/index.html.tweeluik-tmp"))
    _ = try folder.build()
    #expect(try folder.tree()["index.html.tweeluik-tmp"] == nil)
  }

  private static let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>"

  @Test func aFileMayBecomeAFolderAndBack() throws {
    let png = "-- pages/x.svg --\n\(Self.picture)\n", inside = "-- x.svg/y.svg --\n\(Self.picture)\n"
    let folder = try folder(png)
    _ = try folder.build()
    for site in [inside, png] {
      try folder.replace(try Fixtures.base().with(site))
      _ = try folder.build()
    }
    #expect(try folder.tree()["x.svg"] == Array("\(Self.picture)\n".utf8))
  }

  /// The inode of every file: a file that is written again has another.
  private func inodes(_ path: String) throws -> [String: Int] {
    var inodes: [String: Int] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() where !name.hasPrefix(".") {
      inodes[name] = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.systemFileNumber] as? Int
    }
    return inodes
  }

  /// The next run would read what was made there as content.
  @Test(arguments: ["content", "content/site", "content/schools/x"]) func nothingIsMadeWithinTheContent(output: String) throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    let content = ContentFolder(path: folder("content")), today = Fixtures.today, before = try folder.tree("content")
    func isRefused(_ make: () throws -> Void) {
      #expect {
        try make()
      } throws: { "\($0)".contains("lies in the content folder") }
    }
    isRefused { _ = try Build(content: content, today: today).write(to: folder(output)) { _, _ in } }
    isRefused {
      _ = try Copies(content: content, today: today, choice: Copies.Choice(), volumes: nil).write(to: folder(output)) { _, _ in }
    }
    isRefused {
      _ = try Handouts(content: content, today: today, choice: Handouts.Choice())
        .write(to: folder(output), python: nil, searchPath: "") { _, _ in }
    }
    #expect(try folder.tree("content") == before)
  }
}
