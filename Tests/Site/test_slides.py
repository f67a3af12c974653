"""The slides of a meeting in a browser: from a USB stick, before a room, with what the leader alone reads in a window of its own."""

import datetime
import re

import pypdf
import pytest
from outputs import pages
from reader import until

NOON = datetime.datetime(2026, 12, 1, 12)
DECK = "ouderavonden/ruzie-en-agressie-presentatie.html"
SHOWN = "[...document.querySelectorAll('.slide')].map((slide, index) => slide.checkVisibility() ? index + 1 : 0).filter(Boolean)"
# What the programme tells the leader about its first part; and a line of the guide's section with the name of its third.
HOW, SECTION = "Lees de drie spelregels van de avond voor", "Bij pesten wordt steeds hetzelfde kind geraakt"


@pytest.fixture
def room(reader):
    """The slides before a room."""

    def open_slides(begin=True, **options):
        one = reader(viewport={"width": 1280, "height": 720}, has_touch=True, **options)
        one.open(DECK)
        if begin:
            one.page.get_by_role("button", name="Presenteer").click()
        return one

    return open_slides


def at_rest(page):
    """Gives all windows a clock that only the test moves."""
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON + datetime.timedelta(seconds=1))


def finger(page, start, end):
    """Moves a finger over the slide."""
    touch = page.context.new_cdp_session(page)
    for kind, x in [("touchStart", start), ("touchMove", (start + end) / 2), ("touchMove", end)]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 300}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_one_slide_after_another(room):
    one = room()
    page, count = one.page, one.page.locator(".slide").count()

    def is_at(number, what):
        until(page, f"number => JSON.stringify({SHOWN}) === JSON.stringify([number])", number)
        one.expect(page.locator(".deck-number").inner_text() == f"{number} / {count}", f"{what} shows another number than {number}")
        one.expect(page.url.endswith(f"#slide_{number}"), f"{what} leads to {page.url}")

    is_at(1, "the beginning")
    # The arrow keys, and what the remote of a presenter sends.
    for key, number in [
        ("ArrowRight", 2),
        ("PageDown", 3),
        (" ", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("End", count),
        ("PageDown", count),
        ("Home", 1),
    ]:
        page.keyboard.press(key)
        is_at(number, key)
    page.mouse.click(900, 300)
    is_at(2, "a click")
    page.mouse.click(100, 300)
    is_at(1, "a click on the left")
    finger(page, 900, 500)
    is_at(2, "a swipe")
    finger(page, 300, 700)
    is_at(1, "a swipe back")
    page.get_by_role("button", name="Volgende").first.click()
    is_at(2, "a button")
    page.keyboard.press("b")
    one.expect(not page.locator("#slide_2 h2").is_visible(), "the screen is not black")
    page.keyboard.press("/")
    is_at(2, "another key")
    page.keyboard.press("b")
    # Back to the list, which stays where it was; and an address leads to its slide.
    page.keyboard.press("Escape")
    one.expect(page.evaluate(SHOWN) == list(range(1, count + 1)) and page.locator("header").is_visible(), "the list is not shown")
    one.page.goto(one.base + DECK + "#slide_4")
    one.page.get_by_role("button", name="Presenteer").click()
    is_at(4, "an address")


BENEATH = "() => document.activeElement.matches('.deck, .deck *, .deck-bar *, body') ? '' : document.activeElement.outerHTML.slice(0, 80)"


def test_what_lies_beneath_is_out_of_reach(room):
    """While slides are presented, the keyboard goes round what is seen, and what is said of a slide has its name."""
    one = room()
    page = one.page
    for _ in range(10):
        page.keyboard.press("Tab")
        one.expect(not page.evaluate(BENEATH), f"the keyboard leads to {page.evaluate(BENEATH)}")
    page.keyboard.press("PageDown")
    status = page.get_by_role("status").inner_text()
    one.expect(re.fullmatch(r"2 / \d+\s+Waar het om gaat", status) is not None, f"it says {status}")
    one.expect(page.locator(".deck-title").bounding_box()["width"] <= 1, "the name stands below the slide too")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Presenteer").focus()
    one.expect("deck-begin" in page.evaluate("document.activeElement.className"), "the list is out of reach")


@pytest.mark.everywhere
def test_the_leader_reads_along(room):
    one = room(begin=False)
    page = one.page
    at_rest(page)
    one.open(DECK)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Open de notities").click()
    leader = opened.value
    leader.on("pageerror", lambda error: one.found.append(f"the leader's window: {error}"))
    page.get_by_role("button", name="Presenteer").click()

    def reads(selector, words):
        until(leader, "([selector, words]) => document.querySelector(selector).innerText.replace(/\\s+/g, ' ').includes(words)", [selector, words])

    reads(".notes-title", "Ruzie en agressie")
    one.expect(not leader.locator(".notes-clock").is_visible(), "there is a clock before the first part")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    for _ in range(2):
        page.keyboard.press("PageDown")
    reads(".notes-title", "Welkom en spelregels")
    reads(".notes-next", "Hierna: Ruzie, plagen, pesten of agressie?")
    reads(".notes-text", HOW)
    # Whoever went through all of it before has all the time.
    reads(".notes-clock", "Nog 10:00")
    page.clock.run_for(4 * 60 * 1000)
    reads(".notes-clock", "Nog 6:00")
    page.clock.run_for(7 * 60 * 1000)
    reads(".notes-clock", "Over de tijd: 1:00")
    one.expect(leader.locator(".notes-clock.is-over").is_visible(), "only a word says that time is over")
    leader.get_by_role("button", name="Klok opnieuw").click()
    reads(".notes-clock", "Nog 10:00")
    # The next part, from the leader's window; a look back does not give more time.
    leader.keyboard.press("PageDown")
    reads(".notes-text", SECTION)
    page.clock.run_for(60 * 1000)
    leader.get_by_role("button", name="Vorige").click()
    reads(".notes-title", "Welkom en spelregels")
    leader.get_by_role("button", name="Volgende").click()
    reads(".notes-clock", "Nog 14:00")
    one.expect(page.evaluate(SHOWN) == [4], "the room sees another slide")
    one.expect(not page.locator(".deck-clock").is_visible() and HOW not in page.locator("body").inner_text(), "the room sees the notes")


def test_a_window_that_is_refused(room):
    one = room(begin=False)
    at_rest(one.page)
    one.page.add_init_script("window.open = () => null")
    one.open(DECK)
    one.page.get_by_role("button", name="Open de notities").click()
    message = one.page.locator(".deck-head .deck-refused")
    one.expect("Altijd toestaan" in message.inner_text(), "it does not say how to allow it")
    one.expect(message.get_by_role("link").get_attribute("href") == "ruzie-en-agressie-draaiboek.html", "the notes are nowhere")
    alerts = "[...document.querySelectorAll('[role=alert]')].map(one => one.hidden)"
    one.expect(one.page.evaluate(alerts) == [False, True], "it is said twice")
    one.page.get_by_role("button", name="Presenteer").click()
    one.page.get_by_role("button", name="Notities", exact=True).click()
    one.expect(one.page.evaluate(alerts) == [True, False], "it is not said below the slide alone")
    one.page.keyboard.press("ArrowRight")
    one.page.keyboard.press("ArrowRight")
    one.page.clock.run_for(61 * 1000)
    one.expect(one.page.locator(".deck-clock").inner_text().strip() == "Nog 8:59", f"its clock says {one.page.locator('.deck-clock').inner_text()}")


def test_without_a_script(room):
    one = room(begin=False, java_script_enabled=False)
    text = one.page.locator("main").inner_text()
    one.expect("Daarom staan de dia’s alleen onder elkaar" in text, "it does not say why")
    one.expect("Wat wilt u horen als de school over een ruzie belt?" in text and "Lees het thuis" in text, "slides are missing")
    one.expect(HOW not in text and one.page.get_by_role("button").count() == 0, "it shows what does nothing, or what only the leader reads")


def test_what_is_printed_from_the_browser(room, folder):
    """Each slide has a sheet, also when one is shown, and none tells what only the leader reads."""
    one = room()
    one.page.keyboard.press("ArrowRight")
    one.page.keyboard.press("b")
    one.page.pdf(path=folder / "slides.pdf", prefer_css_page_size=True, print_background=True)
    printed = pypdf.PdfReader(folder / "slides.pdf")
    one.expect(len(printed.pages) == one.page.locator(".slide").count(), f"it has {len(printed.pages)} pages")
    text = re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in printed.pages))
    one.expect("Dit doet u" in text and "De Kindertelefoon" in text and HOW not in text and "Presenteer" not in text, f"it says {text}")


