// The words of a school's copy, in each language.

/// The name of the folder in a copy for what the school itself adds.
private enum OwnFolder {
  static let dutch = "eigen", english = "own"
}

extension Interface.Copy {
  static let dutch = Interface.Copy(
    begin: "begin.html", readMe: "LEESMIJ.txt", readMePage: "LEESMIJ.html", version: "versie.json", own: OwnFolder.dutch,
    about: "Over deze kopie", contacts: "Bij wie u terecht kunt", evenings: "Ouderavonden op school", pages: "Van de school zelf",
    from: "Van", all: "Alles van onze school", newest: "De nieuwste versie staat op", school: "Onze school",
    check: "Controleer een kopie",
    checkLead: """
      Is uw kopie nog heel, en is zij echt? Kies de map of het zipbestand. Alles blijft op uw computer.
      """,
    checkWithout: """
      Dit werkt alleen met JavaScript. Zonder deze pagina kan het ook, met de lijst en de handtekening in \
      de kopie zelf.
      """,
    copyOf: { "Kopie van \($0)," }, versionOf: { "versie van \($0)" }, releaseOf: { "uitgave \($0) van \($1)" },
    made: { "Deze kopie is gemaakt op \($0)." },
    ownFiles: "Eigen bestanden van de school",
    atSchool: { "Bij \($0)" },
    summary: { "Wie u kunt spreken bij \($0), wanneer er ouderavonden zijn, en wat de school er zelf bij zegt." },
    instructions: { copy in
      """
      \(copy.site)
      De kopie van \(copy.school)
      \(copy.version.uppercasedFirst)

      Pak de zip eerst uit: klik er met rechts op en kies Alles uitpakken. In de
      uitgepakte map zit de map \(copy.folder).
      Open daarin begin.html, dan begint u bij de startpagina. De site werkt zonder
      internet en haalt niets op van een andere computer. Dit alles staat met plaatjes
      in LEESMIJ.html.

      VIER MANIEREN OM DE SITE NEER TE ZETTEN

      1. Op de website van de school
         Zet deze hele map op de webserver, bijvoorbeeld als opvoedingstips.
         Wijs ouders op het adres van die map. Er is geen programma of database nodig.

      2. Op een gedeelde schijf
         Zet deze hele map op een schijf waar iedereen bij kan. Maak een
         snelkoppeling naar begin.html.

      3. Op een usb-stick
         Kopieer deze hele map naar de stick. Open begin.html op een andere computer
         om te zien of het werkt.

      4. In een leeromgeving
         Geef de leeromgeving het zipbestand zoals het is, als pakket volgens IMS of
         SCORM. Pak het daarvoor niet uit. Dit is nog in geen leeromgeving geprobeerd.

      WAAR DE MAP NIET WERKT

      In SharePoint, Teams, Google Sites en WordPress, op een iPad en op een
      Chromebook kan geen map met bladzijden staan. Verwijs daar naar het adres
      \(copy.address)
      of laat het in een venster zien, als uw site dat mag; de code daarvoor staat in
      LEESMIJ.html. Of vraag \(copy.publisher) om het losse bestand voor uw lezers.

      VERNIEUWEN IN VIJF STAPPEN

      1. Haal de nieuwe zip op bij \(copy.publisher)
         \(copy.zips ?? copy.newest)
      2. Pak hem uit. In de uitgepakte map zit de nieuwe map, \(copy.folder).
         Zet "nieuw" achter de naam, en zet die map naast de oude, niet erin.
      3. Controleer de nieuwe map op
         \(copy.check)
      4. Kopieer uw map \(OwnFolder.dutch) uit de oude map naar de nieuwe. Hebt u die map
         niet? Sla deze stap dan over.
      5. Doe dit als niemand de site open heeft: geef de oude map een andere naam en
         de nieuwe map die van de oude. Open begin.html: onderaan staat de nieuwe
         versie. Is alles goed, en staat uw map \(OwnFolder.dutch) erin, gooi dan de oude map weg.

      WAT U ZELF KUNT TOEVOEGEN

      Eigen bestanden zet u in een map met de naam \(OwnFolder.dutch), naast dit bestand. Die map
      blijft staan als er een nieuwe versie komt. Verander de andere bestanden niet:
      wat u daarin verandert, gaat bij een nieuwe versie verloren.
      Wilt u een andere tekst, een avond of een contactpersoon op de site? Vraag het
      \(copy.publisher).

      KLOPT DE KOPIE NOG?

      In SHA256SUMS staat van elk bestand een vingerafdruk. Zo ziet u of er iets
      veranderd of verdwenen is:

         sha256sum --check --quiet SHA256SUMS

      DE NIEUWSTE VERSIE

      Een kopie verandert niet vanzelf mee. Kijk elk schooljaar op
      \(copy.newest)

      """
    })

