"""A view: what its reader comes for stands at the top, counted in screens of a phone; its parts fold there, but for what the reader can choose; what is chosen begins the plan."""

import re

import pytest
from outputs import output_folder
from reader import until

# How far below the top of the page something ends at most, in screens of 390 × 844, the way to whom to call above all of it. Before these stood
# at the top it was 3.6 for the first tip, 7.7 for the agreements, 10.3 for the plan and the handout, and nothing printed the page.
HEIGHT = 844
SCREENS = {
    ".points li": 0.8,
    ".choose .panel-title": 1.1,
    ".choose label": 1.2,
    ".plan-way": 1.5,
    ".actions a[href*=handout]": 1.5,
    ".print-way": 1.5,
}
# A text in another language, which says so and says of what it leads to that it is in Dutch.
ELSEWHERE = 0.03
# Whom to call before one talks with the parents, and why, takes a third line here.
LONGER = {"problemen/agressief-gedrag/leerkracht.html": 0.05}
FACES = [pytest.param({"viewport": {"width": width, "height": height}}, id=f"{width}") for width, height in [(1366, 650), (1440, 900)]]
# What cannot be seen of a part that is there: of those that are folded, all.
SHUT = (
    "[...document.querySelectorAll('.fold-body')].filter(one => !one.checkVisibility({contentVisibilityAuto: true}) || one.offsetHeight === 0).length"
)
# Where the first of each ends, in pixels from the top; how many boxes are ticked; and what can be touched but is lower than a finger is wide.
MEASURED = """selectors => [
  Object.fromEntries(selectors.map(one => [one, document.querySelector(one)?.getBoundingClientRect().bottom ?? null])),
  document.querySelectorAll("input:checked").length,
  [...document.querySelectorAll(".tasks button, .tasks .actions a, .tasks .agreement-list label, .prose > h2 button")]
    .filter(one => one.offsetHeight > 0 && one.getBoundingClientRect().height < 44).map(one => one.textContent)]"""


def views(under=""):
    """The page of each view, in each language."""
    site = output_folder("site")
    return sorted(str(path.relative_to(site)) for path in site.glob(f"{under or '*'}/*/*.html") if 'class="tasks"' in path.read_text())


def test_the_task_comes_first(reader, looked_at, one_in):
    """On a phone: in short, what to choose from, the plan, the handout, print, all within a screen and a half, and no list of what is ticked already."""
    one, names = reader(viewport={"width": 390, "height": HEIGHT}), one_in(2, views())
    for name in names:
        one.open(name)
        ends, ticked, small = one.page.evaluate(MEASURED, list(SCREENS))
        for what, end in ends.items():
            # A lesson has no plan; a text in another language need not be translated.
            if what == ".plan-way" and name.startswith("lessen"):
                continue
            most = SCREENS[what] + (ELSEWHERE if name.count(".") > 1 else LONGER.get(name, 0))
            one.expect(end is not None and end / HEIGHT <= most, f"{name}: {what} ends after {(end or 0) / HEIGHT:.2f} screens")
        one.expect(ticked == 0, "something is ticked that nobody chose")
        one.expect(not small, f"too small to touch: {small}")
    looked_at("views", len(names))


@pytest.mark.slow
@pytest.mark.parametrize("face", FACES)
def test_it_stays_in_sight_beside_the_text(reader, face, pytestconfig):
    """On whichever part of the text one is; what the window is too low for scrolls by itself. Unless in a full run, each window has half of the texts."""
    one, height = reader(**face), face["viewport"]["height"]
    names = [
        "problemen/faalangst/ouder.html",
        "problemen/agressief-gedrag/leerkracht.html",
        "problemen/faalangst/ouder.ar.html",
        "lessen/fouten-maken/ouder.html",
    ]
    for name in names if pytestconfig.getoption("--full") else names[[each.values[0] for each in FACES].index(face) :: 2]:
        one.open(name)
        one.expect(one.page.locator(".fold").count() == 0, "something folds where there is room")
        for part in [0.3, 0.6, 0.85]:
            one.page.evaluate("part => scrollTo({top: document.querySelector('.columns .text').offsetHeight * part, behavior: 'instant'})", part)
            for what in [".points li", ".choose .panel-title", ".plan-way", ".actions a[href*=handout]", ".print-way button"]:
                if what == ".plan-way" and name.startswith("lessen"):
                    continue
                place = one.page.locator(what).first.bounding_box()
                one.expect(0 <= place["y"] <= height - place["height"], f"{name}: {what} is out of sight at {part:.0%}: {place['y']}")
        last = one.page.locator(".tasks .agreement-list li").last
        last.scroll_into_view_if_needed()
        box, actions = last.bounding_box(), one.page.locator(".tasks .actions").bounding_box()
        one.expect(box["y"] + box["height"] <= actions["y"] + 2, f"{name}: the last agreement cannot be read: {box}, {actions}")


