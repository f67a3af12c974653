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

/// No two outputs live at one address, nor at the address of a folder, also where capitals do not count.
func checkAddresses(_ catalog: Catalog) -> [Diagnostic] {
  let outputs = Plan(catalog).outputs
  var files: [String: Output] = [:]
  // What lies in each folder, by how its name is spelled.
  var folders: [String: [String: Output]] = [:]
  for output in outputs {
    for folder in output.address.folders {
      let known = folders[folder.lowercased()]?[folder]
      // One that comes from the content can be renamed, so it is the one to name.
      if known?.file == nil { folders[folder.lowercased(), default: [:]][folder] = output }
    }
  }
  var found: [Diagnostic] = []
  func clash(_ one: Output, _ other: Output) {
    let (file, rival) = one.file == nil ? (other.file, one.file) : (one.file, other.file)
    found.append(
      Diagnostic(
        .addressClash, at: Location(file: file ?? "site.yml"),
        "this is published at “\(one.address.path)”, as is \(rival.map { "“\($0)”" } ?? "a page of the site itself")",
        hint: "give one of them another name"))
  }
  for output in outputs {
    let key = output.address.path.lowercased()
    if let other = files[key] ?? folders[key]?.values.min(by: { $0.address < $1.address }) { clash(output, other) }
    files[key] = output
  }
  for spellings in folders.values where spellings.count > 1 {
    let names = spellings.keys.sorted()
    let file = names.compactMap { spellings[$0]?.file }.first ?? "site.yml"
    found.append(
      Diagnostic(
        .addressClash, at: Location(file: file),
        "the folders \(names.map { "“\($0)”" }.joined(separator: " and ")) differ in nothing but capitals",
        hint: "on many computers these are one folder; spell them alike"))
  }
  return found
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
