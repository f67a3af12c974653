import Content
import Diagnostics
import Digest
import Foundation
import Model
import Platform

/// What a finished build was made from, what it found and what it wrote, so that a build that would do the same need not run. It
/// differs even between equal sites, because it identifies files by when they were written on which disk, and it holds findings.
/// So it is not kept in the output folder, which is published.
struct Ledger: Codable {
  /// The digest of all that the build depended on.
  let inputs: String
  /// The digest of the stamps of all files that it wrote.
  var outputs = ""
  let pages: Int
  let views: Int
  let findings: [Diagnostic]
  let staleVolumes: [String]

  init(inputs: String, _ result: Build.Result) {
    self.inputs = inputs
    (pages, views, findings, staleVolumes) = (result.pages, result.views, result.findings, result.staleVolumes)
  }

  /// Reads a ledger. Returns `nil` for one that is missing or spoilt: the build is then run.
  init?(_ path: String) {
    guard let bytes = try? Files.read(path), let ledger = try? JSONDecoder().decode(Ledger.self, from: Data(bytes)) else {
      return nil
    }
    self = ledger
  }

  /// - Throws: ``FileError``
  func save(to path: String) throws(FileError) {
    // Everything in it can be encoded.
    if let data = try? JSONEncoder().encode(self) { try Files.write(Array(data), to: path) }
  }

  /// The result of a build that found everything as it was.
  ///
  /// - Parameter files: how many files the site has.
  func result(files: Int) -> Build.Result {
    var result = Build.Result(findings: findings)
    (result.pages, result.views, result.staleVolumes) = (pages, views, staleVolumes)
    result.counts = WriteCounts(unchanged: files)
    return result
  }

  /// A digest of the names and stamps of files, and of some words.
  static func digest(_ files: some Sequence<(file: String, stamp: Files.Stamp?)>, _ words: [String] = []) -> String {
    var bytes: [UInt8] = []
    for word in words {
      bytes.append(contentsOf: word.utf8)
      bytes.append(0)
    }
    for (file, stamp) in files {
      bytes.append(contentsOf: file.utf8)
      bytes.append(0)
      stamp?.write(into: &bytes)
    }
    return SHA256.hexadecimal(of: bytes)
  }
}

extension Build {
  /// A digest of all that the site depends on: the program, what was asked, and every file that is read. Returns `nil` when one
  /// of these may change without its stamp showing it.
  func inputs(_ listing: ContentFolder.Listing) -> String? {
    guard let texts = content.stamps(of: listing) else { return nil }
    let volumes = self.volumes.map { VolumeFolder(path: $0).stamps } ?? []
    let files = texts.map { (file: $0.file, stamp: Optional($0.stamp)) } + volumes
    guard Files.Stamp.settle(files.compactMap(\.stamp)) else { return nil }
    let program = Program.files.map { (file: $0, stamp: Files.Stamp($0)) }
    return Ledger.digest(files + program, ["\(today)", "\(audiences)", "\(files.count)"])
  }
}
