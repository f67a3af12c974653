extension Files {
  /// Whether a name is one that an operating system, or a program that opens files, gives to what it leaves in folders by itself:
  /// on a stick, a shared drive, a network disk. It is nobody's, so wherever files are looked for it is passed over.
  package static func isLitter(_ name: some StringProtocol) -> Bool {
    let name = name.lowercased()
    return left.contains(name) || beginnings.contains { name.hasPrefix($0) }
  }

  /// Whether a path leads to litter, or to something within it.
  package static func isLitter(path: String) -> Bool { path.split(separator: "/").contains { isLitter($0) } }

  /// In lower case, as the disks that they stand on tell no difference.
  private static let left: Set<String> = [
    // macOS
    ".ds_store", ".appledouble", ".lsoverride", ".spotlight-v100", ".trashes", ".fseventsd", ".temporaryitems",
    ".documentrevisions-v100",
    ".volumeicon.icns", ".apdisk", ".localized", ".com.apple.timemachine.donotpresent", ".metadata_never_index", "icon\r",
    "__macosx",
    "network trash folder", "temporary items",
    // Windows
    "thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "system volume information",
    "$recycle.bin",
    "recycler", "indexervolumeguid", "wpsettings.dat",
    // Linux, network disks and what keeps folders the same on several machines
    ".directory", "lost+found", "@eadir", "#recycle", ".dropbox", ".dropbox.attr", ".dropbox.cache", ".stfolder",
  ]

  /// Half of a file that macOS keeps on other disks, a document that is open in Office or LibreOffice, what was thrown away, a file
  /// that is in use.
  private static let beginnings = ["._", "~$", ".~lock.", ".trash-", ".nfs0", ".fuse_hidden", ".smbdelete"]
}