def test_its_parts_fold_on_a_phone(reader):
    """And open by a tap, by an address, by the browser's search for words, for a voice, on paper; nothing is folded where no script runs."""
    one = reader()
    name = "problemen/faalangst/ouder.html"
    one.open(name)
    page = one.page
    parts = page.locator(".prose > h2 button")
    one.expect(parts.count() == 5 and page.evaluate(SHUT) == 6, f"{parts.count()} parts, {page.evaluate(SHUT)} shut")
    one.expect(not page.locator(".toc").is_visible(), "the parts are listed twice")
    counts = page.locator(".choose .fold bdi").all_inner_texts()
    one.expect(counts == ["(4)", "(4)"], f"the folded lists are said to hold {counts}")
    parts.nth(1).click()
    one.expect(parts.nth(1).get_attribute("aria-expanded") == "true" and page.get_by_text("Zeg wat u zag").is_visible(), "a part does not open")
    parts.nth(1).click()
    one.expect(page.evaluate(SHUT) == 6, "a part does not shut")
    # The reader's own proposals can be chosen at once.
    own = page.locator(".choose .panel").first
    one.expect(
        own.locator(".fold").get_attribute("aria-expanded") == "true" and own.get_by_role("checkbox").count() == 4,
        "what the reader can choose is shut",
    )
    own.locator(".fold").click()
    one.expect(page.evaluate(SHUT) == 7, "the reader's own list does not shut")
    own.locator(".fold").click()
    bodies = page.locator(".fold-body")
    hidden = bodies.evaluate_all("all => all.map(one => one.getAttribute('hidden'))")
    one.expect(hidden == [None] + ["until-found"] * 6, f"a browser does not find what is folded: {hidden}")
    bodies.last.dispatch_event("beforematch")
    one.expect(page.get_by_text("er niet meer wil zijn").is_visible(), "what was found stays shut")
    page.emulate_media(media="print")
    one.expect(page.evaluate(SHUT) == 0, "something is folded on paper")
    page.emulate_media(media="screen")

    # An address that is no address folds what it should, and is no error.
    one.open(name + "?a#%")
    one.expect(page.evaluate(SHUT) == 6, "a percent sign in an address opens or breaks something")
    one.open(name + "?#begin-klein")
    page.wait_for_timeout(100)
    one.expect(page.evaluate("document.getElementById('begin-klein').getBoundingClientRect().top") < 400, "an address does not lead into a part")
    page.set_viewport_size({"width": 768, "height": 1024})
    # The page hears of its new width a little later.
    until(page, "!document.querySelector('.choose .fold')")
    one.expect(
        page.locator(".choose .fold").count() == 0 and page.locator(".prose .fold").count() == 5, "a tablet folds what it has room for, or nothing"
    )
    page.set_viewport_size({"width": 1280, "height": 800})
    until(page, "!document.querySelector('.fold')")
    one.expect(page.locator(".fold").count() == 0 and page.evaluate(SHUT) == 0, "something is folded on a wide screen")
    heads = page.locator(".choose .panel-title").all_inner_texts()
    one.expect(not any("(" in head for head in heads), f"what is not folded is counted: {heads}")

    two = reader(java_script_enabled=False)
    two.open(name)
    two.expect(
        two.page.locator(".toc").is_visible() and two.page.get_by_text("er niet meer wil zijn").is_visible(), "without a script something is shut"
    )
    two.expect(
        two.page.get_by_role("checkbox").count() == 8 and not two.page.locator(".print-way").is_visible(), "what needs a script shows without one"
    )


@pytest.mark.slow
def test_what_is_chosen_begins_the_plan(reader):
    """From either side's text, from both beside each other, and in another language: the ticks go along in the address, and nothing keeps them."""
    for name, plan in [("ouder", "plan"), ("leerkracht", "plan"), ("index", "plan"), ("ouder.ar", "plan.ar")]:
        one = reader()
        page = one.page
        one.open(f"problemen/faalangst/{name}.html")
        page.locator(".plan-way a").click()
        page.wait_for_url(f"**/{plan}.html")
        one.expect(page.locator("input:checked").count() == 0, "something is chosen that nobody ticked")
        one.open(f"problemen/faalangst/{name}.html")
        page.emulate_media(reduced_motion="reduce")
        for fold in page.locator(".choose .fold[aria-expanded=false]").all():
            fold.click()
        chosen = ["vraag-naar-durf", "beurt-vooraf", "eerst-de-aanpak"]
        for id in [*chosen, "eigen-klus"]:
            page.locator(f".choose input[value={id}]").check()
        page.locator(".choose input[value=eigen-klus]").uncheck()
        page.locator(".plan-way a").click()
        page.wait_for_url(f"**/{plan}.html#kies=*")
        ticked = page.evaluate("[...document.querySelectorAll('.plan-list input:checked')].map(one => one.id)")
        one.expect(ticked == ["plan_agreement_" + id for id in chosen], f"the plan begins with {ticked}")
        first = page.evaluate("[...document.querySelectorAll('.plan-list')].map(one => one.querySelector('input').checked)")
        one.expect(first == [True, True], "what was chosen does not stand first")
        one.expect(page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0, "something is kept")


def test_no_sheet_promises_anything(site, looked_at):
    """A box on paper is empty, whoever shows it, under words that say that it is to be chosen."""
    words = {"nl": "Hieruit kie", "en": "Choose from these together", "ar": "من هذا تختارون معًا"}
    pages = [path for kind in ["handout-*", "plan*", "index"] for path in site.glob(f"problemen/*/{kind}.html")]
    for path in pages:
        text = path.read_text()
        language = re.search(r'<html lang="(\w+)"', text)[1]
        assert words[language] in text and not re.search(r"<input[^>]*\bchecked", text), path
    looked_at("sheets", len(pages))
