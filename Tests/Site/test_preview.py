"""The preview: pages follow the content, stay where they were read, show what is wrong, and can be seen on this machine only."""

import time

import pytest
from corpus import large_site
from outputs import small_site
from previewing import PAGE, asked, serving

pytestmark = pytest.mark.slow


def followed(page, view, good):
    """An open page follows what is written."""
    for number in range(8):
        view.write_text(good + f"\nWijziging {number}.\n")
        page.get_by_text(f"Wijziging {number}.").wait_for(state="attached")
        page.wait_for_load_state()


@pytest.mark.parametrize("problems", [60, pytest.param(500, marks=pytest.mark.full)])
def test_a_large_preview(tool, browser, folder, problems):
    """An open page follows a site of so many problems, with two views each. `script/bench` measures how fast."""
    large_site(folder / "content", problems)
    view = sorted((folder / "content" / "problems").glob("*/ouder.md"))[7]
    with serving(tool, folder / "content", 4330) as address:
        page = browser.new_page()
        page.goto(f"{address}problemen/{view.parent.name}/ouder.html")
        followed(page, view, view.read_text())
        page.close()


def test_a_living_preview(tool, browser, folder, found):
    content = small_site("base", folder / "content")
    view = content / "problems" / "slapen" / "ouder.md"
    view.write_text(view.read_text() + "\n\nRegel.\n" * 80)
    good = view.read_text()
    with serving(tool, content, 4310) as address:
        root = "/tips/"
        found.expect(address.endswith(":4310" + root), f"it is served at {address}")
        found.expect(asked(address, "/")[0] == 302, "the host's root does not lead to the site")
        found.expect(asked(address, root + PAGE)[0] == 200 and asked(address, root)[0] == 200, "there are no pages")
        status, text = asked(address, root + "niets.html")
        found.expect(status == 404 and "Deze bladzijde is er niet" in text, f"a page that is not there: {status}")
        for path in ["../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc/passwd", "problemen/../../content/site.yml"]:
            status, text = asked(address, root + path)
            found.expect(status == 404 and "root:" not in text and "base_url" not in text, f"{path} is answered with {status}")
        found.expect(asked(address, root, host="elders.example")[0] == 403, "it answers to another host's name")
        found.expect(asked(address, root, method="POST")[0] == 405, "it takes a POST")
        with serving(tool, content, 4310) as second:
            found.expect(":4311/" in second, f"a port that is taken leads to {second}")

        page = browser.new_page()
        complaints = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + PAGE)
        page.evaluate("window.scrollTo(0, 600)")
        followed(page, view, good)
        place = page.evaluate("window.scrollY")
        found.expect(abs(place - 600) < 3, f"the page was at 600, and is at {place}")

        view.write_text(good + "\nZie [dit](problem:slappen).\n")
        alert = page.get_by_role("alert")
        alert.wait_for(timeout=5000)
        said = alert.text_content()
        found.expect("ouder.md" in said and "did you mean “problem:slapen”?" in said, f"an error is shown as {said}")
        found.expect(page.get_by_text("Wijziging 7.").count() == 1, "the last good site is gone")
        view.write_text(good + "\nWeer goed.\n")
        page.get_by_text("Weer goed.").wait_for(state="attached", timeout=5000)
        found.expect(page.get_by_role("alert").count() == 0, "an error that is mended is still shown")

        # A page that is open would load itself again while it is on its way to another.
        page.close()
        draft = content / "pages" / "concept.md"
        draft.write_text("---\ntitle: Concept\nsummary: Nog niet.\ndraft: true\n---\nNog niet af.\n")
        for _ in range(100):
            if asked(address, root + "concept.html")[0] == 200:
                break
            time.sleep(0.05)
        page = browser.new_page()
        page.goto(address + "concept.html")
        found.expect(page.get_by_text("Not published").count() == 1, "a draft has no mark")
        page.goto(address + PAGE)
        found.expect(page.get_by_text("Not published").count() == 0, "a page that is published has the mark of a draft")
        page.goto(address + "zoeken.html")
        page.get_by_role("searchbox").fill("slapen")
        page.get_by_role("searchbox").press("Enter")
        page.get_by_text("resultaten voor").or_(page.get_by_text("1 resultaat voor")).first.wait_for(timeout=5000)
        found.expect(not complaints, f"the page complains: {complaints}")
        page.close()
