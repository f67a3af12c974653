import Diagnostics
import Platform

/// Finds the files of a content folder.
enum Walk {
  /// Every file below `folder`, as paths sorted by their bytes. Hidden files and litter are passed over. A link to a file in the
  /// folder counts as that file; any other link is reported.
  static func files(in folder: String, _ findings: Findings) -> [String] {
    guard let root = Files.real(folder) else { return [] }
    var files: [String] = []
    visit("", root: root, &files, findings)
    return files.sorted { $0.precedesInBytes($1) }
  }

  private static func visit(_ path: String, root: String, _ files: inout [String], _ findings: Findings) {
    let names: [String]
    do {
      names = try Files.list(path.isEmpty ? root : "\(root)/\(path)")
    } catch {
      findings.add(.unreadableFile, at: Location(file: path), "the folder cannot be read: \(error.reason)")
      return
    }
    for name in names where !name.hasPrefix(".") && !name.hasSuffix("~") && !Files.isLitter(name) {
      let child = path.isEmpty ? name : "\(path)/\(name)"
      switch Files.kind("\(root)/\(child)") {
      case .file: files.append(child)
      case .folder: visit(child, root: root, &files, findings)
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
  }

  private static func problem(with link: String, root: String) -> String? {
    guard let real = Files.real(link) else { return "this link leads nowhere" }
    if Files.isFolder(real) { return "this link leads to a folder, and those are not followed" }
    if !real.hasPrefix(root + "/") { return "this link leads outside the content folder" }
    return Files.kind(real) == .file ? nil : "this link does not lead to a file"
  }
}
