/// The few lines that Git stores in place of a large file, which another tool fetches.
package enum Pointer {
  /// The command that fetches the file; `nil` when this is not a pointer.
  static func tool(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: "version https://git-lfs".utf8) { return "git lfs pull" }
    return bytes.count < 1000 && bytes.firstRange(of: Array("/annex/objects/".utf8)) != nil ? "git annex get ." : nil
  }

  /// The message and the hint about a file that is a pointer; `nil` for any other.
  package static func of(_ bytes: [UInt8]) -> (message: String, hint: String)? {
    tool(bytes).map(PictureError.Reason.pointer).map { ($0.message, $0.hint) }
  }
}
