import Readability
import Testing

@Suite struct SentencesTests {
  /// Texts with a bar between the sentences.
  @Test(arguments: [
    "Dit is een zin.| Dit ook!| En dit?| Ja",
    "Neem bijv. een boek mee.| Of iets anders.",
    "Kies o.a. Rekenen, d.w.z. Sommen, m.b.t. Taal.| Klaar.",
    "Zie blz. 12 en nr. 3.| Bel dr. Vos, mevr. De Wit of prof. Jansen.| Klaar.",
    "Potloden, stiften enz. liggen klaar.| Pak potloden, stiften enz.| Begin dan.",
    "Een spel e.d. mag.| Neem een spel e.d.| Speel het.",
    "‘Hoe dan?’ vroeg hij.| ‘Zo!’ zei zij.| ‘Goed.’| Hij ging.",
    "“Wil je dat?” vraagt u.| \"Nee!\" roept het.",
    "Ik weet niet… misschien.| Wie weet…| Toch wel.| Nou... goed dan.| Ja...| Nee.",
    "Er zijn 1.000 kinderen om 19.30 uur.| 12 blijven er over.",
    "J. de Vries en A.B. Smit schreven het.| M. ook.",
    "Dat doet u.| Wij helpen.| In groep 3.| Daarna niet.",
    "Dit is de MR.| Die praat mee.| Dat zei Jan.| Hij belt tel. 112 op 3 jan. 2026.",
    "1. Kies een spel.| Speel het.",
    "’s Ochtends is het stil.| ’s Avonds niet.| ’t Is zo.| 's Nachts ook.",
    "Echt?!| Ja (heus).| (Dat weet ik.)| Goed.",
    "Kijk op kanjer.nl.| Of bel.| Op 3 sept. 2026 begint het.",
    "Wat nu? vraagt u zich af.| Niets.",
    "Een regel\ndie doorloopt.|\nEen nieuwe.",
    "",
    " . ",
  ])
  func sentencesEndWhereTheyShould(marked: String) {
    let text = marked.filter { $0 != "|" }
    let expected = marked.split(separator: "|").map { String($0.drop(while: \.isWhitespace)) }.filter { !$0.isEmpty }
    #expect(Sentences.of(text).map { String($0.text) } == (marked == " . " ? ["."] : expected))
  }

  @Test func aSentenceKnowsWhereItBegins() {
    let text = "  Eén zin.  Nog\neen."
    #expect(Sentences.of(text).map(\.lineEnds) == [0, 0])
    #expect(Sentences.of("\nEen.\nTwee\ndrie.\n\nVier.").map(\.lineEnds) == [1, 2, 5])
  }
}

@Suite struct WordsTests {
  @Test(arguments: [
    ("Dit zijn ‘vier’ woorden.", ["Dit", "zijn", "vier", "woorden"]),
    ("foto’s van zo'n e-mail – ’s avonds", ["foto’s", "van", "zo'n", "e-mail", "s", "avonds"]),
    ("taal- en rekenles, ja/nee", ["taal", "en", "rekenles", "ja", "nee"]),
    ("Om 19.30 uur, groep 3 of 4e, 1.000 keer", ["Om", "uur", "groep", "of", "keer"]),
    ("een 10-minutengesprek met H2O", ["een", "minutengesprek", "met"]),
    ("geï\u{AD}nteresseerd", ["geï\u{AD}nteresseerd"]), ("", []), ("-’.", []), ("a-", ["a"]),
  ])
  func wordsAreLettersAndWhatStandsBetween(text: String, words: [String]) {
    #expect(Words.of(text).map(String.init) == words)
  }
}
