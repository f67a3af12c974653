"""The directory: the list is there without JavaScript, and with it a reader finds who can help."""

import io

import pytest
from accessibility import against_the_rules
from pypdf import PdfReader
from reader import Reader
from tool_page import fits_a_phone, opened, press, still_shut_in

pytestmark = pytest.mark.slow

NAME = "hulpmiddelen/wie-kan-helpen.html"
# What the page says of each partner, and whether it is shown.
ENTRIES = """() => [...document.querySelectorAll("#tool_entries .entry")].map(entry => ({
  category: entry.dataset.category, region: entry.dataset.region, problems: entry.dataset.problems.split(" "),
  title: entry.querySelector("h3").textContent, text: entry.textContent, isShown: entry.checkVisibility(),
}))"""


@pytest.fixture
def base(demonstration):
    return demonstration


def visitor(reader, **options):
    return opened(reader, NAME, **options)


def test_found_in_the_list(reader):
    """Partners are found by each choice, by words without their accents, and by all of these together; the page says how many there are, and when
    there are none."""
    one = visitor(reader)
    page = one.page
    entries = page.evaluate(ENTRIES)
    one.expect(len(entries) > 3 and all(entry["isShown"] for entry in entries), "the list is not whole")
    first = next(entry for entry in entries if entry["problems"] != [""])

    def shows(fits, why):
        shown = [entry["title"] for entry in page.evaluate(ENTRIES) if entry["isShown"]]
        expected = [entry["title"] for entry in entries if fits(entry)]
        one.expect(shown == expected and expected, f"{why} shows {shown}, not {expected}")
        page.get_by_text(f"Getoond: {len(expected)} van {len(entries)}.").wait_for()

    for label, key in [("Soort plek", "category"), ("Wijk of plaats", "region")]:
        page.get_by_label(label).select_option(first[key])
        shows(lambda entry: entry[key] == first[key], label)
        press(page, "Toon alles")
    problem = first["problems"][0]
    page.get_by_label("Waarvoor").select_option(problem)
    shows(lambda entry: problem in entry["problems"], "Waarvoor")
    page.get_by_label("Wijk of plaats").select_option(first["region"])
    shows(lambda entry: problem in entry["problems"] and entry["region"] == first["region"], "two choices")
    press(page, "Toon alles")
    one.expect(page.evaluate("document.activeElement.id") == "tool_query", "after showing all the focus is lost")
    word = max(first["title"].split(), key=len)
    page.get_by_label("Zoek op een woord").fill(f"  {word.upper()[:-1]}  ")
    shows(lambda entry: word[:-1].lower() in entry["text"].lower(), "a word")
    page.get_by_label("Zoek op een woord").fill("".join(letter + "\u0301" * (letter == "e") for letter in word.lower()))
    shows(lambda entry: word.lower() in entry["text"].lower(), "a word with accents")
    page.get_by_label("Zoek op een woord").fill("<b>nergens")
    page.get_by_text("Geen plek in deze lijst past hierbij").wait_for()
    one.expect(not [entry for entry in page.evaluate(ENTRIES) if entry["isShown"]], "what does not fit is shown")
    page.reload()
    one.expect(all(entry["isShown"] for entry in page.evaluate(ENTRIES)), "what was looked for outlives the page")
    still_shut_in(one)


def test_printed_as_shown(reader):
    """The paper has what is shown on the screen and what was chosen, and no fields."""
    one = visitor(reader)
    page = one.page
    first, *_ = page.evaluate(ENTRIES)
    page.get_by_label("Wijk of plaats").select_option(first["region"])
    press(page, "Druk af")
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    for entry in page.evaluate(ENTRIES):
        one.expect((entry["title"] in text) == entry["isShown"], f"on paper “{entry['title']}” is {'' if entry['title'] in text else 'not '}there")
    one.expect(f"Gekozen: {first['region']}." in text, "paper does not say what was chosen")
    one.expect("Toon alles" not in text and "Soort plek" not in text, "there are controls on paper")


def test_a_list_for_every_reader(reader):
    """No rule of accessibility is broken, a phone does not scroll sideways, and without JavaScript the whole list is there."""
    one = visitor(reader, viewport={"width": 1280, "height": 900})
    one.found += against_the_rules(one.page)
    fits_a_phone(one)
    without = reader(java_script_enabled=False)
    without.open(NAME)
    entries = without.page.locator("#tool_entries .entry")
    without.expect(entries.count() > 3 and entries.last.is_visible(), "without a script there is no list")
    without.expect(not without.page.get_by_role("button").count(), "without a script there is a button that does nothing")


def test_what_does_not_exist_is_not_published(browser, in_folder, reader, found):
    """Without saying that it is a demonstration, the site leads to the institute's own list of practices and shows no example. A list that is seen
    at a glance has no filters."""
    one = Reader(browser, in_folder, found)
    one.open(NAME)
    titles = one.page.locator("#tool_entries h3").all_inner_texts()
    one.expect(titles == ["Kanjerpraktijken"], f"the list has {titles}")
    one.expect(one.page.get_by_role("link", name="kanjertraining.nl", exact=True).is_visible(), "it does not lead to the institute's list")
    one.expect(
        one.page.get_by_role("button").all_inner_texts().count("Druk af") == 1
        and not one.page.locator("#tool_app [role=search], .tool-found").count(),
        "it has filters",
    )
    one.context.close()
    two = reader()
    two.open("index.html")
    two.expect("Deze site is een demonstratie" in two.page.locator("footer").inner_text(), "a demonstration does not say so")
