"""Two sides at one table: what the other side must not see is in no file and on no paper, and nothing shows that it was ever there.

Each journey is made twice: by somebody with nothing urgent to say, and by somebody who answers everything that is urgent and opens older files
with such answers. Everything that comes out (each saved byte, each print, and what the page says of itself) must be the same both times, and
contain none of the words that were planted in what is urgent."""

import base64
import collections
import datetime
import itertools
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

import pytest
import yaml
from browser import in_a_folder
from outputs import REPOSITORY, build, made_once
from reader import Reader
from sociogram import ask_negatives
from tool_page import choose, opened, press
from ways_out import tool_pages

pytestmark = pytest.mark.slow

SIDES = {"ouder": "Ouder", "leerkracht": "Leerkracht"}
QUESTIONNAIRES = ["hoe-gaat-het", "hoe-gaat-het-jong"]
STEPS = ["Invullen", "Wat valt op?", "Naast elkaar", "Plan van aanpak"]
NOON = datetime.datetime(2026, 11, 25, 12)
PASSPHRASE = "een lange zin met é"
NOT_FOR_TABLE = "Dit hoort niet op tafel"
# Collects every file that a page saves, however it saves it, before the browser forgets it.
GIVEN = """
window.given = [];
const create = URL.createObjectURL;
URL.createObjectURL = blob => { given.push(blob.arrayBuffer()); return create.call(URL, blob); };
"""
TAKEN = """async () => (await Promise.all(given.splice(0))).map(one => btoa(Array.from(new Uint8Array(one), byte => String.fromCharCode(byte)).join("")))"""
UNLOCKED = """async ([file, passphrase]) => {
  const bytes = text => Uint8Array.from(atob(text), one => one.charCodeAt(0)), how = file.encryption;
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase), "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey({ name: "PBKDF2", hash: how.hash, salt: bytes(how.salt), iterations: how.rounds }, secret, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(how.iv) }, key, bytes(file.data)));
}"""
# What a page tells anyone who looks at it, apart from the door, and what it tells the browser.
SAID = """() => [document.title, location.href.split("/").pop(), history.length, [...tweeluik.tool.unsaved].join(),
  ...[...document.querySelectorAll(".tool-state, .tool-status, .signals-progress, .tool-body, #tool_paper")].map(one => one.textContent.replace(/Ma[ka].{0,3} [uj]e? .*ernstig zorgen\\? \\w+/, "")),
  document.getElementById("tool_app").className, document.getElementById("main_content").className]"""


def planted(content):
    """The project's own content, with an invented word in each part of what is urgent. Returns these words by side; those of ids belong to every
    side."""
    words = collections.defaultdict(list)

    def word(group):
        words[group].append(f"Zeeprik{sum(map(len, words.values())):03}x")
        return words[group][-1]

    for name in QUESTIONNAIRES:
        path = content / "questionnaires" / f"{name}.yml"
        whole = yaml.safe_load(path.read_text())
        urgent = whole["urgent"]
        for side in SIDES:
            urgent[side]["title"] += " " + word(side)
            urgent[side]["text"] = re.sub(r"(?<=.)$", lambda _: " " + word(side), urgent[side]["text"], flags=re.M)
        for item in urgent["items"]:
            item["id"] = word("id").lower()
            for side in SIDES:
                item[side] += " " + word(side)
        path.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False))
    return words


