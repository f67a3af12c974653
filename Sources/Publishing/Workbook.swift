import Foundation
import Zip

/// A workbook of Excel (`.xlsx`), which may come from anyone: the cells of the first sheet that is shown, as they look there.
///
/// It is a zip of XML files, as ECMA-376 part 1 describes them. Formulas are not calculated: what they gave when the workbook was saved is
/// kept beside them.
struct Workbook {
  let rows: [Spreadsheet.Row]

  /// A list of schools is far smaller.
  private static let limits = ZipLimits(files: 5_000, fileBytes: 32 << 20, totalBytes: 256 << 20)

  /// - Throws: ``BuildError``
  init(path: String) throws(BuildError) {
    let parts = try Parts(path)
    let main = try parts.relations(of: "").first { $0.kind == "officeDocument" }
    guard let main, main.target.hasSuffix(".xml") else {
      throw .noSpreadsheet(
        path: path,
        reason: Saying(
          "it is a zip, but no workbook of Excel; save it as .xlsx, or as “CSV UTF-8”",
          nl: "het is een zip, maar geen werkmap van Excel; bewaar haar als .xlsx, of als “CSV UTF-8”"))
    }
    let relations = try parts.relations(of: main.target)
    func related(_ kind: String) -> String? { relations.first { $0.kind == kind }?.target }
    var sheets: [(id: String, isShown: Bool)] = [], beginsIn1904 = false
    try parts.read(main.target) { name, attributes in
      switch name {
      case "sheet":
        let isShown = attributes["state"].map { $0 == "visible" } ?? true
        sheets.append((attributes.first { $0.key.hasSuffix(":id") }?.value ?? "", isShown))
      case "workbookPr": beginsIn1904 = ["1", "true"].contains(attributes["date1904"])
      default: break
      }
    }
    guard let first = sheets.first(where: \.isShown), let sheet = relations.first(where: { $0.id == first.id }) else {
      throw .noSpreadsheet(path: path, reason: Saying("it has no sheet", nl: "er is geen werkblad in"))
    }
    let texts = WorkbookTexts(), numbers = WorkbookNumbers(beginsIn1904: beginsIn1904)
    if let file = related("sharedStrings") { try parts.read(file, start: texts.start, end: texts.end) }
    if let file = related("styles") { try parts.read(file, start: numbers.start, end: numbers.end) }
    let cells = WorkbookCells(texts.all, numbers)
    try parts.read(sheet.target, start: cells.start, end: cells.end)
    if let fault = cells.fault { throw .noSpreadsheet(path: path, reason: fault) }
    rows = cells.rows
  }

  /// A part that another one refers to.
  private struct Relation {
    let id: String
    /// The last word of its type.
    let kind: String
    /// The path of its file in the zip.
    let target: String
  }

  /// The files in the zip.
  private struct Parts {
    private let path: String
    private let zip: ZipReader

    init(_ path: String) throws(BuildError) {
      self.path = path
      do throws(ZipError) { zip = try ZipReader(path, limits: Workbook.limits) } catch { throw .zip(error) }
    }

    /// What a part refers to; an empty path stands for the workbook as a whole. Nothing when it does not say.
    func relations(of part: String) throws(BuildError) -> [Relation] {
      let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
      var relations: [Relation] = []
      let file = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
      guard zip.entries.contains(where: { $0.name == file }) else { return [] }
      try read(file) { name, attributes in
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
        let kind = (attributes["Type"] ?? "").split(separator: "/").last.map(String.init) ?? ""
        relations.append(
          Relation(id: id, kind: kind, target: target.hasPrefix("/") ? String(target.dropFirst()) : folder + target))
      }
      return relations
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - start: called with the name and the attributes of each element.
    ///   - end: called with the name of each element and the text that it ends with.
    func read(
      _ file: String, start: @escaping (String, [String: String]) -> Void, end: @escaping (String, String) -> Void = { _, _ in }
    ) throws(BuildError) {
      guard let entry = zip.entries.first(where: { $0.name == file }) else {
        throw .noSpreadsheet(path: path, reason: Saying("it lacks its part “\(file)”", nl: "het deel “\(file)” ontbreekt"))
      }
      var bytes: [UInt8]
      do throws(ZipError) { bytes = try zip.bytes(of: entry) } catch { throw .zip(error) }
      guard WorkbookXML.read(&bytes, start: start, end: end) else {
        throw .noSpreadsheet(
          path: path,
          reason: Saying(
            "its part “\(file)” cannot be read; save it anew, or as “CSV UTF-8”",
            nl: "het deel “\(file)” is niet te lezen; bewaar haar opnieuw, of als “CSV UTF-8”"))
      }
    }
  }
}
