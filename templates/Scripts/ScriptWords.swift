import Foundation
import Markup
import Synchronization

/// The words that only scripts show, from `assets/words.<language>.json`: by the script that shows them (`frame` for those that
/// all tools share), then by name. A test checks that each language has all of them, with the same holes, and that scripts ask
/// for no others.
package struct ScriptWords: ScriptValue {
  /// The words as the page holds them for its scripts.
  package let json: JSON
  private let words: [String: String]

  private init(_ words: [String: String]) {
    self.words = words
    json = words.json
  }

  package static var schema: JSON { [String: String].schema }

  subscript(_ name: String) -> String { words[name] ?? "" }

  /// The words of all scripts that run in pages of a kind; empty for a language that has none.
  ///
  /// - Parameter name: the script that makes the page do something; see ``Scripts/all``.
  static func of(_ language: String, for name: String) -> ScriptWords {
    let words = known.withLock { known in
      if let words = known[language] { return words }
      let words = files[language].map(read) ?? [:]
      known[language] = words
      return words
    }
    return words[name] ?? ScriptWords([:])
  }

  /// The files by language tag.
  package static let files: [String: [UInt8]] = [
    "nl": BuiltIn.bytes("words.nl.json"), "en": BuiltIn.bytes("words.en.json"), "ar": BuiltIn.bytes("words.ar.json"),
  ]

  /// By language: each is read once, because every plan of a site has the same words, and only if a page needs it.
  private static let known = Mutex<[String: [String: ScriptWords]]>([:])

  /// The words for each script of a file.
  private static func read(_ bytes: [UInt8]) -> [String: ScriptWords] {
    // They are part of the program: one that cannot be read fails a test.
    let groups = (try? JSONDecoder().decode([String: [String: String]].self, from: Data(bytes))) ?? [:]
    return Dictionary(
      uniqueKeysWithValues: Scripts.all.map { name, runs in
        (name, ScriptWords((["frame"] + runs).reduce(into: [:]) { $0.merge(groups[$1] ?? [:]) { _, last in last } }))
      })
  }
}
