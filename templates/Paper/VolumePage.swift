import Markup
import Model

/// A volume as one document: a cover, a table of contents and its chapters. It is not a page of the site. The program that prints
/// and binds it puts the site's pages that it names into their places.
package struct VolumePage {
  /// A part that is listed in the table of contents.
  package struct Chapter {
    /// Its text: its own, or another page's.
    package enum Content {
      case own(Markup)
      /// The content of a page of the site, between its header and its footer.
      case page(Target)
    }

    /// What becomes of it once it is printed.
    package enum Paper {
      /// It stays in the volume, whose pages it counts with.
      case bound
      /// It is handed out, and counts its own pages.
      case sheet
      /// It is handed out and filled in, and uses the paper from edge to edge.
      case form
    }

    let title: String
    /// 1, or 2 for a part of the chapter of level 1 before it.
    let level: Int
    package let content: Content
    let paper: Paper
    /// The CSS class of elements to leave out because another chapter has them.
    var leavesOut: String?

    package init(_ title: String, level: Int = 1, _ content: Content, on paper: Paper = .bound, leavesOut: String? = nil) {
      self.title = title
      self.level = level
      self.content = content
      self.paper = paper
      self.leavesOut = leavesOut
    }
  }

  let kind: String
  let title: String
  let summary: String
  /// What else the cover says; a line each.
  var facts: [String] = []
  /// The problems that it treats, whose drawings are on the cover.
  var tiles: [Diptych] = []
  let updated: Day?
  package let chapters: [Chapter]
  /// Whether its contents are listed on the cover, where there is room.
  var hasContentsOnCover: Bool { chapters.count <= 16 }

  package init(kind: String, title: String, summary: String, updated: Day?, chapters: [Chapter]) {
    self.kind = kind
    self.title = title
    self.summary = summary
    self.updated = updated
    self.chapters = chapters
  }

  /// The volume with more on its cover.
  package func saying(_ facts: [String?], of problems: [Diptych]) -> VolumePage {
    var volume = self
    volume.facts = facts.compactMap(\.self)
    volume.tiles = problems
    return volume
  }
}

/// The HTML of a volume.
package func volume(_ volume: VolumePage, _ page: PageContext) -> Markup {
  let words = page.words, site = page.theme.settings
  var above = ""
  let chapters: [Markup] = volume.chapters.enumerated().map { index, chapter in
    if chapter.level == 1 { above = inHead(chapter.title) }
    // At the head of its pages, a part is named with what it is a part of.
    let name = chapter.level == 1 ? above : "\(above)\(words.comma)\(inHead(chapter.title).lowercasedFirst)"
    let sheet: Markup? =
      switch chapter.paper {
      case .bound: nil
      case .sheet: " chapter-sheet"
      case .form: " chapter-sheet chapter-form"
      }
    let opening: Markup =
      "<section id=\"chapter_\(index + 1)\" class=\"chapter chapter-\(chapter.level)\(sheet)\" data-title=\"\(name)\" data-mark=\"\(chapter.title)\""
    switch chapter.content {
    case .own(let markup): return "\(opening)>\n\(markup)</section>\n"
    case .page(let target):
      let without: Markup? = chapter.leavesOut.map { " data-without=\"\($0)\"" }
      return "\(opening) data-page=\"\(page.links.to(target))\"\(without)></section>\n"
    }
  }
  let version: Markup? = volume.updated.map { "<p>\(words.handout.made) \(words.date($0))</p>\n" }
  return """
    \(documentHead("\(volume.kind): \(volume.title)", volume.summary, volume.updated, page))\
    <link rel="stylesheet" href="\(page.links.to(.builtIn("style.css")))">
    <link rel="stylesheet" href="\(page.links.to(.builtIn("more.css")))">
    <link rel="stylesheet" href="\(page.links.to(.builtIn("view.css")))">
    <link rel="stylesheet" href="\(page.links.to(.builtIn("help.css")))">
    <link rel="stylesheet" href="\(page.links.to(.builtIn("tool.css")))">
    <link rel="stylesheet" href="\(page.links.to(.builtIn("material.css")))">
    <link rel="stylesheet" href="\(page.links.to(.builtIn("print.css")))">
    <link rel="stylesheet" href="\(page.links.to(.builtIn("sheet.css")))">
    \(page.theme.isForCopies ? "<link rel=\"stylesheet\" href=\"\(page.links.to(.schoolFile("school.css")))\">\n" as Markup : nil)\
    </head>
    <body class="volume" data-title="\(inHead(volume.title))">
    <section class="cover">
    \(page.theme.isForCopies ? slot(.cover) : nil)\
    <p class="cover-kind">\(volume.kind)</p>
    <h1>\(volume.title)</h1>
    <p class="summary">\(volume.summary)</p>
    \(volume.facts.map { "<p class=\"cover-fact\">\($0)</p>\n" as Markup })\
    <div class="cover-tiles">
    \(volume.tiles.map { "\(tile($0, page))\n" as Markup })\
    </div>
    \(volume.hasContentsOnCover ? contents(volume, words) : nil)\
    <div class="cover-foot">
    <p><strong>\(site.publisher.name)</strong></p>
    \(version)\
    <p>\(words.volumes.at) <a href="\(page.links.whole(.home))">\(page.links.whole(.home))</a></p>
    </div>
    </section>
    \(volume.hasContentsOnCover ? nil : contents(volume, words))\
    \(chapters)\
    </body>
    </html>

    """
}

/// A title as it stands at the head of a page, which has one line.
private func inHead(_ title: String) -> String {
  let most = 40
  return title.count > most ? "\(title.prefix(most - 1))…" : title
}

/// How a document begins that is no page of the site; its head goes on after that.
func documentHead(_ title: String, _ description: String, _ updated: Day?, _ page: PageContext) -> Markup {
  """
  <!DOCTYPE html>
  <html lang="\(page.words.language)" dir="\(page.words.direction)">
  <head>
  <meta charset="utf-8">
  <title>\(title)</title>
  <meta name="author" content="\(page.theme.settings.publisher.name)">
  <meta name="description" content="\(description)">
  <meta name="dcterms.modified" content="\(updated?.description ?? "")">

  """
}

private func contents(_ volume: VolumePage, _ words: Interface) -> Markup {
  """
  <nav class="volume-contents" aria-labelledby="volume_contents">
  <h2 id="volume_contents">\(words.volumes.contents)</h2>
  \(contents(volume.chapters))\
  </nav>

  """
}

/// The table of contents, in two levels.
private func contents(_ chapters: [VolumePage.Chapter]) -> Markup {
  var list: Markup = "<ol>\n"
  var isInner = false, isOpen = false
  for (index, chapter) in chapters.enumerated() {
    if chapter.level > 1, isOpen, !isInner {
      list.append("\n<ol>\n")
      isInner = true
    } else if chapter.level == 1 || !isOpen {
      if isInner { list.append("</li>\n</ol>\n") }
      if isOpen { list.append("</li>\n") }
      isInner = false
    } else {
      list.append("</li>\n")
    }
    list.append("<li><a href=\"#chapter_\(index + 1)\">\(chapter.title)</a>")
    isOpen = true
  }
  if isInner { list.append("</li>\n</ol>\n") }
  list.append(isOpen ? "</li>\n</ol>\n" : "</ol>\n")
  return list
}
