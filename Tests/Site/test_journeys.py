"""What people come for, step by step: from the first page to what they need, from one side to the other, and back."""

import pytest
from browser import in_a_folder, on_a_server
from outputs import output_folder
from reader import Reader

PHONE = {"has_touch": True, "is_mobile": True}


def test_what_a_parent_may_expect(reader):
    """From the first page, on a phone, in two taps: it is folded, and each agreement has a box that nobody ticked."""
    parent = reader(**PHONE)
    parent.open("index.html")
    parent.page.get_by_role("link", name="Durft niet: Voor ouders", exact=True).tap()
    parent.arrives("problemen/faalangst/ouder.html")
    parent.page.get_by_role("button", name="Dit mag u van de leerkracht verwachten").tap()
    agreements = parent.page.locator(".choose .panel").nth(1)
    parent.expect(agreements.get_by_role("checkbox", checked=False).count() > 1, "there are no agreements to choose")
    parent.expect("De leerkracht belt u" in agreements.inner_text(), "the agreements are elsewhere")


def test_from_one_side_to_the_other(reader):
    """A teacher reads the same part as parents do, and returns to where she was."""
    teacher = reader(viewport={"width": 1280, "height": 900})
    teacher.open("problemen/faalangst/leerkracht.html")
    teacher.page.locator("#doen + .fold-body > .counterpart:first-child a").click()
    teacher.arrives("problemen/faalangst/ouder.html", "doen")
    teacher.page.locator("#doen + .fold-body > .counterpart:first-child a").click()
    teacher.arrives("problemen/faalangst/leerkracht.html", "doen")


def test_a_term_explains_itself(reader):
    """With the keyboard: the description comes with the focus, goes on Escape, and Enter leads to the whole entry."""
    parent = reader()
    parent.open("problemen/faalangst/ouder.html")
    term, tip = parent.page.locator(".term").first, parent.page.locator(".term-tip").first
    parent.expect(not tip.is_visible(), "a term's description shows by itself")
    parent.press_tab_until(".term")
    parent.expect(tip.is_visible(), "a term with the focus is not described")
    box, line = (one.evaluate("element => element.getBoundingClientRect().toJSON()") for one in [tip, term])
    parent.expect(box["x"] >= 0 and box["x"] + box["width"] <= 390, "a description leaves the screen")
    parent.expect(box["y"] >= line["y"] + line["height"] - 8, "a description covers its term")
    parent.page.keyboard.press("Escape")
    parent.expect(not tip.is_visible(), "Escape does not take a description away")
    parent.page.keyboard.press("Enter")
    parent.arrives("begrippen.html", "faalangst")


def test_in_ones_own_language(reader):
    """To English, to Arabic, which reads from the right, and back."""
    parent = reader()

    def speaks(language, direction):
        shown = parent.page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]")
        parent.expect(shown == [language, direction], f"the page is in {shown}")

    def follow(language, page, code, direction="ltr"):
        parent.page.locator(".languages").get_by_role("link", name=language).click()
        parent.arrives(f"problemen/faalangst/{page}")
        speaks(code, direction)

    parent.open("problemen/faalangst/ouder.html")
    speaks("nl", "ltr")
    follow("English", "ouder.en.html", "en")
    follow("العربية", "ouder.ar.html", "ar", "rtl")
    follow("Nederlands", "ouder.html", "nl")

    parent.open("problemen/faalangst/ouder.ar.html")
    notice, text = parent.page.locator(".notice"), parent.page.locator(".prose").first
    parent.expect(notice.is_visible(), "a page does not say that nobody has reviewed its translation")
    top = "element => element.getBoundingClientRect().top"
    parent.expect(notice.evaluate(top) < text.evaluate(top), "the notice comes too late")


@pytest.mark.parametrize("place", [in_a_folder, on_a_server])
def test_old_addresses_lead_on(browser, place, found):
    """A page at an old address leads to the new one without the rules of a server."""
    with place(output_folder("base")) as base:
        parent = Reader(browser, base, found)
        parent.open("oud/slapen.html")
        parent.arrives("problemen/slapen/index.html")
        parent.context.close()