class Trace:
    """Everything that came out of a page, in order."""

    def __init__(self, page, looked):
        self.page, self.looked, self.all = page, looked, []

    def files(self, what, count=1):
        """The files that the page has saved since the last time."""
        new = [base64.b64decode(one) for one in self.page.evaluate(TAKEN)]
        if len(new) != count:
            self.all.append((f"{what}: number of files", [len(new)]))
        for content in new:
            self.looked["files"] += 1
            self.looked["bytes"] += len(content)
            if content.startswith(b"\x89PNG"):
                self.all.append((what, "a picture"))
                continue
            text = content.decode()
            if '"encryption"' in text:
                file = json.loads(text)
                text = self.page.evaluate(UNLOCKED, [file, PASSPHRASE])
                self.looked["locked files opened"] += 1
                text += str(sorted(file)) + str(len(file["data"]))
            self.all.append((what, text))
        return new

    def prints(self, what, pressed="Druk af"):
        """What the page prints, by its own button or by the browser's."""
        if pressed:
            press(self.page, pressed)
        self.page.mouse.move(0, 0)  # A box under the pointer has another shade, also on paper.
        pdf = self.page.pdf(prefer_css_page_size=True)
        text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
        drawn = subprocess.run(["pdftoppm", "-r", "30", "-gray", "-png", "-"], input=pdf, capture_output=True, check=True).stdout
        self.looked["prints"] += 1
        self.looked["bytes"] += len(text.encode()) + len(drawn)
        self.all.append((f"{what} on paper", text))
        self.all.append((f"{what} on paper, drawn", drawn))
        return text

    def says(self, what):
        self.looked["states"] += 1
        self.all.append((f"{what}: the page", self.page.evaluate(SAID)))


def save(page, name, passphrase="", button=None):
    (button or page.get_by_role("button", name="Bewaar als bestand", exact=True)).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Naam van het bestand").fill(name)
    dialog.get_by_label("Wachtwoord (mag").fill(passphrase)
    dialog.get_by_label("Nog een keer").fill(passphrase)
    said = dialog.inner_text()
    dialog.get_by_role("button", name="Bewaar als bestand").click()
    dialog.wait_for(state="detached")
    return said


def open_file(page, file, button="Open een bestand"):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "lijst.json"
        path.write_text(json.dumps(file))
        choose(page, path, button)
        page.get_by_text("lijst.json is geopend").wait_for()


# MARK: Questionnaires


def older(page, side, shift, urgent, version=1):
    """A list with the urgent answers in it, as the first version saved it, or as some other program may."""
    data = json.loads(page.locator("#tool_data").text_content())
    items = [item for scale in data["content"]["scales"] for item in scale["items"]]
    answers = {item["id"]: (place + shift) % 4 for place, item in enumerate(items)}
    whole = {"questionnaire": data["slug"], "audience": side, "child": "K7", "day": "2026-11-20", "answers": answers, "urgent": urgent}
    return {"tweeluik": "signals", "version": version, "saved": "2026-11-20", "expires": "2099-05-25", "data": whole}


def knock(one, words, side, is_first=False):
    """Answers what is behind the door, all of it the first time. It says whom to call in the words of this side only, and stays open."""
    page, door = one.page, one.page.locator(".tool-door")
    if door.locator(".door-call").count():
        press(page, "Sluit dit")
    page.get_by_role("main").get_by_role("link", name="Ernstige zorgen?").first.click()
    count = door.locator(".door-items li").count()
    one.expect(count == 5, f"there are {count} sentences behind the door")
    for place in range(count if is_first else 1):
        for answer in ["ja", "weet ik niet zeker"]:
            door.locator(".door-items li").nth(place).get_by_role("button", name=answer).click()
            one.expect(not door.locator(".door-items").count(), "an answer stays on the screen")
            press(page, "Terug naar de zinnen")
    door.locator(".door-items li").first.get_by_role("button", name="ja").click()
    shown = page.locator("body").inner_text()
    one.expect(door.locator("a[href^='tel:']").count() > 4, "an answer does not show whom to call")
    own, others = ([word for word in words[each] if word in shown] for each in [side, *set(SIDES) - {side}])
    one.expect(len(own) > 3, f"the advice to {side} is not shown")
    one.expect(not others, f"{side} is shown what the other side reads: {others}")


