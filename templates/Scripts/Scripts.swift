import Model

/// The scripts in `templates/assets`: which there are, and in which order they run. The published files, the tags in a page and
/// the tests follow from this table.
///
/// A script has only the name that it has here: `signals-plan` is the file `signals-plan.js` and defines `tweeluik.signalsPlan`.
/// It may use the scripts that ran before it. They are scripts, not modules, because browsers do not load modules from a folder.
package enum Scripts {
  /// By the script that makes a page do something: the scripts that it needs, which run before it in this order.
  private static let table: KeyValuePairs = [
    "page": [], "load": [], "read": [], "choose": [], "view": ["choose"], "letter": [], "slides": [], "own": [], "schools": [],
    "begin": ["page"], "one-file": [],
    "search": ["search-stem", "search-words", "search-help", "search-index"], "found": ["search-stem", "search-words"],
    "plan": ["tool", "file", "plan-file"],
    "check": ["tool", "copy-files", "copy-seal"],
    "directory": ["tool"],
    "contacts": ["tool", "file", "form", "columns", "roster"],
    "portfolio": ["tool", "file", "form", "diploma"],
    "signals": ["tool", "file", "form", "door", "plan-file", "signals-compare", "signals-results", "signals-plan"],
    "sociogram": [
      "tool", "file", "columns", "roster", "sociometry", "sociogram-layout", "sociogram-lines", "sociogram-picture",
      "sociogram-choices", "sociogram-view", "sociogram-figures",
    ],
  ]

  /// The scripts that `load` brings in when a reader needs them; all that run for them may use it.
  package static let later = ["search", "found"]

  /// The scripts that every site has, whatever its tools are.
  private static let ofEverySite = ["page", "load", "read", "view", "letter", "slides", "search", "found", "plan"]

  /// The scripts that only copies have.
  private static let ofCopies = ["begin", "own"]

  /// The script of the page for schools, which is in no site.
  private static let ofReleases = ["page", "schools"]

  /// The scripts that make a page do something, each with all scripts that run for it, in order.
  package static let all: [(name: String, runs: [String])] = table.map { ($0.key, $0.value + [$0.key]) }

  /// The scripts that run for one of these, in order; empty for a name that is not one.
  static func run(for name: String) -> [String] { all.first { $0.name == name }?.runs ?? [] }
  /// The files of these, which every page looks up.
  package static func files(for name: String) -> [String] { filesByName[name] ?? [] }
  private static let filesByName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.runs.map(file)) })

  /// The scripts that every site publishes, and those that some of its pages add, by the scripts that make these do something; both sorted.
  static let everywhere = Set(ofEverySite.flatMap(run)).sorted()
  static let inCopies = Set(ofCopies.flatMap(run)).subtracting(everywhere).sorted()
  static let inReleases = ofReleases.flatMap(run)
  static func added(by names: [String]) -> [String] { Set(names.flatMap(run)).subtracting(everywhere).sorted() }

  /// The script of a site that is in one file.
  package static let ofOneFile = "one-file"

  /// The files of the scripts in the file that opens a copy.
  package static let toBegin = files(for: "begin")

  /// The name of a script's file.
  package static func file(_ script: String) -> String { "\(script).js" }
}
