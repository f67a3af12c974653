"""What people come for, step by step: from the first page to what they need, from one side to the other, and back."""

from browser import chromium
from plan import a_plan_is_kept_and_printed
from reader import in_each_place
from searching import (
    a_slip_of_the_pen_is_understood, search_by_keys_alone, search_is_for_one_reader, search_without_a_script, what_is_not_there,
)

PHONE = {"has_touch": True, "is_mobile": True}


def what_a_parent_may_expect(reader):
    """From the first page, on a phone, in two taps."""
    parent = reader(**PHONE)
    parent.open("index.html")
    parent.page.get_by_role("link", name="Faalangst: Voor ouders", exact=True).tap()
    parent.arrives("problemen/faalangst/ouder.html")
    parent.page.locator(".toc").get_by_role("link", name="Wat mag u van de leerkracht verwachten?").tap()
    parent.arrives("problemen/faalangst/ouder.html", "afspraken")
    agreements = parent.page.locator("#afspraken ~ .agreements .panel").nth(1)
    parent.expect("Dit mag u van de leerkracht verwachten" in agreements.inner_text(), "the agreements are elsewhere")
    parent.expect(agreements.locator("li").count() > 1, "there are no agreements")


def from_one_side_to_the_other(reader):
    """A teacher reads the same part as parents do, and returns to where she was."""
    teacher = reader(viewport={"width": 1280, "height": 900})
    teacher.open("problemen/faalangst/leerkracht.html")
    teacher.page.locator("#doen + .counterpart a").click()
    teacher.arrives("problemen/faalangst/ouder.html", "doen")
    teacher.page.locator("#doen + .counterpart a").click()
    teacher.arrives("problemen/faalangst/leerkracht.html", "doen")


def a_term_explains_itself(reader):
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


def in_ones_own_language(reader):
    """To English, to Arabic, which reads from the right, and back. What is not translated says so."""
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

    parent.open("problemen/agressief-gedrag/ouder.en.html")
    notice, text = parent.page.locator(".notice"), parent.page.locator(".prose").first
    said = notice.is_visible() and "not available in English yet" in notice.inner_text()
    parent.expect(said, "a page does not say that it is not translated")
    top = "element => element.getBoundingClientRect().top"
    parent.expect(notice.evaluate(top) < text.evaluate(top), "the notice comes too late")
    parent.expect(text.evaluate("text => text.closest('[lang]').lang") == "nl", "the text says it is English")


JOURNEYS = [
    what_a_parent_may_expect, from_one_side_to_the_other, a_term_explains_itself, in_ones_own_language,
    a_slip_of_the_pen_is_understood, search_by_keys_alone, search_is_for_one_reader, what_is_not_there, search_without_a_script,
    a_plan_is_kept_and_printed,
]


def used_by_people(site):
    """Every journey, from a folder and from a server."""
    with chromium() as browser:
        return in_each_place(site, browser, JOURNEYS)


def old_addresses_lead_on(site):
    """A page at an old address leads to the new one without the rules of a server."""

    def from_an_old_address(reader):
        parent = reader()
        parent.open("oud/slapen.html")
        parent.arrives("problemen/slapen/index.html")

    with chromium() as browser:
        return in_each_place(site, browser, [from_an_old_address])
