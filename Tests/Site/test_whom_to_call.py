"""A query in a crisis shows whom to call above everything that is found, even if nothing is; an ordinary query does not. From the top of a text one
tap leads to it."""

import pathlib

import pytest
from reader import until

QUESTIONS = pathlib.Path(__file__).parent / "questions"
# How many phrasings of each kind there must be, at least.
LEAST = {"crisis.nl": 1280, "crisis.en": 380, "crisis.ar": 320, "ordinary": 1600}
# The reason for a number in the language of the query, as `help.<language>.md` gives it.
SAID = {"nl": "Voor wie aan zelfmoord denkt", "en": "For anyone who thinks of suicide", "ar": "لكل من يفكر في الانتحار"}

# All that can be called.
NUMBERS = ["tel:112", "tel:113", "tel:08000113", "tel:08002000", "tel:08000432"]


def questions(name):
    lines = (QUESTIONS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines) >= LEAST[name], f"{name}: {len(lines)}, of which {len(set(lines))} differ"
    return lines


@pytest.mark.parametrize("name", LEAST)
def test_who_asks_for_help_is_shown_it(browser, site, found, looked_at, name):
    """The script in the page recognises every phrasing, and none of those that do not ask for help."""
    page = browser.new_page()
    page.goto((site / "zoeken.html").as_uri() + "#search_words")
    page.wait_for_function("tweeluik.searchHelp && tweeluik.searchHelp.isReady()")
    asked = questions(name)
    looked_at("questions", len(asked))
    answers = page.evaluate("all => all.map(tweeluik.searchHelp.asked)", asked)
    page.close()
    found += [question for question, isShown in zip(asked, answers, strict=True) if isShown != (name != "ordinary")]


# What people tell beside it: where it happened, what may be the cause, who else is there.
BESIDE = [
    "{} sinds opa dood is", "{} en onze hond is ziek", "{} door huiswerk", "op school wordt hij gepest en {}", "{} de juf weet het",
    "{} and our dog is ill", "{} because of homework", "{} her teacher knows", "{} ماذا افعل", "{} بسبب المدرسة",
]  # fmt: skip


def test_nothing_beside_it_silences_a_question(browser, site, found, looked_at):
    """Words that make of some phrasings ordinary questions stand close to them: a life is more than one sentence."""
    page = browser.new_page()
    page.goto((site / "zoeken.html").as_uri() + "#search_words")
    page.wait_for_function("tweeluik.searchHelp && tweeluik.searchHelp.isReady()")
    asked = [
        around.format(question)
        for place, around in enumerate(BESIDE)
        for question in questions(f"crisis.{'nl' if place < 5 else 'en' if place < 8 else 'ar'}")[place::9]
    ]
    looked_at("questions", len(asked))
    answers = page.evaluate("all => all.map(tweeluik.searchHelp.asked)", asked)
    page.close()
    silent = [question for question, isShown in zip(asked, answers, strict=True) if not isShown]
    # Two words of one language beside each other, or a phrasing of one word, may mean something else with another.
    found.expect(len(silent) <= 0.01 * len(asked), f"{len(silent)} of {len(asked)} are silent: {silent}")


