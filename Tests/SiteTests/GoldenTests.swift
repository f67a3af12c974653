import Foundation
import TestSupport
import Testing

/// Whole sites, to the byte. `TWEELUIK_RECORD=1 swift test` writes them anew; read the difference before you commit it.
@Suite struct GoldenTests {
  @Test(arguments: ["base", "foreign"]) func aSiteIsBuiltToTheByte(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.put(SmallSite(try Fixtures.text("\(name).txt")))
    let findings = try folder.findings()
    #expect(!findings.contains(": error: "))
    _ = try folder.build()
    let tree = try folder.tree().filter { file, _ in ![".css", ".svg", ".js"].contains { ending in file.hasSuffix(ending) } }
    let actual =
      "-- findings --\n\(findings)"
      + tree.sorted { $0.key < $1.key }.map { path, bytes in
        "-- \(path) --\n" + String(decoding: bytes, as: UTF8.self)
      }.joined()
    #expect(actual == (try Fixtures.expected("golden/\(name).txt", actual: actual)))
  }
}
