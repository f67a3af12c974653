"""A teacher makes a sociogram, with the keyboard and by pasting, saves it in a file and opens it again."""

import json
import pathlib
import tempfile

import pytest
from reader import until
from sociogram import CHOICES, PUPILS, enter, teacher
from tool_page import choose, forget_message, press, saved, still_shut_in

pytestmark = pytest.mark.slow

PASSPHRASE = "een lange zin met é"
ROWS = """() => [...document.querySelectorAll(".tool-results tbody")][0].innerText"""
# A line that shows a mutual choice has two arrowheads.
DRAWN = """() => ({
  mutual: document.querySelectorAll(".pic path.pic-mutual[data-joins]").length, single: document.querySelectorAll(".pic path.pic-line[data-joins]").length,
  labels: [...document.querySelectorAll(".pic-pupil title")].map(title => title.textContent),
})"""


def test_by_keys_alone(reader):
    """A class and its choices are filled in without a mouse, and the picture and the table say the same."""
    one = teacher(reader)
    page = one.page
    one.press_tab_until("#roster_count")
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    page.locator(".grid").wait_for()
    one.press_tab_until(".grid [data-from]")
    page.keyboard.press("Space")  # L01 chooses L02.
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")  # And L03.
    for key in ["ArrowDown", "ArrowLeft"]:  # To L01, past the place where L02 would choose itself.
        page.keyboard.press(key)
    page.keyboard.press("Space")
    rows = page.evaluate(ROWS).split("\n")
    one.expect(rows[0].split("\t")[:4] == ["L01", "L02 ↔, L03", "L02 ↔", "2"], f"the table says {rows[0]}")
    drawn = page.evaluate(DRAWN)
    one.expect((drawn["mutual"], drawn["single"]) == (1, 1), f"the picture shows {drawn}")
    one.expect(drawn["labels"] == [f"L0{number}" for number in range(1, 9)], f"the picture names {drawn['labels']}")
    page.locator("#view_pupil").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_text("L01 kiest: L02, L03. L01 wordt gekozen door: L02.").wait_for()
    page.get_by_role("button", name="Naar rechts").focus()
    before = page.locator(".pic-is-picked rect").get_attribute("x")
    page.keyboard.press("Enter")
    one.expect(float(page.locator(".pic-is-picked rect").get_attribute("x")) == float(before) + 20, "a pupil is not moved by keys")
    still_shut_in(one)


def test_pasted_from_a_spreadsheet(reader):
    """Names in any alphabet, with tabs or semicolons, are read. A line with a mistake is reported and not read."""
    one = teacher(reader)
    page = one.page
    for wrong, message in [
        ("Noor\nnoor\nSem", "meer dan één keer in: noor"),
        ("Noor", "2 tot 60 kinderen; dit zijn er 1"),
        ("a\n" + "b" * 99, "te lang"),
    ]:
        enter(page, wrong.split("\n"), "")
        page.get_by_text(message).wait_for()
    enter(page, [f'"{name}";groep 6' for name in PUPILS], CHOICES + "\nMila;Piet\nFinn;Finn\nZoë;Noor;noor\nSaar;Sem\nThijs;Noor;Sem;Saar;Mila")
    for line in [
        "Regel 8: staat niet in de groep: Piet",
        "Regel 9: Finn kiest zichzelf",
        "Regel 10: Zoë kiest iemand twee keer",
        "Regel 11: Saar kiest ook al op regel 7",
        "Regel 12: Thijs kiest er meer dan 3",
        "Overgenomen regels: 7. Niet overgenomen: 5.",
    ]:
        page.get_by_text(line).wait_for()
    drawn = page.evaluate(DRAWN)
    one.expect(drawn["labels"] == PUPILS and (drawn["mutual"], drawn["single"]) == (4, 2), f"the picture shows {drawn}")
    left = page.get_by_label("Regels, zoals").input_value()
    one.expect(left == "Mila;Piet\nFinn;Finn\nZoë;Noor;noor\nSaar;Sem\nThijs;Noor;Sem;Saar;Mila", f"left to mend: {left}")
    page.get_by_label("Regels, zoals").fill("Mila\tThijs\t\r\n\r\n")
    press(page, "Neem de keuzes over")
    page.get_by_text("Overgenomen regels: 1. Niet overgenomen: 0.").wait_for()
    one.expect(page.evaluate(DRAWN)["single"] == 3, "a line with tabs is not taken")
    page.get_by_label("Sem was afwezig").check()
    one.expect(page.evaluate(DRAWN)["mutual"] == 3, "an absent pupil still chooses")
    page.get_by_label("Toon namen").uncheck()
    one.expect(page.evaluate(DRAWN)["labels"][:2] == ["L01", "L02"], "the picture shows names that are hidden")
    still_shut_in(one)


