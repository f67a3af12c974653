extension Interface {
  static let english = Interface(
    language: "en", locale: "en_GB",
    paths: Paths(
      problems: "problems", evenings: "evenings", courses: "courses", glossary: "glossary", sources: "sources", plan: "plan",
      overview: "overview",
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
    overview: "Overview", overviewLead: "All together: each problem with its texts, plan, evenings and courses.",
    problem: "Problem", howRelated: "What belongs with what?",
    glossary: "Glossary", sources: "Sources",
    glossaryLead: "Words that are often used at school, briefly explained.",
    sourcesLead: "The literature and the organisations that the texts rely on.",
    letters: "Letters", alsoCalled: "Also", citedIn: "Cited in", citedOn: "Cited on",
    reviewed: { "Reviewed on \($0) by \($1)." },
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ],
    plan: Plan(
      title: "Plan of approach",
      lead: "Fill in this plan together, with the child: do not talk about the child, but with the child.",
      privacy: """
        What you fill in stays on this screen. It is not sent and not stored; when you close the page, it is gone. Print the page \
        or save it as a PDF. You can also print it empty and use a pen.
        """,
      child: "Name or code of the child", date: "Date", start: "How it is now", whatChildSays: "What does the child say?",
      goal: "What we want to reach", goalHint: "One goal, so small that it shows within six weeks",
      whoDoesWhat: "Who does what, and when?", when: "When", own: "We also agree",
      signs: "How we notice that it helps", signsHint: "What do you see or hear then, at home and at school?",
      evaluation: "Looking back", evaluationDate: "On which day do we look back?", evaluationWho: "Who will be there?",
      signatures: "Names and signatures", theChild: "Child", signature: "Signature", link: "Plan of approach",
      whatSees: { "\($0): what do you see?" }, nameOf: { "\($0): name" }),
    tip: "Tip", warning: "Mind", example: "Example")
}
