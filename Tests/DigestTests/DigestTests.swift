import Digest
import Testing

@Suite struct DigestTests {
  /// The examples of FIPS 180-4, and one whose bytes come in pieces.
  @Test func aDigestIsThatOfTheStandard() {
    #expect(SHA256.hexadecimal(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(SHA256.hexadecimal(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    let digest = SHA256()
    for _ in 0..<1000 { digest.add(Array(repeating: UInt8(ascii: "a"), count: 1000)) }
    #expect(digest.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
