"""Every kind of page in light and dark by the rules of accessibility, and on screens of every width."""

import pytest
from accessibility import IN_THE_DARK, OPTIONS, against_the_rules


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request, browser):
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1280, "height": 900})
    yield context, OPTIONS if request.param == "light" else IN_THE_DARK
    context.close()


def test_breaks_no_rule(scheme, page_of, found):
    context, options = scheme
    page = page_of(context)
    found += against_the_rules(page, options)
    if page.locator(".search").count():
        page.locator("#search_words").fill("angst")
        page.locator(".search-status:not(:empty)").wait_for()
        found += [f"with results: {line}" for line in against_the_rules(page, options)]


def test_scrolls_one_way_only(scheme, page_of, found):
    context, _ = scheme
    page = page_of(context)
    for width in [320, 360, 390, 768, 1280, 1440]:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        found.expect(wide <= width, f"{wide} pixels wide on a screen of {width}")
