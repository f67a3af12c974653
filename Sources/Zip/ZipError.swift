import CZip

/// What is wrong with a zip, or with a file that should go into one.
package struct ZipError: Error, CustomStringConvertible, Sendable, Equatable {
  /// The zip file that was read, or the folder within the zip that was to be made.
  package let path: String
  package let reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// An error in libzip's words.
  init(path: String, _ error: UnsafeMutablePointer<zip_error_t>) {
    self.init(path: path, reason: String(cString: zip_error_strerror(error)))
  }

  package var description: String { "\(path): \(reason)" }
}
