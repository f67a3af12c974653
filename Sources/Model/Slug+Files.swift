extension Slug {
  /// The name for a picture or other file that is closest to one that cannot be used, with its ending.
  package static func fileName(near name: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let ending = parts.last.map(String.init) else { return nil }
    guard let stem = suggestion(for: parts.dropLast().joined(separator: ".")) else { return nil }
    let file = "\(stem.prefix(longest - ending.utf8.count - 1)).\(ending)"
    return isValidFileName(file) && file != name ? file : nil
  }
}
