"""Search as readers use it: with slips of the pen, with the keyboard alone, for one reader, in vain, and without a script."""

import pytest
from reader import until

# For whom the results that are shown are.
KINDS_SHOWN = "[...new Set([...document.querySelectorAll('.search-label')].map(label => label.textContent))].join()"


def results(person):
    return person.page.locator(".search-results > li")


def status(person):
    return person.page.get_by_role("status")


def says(person, words):
    """Waits until the number of results, or that there are none, is announced. The results themselves may come after it."""
    status(person).filter(has_text=words).wait_for()


def wait(person, truth):
    until(person.page, truth)


def test_a_slip_of_the_pen_is_understood(reader):
    """From the form on the first page. An everyday word finds what the site calls otherwise."""
    parent = reader()
    parent.open("index.html")
    parent.page.get_by_label("Waar zoekt u naar?").fill("faalangts")
    parent.page.keyboard.press("Enter")
    says(parent, "resultaten voor ‘faalangts’")
    first = results(parent).first
    parent.expect("Faalangst" in first.locator("> a").inner_text(), "a slip of the pen is not understood")
    parent.expect("faalangst" in [mark.lower() for mark in first.locator("mark").all_inner_texts()], "what was found is not marked")
    parent.expect(not parent.page.locator(".search-all").is_visible(), "results and the list of all pages stand below each other")
    parent.page.get_by_label("Waar zoekt u naar?").fill("boos")
    says(parent, "voor ‘boos’")
    results(parent).get_by_role("link", name="Agressief gedrag").first.wait_for()


def test_search_by_keys_alone(reader):
    """A slash leads to search, arrows to a result, Escape back to the field, Enter to the page."""
    teacher = reader(viewport={"width": 1280, "height": 900})
    teacher.open("problemen/faalangst/leerkracht.html")
    teacher.page.keyboard.press("/")
    teacher.arrives("zoeken.html?from=side-2#search_words")
    # The field has the focus when the page is ready.
    wait(teacher, "document.activeElement.id === 'search_words'")
    teacher.page.keyboard.type("faalangts")
    says(teacher, "resultaten voor ‘faalangts’")
    results(teacher).nth(1).wait_for()
    focus = "document.activeElement.href || document.activeElement.id"
    teacher.page.keyboard.press("ArrowDown")
    first = results(teacher).first.locator("> a").evaluate("link => link.href")
    teacher.expect(teacher.page.evaluate(focus) == first, "the arrow does not lead to the first result")
    teacher.page.keyboard.press("ArrowDown")
    second = results(teacher).nth(1).locator("> a").evaluate("link => link.href")
    teacher.expect(teacher.page.evaluate(focus) == second, "the arrow does not lead to the second result")
    teacher.page.keyboard.press("Escape")
    teacher.expect(teacher.page.evaluate(focus) == "search_words", "Escape does not lead back to the field")
    teacher.page.keyboard.press("ArrowDown")
    teacher.page.keyboard.press("Enter")
    # What was found is taken out of the address when it is marked.
    teacher.page.wait_for_url(first.split("?")[0] + "*")
    teacher.expect("aalangst" in teacher.page.locator("h1").inner_text(), "the first result is another page")


def test_search_is_for_one_reader(reader):
    """Who asks for what parents read gets nothing else."""
    parent = reader()
    parent.open("zoeken.html?q=angst")
    says(parent, "voor ‘angst’")
    labels = results(parent).locator(".search-label")
    labels.first.wait_for()
    before, said = labels.all_inner_texts(), status(parent).inner_text()
    parent.expect(len(set(before)) > 2, f"there is nothing to leave out: {before}")
    parent.page.get_by_label("Voor ouders").check()
    wait(parent, f"{KINDS_SHOWN} === 'Voor ouders'")
    parent.expect(said != status(parent).inner_text(), "fewer results are not announced")
    parent.page.get_by_label("Alles").check()
    says(parent, said)
    wait(parent, f"{KINDS_SHOWN} !== 'Voor ouders'")
    parent.expect(labels.all_inner_texts() == before, "what was left out does not come back")


def test_a_label_follows_the_question(reader):
    """With a label chosen, the next question offers the labels that it has itself, so that what it finds elsewhere can be reached."""
    parent = reader()
    parent.open("zoeken.html?q=angst")
    says(parent, "voor ‘angst’")
    parent.page.get_by_label("Voor ouders").check()
    wait(parent, f"{KINDS_SHOWN} === 'Voor ouders'")
    parent.page.get_by_label("Waar zoekt u naar?").fill("games")
    says(parent, "voor ‘games’")
    offered = [label.strip() for label in parent.page.locator(".search-labels label:visible").all_inner_texts()]
    parent.page.get_by_label("Alles").check()
    wait(parent, f"{KINDS_SHOWN} !== 'Voor ouders'")
    met = set(results(parent).locator(".search-label").all_inner_texts())
    parent.expect(len(met) > 1 and set(offered) == {"Alles", *met}, f"{met} is found, and {offered} is offered")


def test_what_is_not_there(reader):
    """Nothing found is said, and all pages stand below."""
    parent = reader()
    parent.open("zoeken.html")
    everything = parent.page.locator(".search-all")
    parent.expect(everything.is_visible(), "before a question there is nothing")
    parent.page.get_by_label("Waar zoekt u naar?").fill("qqqxx <b>")
    says(parent, "Niets gevonden voor ‘qqqxx <b>’")
    parent.expect(results(parent).count() == 0 and everything.is_visible(), "nothing found shows nothing")
    parent.page.get_by_label("Waar zoekt u naar?").fill("")
    wait(parent, "document.querySelector('.search-status').textContent === ''")
    parent.expect(everything.is_visible(), "an empty question shows nothing")


@pytest.mark.parametrize(("page", "question", "helper"), [("zoeken.en.html", "xylophone", "huisarts"), ("zoeken.ar.html", "قيثارة", "huisarts")])
def test_nothing_found_helps_in_each_language(reader, page, question, helper):
    """Where a language does not join words, none is found at the end of another: who asks for what is not there is told who else may know."""
    parent = reader()
    parent.open(page)
    parent.page.locator("#search_words").fill(question)
    nothing = parent.page.locator(".search-none")
    nothing.wait_for()
    parent.expect(results(parent).count() == 0, f"something is found for {question}")
    parent.expect(helper in nothing.inner_text() and nothing.locator(".search-seen a").count() == 6, "it does not say who else may help")


def test_search_without_a_script(reader):
    """All pages are listed, and a question leads to the same list."""
    parent = reader(java_script_enabled=False)
    parent.open("index.html")
    parent.page.get_by_label("Waar zoekt u naar?").fill("faalangts")
    parent.page.keyboard.press("Enter")
    parent.page.wait_for_url(parent.base + "zoeken.html?q=faalangts")
    listed = parent.page.locator(".search-all")
    for words in ["Faalangst", "Oudercursus", "Toegankelijkheid"]:
        parent.expect(listed.get_by_role("link", name=words, exact=True).first.is_visible(), f"{words} is not listed")
    parent.expect(not parent.page.get_by_label("Voor ouders").is_visible(), "what needs a script is shown")
    parent.page.get_by_label("Waar zoekt u naar?").press_sequentially("boos")
    parent.page.get_by_role("button", name="Zoek").click()
    parent.page.wait_for_url(parent.base + "zoeken.html?q=boos")
    listed.get_by_role("link", name="Faalangst", exact=True).first.click()
    parent.arrives("problemen/faalangst/ouder.html")
