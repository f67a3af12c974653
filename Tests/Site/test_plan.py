"""A plan of approach is filled in, saved in a file, opened again, and printed."""

import datetime
import io
import json

import pytest
from accessibility import against_the_rules
from pypdf import PdfReader
from tool_page import choose, opened, press, saved, still_shut_in

pytestmark = pytest.mark.slow

NAME = "problemen/faalangst/plan.html"
FIELDS = "[...document.querySelectorAll('.plan input, .plan textarea')].map(field => [field.value, field.checked])"
NOON = datetime.datetime(2026, 11, 29, 12)
PASSPHRASE = "een lange zin met é"


def at_the_table(reader, **options):
    return opened(reader, NAME, at=NOON, **options)


def fill(page):
    page.get_by_label("Naam of code van het kind").fill("N. <b>&\"'")
    page.locator(".plan input[type=checkbox]").first.check()
    page.locator(".plan textarea").first.fill("Eén\ntwee")


def said(one, words):
    one.page.locator(".tool-status", has_text=words).wait_for()


def test_a_plan_is_kept(reader, folder):
    """A plan is saved in a file only, with the day on which it ends and, if wanted, a passphrase. Opening the file gives what was saved."""
    one = at_the_table(reader)
    page = one.page
    empty = page.evaluate(FIELDS)
    fill(page)
    page.get_by_text("Er is iets veranderd").wait_for()
    before = page.evaluate(FIELDS)
    for passphrase in ["", PASSPHRASE]:
        path = saved(page, folder, passphrase=passphrase)
        one.expect(path.name == "plan-van-aanpak-faalangst-2026-11-29.json", f"the file is named {path.name}, by something else than a code")
        file = json.loads(path.read_text())
        one.expect(
            [file[name] for name in ["tweeluik", "version", "saved", "expires"]] == ["plan", 2, "2026-11-29", "2027-05-29"], f"the file is {file}"
        )
        if passphrase:
            one.expect("encryption" in file and "N. <b>" not in path.read_text(), "the file is not locked")
        else:
            one.expect(file["data"]["problem"] == "faalangst" and len(file["data"]["fields"]) == 3, f"the file holds {file['data']}")
        press(page, "Wis alles")
        page.get_by_role("dialog").get_by_role("button", name="Wis alles").click()
        said(one, "Alles is gewist")
        one.expect(page.evaluate(FIELDS) == empty, "the plan is not emptied")
        choose(page, path)
        if passphrase:
            dialog = page.get_by_role("dialog")
            dialog.get_by_label("Wachtwoord van het bestand").fill("een andere zin")
            dialog.get_by_role("button", name="Open een bestand").click()
            dialog.get_by_text("Dit wachtwoord past niet").wait_for()
            one.expect(page.evaluate(FIELDS) == empty, "a wrong passphrase opens something")
            dialog.get_by_label("Wachtwoord van het bestand").fill(passphrase)
            dialog.get_by_role("button", name="Open een bestand").click()
        said(one, f"{path.name} is geopend")
        one.expect(page.evaluate(FIELDS) == before, "an opened plan is not what was saved")
        one.expect(not page.locator(".tool-warning").is_visible(), "something is said to be lost")
    page.get_by_label("Naam of code van het kind").fill("K7")
    path = saved(page, folder)
    one.expect(path.name == "plan-van-aanpak-faalangst-K7-2026-11-29.json", f"the file of K7 is named {path.name}")
    still_shut_in(one)
    page.reload()
    one.expect(page.evaluate(FIELDS) == empty, "the plan outlives its page")


