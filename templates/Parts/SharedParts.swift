import Markup
import Model

// What a page says of a school where the copies of all schools share it: each copy's own style sheet says which school that is.

/// The name of the school whose copy it is; without style sheets, the words for any school. These stay for those who hear the page, as not every program
/// reads out what a style sheet says.
private func schoolName(_ page: PageContext) -> Markup {
  "<span class=\"school-name\"><span>\(page.words.copy.school)</span></span>"
}

/// The head of a page: see ``brand(_:_:)``.
package func sharedBrand(_ page: PageContext) -> Markup {
  """
  <span class="school-logo"></span><span>\(page.theme.settings.title) <span class="sender">\(schoolName(page))</span></span>
  """
}

/// The foot of a page: see ``schoolFoot(_:_:_:)``. Where the school is and how to reach it stand on its own page.
package func sharedFoot(_ copy: CopyFacts, _ page: PageContext) -> Markup {
  """
  <div>
  <p><strong><a href="\(page.links.to(.school))">\(schoolName(page))</a></strong></p>
  </div>
  \(copyVersion(copy, page))
  """
}

/// The cover of a meeting's slides: see ``schoolCover(_:logo:_:)``.
package func sharedCover(_ page: PageContext) -> Markup {
  "<p class=\"letterhead\"><span class=\"school-logo\"></span> <strong>\(schoolName(page))</strong></p>\n"
}

/// The name on a sheet of paper: see ``schoolSheet(_:)``.
package func sharedSheet(_ page: PageContext) -> Markup { "<strong>\(schoolName(page))</strong>, " }

extension School {
  /// The rules that say whose copy it is, for the pages that all copies share.
  ///
  /// - Parameter icon: the address of the site's own drawing, for a school without a logo.
  func sharedRules(icon: String) -> String {
    let mark =
      if let logo, let width = LogoSize(logo.size)?.width {
        ".school-logo { width: \(width)px; background-image: url(\"logo.\(logo.ending)\"); }"
      } else {
        ".school-logo { width: 32px; background-image: url(\"\(icon)\"); }\n.letterhead .school-logo { display: none; }"
      }
    return """
      .school-name::before { content: "\(Self.escaped(name))"; }
      .school-name > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      \(mark)

      """
  }

  /// Within quotation marks in a style sheet: whatever is no plain letter or digit is written as its number.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      return isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
    }.joined()
  }
}
