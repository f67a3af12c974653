import Diagnostics
import Foundation
import TestSupport
import Testing

/// The order of the house: who may depend on whom, who escapes, what code may not do.
@Suite struct HouseTests {
  /// What each target may import, of our own and of others'. Foundation and the operating system come by themselves.
  static let arrows: [String: Set<String>] = [
    "Platform": ["CLinux"],
    "Colors": [],
    "Pictures": ["Markup"],
    "Digest": ["COpenSSL"],
    "Zip": ["CZip", "CZlib", "Platform"],
    "Markup": [],
    "Diagnostics": [],
    "Readability": [],
    "Markdown": ["CCmark", "Markup", "Diagnostics"],
    "Model": ["Markdown", "Diagnostics", "Platform"],
    "Content": ["Model", "Markdown", "Pictures", "Colors", "Diagnostics", "Platform", "Yams"],
    "templates": ["Model", "Markup", "Markdown"],
    "QR": ["CQREncode", "Markup"],
    "Search": ["CStemmer", "Markup"],
    "Site": ["Model", "Templates", "Markdown", "Markup", "Search", "Readability", "QR", "Diagnostics", "Platform"],
    "Publishing": ["Site", "Content", "Templates", "Model", "Markup", "Zip", "Digest", "Diagnostics", "Platform"],
    "Preview": ["Publishing", "Site", "Content", "Model", "Markup", "Diagnostics", "Platform", "CLinux"],
    "tweeluik": [
      "Preview", "Publishing", "Site", "Content", "Model", "Diagnostics", "Platform", "Readability", "ArgumentParser",
    ],
  ]
  static let system: Set<String> = ["Foundation", "FoundationXML", "Dispatch", "Synchronization", "Glibc", "Darwin"]

  static func sources(_ target: String) throws -> [(path: String, text: String)] {
    let folder = "\(Fixtures.repository)/\(target == "templates" ? "" : "Sources/")\(target)"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map {
      ("\(target)/\($0)", try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
    }
  }

  @Test(arguments: arrows.keys.sorted()) func aTargetImportsOnlyWhatTheDesignAllows(target: String) throws {
    let allowed = try #require(Self.arrows[target]).union(Self.system)
    let sources = try Self.sources(target)
    #expect(!sources.isEmpty)
    for (path, text) in sources {
      for found in text.matches(of: /(?m)^ *(?:@\w+ +)*import +(?:(?:struct|enum|class|func|protocol|var|let) +)?(\w+)/) {
        #expect(allowed.contains(String(found.output.1)), "\(path) imports \(found.output.1)")
      }
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

  /// Bytes become HTML unescaped in the Markdown renderer alone.
  @Test func onlyTheMarkdownTargetTrustsBytes() throws {
    for target in Self.arrows.keys where !["Markup", "Markdown"].contains(target) {
      for (path, text) in try Self.sources(target) {
        #expect(!text.contains("trusted:") && !text.contains("stringLiteral:"), "\(path) trusts bytes")
        #expect(!text.contains("&lt;") && !text.contains("&amp;"), "\(path) escapes")
      }
    }
  }

  /// Who writes files, each to paths that were judged (`SafePath`) or to a folder of its own making; whoever else writes some goes through
  /// `Changes`.
  static let writers: Set<String> = [
    "Changes", "OutputFolder", "Ledger", "Copies", "CopyFolder", "CopyUpdate", "Handouts", "VolumeFolder",
  ]

  @Test func onlyFewWriteFiles() throws {
    let writes =
      /Files\.(write|move|makeFolder|makeFolders|remove|link|exchange|setMode)\(|FileManager\.default\.(create|remove|copy|move)/
    var found: Set<String> = []
    for target in Self.arrows.keys where target != "Platform" {
      for (path, text) in try Self.sources(target) where text.contains(writes) {
        found.insert((path as NSString).lastPathComponent.replacing(".swift", with: ""))
        #expect(target == "Publishing", "\(path) writes")
      }
    }
    #expect(found == Self.writers)
  }

  @Test func filesStaySmall() throws {
    for target in Self.arrows.keys {
      for (path, text) in try Self.sources(target) {
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 300, "\(path) wants to be two files")
      }
    }
    let style = try Data(contentsOf: URL(filePath: "\(Fixtures.repository)/templates/assets/style.css"))
    #expect(style.count < 36_000)
  }

  /// What is said to people is judged where it is said: in one place. A fail point speaks to tests.
  @Test func onlyTheTerminalSpeaks() throws {
    for target in Self.arrows.keys {
      for (path, text) in try Self.sources(target)
      where !["tweeluik/Terminal.swift", "Platform/FailPoint.swift"].contains(where: path.hasSuffix) {
        for forbidden in [
          /(?m)(?:^|[^.\w])print\(/, /STDOUT_FILENO|STDERR_FILENO|FileHandle\.standard(?:Output|Error)\b/, /\bfputs\(|\bputs\(/,
        ] {
          #expect(text.firstMatch(of: forbidden) == nil, "\(path) speaks for itself")
        }
      }
    }
  }
}
