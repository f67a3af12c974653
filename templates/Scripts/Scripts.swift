import Model

/// The scripts of `templates/assets`: which there are, and in which order they run. What is published, the tags in a page and the tests
/// follow from this table.
///
/// A script has the one name that it has here: `signals-plan` is the file `signals-plan.js` and gives `tweeluik.signalsPlan`. It may use those
/// that ran before it. They are scripts, not modules, which browsers do not load from a folder.
package enum Scripts {
  /// By what makes a page do something: what it needs, in the order in which that runs, before itself.
  private static let table: KeyValuePairs = [
    "page": [], "read": [],
    "search": ["search-stem", "search-words", "search-index"],
    "plan": ["tool", "file", "plan-file"],
    "directory": ["tool"],
    "contacts": ["tool", "file", "roster"],
    "portfolio": ["tool", "file", "form", "diploma"],
    "signals": ["tool", "file", "form", "door", "plan-file", "signals-compare", "signals-results", "signals-plan"],
    "sociogram": [
      "tool", "file", "roster", "sociometry", "sociogram-layout", "sociogram-picture", "sociogram-choices", "sociogram-view",
      "sociogram-figures",
    ],
  ]

  /// Those that every site has, whatever its tools are.
  private static let ofEverySite = ["page", "read", "search", "plan"]

  /// What makes a page do something, each with all that runs, in order.
  package static let all: [(name: String, runs: [String])] = table.map { ($0.key, $0.value + [$0.key]) }

  /// What runs for one of them, in order.
  static func run(for name: String) -> [String] { all.first { $0.name == name }?.runs ?? [] }

  /// What every site publishes; and what some tools add to that. Both are sorted.
  static let everywhere = Set(ofEverySite.flatMap(run)).sorted()
  static func added(by tools: [Tool]) -> [String] { Set(tools.flatMap { run(for: $0.name) }).subtracting(everywhere).sorted() }

  /// The file of a script.
  package static func file(_ script: String) -> String { "\(script).js" }
}
