import Model
import Platform
import Rendering
import Site
import SiteIndex
import Templates

extension Build {
  /// Builds the edition for its only audience into one HTML file, unless there are errors. The file is written whole, and only if its bytes changed.
  ///
  /// - Throws: ``BuildError``
  package func write(oneFile output: String) throws(BuildError) -> Result {
    try Belongings.refuse(output, within: content)
    var (result, catalog) = try catalog()
    guard let catalog, let audience = audiences.first.flatMap(catalog.audience) else { return result }
    let press: Press
    (press, result.staleVolumes) = try self.press(catalog)
    let file = try attempt { () throws(FileError) in try OneFile(Outputs(press), audience: audience) }
    (result.pages, result.views, result.largest) = (file.pages, catalog.viewCount, file.largest)
    let before = try Self.present(output)
    if before == file.bytes {
      result.counts = WriteCounts(unchanged: 1)
    } else {
      try attempt { () throws(FileError) in
        try Files.makeFolders(around: output)
        try Files.write(file.bytes, to: output)
      }
      result.counts = WriteCounts(written: 1)
    }
    return result
  }

  /// What is there already; `nil` where nothing is. Only a file of this kind is overwritten.
  private static func present(_ path: String) throws(BuildError) -> [UInt8]? {
    guard let kind = Files.kind(path) else { return nil }
    let bytes = kind == .file ? try attempt { () throws(FileError) in try Files.read(path) } : []
    guard bytes.starts(with: OneFilePage.beginning.utf8) else { throw .notOneFile(path: path) }
    return bytes
  }
}
