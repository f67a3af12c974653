import Diagnostics
import Foundation
import TestSupport
import Testing

/// The order of the house: which target may depend on which, what escapes text, and what code may not do.
@Suite struct HouseTests {
  /// The dependencies of each of our targets, as `Package.swift` declares them.
  static let arrows: [String: Set<String>] = {
    let package = (try? String(contentsOfFile: "\(Fixtures.repository)/Package.swift", encoding: .utf8)) ?? ""
    let targets = package.matches(
      of: /\.(?:t|executableT)arget\(\s*name: "(\w+)"((?:(?!arget\()[^\]])*?dependencies: \[([^\]]*)\])?/)
    let all = targets.map { target in
      let names = (target.output.3 ?? "").replacing(/, package: "[^"]*"/, with: "").matches(of: /"([\w-]+)"/)
      return (String(target.output.1), Set(names.map { String($0.output.1) }))
    }
    return Dictionary(all, uniquingKeysWith: { first, _ in first }).filter {
      !["TestSupport", "Fuzzing", "fuzz", "few"].contains($0.key)
    }
  }()

  static func sources(_ target: String) throws -> [(path: String, text: String)] {
    let folder = "\(Fixtures.repository)/\(target == "Templates" ? "templates" : "Sources/\(target)")"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map {
      ("\(target)/\($0)", try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
    }
  }

  /// The table of targets in ARCHITECTURE.md says the same as Package.swift.
  @Test func thePapersHaveTheSameArrows() throws {
    #expect(Self.arrows.count > 15 && Self.arrows["Site"]?.contains("Templates") == true && Self.arrows["Markup"] == ["CMemory"])
    let paper = try String(contentsOfFile: "\(Fixtures.repository)/ARCHITECTURE.md", encoding: .utf8)
    let rows = paper.matches(of: /(?m)^\| (\w+) \| .* \| ([^|]*) \|$/).map { row in
      (String(row.output.1), Set(row.output.2.matches(of: /\w+/).map { String($0.output) }))
    }
    for (target, dependencies) in Self.arrows {
      let said = rows.first { $0.0 == target }?.1
      #expect(
        said == dependencies, "ARCHITECTURE.md says \(said?.sorted() ?? []) of \(target), Package.swift \(dependencies.sorted())")
    }
  }

  /// The compiler lets a target also import what its dependencies depend on: `Package.swift` says why.
  @Test func aTargetImportsWhatItDeclares() throws {
    let package = try String(contentsOfFile: "\(Fixtures.repository)/Package.swift", encoding: .utf8)
    let order = package.matches(of: /name: "(\w+)"/).map { String($0.output.1) }, ours = Set(order)
    var count = 0
    for (target, dependencies) in Self.arrows {
      let above = Set(order.prefix { $0 != target || $0 == "tweeluik" })
      #expect(dependencies.intersection(ours).isSubset(of: above), "\(target) does not stand below all that it depends on")
      for (path, text) in try Self.sources(target) {
        let imports = text.matches(of: /(?m)^(?:[@\w]+ )?import (?:\w+ )?(\w+)/).map { String($0.output.1) }.filter(ours.contains)
        count += imports.count
        #expect(dependencies.isSuperset(of: imports), "\(path) imports \(Set(imports).subtracting(dependencies).sorted())")
      }
    }
    #expect(count > 300)
  }

