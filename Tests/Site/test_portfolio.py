"""The portfolio: a child's goals on a sheet, and a diploma of what it has learnt, which it likes to keep."""

import json
import pathlib
import tempfile

import pytest
from accessibility import against_the_rules
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

NAME = "hulpmiddelen/portfolio.html"
FIELDS = "[...document.querySelectorAll('.tool-body input, .tool-body textarea')].map(one => one.type === 'radio' ? one.checked : one.value)"
# The lines of the diploma in its preview, and the frame in which they must stay.
LINES = """() => {
  const drawing = document.querySelector(".diploma-preview svg"), [, frame] = drawing.querySelectorAll(".diploma-rule");
  const box = element => { const { x, y, width, height } = element.getBBox(); return [x, y, x + width, y + height]; };
  return { frame: box(frame), lines: [...drawing.querySelectorAll("text")].map(text => [text.textContent, text.getAttribute("direction"), ...box(text)]) };
}"""
LONG = [
    ("Noor", "Vragen of ik mee mag doen"),
    ("Maria-Antoinette Wilhelmina van den Oudenhoven-Schimmelpenninck van der Oye-Wijk", "Ik wacht op mijn beurt. " * 8),
    ("W" * 80, "M" * 200),
    ("محمد الأمين بن عبد الله", "أن أطلب المساعدة"),
    ("", ""),
]


def child(reader, **options):
    return opened(reader, NAME, **options)


def fill(page):
    page.get_by_label("Naam of code van het kind").fill("Noor <b>")
    page.get_by_label("Dit wil ik leren").fill("Vragen of ik mee mag doen")
    page.get_by_label("Wie helpt mij?").fill("papa")
    page.locator("input[value=yes]").check()
    press(page, "Nog een doel")
    page.get_by_label("Dit wil ik leren").nth(1).fill("Mijn jas ophangen")
    page.locator("input[value=partly]").nth(1).check()
    for number, area in enumerate(page.locator(".portfolio-halves textarea").all()):
        area.fill(f"Antwoord {number}")


def test_goals_are_kept(reader):
    """Goals are filled in, saved in a file and opened again. A goal with words in it is removed only after a question; a wrong file changes
    nothing."""
    one = child(reader)
    page = one.page
    fill(page)
    one.expect(page.evaluate("document.activeElement.closest('.portfolio-goal') !== null"), "a new goal does not get the focus")
    before = page.evaluate(FIELDS)
    page.get_by_label("Naam op het diploma").fill("Alleen op papier")
    with tempfile.TemporaryDirectory() as folder:
        plain = saved(page, folder, name="plain")
        file = json.loads(plain.read_text())
        one.expect("Alleen op papier" not in plain.read_text(), "the file holds what the diploma says")
        one.expect([goal["reached"] for goal in file["data"]["goals"]] == ["yes", "partly"], f"the file holds {file['data']}")
        page.reload()
        choose(page, plain)
        page.get_by_text("plain.json is geopend").wait_for()
        one.expect(page.evaluate(FIELDS) == before, "what is opened is not what was kept")
        goals = file["data"]["goals"]
        for change in [
            {"goals": []},
            {"goals": goals * 3},
            {"child": 7},
            {"until": "ooit"},
            {"goals": [{**goals[0], "reached": "10"}]},
            {"goals": [{**goals[0], "goal": "x" * 301}]},
            {"goals": None},
        ]:
            path = pathlib.Path(folder) / "wrong.json"
            path.write_text(json.dumps({**file, "data": {**file["data"], **change}}))
            choose(page, path)
            page.get_by_text("beschadigd of veranderd").wait_for()
            one.expect(page.evaluate(FIELDS) == before, f"a wrong file changes something: {str(change)[:100]}")
        for called, name in [("Noor", "portfolio-2026"), ("K7", "portfolio-K7-2026")]:
            page.get_by_label("Naam of code van het kind").fill(called)
            path = saved(page, folder)
            one.expect(path.name.startswith(name), f"the file of {called} is named {path.name}")
    press(page, "Haal doel 1 weg")
    page.get_by_role("dialog").get_by_role("button", name="Haal weg").click()
    page.get_by_text("Doel 1 is weggehaald").wait_for()
    one.expect(page.get_by_label("Dit wil ik leren").input_value() == "Mijn jas ophangen", "the wrong goal is taken out")
    still_shut_in(one)


