/// A signature in the form that `ssh-keygen -Y verify` reads on every system: SSHSIG, as OpenSSH's PROTOCOL.sshsig describes it.
///
/// It is for one purpose, its *namespace*, which is signed too. Whoever reads one expects a namespace: that of a copy, or of a folder of releases,
/// of one site. So a signature for another site, or for the other kind of list, is none there.
package struct SSHSignature: Sendable {
  package let namespace: String
  /// The key that it names. Whether that key made it, ``isOf(_:)`` says.
  package let publicKey: PublicKey
  private let hash: String
  private let signature: [UInt8]

  private static let armor = "SSH SIGNATURE", magic = Array("SSHSIG".utf8)

  /// Signs a message. The same message, purpose and key give the same signature.
  ///
  /// - Throws: ``KeyError``
  package init(of message: [UInt8], namespace: String, by key: SigningKey) throws(KeyError) {
    (self.namespace, publicKey, hash) = (namespace, key.publicKey, "sha512")
    signature = try key.signature(of: Self.signed(message, namespace, hash) ?? [])
  }

  /// Reads a signature; `nil` when it is none, or of another kind than Ed25519.
  package init?(text: String) {
    guard let bytes = Armor.bytes(text, Self.armor) else { return nil }
    var reader = WireReader(bytes)
    guard reader.raw(Self.magic.count) == Self.magic, reader.number() == 1,
      let key = reader.string().flatMap(PublicKey.init(blob:)),
      let namespace = reader.text(), reader.string() != nil, let hash = reader.text(), let blob = reader.string(), reader.isAtEnd
    else { return nil }
    var inner = WireReader(blob)
    guard inner.text() == PublicKey.algorithm, let signature = inner.string(), inner.isAtEnd else { return nil }
    (publicKey, self.namespace, self.hash, self.signature) = (key, namespace, hash, signature)
  }

  /// The text that is kept in a file.
  package var text: String {
    var inner = Wire()
    inner.add(PublicKey.algorithm)
    inner.add(signature)
    var wire = Wire()
    wire.add(raw: Self.magic)
    wire.add(UInt32(1))
    wire.add(publicKey.blob)
    wire.add(namespace)
    wire.add("")
    wire.add(hash)
    wire.add(inner.bytes)
    return Armor.text(wire.bytes, Self.armor)
  }

  /// Whether the key that it names signed this message with it, for this purpose.
  package func isOf(_ message: [UInt8]) -> Bool {
    guard let signed = Self.signed(message, namespace, hash) else { return false }
    return Ed25519.verifies(signature, of: signed, by: publicKey.bytes)
  }

  /// The bytes that are signed; `nil` for a digest that nobody here knows.
  private static func signed(_ message: [UInt8], _ namespace: String, _ hash: String) -> [UInt8]? {
    guard let digest = Ed25519.digest(hash, of: message) else { return nil }
    var wire = Wire()
    wire.add(raw: magic)
    wire.add(namespace)
    wire.add("")
    wire.add(hash)
    wire.add(digest)
    return wire.bytes
  }
}
