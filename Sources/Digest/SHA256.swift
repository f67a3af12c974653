import COpenSSL

/// Computes the SHA-256 (FIPS 180-4) of bytes that arrive in pieces, with OpenSSL.
package struct SHA256: ~Copyable {
  private let context: OpaquePointer?

  package init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  package func add(_ bytes: [UInt8]) { EVP_DigestUpdate(context, bytes, bytes.count) }

  /// The digest as 64 lower-case hexadecimal digits. It ends the computation: nothing can be added afterwards.
  package consuming func hexadecimal() -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest. It ends the computation too.
  private consuming func bytes() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return digest
  }

  /// The SHA-256 of bytes that are all at hand.
  package static func bytes(of bytes: [UInt8]) -> [UInt8] {
    let digest = SHA256()
    digest.add(bytes)
    return digest.bytes()
  }

  /// The SHA-256 of bytes that are all at hand, as 64 lower-case hexadecimal digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    let digest = SHA256()
    digest.add(bytes)
    return digest.hexadecimal()
  }
}
