import Foundation
import Platform
import TestSupport
import Testing

/// Wherever a command is killed while it changes several files, nothing is lost, no file is half-written, and the next run
/// finishes the work. Only a site that is new may be unfinished, and says so.
@Suite struct FailPointTests {
  @Test(arguments: Journey.all) func killedAnywhere(journey: Journey) throws {
    let start = try journey.start(), before = try start.tree(journey.changes)
    let whole = try Command.copy(of: start)
    let reached = try journey.points(in: whole), after = try whole.tree(journey.changes)
    #expect(before != after && !reached.isEmpty)
    try journey.follow(in: whole)
    if journey.changes == "handouts" { #expect(try whole.tree("site").keys.contains { $0.hasSuffix(".pdf") }) }
    for (number, (point, count)) in reached.sorted(by: { "\($0.key)" < "\($1.key)" }).enumerated() {
      // The first or the last time, in turn; in a full run both, the second, and one halfway.
      let times = Effort.isFull ? [1, 2, (count + 1) / 2, count] : (number + Effort.share).isMultiple(of: 2) ? [count] : [1]
      for time in Set(times).sorted() where time <= count {
        let folder = try Command.copy(of: start), moment = "\(journey) at \(point):\(time)"
        #expect(try journey.run(in: folder, until: "\(point):\(time)").status == SIGKILL, "\(moment): it was not killed")
        try journey.expectWhole(folder, before, after, moment)
        let next = try journey.run(in: folder)
        #expect(next.status == 0, "\(moment), the next run: \(next.error)")
        #expect(try folder.tree(journey.changes) == after, "\(moment), the next run gives another result")
        #expect(try Files.list(folder.path) == Files.list(whole.path), "\(moment), something is left behind")
      }
    }
  }

  @Test func eachPointIsReached() throws {
    var reached: Set<FailPoint> = []
    for journey in Journey.all { reached.formUnion(try journey.points(in: journey.start()).keys) }
    #expect(Set(FailPoint.allCases).subtracting(reached) == [])
  }
}

/// A command that changes several files.
struct Journey: Sendable, CustomStringConvertible {
  /// Its arguments.
  let command: String
  /// The folder that it changes.
  let changes: String
  /// Whether all its changes are made at once, rather than file by file.
  var isAtOnce = false
  /// Whether it makes a folder that was not there: until every file in it is whole, its list says that it is unfinished.
  var isNew = false
  /// The commands that ran earlier, when the texts were others.
  var earlier: [String] = []
  /// The folder within that one in which each folder is changed at once.
  var whole: String?
  /// What a user may do next, which must also work after a change that was cut short.
  var next: String?

  var description: String { command }

  static let all = [
    Journey(command: "schools import schools.csv --replace", changes: "content", isAtOnce: true, next: "check"),
    Journey(command: "build", changes: "site", earlier: ["$TOOL build"]),
    Journey(command: "build --quiet", changes: "site", isNew: true),
    Journey(command: "pack --all", changes: "copies", earlier: ["$TOOL pack --all"]),
    Journey(
      command: "release --output uitgave --prune --today 2026-12-02", changes: "uitgave",
      earlier: ["$TOOL release --output uitgave --today 2026-12-01", "cp uitgave/de-es.zip uitgave/de-oud.zip"]),
    Journey(
      command: "release --folders --output uitgave --prune --today 2026-12-02", changes: "uitgave",
      earlier: [
        "$TOOL release --folders --output uitgave --today 2026-12-01", "cp -r uitgave/scholen/de-es uitgave/scholen/de-oud",
        "mkdir -p uitgave/scholen/de-es/eigen", "echo x > uitgave/scholen/de-es/eigen/brief.txt",
      ], whole: "scholen"),
    Journey(
      command: "update de-linde --from copies/de-linde.zip", changes: "de-linde", isAtOnce: true,
      earlier: [
        "$TOOL pack --all", "unzip -q copies/de-linde.zip", "mkdir -p de-linde/eigen/diep",
        "echo x > de-linde/eigen/diep/brief.txt", "NEW $TOOL pack --all",
      ]),
    Journey(
      command: "handouts --python ./python", changes: "handouts", earlier: ["$TOOL handouts --python ./python"],
      next: "build --quiet"),
  ]

  private static let site = """
    -- schools/de-linde.yml --
    name: De Linde
    phone: 010-1234567
    -- schools/de-es.yml --
    name: De Es
    -- pages/weg.md --
    ---
    title: Weg
    summary: Gaat weg.
    ---
    Tekst.
    """
  private static let newSite = """
    -- pages/weg.md (none) --
    -- pages/erbij.md --
    ---
    title: Erbij
    summary: Komt erbij.
    ---
    Tekst.
    -- problems/eten/ouder.md --
    ---
    summary: Hoe u samen eet.
    ---
    Andere woorden.
    """

