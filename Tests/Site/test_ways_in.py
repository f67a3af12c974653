"""The ways in: the head of every page is one row, a menu opens without a script, and whatever is touched is large enough."""

import re

import pytest
from browser import KINDS, shown_pages, telling_pages
from outputs import output_folder
from reader import until

PHONES = [320, 360, 390]
WIDTHS = [*PHONES, 768, 1024, 1280, 1440]
# How high what is touched is at least.
TOUCH = 44

# Whether what stands in the head of a page is beside each other, and how high the head is.
HEAD = """() => {
  const shown = [".brand", ".doors", ".menu", ".search-link"].map(name => document.querySelector(".site-header " + name))
    .filter(one => one && one.getBoundingClientRect().height);
  const boxes = shown.map(one => one.getBoundingClientRect()), middles = boxes.map(box => box.top + box.height / 2);
  return {
    apart: Math.max(...middles) - Math.min(...middles),
    height: document.querySelector(".site-header").getBoundingClientRect().height,
    search: document.querySelector(".search-link").getBoundingClientRect().right,
    left: Math.min(...boxes.map(box => box.left)),
    shown: shown.map(one => one.className),
  };
}"""

# What is touched and is too small. A link that covers its card is as large as that, a box as its label, and a link in a sentence as its line.
SMALL = """least => [...document.querySelectorAll("a[href]:not(.skip), summary, button, input:not([type=hidden]), select, textarea")].filter(one => {
  const block = one.closest("p, li, dd, dt, td, th, h1, h2, h3, h4");
  return one.checkVisibility() && !(one.matches("a") && block && block.innerText.trim().length > one.innerText.trim().length + 8);
}).flatMap(one => {
  const cover = one.closest(".card, .panel-link") || (one.matches("[type=checkbox], [type=radio]") && one.labels[0]);
  const box = (cover || one).getBoundingClientRect();
  return box.height + 0.01 < least ? [`${one.textContent.trim().slice(0, 30) || one.id} is ${box.height.toFixed(1)} high`] : [];
})"""


@pytest.mark.parametrize("name", KINDS)
def test_the_head_is_one_row(reader, name):
    """With the search in reach; on a phone the menu has the doors, on a wide screen they stand beside it."""
    one = reader()
    one.open(name)
    for width in WIDTHS:
        one.page.set_viewport_size({"width": width, "height": 800})
        head = one.page.evaluate(HEAD)
        one.expect(head["apart"] < 4, f"at {width} the head is more than one row: {head}")
        one.expect(head["height"] <= 72, f"at {width} the head is {head['height']} high")
        one.expect(one.page.locator("header").get_by_role("link", name="Zoeken").count() or ".ar." in name, f"at {width} the search has no name")
        one.expect(head["left"] >= 0 and head["search"] <= width, f"at {width} the search is out of reach")
        # A text that is translated has one door: to the first page in its language.
        doors = [] if width < 1024 and ".ar." not in name else ["doors"]
        one.expect([part.split()[0] for part in head["shown"] if "doors" in part] == doors, f"at {width} the head shows {head['shown']}")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_menu_opens_without_a_script(reader, scripts):
    one = reader(java_script_enabled=scripts)
    one.open("problemen/faalangst/ouder.html")
    menu = one.page.locator(".menu")
    one.expect(not menu.locator("a").first.is_visible(), "the menu is open before it is asked for")
    menu.locator("summary").click()
    names = menu.get_by_role("link").all_inner_texts()
    one.expect(len(names) >= 8 and names[0] == "Voor ouders" and "Lessen" in names, f"the menu has {names}")
    box = menu.locator("ul").bounding_box()
    one.expect(box["x"] >= 0 and box["x"] + box["width"] <= 390, "the menu leaves the screen")
    if scripts:
        one.page.keyboard.press("Escape")
        one.expect(not menu.locator("a").first.is_visible(), "Escape does not shut the menu")
        menu.locator("summary").click()
        one.page.mouse.click(200, 780)
        one.expect(not menu.locator("a").first.is_visible(), "the menu stays before the page")
        menu.locator("summary").click()
    menu.get_by_role("link", name="Lessen").click()
    one.arrives("lessen/index.html")


