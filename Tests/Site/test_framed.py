"""A school's own site shows pages in a frame: without the head and the foot, with search, and with a way out of it."""

import contextlib
import pathlib
import re
import tempfile

import pytest
from reader import until
from servers import free_port, nginx, running

pytestmark = pytest.mark.slow

PATH = "/opvoedingstips/"
NONE, SOME = "frame-ancestors 'none'", "frame-ancestors http://127.0.0.1:*"


@contextlib.contextmanager
def school_site(address):
    """Another site, with a frame as the instructions in a copy give it."""
    with tempfile.TemporaryDirectory() as folder:
        page = f'<!DOCTYPE html><title>School</title><body style="margin:0"><iframe src="{address}" title="Tips" width="100%" height="800" loading="lazy"></iframe>'
        (pathlib.Path(folder) / "index.html").write_text(page)
        port = free_port()
        with running(["python3", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder, str(port)], port) as host:
            yield host


@pytest.fixture(scope="module")
def framing(site):
    with nginx(site, PATH, **{NONE: SOME}) as host, school_site(f"{host}{PATH}ouder.html") as school:
        yield school


@pytest.fixture
def page(browser, size, found):
    context = browser.new_context(viewport={"width": 390 if size[0] == 390 else 800, "height": 800})
    page = context.new_page()
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("console", lambda message: message.type == "error" and "favicon" not in message.location["url"] and found.append(message.text))
    yield page
    context.close()


@pytest.mark.everywhere
def test_a_page_in_a_frame_has_no_head_and_no_foot(page, framing, found):
    page.goto(framing)
    frame = page.frames[1]
    frame.locator("html.framed").wait_for()
    for part in (".site-footer", ".doors", ".menu"):
        found.expect(not frame.locator(part).first.is_visible(), f"{part} is shown")
    found.expect(frame.locator("h1").is_visible() and frame.locator(".search-link").is_visible(), "the text or search is not shown")
    brand = frame.locator(".brand")
    found.expect(brand.inner_text() == "Opvoedingstips in een eigen venster", f"it says {brand.inner_text()}")
    found.expect(frame.evaluate("document.querySelector('.site-header').getBoundingClientRect().height") < 80, "the line above takes much room")
    found.expect(frame.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is wider than the frame")
    # Pages, and search, stay in the frame; the way out does not.
    frame.get_by_role("link", name="Durft niet").first.click()
    frame.wait_for_url("**/problemen/faalangst/ouder.html")
    until(frame, "() => document.title.startsWith('Faalangst') && document.documentElement.classList.contains('framed')")
    frame.locator(".search-link").click()
    frame.wait_for_url("**/zoeken.html*")
    until(frame, "() => document.activeElement.id === 'search_words'")
    frame.locator("#search_words").fill("durft niet")
    frame.locator(".search-results li a").first.wait_for()
    with page.context.expect_page() as opened:
        frame.locator(".brand").click()
    outside = opened.value
    outside.wait_for_load_state()
    found.expect(outside.url.endswith("/index.html") and outside.locator(".site-footer").is_visible(), f"the way out leads to {outside.url}")


def test_a_link_to_another_site_leads_out_of_the_frame(page, framing, found):
    """Many sites refuse frames: what is in one would stay empty."""
    page.goto(framing)
    frame = page.frames[1]
    frame.locator("html.framed").wait_for()
    frame.evaluate(
        "address => document.querySelector('main').prepend(Object.assign(document.createElement('a'), {id: 'other', href: address, textContent: 'Elders'}))",
        framing,
    )
    with page.context.expect_page() as opened:
        frame.locator("#other").click()
    opened.value.wait_for_load_state()
    found.expect(opened.value.url.startswith(framing) and "ouder.html" in frame.url, f"it leads to {opened.value.url}, the frame to {frame.url}")


def test_a_page_without_a_way_out_keeps_its_head(browser, site, found):
    """The page for schools has none: its name stays what it is."""
    with nginx(site, PATH, **{NONE: SOME}) as host, school_site(f"{host}{PATH}ouder.html") as school:
        page = browser.new_page()
        page.route("**/ouder.html", without_way_out)
        page.goto(school)
        brand = page.frames[1].locator(".brand")
        brand.wait_for()
        until(page.frames[1], "() => document.readyState === 'complete'")
        found.expect(brand.inner_text().strip() != "" and page.frames[1].locator("html.framed").count() == 0, f"its head says “{brand.inner_text()}”")
        page.close()


def without_way_out(route):
    answer = route.fetch()
    changed = re.sub(r' data-open="[^"]*"', "", answer.text())
    assert changed != answer.text()
    route.fulfill(response=answer, body=changed)


def test_a_frame_works_without_scripts(browser, framing, found):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(framing)
    frame = page.frames[1]
    frame.get_by_role("link", name="Durft niet").first.click()
    frame.wait_for_url("**/problemen/faalangst/ouder.html")
    found.expect(frame.locator("h1").is_visible() and frame.locator(".brand").is_visible(), "the page is not whole")
    page.context.close()


def test_who_is_not_named_may_not_frame(browser, site, found):
    """The ready-made file for nginx lets nobody frame a page until it names who may."""
    with nginx(site, PATH) as host, school_site(f"{host}{PATH}ouder.html") as school:
        page = browser.new_page()
        page.goto(school)
        page.wait_for_timeout(500)
        found.expect(page.frames[1].locator("h1").count() == 0, "the page is shown in a frame of another site")
        page.close()
