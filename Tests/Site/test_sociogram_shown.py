"""What a sociogram shows to every reader: figures and groups, two moments, files to take along, and paper."""

import csv
import io
import pathlib
import tempfile
import xml.etree.ElementTree

import pytest
from accessibility import against_the_rules
from PIL import Image
from sociogram import CHOICES, NAME, PUPILS, WIDE, ask_negatives, enter, teacher
from tool_page import choose, has_a_form_without_a_script, press, printed, prints_its_form, saved, still_shut_in

pytestmark = pytest.mark.slow

# Turns the page to right-to-left, before any of its own scripts run.
FROM_THE_RIGHT = """new MutationObserver(() => { if (document.documentElement) document.documentElement.dir = "rtl"; })
  .observe(document, { childList: true });"""


def test_groups_only_with_reason(reader):
    """Figures have their formula and source. Groups are shown only if negative questions were asked, and say what they do not mean."""
    one = teacher(reader)
    page = one.page
    enter(page)
    first = page.locator("#figures_title ~ div > .tool-figures .tool-figure").all_inner_texts()
    expected = [
        "Door niemand gekozen: 6 – O'Neill, Saar, Thijs, Mila, Finn, Zoë",
        "Tweetallen die elkaar kiezen: 4",
        "Door niemand gekozen, en koos zelf niemand: 0",
    ]
    one.expect(first == expected, f"the figures are {first}")
    one.expect(page.get_by_text("Dichtheid:").is_hidden(), "more figures are shown than a teacher uses")
    page.get_by_text("Meer cijfers").click()
    page.get_by_text("Hoe is dit geteld? (Dichtheid)").click()
    page.get_by_text("10 ÷ (7 × (12 − 1))").wait_for()
    page.get_by_text("Wasserman, S., & Faust").locator("visible=true").wait_for()
    one.expect(page.locator(".tool-groups").count() == 0, "there are groups without negatives")
    ask_negatives(page)
    one.expect(page.locator(".tool-groups").count() == 0, "there are groups before a negative is filled in")
    page.locator("input[name=choices_question]").last.check()
    page.locator("summary", has_text="Keuzes plakken").click()
    page.get_by_label("Regels, zoals").fill("Finn;Mila\nThijs;Mila\nSaar;Mila")
    press(page, "Neem de keuzes over")
    page.locator(".tool-groups > summary").click()
    page.get_by_text("Eén meting, geen etiket.").wait_for()
    table = page.locator(".tool-groups table").inner_text()
    rows = [row.split("\t") for row in table.split("\n")]
    groups = {row[0]: row[-1] for row in rows if row[0] in PUPILS}
    one.expect((groups["Noor"], groups["Mila"]) == ("vaak gekozen", "vaker liever niet") and len(groups) == 12, f"the groups are {groups}")
    page.locator("#view_question").select_option(index=page.locator("#view_question option").count() - 1)
    one.expect(page.locator(".pic path.pic-against[data-joins][stroke-dasharray]").count() == 3, "negative choices are not dashed")
    still_shut_in(one)


def test_two_moments(reader):
    """The same class in spring: what stayed, what is new and what ended. The page asks before it compares another class."""
    one = teacher(reader)
    page = one.page
    enter(page)
    with tempfile.TemporaryDirectory() as folder:
        autumn = saved(page, folder)
        press(page, "Nieuwe meting met deze groep")
        page.locator("summary", has_text="Keuzes plakken").click()
        page.get_by_label("Regels, zoals").fill("Noor;Sem\nSem;Noor\nSaar;Thijs\nThijs;Saar")
        press(page, "Neem de keuzes over")
        choose(page, autumn, "Vergelijk met een ander bestand")
        pairs = page.get_by_role("region", name="Tweetallen die elkaar kiezen").inner_text()
        for line in ["gebleven\tNoor – Sem", "nieuw\tSaar – Thijs", "niet meer\tNoor – Éloïse; Éloïse – محمد; Daan – Yusuf"]:
            one.expect(line in pairs, f"“{line}” is not in {pairs}")
        page.reload()
        enter(page)
        choose(page, autumn, "Vergelijk met een ander bestand")
        page.get_by_role("dialog").get_by_text("apart is ingevoerd").wait_for()
    still_shut_in(one)


