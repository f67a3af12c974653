import Readability
import Testing

@Suite struct SyllablesTests {
  /// Words with a dot between the syllables, so that a reader sees the right number.
  static let words: [(kind: String, words: String)] = [
    (
      "vowels of more letters",
      """
      aap kaar·ten zee boom vuur fiets koe neus huis goud blauw klein rij ijs haai mooi boei leeuw nieuw meeuw sneeuw kieuw uw \
      duw ruw·heid touw vrouw draai·en gooi·de groei·en boei·end ver·moei·end moei·te saai·e lui·e bui·en ei·e·ren uit·leg \
      nieu·we sneeu·wen eeu·wen schreeuw·de zo·als nooit
      """
    ),
    (
      "everyday words",
      """
      a·vond o·ver e·ven o·pa u·ren a·de·men i·dee i·de·tje kin·de·ren ou·ders leer·kracht ge·beurt wan·neer vrien·de·lijk·heid \
      angst herfst strengst schrijft sla·pen be·lang·rijk·ste ver·ant·woor·de·lijk·heid ge·heu·gen vol·was·se·nen mees·tal \
      bij·voor·beeld die nie·mand ie·der·een zie·ken·huis knie beet·je maat·je uit·je bui·ig school·klas·sen
      """
    ),
    (
      "a trema begins a syllable",
      """
      ge·ïn·te·res·seerd re·ü·nie be·ëin·di·gen co·ö·pe·ra·tie i·de·eën zee·ën knie·ën ge·ëerd be·ïn·vloe·den twee·ën·twin·tig \
      drie·ën·der·tig o·ri·ën·ta·tie pa·ti·ënt cli·ënt ef·fi·ci·ënt ru·ï·ne e·go·ïs·me na·ïef ge·ïr·ri·teerd zo·ö·lo·gie ma·ïs \
      po·ë·zie bac·te·ri·ën Bel·gi·ë fi·nan·ci·ë·le re·ëel i·de·ëel ca·te·go·rie·ën ko·pi·ë·ren va·cu·üm ski·ën
      """
    ),
    (
      "accents",
      """
      ca·fé ca·fés pri·vé één Eén vóór hém níét écht hè scè·ne car·ri·è·re bar·ri·è·re va·ri·é·té com·mu·ni·qué en·quê·te \
      cou·pé at·ta·chés één·tje pri·vé·au·to pri·vé·ven·ster
      """
    ),
    (
      "an apostrophe",
      """
      fo·to’s ba·by’s hob·by’s au·to’s pa·gi·na’s col·le·ga’s o·pa’s zo’n z’n m’n d’r ’s ’t ba·by’·tje
      """
    ),
    (
      "y",
      """
      yo·ghurt ba·by hob·by gym sys·teem psy·cho·loog ty·pe typt hy·e·na ro·yaal yo·ga es·say hoc·key play·er sym·pa·thiek
      """
    ),
    (
      "vowels that touch",
      """
      the·a·ter the·o·rie vi·de·o ra·di·o stu·di·o ja·nu·a·ri fe·bru·a·ri si·tu·a·tie e·va·lu·a·tie i·de·aal re·a·ge·ren re·ac·tie \
      o·ce·aan cre·a·tief di·a·gno·se ma·te·ri·aal so·ci·aal spe·ci·aal pi·a·no vi·a pe·ri·o·de i·ni·ti·a·tief du·o du·el \
      ac·tu·eel in·di·vi·du·e·le cha·os ca·ca·o o·a·se bo·a ge·ni·aal sta·di·um mu·se·um mu·se·a ly·ce·um ju·bi·le·um po·li·ti·cus \
      a·qua·ri·um qua fre·quent quiz kwa·li·teit re·vue bar·be·cue reg·gae bou·tique zo·iets dou·a·ne
      """
    ),
    (
      "endings from Latin and French",
      """
      na·tie na·ties na·ti·o·naal sta·ti·on e·mo·tie e·mo·ti·o·neel ver·sie con·clu·sie of·fi·ci·eel es·sen·ti·eel ma·te·ri·eel \
      di·eet kwar·tier se·ri·eus se·ri·eu·ze am·bi·ti·eus re·li·gi·eu·ze in·ge·ni·eur pro·fes·si·o·neel tra·di·ti·o·neel \
      pe·da·go·gisch pe·da·go·gi·sche prak·tisch fa·mi·lie fa·mi·lies bi·bli·o·theek de·pres·sie·ve mo·ti·va·tie ca·deau ca·deau·tje \
      bu·reau ni·veau chauf·feur toi·let trot·toir de·tail res·tau·rant bouil·lon por·te·feuil·le cir·cuit the·ra·peut col·le·ge
      """
    ),
    (
      "be- and ge- before a vowel",
      """
      ge·ëerd be·a·men ge·o·pend ge·uit be·ant·woor·den be·oor·de·len ge·oe·fend ge·aard be·ij·ve·ren ge·ijkt ge·au·to·ma·ti·seerd \
      be·ar·gu·men·te·ren beurt geur geu·ren
      """
    ),
    (
      "compounds",
      """
      kan·jer·co·ör·di·na·tor leer·ling·volg·sys·teem ou·der·a·vond school·uit·val thuis·on·der·wijs na·ij·ver bij·een·komst \
      na·oor·logs voor·uit·gang mee·den·ken po·li·tie·a·gent ac·tie·on·der·zoek in·ter·net·a·dres vrij·uit zee-·eend na-·a·pen \
      mi·ni·jurk school·maat·schap·pe·lijk ge·drags·port·fo·li·o me·de·zeg·gen·schaps·raad o·ver·blijf·ou·der co·au·teur mu·se·um·be·zoek
      """
    ),
    (
      "borrowed words",
      """
      team teams zorg·team team·trai·ning com·pu·ter game games ga·men ga·mer mail mailt e-·mail web·site web·sites site stress cake \
      cup·cake on·line off·line coach coa·ching feed·back time-·out pri·va·cy app apps appt groeps·app what·sapp down·load up·date \
      up·dates up·da·ten soft·ware home·page dead·line free·lance free·lan·cer smart·phone you·tube face·book live-·stream \
      life·style make-·up mind·ful·ness goal deal dea·ler i·de·a·le ge·ï·de·a·li·seerd speech dash·board head·set ses·sie lea·der \
      jeans clean re·search in·take in·take·ge·sprek ser·vice of·fice co·lum·nist brain·storm work·shop ban·king check·list Ja·va·script \
      u·ni·ver·si·teit vi·si·te cre·a·ti·vi·teit ver·kleumd yo·ghurt·je
      """
    ),
    (
      "abbreviations",
      """
      A·D·H·D I·B S·M·S M·R H·B·O V·M·B·O E·H·B·O G·G·D G·G·Z P·T·S·S T·S·O B·S·O I·Q C·D’s P·D·D-·NOS ha·vo HA·VO CI·TO A·VI \
      i·b’·er I·B’·er z·z·p’·er e·h·b·o u·s·b-·stick p·d·f w·c p·c’s s·m·s’·je LET OP TIP VOOR·BEELD IJs IJS·LAND U n·r b·ij·v
      """
    ),
  ]

