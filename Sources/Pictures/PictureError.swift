/// Why a file cannot be published as a picture.
package struct PictureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A place in the text of an SVG.
  package struct Place: Hashable, Sendable {
    /// 1-based.
    package let line: Int
    /// 1-based, in Unicode scalars.
    package let column: Int

    package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
  }

  package indirect enum Reason: Hashable, Sendable {
    case empty
    /// None of the kinds that are published; the name of the kind it is, where we know it.
    case unknownKind(String?)
    /// The file is still to be brought, by this command.
    case pointer(String)
    case wrongEnding(String, Picture.Kind)
    case tooManyBytes(Int, limit: Int, Picture.Kind)
    case tooManyPixels(width: Int, height: Int, most: Int, Picture.Kind)
    case tooManyFrames
    /// After the picture the file goes on with something that is none.
    case twoFiles(Picture.Kind, String)
    /// The file ends too early.
    case truncated(Picture.Kind)
    /// The bytes do not follow the format.
    case damaged(Picture.Kind, String)
    /// An SVG whose text is not UTF-8.
    case notUTF8
    case notWellFormed(String)
    case documentType
    case styleSheetInstruction
    /// The root is another element, or `svg` outside SVG's namespace.
    case notSVG(root: String, hasNamespace: Bool)
    case forbiddenElement(String)
    case eventAttribute(String)
    /// An attribute that leads to anything but a part of the same file.
    case outsideReference(attribute: String, value: String)
    /// A style that leads outside, or that cannot be judged.
    case style(String)
    /// A part that is drawn for another, not an image, holds a file of its own.
    case misplacedData(String)
    /// A picture within the SVG is itself not fit to publish.
    case embeddedPicture(Reason)
    case noSize
    case tooDeep
    case tooManyHops
    case tooManyElements
    case tooManyRepeats
    case tooManyDashes
    case endlessRepeat(String)
  }

  package let reason: Reason
  /// For an SVG, where it is; `nil` for what the file as a whole lacks.
  package let place: Place?

  init(_ reason: Reason, at place: Place? = nil) { (self.reason, self.place) = (reason, place) }

  /// A lower-case sentence without a full stop that says what is wrong.
  package var message: String { reason.message }
  /// What to do about it.
  package var hint: String { reason.hint }

  package var description: String { place.map { "\($0.line):\($0.column): \(message)" } ?? message }
}
