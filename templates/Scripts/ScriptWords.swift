import Foundation
import Markup

/// The words that only scripts show, from `assets/words.<language>.json`: by the script that shows them (`frame` for what all tools
/// share), then by name. A test sees that each language has each of them, with the same holes, and that scripts ask for no others.
package struct ScriptWords: ScriptValue {
  /// What a page gives its scripts, as it stands there.
  package let json: JSON
  private let words: [String: String]

  private init(_ words: [String: String]) {
    self.words = words
    json = words.json
  }

  package static var schema: JSON { [String: String].schema }

  subscript(_ name: String) -> String { words[name] ?? "" }

  /// Those of all scripts that run in some pages; none in a language that has none.
  static func of(_ language: String, for name: String) -> ScriptWords { all[language]?[name] ?? ScriptWords([:]) }

  /// By language.
  package static let files: [String: [UInt8]] = [
    "nl": BuiltIn.bytes("words.nl.json"), "en": BuiltIn.bytes("words.en.json"), "ar": BuiltIn.bytes("words.ar.json"),
  ]

  /// Written once, as every plan of a site has the same.
  private static let all = files.mapValues { bytes in
    // They were written with the program: what cannot be read fails the test.
    let groups = (try? JSONDecoder().decode([String: [String: String]].self, from: Data(bytes))) ?? [:]
    return Dictionary(
      uniqueKeysWithValues: Scripts.all.map { name, runs in
        (name, ScriptWords((["frame"] + runs).reduce(into: [:]) { $0.merge(groups[$1] ?? [:]) { _, last in last } }))
      })
  }
}
