import Model
import Signing

/// Signs what a release holds, for one site.
struct ReleaseSigner: Sendable {
  private let key: SigningKey
  /// What the signature in a copy is for, and that in the folder of releases.
  private let copies, folder: String

  /// - Parameter address: the site's.
  init(_ key: SigningKey, site address: String) {
    self.key = key
    (copies, folder) = (ReleaseFiles.namespace(of: address), ReleaseFiles.folderNamespace(of: address))
  }

  var publicKey: PublicKey { key.publicKey }

  /// The text of the file that says who may sign, in a copy.
  var signers: String { line(copies) }

  /// The same in the folder of releases: by it both the folder and each copy are checked.
  var folderSigners: String { line(copies) + line(folder) }

  private func line(_ namespace: String) -> String { "\(namespace) namespaces=\"\(namespace)\" \(key.publicKey.line)\n" }

  /// The text of the file with the signature of a copy's list of sums.
  ///
  /// - Throws: ``BuildError``
  func signature(of sums: [UInt8]) throws(BuildError) -> String { try signature(of: sums, for: copies) }

  /// The text of the file with the signature of the list of sums in the folder of releases.
  ///
  /// - Throws: ``BuildError``
  func folderSignature(of sums: [UInt8]) throws(BuildError) -> String { try signature(of: sums, for: folder) }

  private func signature(of sums: [UInt8], for namespace: String) throws(BuildError) -> String {
    do throws(KeyError) { return try SSHSignature(of: sums, namespace: namespace, by: key).text } catch {
      throw .noKey(path: "the key", error)
    }
  }
}