def test_what_is_opened_is_a_plan_of_this_problem(reader, folder):
    """A file of another kind changes nothing, and the page says so. It says what no longer has a place in the plan, and asks before it opens a plan
    that has ended. Plans that were saved before they had a last day open too."""
    one = at_the_table(reader)
    page = one.page
    fill(page)
    plan = json.loads(saved(page, folder).read_text())
    before = page.evaluate(FIELDS)

    def put(file, name="x.json"):
        (folder / name).write_text(file if isinstance(file, str) else json.dumps(file))
        choose(page, folder / name)

    def holding(**data):
        return {**plan, "data": {**plan["data"], **data}}

    for file, message in [
        ("{", "beschadigd of veranderd"),
        ({"a": 1}, "hoort niet bij een hulpmiddel"),
        ({**plan, "tweeluik": "signals"}, "hoort ergens anders bij"),
        ({**plan, "version": 3}, "nieuwere versie"),
        (holding(problem="eten"), "hoort bij een ander probleem"),
        (holding(fields={"__proto__": "x"}), "beschadigd of veranderd"),
        (json.dumps(holding(fields=0)).replace('"fields": 0', '"fields": {"__proto__": "x"}'), "beschadigd of veranderd"),
        (holding(fields={"plan_child": 1}), "beschadigd of veranderd"),
        (holding(fields={"plan_child": "x" * 10001}), "beschadigd of veranderd"),
        ({"tweeluik-plan": 1, "problem": "eten", "fields": {}}, "hoort bij een ander probleem"),
        ({"tweeluik-plan": 2, "fields": {}}, "hoort niet bij een hulpmiddel"),
    ]:
        put(file)
        said(one, message)
        one.expect(page.evaluate(FIELDS) == before, f"a wrong file changes the plan: {str(file)[:100]}")

    put({**plan, "expires": "2026-11-28"})
    page.get_by_role("dialog").get_by_text("Dit bestand is verlopen").wait_for()
    press(page, "Terug")
    put({**plan, "expires": "2026-11-28"})
    press(page, "Toch openen")
    said(one, "x.json is geopend")

    old = {"plan_child": "K7", "plan_gone": "wat weg is", "plan_agreement_gone": True, "plan_goal_text": "Eén doel"}
    put({"tweeluik-plan": 1, "problem": "faalangst", "fields": old}, "oud.json")
    said(one, "oud.json is geopend")
    values = [page.locator(name).input_value() for name in ["#plan_child", "#plan_goal_text"]]
    one.expect(values == ["K7", "Eén doel"], f"an old plan opens as {values}")
    told = page.locator(".tool-warning").inner_text()
    one.expect("wat weg is" in told and "niet meer in het formulier staan: 1" in told, f"reported as lost: {told}")


def test_a_plan_is_printed(reader):
    """Empty or filled in, a plan takes at most two sheets, with every answer on them. Without JavaScript the form can be filled in and printed
    too."""
    one = at_the_table(reader)
    page = one.page
    printed(one, [])
    answers = []
    for number, field in enumerate(page.locator(".plan input[type=text], .plan textarea").all()):
        # An answer with more lines than its field shows is the first to be lost on paper.
        lines = 4 if field.evaluate("field => field.rows > 1 && !field.closest('.panel')") else 1
        answers += [f"Antwoord {number}.{line}" for line in range(lines)]
        field.fill("\n".join(answers[-lines:]))
    press(page, "Druk af")
    printed(one, answers)

    without = reader(java_script_enabled=False)
    without.open(NAME)
    without.expect(not without.page.get_by_text("Bewaar als bestand").is_visible(), "a button does nothing")
    without.page.get_by_label("Naam of code van het kind").fill("K7")
    printed(without, ["K7"])


def printed(one, answers):
    pdf = PdfReader(io.BytesIO(one.page.pdf(prefer_css_page_size=True)))
    one.expect(len(pdf.pages) <= 2, f"the plan prints on {len(pdf.pages)} sheets")
    text = " ".join(sheet.extract_text() for sheet in pdf.pages)
    one.expect("Handtekening" in text, "there is no place to sign")
    one.expect("Bewaar als bestand" not in text, "a button is printed")
    missing = [answer for answer in answers if answer not in text]
    one.expect(not missing, f"missing on paper: {missing}")


