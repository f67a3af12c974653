import Digest
import Markup
import Model
import Platform
import Rendering
import Site
import SiteIndex
import Volumes

/// How many files a build wrote, found unchanged and removed.
package struct WriteCounts: Equatable, Sendable {
  package var written: Int
  package var unchanged: Int
  package var removed: Int

  package init(written: Int = 0, unchanged: Int = 0, removed: Int = 0) {
    (self.written, self.unchanged, self.removed) = (written, unchanged, removed)
  }
}

/// The folder with a built site. Nothing else writes to it.
struct OutputFolder {
  /// The path that was given on the command line.
  let path: String
  /// The folder for ledgers, which are not kept with what is published; `nil` when none are kept.
  let ledgers: String?

  /// Makes the folder hold these files. In a folder that has a site already every file is written whole, and only if its bytes
  /// changed; a new one is unfinished until its list says otherwise. What an earlier build wrote and this one does not is removed.
  /// All other files stay as they are.
  ///
  /// - Parameters:
  ///   - ledger: kept for the next build, once everything is written.
  ///   - progress: called after each file; on any thread.
  /// - Throws: ``BuildError``. What was written before stays, each file whole.
  func write(
    _ outputs: Outputs, _ ledger: Ledger?, progress: @escaping @Sendable () -> Void
  ) throws(BuildError) -> WriteCounts {
    try attempt { () throws(FileError) in try Files.makeFolders(to: path) }
    guard let lock = try attempt({ () throws(FileError) in try FolderLock(path) }) else { throw .busy(folder: path) }
    defer { lock.release() }

    let old = try manifest()
    let paths = outputs.all.map(\.address.path), new = Set(paths)
    let bad = Parallel.map(paths, chunk: 1024) { SafePath($0) == nil ? $0 : nil }
    if let bad = bad.compactMap(\.self).first { throw .badPath(bad) }
    try refuseForeign(old, new)
    if let old, !old.isComplete { try removeTemporary(old.paths) }

    // Until the end both lists count as ours, so that a build that is killed leaves no file that belongs to nobody.
    let before = old?.paths ?? [], list = Manifest(sorted: paths, isComplete: true)
    try save(before.isSubset(of: new) ? list.with(isComplete: false) : Manifest(paths: before.union(new), isComplete: false))
    FailPoint.reach(.siteListed)
    let stale = before.subtracting(new)
    let newFolders = folders(of: paths), isNewFolder = Set(newFolders)
    let inTheWay = stale.filter { isNewFolder.contains($0) || !new.isDisjoint(with: folders(of: [$0])) }
    try remove(inTheWay)
    try make(newFolders)
    var (counts, written) = try write(outputs.all, isNew: old == nil, progress)
    try remove(stale.subtracting(inTheWay))
    FailPoint.reach(.siteWritten)
    try save(list)
    FailPoint.reach(.siteFinished)
    try save(ledger, written)
    counts.removed = stale.count
    return counts
  }

  /// What the last build found and made, if all that it was made from and all that it wrote is unchanged; `nil` otherwise.
  func finished(of inputs: String) -> Build.Result? {
    guard let place = placeOfLedger, let ledger = Ledger(place), ledger.inputs == inputs, let manifest = try? manifest(),
      manifest.isComplete
    else { return nil }
    let files = manifest.sorted
    let stamped = Parallel.map(files, chunk: 1024) { (file: $0, stamp: Files.look(full($0))?.stamp) }
    guard Ledger.digest(stamped) == ledger.outputs, folders(of: manifest.paths).allSatisfy({ Files.kind(full($0)) == .folder })
    else { return nil }
    return ledger.result(files: files.count)
  }

  // MARK: - Looking

  private func manifest() throws(BuildError) -> Manifest? {
    guard Files.kind(full(Manifest.name)) == .file else { return nil }
    return Manifest(try attempt { () throws(FileError) in try Files.read(full(Manifest.name)) })
  }

  private func refuseForeign(_ old: Manifest?, _ new: Set<String>) throws(BuildError) {
    guard let old else {
      let names = try attempt { () throws(FileError) in try Belongings.names(in: path) }
      if !names.isEmpty { throw .foreign(folder: path, files: names) }
      return
    }
    let occupied = new.subtracting(old.paths).filter { Files.kind(full($0)) != nil && !isOurFolder($0, old) }
    if !occupied.isEmpty { throw .occupied(folder: path, files: occupied.sorted()) }
  }

  /// Whether a folder holds only files that an earlier build wrote.
  private func isOurFolder(_ folder: String, _ old: Manifest) -> Bool {
    guard Files.kind(full(folder)) == .folder, let names = try? Files.list(full(folder)) else { return false }
    return names.allSatisfy { old.paths.contains("\(folder)/\($0)") || isOurFolder("\(folder)/\($0)", old) }
  }

  // MARK: - Writing

  private enum Outcome: Sendable { case written(Files.Stamp?), unchanged(Files.Stamp), failed(FileError) }
  private typealias Stamped = (file: String, stamp: Files.Stamp?)

