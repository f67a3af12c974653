import Content
import Foundation
import Model
import Platform
import TestSupport
import Testing

@testable import Publishing

/// Which volumes are printed, and when they are printed again. `Tests/Site` looks at the PDFs themselves.
@Suite struct HandoutsTests {
  private static let schools = """
    -- schools/de-linde.yml --
    name: De Linde
    -- schools/de-es.yml --
    name: De Es
    accent: groenig

    """

  private func folder(_ change: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(Self.schools + change))
    return folder
  }

  private func print(
    _ folder: TemporaryFolder, to output: String = "handouts", _ choose: (inout Handouts.Choice) -> Void = { _ in }
  ) throws -> Handouts.Result {
    var choice = Handouts.Choice()
    choose(&choice)
    return try Handouts(content: ContentFolder(path: folder("content")), today: Fixtures.today, choice: choice)
      .write(to: folder(output), python: folder.putPrinter(), searchPath: "") { _, _ in }
  }

  /// The names of the volumes in a folder.
  private func printed(_ folder: TemporaryFolder, _ output: String = "handouts") throws -> [String] {
    try folder.tree(output).keys.filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test func onlyWhatChangedIsPrintedAgain() throws {
    let folder = try folder(), first = try print(folder), names = try printed(folder)
    #expect(first.made == names.count && first.unchanged == 0 && names.count > 8)
    let second = try print(folder)
    #expect(second.made == 0 && second.unchanged == first.made)
    try folder.replace(
      try Fixtures.base().with(Self.schools + "-- problems/eten/ouder.md --\n---\nsummary: Hoe u samen eet.\n---\nAnders.\n"))
    let third = try print(folder)
    #expect(third.made > 0 && third.made < first.made && third.made + third.unchanged == first.made)
    // A volume that was removed is printed again.
    try Files.remove(folder("handouts/\(names[0])"))
    #expect(try print(folder).made == 1)
  }

  /// Each of two runs would write a list of the folder without the volumes that the other made.
  @Test func aFolderIsOneRunsAtATime() throws {
    let folder = try folder()
    _ = try print(folder)
    let lock = try #require(try FolderLock(folder("handouts")))
    #expect {
      _ = try print(folder)
    } throws: { "\($0)".hasPrefix("another run is writing to “") }
    lock.release()
    #expect(try print(folder).made == 0)
  }

  /// A folder that is not one of volumes is refused, and stays as it is.
  @Test(arguments: ["file", "foreign", "link", "below a file", "loop", "in the content"]) func noOtherPlaceIsWrittenTo(
    place: String
  ) throws {
    let folder = try folder()
    try Files.makeFolders(around: folder("out/foreign/brief.txt"))
    for file in ["out/file", "out/foreign/brief.txt"] { try Files.write(Array("van mij".utf8), to: folder(file)) }
    try FileManager.default.createSymbolicLink(atPath: folder("out/link"), withDestinationPath: "foreign")
    try FileManager.default.createSymbolicLink(atPath: folder("out/loop"), withDestinationPath: "loop")
    let before = try folder.tree("out"), content = try folder.tree("content")
    let output = ["below a file": "out/file/handouts", "in the content": "content/handouts"][place] ?? "out/\(place)"
    #expect(throws: BuildError.self) { _ = try print(folder, to: output) }
    #expect(try folder.tree("content") == content)
    #expect(try folder.tree("out") == before)
  }

  @Test func onlyWhatIsAskedForIsPrinted() throws {
    let folder = try folder(), all = try print(folder).made
    let eten = Diptych.ID(.problem, "eten")
    func some(_ diptychs: [Diptych.ID] = [], _ audiences: [String] = [], _ sets: [String] = []) throws -> [String] {
      let output = "some-\(UUID().uuidString)"
      let result = try print(folder, to: output) { ($0.diptychs, $0.audiences, $0.sets) = (diptychs, audiences, sets) }
      let names = try printed(folder, output)
      #expect(result.made == names.count && names.count > 0 && names.count < all)
      return names
    }
    let ofOne = try some([eten]), ofOneForOne = try some([eten], ["ouder"]), forOne = try some([], ["ouder"])
    #expect(ofOne.count == 2 && ofOneForOne.count == 1 && Set(ofOneForOne).isSubset(of: ofOne))
    #expect(Set(ofOneForOne).isSubset(of: forOne) && forOne.count > 1)
    let book = try some([], [], ["book"]), both = try some([eten], ["ouder"], ["book"])
    #expect(Set(both) == Set(ofOneForOne).union(book))
  }

  /// No option overrules another without a word.
  @Test func whatCannotBeHadTogetherIsRefused() throws {
    let folder = try folder(), eten = Diptych.ID(.problem, "eten")
    let choices: [(String, (inout Handouts.Choice) -> Void)] = [
      ("a set has what all audiences need", { ($0.audiences, $0.sets) = (["ouder"], ["book"]) }),
      ("a handout is a single sheet", { ($0.diptychs, $0.form) = ([eten], .booklet) }),
      ("a handout is a single sheet", { ($0.audiences, $0.form) = (["ouder"], .duplex) }),
    ]
    for (message, choose) in choices {
      #expect {
        _ = try print(folder, to: "none", choose)
      } throws: { "\($0)".hasPrefix(message) && "\($0)".contains("\nhint: leave ") }
    }
    #expect(Files.kind(folder("none")) == nil)
  }

  /// Of what is printed in another form only volumes are made, beside the plain ones.
  @Test(arguments: [Handouts.Form.booklet, .duplex]) func volumesHaveOtherForms(form: Handouts.Form) throws {
    let folder = try folder(), plain = try print(folder).made
    let made = try print(folder) { $0.form = form }.made, names = try printed(folder)
    #expect(made > 0 && names.count == plain + made)
    #expect(
      names.filter { $0.hasSuffix("-\(form).pdf") }.count == made
        && !names.contains { $0.contains("handout") && $0.contains("-\(form)") })
  }

  @Test func whatIsNotThereIsNotPrinted() throws {
    let folder = try folder(), content = ContentFolder(path: folder("content")), printer = try folder.putPrinter()
    var choices: [(choice: Handouts.Choice, hint: String)] = []
    func add(_ hint: String, _ change: (inout Handouts.Choice) -> Void) {
      var choice = Handouts.Choice()
      change(&choice)
      choices.append((choice, hint))
    }
    add("ouder") { $0.audiences = ["oudr"] }
    add("eten") { $0.diptychs = [.init(.problem, "etn")] }
    add("avond") { $0.sets = ["avnd"] }
    add("de-linde") { $0.school = "de-lind" }
    for (choice, hint) in choices {
      do {
        _ = try Handouts(content: content, today: Fixtures.today, choice: choice)
          .write(to: folder("none"), python: printer, searchPath: "") { _, _ in }
        Issue.record("a misspelt “\(hint)” is accepted")
      } catch {
        #expect("\(error)".contains("did you mean “\(hint)”"))
      }
    }
    #expect(Files.kind(folder("none")) == nil)
  }

  @Test func aSchoolsOwnBearItsName() throws {
    let folder = try folder()
    #expect(try print(folder) { $0.school = "de-linde" }.made > 0)
    let files = try folder.tree("handouts").filter { !$0.key.hasPrefix(".") }
    for (name, bytes) in files {
      #expect(name.hasPrefix("schools/de-linde/") && String(decoding: bytes, as: UTF8.self).contains("De Linde"), "\(name)")
    }
    // Nothing is printed for a school whose file has an error.
    let wrong = try print(folder, to: "wrong") { $0.school = "de-es" }
    #expect(wrong.findings.contains { $0.location.file == "schools/de-es.yml" } && wrong.made == 0)
    #expect(Files.kind(folder("wrong")) == nil)
  }

  /// Whether they are made for one school or for all, they are the same; and only what changed is made again.
  @Test func allSchoolsGetWhatEachWouldGetAlone() throws {
    let folder = try folder("-- schools/de-iep.yml --\nname: De Iep\n")
    let all = try print(folder, to: "all") { $0.isForAllSchools = true }
    #expect(all.findings.hasErrors && all.failures.isEmpty)
    let names = try printed(folder, "all")
    #expect(all.made == names.count && Set(names.map { $0.split(separator: "/")[1] }) == ["de-iep", "de-linde"])
    let one = try print(folder, to: "one") { $0.school = "de-iep" }
    #expect(one.made * 2 == all.made)
    let alone = try folder.tree("one"), together = try folder.tree("all")
    for name in try printed(folder, "one") { #expect(alone[name] == together[name], "\(name)") }
    let again = try print(folder, to: "all") { $0.isForAllSchools = true }
    #expect(again.made == 0 && again.unchanged == all.made)
    try Files.write(Array("name: De Iep\nphone: 036-5489405\n".utf8), to: folder("content/schools/de-iep.yml"))
    let changed = try print(folder, to: "all") { $0.isForAllSchools = true }
    #expect(changed.made == one.made && changed.unchanged == one.made)
  }

  /// The letter says when a school's evening is, so it is laid out for that school; nothing else is.
  @Test func whatASchoolSaysInATextIsItsOwn() throws {
    let evening = "evenings:\n  - {evening: avond, date: 2027-01-20, place: de hal}\n"
    let folder = try folder("-- schools/de-iep.yml --\nname: De Iep\n\(evening)")
    _ = try print(folder) { $0.school = "de-iep" }
    _ = try print(folder) { $0.school = "de-linde" }
    let files = try folder.tree("handouts").mapValues { String(decoding: $0, as: UTF8.self) }
    let says = files.filter { $0.value.contains("de hal") }.keys
    #expect(says.contains { $0.hasSuffix("ouderavonden/avond.pdf") } && says.allSatisfy { $0.hasPrefix("schools/de-iep/") })
    #expect(says.allSatisfy { $0.contains("/ouderavonden/avond") || $0.hasSuffix(".epub") }, "\(says)")
  }

  /// What a process says of a school and nobody can read counts as a failure, and so does an answer about other than all of its volumes.
  @Test(arguments: ["done [", "done [{}]", "done {}"]) func anAnswerThatCannotBeReadIsAFailure(answer: String) throws {
    let result = try print(folder(), saying: "echo \"done [${made#, }]\"", as: "echo \"\(answer)\"")
    #expect(result.made == 0 && result.failures.map(\.file) == ["schools/de-linde.yml"])
  }

  /// A volume that could not be finished for a school is none: the list does not say that it is there, and the next run makes it again.
  @Test func aVolumeThatCannotBeKeptIsAFailure() throws {
    let folder = try folder(), fails = #"made="$made, {\"failed\": \"no room\"}""#
    let result = try print(folder, saying: #"made="$made, {}""#, as: fails)
    #expect(result.made == 0 && result.failures.count > 4)
    #expect(result.failures.allSatisfy { $0.file == "schools/de-linde.yml" && $0.reason == "no room" })
    let again = try print(folder) { $0.school = "de-linde" }
    #expect(again.made == result.failures.count && again.unchanged == 0 && again.failures.isEmpty)
  }

  /// Prints for a school with a program of which a line is another.
  private func print(_ folder: TemporaryFolder, saying line: String, as other: String) throws -> Handouts.Result {
    let printer = try folder.putPrinter()
    let script = String(decoding: try Files.read(printer), as: UTF8.self), changed = script.replacing(line, with: other)
    #expect(changed != script)
    try Files.write(Array(changed.utf8), to: printer)
    try Files.setMode(of: printer, to: 0o755)
    var choice = Handouts.Choice()
    choice.school = "de-linde"
    return try Handouts(content: ContentFolder(path: folder("content")), today: Fixtures.today, choice: choice)
      .write(to: folder("handouts"), python: printer, searchPath: "") { _, _ in }
  }

  @Test func aFolderOfSomebodyElseIsLeft() throws {
    let folder = try folder()
    try Files.makeFolder(folder("vol"))
    try Files.write([1], to: folder("vol/a.pdf"))
    #expect(throws: BuildError.self) { try print(folder, to: "vol") }
    #expect(try folder.tree("vol") == ["a.pdf": [1]])
  }

  /// Names that are each short enough can make a path that is too long.
  @Test func aPathThatIsTooLongIsRefused() throws {
    let base = try Fixtures.base(), long = String(repeating: "a", count: 80)
    let files = try ["index", "ouder", "leerkracht"].map { name in
      "-- problems/\(long)/\(name).md --\n\(try #require(base.text("problems/eten/\(name).md")))"
    }
    let folder = try folder(files.joined() + "-- schools/\(long).yml --\nname: De A\n")
    #expect(throws: BuildError.self) { try print(folder) { ($0.school, $0.diptychs) = (long, [.init(.problem, long)]) } }
    #expect(Files.kind(folder("handouts")) == nil)
  }

  @Test func whatCannotBePrintedIsSaidAndNotPublished() throws {
    let folder = try folder("-- problems/eten/ouder.md --\n---\nsummary: X.\npoints: [ONPRINTBAAR]\n---\nY.\n")
    let result = try print(folder)
    #expect(result.made > 0 && result.failures.contains { $0.file == "problems/eten/ouder.md" && $0.reason == "it cannot be" })
    _ = try folder.build(volumes: "handouts")
    let site = try folder.tree().keys.filter { $0.hasSuffix(".pdf") }
    #expect(site.contains { $0.contains("eten/handout-leerkracht") } && !site.contains { $0.contains("eten/handout-ouder") })
    #expect(try print(folder).made == 0)
  }
}