  @Test(arguments: words.map(\.kind)) func syllablesAreCounted(kind: String) throws {
    let (_, words) = try #require(Self.words.first { $0.kind == kind })
    for dotted in words.split(separator: " ") {
      let word = dotted.filter { $0 != "·" }
      #expect(Syllables.count(word) == dotted.split(separator: "·").count, "\(word)")
    }
  }

  @Test func theTableIsLarge() {
    #expect(Self.words.flatMap { $0.words.split(separator: " ") }.count >= 350)
  }

  @Test func theFormOfALetterDoesNotMatter() {
    #expect(Syllables.count("re\u{75}\u{308}nie") == 3)
    #expect(Syllables.count("naĳver") == 3)
    #expect(Syllables.count("Ĳsland") == 2)
    #expect(Syllables.count("ouder\u{AD}avond") == 4)
    #expect(Syllables.count("time\u{2011}out") == 2)
    #expect(Syllables.count("foto's") == 2)
  }

  @Test func aWordHasOneAtLeastAndANumberNone() {
    #expect(Syllables.count("s") == 1)
    #expect(Syllables.count("hm") == 1)
    #expect(Syllables.count("مدرسة") >= 1)
    #expect(Syllables.count("1000") == 0)
    #expect(Syllables.count("") == 0)
    #expect(Syllables.count("-’-") == 0)
  }
}
