extension Slug {
  /// The valid name closest to an invalid name of a picture or another file, with the same ending. Returns `nil` when there is
  /// none, or when that is the name itself.
  package static func fileName(near name: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let ending = parts.last.map(String.init) else { return nil }
    guard let stem = suggestion(for: parts.dropLast().joined(separator: ".")) else { return nil }
    let file = "\(stem.prefix(longest - ending.utf8.count - 1)).\(ending)"
    return isValidFileName(file) && file != name ? file : nil
  }
}
