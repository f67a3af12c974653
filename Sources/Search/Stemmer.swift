import CStemmer

/// Reduces the forms of a word to one stem, by libstemmer's algorithm for a language. It must not be shared between threads.
package final class Stemmer {
  /// `nil` when there is no algorithm; words then stay as they are.
  private let stemmer: OpaquePointer?
  private let isDutch: Bool

  /// - Parameter algorithm: a name that libstemmer knows, such as `dutch`; `nil` leaves words as they are.
  package init(_ algorithm: String?) {
    stemmer = algorithm.flatMap { sb_stemmer_new($0, "UTF_8") }
    isDutch = algorithm == "dutch"
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// The stem of a word that has been folded (``Words/fold(_:)``).
  package func stem(_ word: String) -> String {
    guard let stemmer else { return word }
    let bytes = Array(word.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let stem = sb_stemmer_stem(stemmer, buffer.baseAddress, Int32(buffer.count)) else { return word }
      let letters = UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer)))
      // Dutch ends no word in v or z: depressief, depressieve; boos, boze.
      if isDutch, letters.count > 2, let last = letters.last, last == UInt8(ascii: "v") || last == UInt8(ascii: "z") {
        return String(decoding: letters.dropLast(), as: UTF8.self) + (last == UInt8(ascii: "v") ? "f" : "s")
      }
      return String(decoding: letters, as: UTF8.self)
    }
  }
}
