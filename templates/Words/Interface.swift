import Markdown
import Markup
import Model

/// The words of the interface in one language. A word that is missing in a language does not compile.
package struct Interface: Sendable {
  /// The names of folders and files in addresses.
  package struct Paths: Sendable {
    package let problems, lessons, tools, questionnaires, evenings, courses, materials, glossary, sources, plan, handout, book,
      overview, search, check, school, guide, slides, letter,
      assets: String
  }

  /// The words of the plan of approach.
  package struct Plan: Sendable {
    package let title: String
    let lead, privacy, child, date, start, whatChildSays, goal, goalHint, whoDoesWhat, when, own, childWants: String
    let signs, signsHint, evaluation, evaluationDate, evaluationWho, signatures, theChild, signature, link, make: String
    let whatSees, nameOf: @Sendable (_ audience: String) -> String
  }

  /// The words of lessons.
  package struct Lessons: Sendable {
    package let title: String
    package let steps, materialsLead: String
    let lead, inOrder: String
    package let number: @Sendable (_ number: Int) -> String
    let minutesFor: @Sendable (_ audience: String, _ minutes: Int) -> String
  }

  /// The words of the two faces of evenings, courses and sessions.
  package struct Meetings: Sendable {
    /// The name of the text for those who lead a meeting.
    package let guide: String
    package let forLeader: String
    let toGuide, forVisitors, toVisitors, whatHappens, whenUnknown, joining, copyLetter, copied, notCopied: String
    /// The names of what an invitation leaves open.
    let open: [InvitationField: String]
  }

  /// The words of tools. Those that only scripts show are in `assets/words.<language>.json`.
  package struct Tools: Sendable {
    package let title: String
    let lead, list, fillIn, about, privacyTitle, privacy, noScript, paperTitle, form: String
    let slipLead, myName: String
    let child, period, goal, goalHint, lookingBack, reached, partly, notYet: String
    let code, lastContact, wentWell, day: String
    let itemsLead, urgent, urgentLead: String
    let example, demonstration, helpsWith, address, phone, email, website, category, region: String
  }

  /// The words around what both sides choose from.
  package struct Choosing: Sendable {
    package let title, above: String
    let lead: String
  }

  /// Those for all who read a page.
  package func choosing(for readers: [Audience]) -> Choosing {
    readers.allSatisfy(\.isFamiliar) ? familiarChoosing ?? choosing : choosing
  }

  /// The words of materials.
  package struct Materials: Sendable {
    package let title: String
    let lead, neededBy: String
    /// What each form is called.
    package let forms: [Material.Name: String]
    /// The words, in lower case, with which a programme calls for a form; the first that a text has is named in a finding.
    package let calledBy: [Material.Name: [String]]
  }

  /// The words of the handout.
  package struct Handout: Sendable {
    package let title: String
    let link, points, starters, notes, address, made: String
  }

  /// The words of volumes.
  package struct Volumes: Sendable {
    let contents: String
    package let evening, course, introduction, book: String
    let forSchool: String
    package let script: String
    let at, slip, slipLead, child, group, coming, notComing, question, name, signature: String
    package let evaluation: String
    let evaluationLead: String
    /// Statements, and the choices with which each is answered.
    let statements, choices: [String]
    let openQuestions: [String]
    /// The words of a link to each kind of volume.
    let handoutLink, lessonLink, eveningLink, courseLink, sessionLink, materialLink, bookLink, ebookLink: String
    let pages: @Sendable (_ pages: Int) -> String
    let megabytes: @Sendable (_ whole: Int, _ tenths: Int) -> String
  }

  /// The words of a school's copy.
  package struct Copy: Sendable {
    /// The names of the files and of the folder that only a copy has.
    package let begin, readMe, readMePage, version, own: String
    /// The files that only those need who host a copy themselves.
    package var forHosting: [String] { [begin, readMe, readMePage] }
    let about, contacts, evenings, pages, from, all, newest: String
    package let school: String
    package let check: String
    let checkLead, checkWithout: String
    /// Its version follows.
    let copyOf: @Sendable (_ site: String) -> String
    package let versionOf: @Sendable (_ day: String) -> String
    package let releaseOf: @Sendable (_ number: Int, _ day: String) -> String
    let made: @Sendable (_ day: String) -> String
    /// What leads to the files that the school itself adds.
    let ownFiles: String
    let atSchool: @Sendable (_ school: String) -> String
    let summary: @Sendable (_ school: String) -> String
    /// The text of `readMe`.
    package let instructions: @Sendable (_ copy: CopyFacts) -> String
  }

  /// What a release says of itself: in a copy, and on the page for schools in the folder of releases.
  package struct Releases: Sendable {
    /// The folder within that of releases with the schools' copies as folders.
    package let folder: String
    let changes: @Sendable (_ since: Int) -> String
    let noChanges: @Sendable (_ since: Int) -> String
    let newTexts, changedTexts, goneTexts, first: String
    let andMore: @Sendable (_ count: Int) -> String
    let earlier, earlierLead: String
    /// The page.
    let title: String
    let lead: @Sendable (_ site: String, _ release: String) -> String
    let find, findLead, filter, found, none, letters, address, zip, changed, changedLead: String
    let version: @Sendable (_ version: String) -> String
    let renew, hosted, own, check, signers: String
    /// The first of the steps; `ReadMe` has the others.
    let fetch: (name: String, text: String)
    let more: @Sendable (_ readMe: String) -> String
    let site: String
  }

  /// The words of search.
  package struct Search: Sendable {
    let title, lead, label, button, filter, all, everything, found, failed, more: String
    /// With `#` for the number of results, and `@` for what was looked for.
    let one, many, none: String
    /// The label of pages that are not for one audience only.
    package let forAll: String
  }

  /// A language tag (BCP 47).
  package let language: String
  /// What the language calls itself.
  let name: String
  /// The direction in which it is written: `ltr` or `rtl`.
  package let direction: String
  /// A comma with its space.
  package var comma = ", "
  /// The language and its country, as the Open Graph protocol writes it.
  let locale: String
  package let paths: Paths

  // The frame
  /// In a frame of another site, what leads out of it.
  let openOutside: @Sendable (_ site: String) -> String
  let skipToContent, mainMenu, menu, footerMenu, breadcrumbs: String
  package let home: String
  let onThisPage, languages, notReviewed, readAloud,
    stopReading: String

  // Problems and views
  package let problems: String
  /// What agreements are until both sides chose them, in words for a reader who is addressed formally, and for one who is not; `nil` where a
  /// language makes no difference.
  let choosing: Choosing
  var familiarChoosing: Choosing?
  let inShort, printPage, readTogether, sideBySide, sideBySideLead, alsoRelevant, moreReading, toDo: String
  let addresses: String
  let updated: @Sendable (_ day: String) -> String
  let agreementFor: @Sendable (_ audience: String) -> String
  package let ages: @Sendable (_ from: Int, _ to: Int) -> String

  // Evenings and courses
  package let evenings, courses: String
  let eveningsLead, coursesLead, programme, time, part, materials: String
  package let invitation: String
  let sessions, goal, preparation: String
  let participants, duration, belongsTo, previous, next, addToCalendar: String
  package let onDay: @Sendable (_ day: String, _ from: String, _ to: String) -> String
  let minutes: @Sendable (_ minutes: Int) -> String
  let minutesShort: @Sendable (_ minutes: Int) -> String
  let eveningLength: @Sendable (_ minutes: Int, _ from: String, _ to: String) -> String

  // The overview of the whole
  package let overview: String
  let overviewLead: String

  // Glossary and sources
  package let glossary, sources: String
  let glossaryLead, sourcesLead, alsoCalled, citedIn, citedOn: String
  let reviewed: @Sendable (_ day: String, _ by: String) -> String
  let months: [String]
  /// Beginning with Monday.
  let weekdays: [String]

  package let plan: Plan
  package let meetings: Meetings
  package let lessons: Lessons
  package let tools: Tools
  package let material: Materials
  package let handout: Handout
  package let volumes: Volumes
  package let copy: Copy
  package let releases: Releases
  package let search: Search

  // Addresses that lead elsewhere, or nowhere
  let notFound, notFoundLead, moved, movedLead: String

  // Callouts
  let tip, warning, example: String

  /// The interface in a language; `nil` when the program does not have it.
  package static func of(language: String) -> Interface? { all.first { $0.language == language } }

  /// The attributes of words in a language that differs from that of the text around them.
  package static func attributes(of language: String) -> Markup {
    " lang=\"\(language)\" dir=\"\(of(language: language)?.direction ?? "ltr")\""
  }

  /// What follows a link to a page in another language than that of the words around it: the name of that language.
  package static func mark(of language: String) -> Markup? {
    of(language: language).map { " <bdi lang=\"\(language)\">(\($0.name))</bdi>" }
  }

  /// The interface in every language that the program has.
  package static let all = [dutch, english, arabic]

  /// The right one of these words, which are kept with the only template that uses them, for the language of this interface.
  func said<Words>(dutch: Words, english: Words, arabic: Words) -> Words {
    zip(Interface.all, [dutch, english, arabic]).first { $0.0.language == language }?.1 ?? english
  }

  /// The words above each kind of callout.
  package var calloutTitles: [Callout: String] { [.tip: tip, .warning: warning, .example: example] }

  /// A date with its weekday, in words: “dinsdag 1 september 2026”.
  package func dayInFull(_ day: Day) -> String { "\(weekdays[day.weekday]) \(date(day))" }

  /// A date in words: “1 september 2026”.
  package func date(_ day: Day) -> String { "\(day.day) \(months[day.month - 1]) \(day.year)" }
}
