import Publishing

/// What the importer of schools says, in the language of the site where that is Dutch, and in English otherwise.
struct ImportReport {
  let spreadsheet: String
  let language: String

  private func words(_ english: String, nl dutch: String) -> String { language == "nl" ? dutch : english }

  func text(_ finding: SchoolImport.Finding) -> String {
    let row = words("row", nl: "rij"), hint = finding.hint.map { "\n\(words("hint", nl: "tip")): \($0)" } ?? ""
    let column = finding.column.isEmpty ? "" : ", \(words("column", nl: "kolom")) \(finding.column)"
    let sort = finding.isError ? words("error", nl: "fout") : words("warning", nl: "let op")
    return "\(spreadsheet): \(row) \(finding.row)\(column): \(sort): \(finding.message)\(hint)\n"
  }

  /// What becomes of each school, with each value that changes; then how many there are of each.
  func text(_ plan: SchoolImport.Plan) -> String {
    let nothing = words("nothing", nl: "niets")
    func shown(_ value: String?) -> String { value.map { "“\($0)”" } ?? nothing }
    var lines: [String] = []
    for school in plan.schools {
      lines.append("\(fate(school.fate)) \(school.slug): \(school.name)")
      lines += school.changes.map { "            \($0.key): \(shown($0.from)) → \(shown($0.to))" }
    }
    lines += plan.absent.map {
      words("no row    \($0): its file stays as it is", nl: "geen rij   \($0): het bestand blijft zoals het is")
    }
    let (new, changed, unchanged) = (plan.count(.new), plan.count(.changed), plan.count(.unchanged))
    let counts = words(
      "\(new) new, \(changed) changed, \(unchanged) unchanged, \(plan.absent.count) without a row",
      nl: "\(new) nieuw, \(changed) veranderd, \(unchanged) ongewijzigd, \(plan.absent.count) zonder rij")
    return (lines + [counts]).joined(separator: "\n") + "\n"
  }

  private func fate(_ fate: SchoolImport.Fate) -> String {
    switch fate {
    case .new: words("new      ", nl: "nieuw      ")
    case .changed: words("changed  ", nl: "veranderd  ")
    case .unchanged: words("unchanged", nl: "ongewijzigd")
    }
  }

  var nothingWritten: String { words("nothing was written", nl: "er is niets geschreven") }

  func nothingWritten(errors: Int) -> String {
    let errors = words("\(errors) error\(errors == 1 ? "" : "s")", nl: "\(errors) fout\(errors == 1 ? "" : "en")")
    return "\(errors); \(nothingWritten)"
  }

  func question(new: Int, changed: Int) -> String {
    words(
      "Write \(new + changed) files, of which \(changed) \(changed == 1 ? "is" : "are") there already?",
      nl: "\(new + changed) bestanden schrijven, waarvan er \(changed) al \(changed == 1 ? "is" : "zijn")?")
  }

  /// Where nobody can be asked.
  func otherwise(changed: Int) -> String {
    words(
      "error: \(changed == 1 ? "1 school's file says" : "\(changed) schools' files say") something else than the spreadsheet; nothing was written\n"
        + "hint: use --replace if the spreadsheet is right; what else the files say stays",
      nl:
        "fout: \(changed == 1 ? "het bestand van 1 school zegt" : "de bestanden van \(changed) scholen zeggen") iets anders dan het rekenblad; er is niets geschreven\n"
        + "tip: gebruik --replace als het rekenblad klopt; wat de bestanden verder zeggen, blijft")
  }

  func written(new: Int, changed: Int) -> String {
    words("Wrote \(new) new and \(changed) changed schools", nl: "\(new) nieuwe en \(changed) veranderde scholen geschreven")
  }
}