def a_list_at_the_table(one, trace, words, name, side, is_worried, is_full):
    """From an empty list to a plan, with everything printed and saved on the way. In a full run each step is printed before an older file is opened
    too, each plan is saved, and the files of the second version are opened: those opened later in a journey were saved by the page itself, and have
    been checked by then."""
    page = one.page
    one.open(f"vragenlijsten/{name}.html")
    worry = (lambda **options: knock(one, words, side, **options)) if is_worried else (lambda **_: None)
    urgent = {word.lower(): "yes" for word in words["id"]} if is_worried else {}
    other = next(each for each in SIDES if each != side)
    trace.says("empty")
    text = trace.prints("the form", "Druk het papieren formulier af")
    one.expect("0800-0113" in text and "hoeft niet op tafel" in text, "the form on paper does not say whom to call")
    trace.prints("empty")
    page.get_by_label(SIDES[side], exact=True).check()
    worry(is_first=True)
    trace.says("begun")
    if is_full:
        trace.prints("nothing but the door", None)
    page.get_by_label("Code van het kind").fill("K7")
    for place, group in enumerate(page.locator(".signals-part fieldset").all()[:9]):
        group.locator("input").nth(place % 4).check()
    worry()
    trace.says("filled in")
    trace.prints("filled in, the door open", None)
    worry()
    trace.prints("filled in")
    one.expect(not page.locator(".door-call").count(), "what was behind the door outlives paper")
    worry()
    for passphrase in ["", PASSPHRASE]:
        save(page, "mijn", passphrase)
        trace.files("saved")
    worry()
    for step in STEPS[1:]:
        page.locator(".signals-steps").get_by_role("button", name=step).click()
        trace.says(step)
        if is_full:
            trace.prints(step)
    # An older file, and one of today's form that contains what it should not.
    page.on("dialog", lambda dialog: dialog.accept())
    for version in [1, 2] if is_full else [1]:
        page.reload()
        open_file(page, older(page, side, 0, urgent, version))
        trace.says(f"version {version}")
        for step in STEPS:
            page.locator(".signals-steps").get_by_role("button", name=step).click()
            if step == STEPS[0]:
                worry()
            if step == STEPS[2]:
                open_file(page, older(page, other, 1, urgent, version), "Open de lijst van de ander")
                shown = page.locator("#tool_app").inner_text() + page.locator(".tool-door").text_content()
                told = [word for group in [*SIDES, "id"] for word in words[group] if word in shown]
                one.expect(not told, f"beside the other's list the page shows {told}")
            if step == STEPS[3]:
                for box in page.locator(".tool-body fieldset input[type=checkbox]").all():
                    box.check()
                page.locator(".signals-ticks input[type=checkbox]").first.check()
            trace.says(f"version {version}, {step}")
            trace.prints(f"version {version}, {step}")
            if version == 1 and step == STEPS[0]:
                trace.prints(f"version {version}, {step}, by the browser", None)
        plans = page.get_by_role("button", name="Bewaar het plan: ").all()
        one.expect(len(plans) == 6, f"there are {len(plans)} plans to save")
        plans = plans if is_full else plans[:2]
        for number, plan in enumerate(plans):
            save(page, f"plan-{number}", button=plan)
        trace.files("plans", len(plans))
        for passphrase in ["", PASSPHRASE]:
            save(page, "mijn", passphrase)
            trace.files(f"version {version}, saved again")
    press(page, "Wis alles")
    page.get_by_role("dialog").get_by_role("button", name="Wis alles").click()
    page.get_by_text("Alles is gewist.").wait_for()
    trace.prints("all deleted")


def told_apart(name, calm, worried, words):
    """How the output for somebody who is worried differs from the other, and the planted words in it."""
    found = []
    if [what for what, _ in calm] != [what for what, _ in worried]:
        found.append(f"{name}: not the same files and prints")
    for (what, one), (_, other) in zip(calm, worried):
        if one != other:
            found.append(f"{name}: {what} tells that something urgent was said")
    for what, one in worried:
        content = one if isinstance(one, str) else "" if isinstance(one, bytes) else " ".join(map(str, one))
        content = re.sub(r"\s+", "", content).lower()
        hidden = [word for group in [*SIDES, "id"] for word in words[group] if word.lower() in content]
        if hidden or '"urgent"' in content:
            found.append(f"{name}: {what} holds {hidden or 'urgent'}")
    return found