def test_kept_in_a_file(reader):
    """A file is locked and opened again. Each wrong file is named for what it is, and changes nothing; the same data give the same picture."""
    one = teacher(reader)
    page = one.page
    enter(page)
    picture = page.locator(".pic").inner_html()
    with tempfile.TemporaryDirectory() as folder:
        plain = saved(page, folder, name="plain")
        text = plain.read_text()
        one.expect(not [name for name in PUPILS if name in text], "the file holds names")
        one.expect(json.loads(text)["tweeluik"] == "sociogram" and "expires" in json.loads(text), f"the file holds {text[:200]}")
        locked = saved(page, folder, passphrase=PASSPHRASE, name="lo/ck:ed")
        one.expect(locked.name == "locked.json", f"the file is called {locked.name}")
        content = json.loads(locked.read_text())
        one.expect(
            content["encryption"]["rounds"] >= 600000 and isinstance(content["data"], str) and "L01" not in locked.read_text(),
            "the file is not locked",
        )
        names = saved(page, folder, "Bewaar de namen apart", name="names")
        one.expect(all(name in names.read_text() for name in PUPILS), "the file of names lacks some")
        until(page, "tweeluik.tool.unsaved.size === 0")
        page.reload()
        one.expect(page.locator(".pic").is_hidden(), "the data outlive the page")
        choose(page, locked)
        page.get_by_label("Wachtwoord van het bestand").fill("een andere zin")
        page.keyboard.press("Enter")
        page.get_by_text("Dit wachtwoord past niet").wait_for()
        page.get_by_label("Wachtwoord van het bestand").fill(PASSPHRASE)
        page.keyboard.press("Enter")
        page.get_by_text("is geopend").wait_for()
        choose(page, names, "Open namen")
        page.get_by_text("names.json is geopend").wait_for()
        one.expect(page.locator(".pic").inner_html() == picture, "the same data give another picture")
        for file, message in wrong_files(json.loads(text), content):
            path = pathlib.Path(folder) / "wrong.json"
            path.write_text(file)
            # Otherwise the message about the file before it would be taken for this one's.
            forget_message(page)
            choose(page, path)
            page.get_by_text(message).first.wait_for()
            one.expect(page.locator(".pic").inner_html() == picture, f"a wrong file ({message}) changes something")
        one.expect(page.evaluate("({}).polluted === undefined && Object.keys(Object.prototype).length === 0"), "a file changed what all objects are")
        path.write_text(json.dumps({**json.loads(text), "expires": "2026-01-01"}))
        choose(page, path)
        page.get_by_role("dialog").get_by_text("mocht bewaard blijven tot en met 1 januari 2026").wait_for()
        press(page, "Terug")
        choose(page, path)
        press(page, "Toch openen")
        page.get_by_text("wrong.json is geopend").wait_for()
    still_shut_in(one)


def wrong_files(plain, locked):
    """Files that this tool did not make, and what it says of each."""

    def data(**change):
        return json.dumps({**plain, "data": {**plain["data"], **change}})

    damaged = "beschadigd of veranderd"
    answers, pupils = plain["data"]["answers"], plain["data"]["pupils"]
    yield from [
        ("{", damaged),
        ("", damaged),
        ("[" * 100000, damaged),
        ("null", "hoort niet bij een hulpmiddel"),
        ('{"a":1}', "hoort niet bij een hulpmiddel"),
        (json.dumps({**plain, "tweeluik": "names"}), "hoort ergens anders bij"),
        (json.dumps({**plain, "version": 2}), "nieuwere versie"),
        (json.dumps({**plain, "expires": "2026-13-01"}), damaged),
        (data(pupils=pupils + pupils[:1]), damaged),
        (data(pupils="L01"), damaged),
        (data(pupils=[f"L{number:03}" for number in range(61)]), damaged),
        (data(pupils=["<b>"] * 3), damaged),
        (data(absent=["L99"]), damaged),
        (data(answers=answers + answers[:1]), damaged),
        (data(answers=[{**answers[0], "to": [answers[0]["from"]]}]), damaged),
        (data(answers=[{**answers[0], "question": "__proto__"}]), damaged),
        (data(questions=[]), damaged),
        (json.dumps({**plain, "data": "x"}).replace('"x"', '{"__proto__":{"polluted":1},"pupils":[]}'), damaged),
        (json.dumps({**locked, "encryption": {**locked["encryption"], "rounds": 1}}), damaged),
        (json.dumps({**locked, "encryption": {**locked["encryption"], "rounds": 10**12}}), damaged),
        (json.dumps({**locked, "data": "é"}), damaged),
    ]


def test_not_lost_and_not_left(reader):
    """Leaving without saving asks first; a passphrase that differs or is too short is refused with a message; deleting asks first and leaves
    nothing."""
    one = teacher(reader)
    page = one.page
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    enter(page)
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    one.expect(asked == ["beforeunload"], f"leaving asks {asked}")
    press(page, "Bewaar als bestand")
    dialog = page.get_by_role("dialog")
    for first, again, message in [("kort", "kort", "te kort"), ("lang genoeg", "lang genoeg!", "niet gelijk")]:
        dialog.get_by_label("Wachtwoord (mag").fill(first)
        dialog.get_by_label("Nog een keer").fill(again)
        dialog.get_by_role("button", name="Bewaar als bestand").click()
        dialog.get_by_text(message).wait_for()
    page.keyboard.press("Escape")
    one.expect(page.evaluate("document.activeElement.textContent") == "Bewaar als bestand", "the focus is lost after a dialog")
    press(page, "Wis alles")
    press(page, "Terug")
    one.expect(page.locator(".pic").is_visible(), "deleting does not wait for an answer")
    press(page, "Wis alles")
    page.get_by_role("dialog").get_by_role("button", name="Wis alles").click()
    page.get_by_text("Alles is gewist.").wait_for()
    left = page.evaluate(
        "names => names.filter(name => document.documentElement.outerHTML.includes(name))", [name for name in PUPILS if len(name) > 4]
    )
    one.expect(not left, f"still there: {left}")
    one.expect(page.evaluate("tweeluik.tool.unsaved.size") == 0, "something is unsaved after deleting")
    still_shut_in(one)
