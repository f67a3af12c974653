// The words of slides and of the letter that a school changes, in each language.

extension Interface {
  package var slides: String { said(dutch: "Presentatie", english: "Slides", arabic: "الشرائح") }
  var slidesLead: String {
    said(
      dutch:
        "Voor wie begeleidt. Druk op Presenteer en blader met de pijltjes, een klik of een veeg. De notities komen in een eigen venster.",
      english:
        "For those who lead. Press Present, and go on with the arrow keys, a click or a swipe. The notes come in a window of their own.",
      arabic:
        "لمن يقود اللقاء. اضغطوا «عرض» وانتقلوا بالأسهم أو بنقرة أو بسحبة. تظهر الملاحظات في نافذة خاصة."
    )
  }
  var slidesWithoutScript: String {
    said(
      dutch: "JavaScript staat in deze browser uit. Daarom staan de dia’s alleen onder elkaar. Afdrukken kan wel.",
      english: "JavaScript is off in this browser, so the slides are only below each other. They can be printed.",
      arabic: "‏JavaScript معطّل في هذا المتصفح، لذلك تظهر الشرائح واحدة تحت الأخرى فقط. ويمكن طباعتها.")
  }
  var present: String { said(dutch: "Presenteer", english: "Present", arabic: "عرض") }
  var openNotes: String { said(dutch: "Open de notities", english: "Open the notes", arabic: "افتحوا الملاحظات") }
  var notes: String { said(dutch: "Notities", english: "Notes", arabic: "الملاحظات") }
  var printSlides: String { said(dutch: "Druk de dia’s af", english: "Print the slides", arabic: "اطبعوا الشرائح") }
  var allSlides: String { said(dutch: "Alle dia’s", english: "All slides", arabic: "كل الشرائح") }
  var fullScreen: String { said(dutch: "Volledig scherm", english: "Full screen", arabic: "ملء الشاشة") }
  var notesRefused: String {
    said(
      dutch:
        "De browser blokkeerde het venster met notities. Klik in de adresbalk op het pictogram voor geblokkeerde vensters, kies ‘Altijd toestaan’ en druk nog eens op Notities. De klok staat zolang onder de dia.",
      english:
        "The browser blocked the window with notes. Click the icon for blocked windows in the address bar, choose “Always allow”, and press Notes again. Until then the clock is below the slide.",
      arabic:
        "حظر المتصفح نافذة الملاحظات. انقروا في شريط العنوان على أيقونة النوافذ المحظورة، واختاروا «السماح دائمًا»، ثم اضغطوا «الملاحظات» من جديد. حتى ذلك الحين تظهر الساعة أسفل الشريحة."
    )
  }
  var notesElsewhere: String {
    said(
      dutch: "De notities staan ook in het draaiboek.", english: "The notes are in the guide too.",
      arabic: "الملاحظات موجودة أيضًا في الدليل.")
  }
  var then: String { said(dutch: "Hierna:", english: "Next:", arabic: "بعد ذلك:") }
  var timeLeft: String { said(dutch: "Nog", english: "Left:", arabic: "بقي:") }
  var timeOver: String { said(dutch: "Over de tijd:", english: "Over time:", arabic: "تجاوزتم الوقت:") }
  var restartClock: String { said(dutch: "Klok opnieuw", english: "Restart the clock", arabic: "أعيدوا الساعة") }
  var aim: String { said(dutch: "Waar het om gaat", english: "What it is about", arabic: "ما الذي نتحدث عنه") }
  var proposals: String {
    said(dutch: "voorstellen om uit te kiezen", english: "proposals to choose from", arabic: "اقتراحات للاختيار منها")
  }
  var readAgain: String {
    said(dutch: "Lees het thuis nog eens na", english: "Read it again at home", arabic: "اقرؤوه مرة أخرى في البيت")
  }

  var showSlides: String {
    said(dutch: "Presentatie voor de zaal", english: "Slides for the room", arabic: "شرائح للعرض في القاعة")
  }
  var slidesLink: String { said(dutch: "Presentatie als pdf", english: "Slides as PDF", arabic: "الشرائح بصيغة PDF") }
  var editableSlidesLink: String {
    said(
      dutch: "Presentatie om aan te passen (PowerPoint)", english: "Slides to change (PowerPoint)",
      arabic: "شرائح قابلة للتعديل (PowerPoint)")
  }
  var letterLink: String {
    said(dutch: "Brief om aan te passen (Word)", english: "Letter to change (Word)", arabic: "رسالة قابلة للتعديل (Word)")
  }
  /// What stands in a letter where something is to be filled in, with `#` for its name.
  var toFill: String { said(dutch: "vul hier de # in", english: "fill in the # here", arabic: "اكتبوا هنا: #") }
}
