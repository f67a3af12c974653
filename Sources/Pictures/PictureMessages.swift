extension PictureError.Reason {
  /// A lower-case sentence without a full stop that says what is wrong.
  package var message: String {
    switch self {
    case .empty: "the file is empty"
    case .unknownKind(let kind?): "the file is \(kind), not SVG, PNG or JPEG"
    case .unknownKind(nil): "the file is not SVG, PNG or JPEG"
    case .wrongEnding(let ending, let kind):
      "the file is \(kind.rawValue) but its name \(ending.isEmpty ? "has no ending" : "ends in “.\(ending)”")"
    case .tooManyBytes(let count, let limit): "the file has \(count) bytes, more than \(limit)"
    case .tooManyPixels(let width, let height):
      "the picture is \(width) by \(height) pixels, more than \(Int(Limits.side)) on a side"
    case .truncated(let kind): "the \(kind.rawValue) file ends too early"
    case .damaged(let kind, let what): "the \(kind.rawValue) file is damaged: \(what)"
    case .notUTF8: "the SVG is not in UTF-8"
    case .notWellFormed(let what): "the SVG is not well-formed XML: \(what)"
    case .documentType: "the SVG has a document type with declarations (<!DOCTYPE … [ … ]>)"
    case .styleSheetInstruction: "the SVG has an xml-stylesheet instruction"
    case .notSVG(let root, let hasNamespace):
      hasNamespace ? "the outermost element is “\(root)”, not “svg”" : "“\(root)” is not in the namespace of SVG"
    case .forbiddenElement(let name): "the SVG has a “\(name)” element"
    case .eventAttribute(let name): "the SVG has the event attribute “\(name)”"
    case .outsideReference(let attribute, let value): "“\(attribute)” leads outside the file: “\(shortened(value))”"
    case .style(let what): "the style has \(what)"
    case .embeddedPicture(let reason): "in the picture within the SVG, \(reason.message)"
    case .noSize: "the SVG has no size: no width and height and no viewBox that say one"
    case .tooDeep: "the SVG has elements more than \(Limits.depth) deep"
    case .tooManyElements: "the SVG has more than \(Limits.elements) elements"
    case .tooManyRepeats: "the SVG draws more than \(Limits.drawnElements) elements by repeating parts"
    case .endlessRepeat(let id): "the part “\(id)” repeats itself without end"
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .empty, .unknownKind, .notSVG(_, true): "export the logo again, as SVG or PNG"
    case .wrongEnding(_, let kind): "rename it to end in “.\(kind.endings[0])”"
    case .tooManyBytes:
      "make the picture smaller, or export it for the web with less detail"
    case .tooManyPixels: "make the picture smaller: 1000 pixels on a side is plenty for a logo"
    case .truncated, .damaged: "copy or export the file again"
    case .notUTF8: "save the file as UTF-8"
    case .notWellFormed: "export the logo again, or mend the XML at this place"
    case .documentType: "delete everything from <!DOCTYPE up to the > that closes it; SVG needs none"
    case .styleSheetInstruction: "delete the instruction; put the style in the file itself"
    case .notSVG(_, false): "add xmlns=\"http://www.w3.org/2000/svg\" to the svg element"
    case .forbiddenElement(let name) where name.lowercased().hasSuffix("foreignobject"):
      "export the logo again as plain SVG, without the data of the drawing program"
    case .forbiddenElement, .eventAttribute:
      "a logo is a picture that stands still, without scripts, links or animation: delete this"
    case .outsideReference: "put what it leads to in the file itself, or delete the attribute"
    case .style: "delete this from the style, or export the logo with plain attributes and text as outlines"
    case .embeddedPicture: "embed a PNG or JPEG that is fit itself, or draw the logo with shapes only"
    case .noSize: "add a viewBox to the svg element, like viewBox=\"0 0 200 100\""
    case .tooDeep, .tooManyElements, .tooManyRepeats: "simplify the logo, or export it as PNG"
    case .endlessRepeat: "let each use element repeat a part that it is not in itself"
    }
  }

  private func shortened(_ text: String) -> String { text.count <= 60 ? text : text.prefix(60) + "…" }
}
