import Diagnostics
import Model
import Pictures
import Platform

extension ContentFolder {
  /// Reads a picture or a document and judges it by its bytes. Returns `nil`, with a finding, when it is not fit to publish.
  func asset(_ file: String, _ findings: Findings) -> Asset? {
    if file.lowercased().hasSuffix(".pdf") {
      return document(file, findings) ? Asset(path: file, picture: nil) : nil
    }
    return picture(file, .badPicture, findings).map { Asset(path: file, picture: $0.bytes) }
  }

  /// Reads and judges a picture: the only way in which one comes in, whatever shows it.
  ///
  /// - Parameter id: the kind of finding to report.
  func picture(_ file: String, _ id: DiagnosticID, _ findings: Findings) -> Picture? {
    do throws(FileError) {
      do throws(PictureError) {
        if let size = size(of: file) { try Picture.check(count: size, name: file) }
      } catch {
        findings.add(id, at: Location(file: file), error.message, hint: error.hint)
        return nil
      }
      let bytes = try bytes(of: file)
      // A drawing is also a text.
      if file.lowercased().hasSuffix(".svg"), MergeMarks.find(in: bytes, file: file, findings) { return nil }
      do throws(PictureError) {
        return try Picture(bytes, name: file)
      } catch {
        let place = error.place.map { Location(file: file, line: $0.line, column: $0.column) } ?? Location(file: file)
        findings.add(id, at: place, error.message, hint: error.hint)
      }
    } catch {
      findings.add(.unreadableFile, at: Location(file: file), "the file cannot be read: \(error.reason)")
    }
    return nil
  }

  /// The publisher's logo: a picture like all others of the content, where what is wrong with it is found.
  func logo(_ name: Located<String>, _ files: [String], _ findings: Findings) -> Publisher.Logo? {
    guard files.contains(name.value), ContentPath(path: name.value).isAsset else {
      let pictures = files.filter { ContentPath(path: $0).isAsset }
      findings.add(
        .missingFile, at: name.location, "there is no logo “\(name.value)”",
        hint: NearMiss.hint(name.value, in: pictures) ?? "put the file beside this one")
      return nil
    }
    return picture(name.value, .badLogo, Findings()).map { Publisher.Logo(path: name.value, size: ($0.width, $0.height)) }
  }

  /// Whether a document is what its name says. What a PDF contains is its maker's business: nothing is taken out of it.
  private func document(_ file: String, _ findings: Findings) -> Bool {
    func refuse(_ message: String, _ hint: String) -> Bool {
      findings.add(.badFile, at: Location(file: file), message, hint: hint)
      return false
    }
    do throws(FileError) {
      if let size = size(of: file), size > Limits.fileBytes {
        return refuse(
          "the file has \(size) bytes, more than \(Limits.fileBytes)", "make it smaller: many read this on a telephone")
      }
      let bytes = try bytes(of: file)
      if bytes.isEmpty { return refuse("the file is empty", "put the document itself here") }
      if let (what, hint) = Pointer.of(bytes) { return refuse(what, hint) }
      guard bytes.starts(with: "%PDF-".utf8) else {
        return refuse("the file is no PDF, though its name says so", "export the document as PDF")
      }
      guard bytes.suffix(1024).firstRange(of: Array("%%EOF".utf8)) != nil else {
        return refuse("the PDF ends too early", "copy or export the file again")
      }
      return true
    } catch {
      findings.add(.unreadableFile, at: Location(file: file), "the file cannot be read: \(error.reason)")
      return false
    }
  }
}
