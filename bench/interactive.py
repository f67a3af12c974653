"""How soon people see what they asked for, in a real browser: a saved text in the preview, and the first result of a search."""

import contextlib
import pathlib
import re
import statistics
import subprocess
import sys
import time

from playwright.sync_api import sync_playwright

from .running import HERE
from .table import table

sys.path.append(str(HERE.parent / "Tests" / "Site"))

from browser import CHROMIUM
from corpus import large_site
from previewing import running

PORT = 4390
# When the browser had loaded the page.
LOADED = "performance.timeOrigin + performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
OWN = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
READY = "document.querySelectorAll('.search-labels input').length > 1"
# From a key to the first result.
ASK = """query => new Promise(answer => {
  const field = document.getElementById("search_words"), results = document.querySelector(".search-results");
  const start = performance.now();
  new MutationObserver(() => results.children.length && answer(performance.now() - start)).observe(results, {childList: true});
  field.value = query;
  field.dispatchEvent(new Event("input"));
})"""


@contextlib.contextmanager
def browser():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


def milliseconds(lines):
    """How long a change took, as the preview says."""
    return int(re.search(r"in (\d+) ms", lines.readline())[1])


def preview(tool, content, rounds):
    """Medians in milliseconds: from saving a text until the page has loaded again, the browser's part of that, the preview's part for words, and
    the preview's time for a new heading."""
    view = sorted((content / "problems").glob("*/ouder.md"))[7]
    good = view.read_text()
    with running(tool, content, PORT) as (lines, address, _), browser() as chromium:
        page = chromium.new_page()
        page.goto(f"{address}problemen/{view.parent.name}/ouder.html")
        times = []
        for number in range(rounds):
            view.write_text(f"{good}\nWijziging {number}.\n")
            saved = time.time() * 1000
            page.get_by_text(f"Wijziging {number}.").wait_for(state="attached")
            page.wait_for_load_state()
            times.append(page.evaluate(LOADED) - saved)
            # Also waits until everything has been checked.
            time.sleep(0.5)
        own = []
        for _ in range(rounds):
            page.reload()
            own.append(page.evaluate(OWN))
        words = [milliseconds(lines) for _ in range(rounds)]
        view.write_text(f"{good}\n## Een kop\n\nTekst.\n")
        return [statistics.median(values) for values in (times, own, words)] + [milliseconds(lines)]


def search(site, queries, rounds):
    """For each query the median and the longest time in milliseconds, from a key to the first result, each time on a new page."""
    found = {}
    with browser() as chromium:
        for query in queries:
            times = []
            for _ in range(rounds):
                page = chromium.new_page()
                page.goto((site / "zoeken.html").as_uri())
                page.locator("#search_words").focus()
                page.wait_for_function(READY)
                times.append(page.evaluate(ASK, query))
                page.close()
            found[query] = statistics.median(times), max(times)
    return found


def section(tool, work, rounds):
    """The section of the result, in Markdown."""
    content, site = pathlib.Path(work) / "large" / "content", pathlib.Path(work) / "large" / "site"
    words = large_site(content, 500)
    subprocess.run([tool, "build", "--content", content, "--output", site, "--quiet"], check=True, capture_output=True)
    queries = [words[3], words[40], words[500], f"{words[7]} {words[300]}"]
    answers = search(site, queries, rounds)
    loaded, own, ours, everything = preview(tool, content, rounds)
    rows = [[f"search, “{query}”", f"{middle:.0f} ms", f"{most:.0f} ms"] for query, (middle, most) in answers.items()]
    rows += [
        ["preview: from saved to loaded again", f"{loaded:.0f} ms", ""],
        ["of that Chromium's own", f"{own:.0f} ms", ""],
        ["of that ours, for words", f"{ours:.0f} ms", ""],
        ["ours, for a new heading", f"{everything:.0f} ms", ""],
    ]
    return ["## What somebody waits for: 1,000 views, in Chromium\n", table(["", "Median", "Worst"], rows)]