def test_a_plan_for_every_reader(reader):
    """No rule of accessibility is broken while the plan is filled in and saved, and a phone does not scroll sideways."""
    one = at_the_table(reader)
    page = one.page
    fill(page)
    one.found += [f"filled in: {line}" for line in against_the_rules(page)]
    press(page, "Bewaar als bestand")
    one.found += [f"saving: {line}" for line in against_the_rules(page)]
    page.set_viewport_size({"width": 320, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth")
    one.expect(wide <= 320, f"{wide} pixels wide on a screen of 320")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_translation_leads_to_its_plan_and_handout(reader, language):
    """Both are in the reader's words. Who reads only Dutch finds what is agreed below each proposal, and the same plan in Dutch one tap away."""
    parent = reader(viewport={"width": 1280, "height": 900})
    parent.open(f"problemen/faalangst/ouder.{language}.html")
    page = parent.page
    boxes = page.locator(".choose input")
    wanted = [boxes.nth(place).get_attribute("value") for place in (1, 5)]
    words = [page.locator(".choose label").nth(place).inner_text().strip() for place in (1, 5)]
    for place in (1, 5):
        boxes.nth(place).check()
    page.locator(".plan-way a").click()
    page.wait_for_url(f"**/plan.{language}.html#kies=*")
    parent.expect(page.locator("html").get_attribute("lang") == language, "the plan is in another language")
    for agreement, said in zip(wanted, words, strict=True):
        label = page.locator(f'label[for="plan_agreement_{agreement}"]')
        parent.expect(page.locator(f"#plan_agreement_{agreement}").is_checked(), f"{agreement} does not begin the plan")
        parent.expect(said in label.inner_text(), f"{agreement} is in other words")
        parent.expect(len(label.locator('[lang="nl"]').inner_text()) > 20, f"{agreement} is not in Dutch too")
    page.locator('.languages a[lang="nl"]').click()
    page.wait_for_url("**/plan.html#kies=*")
    parent.open(f"problemen/faalangst/ouder.{language}.html")
    page.locator(f'.actions a[href="handout-ouder.{language}.html"]').click()
    parent.expect(page.locator("html").get_attribute("lang") == language, "the handout is in another language")
    parent.expect(page.locator(".handout .starters li").count() == 3, "it does not say how to begin the conversation")
    parent.expect(page.locator(".handout .agreement-list [lang]").count() == 0, "an agreement is not translated")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_another_language_keeps_what_is_chosen(reader, language):
    """Beside a text and in a plan the ticks go along, as they are at that moment; nothing that was not ticked does."""
    parent = reader(viewport={"width": 390 if language == "ar" else 1280, "height": 844})
    parent.open(f"problemen/faalangst/ouder.{language}.html")
    page = parent.page
    page.emulate_media(reduced_motion="reduce")
    for fold in page.locator(".choose .fold[aria-expanded=false]").all():
        fold.click()

    def ticked():
        return set(page.evaluate("[...document.querySelectorAll('.choose input:checked, .plan-list input:checked')].map(one => one.value || one.id)"))

    def switch(to, name):
        page.locator(f'.languages a[lang="{to}"]').click()
        page.wait_for_url(f"**/{name}.html#kies=*")

    boxes = page.locator(".choose input")
    wanted = {boxes.nth(place).get_attribute("value") for place in (1, 5)}
    for place in (1, 5):
        boxes.nth(place).check()
    switch("nl", "ouder")
    parent.expect(ticked() == wanted, f"the text in Dutch has {ticked()}")
    parent.expect(all(box.is_visible() for box in page.locator(".choose input:checked").all()), "what is ticked is folded")
    page.locator(".plan-way a").click()
    page.wait_for_url("**/plan.html#kies=*")
    chosen = page.locator(".plan-list input:checked")
    parent.expect(chosen.count() == 2, "the plan does not begin with them")
    gone = chosen.first.get_attribute("id")
    page.locator(f"#{gone}").uncheck()
    page.locator(".plan-list input[type=checkbox]:not(:checked)").last.check()
    now = {one.get_attribute("id") for one in chosen.all()}
    switch(language, f"plan.{language}")
    there = {one.get_attribute("id") for one in page.locator(".plan-list input:checked").all()}
    parent.expect(there == now and gone not in there, f"{now} became {there}")
    for id in there:
        page.locator(f"#{id}").uncheck()
    page.locator('.languages a[lang="nl"]').click()
    page.wait_for_url("**/plan.html")
    parent.expect(chosen.count() == 0, "what was taken back is ticked")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_plan_in_one_language_opens_in_another(reader, folder, language):
    """Both sides of the table have one file, whichever language it was saved in."""
    parent = opened(reader, f"problemen/faalangst/plan.{language}.html", at=NOON)
    page = parent.page
    page.locator("#plan_child").fill("K7")
    page.locator("#plan_goal_text").fill("هدف واحد")
    page.locator(".plan-list input").nth(2).check()
    before = page.evaluate(FIELDS)
    page.locator("[data-word=save]").click()
    with page.expect_download() as download:
        page.locator("dialog .actions button").first.click()
    path = folder / "plan.json"
    download.value.save_as(path)
    teacher = at_the_table(reader)
    choose(teacher.page, path)
    said(teacher, "plan.json is geopend")
    teacher.expect(teacher.page.evaluate(FIELDS) == before and len(before) > 10, "the plan is not what was saved")
    teacher.expect(not teacher.page.locator(".tool-warning").is_visible(), "something is said to be lost")


def test_what_was_written_is_not_lost_to_another_language(reader, folder):
    """Whoever goes on to another language after writing is asked whether to save it first; ticks alone go along without a question."""
    one = at_the_table(reader)
    page = one.page
    english = page.locator(".languages a", has_text="English")
    page.locator(".plan-list input").first.check()
    english.click()
    page.wait_for_url("**/plan.en.html#kies=*")
    one.open(NAME)
    fill(page)
    english.click()
    dialog = page.get_by_role("dialog")
    one.expect("open het bestand daar" in dialog.inner_text(), f"it is not said what becomes of the words: {dialog.inner_text()}")
    dialog.get_by_role("button", name="Bewaar als bestand").click()
    with page.expect_download() as download:
        page.get_by_role("dialog").locator(".actions button").first.click()
    path = folder / "plan.json"
    download.value.save_as(path)
    english.click()
    page.wait_for_url("**/plan.en.html*")
    with page.expect_file_chooser() as chooser:
        press(page, "Open a file")
        page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    chooser.value.set_files(path)
    page.locator(".tool-status", has_text="plan.json").wait_for()
    one.expect(page.locator("#plan_child").input_value() == "N. <b>&\"'", "the words are not there again")
    page.locator("#plan_goal_text").fill("x")
    page.locator(".languages a", has_text="Nederlands").click()
    page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    page.wait_for_url("**/plan.html*")
    one.expect(page.locator("#plan_child").input_value() == "", "something was kept")


def test_what_is_shown_again_is_not_lost(reader, folder):
    """A browser may show a plan again as it was left, which is then as little saved as before; when it was saved, nothing is asked."""
    one = at_the_table(reader)
    page = one.page
    # The way leads nowhere here: what is left stays, as a browser keeps it.
    page.evaluate("document.querySelectorAll('.languages a').forEach(way => way.addEventListener('click', event => event.preventDefault()))")
    asks = "() => !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    shown_again = "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    english = page.locator(".languages a", has_text="English")
    page.locator(".plan-list input").first.check()
    english.click()
    one.expect(not page.evaluate(asks), "ticks that go along are asked about")
    page.evaluate(shown_again)
    one.expect(page.evaluate(asks), "ticks are lost without a question")
    fill(page)
    english.click()
    page.get_by_role("dialog").get_by_role("button", name="Ga verder").click()
    one.expect(not page.evaluate(asks), "it is asked twice")
    page.evaluate(shown_again)
    one.expect(page.evaluate(asks), "words are lost without a question")
    saved(page, folder)
    english.click()
    page.evaluate(shown_again)
    one.expect(not page.evaluate(asks), "it is asked about what was saved")
