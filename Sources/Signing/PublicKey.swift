import Foundation

/// The public half of an Ed25519 key, by which everybody can check what was signed.
package struct PublicKey: Hashable, Sendable, CustomStringConvertible {
  static let algorithm = "ssh-ed25519"

  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a line of a `.pub` file, or of one that lists who may sign (`allowed_signers`): in both the key follows its algorithm.
  /// Other lines of the text are passed over.
  package init?(text: String) {
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(where: { $0 == Self.algorithm }), index + 1 < words.count,
        let blob = Data(base64Encoded: String(words[index + 1])), let key = PublicKey(blob: Array(blob))
      else { continue }
      self = key
      return
    }
    return nil
  }

  init?(blob: [UInt8]) {
    var reader = WireReader(blob)
    guard reader.text() == Self.algorithm, let bytes = reader.string(), bytes.count == Ed25519.keySize, reader.isAtEnd else {
      return nil
    }
    self.bytes = bytes
  }

  var blob: [UInt8] {
    var wire = Wire()
    wire.add(Self.algorithm)
    wire.add(bytes)
    return wire.bytes
  }

  /// The key as a line of a `.pub` file, without a comment.
  package var line: String { "\(Self.algorithm) \(Data(blob).base64EncodedString())" }

  /// Its fingerprint, as OpenSSH shows it: what two people can compare over the telephone.
  package var description: String {
    let digest = Ed25519.digest("sha256", of: blob) ?? []
    return "SHA256:" + Data(digest).base64EncodedString().prefix { $0 != "=" }
  }
}
