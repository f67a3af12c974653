"""A text is read aloud by a voice of the reader's own device, or not at all."""

import pytest
from reader import until

pytestmark = pytest.mark.slow

# The browser of the tests has no voices, so these take their place. They are done speaking at once.
VOICES = """
window.spoken = [];
const voices = %s;
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => voices,
  speak(utterance) {
    window.spoken.push([utterance.text, utterance.lang]);
    if (!window.isHeld) setTimeout(() => utterance.onend());
  },
  cancel() {}, addEventListener() {},
}});
"""
OWN = '{lang: "nl-NL", localService: true}'


def test_read_aloud(browser, site, found):
    def page(name, voices):
        page = browser.new_page()
        page.add_init_script(VOICES % f"[{voices}]")
        page.goto((site / name).as_uri())
        return page

    view = "problemen/faalangst/ouder.html"
    for voices in ["", '{lang: "en-GB", localService: true}', '{lang: "nl-NL", localService: false}']:
        found.expect(not page(view, voices).locator(".read-aloud").is_visible(), f"the button shows with the voices [{voices}]")
    found.expect(
        page("problemen/faalangst/ouder.ar.html", '{lang: "ar_SA", localService: true}').locator(".read-aloud").is_visible(),
        "an Arabic text is not read by an Arabic voice",
    )
    found.expect(not page("problemen/faalangst/ouder.en.html", OWN).locator(".read-aloud").is_visible(), "an English text is read by a Dutch voice")

    reader = page(view, OWN)
    button = reader.locator(".read-aloud")
    button.click()
    until(reader, "document.querySelector('.read-aloud').textContent === 'Lees voor' && spoken.length > 0")
    spoken = reader.evaluate("spoken")
    texts = [text for text, _ in spoken]
    found.expect(all(language == "nl-NL" for _, language in spoken), "it is spoken in another language")
    found.expect(texts[0] == "Faalangst" and "Wat ziet u?" in texts, f"it begins with {texts[:3]}")
    found.expect(any(text.startswith("Bij faalangst is een kind bang om fouten") for text in texts), "the introduction is not read")
    found.expect(any("vast" in text and "twee weken" in text for text in texts), "the agreements are not read")
    # A warning begins with the same words each time, and so do the hours of those who can be called.
    twice = {text for text in texts if texts.count(text) > 1} - {"Let op", "Dag en nacht"}
    found.expect(not twice, f"this is read twice: {twice}")
    found.expect("113 0800-0113" in texts, "two numbers are read as one")
    for other in ["Angst om fouten te maken of tekort", "(Lusse", "Op deze pagina", "Handout op één blad", "Bronnen"]:
        found.expect(not any(other in text for text in texts), f"“{other}” is read")
    found.expect(reader.locator(".spoken").count() == 0, "something stays marked")

    reader.evaluate("window.isHeld = true")
    button.click()
    found.expect(reader.locator(".spoken").count() == 1 and button.inner_text().endswith("Stop met voorlezen"), "it does not say that it reads")
    button.click()
    found.expect(reader.locator(".spoken").count() == 0 and button.inner_text().endswith("Lees voor"), "it does not stop")
