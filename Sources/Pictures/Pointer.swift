/// A few lines that Git keeps in the place of a large file, which a second tool brings.
package enum Pointer {
  /// The tool whose pointer this is.
  static func tool(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: "version https://git-lfs".utf8) { return "git lfs pull" }
    return bytes.count < 1000 && bytes.firstRange(of: Array("/annex/objects/".utf8)) != nil ? "git annex get ." : nil
  }

  /// What is wrong with a file that is a pointer, and what to do about it.
  package static func of(_ bytes: [UInt8]) -> (message: String, hint: String)? {
    tool(bytes).map(PictureError.Reason.pointer).map { ($0.message, $0.hint) }
  }
}
