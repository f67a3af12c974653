import Diagnostics
import Platform

/// Finds the files of a content folder.
enum Walk {
  /// Every file below `folder`, as paths sorted by their bytes, with what is wrong with the folder. Hidden files and litter are passed
  /// over. A link to a file in the folder counts as that file; any other link is reported.
  static func files(in folder: String) -> (files: [String], found: [Diagnostic]) {
    guard let root = Files.real(folder) else { return ([], []) }
    let (files, found) = visit("", root: root)
    return (files.sortedByBytes(of: \.self), found.sortedAndUnique())
  }

  private static func visit(_ path: String, root: String) -> (files: [String], found: [Diagnostic]) {
    let findings = Findings()
    let entries: [Files.Entry]
    do {
      entries = try Files.entries(path.isEmpty ? root : "\(root)/\(path)")
    } catch {
      findings.add(.unreadableFile, at: Location(file: path), "the folder cannot be read: \(error.reason)")
      return ([], findings.all)
    }
    var files: [String] = [], folders: [String] = []
    for entry in entries where !entry.name.hasPrefix(".") && !entry.name.hasSuffix("~") && !Files.isLitter(entry.name) {
      let child = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
      switch entry.kind ?? Files.kind("\(root)/\(child)") {
      case .file: files.append(child)
      case .folder: folders.append(child)
      case .link:
        if let problem = problem(with: "\(root)/\(child)", root: root) {
          findings.add(.symlink, at: Location(file: child), problem, hint: "put the file itself here")
        } else {
          files.append(child)
        }
      case .other: findings.add(.unreadableFile, at: Location(file: child), "this is not a file")
      case nil:
        findings.add(.unreadableFile, at: Location(file: child), "the file cannot be read; is its name valid UTF-8?")
      }
    }
    let below = Parallel.map(folders) { visit($0, root: root) }
    return (files + below.flatMap(\.files), findings.all + below.flatMap(\.found))
  }

  private static func problem(with link: String, root: String) -> String? {
    guard let real = Files.real(link) else { return "this link leads nowhere" }
    if Files.isFolder(real) { return "this link leads to a folder, and those are not followed" }
    if !real.hasPrefix(root + "/") { return "this link leads outside the content folder" }
    return Files.kind(real) == .file ? nil : "this link does not lead to a file"
  }
}