  /// The folder before the command: the earlier commands have run, and the texts have changed since.
  func start() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(), old = try Fixtures.base().with(Self.site), new = old.with(Self.newSite)
    try folder.put(old)
    let sheet = "naam;plaats;telefoon\nDe Linde;1234 AB Dorp;010-7654321\nDe Eik;;\nDe Iep;;\n"
    try Files.write(Array(sheet.utf8), to: folder("schools.csv"))
    _ = try folder.putPrinter()
    try Files.makeFolder(folder("tmp"))
    for line in earlier {
      if line.hasPrefix("NEW ") { try folder.replace(new) }
      let done = try Command.shell(line.replacing("NEW ", with: ""), in: folder)
      #expect(done.status == 0, "\(line): \(done)")
    }
    try folder.replace(new)
    return folder
  }

  /// Runs the command to its end, or until it is killed at a fail point.
  func run(in folder: TemporaryFolder, until point: String = "") throws -> Command.Result {
    try Command.shell("TMPDIR=$PWD/tmp TWEELUIK_FAILPOINT=\(point) exec \"$TOOL\" \(command)", in: folder)
  }

  /// Does what a user may do next.
  func follow(in folder: TemporaryFolder, _ moment: String = "") throws {
    guard let next else { return }
    let result = try Command.shell("$TOOL \(next)", in: folder)
    #expect(result.status == 0, "\(moment), then \(next): \(result.error)")
  }

  /// How often the command passes each fail point on its way to its end. Two folders change places in two steps only if the
  /// disk cannot do it in one, or if the command is to be killed between the two.
  func points(in folder: TemporaryFolder) throws -> [FailPoint: Int] {
    let result = try run(in: folder, until: "list")
    #expect(result.status == 0, "\(self): \(result.error)")
    var points: [FailPoint: Int] = [:]
    for line in result.error.split(separator: "\n") {
      if let point = FailPoint(rawValue: String(line)) { points[point, default: 0] += 1 }
    }
    if points[.copyHasOwn] != nil { points[.foldersApart] = 1 }
    return points
  }

  /// Expects that a killed command left a folder in which every file is whole.
  func expectWhole(
    _ folder: TemporaryFolder, _ before: [String: [UInt8]], _ after: [String: [UInt8]], _ moment: String
  ) throws {
    try follow(in: folder, moment)
    // What lies beside the folder, a web server shows: so it is hidden, and nobody else may enter it.
    for name in try Files.list(folder.path) where name.contains(".tweeluik") {
      #expect(name.hasPrefix(".") && Files.mode(folder(name)) == 0o700, "\(moment): “\(name)” would be shown")
    }
    // If two folders change places in two steps, the old one has another name in between.
    let isApart = Files.kind(folder(changes)) == nil
    let now = ours(try folder.tree(isApart ? ".\(changes).tweeluik/old" : changes))
    if isNew, now != ours(after) {
      let list = try? Files.read(folder("site/.tweeluik"))
      #expect(list.map { String(decoding: $0, as: UTF8.self).contains("unfinished") } ?? now.isEmpty, "\(moment): the list")
      return
    }
    if isAtOnce { #expect(now == ours(before) || now == ours(after), "\(moment): the change is half done") }
    for name in try whole.map({ try Files.list(folder("\(changes)/\($0)")) }) ?? [] {
      let below = "\(whole ?? "")/\(name)/"
      func files(_ all: [String: [UInt8]]) -> [String: [UInt8]] { ours(all).filter { $0.key.hasPrefix(below) } }
      #expect(files(now) == files(before) || files(now) == files(after), "\(moment): “\(below)” is half done")
    }
    if whole != nil {
      for name in try Files.list(folder(changes)) where name.contains(".tweeluik") && Files.isFolder(folder("\(changes)/\(name)"))
      {
        #expect(name.hasPrefix(".") && Files.mode(folder("\(changes)/\(name)")) == 0o700, "\(moment): “\(name)” would be shown")
      }
    }
    for (path, bytes) in now { #expect(bytes == before[path] || bytes == after[path], "\(moment): “\(path)” is not whole") }
    for path in ours(before).keys where after[path] != nil { #expect(now[path] != nil, "\(moment): “\(path)” is lost") }
    // A volume is published only with the texts that it was made from.
    for (path, bytes) in try folder.tree("site") where path.hasSuffix(".pdf") || path.hasSuffix(".epub") {
      #expect(after[path] == bytes, "\(moment): an old “\(path)” is published with new texts")
    }
  }

  /// The files without those that the tool keeps for itself.
  private func ours(_ files: [String: [UInt8]]) -> [String: [UInt8]] { files.filter { !$0.key.contains(".tweeluik") } }
}
