#if canImport(Glibc)
  import CLinux
  import Glibc
#else
  import Darwin
#endif

/// Renaming files and folders, and what belongs to it.
extension Files {
  /// Gives a file or folder another name.
  ///
  /// - Throws: ``FileError``
  package static func move(_ path: String, to other: String) throws(FileError) {
    guard rename(path, other) == 0 else { throw FileError(path) }
  }

  /// Lets two folders change places in one step. Where the disk cannot, it takes two steps; between these there is no folder at
  /// `other`, and what was there is at `aside`.
  ///
  /// - Throws: ``FileError``
  package static func exchange(_ path: String, with other: String, aside: String) throws(FileError) {
    if try exchange(path, with: other) { return }
    try move(other, to: aside)
    FailPoint.reach(.foldersApart)
    do throws(FileError) { try move(path, to: other) } catch {
      try? move(aside, to: other)
      throw error
    }
  }

  /// Returns false where the disk has no such step.
  private static func exchange(_ path: String, with other: String) throws(FileError) -> Bool {
    // Most disks can do it in one step, so a test that asks for the other way must get it.
    if FailPoint.foldersApart.isAwaited { return false }
    #if canImport(Glibc)
      // From <linux/fs.h>: RENAME_EXCHANGE.
      if renameat2(AT_FDCWD, path, AT_FDCWD, other, 2) == 0 { return true }
    #else
      if renamex_np(path, other, UInt32(RENAME_SWAP)) == 0 { return true }
    #endif
    guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else { throw FileError(path) }
    return false
  }

  /// Gives a file a second name, or copies it where the disk has no hard links. A symbolic link stays the link it is.
  ///
  /// - Returns: whether it has a second name.
  /// - Throws: ``FileError``
  @discardableResult package static func link(_ path: String, to other: String) throws(FileError) -> Bool {
    if linkat(AT_FDCWD, path, AT_FDCWD, other, 0) == 0 { return true }
    guard kind(path) == .link else {
      try write(try read(path), to: other)
      try setRights(of: other, as: path)
      return false
    }
    var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    guard readlink(path, &target, target.count - 1) >= 0, symlink(target, other) == 0 else { throw FileError(path) }
    return false
  }

  /// How many names a file has; 0 when there is none.
  package static func names(_ path: String) -> Int {
    var info = stat()
    return lstat(path, &info) == 0 ? Int(info.st_nlink) : 0
  }

  /// Which file on which disk it is: two names of one file have the same.
  package struct Identity: Hashable, Sendable {
    private let device, number: UInt64

    fileprivate init(_ info: stat) { (device, number) = (UInt64(truncatingIfNeeded: info.st_dev), UInt64(info.st_ino)) }
  }

  /// The identity of a file; `nil` when there is none. A link at the path's end is not followed.
  package static func identity(_ path: String) -> Identity? {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG ? Identity(info) : nil
  }

  /// The permission bits of a file or folder; `nil` when there is none.
  package static func mode(_ path: String) -> UInt32? {
    var info = stat()
    return lstat(path, &info) == 0 ? UInt32(info.st_mode) & 0o7777 : nil
  }

  /// Whether this program may write in the folder.
  package static func isWritable(_ folder: String) -> Bool { access(folder, W_OK) == 0 }

  /// - Throws: ``FileError``
  package static func setMode(of path: String, to mode: UInt32) throws(FileError) {
    guard chmod(path, mode_t(mode)) == 0 else { throw FileError(path) }
  }

  /// Gives a file or folder the permissions of another, and its group and owner as far as this program may.
  ///
  /// - Throws: ``FileError``
  package static func setRights(of path: String, as other: String) throws(FileError) {
    var info = stat()
    guard lstat(other, &info) == 0 else { throw FileError(other) }
    _ = chown(path, uid_t.max, info.st_gid)
    _ = chown(path, info.st_uid, gid_t.max)
    try setMode(of: path, to: UInt32(info.st_mode) & 0o7777)
  }

  /// Waits until what was written to the file or folder is on the disk.
  ///
  /// - Throws: ``FileError``
  package static func flush(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path) }
    defer { close(descriptor) }
    #if canImport(Glibc)
      // This writes the whole file system: one call for a thousand files.
      guard syncfs(descriptor) == 0 else { throw FileError(path) }
    #else
      guard fsync(descriptor) == 0 else { throw FileError(path) }
    #endif
  }
}
