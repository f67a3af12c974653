import Diagnostics
import Platform

/// Finds the files of a content folder.
enum Walk {
  /// Every file below `folder`, as paths sorted by their bytes. Hidden files are passed over; a link that leads outside
  /// the folder is a finding and is not followed.
  static func files(in folder: String, _ findings: Findings) -> [String] {
    guard let root = Files.real(folder) else { return [] }
    var files: [String] = []
    visit("", root: root, seen: [root], &files, findings)
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func visit(_ path: String, root: String, seen: [String], _ files: inout [String], _ findings: Findings) {
    let names: [String]
    do {
      names = try Files.list(path.isEmpty ? root : "\(root)/\(path)")
    } catch {
      findings.add(.unreadableFile, at: Location(file: path), "the folder can not be read: \(error.reason)")
      return
    }
    for name in names where !name.hasPrefix(".") && !name.hasSuffix("~") {
      let child = path.isEmpty ? name : "\(path)/\(name)"
      let full = "\(root)/\(child)"
      guard let kind = Files.kind(full) else {
        findings.add(.unreadableFile, at: Location(file: child), "the file can not be read; is its name valid UTF-8?")
        continue
      }
      switch kind {
      case .file: files.append(child)
      case .folder: visit(child, root: root, seen: seen + [full], &files, findings)
      case .link:
        guard let real = Files.real(full), real.hasPrefix(root + "/") else {
          findings.add(
            .symlinkOutside, at: Location(file: child), "this link leads outside the content folder",
            hint: "put the file itself here")
          continue
        }
        // A link to a folder around it would never end.
        if !Files.isFolder(real) {
          if Files.kind(real) == .file { files.append(child) }
        } else if !seen.contains(where: { $0 == real || $0.hasPrefix(real + "/") }) {
          visit(child, root: root, seen: seen + [full, real], &files, findings)
        }
      case .other: findings.add(.unreadableFile, at: Location(file: child), "this is not a file")
      }
    }
  }
}
