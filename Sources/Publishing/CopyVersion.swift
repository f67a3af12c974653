import Copying
import Digest
import Markup
import Model
import SiteIndex

/// What a school's copy has of its own, whatever its release.
struct CopyContents {
  let school: School
  /// Its pages and files, which may have slots.
  let own: [(address: Address, bytes: [UInt8])]
  let filler: SlotFiller
  /// The digest of all that the copy holds, apart from what it says of its release.
  let digest: String
}

/// What the copies of one release say of it, or those that are of none.
struct CopyStamp: Sendable {
  /// The release, and those before it, newest first; empty for copies of none.
  let releases: [Release]
  let signer: ReleaseSigner?
  /// The digest of all this.
  private let digest: String

  /// - Parameter press: one that makes pages for copies.
  init(_ press: CopyPress, _ releases: [Release] = [], _ signer: ReleaseSigner? = nil) {
    (self.releases, self.signer) = (releases, signer)
    let digest = SHA256()
    for bytes in press.said(of: releases) + [signer.map { Array($0.signers.utf8) } ?? []] {
      digest.add(Array("\(bytes.count)\n".utf8))
      digest.add(bytes)
    }
    self.digest = digest.hexadecimal()
  }

  /// The version of a copy with these contents: two are equal only if the copies are, apart from the day on which one of no release was made.
  func version(of contents: String) -> String { String(whole(contents).prefix(12)) }

  /// What stands at the end of its zip.
  func mark(of contents: String) -> String { "tweeluik \(whole(contents))" }

  private func whole(_ contents: String) -> String { SHA256.hexadecimal(of: Array("\(contents) \(digest)".utf8)) }
}

/// What a copy tells programs about itself.
struct CopyVersion {
  let bytes: [UInt8]

  init(_ school: School, _ version: String, _ release: Release?, _ catalog: Catalog) {
    let object = JSON.object([
      ("site", .text(catalog.siteTitle)), ("school", .text(school.name)), ("folder", .text(school.slug)),
      ("brin", school.brin.map { .text($0.value.text) }),
      ("version", .text(version)), ("release", release.map { .number($0.number) }),
      ("day", release.map { .text($0.day.description) }), ("date", catalog.updated.map { .text($0.description) }),
      ("newest", .text(catalog.baseURL)),
    ])
    bytes = object.bytes + [UInt8(ascii: "\n")]
  }
}
