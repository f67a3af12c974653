import Foundation
import Fuzzing
import Platform
import TestSupport
import Testing

/// Feeds the functions that `script/fuzz` tries with inputs that once broke something, and with one of each kind that must not.
/// One at a time, because they use the same folder.
@Suite(.serialized) struct CorpusTests {
  @Test(arguments: FuzzTarget.allCases) func whatIsKeptBreaksNothing(target: FuzzTarget) throws {
    let folder = "\(Fixtures.repository)/Tests/Fuzz/corpus/\(target.rawValue)"
    let names = try Files.list(folder)
    #expect(names.count >= 5, "the corpus is nearly empty")
    for name in names.oneIn(3) { #expect(throws: Never.self, "\(name)") { try target.run(Files.read("\(folder)/\(name)")) } }
  }
}
