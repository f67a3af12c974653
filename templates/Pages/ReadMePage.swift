import Markup
import Model

/// The page in a copy for whoever puts it in its place: where it works, what to do elsewhere, and how to renew it. It stands by itself, for it is also
/// read from within a zip, without its style sheets.
package func readMe(_ copy: CopyFacts, hrefs: (begin: String, styles: [String]), _ words: Interface) -> Markup {
  let said = words.readMe
  return """
    \(unpackedHead("\(said.title) – \(copy.site)", styles: hrefs.styles, words))\
    </head>
    <body>
    <main class="wrap read-me">
    <h1>\(said.title)</h1>
    <p>\(words.copy.copyOf(copy.site)) \(copy.school), \(slot(.version)).</p>
    <div class="read-me-first">
    <h2>\(said.unpack)</h2>
    <p>\(said.isBare) \(said.unpackText(copy.folder))</p>
    <p><a href="\(hrefs.begin)">\(hrefs.begin)</a></p>
    </div>
    <h2>\(said.works)</h2>
    <dl>
    \(said.places(copy).map { "<dt>\($0.name)</dt>\n<dd>\($0.text)</dd>\n" as Markup })\
    </dl>
    <h2>\(said.elsewhere)</h2>
    <p>\(said.elsewhereLead)</p>
    <dl>
    \(said.others.map { "<dt>\($0.place)</dt>\n<dd>\($0.why) \($0.instead)</dd>\n" as Markup })\
    </dl>
    <h3 id="readme_address">\(said.address)</h3>
    <p><a href="\(copy.address)">\(copy.address)</a></p>
    <h3 id="readme_frame">\(said.frame)</h3>
    <p>\(said.frameLead(copy))</p>
    <pre dir="ltr" tabindex="0"><code>\(frameCode(copy))</code></pre>
    <h3 id="readme_file">\(said.file)</h3>
    <p>\(said.fileLead(copy))</p>
    <h2>\(said.renew)</h2>
    <ol class="read-me-steps">
    \(zip([said.fetch(copy)] + said.steps(copy.folder, copy.own, copy.check), ReadMePicture.all).map { step, picture in
      "<li>\n\(picture)\n<div>\n<h3>\(step.name)</h3>\n<p>\(step.text)\(step.link.map { " <a href=\"\($0)\">\(shown($0))</a>" as Markup })</p>\n</div>\n</li>\n" as Markup
    })\
    </ol>
    <h2>\(said.own)</h2>
    <p>\(said.ownText(copy, words.copy.own))</p>
    </main>
    </body>
    </html>

    """
}

/// What shows the pages of a copy within a page of the school's own.
private func frameCode(_ copy: CopyFacts) -> String {
  let title = copy.site.filter { !"&<>\"".contains($0) }
  return
    "<iframe src=\"\(copy.address)\" title=\"\(title)\" width=\"100%\" height=\"800\" loading=\"lazy\" allow=\"clipboard-write\"></iframe>"
}

extension Interface {
  /// The words of that page.
  var readMe: ReadMe { said(dutch: ReadMe.dutch, english: .english, arabic: .arabic) }
}

/// The words of that page. Its steps stand on the page for schools too.
struct ReadMe {
  typealias Step = (name: String, text: String, link: String?)

  let title, unpack: String
  /// What one sees within a zip, on this page and in the file that opens the copy.
  let isBare, fails: String
  /// What to do there.
  let unpackText: (_ folder: String) -> String
  let works: String
  let places: (_ copy: CopyFacts) -> [(name: String, text: String)]
  let elsewhere, elsewhereLead: String
  let others: [(place: String, why: String, instead: String)]
  let address, frame: String
  let frameLead: (_ copy: CopyFacts) -> String
  let file: String
  let fileLead: (_ copy: CopyFacts) -> String
  let renew: String
  let fetch: (_ copy: CopyFacts) -> Step
  /// What comes after that; the folder is that in the zip, `nil` where many schools read this.
  let steps: (_ folder: String?, _ own: String, _ check: String) -> [Step]
  let own: String
  let ownText: (_ copy: CopyFacts, _ own: String) -> String
}

/// A drawing beside each step of renewing a copy.
private enum ReadMePicture {
  static var all: [Markup] { [fetch, unpack, check, keep, swap] }

  private static var fetch: Markup {
    drawn(
      "#f2c59f",
      """
      <rect x="18" y="16" width="66" height="48" rx="4" fill="#fffaf0"/><path d="M18 28h66M26 40h30M26 50h20"/>
      <path d="M92 34c20 0 30 6 30 20M113 46l9 9 9-9" stroke-width="3"/>\(zip(100, 60))
      """)
  }
  private static var unpack: Markup {
    drawn("#b5d5d2", "\(zip(20, 34))<path d=\"M68 52h22M82 44l9 8-9 8\" stroke-width=\"3\"/>\(folder(98, 28, "#e3bb62"))")
  }
  private static var check: Markup {
    drawn(
      "#e9d6b4",
      """
      \(folder(28, 28, "#e3bb62"))<circle cx="102" cy="46" r="18" fill="#fffaf0"/><path d="M115 59l15 15" stroke-width="5"/>
      <path d="M94 46l6 6 11-12" stroke="#4b5b15" stroke-width="4"/>
      """)
  }
  private static var keep: Markup {
    drawn(
      "#f2c59f",
      """
      \(folder(14, 44, "#d9cdbb"))\(folder(98, 44, "#e3bb62"))<rect x="26" y="16" width="26" height="20" rx="2" fill="#fffaf0"/><path d="M32 23h14M32 29h8"/>
      <path d="M60 24c20-8 50-4 62 10M114 29l8 6 3-10" stroke-width="3"/>
      """)
  }
  private static var swap: Markup {
    drawn(
      "#b5d5d2",
      """
      \(folder(14, 32, "#d9cdbb"))\(folder(98, 32, "#e3bb62"))<path d="M44 22c14-10 52-10 68 0M103 24l10-1-2-10M112 84c-14 10-52 10-68 0M55 82l-12 1 3 10" stroke-width="3"/>
      """)
  }

  private static func folder(_ x: Int, _ y: Int, _ fill: String) -> Markup {
    "<path d=\"M\(x) \(y)h16l5 6h27v36H\(x)z\" fill=\"\(fill)\"/>"
  }

  private static func zip(_ x: Int, _ y: Int) -> Markup {
    "<path d=\"M\(x) \(y)h40v34H\(x)z\" fill=\"#d0764a\"/><path d=\"M\(x + 20) \(y)v20M\(x + 15) \(y + 5)h10M\(x + 15) \(y + 12)h10M\(x + 16) \(y + 20)h8v8h-8z\"/>"
  }

  private static func drawn(_ paper: String, _ shapes: Markup) -> Markup {
    """
    <svg viewBox="0 0 160 104" width="160" height="104" aria-hidden="true">
    <rect width="160" height="104" rx="18" fill="\(paper)"/>
    <g fill="none" stroke="#33261f" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">
    \(shapes)
    </g>
    </svg>
    """
  }
}
