import Diagnostics
import Model
import SiteIndex
import Templates

/// Every problem and lesson has a view for every audience, except those that are optional; whoever keeps an agreement has one
/// too.
func checkViews(_ catalog: Catalog) -> [Diagnostic] {
  catalog.library.diptychs.flatMap { diptych in
    let missing = catalog.settings.audiences.filter { audience in
      !diptych.hasView(for: audience.id) && (!audience.isOptional || diptych.agreements.contains { $0.by == audience.id })
    }
    return missing.compactMap { audience -> Diagnostic? in
      let file = "\(diptych.id.folder)/\(audience.id).md"
      if catalog.library.unreadable.contains(file) { return nil }
      return Diagnostic(
        .missingView, at: Location(file: diptych.file), "“\(diptych.slug)” has no view for “\(audience.id)”",
        hint: "write “\(file)”")
    }
  }
}

/// Every audience does something, and reads what all others do: what only one side keeps or reads is no agreement.
func checkSides(_ catalog: Catalog) -> [Diagnostic] {
  catalog.library.diptychs.flatMap { diptych in
    let sides = diptych.readers(among: catalog.settings.audiences)
    let silent = sides.filter { side in !diptych.agreements.contains { $0.by == side.id } }.map { side in
      Diagnostic(
        .silentSide, at: diptych.agreementsLocation, "no agreement of “\(diptych.slug)” is kept by “\(side.id)”",
        hint: "add one with “by: \(side.id)”; what each side does is what binds the views")
    }
    // For an audience that is not optional, this was found when the file was read.
    let unread = sides.filter(\.isOptional).flatMap { side in
      diptych.agreements.filter { $0.wording[side.id] == nil }.map { agreement in
        Diagnostic(
          .oneSidedAgreement, at: diptych.agreementsLocation, "the agreement “\(agreement.id)” is not phrased for “\(side.id)”",
          hint: "add “\(side.id): …”, what it means in the words of that reader")
      }
    }
    return silent + unread
  }
}

/// There is a learning line, and it names every lesson.
func checkLine(_ catalog: Catalog) -> [Diagnostic] {
  let library = catalog.library
  guard let line = library.line else {
    return library.lessons.isEmpty || library.unreadable.contains("lessons/index.md")
      ? []
      : [
        Diagnostic(
          .missingFile, at: Location(file: library.lessons[0].file), "“lessons/index.md” is missing",
          hint: "it says in which order the lessons are done, under “line”")
      ]
  }
  let named = Set(line.lessons.map(\.value))
  return library.lessons.filter { !named.contains($0.slug) }.map {
    Diagnostic(
      .unlistedLesson, at: Location(file: $0.file), "the learning line does not name “\($0.slug)”",
      hint: "add it to “line” in “\(line.file)”, in the week in which it is done")
  }
}

/// The site's languages are among those that the program speaks.
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