  static let english = Interface.Copy(
    begin: "begin.html", readMe: "README.txt", readMePage: "README.html", version: "version.json", own: OwnFolder.english,
    about: "About this copy", contacts: "Whom you can talk to", evenings: "Evenings at school", pages: "From the school itself",
    from: "From", all: "All about our school", newest: "The newest version is at", school: "Our school",
    check: "Check a copy",
    checkLead: """
      Is your copy still whole, and is it genuine? Choose the folder or the zip file. Everything stays on your \
      computer.
      """,
    checkWithout: """
      This works only with JavaScript. Without this page it can be done with OpenSSH, and the list and the \
      signature in the copy itself.
      """,
    copyOf: { "A copy of \($0)," }, versionOf: { "version of \($0)" }, releaseOf: { "release \($0) of \($1)" },
    made: { "This copy was made on \($0)." },
    ownFiles: "The school's own files",
    atSchool: { "At \($0)" },
    summary: { "Whom you can talk to at \($0), when there are evenings, and what the school itself adds." },
    instructions: { copy in
      """
      \(copy.site)
      The copy of \(copy.school)
      \(copy.version.uppercasedFirst)

      Unpack the zip first: right-click it and choose Extract all. The unpacked folder
      holds the folder \(copy.folder).
      Open begin.html in that to begin at the home page. The site works without the
      internet and asks nothing of another computer. README.html has all of this with
      pictures.

      FOUR WAYS TO HOST IT

      1. On the school's website
         Put this whole folder on the web server, and lead parents to its address.
         It needs no program and no database.

      2. On a shared drive
         Put this whole folder on a drive that all can reach. Make a shortcut to
         begin.html.

      3. On a USB stick
         Copy this whole folder to the stick. Open begin.html on another computer to
         see that it works.

      4. In a learning platform
         Give it the zip file as it is, as an IMS or SCORM package. Do not unpack it
         for that. It has not been tried in any platform yet.

      WHERE THE FOLDER DOES NOT WORK

      No folder with pages can stand in SharePoint, Teams, Google Sites or WordPress,
      on an iPad or on a Chromebook. Lead to this address there
      \(copy.address)
      or show it in a frame, if your site may; the code is in README.html. Or ask
      \(copy.publisher) for the single file for your readers.

      RENEWING IT IN FIVE STEPS

      1. Fetch the new zip from \(copy.publisher)
         \(copy.zips ?? copy.newest)
      2. Unpack it. The unpacked folder holds the new folder, \(copy.folder).
         Put "new" behind its name, and put it beside the old folder, not into it.
      3. Check the new folder at
         \(copy.check)
      4. Copy your folder \(OwnFolder.english) from the old folder to the new one.
      5. Give the old folder another name, and the new one the name of the old. Open
         begin.html: its foot names the new version. If all is well, and your folder
         \(OwnFolder.english) is in it, delete the old folder.

      WHAT YOU CAN ADD

      Files of your own go into a folder called \(OwnFolder.english), beside this file. It stays when
      a new version comes. Do not change the other files: what you change in them is
      lost with a new version. Would you like another text, an evening or a contact
      on the site? Ask \(copy.publisher).

      IS THE COPY STILL WHOLE?

      SHA256SUMS holds a fingerprint of every file. This shows whether anything was
      changed or lost:

         sha256sum --check --quiet SHA256SUMS

      THE NEWEST VERSION

      A copy does not change by itself. Look every school year at
      \(copy.newest)

      """
    })