def test_taken_along(reader):
    """The picture and the table are saved as files: the same data give the same bytes, nothing in them runs or loads anything, and they contain
    names only if names are shown."""
    one = teacher(reader)
    page = one.page
    enter(page, ["=1+1", *PUPILS[1:]], CHOICES.replace("Noor", "=1+1").replace("noor", "=1+1"))

    def file(button):
        # The first picture that a browser paints may take some seconds.
        with page.expect_download(timeout=30000) as download:
            press(page, button)
        return pathlib.Path(download.value.path()).read_bytes()

    for kind in ["target", "force"]:
        page.locator("#view_kind").select_option(kind)
        drawing = file("Beeld als SVG")
        one.expect(drawing == file("Beeld als SVG") and "محمد".encode() in drawing, "the same data give another file, or names are missing")
        parts = {part.tag.split("}")[1] for part in xml.etree.ElementTree.fromstring(drawing).iter()}
        one.expect(parts == {"svg", "rect", "path", "g", "title", "text"}, f"the file holds {parts}")
        with Image.open(io.BytesIO(file("Beeld als PNG"))) as painted:
            colors = painted.convert("RGB").getcolors(1 << 20)
            one.expect(painted.width > 1000 and len(colors) > 20, f"the picture is {painted.size} with {len(colors)} colours")
    table = list(csv.reader(io.StringIO(file("Tabel als CSV").decode("utf-8-sig")), delimiter=";"))
    one.expect(
        table[1] == ["'=1+1", "nee", "2", "4", "2", "Sem, Éloïse", "Sem, Éloïse, Yusuf, Saar"]
        and table[12][2:5] == ["nog niet gevraagd", "0", ""]
        and len(table) == 13,
        f"the table is {table[:2]}",
    )
    page.get_by_label("Toon namen").uncheck()
    one.expect(b"Sem" not in file("Beeld als SVG") + file("Tabel als CSV"), "a file holds names that are not shown")
    still_shut_in(one)


def test_from_the_right(reader):
    """On a page from right to left, the words of the picture stay in their boxes, and the arrows follow the order of the columns."""
    one = teacher(reader, before=FROM_THE_RIGHT)
    page = one.page
    enter(page)
    outside = page.evaluate("""() => {
      const all = document.querySelector("svg.pic").getBoundingClientRect();
      return [...document.querySelectorAll(".pic-caption, .pic-legend")].map(text => [text, text.getBoundingClientRect()])
        .filter(([, box]) => box.left < all.left - 1 || box.right > all.right + 1).map(([text]) => text.textContent);
    }""")
    one.expect(page.locator(".pic-caption").count() == 1 and not outside, f"outside the picture: {outside}")
    page.locator("[data-from=L01][data-to=L02]").focus()
    page.keyboard.press("ArrowLeft")
    one.expect(page.evaluate("document.activeElement.dataset.to") == "L03", "the arrow to the left does not go to the next column")


def test_on_paper(reader):
    """If nothing is filled in, the form is printed; otherwise the results are, without buttons. The sheet for a talk with parents has one child and
    no other."""
    one = teacher(reader)
    page = one.page

    title = prints_its_form(one, without="Wis alles")
    enter(page, [f"Kind{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"], "KindA;KindB\nKindB;KindA")
    press(page, "Druk af")
    filled, sheets = printed(page)
    controls = [words for words in ["Wis alles", "Neem de keuzes", "Groter", "Beeld als", "Gesprek over"] if words in filled]
    one.expect(
        "KindZ" in filled and title not in filled and not controls and len(sheets) <= 3, f"controls on {len(sheets)} sheets of results: {controls}"
    )
    press(page, "Druk het papieren formulier af")
    form, _ = printed(page)
    one.expect(title in form and "KindA" not in form, "the form is not printed")
    page.locator("#talk_pupil").select_option("L02")
    press(page, "Druk dit blad af")
    sheet, sheets = printed(page)
    others = [letter for letter in "ACDEFGHIJKLMNOPQRSTUVWXYZ" if f"Kind{letter}" in sheet]
    one.expect("Gesprek over KindB" in sheet and not others and len(sheets) == 1, f"the sheet for parents, {len(sheets)} long, names {others}")


def test_for_every_reader(reader):
    """With a full class no rule of accessibility is broken, in light or dark; a phone does not scroll sideways; without JavaScript there is a
    form."""
    many = [f"Kind met naam {number}" for number in range(20)]
    pasted = "\n".join(f"{many[number]};{many[(number * 7 + 1) % 20]};{many[number ^ 1]}" for number in range(19))
    one = teacher(reader)
    one.found += [f"empty: {line}" for line in against_the_rules(one.page, ["light"])]
    enter(one.page, many, pasted)
    ask_negatives(one.page)
    one.page.evaluate("document.querySelectorAll('#tool_app details').forEach(one => { one.open = true; })")
    one.page.locator("#view_pupil").select_option("L05")
    one.found += against_the_rules(one.page)
    for width in [320, 390, 768]:
        one.page.set_viewport_size({"width": width, "height": 800})
        for way in ["In een tabel", "Per kind"]:
            one.page.get_by_label(way, exact=True).check()
            wide = one.page.evaluate("document.documentElement.scrollWidth")
            one.expect(wide <= width, f"{wide} pixels wide on a screen of {width}, {way}")
    one.page.set_viewport_size(WIDE)
    press(one.page, "Bewaar als bestand")
    # Because of the dialog, axe cannot judge the colours below it, which are those of the page.
    one.found += [f"a dialog: {line}" for line in against_the_rules(one.page, ["light"]) if "color-contrast is open" not in line]
    has_a_form_without_a_script(reader, NAME)
