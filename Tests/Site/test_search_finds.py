"""What parents and teachers ask leads to what helps them: among the first three, for the reader who asks, with the words marked."""

import collections
import re

import pytest
from outputs import REPOSITORY, output_folder
from reader import until

pytestmark = pytest.mark.slow

# How many of the questions must lead to their page among the first three.
SHARE = 0.95
# Where the items of each kind stand on the site.
PLACES = {
    "problem": "problemen/{}/",
    "lesson": "lessen/{}/",
    "evening": "ouderavonden/{}.html",
    "course": "cursussen/{}/",
    "tool": "hulpmiddelen/{}.html",
    "questionnaire": "vragenlijsten/{}.html",
    "term": "begrippen.html#{}",
    "page": "{}.html",
}

# The addresses of the first three pages that each question finds.
FIRST = """async (questions) => {
  const answers = [];
  for (const question of questions) answers.push(await new Promise((then) => tweeluik.search.ways(question, then)));
  return answers.map((ways) => ways.slice(0, 3));
}"""


def questions():
    """Each question of `content/search.yml` with the beginning of its page's address."""
    found, place = [], None
    for line in (REPOSITORY / "content" / "search.yml").read_text(encoding="utf-8").splitlines():
        if page := re.fullmatch(r"  (\w+):(\S+):", line):
            place = PLACES[page[1]].format(page[2])
        elif question := re.fullmatch(r"    - (.+)", line):
            found.append((question[1].strip('"'), place))
    return found


def test_what_readers_ask(browser, site, found, looked_at):
    """The table of real questions."""
    asked = questions()
    assert len(asked) >= 120
    looked_at("questions", len(asked))
    page = browser.new_page()
    page.goto((site / "zoeken.html").as_uri() + "#search_words")
    page.wait_for_function("tweeluik.search")
    answers = page.evaluate(FIRST, [question for question, _ in asked])
    page.close()
    missed = [
        f"“{question}” leads to {', '.join(first) or 'nothing'}, not to {place}"
        for (question, place), first in zip(asked, answers, strict=True)
        if not any(href.startswith(place) for href in first)
    ]
    print(f"{len(asked) - len(missed)} of {len(asked)} questions lead to their page among the first three")
    if len(missed) > len(asked) * (1 - SHARE):
        found += missed


def ask(person, question):
    person.page.locator("#search_words").fill(question)
    until(person.page, "question => document.querySelector('.search-status').textContent.includes(question)", question)


def results(person):
    return person.page.locator(".search-results > li")


def test_a_thing_is_shown_once_to_its_reader(reader):
    """A teacher gets the teachers' text first, with a way to the others; a parent that of parents."""
    for home, own in [("problemen/faalangst/leerkracht.html", "Voor leerkrachten"), ("problemen/faalangst/ouder.html", "Voor ouders")]:
        person = reader()
        person.open(home)
        person.page.locator(".search-link").click()
        ask(person, "bang om fouten te maken")
        first = results(person).first
        first.wait_for()
        person.expect(first.locator(".search-label").inner_text() == own, "the first result is for another reader")
        person.expect(first.locator(".search-others a").count() >= 2, "there is no way to what others read")
        titles = results(person).locator("> a").all_inner_texts()
        double = [title for title, count in collections.Counter(titles).items() if count > 1]
        person.expect(not double, f"these are shown more than once: {double}")


def test_a_slash_leads_a_teacher_to_search_as_a_teacher(reader):
    teacher = reader()
    teacher.open("leerkracht.html")
    teacher.page.keyboard.press("/")
    teacher.page.wait_for_url("**/zoeken.html?from=side-2#search_words")


def test_more_than_one_word_must_meet(reader):
    """What meets one word of several is no result: the nearest questions are offered, with the other ways on."""
    parent = reader()
    parent.open("zoeken.html")
    ask(parent, "spreekbeurt gymtas")
    parent.expect(results(parent).count() == 0, "words that meet nowhere give results")
    near = parent.page.locator(".search-near")
    near.wait_for()
    parent.expect(near.get_by_role("link").count() >= 2, "the nearest questions are not offered")
    parent.expect(parent.page.locator(".search-seen a").count() >= 6, "the problems are not named")
    parent.expect(parent.page.locator('.search-none a[href^="mailto:"]').is_visible(), "there is nobody to ask")
    near.get_by_role("link").first.click()
    parent.page.wait_for_url(re.compile(r"/(problemen|lessen)/"))


def test_nothing_at_all_is_a_page_of_help(reader):
    parent = reader()
    parent.open("zoeken.html")
    ask(parent, "qqqxx")
    parent.expect(not parent.page.locator(".search-near").is_visible(), "nothing comes near, and something is offered")
    parent.expect(parent.page.locator(".search-seen").is_visible(), "the problems are not named")
    parent.page.locator(".search-none").get_by_role("link", name="Wie helpt u verder?").click()
    parent.page.wait_for_url(re.compile(r"/wie-helpt-u-verder\.html$"))