  /// A reader who follows the names comes from the command to the template in a few files.
  @Test func aPagesWayIsAsThePapersTellIt() throws {
    let paper = try String(contentsOfFile: "\(Fixtures.repository)/ARCHITECTURE.md", encoding: .utf8)
    let steps = paper.matches(of: /(?m)^\d+\. `([\w+]+\/[\w+\/]+\.swift)`(?:, `(\w+)`)?:/).map { $0.output }
    #expect((10...12).contains(steps.count))
    var read = ""
    for (_, file, name) in steps {
      let path = file.hasPrefix("templates/") ? String(file) : "Sources/\(file)"
      let text = try String(contentsOfFile: "\(Fixtures.repository)/\(path)", encoding: .utf8)
      if let name {
        let declares = try Regex("(func|struct|class) \(name)[^\\w]"), calls = try Regex("[^\\w]\(name)\\(")
        #expect(text.contains(declares), "\(file) does not declare \(name)")
        // A kind is reached through its table.
        #expect(
          read.isEmpty || file.contains("/Kinds/") || read.contains(calls), "nothing before \(file) calls \(name)")
      } else {
        Issue.record("no name leads to \(file)")
      }
      read += text
    }
  }

  @Test func nothingThatContentCanReachMayCrash() throws {
    for target in Self.arrows.keys.sorted() {
      for (path, text) in try Self.sources(target) {
        for forbidden in ["fatalError(", "try!", "preconditionFailure(", "as! ", "TODO", "FIXME", "unowned"] {
          #expect(!text.contains(forbidden), "\(path) has \(forbidden)")
        }
      }
    }
  }

  /// Only the Markdown renderer makes HTML of bytes without escaping them.
  @Test func onlyTheMarkdownTargetTrustsBytes() throws {
    for target in Self.arrows.keys where !["Markup", "Markdown"].contains(target) {
      for (path, text) in try Self.sources(target) {
        #expect(!text.contains("trusted:") && !text.contains("stringLiteral:"), "\(path) trusts bytes")
        #expect(!text.contains("&lt;") && !text.contains("&amp;"), "\(path) escapes")
      }
    }
  }

  /// The types that write files: each to paths that were judged (`SafePath`), or to a folder that it made itself. All others
  /// write through `Changes`.
  static let writers: Set<String> = [
    "Build+OneFile", "Changes", "OutputFolder", "Ledger", "Copies", "CopyFolder", "CopyShelf", "CopyUpdate", "Releases",
    "ReleaseFolder",
    "ReleaseKeys", "Handouts", "LinkedFiles", "SchoolFolders", "SchoolHandouts", "SchoolsPage", "VolumeFolder",
  ]

  @Test func onlyFewWriteFiles() throws {
    let writes =
      /Files\.(write|writeSecret|move|makeFolder|makeSecretFolder|makeFolders|remove|link|exchange|setMode)\(|FileManager\.default\.(create|remove|copy|move)/
    var found: Set<String> = []
    for target in Self.arrows.keys where target != "Platform" {
      for (path, text) in try Self.sources(target) where text.contains(writes) {
        found.insert((path as NSString).lastPathComponent.replacing(".swift", with: ""))
        #expect(target == "Publishing", "\(path) writes")
      }
    }
    #expect(found == Self.writers)
  }

  /// What a target makes of the index is a value of that target: no target but SiteIndex extends the index.
  @Test func onlyTheIndexSaysWhatItKnows() throws {
    var found = 0
    for target in Self.arrows.keys {
      for (path, text) in try Self.sources(target) where text.contains(/(?m)^(fileprivate |package )?extension Catalog\b/) {
        found += 1
        #expect(target == "SiteIndex", "\(path) extends the index")
      }
    }
    #expect((1...10).contains(found))
  }

  @Test func filesStaySmall() throws {
    for target in Self.arrows.keys {
      for (path, text) in try Self.sources(target) {
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 300, "\(path) has over 300 lines")
      }
    }
    let style = try Data(contentsOf: URL(filePath: "\(Fixtures.repository)/templates/assets/style.css"))
    #expect(style.count < 36_000)
  }

  /// Everything that is printed passes one place, which judges it. Only fail points print by themselves, for the tests.
  @Test func onlyTheTerminalSpeaks() throws {
    for target in Self.arrows.keys {
      for (path, text) in try Self.sources(target)
      where !["tweeluik/Terminal.swift", "Platform/FailPoint.swift"].contains(where: path.hasSuffix) {
        for forbidden in [
          /(?m)(?:^|[^.\w])print\(/, /STDOUT_FILENO|STDERR_FILENO|FileHandle\.standard(?:Output|Error)\b/, /\bfputs\(|\bputs\(/,
        ] {
          #expect(text.firstMatch(of: forbidden) == nil, "\(path) prints by itself")
        }
      }
    }
  }
}
