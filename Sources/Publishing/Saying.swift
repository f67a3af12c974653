import Diagnostics
import Model

/// What is said of a spreadsheet of schools. Whoever fills it in need not be an editor, so it is in the language of the site where that is Dutch, and in
/// English otherwise.
package struct Saying: Sendable, Equatable {
  private let english, dutch: String
  private var language = "en"

  init(_ english: String, nl dutch: String) { (self.english, self.dutch) = (english, dutch) }

  /// The same in the language of a site.
  func said(in language: String) -> Saying {
    var same = self
    same.language = language
    return same
  }

  /// The same in the language in which something else is said.
  func said(like other: Saying) -> Saying { said(in: other.language) }

  package var text: String { language == "nl" ? dutch : english }

  /// One after the other.
  static func + (one: Saying, other: Saying) -> Saying { Saying(one.english + other.english, nl: one.dutch + other.dutch) }
}

/// A message and a hint.
struct Advice: Error {
  let message: Saying
  let hint: Saying?

  init(_ message: Saying, _ hint: Saying?) { (self.message, self.hint) = (message, hint) }

  static func meant(_ word: String) -> Saying { Saying("did you mean “\(word)”?", nl: "bedoelt u “\(word)”?") }

  /// The hint that names one of these, when it is near enough.
  static func near(_ word: String, in words: some Sequence<String>) -> Saying? { NearMiss.of(word, in: words).map(meant) }

  /// What is wrong with a text that has not the form of a value.
  static func refusal<Value: Written>(of text: String, _ value: Value.Type) -> Advice {
    let refusal = value.refusal(of: text), better = value.correction(of: text).flatMap { Value($0) == nil ? nil : $0 }
    let (noun, form) = dutch["\(value)"] ?? (value.noun, value.form)
    return Advice(
      Saying(refusal.message, nl: "“\(text)” is geen \(noun)"),
      Saying(refusal.hint, nl: better.map { "schrijf “\($0)”" } ?? form))
  }

  private static let dutch = [
    "\(MailAddress.self)": ("mailadres", "schrijf het als naam@voorbeeld.nl"),
    "\(WebAddress.self)": ("webadres", "schrijf het als https://voorbeeld.nl/pagina"),
    "\(PhoneNumber.self)": ("telefoonnummer", "schrijf het in cijfers, als 036-5489405 of +31 36 548 94 05"),
    "\(BRIN.self)": (
      "BRIN-nummer", "het heeft twee cijfers en twee letters, als 05AB, en voor een vestiging nog twee cijfers, als 05AB01"
    ), "\(ClockTime.self)": ("tijd", "schrijf hem als 19:30"),
  ]

  /// What the judge of all schools' files says of a value that a spreadsheet brings.
  ///
  /// - Parameters:
  ///   - column: where the value stands; `nil` when that is not known.
  ///   - value: as it stands in the file.
  static func of(_ finding: Diagnostic, _ column: SchoolColumn?, _ value: String) -> Advice {
    let dutch: (message: String, hint: String?)
    switch column {
    case .email, .contactEmail: return matching(finding, value, MailAddress.self)
    case .phone, .contactPhone: return matching(finding, value, PhoneNumber.self)
    case .accent:
      dutch = ("“\(value)” is geen kleur", "schrijf haar als #1f7a3d: een hekje en zes cijfers of letters van a tot f")
    case .logo: dutch = ("het logo “\(value)” kan niet worden gebruikt: \(finding.message)", finding.hint)
    case .url, .hostedAt:
      dutch = (
        "“\(value)” kan hier niet staan",
        "schrijf het hele adres van een \(column == .url ? "website" : "map"), als https://voorbeeld.nl/tips/"
      )
    case .ownEvening where finding.id == .missingKey: return lacking(finding)
    default: dutch = ("“\(value)” kan hier zo niet staan (\(finding.message))", finding.hint.map { _ in "schrijf het opnieuw" })
    }
    return Advice(
      Saying(finding.message, nl: dutch.message), finding.hint.map { Saying($0, nl: dutch.hint ?? $0) })
  }

  /// An evening of the school's own of which something is not said.
  private static func lacking(_ finding: Diagnostic) -> Advice {
    Advice(
      Saying(finding.message, nl: finding.message.replacing(/the key (“[a-z]+”) is missing here/) { "hier ontbreekt \($0.1)" }),
      Saying(
        "an evening of a school's own has a day, a time and a length: “eigen avond datum”, “eigen avond tijd”, “eigen avond duur”",
        nl: "een eigen avond heeft een dag, een tijd en een duur: “eigen avond datum”, “eigen avond tijd”, “eigen avond duur”"))
  }

  private static func matching<Value: Written>(
    _ finding: Diagnostic, _ value: String, _ type: Value.Type
  ) -> Advice {
    let refusal = refusal(of: value, type)
    if refusal.message.text == finding.message {
      return Advice(refusal.message, finding.hint.map { refusal.hint ?? Saying($0, nl: $0) })
    }
    return Advice(Saying(finding.message, nl: finding.message), finding.hint.map { Saying($0, nl: $0) })
  }
}
