import Foundation
import Markup
import Model
import Templates
import Testing

/// The words that only scripts show: their compiler.
@Suite struct ScriptWordsTests {
  private typealias Words = [String: [String: String]]

  private func words(_ language: String) throws -> Words {
    let json = try #require(ScriptWords.files[language])
    return try JSONDecoder().decode(Words.self, from: Data(json))
  }

  @Test func everyLanguageHasEachWordWithItsHoles() throws {
    let dutch = try words("nl")
    #expect(ScriptWords.files.keys.sorted() == Interface.all.map(\.language).sorted())
    for language in ScriptWords.files.keys {
      let others = try words(language)
      #expect(Set(others.keys) == Set(dutch.keys))
      for (group, own) in dutch {
        let other = try #require(others[group])
        #expect(Set(own.keys) == Set(other.keys), "\(group) in \(language)")
        for (key, text) in own {
          #expect(holes(text) == holes(other[key] ?? ""), "\(group).\(key) in \(language)")
          #expect(!(other[key] ?? "").isEmpty, "\(group).\(key) in \(language)")
        }
      }
    }
  }

  @Test(arguments: Tool.uses + ["signals"]) func everyWordThatAScriptAsksForIsThere(tool: String) throws {
    let dutch = try words("nl")
    let known = Set((dutch["frame"] ?? [:]).keys).union((dutch[tool] ?? [:]).keys)
    let scripts = BuiltIn.scripts(of: tool)
    #expect(scripts.last == "\(tool).js")
    for (name, bytes) in BuiltIn.scripts where scripts.contains(name) {
      for found in String(decoding: bytes, as: UTF8.self).matches(of: /\b(?:text|button|trouble)\("(\w+)"[,)]/) {
        #expect(known.contains(String(found.output.1)), "\(name) asks for \(found.output.1)")
      }
    }
  }

  private func holes(_ text: String) -> Set<String> { Set(text.matches(of: /\{(\w+)\}/).map { String($0.output.1) }) }
}
