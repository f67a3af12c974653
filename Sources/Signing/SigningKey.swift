/// What is wrong with a file that should hold a key.
package struct KeyError: Error, Sendable {
  /// To follow the file's name.
  package let reason: String
  package let hint: String
}

/// An Ed25519 key that signs, as OpenSSH keeps it in a file. What prints it, or looks into it, sees its public half alone.
package struct SigningKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let seed: [UInt8]
  package let publicKey: PublicKey

  package var description: String { "\(publicKey)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey]) }

  /// A new key, of random bytes.
  ///
  /// - Throws: ``KeyError`` when the system has no random bytes.
  package init() throws(KeyError) {
    guard let seed = Ed25519.random(Ed25519.seedSize), let key = Ed25519.publicKey(of: seed) else {
      throw KeyError(reason: "could not be made", hint: "OpenSSL has no random bytes on this machine")
    }
    (self.seed, publicKey) = (seed, PublicKey(bytes: key))
  }

  private static let armor = "OPENSSH PRIVATE KEY", magic = Array("openssh-key-v1\0".utf8)

  /// Reads a key as `ssh-keygen` and ``file(comment:)`` write it.
  ///
  /// - Throws: ``KeyError``
  package init(_ file: [UInt8]) throws(KeyError) {
    let text = String(decoding: file, as: UTF8.self)
    let other = KeyError(
      reason: PublicKey(text: text) == nil ? "is no key that signs" : "is the public half of a key, which cannot sign",
      hint: PublicKey(text: text) == nil
        ? "“tweeluik keys” makes one, as does “ssh-keygen -t ed25519 -N ''”" : "name the file without “.pub”")
    guard let bytes = Armor.bytes(text, Self.armor) else { throw other }
    var reader = WireReader(bytes)
    guard reader.raw(Self.magic.count) == Self.magic, let cipher = reader.text(), reader.string() != nil, reader.string() != nil,
      reader.number() == 1, let blob = reader.string(), let secret = reader.string()
    else { throw other }
    guard let key = PublicKey(blob: blob) else {
      throw KeyError(reason: "is of another kind than Ed25519", hint: "“tweeluik keys” makes one")
    }
    guard cipher == "none" else {
      throw KeyError(
        reason: "is locked with a passphrase",
        hint: "“ssh-keygen -p -N '' -f” and its name take that away; keep it where only you can read")
    }
    var inner = WireReader(secret)
    guard let check = inner.number(), inner.number() == check, inner.text() == PublicKey.algorithm, inner.string() == key.bytes,
      let both = inner.string(), both.count == Ed25519.seedSize + Ed25519.keySize
    else { throw other }
    seed = Array(both.prefix(Ed25519.seedSize))
    guard Ed25519.publicKey(of: seed) == key.bytes else { throw other }
    publicKey = key
  }

  /// The key as OpenSSH keeps it, without a passphrase: as secret as the key itself.
  package func file(comment: String) -> [UInt8] {
    var secret = Wire()
    // Equal numbers show that it was not decrypted with a wrong passphrase; without one any will do.
    for _ in 0..<2 { secret.add(UInt32(0x7477_6565)) }
    secret.add(PublicKey.algorithm)
    secret.add(publicKey.bytes)
    secret.add(seed + publicKey.bytes)
    secret.add(comment)
    var padding: UInt8 = 1
    while secret.bytes.count % 8 != 0 {
      secret.add(raw: [padding])
      padding += 1
    }
    var wire = Wire()
    wire.add(raw: Self.magic)
    for text in ["none", "none", ""] { wire.add(text) }
    wire.add(UInt32(1))
    wire.add(publicKey.blob)
    wire.add(secret.bytes)
    return Array(Armor.text(wire.bytes, Self.armor).utf8)
  }

  /// - Throws: ``KeyError`` when OpenSSL cannot sign.
  func signature(of message: [UInt8]) throws(KeyError) -> [UInt8] {
    guard let signature = Ed25519.signature(of: message, seed: seed) else {
      throw KeyError(reason: "could not sign", hint: "OpenSSL on this machine has no Ed25519")
    }
    return signature
  }
}
