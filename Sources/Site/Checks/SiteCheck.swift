import Diagnostics
import Model
import Templates

/// Every problem has a view for every audience.
func checkViews(_ catalog: Catalog) -> [Diagnostic] {
  catalog.library.problems.flatMap { problem in
    catalog.settings.audiences.filter { problem.view(for: $0.id) == nil }.compactMap { audience in
      let file = problem.file.replacing("/index.md", with: "/\(audience.id).md")
      if catalog.library.unreadable.contains(file) { return nil }
      return Diagnostic(
        .missingView, at: Location(file: problem.file), "“\(problem.slug)” has no view for “\(audience.id)”",
        hint: "write “\(file)”")
    }
  }
}

/// Every side of every problem does something: an agreement that only others keep is none.
func checkSides(_ catalog: Catalog) -> [Diagnostic] {
  catalog.library.problems.flatMap { problem in
    catalog.settings.audiences.filter { side in !problem.agreements.contains { $0.by == side.id } }.map { side in
      Diagnostic(
        .silentSide, at: problem.agreementsLocation, "no agreement of “\(problem.slug)” is kept by “\(side.id)”",
        hint: "add one with “by: \(side.id)”; what each side does is what binds the views")
    }
  }
}

/// The site's languages are ones that the program speaks.
func checkLanguage(_ catalog: Catalog) -> [Diagnostic] {
  let known = Interface.all.map(\.language), own = catalog.settings.language
  let unknown = ([own] + catalog.settings.languages.map(\.tag)).filter { !known.contains($0.value) }
  return unknown.map { language in
    Diagnostic(
      .unknownLanguage, at: language.location, "there is no interface in the language “\(language.value)”",
      hint: "the languages are \(known.joined(separator: ", "))")
  }
    + catalog.settings.languages.map(\.tag).filter { $0.value == own.value }.map {
      Diagnostic(.duplicateID, at: $0.location, "“\($0.value)” is the site's own language")
    }
}
