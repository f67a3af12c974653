import Markup
import Model

/// The page on which a school checks, in its own browser, whether a copy is whole and the institute's.
package struct CheckPage: PageTemplate {
  /// The script that does it.
  static let name = "check"

  let words: Interface
  let content: CheckContent

  package init(words: Interface, content: CheckContent) { (self.words, self.content) = (words, content) }

  package var title: String { words.copy.check }
  package var description: String { words.copy.checkLead }
  package var script: String? { Self.name }
  package var sheets: [String] { ["more.css", "tool.css"] }
  package var policy: String? { toolPolicy }

  package func main(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <noscript><p class="notice">\(words.copy.checkWithout)</p></noscript>
    <div id="tool_app" class="tool tool-check" hidden>
    <div class="tool-checked"></div>
    </div>
    \(toolData(Self.name, Self.name, content, words))
    """
  }
}

/// What the page knows of copies.
package struct CheckContent: ScriptRecord {
  /// The names of the files that say what a copy is, and of the folder with the school's own.
  let sums, signature, signers, version, own, forPlatforms: String
  /// What stands before each path in the file for learning platforms.
  let pathMark: String
  /// What a signature of this site is for, and the key with which it is made; the key is empty when the site names none.
  let namespace, key: String
  /// The address of the site, and of this page there.
  let newest, page: String
  /// Whether the page is itself part of a copy.
  let isCopy: Bool
  /// The names of files that systems leave behind, in lower case, and what such names begin with.
  let litter, litterBegins: [String]

  package init(
    _ words: Interface.Copy, settings: Settings, page: String, isCopy: Bool, litter: [String], litterBegins: [String]
  ) {
    (sums, signature, signers) = (ReleaseFiles.sums, ReleaseFiles.signature, ReleaseFiles.signers)
    (version, own, forPlatforms, pathMark) = (words.version, words.own, ReleaseFiles.forPlatforms, ReleaseFiles.pathMark)
    (namespace, key) = (ReleaseFiles.namespace(of: settings.baseURL), settings.releaseKey ?? "")
    (newest, self.page, self.isCopy) = (settings.baseURL, page, isCopy)
    (self.litter, self.litterBegins) = (litter, litterBegins)
  }

  package static let fields: [ScriptField<Self>] = [
    ScriptField("sums") { $0.sums }, ScriptField("signature") { $0.signature }, ScriptField("signers") { $0.signers },
    ScriptField("version") { $0.version }, ScriptField("own") { $0.own },
    ScriptField("forPlatforms") { $0.forPlatforms }, ScriptField("pathMark") { $0.pathMark },
    ScriptField("namespace") { $0.namespace },
    ScriptField("key") { $0.key }, ScriptField("newest") { $0.newest }, ScriptField("page") { $0.page },
    ScriptField("isCopy") { $0.isCopy }, ScriptField("litter") { $0.litter }, ScriptField("litterBegins") { $0.litterBegins },
  ]
}
