extension Interface {
  static let arabic = Interface(
    language: "ar", name: "العربية", direction: "rtl", comma: "، ", locale: "ar_AR",
    paths: Paths(
      problems: "problems", lessons: "lessons", tools: "tools", questionnaires: "questionnaires", evenings: "evenings",
      courses: "courses", materials: "materials", glossary: "glossary",
      sources: "sources", plan: "plan",
      handout: "handout", book: "all-tips", overview: "overview", search: "search", check: "check",
      school: "our-school", guide: "guide",
      slides: "slides", letter: "letter", assets: "assets"),
    openOutside: { "\($0) في نافذة مستقلة" },
    skipToContent: "الانتقال إلى المحتوى", mainMenu: "القائمة الرئيسية", menu: "القائمة", footerMenu: "عن هذا الموقع",
    breadcrumbs: "مسار التصفّح", home: "الرئيسية", onThisPage: "في هذه الصفحة", languages: "اللغات",
    notReviewed: "لم يراجع خبير هذه الترجمة بعد. عند الشك يُعتمد النص الأصلي.",
    readAloud: "اقرأ بصوت عالٍ", stopReading: "أوقف القراءة",
    problems: "المشكلات",
    choosing: Choosing(
      title: "من هذا تختارون معًا", above: "الاقتراحات التي تختارون منها معًا", lead: "اقتراحات. ضعوا علامة أمام ما تختارونه معًا."),
    inShort: "باختصار", printPage: "طباعة",
    readTogether: "القراءة جنبًا إلى جنب", sideBySide: "جنبًا إلى جنب",
    sideBySideLead: "النصوص جزءًا بجزء، جنبًا إلى جنب: ما يقرؤه طرف، وما يقرؤه الطرف الآخر.",
    alsoRelevant: "مفيد أيضًا", moreReading: "للمزيد", toDo: "لنبدأ معًا",
    addresses: "عناوين الروابط",
    updated: { "آخر تحديث: \($0)." },
    agreementFor: { "\($0): الاتفاق نفسه" },
    ages: { "للأطفال من سن \($0) إلى سن \($1)" },
    evenings: "أمسيات الأهل", courses: "الدورات",
    eveningsLead: "أمسيات جاهزة بالكامل: البرنامج والمواد والدعوة.",
    coursesLead: "مواد لفريق المدرسة وللأهل وللمتطوعين.",
    programme: "البرنامج", time: "الوقت", part: "الفقرة", materials: "المواد", invitation: "الدعوة",
    sessions: "اللقاءات", goal: "الهدف", preparation: "التحضير", participants: "لمن؟", duration: "المدة",
    belongsTo: "الموضوع:", previous: "السابق", next: "التالي", addToCalendar: "أضيفوها إلى التقويم",
    onDay: { "\($0)، من الساعة \($1) إلى الساعة \($2)" },
    minutes: { minutesInWords($0) }, minutesShort: { "\($0) د" },
    eveningLength: { "أمسية مدتها \(minutesInWords($0))، مثلًا من الساعة \($1) إلى الساعة \($2)" },
    overview: "نظرة عامة", overviewLead: "كل شيء معًا: كل مشكلة مع نصوصها وخطتها وأمسياتها ودوراتها.",
    glossary: "المصطلحات", sources: "المصادر",
    glossaryLead: "كلمات تُستخدم كثيرًا في المدرسة، مع شرح قصير.",
    sourcesLead: "المراجع والمنظمات التي تستند إليها النصوص.",
    alsoCalled: "يُقال أيضًا", citedIn: "مذكور في", citedOn: "مذكور في الصفحات",
    reviewed: { "تمت المراجعة في \($0). المراجعة: \($1)." },
    months: [
      "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ],
    weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    plan: Plan(
      title: "خطة العمل",
      lead: "املؤوا هذه الخطة معًا وبحضور الطفل: لا تتحدثوا عن الطفل، بل تحدثوا معه.",
      privacy: """
        ما تكتبونه هنا يبقى على هذه الشاشة. لا يُرسل إلى أي مكان، ولا يُحفظ إلا إذا حفظتموه أنتم في ملف، ويختفي عند إغلاق الصفحة. \
        اطبعوا الصفحة أو احفظوها بصيغة PDF. يمكنكم أيضًا طباعتها فارغة وملؤها بالقلم.
        """,
      child: "اسم الطفل أو رمزه", date: "التاريخ", start: "الوضع الآن", whatChildSays: "ماذا يقول الطفل نفسه؟",
      goal: "ما نريد أن نصل إليه", goalHint: "هدف واحد، صغير بحيث تظهر نتيجته خلال ستة أسابيع",
      whoDoesWhat: "من يفعل ماذا، ومتى؟", when: "متى", own: "نتفق أيضًا على",
      childWants: "ماذا يريد الطفل نفسه، وماذا سيفعل من أجل ذلك؟",
      signs: "كيف نلاحظ أن ذلك يساعد", signsHint: "ماذا ترون أو تسمعون حينها، في البيت وفي المدرسة؟",
      evaluation: "مراجعة ما تحقق", evaluationDate: "في أي يوم نراجع ما تحقق؟", evaluationWho: "من سيحضر؟",
      signatures: "الأسماء والتوقيعات", theChild: "الطفل", signature: "التوقيع", link: "خطة العمل",
      make: "ضعوا خطة معًا",
      whatSees: { "ماذا يرى \($0)؟" }, nameOf: { "\($0): الاسم" }),
    meetings: Meetings(
      guide: "دليل التيسير", forLeader: "لمن يدير اللقاء", toGuide: "الدليل والمواد", forVisitors: "لمن يحضر",
      toVisitors: "ما يقرؤه المشاركون", whatHappens: "ماذا سيحدث",
      whenUnknown: "تحدّد المدرسة اليوم والمكان. اسألوا عنهما في مدرستكم.",
      joining: "المشاركة", copyLetter: "انسخوا الرسالة", copied: "نُسخت الرسالة. يمكن لصقها في تطبيق أو بريد.",
      notCopied: "لم تُنسخ. حدّدوا النص وانسخوه.",
      open: [.date: "التاريخ", .time: "الساعة", .place: "المكان"]),
    lessons: Lessons(
      title: "الدروس", steps: "خطوة بخطوة", materialsLead: "ما يلزم",
      lead: "دروس يعيشها الطفل في المدرسة وفي البيت.", inOrder: "الدروس بالترتيب",
      number: { "الدرس \($0)" }, minutesFor: { "\($0): \($1) دقيقة" }),
    tools: Tools(
      title: "أدوات",
      lead: "للقيام بها وحدكم أو معًا. ما يُملأ يبقى على جهاز القارئ نفسه.",
      list: "القائمة", fillIn: "املأ", about: "شرح",
      privacyTitle: "ماذا يحدث لما يُملأ هنا؟",
      privacy:
        "كل شيء يبقى على هذا الجهاز وفي هذه النافذة. لا يُرسل شيء ولا يُحفظ شيء في المتصفّح. عند إغلاق الصفحة يختفي كل شيء. الحفظ ممكن فقط في ملف في مكان تختارونه، ومع كلمة سر إن أمكن. احذفوا الملف عندما لا تعود هناك حاجة إليه.",
      noScript: "تعمل هذه الأداة بجافاسكربت، وهي معطّلة في هذا المتصفّح. النموذج الورقي أدناه يعمل دائمًا.",
      paperTitle: "على الورق", form: "النموذج",
      slipLead: "اطبعوا هذا النموذج: ورقة لكل طفل.",
      myName: "اسمي",
      child: "اسم الطفل أو رمزه",
      period: "من … إلى …",
      goal: "هدفي",
      goalHint: "ماذا أريد أن أستطيع؟ هدف صغير يمكن رؤيته.",
      lookingBack: "نظرة إلى الوراء",
      reached: "تحقّق",
      partly: "تحقّق جزئيًّا",
      notYet: "لم يتحقّق بعد",
      code: "الرمز أو الحرف الأول",
      lastContact: "آخر خبر جيّد", wentWell: "ما الذي سار على ما يرام؟",
      day: "التاريخ",
      itemsLead: "يملأ كل واحد نموذجه وحده. ثم ضعوا النماذج جنبًا إلى جنب.",
      urgent: "هل هناك قلق شديد؟",
      urgentLead: "تأتي هذه الورقة مع كل نموذج. لا يُكتب عليها شيء، ولا حاجة إلى وضعها على الطاولة.",
      example: "هذا مثال: هذا المكان غير موجود.",
      demonstration: "هذا الموقع للعرض فقط. الأماكن التي كُتب عندها «هذا مثال» غير موجودة.",
      helpsWith: "يساعد في",
      address: "العنوان",
      phone: "الهاتف",
      email: "البريد الإلكتروني",
      website: "الموقع",
      category: "النوع",
      region: "المكان"),
    material: Materials(
      title: "المواد", lead: "بطاقات وأوراق وملصقات للأمسيات والدروس والدورات، جاهزة للطباعة.",
      neededBy: "لازمة لـ",
      forms: [
        .cards: "بطاقات للقص", .poster: "ملصق", .sheet: "ورقة للتعبئة", .stories: "قصص للقص", .list: "ورقة للاحتفاظ بها",
        .certificate: "شهادة", .signIn: "قائمة الحضور", .badges: "بطاقات الأسماء",
      ],
      calledBy: [
        .cards: ["بطاقات", "بطاقة"], .poster: ["ملصق", "ملصقات"], .sheet: ["ورقة عمل", "أوراق عمل"], .stories: ["قصص قصيرة"],
        .list: ["قائمة أرقام الهاتف"], .certificate: ["شهادة", "شهادات"], .signIn: ["قائمة الحضور"], .badges: ["بطاقات الأسماء"],
      ]),
    handout: Handout(
      title: "ورقة للتوزيع", link: "ورقة للتوزيع", points: "أهم ما في النص", starters: "كيف تبدؤون الحديث",
      notes: "ملاحظات", address: "اقرؤوا النص كاملًا على", made: "نسخة"),
    volumes: Volumes(
      contents: "المحتويات", evening: "أمسية الأهل", course: "كتاب الدورة", introduction: "عن هذه الدورة", book: "كل النصائح",
      forSchool: "لمن يدير الأمسية", script: "البرنامج والملاحظات", at: "تابعوا القراءة على",
      slip: "الرد", slipLead: "قصّوا هذا الجزء وأعيدوه إلى المدرسة.",
      child: "اسم الطفل", group: "الصف", coming: "سأحضر، وعدد الحاضرين معي:", notComing: "لا أستطيع الحضور.",
      question: "أودّ أن أسأل عن الآتي أو أتحدث عنه:", name: "الاسم", signature: "التوقيع",
      evaluation: "ما رأيكم في هذه الأمسية؟",
      evaluationLead: "لا حاجة إلى كتابة اسمكم. سلّموا هذه الورقة عند الباب.",
      statements: [
        "أعرف الآن أكثر عمّا يمكنني فعله في البيت.", "أعرف الآن أكثر عمّا تفعله المدرسة.", "استطعت أن أقول وأسأل ما أردت.",
      ],
      choices: ["نعم", "قليلًا", "لا"],
      openQuestions: ["ماذا ستفعلون هذا الأسبوع؟", "ما الذي يمكن تحسينه في المرة القادمة؟"],
      handoutLink: "ورقة للتوزيع بصيغة PDF", lessonLink: "كل مواد هذا الدرس بصيغة PDF",
      eveningLink: "كل مواد هذه الأمسية بصيغة PDF",
      courseLink: "كتاب الدورة بصيغة PDF", sessionLink: "كل مواد هذا اللقاء بصيغة PDF", materialLink: "هذه الورقة بصيغة PDF",
      bookLink: "كل النصائح بصيغة PDF", ebookLink: "كل النصائح ككتاب إلكتروني (EPUB)",
      pages: { pagesInWords($0) }, megabytes: { "\($0),\($1) MB" }),
    copy: .arabic, releases: .arabic,
    search: Search(
      title: "البحث", lead: "ابحثوا في كل النصوص، أو اختاروا صفحة أدناه.", label: "عمّ تبحثون؟", button: "ابحثوا",
      filter: "اعرضوا", all: "الكل", everything: "كل الصفحات", found: "في هذا النص:",
      failed: "البحث غير متاح الآن. اختاروا صفحة أدناه.", more: "نتائج أخرى", one: "نتيجة واحدة عن «@»",
      many: "عدد النتائج عن «@»: #",
      none: "لم يُعثر على شيء عن «@». جرّبوا كلمة أخرى، أو اختاروا صفحة أدناه.", forAll: "للجميع"),
    notFound: "هذه الصفحة غير موجودة",
    notFoundLead: "ربما تغيّر العنوان، أو فيه خطأ مطبعي. ابدؤوا من الصفحة الرئيسية أو ابحثوا في النظرة العامة.",
    moved: "انتقلت هذه الصفحة", movedLead: "تجدونها الآن هنا",
    tip: "نصيحة", warning: "انتبهوا", example: "مثال")
}

/// A number of pages. The noun's form depends on the number's last two digits.
private func pagesInWords(_ pages: Int) -> String {
  switch pages {
  case 1: "صفحة واحدة"
  case 2: "صفحتان"
  default: (3...10).contains(pages % 100) ? "\(pages) صفحات" : "\(pages) صفحة"
  }
}

/// A number of minutes. The noun's form depends on the number's last two digits.
private func minutesInWords(_ minutes: Int) -> String {
  switch minutes {
  case 1: "دقيقة واحدة"
  case 2: "دقيقتان"
  default: (3...10).contains(minutes % 100) ? "\(minutes) دقائق" : "\(minutes) دقيقة"
  }
}
