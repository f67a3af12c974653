"""The copies of a release as folders of one web server, and its page for schools: as a browser shows them, with and without scripts and style sheets."""

import pytest
from accessibility import against_the_rules
from browser import in_a_folder, on_a_server
from reader import Reader
from school_content import NAMES, cheap_schools, files_in, ran, school, small_content_with
from test_schools import leaks
from validators import valid_html, working_links

pytestmark = [pytest.mark.xdist_group("releases"), pytest.mark.slow]

# The name as the style sheet of the copy has it, and the logo.
NAMED = """() => [...document.querySelectorAll(".school-name")].map(name =>
  [JSON.parse(getComputedStyle(name, "::before").content), name.firstElementChild.offsetWidth])"""
LOGO = """() => {
  const logo = document.querySelector(".brand .school-logo"), box = logo.getBoundingClientRect();
  return [getComputedStyle(logo).backgroundImage, box.width > 0 && box.height > 0];
}"""


def letters(text):
    return "".join(filter(str.isalnum, text))


SHARED = "problemen/slapen/ouder.html"


@pytest.fixture(scope="module")
def released(tool, tmp_path_factory):
    """Some schools with names that are hard to write down, one without a logo, and the folder of their second release."""
    folder = tmp_path_factory.mktemp("folders")
    schools = [school(number, NAMES[number]) for number in (0, 2, 4, 13)]
    content = small_content_with(folder / "content", schools)
    cheap_schools(content, 30)
    command = [tool, "release", "--folders", "--content", content, "--output", folder / "release", "--handouts", folder / "none"]
    for day in ("2026-12-01", "2026-12-02"):
        made = ran([*command, "--today", day])
        assert made.returncode == 0, made.stderr
        (content / "pages" / "nieuw.md").write_text("---\ntitle: Nieuwe bladzijde\nsummary: Kort.\n---\nWoorden.\n")
    return folder / "release", schools


def test_each_copy_is_its_own(released, found, looked_at):
    release, schools = released
    for one in schools:
        copy = files_in(release / "scholen" / one["slug"])
        looked_at("files", len(copy))
        found += leaks(copy, one, schools)
        count, broken = working_links(release / "scholen" / one["slug"])
        found.expect(count > 100, f"{count} links")
        found += broken
    pages = [release / "index.html", release / "scholen" / schools[0]["slug"] / SHARED, release / "scholen" / schools[0]["slug"] / "onze-school.html"]
    count, wrong = valid_html(*pages)
    found.expect(count == len(pages), f"{count} pages")
    found += wrong


def test_a_page_says_whose_it_is(released, browser, found):
    """From a folder, on a server with a strict policy, and without scripts; and where no style sheet is loaded, it leads to the school all the same."""
    release, schools = released
    for one in [*schools, None]:
        copy = release / "scholen" / (one["slug"] if one else "goedkoop-007")
        name = one["file"]["name"] if one else "Goedkope school 007"
        for place, options in [(in_a_folder, {"java_script_enabled": True}), (on_a_server, {"viewport": {"width": 390, "height": 800}})]:
            with place(copy) as base:
                reader = Reader(browser, base, found, **options)
                reader.open(SHARED)
                said = reader.page.evaluate(NAMED)
                reader.expect(len(said) == 2 and all(words == [name, 1] for words in said), f"it is headed by {said}")
                picture, is_there = reader.page.evaluate(LOGO)
                reader.expect(is_there and ("onze-school/logo." in picture) == (one is not None), f"its logo is {picture}")
                tree = reader.page.locator("header").aria_snapshot()
                reader.expect(letters(name) in letters(tree), f"it is read aloud as {tree}")
                # What differs from school to school is its name, its logo and its colour.
                if place is in_a_folder:
                    found += against_the_rules(reader.page)
                reader.page.locator("footer .school-name").click()
                reader.arrives("onze-school.html")
                reader.expect(reader.page.locator("h1").inner_text() == name, "it leads to another school")
                reader.context.close()
    with in_a_folder(release / "scholen" / schools[0]["slug"]) as base:
        reader = Reader(browser, base, found, java_script_enabled=False)
        reader.page.route("**/*.css", lambda route: route.fulfill(body=""))
        reader.open(SHARED)
        reader.expect("Onze school" in reader.page.locator("header .brand").inner_text(), "it does not say that it is a school's")
        reader.context.close()


def test_a_school_finds_its_copy(released, browser, found):
    release, schools = released
    for place, size in [(in_a_folder, {"width": 390, "height": 800}), (on_a_server, {"width": 1280, "height": 900})]:
        with place(release) as base:
            reader = Reader(browser, base, found, viewport=size)
            reader.open("index.html")
            shown = reader.page.locator(".schools li:visible")
            reader.expect(shown.count() == 34, f"{shown.count()} schools")
            reader.expect(reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is wider than the screen")
            found += against_the_rules(reader.page)
            field = reader.page.get_by_label("Naam van uw school")
            field.fill("scholle fugel")
            reader.expect(reader.page.get_by_text("Geen school met deze naam.").is_visible(), "it does not say that there is none")
            field.fill("SCHUINE beek")
            reader.expect(shown.count() == 1, f"{shown.count()} schools are left")
            reader.expect(reader.page.locator(".school-filter output").inner_text() == "Scholen: 1", "it does not say how many there are")
            field.fill("")
            reader.expect(shown.count() == 34, "the others do not come back")
            field.fill("007")
            shown.get_by_role("link", name="Uw kopie op internet").click()
            reader.arrives("scholen/goedkoop-007/index.html")
            reader.expect("Goedkope school 007" in reader.page.locator("header").inner_text(), "it leads to another school")
            reader.context.close()
            # Without a script it is found by its letter.
            reader = Reader(browser, base, found, viewport=size, java_script_enabled=False)
            reader.open("index.html")
            reader.expect(not reader.page.locator(".school-filter").is_visible(), "there is a field that does nothing")
            reader.page.locator(".letters").get_by_role("link", name="G", exact=True).click()
            reader.expect(reader.page.locator("#letter_G").is_visible(), "there is no such letter")
            reader.expect(reader.page.locator(".schools li:visible").count() == 34, "not all are there")
            reader.context.close()
    text = (release / "index.html").read_text()
    found.expect(not any(one["word"] in text.replace(one["slug"], "") for one in schools), "it holds what is a school's own")
    found.expect("Nieuwe bladzijde" in text and "Wat er anders is dan in uitgave 1" in text, "it does not say what changed")
