extension Interface {
  static let dutch = Interface(
    language: "nl", locale: "nl_NL",
    paths: Paths(
      problems: "problemen", evenings: "ouderavonden", courses: "cursussen", glossary: "begrippen", sources: "bronnen",
      plan: "plan", overview: "overzicht",
      assets: "vormgeving"),
    skipToContent: "Naar de inhoud", mainMenu: "Hoofdmenu", footerMenu: "Over deze site", breadcrumbs: "Kruimelpad",
    home: "Start", onThisPage: "Op deze pagina",
    problems: "Problemen", agreements: "Afspraken",
    readTogether: "Lees ze ook naast elkaar", sideBySide: "Naast elkaar",
    sideBySideLead: "De teksten deel voor deel naast elkaar: wat de een leest, en wat de ander leest.",
    readAlso: "Lees ook", moreReading: "Meer lezen",
    agreementFor: { "\($0): dezelfde afspraak" },
    ages: { "Voor kinderen van \($0) tot en met \($1) jaar" },
    evenings: "Ouderavonden", courses: "Cursussen",
    eveningsLead: "Uitgewerkte avonden: programma, materialen en uitnodiging.",
    coursesLead: "Lesmateriaal voor het team, voor ouders en voor overblijfouders.",
    programme: "Programma", time: "Tijd", part: "Onderdeel", materials: "Materialen", invitation: "Uitnodiging",
    sessions: "Bijeenkomsten", goal: "Doel", preparation: "Voorbereiding", participants: "Voor wie", duration: "Duur",
    belongsTo: "Hoort bij", previous: "Vorige", next: "Volgende",
    minutes: { $0 == 1 ? "1 minuut" : "\($0) minuten" }, minutesShort: { "\($0) min" },
    eveningLength: { "Ouderavond van \($0) minuten, bijvoorbeeld van \($1) tot \($2)" },
    overview: "Overzicht", overviewLead: "Alles bij elkaar: elk probleem met zijn teksten, plan, avonden en cursussen.",
    problem: "Probleem", howRelated: "Wat hangt met wat samen?",
    glossary: "Begrippen", sources: "Bronnen",
    glossaryLead: "Woorden die op school vaak vallen, kort uitgelegd voor ouders en leerkrachten.",
    sourcesLead: "De literatuur en de organisaties waarop de teksten steunen.",
    letters: "Letters", alsoCalled: "Ook", citedIn: "Geciteerd in", citedOn: "Aangehaald op",
    reviewed: { "Nagekeken op \($0) door \($1)." },
    months: [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
      "december",
    ],
    plan: Plan(
      title: "Plan van aanpak",
      lead: "Vul dit plan samen in, met het kind erbij: niet praten over het kind, maar met het kind.",
      privacy: """
        Wat u hier invult, blijft op dit scherm. Het wordt niet verstuurd en niet bewaard; sluit u de bladzijde, dan is het weg. \
        Druk de bladzijde af of bewaar haar als pdf. Leeg afdrukken en met de pen invullen kan ook.
        """,
      child: "Naam of code van het kind", date: "Datum", start: "Hoe het nu is", whatChildSays: "Wat zegt het kind zelf?",
      goal: "Wat we willen bereiken", goalHint: "Eén doel, zo klein dat het over zes weken te zien is",
      whoDoesWhat: "Wie doet wat, en wanneer?", when: "Wanneer", own: "Ook spreken we af",
      signs: "Zo merken we dat het helpt", signsHint: "Wat ziet of hoort u dan, thuis en op school?",
      evaluation: "Terugkijken", evaluationDate: "Op welke dag kijken we terug?", evaluationWho: "Wie zijn daarbij?",
      signatures: "Namen en handtekeningen", theChild: "Kind", signature: "Handtekening", link: "Plan van aanpak",
      whatSees: { "\($0): wat ziet u?" }, nameOf: { "\($0): naam" }),
    tip: "Tip", warning: "Let op", example: "Voorbeeld")
}
