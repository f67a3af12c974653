import Foundation
import Platform
import TestSupport
import Testing

@testable import Templates

/// The words of the interface that only scripts show; no compiler checks these.
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

  private func code(of scripts: [String]) throws -> String {
    try scripts.map {
      String(decoding: try Files.read("\(Fixtures.repository)/templates/assets/\(Scripts.file($0))"), as: UTF8.self)
    }
    .joined().replacing(/(?m)^ *\/\/.*\n/, with: "")
  }

  @Test(arguments: Scripts.all.map(\.name)) func everyWordThatAScriptAsksForIsThere(name: String) throws {
    let runs = Scripts.run(for: name), dutch = try words("nl")
    let known = Set((["frame"] + runs).flatMap { dutch[$0] ?? [:] }.map(\.key))
    #expect(!runs.isEmpty && known.allSatisfy { !ScriptWords.of("nl", for: name)[$0].isEmpty })
    for found in try code(of: runs).matches(of: /\b(?:text|button|trouble)\("(\w+)"[,)]/) {
      #expect(known.contains(String(found.output.1)), "\(name) asks for \(found.output.1)")
    }
  }

  /// A script asks for a word by its name, or by a name that it puts together.
  @Test func noWordIsForNobody() throws {
    let frame = String(decoding: try Files.read("\(Fixtures.repository)/templates/Parts/ToolFrame.swift"), as: UTF8.self)
    for (group, own) in try words("nl") {
      let scripts = Scripts.all.filter { group == "frame" || $0.runs.contains(group) }.flatMap(\.runs)
      #expect(!scripts.isEmpty, "no script has the words of \(group)")
      let texts = Set((try code(of: scripts) + frame).matches(of: /["`](\w+)["`]/).map { String($0.output.1) })
      for word in own.keys where !texts.contains(word) {
        let isPutTogether = texts.contains {
          word.hasPrefix($0) && ($0.hasSuffix("_") || texts.contains(String(word.dropFirst($0.count))))
        }
        #expect(isPutTogether, "nothing asks for \(group).\(word)")
      }
    }
  }

  private func holes(_ text: String) -> Set<String> { Set(text.matches(of: /\{(\w+)\}/).map { String($0.output.1) }) }
}
