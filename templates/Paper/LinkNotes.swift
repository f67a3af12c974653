import Markup

/// Where the links of a page's texts lead, for those who read it on paper: numbered as they come, each once. A class, as all texts
/// of a page share it; they are rendered one after the other, and the list comes last.
package final class LinkNotes {
  private var numbers: [String: Int] = [:]
  private(set) var addresses: [String] = []

  package init() {}

  /// The number of a full address.
  package func number(of address: String) -> Int {
    if let number = numbers[address] { return number }
    addresses.append(address)
    numbers[address] = addresses.count
    return addresses.count
  }
}

/// The addresses that the links of the page's texts lead to, shown on paper only; `nil` when there are none.
func printNotes(_ page: PageContext) -> Markup? {
  guard !page.notes.addresses.isEmpty else { return nil }
  return """
    <section class="print-notes" aria-labelledby="page_addresses">
    <h2 id="page_addresses">\(page.words.addresses)</h2>
    <ol>
    \(page.notes.addresses.map { "<li>\(shown($0))</li>\n" as Markup })\
    </ol>
    </section>

    """
}
