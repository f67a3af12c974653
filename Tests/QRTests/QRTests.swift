import CQREncode
import Markup
import TestSupport
import Testing

@testable import QR

@Suite struct QRTests {
  @Test func aCodeIsAsLargeAsItsTextAsks() throws {
    #expect(QRCode("x")?.size == 21)
    let long = try #require(QRCode("https://example.org/" + String(repeating: "a", count: 100)))
    #expect(long.size > 33 && long.size % 4 == 1)
    #expect(QRCode(String(repeating: "a", count: 5000)) == nil)
  }

  /// Module for module as libqrencode makes it: texts of every length that our own encoder takes, and random ones.
  @Test func itIsTheCodeOfTheLibrary() throws {
    var random = SystemRandomNumberGenerator(), sizes: Set<Int> = []
    for length in 1...(Effort.isFull ? 2_000 : 400) {
      let count = length <= 213 ? length : Int.random(in: 1...213, using: &random)
      let letters = (0..<max(0, count - 20)).map { _ in UInt8.random(in: 1..<128, using: &random) }
      var text = String(decoding: "https://example.org/".utf8.prefix(count) + letters, as: UTF8.self)
      let encoder = text.withUTF8(QREncoder.init), own = try #require(encoder)
      let code = try #require(QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M))
      defer { QRcode_free(code) }
      let size = Int(code.pointee.width)
      try #require(own.size == size, "\(count) bytes")
      let theirs = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
      let ours = (0..<(size * size)).map { own.isDark($0 / size, $0 % size) }
      #expect(ours == theirs, "\(text)")
      sizes.insert(size)
    }
    #expect(sizes == Set(stride(from: 21, through: 57, by: 4)))
    var long = String(repeating: "a", count: 214)
    let none = long.withUTF8(QREncoder.init)
    #expect(none == nil && QRCode(long)?.size == 61)
  }

  @Test func itIsDrawnWithItsMarginAndItsWords() throws {
    let svg = String(decoding: try #require(QRCode("x").map { code in Markup.bytes { code.svg(label: "<x>") } }), as: UTF8.self)
    #expect(svg.contains("viewBox=\"0 0 29 29\"") && svg.contains("<title>&lt;x&gt;</title>"))
    // The finder pattern in the corner: seven dark modules behind the margin.
    #expect(svg.contains("d=\"M4 4h7v1h-7z"))
  }
}