  private func write(
    _ outputs: [Output], isNew: Bool, _ progress: @escaping @Sendable () -> Void
  ) throws(BuildError) -> (WriteCounts, [Stamped]) {
    let folder = path
    let outcomes = Parallel.map(outputs) { output -> Outcome in
      defer { progress() }
      let target = "\(folder)/\(output.address.path)"
      do throws(FileError) {
        if isNew { return .written(try output.writeNew(to: target)) }
        let bytes = try output.bytes()
        if let (kind, stamp) = Files.look(target), kind == .file, let present = try? Files.read(target), present == bytes {
          return .unchanged(stamp)
        }
        try Files.write(bytes, to: target)
        return .written(Files.look(target)?.stamp)
      } catch {
        return .failed(error)
      }
    }
    var counts = WriteCounts(), stamped: [Stamped] = []
    for (output, outcome) in zip(outputs, outcomes) {
      switch outcome {
      case .written(let stamp):
        counts.written += 1
        stamped.append((output.address.path, stamp))
      case .unchanged(let stamp):
        counts.unchanged += 1
        stamped.append((output.address.path, stamp))
      case .failed(let error): throw .file(error)
      }
    }
    return (counts, stamped)
  }

  /// The path of its ledger: its name is the digest of the folder's real path.
  private var placeOfLedger: String? {
    guard let ledgers, let real = Files.real(path) else { return nil }
    return "\(ledgers)/\(SHA256.hexadecimal(of: Array(real.utf8)))"
  }

  /// Saves a ledger, or removes an old one.
  private func save(_ ledger: Ledger?, _ written: [Stamped]) throws(BuildError) {
    try attempt { () throws(FileError) in
      // Earlier versions kept it here.
      try Files.remove(full(".tweeluik-ledger"))
      guard let ledgers, let place = placeOfLedger else { return }
      guard var ledger, Files.Stamp.settle(written.compactMap(\.stamp)) else { return try Files.remove(place) }
      ledger.outputs = Ledger.digest(written)
      // The site is complete without a ledger: if none can be kept, the next build does all its work.
      try? Files.makeFolders(to: ledgers)
      try? ledger.save(to: place)
    }
  }

  private func save(_ manifest: Manifest) throws(BuildError) {
    let bytes = manifest.bytes
    if let present = try? Files.read(full(Manifest.name)), present == bytes { return }
    try attempt { () throws(FileError) in try Files.write(bytes, to: full(Manifest.name)) }
  }

  private func remove(_ paths: Set<String>) throws(BuildError) {
    for path in paths.sorted() where !leadsThroughLink(path) {
      if Files.kind(full(path)) == .folder { continue }
      try attempt { () throws(FileError) in try Files.remove(full(path)) }
      FailPoint.reach(.siteFileRemoved)
    }
    for folder in folders(of: paths).reversed() where !leadsThroughLink(folder) { Files.removeFolderIfEmpty(full(folder)) }
  }

  private func removeTemporary(_ paths: Set<String>) throws(BuildError) {
    for path in paths where !leadsThroughLink(path) {
      try attempt { () throws(FileError) in try Files.remove(Files.temporary(full(path))) }
    }
  }

  // MARK: - Folders

  /// The folders that these files are in, outer ones first.
  private func folders(of paths: some Sequence<String>) -> [String] {
    var folders: Set<String> = [], last: Substring = ""
    for path in paths {
      var rest = path[...]
      // Most are in the folder of the one before.
      if let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
        if rest[..<slash] == last { continue }
        last = rest[..<slash]
      }
      while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
        rest = rest[..<slash]
        if !folders.insert(String(rest)).inserted { break }
      }
    }
    return folders.sorted { $0.precedesInBytes($1) }
  }

  private func make(_ folders: [String]) throws(BuildError) {
    for folder in folders {
      if Files.kind(full(folder)) == .link { throw .link(path: full(folder)) }
      try attempt { () throws(FileError) in try Files.makeFolder(full(folder)) }
    }
  }

  /// Whether a folder on the way to a file is a link: what is behind it is not ours.
  private func leadsThroughLink(_ path: String) -> Bool {
    var parts = path.split(separator: "/").dropLast()
    while !parts.isEmpty {
      if Files.kind(full(parts.joined(separator: "/"))) == .link { return true }
      parts = parts.dropLast()
    }
    return false
  }

  private func full(_ relative: String) -> String { "\(path)/\(relative)" }
}

extension Output {
  /// The bytes of the file.
  ///
  /// - Throws: ``FileError`` when a file that is copied cannot be read.
  package func bytes() throws(FileError) -> [UInt8] {
    switch content {
    case .page(let make): Markup.bytes(make)
    case .made(let make): make()
    case .bytes(let bytes): bytes
    case .copy(let path): try Files.read(path)
    }
  }

  /// Writes the file, where there is none; a page from where it was made.
  fileprivate func writeNew(to path: String) throws(FileError) -> Files.Stamp? {
    func write(_ bytes: UnsafeRawBufferPointer) -> Result<Files.Stamp?, FileError> {
      Result { () throws(FileError) in try Files.writeNew(bytes, to: path) }
    }
    if case .page(let make) = content { return try Markup.withBytes(of: make, write).get() }
    return try bytes().withUnsafeBytes(write).get()
  }
}
