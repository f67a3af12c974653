extension PictureError.Reason {
  /// A lower-case sentence without a full stop that says what is wrong.
  package var message: String {
    switch self {
    case .empty: "the file is empty"
    case .unknownKind(let kind?): "the file is \(kind), not SVG, PNG, JPEG, GIF or WebP"
    case .unknownKind(nil): "the file is not SVG, PNG, JPEG, GIF or WebP"
    case .pointer: "this is not the file itself, and only says where that is kept"
    case .wrongEnding(let ending, let kind):
      "the file is \(kind.rawValue) but its name \(ending.isEmpty ? "has no ending" : "ends in “.\(ending)”")"
    case .tooManyBytes(let count, let limit, _): "the file has \(count) bytes, more than \(limit)"
    case .tooManyPixels(let width, let height, let most, _):
      "the picture is \(width) by \(height) pixels, more than \(most) on a side"
    case .tooManyFrames: "all pictures in the file together have more than \(Limits.pixels / 1_000_000) million pixels"
    case .twoFiles(let kind, let other): "after the \(kind.rawValue) picture the file goes on with \(other)"
    case .truncated(let kind): "the \(kind.rawValue) file ends too early"
    case .damaged(let kind, let what): "the \(kind.rawValue) file is damaged: \(what)"
    case .notUTF8: "the SVG is not in UTF-8"
    case .notWellFormed(let what): "the SVG is not well-formed XML: \(what)"
    case .documentType: "the SVG has a document type that declares more than words (<!DOCTYPE … [ … ]>)"
    case .styleSheetInstruction: "the SVG has an xml-stylesheet instruction"
    case .notSVG(let root, let hasNamespace):
      hasNamespace ? "the outermost element is “\(root)”, not “svg”" : "“\(root)” is not in the namespace of SVG"
    case .forbiddenElement(let name): "the SVG has a “\(name)” element"
    case .eventAttribute(let name): "the SVG has the event attribute “\(name)”"
    case .outsideReference(let attribute, let value): "“\(attribute)” leads outside the file: “\(shortened(value))”"
    case .style(let what): "the style has \(what)"
    case .misplacedData(let attribute): "“\(attribute)” holds a file, which only that of an image may"
    case .embeddedPicture(let reason): "in the picture within the SVG, \(reason.message)"
    case .noSize: "the SVG has no size: no width and height and no viewBox that say one"
    case .tooDeep: "the SVG has elements more than \(Limits.depth) deep"
    case .tooManyHops: "the SVG has parts that draw other parts, more than \(Limits.hops) deep"
    case .tooManyElements: "the SVG has more than \(Limits.elements) elements"
    case .tooManyRepeats: "the SVG draws more than \(Limits.drawnElements) elements by repeating parts"
    case .tooManyDashes: "the SVG has lines of more than \(Int(Limits.dashes)) dashes"
    case .endlessRepeat(let id): "the part “\(id)” draws itself, without end"
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .empty, .notSVG(_, true): "export the picture again, as SVG or PNG"
    case .unknownKind: "open it in a program for pictures and save it as JPEG or PNG, a drawing as SVG"
    case .pointer(let command): "run “\(command)” in the folder of the content, which brings the file"
    case .wrongEnding(_, let kind): "rename it to end in “.\(kind.endings[0])”"
    case .tooManyBytes(_, _, .svg):
      "simplify the drawing, or export it as PNG"
    case .tooManyPixels(_, _, _, .svg):
      "write a smaller width and height; what its viewBox holds is drawn at any size"
    case .tooManyBytes, .tooManyPixels:
      "make the picture at most 1600 pixels wide and high, and save a photograph as JPEG with a quality of 80"
    case .tooManyFrames: "leave pictures out, or make them smaller"
    case .twoFiles: "open the picture in a program for pictures and save it anew"
    case .truncated, .damaged: "copy or export the file again"
    case .notUTF8: "save the file as UTF-8"
    case .notWellFormed: "export the picture again, or mend the XML at this place"
    case .documentType: "export the picture again as plain SVG, without the data of the drawing program, or as PNG"
    case .styleSheetInstruction: "delete the instruction; put the style in the file itself"
    case .notSVG(_, false): "add xmlns=\"http://www.w3.org/2000/svg\" to the svg element"
    case .forbiddenElement(let name) where name.lowercased().hasSuffix("foreignobject"):
      "export the picture again as plain SVG, without the data of the drawing program, or as PNG"
    case .forbiddenElement(let name) where name.split(separator: ":").last?.hasPrefix("fe") == true:
      "draw it without this effect, or export the picture as PNG: some browsers draw it for minutes, others not at all"
    case .forbiddenElement, .eventAttribute:
      "a picture stands still, without scripts, links or animation: delete this"
    case .outsideReference: "put what it leads to in the file itself, or delete the attribute"
    case .style: "delete this from the style, or export the picture with plain attributes and text as outlines"
    case .misplacedData: "delete the attribute, or put the file in an image element"
    case .embeddedPicture: "embed a PNG or JPEG that could be published by itself, or draw the picture with shapes only"
    case .noSize: "add a viewBox to the svg element, like viewBox=\"0 0 200 100\""
    case .tooDeep, .tooManyHops, .tooManyElements, .tooManyRepeats: "simplify the picture, or export it as PNG"
    case .tooManyDashes: "make the dashes longer (stroke-dasharray), or the line whole"
    case .endlessRepeat: "let it name a part that it is not in itself, or export the picture as PNG"
    }
  }

  private func shortened(_ text: String) -> String { text.count <= 60 ? text : text.prefix(60) + "…" }
}
