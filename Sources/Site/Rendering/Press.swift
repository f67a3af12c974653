import Model
import Synchronization
import Templates

/// What all pages of one build are made from.
package final class Press: Sendable {
  package let catalog: Catalog
  let theme: Theme
  private let known: Mutex<Connections?>

  package convenience init(_ catalog: Catalog) { self.init(catalog, catalog.theme, nil) }

  private init(_ catalog: Catalog, _ theme: Theme, _ connections: Connections?) {
    (self.catalog, self.theme) = (catalog, theme)
    known = Mutex(connections)
  }

  /// What the links in texts connect; found when it is first asked for.
  var connections: Connections {
    known.withLock { known in
      let connections = known ?? Connections(catalog)
      known = connections
      return connections
    }
  }

  /// Finds now what pages will ask for, while all cores are free for it.
  package func prepare() { _ = connections }

  /// A page's bytes; none for a target that is no page.
  package func bytes(of target: Target) -> [UInt8] { PageMaker(self, target).bytes() }

  /// The same for a catalog that differs in nothing but the words of texts.
  package func with(_ catalog: Catalog) -> Press { Press(catalog, theme, known.withLock { $0 }) }
}