LARGE = """() => [...document.querySelectorAll(".slide")].flatMap(slide => {
  const words = [...slide.querySelectorAll("h1, h2, p, .slide-choices li")].map(one => parseFloat(getComputedStyle(one).fontSize));
  return Math.min(...words) < 23.9 ? [slide.id + " has letters of " + Math.min(...words)] : [];
})"""
TALL = "() => { const slide = document.querySelector('.slide:not([hidden])'); return [slide.offsetHeight - innerHeight, slide.scrollWidth - slide.clientWidth] }"


def test_every_slide_is_read_from_the_back_row(room, site, looked_at):
    """On a beamer no letter is smaller than 24 of 720 pixels, and all of a slide is on the screen."""
    one = room(begin=False)
    decks, count = [name for name in pages(site) if name.endswith("-presentatie.html")], 0
    for name in decks:
        one.open(name)
        one.page.evaluate("document.documentElement.requestFullscreen = undefined")
        one.page.get_by_role("button", name="Presenteer").click()
        one.found += [f"{name}: {what}" for what in one.page.evaluate(LARGE)]
        for number in range(1, one.page.locator(".slide").count() + 1):
            one.expect(all(more <= 0 for more in one.page.evaluate(TALL)), f"slide {number} does not fit")
            one.page.keyboard.press("ArrowRight")
            count += 1
    looked_at("slides", count)
    # On a telephone a slide may be longer, never wider.
    one.page.set_viewport_size({"width": 390, "height": 800})
    for _ in range(count // len(decks)):
        one.expect(one.page.evaluate(TALL)[1] <= 0, "a slide is wider than a telephone")
        one.page.keyboard.press("ArrowLeft")


def test_the_letter_is_copied(reader):
    """As plain text, to paste into an app for parents."""
    one = reader(permissions=["clipboard-read", "clipboard-write"])
    one.open("ouderavonden/faalangst-moed-verzamelen-draaiboek.html")
    one.page.get_by_role("button", name="Kopieer de brief").click()
    one.page.get_by_text("De brief is gekopieerd.").wait_for()
    # Pasted, as a parent's representative does.
    one.page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'app' }))")
    one.page.locator("#app").focus()
    one.page.keyboard.press("Control+V")
    pasted = one.page.locator("#app").input_value()
    one.expect(pasted.startswith("Beste ouders,\n\n‘Dat kan ik toch niet.’"), f"it begins with {pasted[:60]}")
    one.expect("U bent welkom op … (datum) om … (tijd). U vindt ons hier: … (plaats)." in pasted, "what is open is not seen")
    one.expect(pasted.endswith("Hartelijke groet,\n\nhet team") and "<" not in pasted, f"it ends with {pasted[-40:]}")
