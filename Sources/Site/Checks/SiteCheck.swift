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

/// No two outputs live at one address, also where capitals do not count.
func checkAddresses(_ catalog: Catalog) -> [Diagnostic] {
  var taken: [String: Output] = [:]
  var found: [Diagnostic] = []
  for output in Plan(catalog).outputs {
    let key = output.address.path.lowercased()
    if let other = taken[key] {
      let (file, rival) = output.file == nil ? (other.file, output.file) : (output.file, other.file)
      found.append(
        Diagnostic(
          .addressClash, at: Location(file: file ?? "site.yml"),
          "this is published at “\(output.address.path)”, as is \(rival.map { "“\($0)”" } ?? "a page of the site itself")",
          hint: "give one of them another name"))
    } else {
      taken[key] = output
    }
  }
  return found
}

/// The site's language is one that the program speaks.
func checkLanguage(_ library: Library) -> [Diagnostic] {
  guard let language = library.settings?.language else { return [] }
  let known = Interface.all.map(\.language)
  return [
    Diagnostic(
      .unknownLanguage, at: language.location, "there is no interface in the language “\(language.value)”",
      hint: "the languages are \(known.joined(separator: ", "))")
  ]
}
