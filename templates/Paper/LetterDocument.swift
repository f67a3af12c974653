import Markup
import Model

/// The letter of invitation by itself, of which a file is made that a school changes.
package func letterDocument(_ evening: Evening, letter: Markup, _ page: PageContext) -> Markup {
  let words = page.words
  return """
    <!DOCTYPE html>
    <html lang="\(words.language)" dir="\(words.direction)">
    <head>
    <meta charset="utf-8">
    <title>\(words.invitation): \(evening.title)</title>
    <meta name="author" content="\(page.theme.settings.publisher.name)">
    <meta name="description" content="\(evening.summary)">
    <meta name="dcterms.modified" content="\(evening.publication.updated?.description ?? "")">
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