def shown(person):
    return person.page.locator(".help-now")


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("nl", "mijn dochter wil dood"),
        ("nl", "zelfmoort"),
        ("en", "she wants to die"),
        ("ar", "ابني يريد أن يموت"),
        ("nl", "xqz sexueel misbruikd"),
    ],
)
def test_help_stands_above_all_that_is_found(reader, language, question):
    """The help is in the language of the query, is announced, has numbers that can be called, and goes away with the query."""
    parent = reader()
    parent.open("zoeken.html")
    parent.page.get_by_label("Waar zoekt u naar?").fill(question)
    until(parent.page, "document.querySelector('.help-now') !== null")
    panel = shown(parent)
    parent.expect(panel.count() == 1 and panel.is_visible(), "the help is not shown once")
    parent.expect(SAID[language] in panel.inner_text(), f"the help is not in “{language}”")
    parent.expect(panel.get_attribute("role") == "alert", "the help is not announced")
    parent.expect(parent.page.evaluate("document.querySelector('.search').firstElementChild.matches('.help-now')"), "help is not first")
    for number in NUMBERS:
        parent.expect(panel.locator(f'a[href="{number}"]').is_visible(), f"{number} cannot be called")
    until(parent.page, "document.querySelector('.search-status').textContent !== ''")
    parent.expect(panel.is_visible(), "what was found takes the place of help")
    parent.page.get_by_label("Waar zoekt u naar?").fill("rekenen")
    until(parent.page, "document.querySelector('.help-now') === null")
    parent.page.get_by_label("Waar zoekt u naar?").fill("")
    until(parent.page, "document.querySelector('.search-status').textContent === ''")
    parent.expect(parent.page.locator(".help:visible").count() == 1, "the help does not go back to its place")


@pytest.mark.parametrize(
    "question",
    [
        "my dad beats me",
        "ولدي يتمنى الموت",
        "xqz suicide",
        "زوجي يهددني بالذبح",
        "mijn dochter wil dood",
    ],
)
def test_one_help_is_shown_at_a_time(reader, question):
    """That in another language takes the place of the page's own, whether anything is found or not."""
    parent = reader()
    parent.open("zoeken.html")
    field = parent.page.get_by_label("Waar zoekt u naar?")
    for words in (question, "mijn zoon wil dood", question):
        field.fill(words)
        until(parent.page, "document.querySelector('.help-now') !== null")
        until(parent.page, "document.querySelector('.search-status').textContent.includes(document.getElementById('search_words').value)")
        parent.expect(parent.page.locator(".help:visible").count() == 1, f"{words}: not one help is shown")


def test_help_needs_no_script(reader):
    """Without JavaScript, the help in the site's language is below the list of all pages."""
    parent = reader(java_script_enabled=False)
    parent.open("zoeken.html?q=zelfmoord")
    parent.expect(parent.page.locator(".help:visible").count() == 1, "no help is shown")
    parent.expect(parent.page.locator('.help:visible a[href="tel:112"]').is_visible(), "112 cannot be called")


@pytest.mark.parametrize(
    ("name", "has_scripts"),
    [
        *((name, False) for name in ["ouder", "leerkracht", "ouder.en", "ouder.ar", "index"]),
        *((name, True) for name in ["ouder", "ouder.ar", "index"]),
        *(pytest.param(name, True, marks=pytest.mark.full) for name in ["leerkracht", "ouder.en"]),
    ],
)
def test_one_tap_leads_to_it_from_the_top(reader, name, has_scripts):
    """On a phone, in the first screen, whatever is folded; then each number can be called, by a finger, and no other part of the page has one."""
    parent = reader(viewport={"width": 390, "height": 800}, java_script_enabled=has_scripts, reduced_motion="reduce")
    parent.open(f"problemen/faalangst/{name}.html")
    page = parent.page
    panel, way = page.locator(".help"), page.locator(".help-way")
    place = way.bounding_box()
    parent.expect(place["height"] >= 44 and place["y"] + place["height"] <= 800, f"the way to it is not in the first screen: {place}")
    parent.expect(panel.count() == 1, f"it stands on the page {panel.count()} times")
    way.click()
    place = panel.locator('a[href="tel:112"]').bounding_box()
    parent.expect(place is not None and 0 <= place["y"] <= 700, f"a tap does not lead to it: {place}")
    for number in NUMBERS:
        call = page.locator(f'a[href="{number}"]')
        parent.expect(call.count() == 1 and call.is_visible(), f"{number} cannot be called, or stands in other words too")
        parent.expect(call.bounding_box()["height"] >= 44, f"{number} is too small for a finger")
