import Signing

/// What the signature on a copy's list of sums proves. The list names every file, and so the version with its release: all of it is signed.
package enum CopySeal: Sendable, Equatable {
  /// It is not signed.
  case none
  /// The key that the copy itself names, or should, signed it.
  case whole(by: PublicKey)
  /// Why the signature is none of this copy.
  case broken(Break)

  package enum Break: Sendable, Equatable {
    /// There is no signature, though the copy names the key that signs it.
    case missing
    /// There is no signature in the file that should hold one.
    case unreadable
    /// The list of sums is not the one that was signed.
    case otherSums
    /// It was signed as a release of another site.
    case otherSite(String)
    /// It was signed by another key than the copy names.
    case otherKey(PublicKey, named: PublicKey)
  }

  /// - Parameters:
  ///   - brought: the key that the copy names; `nil` when it names none.
  ///   - isDue: whether the copy was packed with the name of a key.
  ///   - namespace: what a signature of this site is for.
  init(signature: String?, of list: [UInt8], brought: PublicKey?, isDue: Bool, namespace: String) {
    guard let signature else {
      self = isDue || brought != nil ? .broken(.missing) : .none
      return
    }
    guard let read = SSHSignature(text: signature) else {
      self = .broken(.unreadable)
      return
    }
    if !read.isOf(list) {
      self = .broken(.otherSums)
    } else if read.namespace != namespace {
      self = .broken(.otherSite(read.namespace))
    } else if let brought, brought != read.publicKey {
      self = .broken(.otherKey(read.publicKey, named: brought))
    } else {
      self = .whole(by: read.publicKey)
    }
  }

  /// Expects it to be signed by a key.
  ///
  /// - Parameters:
  ///   - key: the key that must have signed it; `nil` when that is not known: then it need only be whole, or not signed at all.
  ///   - path: the copy.
  /// - Throws: ``BuildError/notGenuine(path:_:)``
  package func expect(_ key: PublicKey?, path: String) throws(BuildError) {
    switch self {
    case .none:
      if let key { throw .notGenuine(path: path, .unsigned(expected: key)) }
    case .whole(let own):
      if let key, key != own { throw .notGenuine(path: path, .otherKey(own, expected: key)) }
    case .broken(.otherKey(let own, _)) where key == own: return
    case .broken(let reason): throw .notGenuine(path: path, .broken(reason))
    }
  }
}

/// Why a copy is not taken for the institute's.
package enum Doubt: Sendable, CustomStringConvertible {
  case unsigned(expected: PublicKey)
  case otherKey(PublicKey, expected: PublicKey)
  case broken(CopySeal.Break)

  /// To follow the copy's name.
  package var description: String {
    switch self {
    case .unsigned(let key):
      "is not signed, and copies of this site are signed with \(key): nobody can tell who made it\n"
        + "hint: take the zip from the institute's site again; “tweeluik update --allow-unsigned”, without --key, accepts it as it is"
    case .otherKey(let own, let key):
      "is signed with another key, \(own), and not with \(key)\n"
        + "hint: take the zip from the institute's site again; if the institute has a new key, name its public half with --key"
    case .broken(.missing):
      "names the key that signs it, and its signature is gone\n"
        + "hint: take the zip from the institute's site again; “tweeluik update --key” names a key that you trust"
    case .broken(.unreadable):
      "has a signature that cannot be read\nhint: take the zip from the institute's site again"
    case .broken(.otherSums):
      "has another list of sums than was signed: it was changed after it was made\nhint: take the zip from the institute's site again"
    case .broken(.otherSite(let name)):
      "is signed for something else, “\(name)”\nhint: take the zip from the institute's site again"
    case .broken(.otherKey(let own, let named)):
      "is signed with \(own), and names \(named) as the key that signs it\n"
        + "hint: take the zip from the institute's site again; a key that you trust can be named with --key"
    }
  }
}