def test_what_is_touched_is_large_enough(reader, looked_at):
    names = [name for _, name in telling_pages({"site": output_folder("site")})]
    one = reader(has_touch=True)
    for name in names:
        one.open(name)
        for width in [360, 1280]:
            one.page.set_viewport_size({"width": width, "height": 800})
            for small in one.page.evaluate(SMALL, TOUCH):
                one.expect(False, f"at {width}, {small}")
    looked_at("pages", len(names))


# A button with the beginnings of the elements around it, which decide with the class of the page whether it is shown.
BUTTON = re.compile(r"(?:<[^>]*>[^<]*){0,4}<button(?![^>]*type=\"submit\")[^>]*>")
BODY = re.compile(r"<body[^>]*>")


def test_nothing_shows_that_needs_a_script(reader, site, looked_at, pytestconfig):
    """Without scripts no page has a button, but to search: what it would do is done by the page itself, on paper, or not at all."""
    one, seen, pages = reader(java_script_enabled=False), set(), []
    for name in shown_pages(site):
        text = (site / name).read_text()
        buttons = {(BODY.search(text)[0], button) for button in BUTTON.findall(text)}
        if buttons - seen or pytestconfig.getoption("--full"):
            pages.append(name)
            seen |= buttons
    for name in pages:
        one.open(name)
        for words in one.page.locator("button:visible:not([type=submit])").all_inner_texts():
            one.expect(False, f"there is a button without a script: {words}")
    looked_at("pages", len(pages))
    looked_at("buttons", len(seen))


def test_the_sender_is_seen(reader):
    """The institute's name stands at the head of every page, with a line about it at the foot, in the page's language."""
    one = reader()
    for name, about in [("index.html", "Het instituut achter"), ("problemen/faalangst/ouder.en.html", "The institute behind")]:
        one.open(name)
        one.expect(one.page.locator("header .sender").inner_text() == "Instituut voor Kanjertrainingen", "nobody sends this page")
        one.expect(one.page.locator("footer .sender-about").inner_text().startswith(about), "nothing is said of the sender")


# A path of `index.html` to the text of a problem for one side, in taps.
WAYS = {"Voor ouders": "problemen/faalangst/ouder.html", "Voor leerkrachten": "problemen/faalangst/leerkracht.html"}


@pytest.mark.parametrize("screen", [(360, 640), (390, 800)], ids=str)
def test_the_first_page_asks_who_one_is(reader, screen):
    """On a phone each audience has its door in the first screen, before all else; problems follow, called by what one sees."""
    one = reader(viewport={"width": screen[0], "height": screen[1]}, has_touch=True)
    one.open("index.html")
    page = one.page
    doors = page.locator(".home-doors a")
    one.expect(doors.all_inner_texts() == ["Voor ouders", "Voor leerkrachten", "Voor sportcoaches"], "a door is missing")
    boxes = page.locator(".home-doors .leaf").evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
    one.expect(all(box["bottom"] <= screen[1] and box["height"] >= TOUCH for box in boxes), f"a door is out of sight: {boxes}")
    first = page.locator(".problem").first.bounding_box()
    one.expect(first["y"] < screen[1], "no problem is in the first screen")
    names = page.locator(".problems h3").all_inner_texts()
    one.expect(names[:2] == ["Wordt snel boos", "Durft niet"] and len(names) == 6, f"the problems are called {names}")
    one.expect(page.locator(".problems .expert").all_inner_texts()[1] == "Faalangst", "the expert's word is not second")
    order = page.evaluate("[...document.querySelectorAll('.home-doors, .problems, .search-form, .cards')].map(one => one.className.split(' ')[0])")
    one.expect(order[:4] == ["leaves", "problems", "search-form", "cards"], f"the page goes {order}")


@pytest.mark.slow
def test_the_first_tip_is_one_tap_away(reader):
    """From the first page; two by the door of an audience. The first tip is then in the first screen, or a finger's breadth below."""
    for door, place in WAYS.items():
        for taps in [[f"Durft niet: {door}"], [door, "Durft niet"]]:
            one = reader(has_touch=True, is_mobile=True)
            one.open("index.html")
            for name in taps:
                one.page.locator("main").get_by_role("link", name=name, exact=True).first.tap()
            one.arrives(place)
            box = one.page.locator(".points li").first.bounding_box()
            one.expect(box["y"] + box["height"] <= 1.1 * 800, f"the first tip is at {box['y']}")


