extension Files {
  /// Whether an operating system, or a program that opens files, leaves files of this name in folders by itself: on a stick, a
  /// shared drive, a network disk. Such a file is nobody's, so it is passed over wherever files are looked for.
  package static func isLitter(_ name: some StringProtocol) -> Bool {
    let name = name.lowercased()
    return litterNames.contains(name) || litterBeginnings.contains { name.hasPrefix($0) }
  }

  /// Whether a path leads to litter, or into a folder that is litter.
  package static func isLitter(path: String) -> Bool { path.split(separator: "/").contains { isLitter($0) } }

  /// In lower case, since the disks they are found on do not distinguish case.
  package static let litterNames: Set<String> = [
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

  /// The other half of a file that macOS keeps on foreign disks, a document that is open in Office or LibreOffice, what was
  /// thrown away, a file that is still in use.
  package static let litterBeginnings = ["._", "~$", ".~lock.", ".trash-", ".nfs0", ".fuse_hidden", ".smbdelete"]
}
