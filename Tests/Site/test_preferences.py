"""For readers who set their browser to their needs: larger text, more space, no motion, their own colours."""

import pytest

pytestmark = pytest.mark.slow

# In the words of WCAG 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""

# Boxes that hide a part of their text. What is meant for screen readers only is hidden as a whole.
CLIPPED = """() => [...document.body.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  const hides = value => value === "hidden" || value === "clip";
  const cuts = (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
    || (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1);
  return cuts && style.clipPath === "none" && element.innerText && element.innerText.trim();
}).map(element => `a part of ${element.tagName.toLowerCase()}.${element.className} is cut off`)"""

MOVING = """() => [document.documentElement, ...document.querySelectorAll("*")].flatMap(element =>
  ["", "::before", "::after"].filter(pseudo => {
    const style = getComputedStyle(element, pseudo);
    return /[1-9]/.test(style.transitionDuration) || style.animationName !== "none" || style.scrollBehavior !== "auto";
  }).map(pseudo => `${element.tagName.toLowerCase()}.${element.className}${pseudo} moves`))"""

BORDERLESS = """() => [...document.querySelectorAll(".panel, .leaf, .callout")].filter(element => {
  const style = getComputedStyle(element);
  return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1;
}).map(element => `${element.className} has no border`)"""


@pytest.fixture(scope="module")
def context(browser):
    # The policy of a page does not apply to a reader's own style sheet.
    context = browser.new_context(reduced_motion="reduce", forced_colors="active", bypass_csp=True, viewport={"width": 640, "height": 900})
    yield context
    context.close()


def test_as_readers_set_it(context, page_of, found):
    """With text twice as large at the width of a zoom of 400 %, and with more space in the text, nothing scrolls sideways and nothing is cut off.
    Nothing moves for readers who want no motion; with forced colours, panels have a border."""
    page = page_of(context)
    lines = page.evaluate(MOVING) + page.evaluate(BORDERLESS)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    lines += too_wide(page, 640, "with large text") + page.evaluate(CLIPPED)
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.add_style_tag(content=SPACING)
    for width in [390, 1280]:
        page.set_viewport_size({"width": width, "height": 900})
        lines += too_wide(page, width, "with more space") + page.evaluate(CLIPPED)
    found += dict.fromkeys(lines)


def too_wide(page, width, how):
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} pixels wide on a screen of {width}, {how}"] if wide > width else []
