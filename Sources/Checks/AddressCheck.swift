import Diagnostics
import Model
import SiteIndex
import Templates

/// No two outputs have one address, and none has the address of a folder, capitals ignored: some file systems ignore them too. No
/// old address is that of something published now.
func checkAddresses(_ catalog: Catalog) -> [Diagnostic] {
  var taken = Taken()
  var tooLong: [Diagnostic] = []
  for (address, file) in takenAddresses(catalog) {
    taken.claim(address, file)
    guard address.path.utf8.count > SafePath.longest else { continue }
    tooLong.append(
      Diagnostic(
        .badSlug, at: Location(file: file ?? "site.yml"),
        "this is published at “\(address.path)”, which is longer than \(SafePath.longest)",
        hint: "use shorter names for the file and its folders: not every system takes longer ones"))
  }
  var found = taken.clashes() + tooLong
  var old: [String: Redirect] = [:]
  for redirect in Redirect.all(in: catalog) {
    let key = redirect.old.lowercased()
    if let other = old[key] {
      found.append(
        Diagnostic(
          .addressClash, at: redirect.alias.location, "“\(redirect.alias.value)” is an old address of “\(other.file)” too",
          hint: "an old address leads to one page; take one of them out"))
    } else if let owner = [Address(redirect.old), redirect.address].compactMap(\.self).compactMap({ taken.owner(of: $0) }).first {
      found.append(
        Diagnostic(
          .addressClash, at: redirect.alias.location,
          "“\(redirect.alias.value)” is not an old address: \(owner.map { "“\($0)”" } ?? "a file of the site itself") is published there now",
          hint: "take it out"))
    }
    old[key] = redirect
  }
  return found
}

/// In a copy the school's own pages and files have addresses too, which nothing of the site may have.
package func checkCopyAddresses(_ catalog: Catalog) -> [Diagnostic] {
  let words = catalog.interface.copy, school = catalog.addresses.address(of: .school).0
  let folders = Set([words.own, String(school.path.dropLast(".html".count))].map { $0.lowercased() })
  let files = Set(
    ([school.path, words.version, ReleaseFiles.sums, ReleaseFiles.signature, ReleaseFiles.signers, ReleaseFiles.forPlatforms]
      + words.forHosting).map { $0.lowercased() })
  func clash(_ address: Address, _ location: Location) -> Diagnostic? {
    let path = address.path.lowercased()
    guard files.contains(path) || folders.contains(path) || address.folders.contains(where: { folders.contains($0.lowercased()) })
    else { return nil }
    return Diagnostic(
      .addressClash, at: location, "in a school's copy “\(address.path)” is the school's own", hint: "give it another name")
  }
  return takenAddresses(catalog).compactMap { address, file in file.flatMap { clash(address, Location(file: $0)) } }
    + Redirect.all(in: catalog).compactMap { redirect in redirect.address.flatMap { clash($0, redirect.alias.location) } }
}

/// The addresses of outputs, and the folders above them.
private struct Taken {
  private typealias Owner = (address: Address, file: String?)
  private var files: [String: Owner] = [:]
  // By folder name in lower case, then as spelled: something in that folder.
  private var folders: [String: [String: Owner]] = [:]
  private var doubles: [(Owner, Owner)] = []
  private var latest: Substring?

  mutating func claim(_ address: Address, _ file: String?) {
    // Most are in the folder of the one before, which came from the content too: then its owner is known.
    let folder = address.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { address.path[..<$0] }
    if let folder, folder != latest {
      for folder in address.folders {
        let known = folders[folder.lowercased()]?[folder]
        // What comes from the content can be renamed, so name that in the finding.
        if known?.file == nil { folders[folder.lowercased(), default: [:]][folder] = (address, file) }
      }
      latest = file == nil ? nil : folder
    }
    let key = address.path.lowercased()
    if let other = files[key] { doubles.append(((address, file), other)) }
    files[key] = (address, file)
  }

  /// The content file of what is at an address or in the way of it: `nil` when the address is free, `.some(nil)` when it is taken
  /// by something of the site's own.
  func owner(of address: Address) -> String?? {
    if let owner = files[address.path.lowercased()] { return .some(owner.file) }
    if let owner = folders[address.path.lowercased()]?.values.min(by: { $0.address < $1.address }) { return .some(owner.file) }
    for folder in address.folders { if let owner = files[folder.lowercased()] { return .some(owner.file) } }
    return nil
  }

  func clashes() -> [Diagnostic] {
    var found = doubles.map { clash($0, $1) }
    for (key, owner) in files {
      if let other = folders[key]?.values.min(by: { $0.address < $1.address }) { found.append(clash(owner, other)) }
    }
    for spellings in folders.values where spellings.count > 1 {
      let names = spellings.keys.sorted()
      let file = names.compactMap { spellings[$0]?.file }.first ?? "site.yml"
      found.append(
        Diagnostic(
          .addressClash, at: Location(file: file),
          "the folders \(names.map { "“\($0)”" }.joined(separator: " and ")) differ in nothing but capitals",
          hint: "on many computers these are one folder; spell them alike"))
    }
    return found
  }

  private func clash(_ one: Owner, _ other: Owner) -> Diagnostic {
    let (file, rival) = one.file == nil ? (other.file, one.file) : (one.file, other.file)
    return Diagnostic(
      .addressClash, at: Location(file: file ?? "site.yml"),
      "this is published at “\(one.address.path)”, as is \(rival.map { "“\($0)”" } ?? "a page of the site itself")",
      hint: "give one of them another name")
  }
}
