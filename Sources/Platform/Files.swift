import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What went wrong with a file, in the words of the operating system.
package struct FileError: Error, CustomStringConvertible, Sendable {
  package let path: String
  package let reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(_ path: String, errno code: Int32 = errno) {
    self.init(path: path, reason: String(cString: strerror(code)))
  }

  package var description: String { "\(path): \(reason)" }
}

/// Reads and writes files as bytes and lists folders in order, by plain system calls: on the hot path these cost a tenth of
/// Foundation's.
package enum Files {
  /// What is at a path; a link at its end is not followed.
  package enum Kind: Sendable { case file, folder, link, other }

  /// The kind of what is at `path`; `nil` when nothing is.
  package static func kind(_ path: String) -> Kind? { look(path)?.kind }

  /// What is at `path`, and its stamp; `nil` when nothing is. A link at its end is not followed.
  package static func look(_ path: String) -> (kind: Kind, stamp: Stamp)? {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    let kind: Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    return (kind, Stamp(info))
  }

  /// The size of the file at `path` in bytes, with links followed; `nil` when there is no regular file.
  package static func size(_ path: String) -> Int? {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG ? Int(info.st_size) : nil
  }

  /// Whether `path`, with links followed, is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// The path with every link in it resolved, or `nil` when it does not exist.
  package static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The real path of the deepest folder on the way to `path` that exists; `path` itself when it exists.
  package static func nearestReal(_ path: String) -> String {
    if let real = real(path.isEmpty ? "." : path) { return real }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    _ = parts.popLast()
    // Before the first folder is the root, or the current folder.
    return nearestReal(parts == [""] ? "/" : parts.joined(separator: "/"))
  }

  /// All bytes of a file. A folder, a device or a pipe is refused.
  ///
  /// - Throws: ``FileError``
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = patiently(-1) { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw FileError(path) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw FileError(path) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw FileError(path: path, reason: "not a file") }
    var bytes: [UInt8] = []
    var capacity = Int(info.st_size) + 1
    while true {
      // Ask for one byte more than the file's size, so that the same call also shows the end of the file.
      let offset = bytes.count
      var failure: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        repeat {
          let n = systemRead(descriptor, buffer.baseAddress, capacity)
          count = max(0, n)
          failure = n < 0 ? errno : 0
        } while failure == EINTR
      }
      if failure != 0 { throw FileError(path, errno: failure) }
      if chunk.isEmpty { return bytes }
      if offset == 0 { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      if chunk.count < capacity && bytes.count >= Int(info.st_size) { return bytes }
      capacity = max(4096, capacity - chunk.count)
    }
  }

  /// The last `count` bytes of a file; `nil` when it cannot be read or is shorter.
  package static func end(of path: String, count: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard lseek(descriptor, -off_t(count), SEEK_END) >= 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    return bytes.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, count) } == count ? bytes : nil
  }

  /// Writes the whole file under a temporary name beside `path`, then renames it, so that nobody sees half a file.
  ///
  /// - Throws: ``FileError``
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let temporary = temporary(path)
    var descriptor = patiently(-1) { open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    if descriptor < 0, errno == EEXIST {
      unlink(temporary)
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw FileError(path) }
    var failure = bytes.withUnsafeBytes { fill(descriptor, with: $0) }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    FailPoint.reach(.fileWritten)
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    if failure != 0 {
      unlink(temporary)
      throw FileError(path, errno: failure)
    }
  }

  /// Writes a file under its own name, which nothing has yet: for a folder that nobody reads from before it is finished. It takes
  /// half the time of ``write(_:to:)``.
  ///
  /// - Returns: its stamp; `nil` when that is not known.
  /// - Throws: ``FileError``, also when something has the name.
  package static func writeNew(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileError) -> Stamp? {
    let descriptor = patiently(-1) { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw FileError(path) }
    var failure = fill(descriptor, with: bytes)
    var info = stat()
    let isKnown = fstat(descriptor, &info) == 0
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 {
      unlink(path)
      throw FileError(path, errno: failure)
    }
    return isKnown ? Stamp(info) : nil
  }

  /// Writes a file that only its owner can read, under a name that nothing has yet.
  ///
  /// - Throws: ``FileError``, also when something has the name.
  package static func writeSecret(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileError(path) }
    var failure = bytes.withUnsafeBytes { fill(descriptor, with: $0) }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 {
      unlink(path)
      throw FileError(path, errno: failure)
    }
  }

  /// Writes all bytes to an empty file. Returns the error, or 0.
  private static func fill(_ descriptor: Int32, with bytes: UnsafeRawBufferPointer) -> Int32 {
    FailPoint.reach(.fileBegun)
    var offset = 0
    while offset < bytes.count {
      let n = systemWrite(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
      if n >= 0 { offset += n } else if errno != EINTR { return errno }
    }
    return 0
  }

  /// The name under which ``write(_:to:)`` prepares a file.
  package static func temporary(_ path: String) -> String { path + ".tweeluik-tmp" }

  /// Makes one folder; does nothing if there is one already.
  ///
  /// - Throws: ``FileError``
  package static func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw FileError(path) }
  }

  /// Makes one folder that only its owner can enter; does nothing if there is one already.
  ///
  /// - Throws: ``FileError``
  package static func makeSecretFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw FileError(path) }
  }

  /// Makes a folder and the missing folders above it.
  ///
  /// - Throws: ``FileError``
  package static func makeFolders(to path: String) throws(FileError) {
    if isFolder(path) { return }
    try makeFolders(around: path)
    if path.isEmpty { return }
    try makeFolder(path)
    if !isFolder(path) { throw FileError(path: path, reason: "not a folder") }
  }

  /// Makes the folder that a file is to be in, and the missing folders above it.
  ///
  /// - Throws: ``FileError``
  package static func makeFolders(around file: String) throws(FileError) {
    if let slash = file.lastIndex(of: "/"), slash != file.startIndex { try makeFolders(to: String(file[..<slash])) }
  }

  /// Removes one file; does nothing if there is none.
  ///
  /// - Throws: ``FileError``
  package static func remove(_ path: String) throws(FileError) {
    if unlink(path) != 0, errno != ENOENT { throw FileError(path) }
  }

  /// Removes one folder if nothing is in it; otherwise leaves it.
  package static func removeFolderIfEmpty(_ path: String) { rmdir(path) }
}

