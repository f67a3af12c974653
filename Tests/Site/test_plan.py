"""A plan of approach is filled in, kept in a file, and printed."""

import io
import json
import pathlib
import tempfile

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.slow

NAME = "problemen/faalangst/plan.html"
FIELDS = "[...document.querySelectorAll('.plan input, .plan textarea')].map(field => [field.value, field.checked])"


def test_a_plan_is_kept_and_printed(reader):
    """Nothing is stored but the file that the reader saves; a wrong file changes nothing; two sheets of paper are enough."""
    parent = reader(accept_downloads=True)
    page = parent.page
    parent.open(NAME)
    printed(parent, [])
    page.get_by_label("Naam of code van het kind").fill("N. <b>&\"'")
    page.locator("input[type=checkbox]").first.check()
    page.locator("textarea").first.fill("Eén\ntwee")
    before = page.evaluate(FIELDS)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        with page.expect_download() as saved:
            page.get_by_role("button", name="Bewaar als bestand").click()
        path = folder / saved.value.suggested_filename
        saved.value.save_as(path)
        parent.expect(path.name == "plan-van-aanpak-faalangst.json", f"the file is named {path.name}")
        plan = json.loads(path.read_text())
        right = plan["tweeluik-plan"] == 1 and plan["problem"] == "faalangst" and len(plan["fields"]) == 3
        parent.expect(right, f"the file holds {plan}")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Maak leeg").click()
        parent.expect(page.evaluate(FIELDS) != before, "the plan is not emptied")
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_text("Het bestand is geopend.").wait_for()
        parent.expect(page.evaluate(FIELDS) == before, "an opened plan is not what was saved")
        for text, message in [
            ("{", "Dit bestand is geen plan"),
            ('{"tweeluik-plan":2,"fields":{}}', "Dit bestand is geen plan"),
            ('{"tweeluik-plan":1,"problem":"eten","fields":{}}', "Dit plan hoort bij een ander"),
        ]:
            (folder / "x.json").write_text(text)
            page.locator("input[type=file]").set_input_files(folder / "x.json")
            page.get_by_text(message).wait_for()
            parent.expect(page.evaluate(FIELDS) == before, "a wrong file changes the plan")
    answers = []
    for number, field in enumerate(page.locator(".plan input[type=text], .plan textarea").all()):
        # What needs more lines than there are is the first to be lost on paper.
        lines = 4 if field.evaluate("field => field.rows > 1 && !field.closest('.panel')") else 1
        answers += [f"Antwoord {number}.{line}" for line in range(lines)]
        field.fill("\n".join(answers[-lines:]))
    printed(parent, answers)
    stored = page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")
    parent.expect(stored == 0, "something is stored in the browser")
    page.reload()
    parent.expect(page.evaluate(FIELDS) != before, "the plan outlives its page")

    without = reader(java_script_enabled=False)
    without.open(NAME)
    without.expect(not without.page.get_by_text("Bewaar als bestand").is_visible(), "a button does nothing")
    without.expect(without.page.get_by_label("Naam of code van het kind").is_visible(), "without a script the plan cannot be filled in")


def printed(parent, answers):
    """On two sheets at most, with every answer on them."""
    pdf = PdfReader(io.BytesIO(parent.page.pdf(prefer_css_page_size=True)))
    parent.expect(len(pdf.pages) <= 2, f"the plan prints on {len(pdf.pages)} sheets")
    text = " ".join(sheet.extract_text() for sheet in pdf.pages)
    parent.expect("Handtekening" in text, "there is no place to sign")
    missing = [answer for answer in answers if answer not in text]
    parent.expect(not missing, f"on paper are missing: {missing}")