@pytest.mark.parametrize(("question", "count"), [("tics", 1), ("vandalist", 1), ("scoliose", 0), ("plusklas", 0)])
def test_an_unknown_word_is_not_taken_for_another(reader, question, count):
    """No slip of the pen makes another short word of it, half a compound is a whole word, and a word that says little answers nothing."""
    parent = reader()
    parent.open("zoeken.html")
    ask(parent, question)
    found = results(parent).locator("> a").all_inner_texts()
    parent.expect(len(found) == count and all(title.startswith("Wie helpt u verder?") for title in found), f"“{question}” finds {found}")


def test_a_small_site_has_rare_words_too(browser):
    """Where a word is in a tenth of all texts as soon as it is in five, it still answers beside an unknown one, and a word in one text comes near."""
    page = browser.new_page()
    page.goto((output_folder("base") / "zoeken.html").as_uri() + "#search_words")
    page.wait_for_function("tweeluik.search")
    ways = page.evaluate(FIRST, ["slecht qqqxx", "qqqxx"])
    assert any("problemen/slapen/" in way for way in ways[0]) and not ways[1]
    page.locator("#search_words").fill("krijtjes judo")
    page.locator(".search-near a").first.wait_for()
    assert page.locator(".search-results > li").count() == 0
    page.close()


def test_what_was_found_is_marked_on_the_page(reader):
    """And no longer in its address, so that it is gone with the next look."""
    parent = reader()
    parent.open("zoeken.html")
    ask(parent, "boze buien")
    results(parent).first.locator("> a").click()
    parent.page.wait_for_url(re.compile(r"/problemen/agressief-gedrag/ouder\.html(#.*)?$"))
    until(parent.page, "document.querySelectorAll('main mark').length > 0")
    marked = {text.lower() for text in parent.page.locator("main mark").all_inner_texts()}
    parent.expect(marked & {"boos", "boze"}, f"marked is {marked}")
    parent.page.reload()
    parent.expect(parent.page.locator("main mark").count() == 0, "the marks stay")


@pytest.mark.parametrize(
    ("language", "question", "first", "said"),
    [
        ("en", "games", "For parents", "results for"),
        ("en", "my son hits other children", "For parents", "results for"),
        ("ar", "المدرسة", "للأهل", "عدد النتائج"),
    ],
)
def test_a_page_leads_to_search_in_its_language(reader, language, question, first, said):
    """Its words are in that language, and so is what comes first. What is in another language says so."""
    parent = reader()
    parent.open(f"problemen/faalangst/ouder.{language}.html")
    parent.page.locator(".search-link").click()
    parent.page.wait_for_url(re.compile(rf"/zoeken\.{language}\.html\?from=side-1#search_words$"))
    parent.expect(parent.page.locator("html").get_attribute("lang") == language, "the page is in another language")
    ask(parent, question)
    results(parent).first.wait_for()
    parent.expect(said in parent.page.locator(".search-status").inner_text(), "what is found is told in other words")
    label = results(parent).first.locator(".search-label")
    parent.expect(label.inner_text() == first and label.get_attribute("lang") is None, f"“{label.inner_text()}” comes first")
    dutch = results(parent).filter(has_text="Voor ouders")
    parent.expect(language != "en" or question != "games" or dutch.count() > 0, "what is in Dutch alone is not found")
    for place in range(dutch.count()):
        languages = [part.get_attribute("lang") for part in dutch.nth(place).locator(".search-label, > a, .search-text").all()]
        parent.expect(languages == ["nl"] * 3, f"a Dutch result is read as {languages}")


@pytest.mark.parametrize(
    ("question", "first"),
    [("school", "nl"), ("angst voor een test", "nl"), ("how do I help my child with a test", "en"), ("my child has stress", "en"), ("المدرسة", "ar")],
)
def test_a_question_is_answered_in_its_own_language(reader, question, first):
    """On a page in the site's language too: a word that languages share is taken for one of the site's."""
    parent = reader()
    parent.open("zoeken.html")
    ask(parent, question)
    results(parent).first.wait_for()
    languages = [line.locator("> a").get_attribute("lang") or "nl" for line in results(parent).all()]
    others = [place for place, language in enumerate(languages) if language != first]
    parent.expect(len(languages) > 1 and languages[0] == first, f"“{question}” finds {languages}")
    parent.expect(
        first != "nl" or all(language != "nl" for language in languages[min(others, default=len(languages)) :]), f"between them: {languages}"
    )
