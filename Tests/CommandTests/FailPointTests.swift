import Foundation
import Platform
import TestSupport
import Testing

/// Wherever a command is killed while it changes several files, nothing is lost and nothing half-written, and the next run ends its work.
@Suite struct FailPointTests {
  @Test(arguments: Journey.all) func killedAnywhere(journey: Journey) throws {
    let start = try journey.start(), before = try start.tree(journey.changes)
    let whole = try Command.copy(of: start)
    let reached = try journey.points(in: whole), after = try whole.tree(journey.changes)
    #expect(before != after && !reached.isEmpty)
    try journey.follow(in: whole)
    if journey.changes == "handouts" { #expect(try whole.tree("site").keys.contains { $0.hasSuffix(".pdf") }) }
    for (point, count) in reached {
      // The first and the last time; in a full run also the second, and one between.
      for time in Set(Effort.isFull ? [1, 2, (count + 1) / 2, count] : [1, count]).sorted() where time <= count {
        let folder = try Command.copy(of: start), moment = "\(journey) at \(point):\(time)"
        #expect(try journey.run(in: folder, until: "\(point):\(time)").status == SIGKILL, "\(moment) ends by itself")
        try journey.expectWhole(folder, before, after, moment)
        let next = try journey.run(in: folder)
        #expect(next.status == 0, "\(moment), the next run: \(next.error)")
        #expect(try folder.tree(journey.changes) == after, "\(moment), the next run makes something else")
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
  /// What it is called with.
  let command: String
  /// The folder that it changes.
  let changes: String
  /// Whether all that it changes is as it was or as it will be, and not each file by itself.
  var isAtOnce = false
  /// What was done when the texts were others.
  var earlier: [String] = []
  /// What somebody may do next, before which a change may be half-way.
  var next: String?

  var description: String { command }

  static let all = [
    Journey(command: "schools import schools.csv --replace", changes: "content", isAtOnce: true, next: "check"),
    Journey(command: "build", changes: "site", earlier: ["$TOOL build"]),
    Journey(command: "pack --all", changes: "copies", earlier: ["$TOOL pack --all"]),
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

  /// The folder as it is before: what was done earlier, and texts that are other by now.
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

  /// Runs it: to its end, or to where it is killed.
  func run(in folder: TemporaryFolder, until point: String = "") throws -> Command.Result {
    try Command.shell("TMPDIR=$PWD/tmp TWEELUIK_FAILPOINT=\(point) exec \"$TOOL\" \(command)", in: folder)
  }

  /// Does what somebody may do next.
  func follow(in folder: TemporaryFolder, _ moment: String = "") throws {
    guard let next else { return }
    let result = try Command.shell("$TOOL \(next)", in: folder)
    #expect(result.status == 0, "\(moment), then \(next): \(result.error)")
  }

  /// How often it comes where, on its way to its end. Two folders change places in two
  /// steps only where a disk needs it, or where it is to be killed between them.
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

  /// What a folder is to be when it was killed.
  func expectWhole(
    _ folder: TemporaryFolder, _ before: [String: [UInt8]], _ after: [String: [UInt8]], _ moment: String
  ) throws {
    try follow(in: folder, moment)
    // Where two folders change places in two steps, the old one has another name meanwhile.
    let isApart = Files.kind(folder(changes)) == nil
    let now = ours(try folder.tree(isApart ? "\(changes).tweeluik-old" : changes))
    if isAtOnce { #expect(now == ours(before) || now == ours(after), "\(moment): it is half-way") }
    for (path, bytes) in now { #expect(bytes == before[path] || bytes == after[path], "\(moment): “\(path)” is not whole") }
    for path in ours(before).keys where after[path] != nil { #expect(now[path] != nil, "\(moment): “\(path)” is lost") }
    // What is printed goes along with the texts that it was made of.
    for (path, bytes) in try folder.tree("site") where path.hasSuffix(".pdf") || path.hasSuffix(".epub") {
      #expect(after[path] == bytes, "\(moment): an old “\(path)” goes along with new texts")
    }
  }

  /// Without what the tool keeps for itself.
  private func ours(_ files: [String: [UInt8]]) -> [String: [UInt8]] { files.filter { !$0.key.contains(".tweeluik") } }
}
