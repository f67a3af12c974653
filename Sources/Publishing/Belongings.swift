import Content
import Platform

/// What is somebody's in a folder: where there is any, and we did not make the folder, we write nothing.
enum Belongings {
  /// The names in a folder, hidden ones too, but for what operating systems leave and what git keeps in a folder that is otherwise empty.
  ///
  /// - Throws: ``FileError``
  static func names(in folder: String) throws(FileError) -> [String] {
    try Files.list(folder).filter { !Files.isLitter($0) && !ofGit.contains($0) && !$0.hasSuffix(Files.temporary("")) }
  }

  /// Refuses a folder for what is made that is the folder of the content, or lies in it: it would be taken for content.
  ///
  /// - Throws: ``BuildError``
  static func refuse(_ output: String, within content: ContentFolder) throws(BuildError) {
    guard let root = Files.real(content.path), "\(Files.nearestReal(output))/".hasPrefix("\(root)/") else { return }
    throw .insideContent(folder: output)
  }

  private static let ofGit: Set<String> = [".git", ".gitignore", ".gitkeep"]
}
