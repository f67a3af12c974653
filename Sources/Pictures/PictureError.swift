/// Why a file cannot be published as a picture.
package struct PictureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A position in the text of an SVG.
  package struct Place: Hashable, Sendable {
    /// 1-based.
    package let line: Int
    /// 1-based, in Unicode scalars.
    package let column: Int

    package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
  }

  /// What is wrong. ``message`` and ``hint`` put it into words.
  package indirect enum Reason: Hashable, Sendable {
    case empty
    /// It is not a kind that is published; with the name of the kind it is, when we know it.
    case unknownKind(String?)
    /// The file itself has yet to be fetched, by this command.
    case pointer(String)
    case wrongEnding(String, Picture.Kind)
    case tooManyBytes(Int, limit: Int, Picture.Kind)
    case tooManyPixels(width: Int, height: Int, most: Int, Picture.Kind)
    /// All frames of an animation, or all pictures within an SVG, have too many pixels together.
    case tooManyFrames
    /// After the picture the file goes on with something else.
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
    /// The root is another element, or is an `svg` outside SVG's namespace.
    case notSVG(root: String, hasNamespace: Bool)
    case forbiddenElement(String)
    case eventAttribute(String)
    /// An attribute that leads to anything but a part of the same file.
    case outsideReference(attribute: String, value: String)
    /// A style that leads outside the file, or that cannot be judged.
    case style(String)
    /// An attribute of something other than an image holds a file of its own.
    case misplacedData(String)
    /// A picture within the SVG is itself not fit to publish.
    case embeddedPicture(Reason)
    /// An SVG with neither a size nor a view box.
    case noSize
    case tooDeep
    /// Parts are drawn for parts that are drawn for parts, too many times over.
    case tooManyHops
    case tooManyElements
    /// Too many elements are drawn once all that repeat others are counted.
    case tooManyRepeats
    case tooManyDashes
    /// A part is drawn within itself.
    case endlessRepeat(String)
  }

  package let reason: Reason
  /// Where it is in an SVG; `nil` for what is about the file as a whole.
  package let place: Place?

  init(_ reason: Reason, at place: Place? = nil) { (self.reason, self.place) = (reason, place) }

  /// A lower-case sentence without a full stop that says what is wrong.
  package var message: String { reason.message }
  /// What to do about it.
  package var hint: String { reason.hint }

  package var description: String { place.map { "\($0.line):\($0.column): \(message)" } ?? message }
}
