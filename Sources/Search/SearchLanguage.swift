/// What search knows of the languages of a site: how words are brought together, and which say nothing by themselves.
package struct SearchLanguage: Sendable {
  /// libstemmer's name for the site's own language; `nil` where words are compared as they are.
  package let algorithm: String?
  /// Words that stand everywhere and say nothing by themselves, folded. They are looked for in questions alone, beside words that do.
  let common: Set<String>

  /// - Parameter tags: the site's own language, then the others that its pages are in.
  package init(_ tags: [String]) {
    algorithm = tags.first.flatMap { Self.algorithms[$0] }
    common = tags.reduce(into: []) { $0.formUnion(Self.common[$1] ?? []) }
  }

  /// Those for which the script in the page stems as libstemmer does.
  private static let algorithms = ["nl": "dutch"]

  private static let common: [String: Set<String>] = [
    "nl": words(
      """
      aan al alle alleen als altijd bij bijna binnen buiten daar dan dat de deze die dit doe doen doet door echt een eens elk elke \
      en er erg even ga gaan gaat ge geen gewoon goed haar had hadden heb hebben hebt heeft heel hem het hier hij hoe hun iedere \
      iemand iets ik in is ja je jij jou jouw kan kind kinderen kindje kleuter kleuters konden kon krijg krijgen krijgt kun kunnen kunt laat leerling leerlingen maar maak maakt mag me meer \
      men met mij mijn mn moet moeten na naar niet nie nog nu of om omdat onder ons onze ook op over peuter peuters puber pubers reageer reageren sinds soms steeds te tegen \
      toch tot tussen u uit uw vaak van vd veel voor waar waarom want waren was wat we wel wen werd wie wij wil willen wilt word \
      worden wordt zal ze zeer zegt zelf zich zij zijn zn zo zoon zoontje zou dochter dochtertje jongen jongens jullie meisje meisjes
      """),
    "en": words(
      """
      about all also always an and any are as at be because been but by can child children could daughter did do does doesn doesnt \
      doing don dont for from get gets had has have he her his how if in into is isn isnt it its just kid kids many me more much my \
      no not now of on or our out over she should so some son sons still than that the their them then there these they this to \
      too up very want wants was we were what when where which who why will with would you your
      """),
    "ar": words(
      """
      ان او اي اين ابني ابنتي الى الذي التي الا انا انه انها بعد بنتي بين تكون ثم جدا حتى حين ذلك طفل طفلي طفلتي عن عند على علي غير \
      في فقط قد كان كانت كل كم كيف لا لكن لم لما لماذا له لها ليس ليست ما ماذا متي مع من منذ نعم هذا هذه هل هم هنا هو هي ولا وما \
      يا يكون
      """),
  ]

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map { Words.fold(String($0)) })
  }

  /// Whether a folded run of letters is looked for by itself.
  func isTelling(_ run: String) -> Bool { Words.isWord(run) && !common.contains(run) }
}