def test_a_sheet_and_a_diploma(reader):
    """Two goals fit on one sheet, with every answer. The diploma is a sheet of its own in landscape, and nothing else is printed with it."""
    one = child(reader)
    page = one.page
    title = prints_its_form(one, without="Druk het diploma af")
    fill(page)
    press(page, "Druk af")
    text, sheets = printed(page)
    answers = [f"Antwoord {number}" for number in range(page.locator(".portfolio-halves textarea").count())]
    missing = [words for words in ["Noor <b>", "Mijn jas ophangen", "papa", "handtekening van thuis", *answers] if words not in text]
    one.expect(not missing and len(sheets) == 1, f"missing on {len(sheets)} sheets: {missing}")
    one.expect("Haal weg" not in text and "Dit heb ik geleerd" not in text and title not in text, "the sheet holds more than the goals")
    page.get_by_label("Naam op het diploma").fill("Noor van der Meer")
    press(page, "Druk het diploma af")
    text, sheets = printed(page)
    size = [float(side) for side in sheets[0].mediabox[2:]]
    one.expect(len(sheets) == 1 and size[0] > size[1], f"the diploma is {len(sheets)} sheets of {size}")
    one.expect("Noor van der Meer" in text and "Vragen of ik mee mag doen" in text and "Mijn jas" not in text, f"the diploma says {text}")
    one.expect("papa" not in text and "Opvoedingstips" not in text, "more than the diploma is printed")
    page.get_by_label("Naam of code van het kind").fill("Sem")
    one.expect(page.get_by_label("Naam op het diploma").input_value() == "Noor van der Meer", "a name on the diploma is lost")
    press(page, "Neem de woorden van het blad over")
    one.expect(page.get_by_label("Naam op het diploma").input_value() == "Sem", "the diploma does not take the words of the sheet")
    still_shut_in(one)


def test_every_name_fits(reader):
    """Long names, one long word and names from right to left stay whole and within the frame, and no line covers another."""
    one = child(reader)
    page = one.page
    for name, learnt in LONG:
        page.get_by_label("Naam op het diploma").fill(name)
        page.get_by_label("Wat er is geoefend").fill(learnt)
        drawn = page.evaluate(LINES)
        left, top, right, low = drawn["frame"]
        lines = [line for line in drawn["lines"] if line[0].strip()]
        outside = [text for text, _, x, y, x2, y2 in lines if x < left or y < top or x2 > right or y2 > low]
        one.expect(not outside, f"“{name[:20]}”: outside the frame: {outside}")
        for place, (text, _, x, y, x2, y2) in enumerate(lines):
            # The box of a line is higher than its letters.
            covered = [
                other for other, _, a, b, a2, b2 in lines[place + 1 :] if min(x2, a2) - max(x, a) > 1 and min(y2, b2) - max(y, b) > (y2 - y) / 3
            ]
            one.expect(not covered, f"“{name[:20]}”: “{text}” lies over {covered}")
        whole = "".join(text for text, *_ in lines).replace(" ", "")
        one.expect(name.replace(" ", "") in whole and learnt.replace(" ", "")[:200] in whole, f"“{name[:20]}” is not there as a whole")
    directions = [direction for text, direction, *_ in page.evaluate(LINES)["lines"] if "\u0600" <= text[:1] <= "\u06ff"]
    one.expect(not directions, "the last diploma is not empty")
    page.get_by_label("Naam op het diploma").fill(LONG[3][0])
    line = next(line for line in page.evaluate(LINES)["lines"] if line[0] == LONG[3][0])
    one.expect(line[1] == "rtl", "an Arabic name does not read from the right")


def test_goals_for_every_reader(reader):
    """No rule of accessibility is broken, a phone does not scroll sideways, and without JavaScript there is a form."""
    one = child(reader, viewport={"width": 1280, "height": 900})
    fill(one.page)
    one.found += against_the_rules(one.page)
    fits_a_phone(one)
    has_a_form_without_a_script(reader, NAME)
