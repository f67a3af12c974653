import Model
import Signing

/// Signs what a release holds, for one site.
struct ReleaseSigner: Sendable {
  private let key: SigningKey
  private let namespace: String

  /// - Parameter address: the site's.
  init(_ key: SigningKey, site address: String) {
    self.key = key
    namespace = ReleaseFiles.namespace(of: address)
  }

  var publicKey: PublicKey { key.publicKey }

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
