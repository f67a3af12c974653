// The words of the page in a copy for whoever puts it in its place, in each language.

extension ReadMe {
  static var dutch: ReadMe {
    ReadMe(
      title: "Lees mij: de site neerzetten en vernieuwen", unpack: "Pak de zip eerst uit",
      isBare: "Ziet u een kale bladzijde, of werkt de link hieronder niet?", fails: "Werkt deze link niet?",
      unpackText: { folder in
        """
        Dan kijkt u nog in het zipbestand. Sluit deze bladzijde. Ga in de Verkenner terug naar de map waar het zipbestand in staat, vaak Downloads, \
        klik er met rechts op en kies “Alles uitpakken”. In de nieuwe map zit de map “\(folder)”. Open daarin begin.html.
        """
      },
      works: "Waar de site werkt",
      places: { copy in
        [
          (
            "Op de website van de school",
            """
            Zet de map “\(copy.folder)” die in de uitgepakte zip zit op de webserver, met alles erin. Een andere naam mag, zoals opvoedingstips. \
            Het adres van die map opent de site. Er is geen programma of database nodig.
            """
          ),
          (
            "Op een netwerkschijf",
            "Zet de map “\(copy.folder)” op een schijf waar iedereen bij kan. Maak een snelkoppeling naar begin.html."
          ),
          (
            "Op een usb-stick, op een pc of Mac",
            "Kopieer de map “\(copy.folder)” naar de stick. Open begin.html op een andere computer om te zien of het werkt."
          ),
          (
            "In een leeromgeving",
            """
            Geef het zipbestand aan de leeromgeving zoals het is, en pak het niet uit. Het is een pakket volgens IMS en SCORM 1.2. Dat is nog in \
            geen leeromgeving geprobeerd. Lukt het niet? Zet er dan een link naar het adres neer.
            """
          ),
        ]
      },
      elsewhere: "Waar de map niet werkt, en wat u dan doet",
      elsewhereLead:
        "Hier kan geen map met bladzijden staan. U kunt wel naar de site verwijzen, haar in een venster laten zien, of het losse bestand gebruiken.",
      others: [
        (
          "SharePoint, Teams, OneDrive", "Die laten een bestand zien, maar openen geen site: links en plaatjes werken niet.",
          "Verwijs naar het adres, of plaats het losse bestand. Wie het opent, haalt het eerst op."
        ),
        (
          "Google Sites, Google Drive", "Daar kan geen map met bladzijden staan.",
          "Maak in Google Sites een knop naar het adres. Insluiten lukt alleen als dat voor sites.google.com is toegestaan: vraag dat eerst."
        ),
        (
          "WordPress", "De mediabibliotheek neemt geen bladzijden aan.",
          "Zet de code voor een venster in een blok “Aangepaste HTML”. Dat moet vaak een beheerder doen: bij anderen haalt WordPress de code weg. Of laat uw webbeheerder de map naast WordPress zetten."
        ),
        ("iPad en iPhone", "Die openen één bestand tegelijk, zonder de rest van de map.", "Open het adres in de browser."),
        (
          "Chromebook", "Die opent bestanden uit een zip of map los van elkaar.",
          "Open het adres in de browser, of het losse bestand."
        ),
      ],
      address: "Het adres", frame: "De code voor een venster",
      frameLead: { copy in
        """
        Een venster blijft leeg als uw site de bladzijden niet mag insluiten. Vraag dat eerst aan \(copy.publisher), met het adres van uw site. \
        De bladzijden laten in een venster hun eigen kop en voet weg. Past het niet? Verander dan de hoogte.
        """
      },
      file: "Het losse bestand",
      fileLead: { copy in
        "Alles voor één groep lezers, zoals ouders, in één bestand. Het werkt zonder map en zonder internet, ook uit de mail. Vraag het \(copy.publisher)."
      },
      renew: "Vernieuwen in vijf stappen",
      fetch: { copy in
        copy.zips.map { ("Haal de nieuwe zip op", "Zoek uw school op de bladzijde voor scholen:", $0) }
          ?? ("Haal de nieuwe zip op", "Vraag hem aan \(copy.publisher):", copy.newest)
      },
      steps: { folder, own, check in
        [
          (
            "Pak de zip uit",
            """
            Klik er met rechts op en kies “Alles uitpakken”. In de uitgepakte map zit \(folder.map { "de map “\($0)”" } ?? "een map met de naam van uw school, zoals de-linde"): \
            dat is de nieuwe map. Zet “nieuw” achter de naam, en zet die map naast de oude, niet erin.
            """, nil
          ),
          ("Controleer de nieuwe map", "Kies de nieuwe map op deze bladzijde. Die zegt of alles heel en echt is.", check),
          (
            "Neem uw eigen bestanden mee",
            "Kopieer de map \(own) uit de oude map naar de nieuwe. Hebt u die map niet? Sla deze stap dan over.", nil
          ),
          (
            "Wissel de mappen om",
            """
            Doe dit als niemand de site open heeft. Geef de oude map een andere naam, met “oud” erachter, en geef de nieuwe map de naam die de oude \
            had. Open begin.html: onderaan staat de nieuwe versie. Is alles goed, en staat uw map \(own) erin, gooi dan de oude map weg.
            """, nil
          ),
        ]
      },
      own: "Wat u zelf kunt toevoegen",
      ownText: { copy, own in
        """
        Zet eigen bestanden in een map met de naam \(own), naast dit bestand. Verander de andere bestanden niet: dat gaat bij een nieuwe versie \
        verloren. Wilt u een andere tekst, een avond of een contactpersoon op de site? Vraag het \(copy.publisher).
        """
      })
  }

