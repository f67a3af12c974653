/// Why a text cannot be read as a colour.
package enum ColorError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  /// It does not begin with `#`, or something after that is not a hexadecimal digit.
  case notHexadecimal(String)
  /// It has another number of digits than three or six.
  case wrongLength(String, digits: Int)
  /// It has an alpha channel, so its contrast would depend on what lies behind it.
  case transparent(String)

  /// A lower-case sentence without a full stop that says what is wrong.
  package var message: String {
    switch self {
    case .empty: "there is no colour"
    case .notHexadecimal(let text): "“\(text)” is not a colour"
    case .wrongLength(let text, let digits): "“\(text)” is not a colour: it has \(digits) digit\(digits == 1 ? "" : "s")"
    case .transparent(let text): "the colour “\(text)” is transparent"
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .empty: "write it in quotes, like \"#c8102e\": without them YAML takes the # for the start of a comment"
    case .notHexadecimal: "write # and six digits from 0-9 and a-f, like \"#c8102e\""
    case .wrongLength: "write # and three or six digits from 0-9 and a-f, like \"#c8102e\""
    case .transparent: "leave out the digits for the transparency: write # and six digits, like \"#c8102e\""
    }
  }

  package var description: String { message }
}
