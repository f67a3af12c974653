import Diagnostics
import Markdown
import Model
import SiteIndex

/// Who does what in a problem or a lesson, and where each side reads it.
package struct Reciprocity: Sendable {
  /// One agreement.
  package struct Row: Sendable {
    package var agreement: String
    /// The audience that does it.
    package var by: String
    /// By audience, in the order of `site.yml`: where its view shows the agreement.
    package var places: [Place]
  }

  /// Where a view shows an agreement.
  package enum Place: Sendable, Equatable {
    /// At a place that the text gives it.
    case placed(Location)
    /// Among the others, where the text puts the panel.
    case panel(Location)
    /// In the panel that closes the view.
    case closing(file: String)
  }

  package var of: Diptych.ID
  package var title: String
  package var audiences: [String]
  package var rows: [Row]
}

extension Catalog {
  /// The table of every problem and lesson.
  package func reciprocity() -> [Reciprocity] {
    library.diptychs.map { diptych in
      Reciprocity(
        of: diptych.id, title: diptych.title, audiences: diptych.views.map(\.audience),
        rows: diptych.agreements.map { agreement in
          Reciprocity.Row(
            agreement: agreement.id, by: agreement.by, places: diptych.views.map { place(of: agreement, in: $0) })
        })
    }
  }

  private func place(of agreement: Agreement, in view: View) -> Reciprocity.Place {
    var panel: Location?
    for link in view.body.links {
      switch Destination(link.destination) {
      case .agreement(agreement.id): return .placed(link.location)
      case .agreements: panel = link.location
      default: break
      }
    }
    return panel.map { .panel($0) } ?? .closing(file: view.file)
  }
}
