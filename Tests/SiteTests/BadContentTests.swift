import Diagnostics
import Foundation
import TestSupport
import Testing

/// Each fixture in `bad/` is a small site laid over the valid one, with the exact findings that it must give.
@Suite struct BadContentTests {
  @Test(arguments: try Fixtures.names(in: "bad")) func aMistakeIsSaidToTheLetter(name: String) throws {
    let folder = try TemporaryFolder()
    var fixture = SmallSite(try Fixtures.text("bad/\(name)"))
    fixture.files["expected"] = nil
    try folder.put(try Fixtures.base().with(fixture))
    let actual = try folder.findings()
    let given = try Fixtures.text("bad/\(name)").components(separatedBy: "-- expected --\n")[0]
    try Fixtures.expect("bad/\(name)", is: given + "-- expected --\n" + actual)
    let id = try #require(DiagnosticID.allCases.map(\.rawValue).filter { name.hasPrefix($0) }.max { $0.count < $1.count })
    #expect(actual.contains("[\(id)]"))
    // Findings with another id would be noise.
    let ids = Set(actual.matches(of: /: (?:error|warning): .* \[([a-z0-9-]+)\]\n/).map { String($0.output.1) })
    #expect(ids == [id], "the fixture also gives other findings")
  }

  /// The files of search are begun before anything is checked.
  @Test(arguments: try Fixtures.names(in: "bad").oneIn(6)) func nothingIsWrittenWithAnError(name: String) throws {
    let folder = try TemporaryFolder()
    var fixture = SmallSite(try Fixtures.text("bad/\(name)"))
    fixture.files["expected"] = nil
    try folder.put(try Fixtures.base().with(fixture))
    let result = try folder.build()
    #expect(result.findings.hasErrors == (result.counts == nil))
  }

  @Test func everyKindOfFindingHasAFixture() throws {
    let names = try Fixtures.names(in: "bad")
    for id in DiagnosticID.allCases { #expect(names.contains("\(id.rawValue).txt"), "no fixture for \(id.rawValue)") }
  }

  @Test func theValidSiteHasNoFindings() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    #expect(try folder.findings() == "")
  }
}