  static var english: ReadMe {
    ReadMe(
      title: "Read me: putting the site in its place and renewing it", unpack: "Unpack the zip first",
      isBare: "Do you see a bare page, or does the link below not work?", fails: "Does this link not work?",
      unpackText: { folder in
        """
        Then you are still looking into the zip file. Close this page. Go back in the Explorer to the folder that holds the zip file, often Downloads, \
        right-click it and choose “Extract all”. The new folder holds the folder “\(folder)”. Open begin.html in that.
        """
      },
      works: "Where the site works",
      places: { copy in
        [
          (
            "On the school’s website",
            """
            Put the folder “\(copy.folder)” that the unpacked zip holds on the web server, with all in it. It may have another name. The address of \
            that folder opens the site. It needs no program and no database.
            """
          ),
          (
            "On a network drive", "Put the folder “\(copy.folder)” on a drive that all can reach. Make a shortcut to begin.html."
          ),
          (
            "On a USB stick, on a PC or Mac",
            "Copy the folder “\(copy.folder)” to the stick. Open begin.html on another computer to see that it works."
          ),
          (
            "In a learning platform",
            """
            Give the zip file to the platform as it is, without unpacking it. It is a package as IMS and SCORM 1.2 define it. It has not been tried \
            in any platform yet. If it does not work, put a link to the address there.
            """
          ),
        ]
      },
      elsewhere: "Where the folder does not work, and what to do there",
      elsewhereLead: "No folder with pages can stand here. You can lead to the site, show it in a frame, or use the single file.",
      others: [
        (
          "SharePoint, Teams, OneDrive", "These show a file and open no site: links and pictures do not work.",
          "Lead to the address, or put the single file there. Who opens it downloads it first."
        ),
        (
          "Google Sites, Google Drive", "No folder with pages can stand there.",
          "Make a button to the address in Google Sites. Embedding works only if that is allowed for sites.google.com: ask first."
        ),
        (
          "WordPress", "The media library takes no pages.",
          "Put the code for a frame into a block “Custom HTML”. Often an administrator must do so: WordPress takes the code away for others. Or have the folder put beside WordPress."
        ),
        ("iPad and iPhone", "These open one file at a time, without the rest of the folder.", "Open the address in the browser."),
        (
          "Chromebook", "It opens the files of a zip or a folder one by one.",
          "Open the address in the browser, or the single file."
        ),
      ],
      address: "The address", frame: "The code for a frame",
      frameLead: { copy in
        """
        A frame stays empty if your site may not show the pages. Ask \(copy.publisher) first, with the address of your site. In a frame the pages \
        leave out their own head and foot. If it does not fit, change the height.
        """
      },
      file: "The single file",
      fileLead: { copy in
        "Everything for one group of readers, such as parents, in one file. It works without a folder and without the internet, also from mail. Ask \(copy.publisher)."
      },
      renew: "Renewing it in five steps",
      fetch: { copy in
        copy.zips.map { ("Fetch the new zip", "Find your school on the page for schools:", $0) }
          ?? ("Fetch the new zip", "Ask \(copy.publisher) for it:", copy.newest)
      },
      steps: { folder, own, check in
        [
          (
            "Unpack the zip",
            """
            Right-click it and choose “Extract all”. The unpacked folder holds \(folder.map { "the folder “\($0)”" } ?? "a folder with the name of your school, such as de-linde"): \
            that is the new folder. Put “new” behind its name, and put it beside the old folder, not into it.
            """, nil
          ),
          ("Check the new folder", "Choose the new folder on this page. It says whether all is whole and genuine.", check),
          (
            "Take your own files along",
            "Copy the folder \(own) from the old folder to the new one. If there is none, skip this step.", nil
          ),
          (
            "Exchange the folders",
            """
            Do this while nobody has the site open. Give the old folder another name, ending in “old”, and give the new folder the name that the old \
            one had. Open begin.html: its foot names the new version. If all is well, and your folder \(own) is in it, delete the old folder.
            """, nil
          ),
        ]
      },
      own: "What you can add",
      ownText: { copy, own in
        """
        Put files of your own into a folder called \(own), beside this file. Do not change the other files: that is lost with a new version. Would \
        you like another text, an evening or a contact on the site? Ask \(copy.publisher).
        """
      })
  }

