import Platform

/// What is somebody's in a folder: where there is any, and we did not make the folder, we write nothing.
enum Belongings {
  /// The names in a folder, hidden ones too, but for those that an operating system or git gives a folder that is otherwise empty.
  ///
  /// - Throws: ``FileError``
  static func names(in folder: String) throws(FileError) -> [String] {
    try Files.list(folder).filter { !nobodys.contains($0) && !$0.hasPrefix("._") && !$0.hasSuffix(Files.temporary("")) }
  }

  private static let nobodys: Set<String> = [
    ".DS_Store", "Thumbs.db", "desktop.ini", "ehthumbs.db", ".git", ".gitignore", ".gitkeep",
  ]
}
