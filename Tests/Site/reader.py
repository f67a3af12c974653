"""A reader who uses the site in a browser, and reports what goes wrong."""

from browser import watched
from playwright.sync_api import Error

# Whether the beginning of an element is on the screen, where a reader who follows a link expects it.
IN_VIEW = """selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return box.top >= -1 && box.top < innerHeight / 2;
}"""


def until(page, truth, value=None):
    """Waits until something is true in the page. It asks from outside each time, because a strict policy refuses what would ask by itself within
    the page."""
    for _ in range(600):
        if page.evaluate(truth, value):
            return
        page.wait_for_timeout(50)
    raise Error(f"this does not become true: {truth}")


class Reader:
    def __init__(self, browser, base, found, **options):
        self.context = browser.new_context(**options)
        self.base, self.found = base, found
        self.page = watched(self.context, base, found)

    def open(self, name):
        self.page.goto(self.base + name)

    def expect(self, truth, what):
        if not truth:
            self.found.append(f"{self.page.url}: {what}")

    def arrives(self, name, target=None):
        """Waits until the page is there and shows the part that the address names."""
        self.page.wait_for_url(self.base + name + (f"#{target}" if target else ""))
        if target:
            until(self.page, IN_VIEW, f"[id='{target}']")

    def press_tab_until(self, selector):
        for _ in range(200):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        self.found.append(f"{self.page.url}: the Tab key does not reach {selector}")
