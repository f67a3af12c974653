import Model

// What a release says of itself, in each language.

extension Interface {
  /// Which release it is.
  func named(_ release: Release) -> String { copy.releaseOf(release.number, date(release.day)) }
}

extension Interface.Releases {
  static let dutch = Interface.Releases(
    folder: "scholen",
    changes: { "Wat er anders is dan in uitgave \($0)" }, noChanges: { "De teksten zijn dezelfde als in uitgave \($0)." },
    newTexts: "Nieuw", changedTexts: "Veranderd", goneTexts: "Niet meer op de site",
    first: "Dit is de eerste uitgave.", andMore: { "en nog \($0)" },
    earlier: "Eerdere uitgaven",
    earlierLead: "Had u een uitgave overgeslagen? Dan is ook anders wat hier staat, tot en met de uitgave na die van u.",
    title: "Voor scholen: uw kopie",
    lead: { "Hier vindt u de kopie van \($0) voor uw school. Dit is \($1)." },
    find: "Zoek uw school", findLead: "De scholen staan op alfabet. Kies een letter, of zoek op deze pagina met Ctrl+F.",
    filter: "Naam van uw school", found: "Scholen:", none: "Geen school met deze naam.", letters: "Letters",
    address: "Uw kopie op internet", zip: "Zip",
    changed: "Wat er veranderd is",
    changedLead: """
      Welke uitgave uw kopie is, staat onder aan elke pagina. Lees alles vanaf de uitgave na die van u.
      """,
    version: { "versie \($0)" },
    renew: "Zo vernieuwt u uw kopie",
    hosted: """
      Gebruikt u het adres op internet hieronder? Dan hoeft u niets te doen: die kopie is al van deze uitgave.
      """,
    own: """
      Staat de kopie op uw eigen website, op een schijf van school of op een usb-stick? Dan gaat het zo. Hebt u nog geen \
      kopie? Pak de zip dan uit, en zet de map van uw school op de plek die u kiest.
      """,
    check: "Controleer een kopie", signers: "De openbare sleutel van deze uitgave",
    fetch: ("Haal de nieuwe zip op", "Zoek hieronder uw school en kies de zip. Hij komt in de map met downloads."),
    more: { "Dit staat met plaatjes in “\($0)”, in de map van uw school." }, site: "Naar de site")

  static let english = Interface.Releases(
    folder: "schools",
    changes: { "What is different from release \($0)" }, noChanges: { "The texts are those of release \($0)." },
    newTexts: "New", changedTexts: "Changed", goneTexts: "No longer on the site",
    first: "This is the first release.", andMore: { "and \($0) more" },
    earlier: "Earlier releases",
    earlierLead: "Did you skip a release? Then what stands here is different too, down to the release after yours.",
    title: "For schools: your copy",
    lead: { "Here is the copy of \($0) for your school. This is \($1)." },
    find: "Find your school",
    findLead: "The schools are in alphabetical order. Choose a letter, or search this page with Ctrl+F.",
    filter: "The name of your school", found: "Schools:", none: "No school has this name.", letters: "Letters",
    address: "Your copy on the web", zip: "Zip",
    changed: "What has changed",
    changedLead: """
      The foot of each page of your copy says which release it is. Read everything from the release after yours.
      """,
    version: { "version \($0)" },
    renew: "How to renew your copy",
    hosted: """
      Do you use the address on the web below? Then there is nothing to do: that copy is of this release already.
      """,
    own: """
      Is the copy on your own website, on a drive of the school or on a USB stick? Then do this. Is there none yet? Unpack \
      the zip, and put your school’s folder in the place of your choice.
      """,
    check: "Check a copy", signers: "The public key of this release",
    fetch: ("Fetch the new zip", "Find your school below and choose the zip. It goes into the folder with downloads."),
    more: { "“\($0)” in your school’s folder has this with pictures." }, site: "To the site")

  static let arabic = Interface.Releases(
    folder: "schools",
    changes: { "ما اختلف عن الإصدار رقم \($0)" }, noChanges: { "النصوص هي نفسها كما في الإصدار رقم \($0)." },
    newTexts: "جديد", changedTexts: "تغيّر", goneTexts: "لم يعد في الموقع",
    first: "هذا هو الإصدار الأول.", andMore: { "و\($0) غيرها" },
    earlier: "إصدارات سابقة",
    earlierLead: "هل فاتكم إصدار؟ إذًا اختلف أيضًا ما يرد هنا، حتى الإصدار الذي يلي إصداركم.",
    title: "للمدارس: نسختكم",
    lead: { "هنا نسخة \($0) لمدرستكم. هذا هو \($1)." },
    find: "ابحثوا عن مدرستكم",
    findLead: "المدارس مرتبة أبجديًا. اختاروا حرفًا، أو ابحثوا في هذه الصفحة بالضغط على Ctrl+F.",
    filter: "اسم مدرستكم", found: "المدارس:", none: "لا توجد مدرسة بهذا الاسم.", letters: "الحروف",
    address: "نسختكم على الإنترنت", zip: "ملف zip",
    changed: "ما الذي تغيّر",
    changedLead: "رقم إصدار نسختكم مكتوب في أسفل كل صفحة منها. اقرؤوا كل ما ورد منذ الإصدار الذي يلي إصداركم.",
    version: { "النسخة \($0)" },
    renew: "كيف تجددون نسختكم",
    hosted: "هل تستخدمون عنوان الإنترنت أدناه؟ إذًا لا يلزمكم شيء: تلك النسخة من هذا الإصدار بالفعل.",
    own: """
      هل النسخة على موقعكم أو على قرص في المدرسة أو على ذاكرة USB؟ إذًا افعلوا ما يلي. أليست لديكم نسخة بعد؟ فكّوا ضغط \
      الملف وضعوا مجلد مدرستكم حيث تريدون.
      """,
    check: "تحققوا من نسخة", signers: "المفتاح العام لهذا الإصدار",
    fetch: ("نزّلوا ملف zip الجديد", "ابحثوا عن مدرستكم أدناه واختاروا ملف zip. يصل إلى مجلد التنزيلات."),
    more: { "تجدون هذا مع صور في «\($0)» داخل المجلد." }, site: "إلى الموقع")
}
