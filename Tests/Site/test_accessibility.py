"""Every kind of page follows the rules of accessibility, in light and dark and on screens of every width."""

import zlib

import pytest
from accessibility import SCHEMES, against_the_rules_in


@pytest.fixture(scope="module")
def context(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.mark.parametrize("scheme", [pytest.param(scheme, marks=[pytest.mark.slow] if scheme == "dark" else []) for scheme in SCHEMES])
def test_breaks_no_rule(context, page_of, shown, found, scheme):
    page = page_of(context)
    # Half of the pages on a phone: what surrounds the text is on all of them, and so is looked at on both.
    page.set_viewport_size({"width": 390 if zlib.crc32("/".join(shown).encode()) % 2 else 1280, "height": 900})
    found += against_the_rules_in(scheme, page)
    if page.locator(".search").count():
        page.locator("#search_words").fill("angst")
        page.locator(".search-status:not(:empty)").wait_for()
        found += [f"with results: {line}" for line in against_the_rules_in(scheme, page)]


# At a width in between, a page has the same layout as at one of these. A full run tries all of them.
WIDTHS = [320, *(pytest.param(width, marks=pytest.mark.full) for width in [360, 390]), 768, 1280, pytest.param(1440, marks=pytest.mark.full)]


@pytest.mark.parametrize("width", WIDTHS)
def test_scrolls_one_way_only(context, page_of, found, width):
    page = page_of(context)
    page.set_viewport_size({"width": width, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth")
    found.expect(wide <= width, f"{wide} pixels wide on a screen of {width}")
