/// A numbered version of all copies. Of two releases the one with the lower number is older.
package struct Release: Hashable, Sendable {
  package let number: Int
  /// The day on which it was made.
  package let day: Day
  /// What it changed for readers; `nil` for the first.
  package let changes: TextChanges?

  package init(number: Int, day: Day, changes: TextChanges?) {
    self.number = number
    self.day = day
    self.changes = changes
  }
}

extension Release {
  /// The same as shown in a later release: without the texts that are no longer at these addresses. Where they are gone, a release since then says so.
  package func showing(_ addresses: Set<String>) -> Release {
    let kept = changes.map { changes in
      TextChanges(
        since: changes.since, new: changes.new.filter { addresses.contains($0.address) },
        changed: changes.changed.filter { addresses.contains($0.address) }, gone: changes.gone)
    }
    return Release(number: number, day: day, changes: kept)
  }
}

/// How what is released is named and signed: what makes copies, what checks them and the page that does so in a browser know it from here.
package enum ReleaseFiles {
  /// The list of digests, in the form that `sha256sum` reads.
  package static let sums = "SHA256SUMS"
  /// The signature of that list.
  package static let signature = "\(sums).sig"
  /// Who may sign, as `ssh-keygen` reads it: the key that a copy brings.
  package static let signers = "allowed_signers"
  /// What a learning platform reads, in the form of IMS Content Packaging. It takes a zip only with this file beside the copy's folder; the copy itself
  /// has it too, so that it is among what is signed, and a folder that is packed anew is a package again.
  package static let forPlatforms = "imsmanifest.xml"
  /// What stands before each path in that file, and nowhere else in it.
  package static let pathMark = " href=\""

  /// That file as it stands beside the copy's folder: with all paths from there.
  package static func besideFolder(_ folder: String, _ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).replacing(pathMark, with: "\(pathMark)\(folder)/").utf8)
  }

  /// A site's address without the parts that may change while it is the same site.
  package static func site(_ address: String) -> Substring {
    var address = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
    while address.last == "/" { address.removeLast() }
    return address
  }

  /// What the signature in a copy is for: the copies of one site.
  package static func namespace(of address: String) -> String { "tweeluik-release@\(plain(address))" }

  /// What the signature in a folder of releases is for. It has a name of its own, so that neither list of digests passes for the other.
  package static func folderNamespace(of address: String) -> String { "tweeluik-releases@\(plain(address))" }

  /// A site's address, with a hyphen in the place of each letter that means something in a list of signers, or is not in ASCII.
  private static func plain(_ address: String) -> String {
    String(site(address).map { $0.isASCII && ($0.isLetter || $0.isNumber || "._/:-".contains($0)) ? $0 : "-" })
  }
}

/// Which texts differ between a release and the one before it.
package struct TextChanges: Hashable, Sendable {
  /// A text, as a list of changes names it.
  package struct Text: Hashable, Sendable {
    /// Its path below the site's folder, with the part of the page after `#`.
    package let address: String
    package let title: String
    /// `nil` for the site's own.
    package let language: String?

    package init(address: String, title: String, language: String?) {
      self.address = address
      self.title = title
      self.language = language
    }
  }

  /// The number of the release before.
  package let since: Int
  package let new: [Text]
  package let changed: [Text]
  /// Those that are there no more; nothing has their address.
  package let gone: [Text]

  package init(since: Int, new: [Text], changed: [Text], gone: [Text]) {
    self.since = since
    self.new = new
    self.changed = changed
    self.gone = gone
  }

  package var isEmpty: Bool { new.isEmpty && changed.isEmpty && gone.isEmpty }
}
