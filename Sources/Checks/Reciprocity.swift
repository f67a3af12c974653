import Diagnostics
import Markdown
import Model
import SiteIndex

/// Who does what in a problem or lesson, and where each side reads it.
package struct Reciprocity: Sendable {
  /// One agreement: who keeps it, and where each view shows it.
  package struct Row: Sendable {
    /// The agreement's id, which is unique in its problem or lesson.
    package var agreement: String
    /// The id of the audience that does it.
    package var by: String
    /// Where each view shows the agreement, in the order of ``Reciprocity/audiences``.
    package var places: [Place]
  }

  /// Where a view shows an agreement.
  package enum Place: Sendable, Equatable {
    /// Where the text itself has `[](agreement:id)`.
    case placed(Location)
    /// Among the others, where the text has `[](agreements:)`.
    case panel(Location)
    /// In the panel at the end of the view, as the text says nothing.
    case closing(file: String)
  }

  package var of: Diptych.ID
  package var title: String
  /// The ids of the audiences that have a view, in the order of `site.yml`.
  package var audiences: [String]
  package var rows: [Row]
}

extension Reciprocity {
  /// The table of agreements of every problem and lesson.
  package static func all(in catalog: Catalog) -> [Reciprocity] {
    catalog.library.diptychs.map { diptych in
      Reciprocity(
        of: diptych.id, title: diptych.title, audiences: diptych.views.map(\.audience),
        rows: diptych.agreements.map { agreement in
          Row(
            agreement: agreement.id, by: agreement.by, places: diptych.views.map { place(of: agreement, in: $0) })
        })
    }
  }

  private static func place(of agreement: Agreement, in view: View) -> Place {
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
