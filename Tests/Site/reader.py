"""Someone who uses the site in a browser, and says what goes wrong."""

from playwright.sync_api import Error

from browser import in_a_folder, on_a_server, watched

# Whether an element's beginning is on the screen, where a reader who follows a link expects it.
IN_VIEW = """selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return box.top >= -1 && box.top < innerHeight / 2;
}"""


def until(page, truth, value=None):
    """Waits until something is true in the page. Asked from outside each time: what asks by itself in the page is refused by a strict
    policy."""
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
        """Waits until the page is there, and what the address names is on the screen."""
        self.page.wait_for_url(self.base + name + (f"#{target}" if target else ""))
        if target:
            until(self.page, IN_VIEW, f"[id='{target}']")

    def press_tab_until(self, selector):
        for _ in range(200):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        self.found.append(f"{self.page.url}: the Tab key does not reach {selector}")


def in_each_place(site, browser, journeys):
    """Makes each journey on the site as it lies in a folder and as a strict server sends it; a journey gets what makes a
    reader. Says what went wrong, and where the journey ended if it did not come to its end."""
    found = []
    for place in [in_a_folder, on_a_server]:
        with place(site) as base:
            for journey in journeys:
                readers, wrong = [], []

                def reader(**options):
                    readers.append(Reader(browser, base, wrong, **{"viewport": {"width": 390, "height": 800}, **options}))
                    return readers[-1]

                try:
                    journey(reader)
                except Error as error:
                    where = readers[-1].page.url if readers else base
                    wrong.append(f"{where}: the journey ends: {error.message.splitlines()[0]}")
                for one in readers:
                    one.context.close()
                found += [f"{journey.__name__.replace('_', ' ')}, {place.__name__.replace('_', ' ')}: {line}" for line in wrong]
    return found
