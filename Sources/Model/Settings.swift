import Diagnostics

/// What `site.yml` says.
package struct Settings: Sendable {
  package var title: String
  package var tagline: String
  /// One or two sentences for the home page and for search engines.
  package var description: String
  /// A language tag for which the program has interface strings.
  package var language: Located<String>
  /// Where the site is published; ends in `/`.
  package var baseURL: String
  package var publisher: Publisher
  package var audiences: [Audience]
  package var header: [Located<Reference>]
  package var footer: [Located<Reference>]
  /// The languages that views may be translated into.
  package var languages: [Language] = []
  /// Where the evenings are held, a name of the IANA time zone database; `nil` leaves their times without a zone.
  package var timeZone: String?
  /// What a link becomes when an edition leaves out what it leads to.
  package var leftOutLinks = LeftOutLinks.text
  /// The audiences that an edition is for; `nil` when it is for all.
  package var edition: Set<String>?

  /// What a link to something left out becomes: its words alone, or a link to the whole site.
  package enum LeftOutLinks: String, CaseIterable, Sendable { case text, site }

  /// The audiences that this edition is for. The others keep their agreements, but have no pages.
  package var readers: [Audience] { audiences.filter { edition?.contains($0.id) ?? true } }

  package init(
    title: String, tagline: String, description: String, language: Located<String>, baseURL: String,
    publisher: Publisher, audiences: [Audience], header: [Located<Reference>], footer: [Located<Reference>]
  ) {
    self.title = title
    self.tagline = tagline
    self.description = description
    self.language = language
    self.baseURL = baseURL
    self.publisher = publisher
    self.audiences = audiences
    self.header = header
    self.footer = footer
  }
}

/// Who is responsible for the site.
package struct Publisher: Sendable {
  package var name: String
  package var url: WebAddress?
  package var email: MailAddress?
  package var phone: PhoneNumber?

  package init(name: String, url: WebAddress?, email: MailAddress?, phone: PhoneNumber?) {
    self.name = name
    self.url = url
    self.email = email
    self.phone = phone
  }
}

/// Who a view is for.
package struct Audience: Sendable {
  /// Names the view's file and stands in links.
  package var id: String
  /// One reader of this kind, such as “Ouder”.
  package var name: String
  /// The heading of what is for this audience, such as “Voor ouders”.
  package var title: String
  package var summary: String
  /// What stands above the agreements that an audience keeps, in the words of this reader; by audience id, one for each.
  package var agreementHeadings: [String: String]
  /// Whether a problem may do without a view for it.
  package var isOptional = false
  /// How easily its views should read at least, on the scale of the formula that measures it, and where that is asked.
  package var readability: Located<Int>?

  package init(id: String, name: String, title: String, summary: String, agreementHeadings: [String: String]) {
    self.id = id
    self.name = name
    self.title = title
    self.summary = summary
    self.agreementHeadings = agreementHeadings
  }
}
