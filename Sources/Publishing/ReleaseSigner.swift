import Signing

/// Signs what a release holds, for one site.
struct ReleaseSigner: Sendable {
  /// The name of the file with the signature of a list of sums.
  static let signature = "\(CopyVersion.sums).sig"
  /// The name of the file that says who may sign, as `ssh-keygen` reads it: the key that a copy brings.
  static let signers = "allowed_signers"

  private let key: SigningKey
  private let namespace: String

  /// - Parameter address: the site's.
  init(_ key: SigningKey, site address: String) {
    self.key = key
    namespace = Self.namespace(of: address)
  }

  var publicKey: PublicKey { key.publicKey }

  /// What a signature is for: the releases of one site. Letters that mean something in a list of signers are left out of its name.
  static func namespace(of address: String) -> String {
    let plain = CopyFolder.Facts.site(address).map {
      $0.isASCII && ($0.isLetter || $0.isNumber || "._/:-".contains($0)) ? $0 : "-"
    }
    return "tweeluik-release@\(String(plain))"
  }

  /// The text of the file that says who may sign.
  var signers: String { "\(namespace) namespaces=\"\(namespace)\" \(key.publicKey.line)\n" }

  /// The text of the file with the signature of a list of sums.
  ///
  /// - Throws: ``BuildError``
  func signature(of sums: [UInt8]) throws(BuildError) -> String {
    do throws(KeyError) { return try SSHSignature(of: sums, namespace: namespace, by: key).text } catch {
      throw .noKey(path: "the key", error)
    }
  }
}
