import COpenSSL

/// Ed25519 (RFC 8032), digests and random bytes, as OpenSSL has them.
enum Ed25519 {
  static let seedSize = 32, keySize = 32, signatureSize = 64

  /// The public key that belongs to a seed.
  static func publicKey(of seed: [UInt8]) -> [UInt8]? {
    guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else { return nil }
    defer { EVP_PKEY_free(key) }
    var bytes = [UInt8](repeating: 0, count: keySize), count = keySize
    return EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1 && count == keySize ? bytes : nil
  }

  /// The signature of a message: the same each time.
  static func signature(of message: [UInt8], seed: [UInt8]) -> [UInt8]? {
    guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else { return nil }
    defer { EVP_PKEY_free(key) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var bytes = [UInt8](repeating: 0, count: signatureSize), count = signatureSize
    guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
      EVP_DigestSign(context, &bytes, &count, message, message.count) == 1, count == signatureSize
    else { return nil }
    return bytes
  }

  static func verifies(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
    guard signature.count == signatureSize, publicKey.count == keySize,
      let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, publicKey.count)
    else { return false }
    defer { EVP_PKEY_free(key) }
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  /// Bytes that nobody can guess; `nil` when the system has none.
  static func random(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return RAND_bytes(&bytes, Int32(count)) == 1 ? bytes : nil
  }

  /// The digest of a message by an algorithm that SSHSIG names; `nil` for others.
  static func digest(_ name: String, of message: [UInt8]) -> [UInt8]? {
    let algorithm: OpaquePointer? =
      switch name {
      case "sha256": EVP_sha256()
      case "sha512": EVP_sha512()
      default: nil
      }
    guard let algorithm else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE)), count: UInt32 = 0
    guard EVP_Digest(message, message.count, &bytes, &count, algorithm, nil) == 1 else { return nil }
    return Array(bytes.prefix(Int(count)))
  }
}
