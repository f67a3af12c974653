import Foundation
import Markup

/// The words that only scripts show, from `assets/words.<language>.json`: by what they are for, then by name. A test sees that each
/// language has each of them, with the same holes, and that scripts ask for no others.
package struct ScriptWords {
  private let groups: [String: [String: String]]

  /// Those of a language.
  static func of(_ language: String) -> ScriptWords { all[language] ?? ScriptWords(groups: [:]) }

  /// What a tool's page gives its script: the words of all tools, and its own.
  func json(for tool: String) -> JSON {
    .object(
      ["frame", tool].map { group in
        (group, .object((groups[group] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }))
      })
  }

  /// By language.
  package static let files: [String: [UInt8]] = [
    "nl": BuiltIn.bytes("words.nl.json"), "en": BuiltIn.bytes("words.en.json"), "ar": BuiltIn.bytes("words.ar.json"),
  ]

  private static let all = files.compactMapValues { bytes in
    // They were written with the program: what cannot be read fails the test.
    (try? JSONDecoder().decode([String: [String: String]].self, from: Data(bytes))).map(ScriptWords.init)
  }
}
