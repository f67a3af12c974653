"""The built site in a real browser, from a folder with spaces deep in the file system."""

import html
import json
import pathlib
import shutil
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from outputs import is_redirect, pages

CHROMIUM = "/usr/bin/chromium-headless-shell"
# WCAG 2.2 AA and axe's best practices.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def in_a_browser(site):
    """Nothing is asked of others, no page scrolls sideways, none breaks a rule of accessibility, in light and dark."""
    found = []
    axe = Axe()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = pathlib.Path(folder) / "een map" / "déél – twee" / "site"
        shutil.copytree(site, copy)
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for scheme in ["light", "dark"]:
            context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
            page = watched(context, copy, found)
            # The page for what is not there belongs to a web server.
            for name in [name for name in pages(copy) if name != "404.html" and not is_redirect(copy / name)]:
                page.goto((copy / name).as_uri())
                results = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "preload": False}).response
                for violation in results["violations"]:
                    nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
                    found.append(f"{name} ({scheme}): {violation['id']}: {html.unescape(nodes)}")
                if scheme == "light":
                    for width in [320, 360, 768, 1280]:
                        page.set_viewport_size({"width": width, "height": 900})
                        wide = page.evaluate("document.documentElement.scrollWidth")
                        if wide > width:
                            found.append(f"{name}: {wide} pixels wide on a screen of {width}")
                    page.set_viewport_size({"width": 1280, "height": 900})
            context.close()
        browser.close()
    return found


def watched(context, copy, found):
    """A page that reports what goes wrong in it, and what it asks of others."""
    page = context.new_page()
    page.on("console", lambda message: found.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: found.append(f"{page.url}: {request.url} failed"))
    page.on(
        "request",
        lambda request: request.url.startswith((copy.as_uri(), "blob:")) or found.append(f"{page.url} asks {request.url}"),
    )
    return page


def used_by_people(site):
    """Journeys: an old address leads on without a server, a term explains itself, a plan is kept in a file."""
    found = []

    def expect(truth, what):
        if not truth:
            found.append(what)

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        copy = folder / "een map" / "site"
        shutil.copytree(site, copy)
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        context = browser.new_context(viewport={"width": 390, "height": 800}, accept_downloads=True)
        page = watched(context, copy, found)

        page.goto((copy / "oud" / "slapen.html").as_uri())
        page.wait_for_url("**/problemen/slapen/index.html", timeout=5000)

        page.goto((copy / "problemen" / "slapen" / "ouder.html").as_uri())
        term, tip = page.locator(".term").first, page.locator(".term-tip").first
        expect(not tip.is_visible(), "a term's description shows by itself")
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.className") != "term":
            page.keyboard.press("Tab")
        expect(tip.is_visible(), "a term with the focus is not described")
        box = tip.bounding_box()
        expect(box["x"] >= 0 and box["x"] + box["width"] <= 390, "a description leaves the screen")
        expect(box["y"] >= term.bounding_box()["y"] + term.bounding_box()["height"] - 8, "a description covers its term")
        page.keyboard.press("Escape")
        expect(not tip.is_visible(), "Escape does not take a description away")

        page.goto((copy / "problemen" / "slapen" / "plan.html").as_uri())
        page.get_by_label("Naam of code van het kind").fill("N. <b>&\"'")
        page.locator("input[type=checkbox]").first.check()
        page.locator("textarea").first.fill("Eén\ntwee")
        before = page.evaluate(FIELDS)
        with page.expect_download() as saved:
            page.get_by_role("button", name="Bewaar als bestand").click()
        path = folder / saved.value.suggested_filename
        saved.value.save_as(path)
        expect(path.name == "plan-van-aanpak-slapen.json", f"the file is named {path.name}")
        plan = json.loads(path.read_text())
        expect(plan["tweeluik-plan"] == 1 and plan["problem"] == "slapen" and len(plan["fields"]) == 3, f"the file holds {plan}")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Maak leeg").click()
        expect(page.evaluate(FIELDS) != before, "the plan is not emptied")
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_text("Het bestand is geopend.").wait_for()
        expect(page.evaluate(FIELDS) == before, "an opened plan is not what was saved")
        for text, message in [
            ("{", "Dit bestand is geen plan"), ('{"tweeluik-plan":2,"fields":{}}', "Dit bestand is geen plan"),
            ('{"tweeluik-plan":1,"problem":"eten","fields":{}}', "Dit plan hoort bij een ander"),
        ]:
            (folder / "x.json").write_text(text)
            page.locator("input[type=file]").set_input_files(folder / "x.json")
            page.get_by_text(message).wait_for()
            expect(page.evaluate(FIELDS) == before, "a wrong file changes the plan")
        stored = page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")
        expect(stored == 0, "something is stored in the browser")
        page.reload()
        expect(page.evaluate(FIELDS) != before, "the plan outlives its page")

        without = browser.new_context(java_script_enabled=False).new_page()
        without.goto((copy / "problemen" / "slapen" / "plan.html").as_uri())
        expect(not without.get_by_text("Bewaar als bestand").is_visible(), "a button does nothing")
        expect(without.get_by_label("Naam of code van het kind").is_visible(), "without a script the plan can not be filled in")
        browser.close()
    return found


FIELDS = "[...document.querySelectorAll('.plan input, .plan textarea')].map(field => [field.value, field.checked])"
