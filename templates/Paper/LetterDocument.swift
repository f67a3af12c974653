import Markup
import Model

/// The letter of invitation by itself, of which a file is made that a school changes.
package func letterDocument(_ evening: Evening, letter: Markup, _ page: PageContext) -> Markup {
  let words = page.words
  return """
    \(documentHead("\(words.invitation): \(evening.title)", evening.summary, evening.publication.updated, page))\
    <meta name="to-fill" content="\(words.toFill)">
    </head>
    <body>
    \(page.theme.isForCopies ? slot(.cover) : nil)\
    <h1>\(evening.title)</h1>
    <div class="letter prose">
    \(letter)\
    </div>
    </body>
    </html>

    """
}
