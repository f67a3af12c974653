"""A material on a screen looks as it will on paper, and a button prints it."""

import pypdf
import pytest


@pytest.mark.parametrize("width", [360, 1280])
def test_a_screen_shows_it_as_on_paper(reader, found, width):
    """What is on paper many times is there once."""
    somebody = reader(viewport={"width": width, "height": 800})
    page = somebody.page
    somebody.open("materialen/naamkaartjes.html")
    found.expect(page.locator(".piece:visible").count() == 1, "more than one badge is shown")
    found.expect(page.locator(".print-way button").is_visible(), "nothing prints it")
    somebody.open("materialen/presentielijst.html")
    found.expect(1 < page.locator(".sign-in tr:visible").count() < 8, "all rows of the list are shown, or none")
    for name in ["trap-van-vijf-treden", "telefoonnummers-voor-hulp", "zes-korte-verhalen", "bewijs-van-deelname", "index"]:
        somebody.open(f"materialen/{name}.html")
        found.expect(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the screen")


def test_what_is_printed_is_led_to(reader, found):
    """From the script of an evening one gets to each sheet and back."""
    somebody = reader(viewport={"width": 390, "height": 800})
    somebody.open("ouderavonden/faalangst-moed-verzamelen-draaiboek.html")
    links = somebody.page.locator(".to-print a")
    names = [links.nth(number).text_content() for number in range(links.count())]
    found.expect(len(names) > 5, f"only {names} can be printed")
    sheets = [link for link in links.evaluate_all("all => all.map(one => one.href)") if "/materialen/" in link]
    for sheet in sheets:
        somebody.page.goto(sheet)
        back = somebody.page.locator(".needed-by a").evaluate_all("all => all.map(one => one.pathname.split('/').pop())")
        found.expect("faalangst-moed-verzamelen-draaiboek.html" in back, f"{sheet} does not lead back")


@pytest.mark.parametrize(
    ("name", "width", "pages"),
    [("hulpzin", 210, 1), ("zes-korte-verhalen", 210, 3), ("bewijs-van-deelname", 297, 1), ("welkom", 297, 1), ("presentielijst", 210, 1)],
)
def test_a_browser_prints_it_too(reader, folder, found, name, width, pages):
    """Who has no PDF presses the button: on the right paper, without an empty sheet."""
    somebody = reader()
    somebody.open(f"materialen/{name}.html")
    somebody.page.pdf(path=folder / "printed.pdf", prefer_css_page_size=True)
    sheets = pypdf.PdfReader(folder / "printed.pdf").pages
    found.expect(len(sheets) == pages, f"it takes {len(sheets)} sheets")
    found.expect({round(float(sheet.mediabox.width) / 72 * 25.4) for sheet in sheets} == {width}, "it is on other paper")
    found.expect(all((sheet.extract_text() or "").strip() for sheet in sheets), "a sheet is empty")
