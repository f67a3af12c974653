import Diagnostics

/// The settings in `site.yml`.
package struct Settings: Sendable {
  package var title: String
  package var tagline: String
  /// One or two sentences for the home page and for search engines.
  package var description: String
  /// The tag of a language for which the program has the words of the interface.
  package var language: Located<String>
  /// The address at which the site is published; it ends in `/`.
  package var baseURL: String
  package var publisher: Publisher
  package var audiences: [Audience]
  /// The slugs of problems in the order in which they are listed; those that are not named come after, by title.
  package var problems: [Located<String>] = []
  /// The menu at the head of every page.
  package var header: [Located<Reference>]
  /// The menu at the foot of every page.
  package var footer: [Located<Reference>]
  /// What search leads to that finds nothing.
  package var nothingFound: [Located<Reference>] = []
  /// What the first page leads to besides problems, before its lists.
  package var home: [Located<Reference>] = []
  /// Who else may help, in the words of a translation: shown where search in its language finds nothing.
  package var whoHelps: String?
  /// The languages that views may be translated into.
  package var languages: [Language] = []
  /// The time zone of all evenings, a name from the IANA database; `nil` leaves their times without a zone.
  package var timeZone: String?
  /// Whether the site is a demonstration: it shows partners that do not exist, and says so on every page.
  package var isDemonstration = false
  /// The public key with which releases for schools are signed, as a line of a `.pub` file; `nil` when the site names none.
  package var releaseKey: String?
  /// The web address at which the folder of releases stands, with a slash at its end; `nil` when the site names none.
  package var releasesAt: String?
  /// What a link becomes when an edition leaves out what it leads to.
  package var leftOutLinks = LeftOutLinks.text
  /// The ids of the audiences that an edition is for; `nil` when it is for all.
  package var edition: Set<String>?

  /// What a link to something left out becomes: its words alone, or a link to the whole site.
  package enum LeftOutLinks: String, CaseIterable, Sendable { case text, site }

  /// The audiences that this edition is for. The others keep their agreements but have no pages.
  package var readers: [Audience] { audiences.filter { edition?.contains($0.id) ?? true } }

  /// Whether a partner is published: one that does not exist is by a demonstration only.
  package func publishes(_ partner: Partner) -> Bool { isDemonstration || !partner.isExample }

  /// All that its menus and search lead to.
  package var menus: [Located<Reference>] { header + footer + nothingFound + home }

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
  /// Who that is, in a line.
  package var about: String?
  package var logo: Logo?

  /// A picture of the content.
  package struct Logo: Sendable {
    /// Its content path.
    package let path: String
    /// Width and height, in pixels or in the drawing's own units.
    package let size: (width: Double, height: Double)

    package init(path: String, size: (width: Double, height: Double)) { (self.path, self.size) = (path, size) }
  }

  package init(name: String, url: WebAddress?, email: MailAddress?, phone: PhoneNumber?) {
    self.name = name
    self.url = url
    self.email = email
    self.phone = phone
  }
}

/// Those a view is written for.
package struct Audience: Sendable {
  /// Stands in the names of views' files and in links, such as `ouder`.
  package var id: String
  /// The name for one such reader, such as “Ouder”.
  package var name: String
  /// The heading above what is for this audience, such as “Voor ouders”.
  package var title: String
  package var summary: String
  /// The headings above the agreements that each audience keeps, in words for this reader; by the id of the audience that keeps
  /// them.
  package var agreementHeadings: [String: String]
  /// Whether the words around the proposals address such a reader informally, where a language has words for that.
  package var isFamiliar = false
  /// Whether a problem may do without a view for it.
  package var isOptional = false
  /// The lowest score that each of its views should have on the scale of Flesch and Douma, and the location of that number in
  /// `site.yml`; `nil` when nothing is asked.
  package var readability: Located<Int>?

  package init(id: String, name: String, title: String, summary: String, agreementHeadings: [String: String]) {
    self.id = id
    self.name = name
    self.title = title
    self.summary = summary
    self.agreementHeadings = agreementHeadings
  }
}
