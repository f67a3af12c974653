import Foundation
import TestSupport
import Testing

/// Whole sites, to the byte. `TWEELUIK_RECORD=1 swift test` writes them anew; read the difference before you commit it.
@Suite struct GoldenTests {
  @Test(arguments: ["base", "foreign"]) func aSiteIsBuiltToTheByte(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.put(SmallSite(try Fixtures.text("\(name).txt")))
    #expect(folder.findings() == "")
    _ = try folder.build()
    let tree = try folder.tree().filter { !$0.key.hasSuffix(".css") && !$0.key.hasSuffix(".svg") }
    let actual = tree.sorted { $0.key < $1.key }.map { path, bytes in
      "-- \(path) --\n" + String(decoding: bytes, as: UTF8.self)
    }.joined()
    #expect(actual == (try Fixtures.expected("golden/\(name).txt", actual: actual)))
  }
}
