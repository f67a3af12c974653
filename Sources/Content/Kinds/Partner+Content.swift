import Diagnostics
import Model

extension FileKind {
  static let partner = FileKind("directory/<slug>.yml") { decoder, names, _ in
    Decoder.partner(&decoder.fields, slug: names["slug"], today: decoder.today)
  }
}

extension Partner: FileValue {
  func put(into gathered: inout Gathered) { gathered.library.partners.append(self) }
}

extension Decoder {
  /// Reads a partner from its own file or, without a slug, from a school's.
  static func partner(_ fields: inout Fields, slug: String?, today: Day) -> Partner? {
    let title = fields.text("title"), summary = fields.text("summary"), category = fields.text("category")
    let region = fields.text("region"), problems = fields.optionalList("problems") ?? []
    let address = fields.optionalText("address"), phone = fields.optionalValue("phone", PhoneNumber.self)
    let email = fields.optionalValue("email", MailAddress.self), url = fields.optionalValue("url", WebAddress.self)
    let example = fields.optionalFlag("example") == true ? fields.keyLocation("example") : nil
    let publication = slug == nil ? Publication() : fields.publication(.term, today: today)
    fields.finish()
    guard let category else { return nil }
    var partner = Partner(
      slug: slug ?? "", title: title?.value ?? "", summary: summary?.value ?? "", category: category,
      region: region?.value ?? "", file: fields.file)
    (partner.problems, partner.address, partner.phone) = (problems, address?.value, phone?.value)
    (partner.email, partner.url, partner.example, partner.publication) = (email?.value, url?.value, example, publication)
    return partner
  }
}
