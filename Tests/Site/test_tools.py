"""Tools in the reader's own browser: what is filled in goes nowhere, and is saved only in a file of the reader's own."""

import html.parser

import pytest
from sociogram import NAME, enter
from tool_page import opened, press, still_shut_in
from ways_out import ATTEMPTS, scanned, the_scanner_sees, tool_pages, tried, witness

pytestmark = pytest.mark.slow

POLICY = {
    "default-src": "'none'",
    "connect-src": "'none'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "require-trusted-types-for": "'script'",
}


class Head(html.parser.HTMLParser):
    """The scripts and the policy of a page, and what would run although it is not in a file."""

    def __init__(self, text):
        super().__init__()
        self.scripts, self.policy, self.inline = [], "", []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "script" and "json" not in values.get("type", ""):
            self.scripts.append(values.get("src") or "inline")
        if tag == "meta" and values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        self.inline += [f"{tag} has {name}" for name in values if name == "style" or name.startswith("on")]
        if tag == "form" or tag == "iframe":
            self.inline.append(f"there is a {tag}")


def test_the_scanner_sees(found):
    found += the_scanner_sees()


def test_no_script_of_a_tool_holds_a_way_out(site, found, looked_at):
    """The policy of the page also refuses every way out that a policy can refuse."""
    pages = tool_pages(site)
    looked_at("tools", len(pages))
    for path in pages:
        head = Head(path.read_text())
        given = dict(part.strip().split(" ", 1) for part in head.policy.split(";") if part.strip())
        found += [f"{path.name}: {name} is {given.get(name)}" for name, value in POLICY.items() if given.get(name) != value]
        found += [f"{path.name}: {line}" for line in head.inline]
        for name in head.scripts:
            script = (path.parent / name).resolve()
            found += [f"{script.name}: {line}" for line in scanned(script.read_text())] if script.is_file() else [f"{path.name}: {name} is no file"]


def test_every_way_out_leads_out_without_a_policy(browser):
    with witness() as other:
        page = browser.new_page()
        page.goto(other.address)
        assert set(tried(page, ATTEMPTS, other)) == set(ATTEMPTS)
        page.close()


def test_nothing_leaves_a_tool(browser, site, base, found, looked_at):
    """From a folder and from a server, no attempt reaches another host."""
    pages = tool_pages(site)
    looked_at("tools", len(pages))
    with witness() as other:
        for path in pages:
            page = browser.new_page()
            page.goto(base + path.relative_to(site).as_posix())
            found.expect(not page.locator("#tool_app").is_hidden(), f"{path.name}: the tool does not start")
            found += [f"{path.name}: {name} reaches another host" for name in tried(page, ATTEMPTS, other)]
            page.close()


FIRST_FIELD = """() => {
  const field = [...document.querySelectorAll(".tool-body :is(input, textarea, select)")].find(one => one.checkVisibility());
  return field ? field.getBoundingClientRect().top : 0;
}"""


def test_a_tool_comes_first(browser, site, base, found, looked_at):
    """Whoever opens a tool sees where to begin without scrolling past its explanation. The button for what cannot be undone stands apart."""
    pages = tool_pages(site)
    looked_at("tools", len(pages))
    for width, height in [(390, 844), (1280, 900)]:
        page = browser.new_page(viewport={"width": width, "height": height})
        for path in pages:
            page.goto(base + path.relative_to(site).as_posix())
            top = page.locator("#tool_app").bounding_box()["y"]
            field = page.evaluate(FIRST_FIELD)
            found.expect(top < height * 0.85, f"{path.name}: the tool begins at {top:.0f} on a screen of {height}")
            found.expect(field < height * 0.85, f"{path.name}: the first field is at {field:.0f} on a screen of {height}")
            found.expect(page.locator("#tool_notice").is_hidden(), f"{path.name}: what belongs beside a choice is shown before there is one")
            if page.locator("#page_about").count():
                found.expect(page.locator("#page_about").bounding_box()["y"] > top, f"{path.name}: the explanation comes before the tool")
            boxes = [one.bounding_box() for one in page.locator(".tool-bar button").all()]
            if boxes:
                last, before = boxes[-1], boxes[-2]
                away = max(last["x"] - before["x"] - before["width"], last["y"] - before["y"] - before["height"])
                found.expect(away > 16, f"{path.name}: what deletes all stands {away:.0f} from the next button")
        page.close()


def test_messages_cover_nothing(reader):
    """What a tool says stands in the page, in sight, beside what the reader was doing."""
    one = opened(reader, NAME)
    page = one.page

    def said(words):
        message = page.locator(".tool-status", has_text=words)
        message.wait_for()
        box, place = message.bounding_box(), message.evaluate("one => getComputedStyle(one).position")
        one.expect(place == "static" and box["y"] >= 0 and box["y"] + box["height"] <= 800, f"“{words}” is {place} at {box}")

    enter(page, [f"Kind {number}" for number in range(40)], "")
    one.expect(page.get_by_text("Kinderen in de groep: 40.").count() == 1, "how many there are is said twice, or not")
    page.locator("summary", has_text="Namen en codes").click()
    press(page, "Voeg een kind toe")
    said("L41 is toegevoegd.")
    press(page, "Wis de namen")
    said("De namen zijn gewist.")
    press(page, "Nieuwe meting met deze groep")
    press(page, "Ga verder")
    said("Nieuwe meting van")
    press(page, "Wis alles")
    page.get_by_role("dialog").get_by_role("button", name="Wis alles").click()
    said("Alles is gewist.")
    still_shut_in(one)
