import Model
import Synchronization
import Templates

/// What all pages of one build are made from.
package final class Press: Sendable {
  let theme: Theme
  private let made: Mutex<(catalog: Catalog, connections: Connections?)>

  package init(_ catalog: Catalog) {
    theme = catalog.theme
    made = Mutex((catalog, nil))
  }

  package var catalog: Catalog { made.withLock { $0.catalog } }

  /// Makes pages from now on of a catalog that differs in nothing but the words of texts.
  package func take(_ catalog: Catalog) { made.withLock { $0.catalog = catalog } }

  /// What the links in texts connect; found when it is first asked for.
  var connections: Connections {
    made.withLock { made in
      let connections = made.connections ?? Connections(made.catalog)
      made.connections = connections
      return connections
    }
  }

  /// Finds now what pages will ask for, while all cores are free for it.
  package func prepare() { _ = connections }

  /// A page's bytes; none for a target that is no page.
  package func bytes(of target: Target) -> [UInt8] { PageMaker(self, target).bytes() }

  /// A page as it is when it is asked for.
  func page(_ target: Target, at address: Address? = nil, from file: String?) -> Output {
    Output(
      address: address ?? catalog.addresses.address(of: target).0, content: .made { [self] in bytes(of: target) }, file: file)
  }
}
