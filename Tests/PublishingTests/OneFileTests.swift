import Testing

@testable import Publishing

struct OneFileTests {
  @Test func onlyAFileThatMailDoesNotTakeNamesItsLargestParts() {
    let parts = [("a.css", 20_000), ("Foto", 3_100_000), ("Kort", 900), ("b.js", 20_000)]
    #expect(OneFile.largest(of: parts, in: 5_000_000).isEmpty)
    #expect(OneFile.largest(of: parts, in: 5_000_001) == ["“Foto” (3100 kB)", "“a.css” (20 kB)", "“b.js” (20 kB)"])
  }
}
