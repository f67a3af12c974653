"""*Wie vergeet ik?*: a teacher sees which families have heard nothing good for a long time."""

import datetime
import json
import pathlib
import tempfile

import pytest
from accessibility import against_the_rules
from reader import until
from tool_page import (
    choose,
    fits_a_phone,
    has_a_form_without_a_script,
    opened,
    press,
    printed,
    prints_its_form,
    saved,
    still_shut_in,
)

pytestmark = pytest.mark.slow

NAME = "hulpmiddelen/wie-vergeet-ik.html"
TODAY = datetime.date(2026, 11, 25)
PUPILS = ["Noor", "Éloïse", "محمد", "Daan", "Saar"]
QUESTIONS = ["Wie spreek ik makkelijk aan?", "Wie ga ik uit de weg, en waarom?", "Wie vergeet ik?"]
ORDER = """() => [...document.querySelectorAll(".contacts tbody th")].map(head => head.textContent)"""
DUE = """() => [...document.querySelectorAll(".contacts-due li")].map(line => [...line.children].map(part => part.textContent))"""


def teacher(reader, **options):
    return opened(reader, NAME, at=datetime.datetime.combine(TODAY, datetime.time(12)), **options)


def enter(page, pupils=PUPILS):
    page.get_by_label("Of plak hier een lijst").fill("\n".join(pupils))
    press(page, "Neem deze lijst over")


def spoke(page, pupil, days):
    page.get_by_label(f"Laatste goede bericht aan {pupil}", exact=True).fill((TODAY - datetime.timedelta(days)).isoformat())


