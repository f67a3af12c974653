import Pictures

/// Judges a file. An error is returned as a value, so that tests can compare it.
func judged(_ bytes: some Sequence<UInt8>, _ name: String = "logo.svg") -> Result<Picture, PictureError> {
  do throws(PictureError) { return .success(try Picture(Array(bytes), name: name)) } catch { return .failure(error) }
}

func judged(_ svg: String) -> Result<Picture, PictureError> { judged(svg.utf8) }

extension Result where Success == Picture, Failure == PictureError {
  var error: PictureError? { if case .failure(let error) = self { error } else { nil } }
  var text: String? { if case .success(let picture) = self { String(decoding: picture.bytes, as: UTF8.self) } else { nil } }
}

/// An SVG with the given content.
func svg(_ content: String, _ attributes: String = "") -> String {
  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 20 10\"\(attributes)>"
    + content + "</svg>"
}