# MARK: All other tools

PUPILS = ["Wolfbroek", "Zandoog", "Kievitsbloem", "Parelmoer", "Sneeuwuil", "Waterhoen"]


def entered(page):
    page.get_by_label("Of plak hier een lijst").fill("\n".join(PUPILS))
    press(page, "Neem deze lijst over")


def names_on_their_own(one, trace):
    """The names of a class are in a file of their own, which says that it is not for the table, and in no other file."""
    said = []
    for button in ["Bewaar de namen apart", "Bewaar als bestand"]:
        press(one.page, button)
        dialog = one.page.get_by_role("dialog")
        said.append(dialog.inner_text())
        dialog.get_by_role("button", name="Bewaar als bestand").click()
        dialog.wait_for(state="detached")
    names, document = [content.decode() for content in trace.files("names, and the class", 2)]
    one.expect(all(NOT_FOR_TABLE in words for words in said), "a file of a class does not say that it is not for the table")
    one.expect(all(name in names for name in PUPILS) and not [name for name in PUPILS if name in document], "names are not in their own file alone")
    return document


def the_class_of_a_teacher(one, trace, one_in):
    page = one.page
    one.open("hulpmiddelen/sociogram.html")
    trace.prints("the slip", "Druk het papieren formulier af")
    entered(page)
    ask_negatives(page)
    for place, lines in [(0, "Wolfbroek;Zandoog\nZandoog;Wolfbroek;Parelmoer"), (-1, "Sneeuwuil;Kievitsbloem\nParelmoer;Kievitsbloem")]:
        page.locator("input[name=choices_question]").nth(place).check()
        if not page.get_by_label("Regels, zoals").is_visible():
            page.locator("summary", has_text="Keuzes plakken").click()
        page.get_by_label("Regels, zoals").fill(lines)
        press(page, "Neem de keuzes over")
    names_on_their_own(one, trace)
    for button in ["Beeld als SVG", "Beeld als PNG", "Tabel als CSV"]:
        press(page, button)
        page.locator(".tool-status", has_text=NOT_FOR_TABLE).filter(has_text=button[-3:].lower()).wait_for()
    trace.files("pictures and table", 3)
    one.expect(NOT_FOR_TABLE in re.sub(r"\s+", " ", trace.prints("the class")), "on paper a class does not say that it is not for the table")
    codes = [f"L0{number + 1}" for number in range(len(PUPILS))]
    for code, name in one_in(3, zip(codes, PUPILS)):
        page.locator("#talk_pupil").select_option(code)
        press(page, "Druk dit blad af")
        text = trace.prints(f"the sheet of {code}", None)
        told = [each for each in PUPILS + codes if each in text and each != name]
        one.expect(name in text and not told and "liever niet" not in text, f"the sheet of {name} tells of {told}")
        one.expect(NOT_FOR_TABLE not in re.sub(r"\s+", " ", text), "a sheet for the table says that it is not for the table")


def the_families_of_a_teacher(one, trace, _):
    page = one.page
    one.open("hulpmiddelen/wie-vergeet-ik.html")
    trace.prints("the form", "Druk het papieren formulier af")
    entered(page)
    page.get_by_label("Zandoog: wat ging er goed?").fill("Boomvalk, samen met Wolfbroek")
    document = names_on_their_own(one, trace)
    one.expect("Boomvalk" in document, "the list does not keep what was written")
    text = re.sub(r"\s+", " ", trace.prints("the list"))
    one.expect(NOT_FOR_TABLE in text and "Boomvalk" in text, "on paper the list of families does not say that it is not for the table")