def test_problems_are_called_alike(reader, site):
    """On the first page, the pages of audiences, the overview, and where search finds nothing."""
    names = {"Wordt snel boos", "Durft niet", "Is snel afgeleid", "Heeft geen zin", "Is vaak bang of somber", "Geeft altijd een ander de schuld"}
    one = reader()
    for name, where in [(page, "[aria-labelledby=page_problems] h3") for page in ["index", "ouder", "leerkracht", "overzicht"]] + [
        ("zoeken", ".search-seen a")
    ]:
        one.open(f"{name}.html")
        called = set(one.page.locator(where).all_text_contents())
        one.expect(called == names, f"problems are called {called}")


def test_lists_say_for_whom_and_how_long(reader):
    """With a picture where there is one."""
    one = reader()
    for name, pictures, facts in [
        ("ouderavonden", 3, r"\d+ minuten"),
        ("cursussen", 2, r"Drie dagen"),
        ("hulpmiddelen", 6, r"Voor kinderen van \d+ tot[^\n]+\n+Tien minuten"),
        ("lessen", 8, r"Voor ouders: \d+ minuten"),
    ]:
        one.open(f"{name}/index.html")
        one.expect(one.page.locator("main .tile").count() >= pictures, "there are pictures that it does not show")
        one.expect(re.search(facts, one.page.locator("main").inner_text()) is not None, "it does not say for whom or how long")


# What leaves the screen at the side, and what has more in it than it shows.
OUT_OF_SIGHT = """[...document.querySelectorAll('main *')].filter(each => each.getBoundingClientRect().right > innerWidth + 0.5
  || (!each.matches('.hidden') && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible')).map(each => each.outerHTML.slice(0, 60))"""


def test_the_overview_fits(reader):
    """Nothing of it is out of sight at the side, at any width."""
    one = reader()
    one.open("overzicht.html")
    for width in WIDTHS:
        one.page.set_viewport_size({"width": width, "height": 800})
        hidden = one.page.evaluate(OUT_OF_SIGHT)
        one.expect(not hidden, f"at {width} this is out of sight: {hidden}")


@pytest.mark.slow
def test_languages_lead_to_what_exists(reader, site, looked_at):
    """Each page names the languages that it is in, and no other; the first page in a language lists all that is in that language."""
    pages = shown_pages(site)
    for name in pages:
        text = (site / name).read_text()
        own = re.search(r'<html lang="([^"]*)"', text)[1]
        for href, language in re.findall(r'<li><a href="([^"#]*)" lang="([^"]*)" hreflang="\2">', text):
            other = ((site / name).parent / href).resolve()
            assert other.exists() and f'<html lang="{language}"' in other.read_text(), f"{name} leads to {href} for {language}"
        # No text of the site's own language stands in the frame of another.
        assert own == "nl" or '<div class="prose" lang="nl"' not in text, f"{name} is not in the language that it says"
    one = reader()
    one.open("index.html")
    for name, code in [("English", "en"), ("العربية", "ar")]:
        one.open("index.html")
        one.page.locator(".languages").get_by_role("link", name=name).click()
        one.arrives(f"ouder.{code}.html")
        listed = {href.split("/")[1] for href in one.page.locator("main .card a").evaluate_all("all => all.map(one => one.getAttribute('href'))")}
        there = {page.split("/")[1] for page in pages if page.endswith(f".{code}.html") and "/" in page}
        one.expect(listed == there and there, f"{listed} are listed of {there}")
        one.page.locator("main .card a").first.click()
        one.page.locator(".brand").click()
        one.arrives(f"ouder.{code}.html")
    looked_at("pages", len(pages))


@pytest.mark.parametrize(("code", "question"), [("en", "afraid of making mistakes"), ("ar", "يخاف من الأخطاء")])
def test_search_finds_what_is_in_a_language(reader, code, question):
    """A question in a language leads to the page in that language, from a page in that language."""
    one = reader()
    one.open(f"problemen/faalangst/ouder.{code}.html")
    one.page.locator(".search-link").click()
    one.page.locator("#search_words").fill(question)
    first = one.page.locator(".search-results > li > a").first
    first.wait_for()
    until(one.page, "code => document.querySelector('.search-results > li > a').getAttribute('href').includes(`.${code}.html`)", code)
