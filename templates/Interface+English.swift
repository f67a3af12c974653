extension Interface {
  static let english = Interface(
    language: "en",
    paths: Paths(
      problems: "problems", evenings: "evenings", courses: "courses", glossary: "glossary", sources: "sources",
      assets: "assets"),
    skipToContent: "Skip to content", mainMenu: "Main menu", footerMenu: "About this site", breadcrumbs: "Breadcrumbs",
    home: "Home", onThisPage: "On this page",
    problems: "Problems", agreements: "Agreements",
    readTogether: "Read them side by side", sideBySide: "Side by side",
    sideBySideLead: "The texts part by part, side by side: what one reads, and what the other reads.",
    readAlso: "Read also", moreReading: "More to read",
    agreementFor: { "\($0): the same agreement" },
    ages: { "For children aged \($0) to \($1)" },
    evenings: "Parent evenings", courses: "Courses",
    eveningsLead: "Evenings worked out in full: programme, materials and invitation.",
    coursesLead: "Material for the team, for parents and for volunteers.",
    programme: "Programme", time: "Time", part: "Part", materials: "Materials", invitation: "Invitation",
    sessions: "Sessions", goal: "Goal", preparation: "Preparation", participants: "For whom", duration: "Duration",
    belongsTo: "Belongs to", previous: "Previous", next: "Next",
    minutes: { $0 == 1 ? "1 minute" : "\($0) minutes" }, minutesShort: { "\($0) min" },
    eveningLength: { "An evening of \($0) minutes, for example from \($1) to \($2)" },
    glossary: "Glossary", sources: "Sources",
    glossaryLead: "Words that are often used at school, briefly explained.",
    sourcesLead: "The literature and the organisations that the texts rely on.",
    letters: "Letters", alsoCalled: "Also", citedIn: "Cited in",
    reviewed: { "Reviewed on \($0) by \($1)." },
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    tip: "Tip", warning: "Mind", example: "Example")
}
