import CStemmer

/// Brings the forms of a word together, by libstemmer's algorithm for a language. Not to be shared between threads.
package final class Stemmer {
  /// A word stays as it is where there is no algorithm.
  private let stemmer: OpaquePointer?

  /// - Parameter algorithm: a name that libstemmer knows, such as `dutch`; nothing leaves words as they are.
  package init(_ algorithm: String?) { stemmer = algorithm.flatMap { sb_stemmer_new($0, "UTF_8") } }

  deinit { sb_stemmer_delete(stemmer) }

  /// The stem of a folded word.
  package func stem(_ word: String) -> String {
    guard let stemmer else { return word }
    let bytes = Array(word.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let stem = sb_stemmer_stem(stemmer, buffer.baseAddress, Int32(buffer.count)) else { return word }
      return String(decoding: UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))), as: UTF8.self)
    }
  }
}
