import Markup
import Testing

@testable import QR

@Suite struct QRTests {
  @Test func aCodeIsAsLargeAsItsTextAsks() throws {
    #expect(QRCode("x")?.size == 21)
    let long = try #require(QRCode("https://example.org/" + String(repeating: "a", count: 100)))
    #expect(long.size > 33 && long.size % 4 == 1)
    #expect(QRCode(String(repeating: "a", count: 5000)) == nil)
  }

  @Test func itIsDrawnWithItsMarginAndItsWords() throws {
    let svg = String(decoding: try #require(QRCode("x").map { code in Markup.bytes { code.svg(label: "<x>") } }), as: UTF8.self)
    #expect(svg.contains("viewBox=\"0 0 29 29\"") && svg.contains("<title>&lt;x&gt;</title>"))
    // The finder pattern in the corner: seven dark modules behind the margin.
    #expect(svg.contains("d=\"M4 4h7v1h-7z"))
  }
}
