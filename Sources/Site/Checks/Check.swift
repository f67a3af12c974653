import Diagnostics
import Model
import Platform

/// Everything that can only be judged when all content is read. Unsorted.
package func check(_ library: Library) -> [Diagnostic] {
  guard let catalog = Catalog(library) else { return [] }
  return checkLanguage(catalog) + checkViews(catalog) + checkSides(catalog) + checkAddresses(catalog) + checkSources(catalog)
    + checkReferences(catalog)
    + checkTexts(catalog)
}

/// Every text: its headings and its links.
private func checkTexts(_ catalog: Catalog) -> [Diagnostic] {
  let texts = catalog.texts()
  return Parallel.map(texts) { checkHeadings($0) + checkLinks($0, catalog) + checkQuotes($0, catalog) }.flatMap(\.self)
    + checkTerms(catalog)
}