/// Opens something, and tries again for two seconds when too many files are open, as some may be closed meanwhile. After waiting
/// in vain it does not wait again until something could be opened, or each of a thousand files would take that long.
///
/// - Parameters:
///   - nothing: what `open` returns when it fails.
func patiently<Handle: Equatable>(_ nothing: Handle, _ open: () -> Handle) -> Handle {
  for _ in 0..<200 {
    let handle = open()
    if handle != nothing {
      isInVain.store(false, ordering: .relaxed)
      return handle
    }
    guard errno == EMFILE || errno == ENFILE, !isInVain.load(ordering: .relaxed) else { return nothing }
    usleep(10_000)
  }
  isInVain.store(true, ordering: .relaxed)
  return open()
}

private let isInVain = Atomic(false)

/// A lock that keeps other processes from writing to a folder until it is released or the process ends.
package struct FolderLock {
  private let descriptor: Int32

  /// Returns `nil` when another process holds the lock.
  ///
  /// - Parameter isShared: whether others may hold it at the same time, if they share it too.
  /// - Throws: ``FileError`` when the folder cannot be opened.
  package init?(_ folder: String, isShared: Bool = false) throws(FileError) {
    descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard descriptor >= 0 else { throw FileError(folder) }
    if flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      return nil
    }
  }

  /// Releases the lock.
  /// A process that is being started has a copy of the descriptor for a moment, and would keep the lock: so it is unlocked, not only closed.
  package func release() {
    _ = flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