def test_who_is_due(reader):
    """First come those who never heard anything good, then those who heard it longest ago. Six weeks is not too long, one day more is. There are at
    most three for one week."""
    one = teacher(reader)
    page = one.page
    enter(page)
    one.expect(page.evaluate(DUE) == [[name, "nog niets gehoord"] for name in PUPILS[:3]], f"due at first: {page.evaluate(DUE)}")
    page.get_by_text("Daarna komen er nog 2.").wait_for()
    for pupil, days in [("Noor", 42), ("Éloïse", 43), ("Daan", 200), ("Saar", 6)]:
        spoke(page, pupil, days)
    one.expect(page.evaluate(ORDER) == PUPILS, "the list moves while the teacher works in it")
    expected = [["محمد", "nog niets gehoord"], ["Daan", "28 weken geleden"]]
    one.expect(page.evaluate(DUE) == expected, f"due after one talk this week: {page.evaluate(DUE)}")
    page.get_by_text("Al gesproken in de laatste zeven dagen: 1.").wait_for()
    press(page, "Sorteer opnieuw")
    one.expect(page.evaluate(ORDER) == ["محمد", "Daan", "Éloïse", "Noor", "Saar"], f"the order is {page.evaluate(ORDER)}")
    states = page.locator(".contacts-ago").all_inner_texts()
    one.expect(
        states
        == ["aan de beurt, nog niets gehoord", "aan de beurt, 28 weken geleden", "aan de beurt, 6 weken geleden", "6 weken geleden", "deze week"],
        f"the list says {states}",
    )
    for pupil in ["محمد", "Daan"]:
        page.get_by_role("button", name=f"Vandaag: {pupil}").focus()
        page.keyboard.press("Enter")
        one.expect(page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Vandaag: {pupil}", "noting a day takes the focus away")
    page.get_by_text("Je sprak er in de laatste zeven dagen al 3").wait_for()
    one.expect(page.evaluate(DUE) == [], "more than three in a week are asked for")
    page.get_by_label("Laatste goede bericht aan Éloïse").fill("2026-12-25")
    one.expect(page.get_by_label("Laatste goede bericht aan Éloïse").input_value() == "2026-10-13", "a day that is still to come is taken")
    spoke(page, "Éloïse", 0)
    page.get_by_text("Niemand. Elk gezin hoorde in de laatste 6 weken").wait_for()
    still_shut_in(one)


def test_two_homes_and_a_file(reader):
    """A pupil with two homes has two lines; a file contains codes and no names; a file that is not right changes nothing."""
    one = teacher(reader)
    page = one.page
    enter(page)
    press(page, "Tweede huis voor Daan")
    one.expect(page.evaluate(ORDER) == ["Noor", "Éloïse", "محمد", "Daan, huis 1", "Daan, huis 2", "Saar"], f"the lines are {page.evaluate(ORDER)}")
    spoke(page, "Daan, huis 2", 1)
    page.get_by_label("Daan, huis 1: wat ging er goed?").fill("<b>veters, samen met Noor")
    page.get_by_label("Wie vergeet ik?", exact=True).fill("Saar, en محمد niet")
    page.keyboard.press("Tab")
    one.expect(page.get_by_label("Wie vergeet ik?", exact=True).input_value() == "L05, en L03 niet", "a name stays where it would be kept")
    with tempfile.TemporaryDirectory() as folder:
        plain = saved(page, folder, name="plain")
        text = plain.read_text()
        one.expect(not [name for name in PUPILS if name in text], "the file holds names")
        file = json.loads(text)
        homes = file["data"]["pupils"][3]["homes"]
        one.expect(
            homes == [{"last": "", "good": "<b>veters, samen met L01"}, {"last": "2026-11-24", "good": ""}]
            and file["data"]["answers"] == {"makkelijk": "", "ontwijken": "", "vergeten": "L05, en L03 niet"},
            f"the file holds {file['data']}",
        )
        page.reload()
        choose(page, plain)
        page.get_by_text("plain.json is geopend").wait_for()
        there = page.evaluate(ORDER)
        one.expect(there == ["L01", "L02", "L03", "L04, huis 1", "L05", "L04, huis 2"], f"the file gives {there}")
        one.expect(page.get_by_label("L04, huis 1: wat ging er goed?").input_value() == "<b>veters, samen met L01", "a note is lost")
        one.expect(page.get_by_label("Wie vergeet ik?", exact=True).input_value() == "L05, en L03 niet", "an answer is lost")

        def wrong(**change):
            return {**file, "data": {**file["data"], **change}}

        pupils = file["data"]["pupils"]
        for content, message in [
            (wrong(pupils=pupils + pupils[:1]), "beschadigd"),
            (wrong(pupils=[{"code": "L01", "homes": []}]), "beschadigd"),
            (wrong(pupils=pupils * 20), "beschadigd"),
            (wrong(pupils=[{**pupils[0], "homes": [{**homes[0], "last": "gisteren"}]}]), "beschadigd"),
            (wrong(pupils=[{**pupils[0], "code": "<b>"}]), "beschadigd"),
            ({**file, "tweeluik": "signals"}, "hoort ergens anders bij"),
        ]:
            path = pathlib.Path(folder) / "wrong.json"
            path.write_text(json.dumps(content))
            choose(page, path)
            page.get_by_text(message).first.wait_for()
            one.expect(page.evaluate(ORDER) == there, f"a wrong file changes the list: {json.dumps(content)[:200]}")
    press(page, "Haal weg: L04, huis 2")
    page.get_by_role("dialog").get_by_role("button", name="Haal weg").click()
    until(page, "document.querySelectorAll('.contacts tbody tr').length === 5")
    still_shut_in(one)


def test_a_file_of_an_earlier_form(reader, tmp_path):
    """In an old file, what was ticked is now in the answers, with the words of the tick; words that belong to no tick stay with the family."""
    one = teacher(reader)
    page = one.page
    enter(page)
    file = json.loads(saved(page, tmp_path).read_text())

    def home(reason="", **answers):
        return {"last": "2026-11-01", "reason": reason, "answers": {"makkelijk": False, "ontwijken": False, "vergeten": False, **answers}}

    pupils = [
        {"code": "L01", "homes": [home("haast", ontwijken=True), home(ontwijken=True)]},
        {"code": "L02", "homes": [home("taal")]},
        {"code": "L03", "homes": [home(makkelijk=True)]},
    ]
    old = tmp_path / "old.json"
    page.reload()
    old.write_text(json.dumps({**file, "version": 1, "data": {"group": "", "pupils": pupils}}))
    choose(page, old)
    page.get_by_text("old.json is geopend").wait_for()
    answers = [page.get_by_label(question, exact=True).input_value() for question in QUESTIONS]
    one.expect(answers == ["L03", "L01: haast\nL01", ""], f"the answers are {answers}")
    one.expect(page.get_by_label("L02: wat ging er goed?").input_value() == "taal", "a word is lost")
    again = json.loads(saved(page, tmp_path, name="again").read_text())
    one.expect(again["version"] == 2 and again["data"]["answers"]["ontwijken"] == answers[1], f"saved again: {again}")
    still_shut_in(one)


def test_a_list_on_paper(reader):
    """If nothing is filled in, the form is printed. Otherwise the list is: those who are due first, with the days in words and without controls."""
    one = teacher(reader)
    page = one.page

    title = prints_its_form(one)
    enter(page, [f"Kind{number:02}" for number in range(28)])
    spoke(page, "Kind00", 10)
    page.get_by_label("Kind01: wat ging er goed?").fill("taal")
    page.get_by_label("Wie ga ik uit de weg, en waarom?").fill("haast aan de deur")
    press(page, "Druk af")
    text, sheets = printed(page)
    one.expect(
        "15 november 2026" in text and "taal" in text and "haast aan de deur" in text and len(sheets) <= 2, f"on {len(sheets)} sheets: {text[:300]}"
    )
    table = text[text.index("De lijst") :]
    one.expect(table.index("Kind27") < table.index("Kind00"), "the list is not in the order of who is due")
    controls = [words for words in ["Vandaag", "Tweede huis", "Sorteer", "Namen en codes", title] if words in text]
    one.expect(not controls, f"controls on paper: {controls}")


def test_a_class_for_every_reader(reader):
    """No rule of accessibility is broken, a phone does not scroll sideways, and without JavaScript there is a form."""
    one = teacher(reader, viewport={"width": 1280, "height": 900})
    enter(one.page)
    spoke(one.page, "Noor", 2)
    one.found += against_the_rules(one.page)
    fits_a_phone(one)
    has_a_form_without_a_script(reader, NAME)