  static var arabic: ReadMe {
    ReadMe(
      title: "اقرأني: وضع الموقع في مكانه وتجديده", unpack: "فكّوا ضغط الملف أولاً",
      isBare: "هل ترون صفحة بلا ألوان، أو لا يعمل الرابط أدناه؟", fails: "هل لا يعمل هذا الرابط؟",
      unpackText: { folder in
        """
        إذن أنتم ما زلتم داخل ملف zip. انقروا على الملف بالزر الأيمن واختاروا استخراج الكل. في المجلد الجديد مجلد اسمه \(folder): افتحوا فيه begin.html.
        """
      },
      works: "أين يعمل الموقع",
      places: { copy in
        [
          (
            "على موقع المدرسة",
            "ضعوا المجلد \(copy.folder) الذي في ملف zip كله على خادم الويب. عنوان المجلد يفتح الموقع. لا حاجة إلى برنامج أو قاعدة بيانات."
          ),
          ("على قرص الشبكة", "ضعوا المجلد \(copy.folder) في مكان يصل إليه الجميع، وأنشئوا اختصارًا إلى begin.html."),
          ("على ذاكرة USB، على حاسوب", "انسخوا المجلد \(copy.folder) إليها. افتحوا begin.html على حاسوب آخر لتتأكدوا أنه يعمل."),
          ("في منصة تعليمية", "أعطوا المنصة ملف zip كما هو دون فك ضغطه. إنه حزمة وفق IMS وSCORM 1.2، ولم تُجرَّب بعد في أي منصة."),
        ]
      },
      elsewhere: "أين لا يعمل المجلد، وما العمل",
      elsewhereLead: "لا يمكن وضع مجلد من الصفحات هنا. يمكنكم الإحالة إلى الموقع أو عرضه في إطار أو استخدام الملف الواحد.",
      others: [
        (
          "SharePoint وTeams وOneDrive", "تعرض ملفًا ولا تفتح موقعًا: الروابط والصور لا تعمل.",
          "أحيلوا إلى العنوان، أو ضعوا الملف الواحد. من يفتحه ينزّله أولاً."
        ),
        (
          "Google Sites وGoogle Drive", "لا يمكن وضع مجلد من الصفحات هناك.",
          "ضعوا في Google Sites زرًا يقود إلى العنوان."
        ),
        (
          "WordPress", "مكتبة الوسائط لا تقبل صفحات.",
          "ليضع مدير الموقع رمز الإطار في كتلة HTML مخصص، أو اطلبوا وضع المجلد بجانب WordPress."
        ),
        ("iPad وiPhone", "يفتحان ملفًا واحدًا دون بقية المجلد.", "افتحوا العنوان في المتصفح."),
        ("Chromebook", "يفتح ملفات المجلد كلًا على حدة.", "افتحوا العنوان في المتصفح، أو الملف الواحد."),
      ],
      address: "العنوان", frame: "رمز الإطار",
      frameLead: { copy in
        "يبقى الإطار فارغًا إذا لم يُسمح لموقعكم بعرض الصفحات. اسألوا أولاً \(copy.publisher). في الإطار تترك الصفحات رأسها وتذييلها. إذا لم يكن الحجم مناسبًا فغيّروا الارتفاع."
      },
      file: "الملف الواحد",
      fileLead: { copy in
        "كل شيء لمجموعة واحدة من القراء في ملف واحد. يعمل بلا مجلد وبلا إنترنت، ومن البريد أيضًا. اطلبوه من \(copy.publisher)."
      },
      renew: "التجديد في خمس خطوات",
      fetch: { copy in
        copy.zips.map { ("نزّلوا ملف zip الجديد", "ابحثوا عن مدرستكم في صفحة المدارس:", $0) }
          ?? ("نزّلوا ملف zip الجديد", "اطلبوه من \(copy.publisher):", copy.newest)
      },
      steps: { folder, own, check in
        [
          (
            "فكّوا الضغط",
            """
            انقروا عليه بالزر الأيمن واختاروا استخراج الكل. في الداخل \(folder.map { "المجلد \($0)" } ?? "مجلد باسم مدرستكم"): هذا هو الجديد. \
            غيّروا اسمه وضعوه بجانب القديم، لا داخله.
            """, nil
          ),
          ("تحققوا من المجلد الجديد", "اختاروا المجلد الجديد في هذه الصفحة. تقول هل هو كامل وأصلي.", check),
          ("خذوا ملفاتكم معكم", "انسخوا المجلد \(own) من القديم إلى الجديد. إن لم يوجد فتجاوزوا هذه الخطوة.", nil),
          (
            "بدّلوا المجلدين",
            "غيّروا اسم المجلد القديم، وأعطوا الجديد الاسم الذي كان للقديم. افتحوا begin.html: في الأسفل الإصدار الجديد. إذا كان كل شيء على ما يرام فاحذفوا القديم.",
            nil
          ),
        ]
      },
      own: "ما يمكنكم إضافته",
      ownText: { copy, own in
        "ضعوا ملفاتكم في مجلد اسمه \(own) بجانب هذا الملف. لا تغيّروا الملفات الأخرى: يضيع التغيير مع إصدار جديد. لطلب تعديل: \(copy.publisher)."
      })
  }
}
