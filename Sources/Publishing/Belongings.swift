import Content
import Platform

/// What belongs to someone else in a folder. Where there is any, and we did not make the folder, we write nothing.
enum Belongings {
  /// The names in a folder, hidden ones included, except litter and what git keeps in a folder that is otherwise empty.
  ///
  /// - Throws: ``FileError``
  static func names(in folder: String) throws(FileError) -> [String] {
    try Files.list(folder).filter { !Files.isLitter($0) && !ofGit.contains($0) && !$0.hasSuffix(Files.temporary("")) }
  }

  /// Refuses an output folder that is the content folder, or lies in it: what is made there would be taken for content.
  ///
  /// - Throws: ``BuildError``
  static func refuse(_ output: String, within content: ContentFolder) throws(BuildError) {
    guard let root = Files.real(content.path), "\(Files.nearestReal(output))/".hasPrefix("\(root)/") else { return }
    throw .insideContent(folder: output)
  }

  private static let ofGit: Set<String> = [".git", ".gitignore", ".gitkeep"]
}