def the_sheet_of_a_child(one, trace, _):
    page = one.page
    one.open("hulpmiddelen/portfolio.html")
    trace.prints("the form", "Druk het papieren formulier af")
    for number, area in enumerate(page.locator(".tool-body textarea").all()):
        area.fill(f"Boomvalk{number}")
    page.get_by_label("Naam op het diploma").fill("Wielewaal")
    said = save(page, "blad")
    [content] = trace.files("the portfolio")
    one.expect(b"Boomvalk0" in content and b"Wielewaal" not in content, "the portfolio keeps more or less than its sheet")
    text = trace.prints("the portfolio")
    one.expect("Boomvalk0" in text and NOT_FOR_TABLE not in text + said, "what is for the table says that it is not")
    text = trace.prints("the diploma", "Druk het diploma af")
    one.expect("Boomvalk" not in text and "Wielewaal" in text, "the diploma tells of more than itself")


def the_plan_of_a_problem(one, trace, _):
    page = one.page
    one.open("problemen/faalangst/plan.html")
    trace.prints("the plan, empty", None)
    for number, area in enumerate(page.locator(".plan textarea").all()):
        area.fill(f"Boomvalk{number}")
    said = save(page, "plan")
    [content] = trace.files("the plan")
    text = trace.prints("the plan")
    one.expect(b"Boomvalk0" in content and "Boomvalk0" in text, "the plan is not kept and printed")
    one.expect(NOT_FOR_TABLE not in text + said, "what is for the table says that it is not")


OTHERS = {
    "sociogram": the_class_of_a_teacher,
    "wie-vergeet-ik": the_families_of_a_teacher,
    "portfolio": the_sheet_of_a_child,
    "plan": the_plan_of_a_problem,
}


@pytest.fixture(scope="module")
def site_with_words(tool):
    """The site built of the content with planted words, and these words by side; those of ids belong to every side."""

    def make(folder):
        shutil.copytree(REPOSITORY / "content", folder / "content")
        words = planted(folder / "content")
        assert sum(map(len, words.values())) > 50
        (folder / "words.json").write_text(json.dumps(words))
        build(tool, folder / "content", folder / "site")

    folder = made_once("planted", make)
    return folder / "site", json.loads((folder / "words.json").read_text())


@pytest.fixture
def made(browser, site_with_words, found, looked_at):
    """Makes a journey, counts what was looked at, and returns everything that came out."""
    looked = collections.Counter()

    def run(journey):
        one = opened(
            lambda **options: Reader(browser, base, found, viewport={"width": 1280, "height": 900}, **options), "index.html", at=NOON, before=GIVEN
        )
        trace = Trace(one.page, looked)
        journey(one, trace)
        one.context.close()
        return trace.all

    with in_a_folder(site_with_words[0]) as base:
        yield run
    for what, count in looked.items():
        looked_at(what, count)


def test_every_tool_is_looked_at(site):
    # Who checks a copy fills in nothing.
    known = {*QUESTIONNAIRES, *OTHERS, "wie-kan-helpen", "controleer"}
    assert [path.name for path in tool_pages(site) if path.stem not in known] == []


@pytest.mark.parametrize(
    ("name", "side"),
    [(QUESTIONNAIRES[0], "ouder"), *(pytest.param(*case, marks=pytest.mark.full) for case in list(itertools.product(QUESTIONNAIRES, SIDES))[1:])],
)
@pytest.mark.long
def test_nothing_urgent_crosses_the_table(made, site_with_words, found, pytestconfig, name, side):
    words, is_full = site_with_words[1], pytestconfig.getoption("--full")
    calm, worried = (made(lambda one, trace: a_list_at_the_table(one, trace, words, name, side, is_worried, is_full)) for is_worried in [False, True])
    found += told_apart(name, calm, worried, words)


@pytest.mark.parametrize("name", OTHERS)
def test_a_tool_says_what_is_for_the_table(made, one_in, name):
    made(lambda one, trace: OTHERS[name](one, trace, one_in))
