import Diagnostics
import Model
import Platform
import SiteIndex

/// Every check that needs all content to have been read. The findings are not sorted.
///
/// - Parameter published: what is shown on the day of the build.
package func check(_ catalog: Catalog, published: Catalog) -> [Diagnostic] {
  // Side by side, those that take longest first.
  let checks: [@Sendable () -> [Diagnostic]] = [
    { checkAddresses(published) }, { checkTexts(catalog) }, { checkReadability(catalog) }, { checkTranslations(catalog) },
    { checkLanguage(catalog) + checkViews(catalog) + checkSides(catalog) + checkLine(catalog) },
    { checkPartners(catalog.library.partners, catalog) }, { checkSources(catalog) }, { checkReferences(catalog) },
    { checkLeftOut(published) }, { checkEvenings(catalog) + checkNeeds(catalog) },
  ]
  return Parallel.map(checks, chunk: 1) { $0() }.flatMap(\.self)
}

/// Checks the headings and links of every text.
private func checkTexts(_ catalog: Catalog) -> [Diagnostic] {
  let texts = catalog.allTexts
  return Parallel.map(texts) {
    checkHeadings($0) + checkLinks($0, catalog) + checkQuotes($0, catalog) + checkNumbers($0, catalog)
  }.flatMap(\.self)
    + checkTerms(catalog)
}
