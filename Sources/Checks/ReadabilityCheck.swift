import Diagnostics
import Model
import Readability
import SiteIndex

/// Every view is as easy to read as `site.yml` asks for its audience.
func checkReadability(_ catalog: Catalog) -> [Diagnostic] {
  let asking = catalog.settings.audiences.filter { $0.readability != nil }
  if asking.isEmpty { return [] }
  guard catalog.settings.language.value == Readability.language else {
    return asking.compactMap(\.readability).map {
      Diagnostic(
        .badValue, at: $0.location, "how easily a text reads can be measured in “\(Readability.language)” only",
        hint: "take “readability” out")
    }
  }
  let limits = Dictionary(asking.map { ($0.id, $0.readability?.value ?? 0) }, uniquingKeysWith: { first, _ in first })
  return Reading.all(of: Set(limits.keys), in: catalog).compactMap { reading in
    // The score as printed decides: 60.0 is not below 60.
    guard let score = reading.text.fleschDouma, let limit = limits[reading.audience], score.tenths < limit * 10 else {
      return nil
    }
    return Diagnostic(
      .hardToRead, at: Location(file: reading.file),
      "this scores \(score.oneDecimal), below the \(limit) that “\(reading.audience)” asks for",
      hint: reading.text.hardest(1, minimum: Readings.shortest).first.map {
        "shorten sentences and words; the hardest is \($0.file):\($0.line): “\($0.text.shortened)”"
      })
  }
}

extension String {
  /// The beginning of a sentence that is too long for a hint.
  fileprivate var shortened: String {
    let beginning = prefix(120)
    return beginning.endIndex == endIndex ? self : "\(beginning)…"
  }
}
