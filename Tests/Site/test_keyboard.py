"""For readers without a mouse: where the focus goes, whether it can be seen, and whether anything lies over it."""

import pytest
from browser import KINDS, watched

pytestmark = pytest.mark.slow

# Puts the focus before everything else: the search page has put it in its field.
START = """() => {
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus({ preventScroll: true });
  start.remove();
  scrollTo(0, 0);
}"""

# Remembers, in the page, how each element looks without the focus.
REMEMBER = """() => {
  window.seen = new Set();
  window.looks = element => ["", "::before", "::after"].map(pseudo => {
    const style = getComputedStyle(element, pseudo);
    const outline = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none" ? style.outline : "";
    return [outline, style.boxShadow, style.borderColor, style.borderWidth, style.backgroundColor].join();
  }).join(" ");
  window.unfocused = new Map([...document.querySelectorAll("a, button, input, textarea, select, summary, [tabindex]")]
    .map(element => [element, looks(element)]));
}"""

# What can be said of the element that has the focus now; nothing at the end of the page.
LOOK = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const name = element.outerHTML.slice(0, 100).replaceAll("\\n", " "), found = [];
  if (window.seen.has(element)) return null;
  window.seen.add(element);
  if (!window.unfocused.has(element)) found.push("is not known to have the focus");
  else if (window.unfocused.get(element) === window.looks(element)) found.push("does not show that it has the focus");
  const box = element.getClientRects()[0] || new DOMRect();
  const middle = (start, end, most) => (Math.max(start, 0) + Math.min(end, most)) / 2;
  const x = middle(box.left, box.right, innerWidth), y = middle(box.top, box.bottom, innerHeight);
  const above = document.elementFromPoint(x, y);
  if (!element.contains(above)) found.push("is covered by " + (above ? above.outerHTML.slice(0, 60) : "the edge of the screen"));
  return found.map(what => `${name} ${what}`);
}"""


@pytest.fixture(scope="module")
def context(browser):
    # While a page scrolls smoothly, an element is not yet where it will be.
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()


@pytest.mark.parametrize("name", KINDS)
def test_usable_with_a_keyboard(context, in_folder, found, name, size):
    """The link past the menu comes first and works; whatever has the focus shows it, and nothing lies over it."""
    page = watched(context, in_folder, found)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(in_folder + name)
    if "?q=" in name:
        page.locator(".search-results a").first.wait_for()
    found += past_the_menu(page)
    found += from_stop_to_stop(page)
    page.close()


def past_the_menu(page):
    found = []
    page.evaluate(START)
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        return ["the way past the menu is not the first stop"]
    box = page.locator(".skip").bounding_box()
    if box["y"] < 0 or box["x"] < 0:
        found.append("the way past the menu cannot be seen")
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main_content":
        found.append("the way past the menu leads elsewhere")
    page.keyboard.press("Tab")
    if not page.evaluate("document.querySelector('main').contains(document.activeElement)"):
        found.append("after the menu comes something before it")
    return found


def from_stop_to_stop(page):
    """What is wrong at each stop of the Tab key, from the first to the last."""
    found, stops = [], 0
    page.evaluate(START)
    page.evaluate(REMEMBER)
    while stops < 1000:
        page.keyboard.press("Tab")
        lines = page.evaluate(LOOK)
        if lines is None:
            break
        found += lines
        stops += 1
    known = page.evaluate("[...unfocused.keys()].filter(element => element.tabIndex >= 0 && element.checkVisibility()).length")
    # A group of radio buttons is one stop.
    known -= page.evaluate("Math.max(0, document.querySelectorAll('[type=radio]').length - 1)")
    if stops < known:
        found.append(f"the Tab key reaches {stops} of {known}")
    return found