  static let arabic = Interface.Copy(
    begin: "begin.html", readMe: "README.txt", readMePage: "README.html", version: "version.json", own: OwnFolder.english,
    about: "عن هذه النسخة", contacts: "إلى من تتوجهون", evenings: "أمسيات في المدرسة", pages: "من المدرسة نفسها",
    from: "من", all: "كل ما يخص مدرستنا", newest: "أحدث نسخة موجودة على", school: "مدرستنا",
    check: "تحققوا من نسخة",
    checkLead: """
      هل نسختكم كاملة وأصلية؟ اختاروا المجلد أو ملف zip. كل شيء يبقى على حاسوبكم.
      """,
    checkWithout: """
      لا يعمل هذا إلا مع JavaScript. ومن دون هذه الصفحة يمكن ذلك باستخدام OpenSSH والقائمة والتوقيع الموجودين \
      في النسخة نفسها.
      """,
    copyOf: { "نسخة من \($0)،" }, versionOf: { "إصدار \($0)" }, releaseOf: { "الإصدار رقم \($0) بتاريخ \($1)" },
    made: { "أُنشئت هذه النسخة في \($0)." },
    ownFiles: "ملفات المدرسة نفسها",
    atSchool: { "في \($0)" },
    summary: { "مع من يمكنكم التحدث في \($0)، ومواعيد الأمسيات، وما تضيفه المدرسة نفسها." },
    instructions: { copy in
      """
      \(copy.site)
      نسخة \(copy.school)
      \(copy.version)

      فكّوا ضغط ملف zip أولاً، ثم افتحوا begin.html لتبدؤوا من الصفحة الرئيسية. يعمل الموقع بلا إنترنت ولا يطلب
      شيئًا من حاسوب آخر.

      أربع طرق لاستضافته

      1. على موقع المدرسة: ضعوا هذا المجلد كله على خادم الويب، ودلّوا الأهل على عنوانه.
      2. على قرص مشترك: ضعوا هذا المجلد كله في مكان يصل إليه الجميع.
      3. على ذاكرة USB: انسخوا هذا المجلد كله إليها، ثم افتحوا begin.html.

      4. في منصة تعليمية: أعطوها ملف zip كما هو، كحزمة IMS أو SCORM.

      وحيث لا يعمل المجلد (SharePoint وTeams وGoogle Sites وWordPress وiPad
      وChromebook) أحيلوا إلى \(copy.address)

      التجديد في خمس خطوات

      1. نزّلوا ملف zip الجديد من \(copy.publisher): \(copy.zips ?? copy.newest)
      2. فكّوا ضغطه. في داخله المجلد الجديد \(copy.folder): غيّروا اسمه وضعوه بجانب القديم.
      3. تحققوا منه في \(copy.check)
      4. انسخوا المجلد \(OwnFolder.english) من القديم إلى الجديد.
      5. بدّلوا اسمي المجلدين، وافتحوا begin.html. إذا كان كل شيء على ما يرام فاحذفوا القديم.

      ما يمكنكم إضافته

      ضعوا ملفاتكم في مجلد اسمه \(OwnFolder.english) بجانب هذا الملف. يبقى هذا المجلد عند وصول إصدار
      جديد. لا تغيّروا الملفات الأخرى. لطلب تعديل: \(copy.publisher).

      هل النسخة سليمة؟

         sha256sum --check --quiet SHA256SUMS

      أحدث إصدار

      \(copy.newest)

      """
    })
}
