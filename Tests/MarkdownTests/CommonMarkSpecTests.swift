import CCmark
import Foundation
import Testing

/// Renders the 652 examples of the CommonMark 0.30 specification with the project's own renderer.
@Suite struct CommonMarkSpecTests {
  struct Example {
    var number: Int
    var markdown: String
    var html: String
  }

  /// The examples whose output differs on purpose. The test says what each must be instead.
  enum Exception {
    /// Headings have an id.
    static let headingIDs: Set<Int> = [
      10, 59, 62, 66, 67, 68, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 86, 89, 90, 91, 95, 96,
      102, 103, 115, 141, 214, 215, 227, 228, 229, 230, 232, 300, 646, 647,
    ]
    /// Raw HTML is left out and dangerous addresses are emptied, as cmark does in its safe mode.
    static let safeMode: Set<Int> = [
      21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166,
      167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187,
      188, 189, 190, 191, 201, 308, 309, 344, 474, 475, 476, 490, 493, 523, 535, 612, 613, 614, 615, 616, 622,
      624, 627, 628, 629, 630, 631, 642, 643,
    ]
  }

  @Test func everyExampleIsRenderedAsSpecified() throws {
    let path = try #require(
      ProcessInfo.processInfo.environment["COMMONMARK_SPEC"], "run script/test, which fetches the specification")
    let examples = Self.examples(try String(contentsOfFile: path, encoding: .utf8))
    #expect(examples.count == 652)
    var headings: Set<Int> = [], safe: Set<Int> = []
    for example in examples {
      let actual = html(example.markdown)
      if actual == example.html { continue }
      // Without the ids, every example is what cmark's safe mode makes of it, to the byte.
      let bare = Self.withoutIDs(actual)
      if bare == example.html {
        headings.insert(example.number)
      } else if bare == Self.cmarkSafe(example.markdown), Self.cmarkSafe(example.markdown) != example.html {
        safe.insert(example.number)
      } else {
        Issue.record("example \(example.number): \(example.markdown.debugDescription) gave \(actual.debugDescription)")
      }
    }
    #expect(headings.sorted() == Exception.headingIDs.sorted())
    #expect(safe.sorted() == Exception.safeMode.sorted())
  }

  private static func withoutIDs(_ html: String) -> String {
    html.replacing(/(<h[1-6]) id="[^"]*">/) { "\($0.output.1)>" }
  }

  private static func cmarkSafe(_ markdown: String) -> String {
    guard let result = cmark_markdown_to_html(markdown, markdown.utf8.count, CMARK_OPT_DEFAULT) else { return "" }
    defer { free(result) }
    return String(cString: result)
  }

  private static func examples(_ spec: String) -> [Example] {
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var parts: [[Substring]]?
    for line in spec.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == fence + " example" {
        parts = [[]]
      } else if line == fence, let done = parts, done.count == 2 {
        let texts = done.map { $0.map { $0 + "\n" }.joined().replacingOccurrences(of: "→", with: "\t") }
        examples.append(Example(number: examples.count + 1, markdown: texts[0], html: texts[1]))
        parts = nil
      } else if line == ".", parts?.count == 1 {
        parts?.append([])
      } else if let last = parts?.indices.last {
        parts?[last].append(line)
      }
    }
    return examples
  }
}
