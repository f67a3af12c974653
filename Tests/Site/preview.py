"""The preview: pages follow the content, stay where they were read, show what is wrong, and are for this machine alone."""

import contextlib
import http.client
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

from playwright.sync_api import sync_playwright

from browser import CHROMIUM
from corpus import large_site
from outputs import small_site

PAGE = "problemen/slapen/ouder.html"
# When the page was there, as the browser saw it.
LOADED = "performance.timeOrigin + performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


@contextlib.contextmanager
def serving(tool, content, port):
    """A running preview. Yields its address."""
    with running(tool, content, port) as (_, address, _):
        yield address


@contextlib.contextmanager
def running(tool, content, port, within=()):
    """A running preview, run by another command where one is given. Yields what it prints, a line for each change, its address, and what it
    complains of; all of that once it has ended."""
    command = [*within, tool, "serve", "--content", content, "--port", str(port), "--today", "2026-12-01"]
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            line = process.stdout.readline()
            yield process.stdout, re.search(r"at (http://\S+)", line)[1], errors
        finally:
            process.terminate()
            process.communicate()


def asked(address, path, host=None, method="GET"):
    """The status and the body of an answer, to a path that is sent as it is."""
    name = address.split("/")[2]
    connection = http.client.HTTPConnection(name, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or name)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace")


def milliseconds(lines):
    """What the preview says that a change took."""
    return int(re.search(r"in (\d+) ms", lines.readline())[1])


def followed(page, view, good):
    """An open page follows what is written. Prints how soon."""
    times = []
    for number in range(8):
        view.write_text(good + f"\nWijziging {number}.\n")
        saved = time.time() * 1000
        page.get_by_text(f"Wijziging {number}.").wait_for(state="attached", timeout=5000)
        page.wait_for_load_state()
        times.append(page.evaluate(LOADED) - saved)
        # Until all is checked, too.
        time.sleep(0.5)
    last = statistics.median(times)
    print(f"  from saved to loaded again: {last:.0f} ms")
    return [] if last < 1500 else [f"a change is seen after {last:.0f} ms"]


def a_large_preview(tool):
    """The same with 1,000 views."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        content = pathlib.Path(folder) / "content"
        large_site(content, 500)
        view = sorted((content / "problems").glob("*/ouder.md"))[7]
        with running(tool, content, 4330) as (lines, address, _):
            browser = play.chromium.launch(executable_path=CHROMIUM)
            page = browser.new_page()
            page.goto(f"{address}problemen/{view.parent.name}/ouder.html")
            found = followed(page, view, view.read_text())
            own = []
            for _ in range(8):
                page.reload()
                own.append(page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
            browser.close()
            # What it took itself, for words and for a new heading.
            words = [milliseconds(lines) for _ in range(8)]
            view.write_text(view.read_text() + "\n## Een kop\n\nTekst.\n")
            all_read = milliseconds(lines)
            word = statistics.median(words)
            print(f"  of that the browser's own part is {statistics.median(own):.0f} ms, ours {word:.0f} ms; all is read in {all_read} ms")
            if not word * 2 < all_read:
                found.append(f"words are shown in {word} ms, all in {all_read} ms")
    return found


def a_living_preview(tool):
    found = []

    def expect(truth, what):
        if not truth:
            found.append(what)

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        content = small_site("base", pathlib.Path(folder) / "content")
        view = content / "problems" / "slapen" / "ouder.md"
        view.write_text(view.read_text() + "\n\nRegel.\n" * 80)
        good = view.read_text()
        with serving(tool, content, 4310) as address:
            root = "/tips/"
            expect(address.endswith(":4310" + root), f"it is served at {address}")
            expect(asked(address, "/")[0] == 302, "the host's root does not lead to the site")
            expect(asked(address, root + PAGE)[0] == 200 and asked(address, root)[0] == 200, "there are no pages")
            status, text = asked(address, root + "niets.html")
            expect(status == 404 and "Deze bladzijde is er niet" in text, f"a page that is not there: {status}")
            for path in ["../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc/passwd", "problemen/../../content/site.yml"]:
                status, text = asked(address, root + path)
                expect(status == 404 and "root:" not in text and "base_url" not in text, f"{path} is answered with {status}")
            expect(asked(address, root, host="elders.example")[0] == 403, "it answers to another host's name")
            expect(asked(address, root, method="POST")[0] == 405, "it takes a POST")
            with serving(tool, content, 4310) as second:
                expect(":4311/" in second, f"a port that is taken leads to {second}")

            browser = play.chromium.launch(executable_path=CHROMIUM)
            page = browser.new_page()
            complaints = []
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(address + PAGE)
            page.evaluate("window.scrollTo(0, 600)")
            found.extend(followed(page, view, good))
            place = page.evaluate("window.scrollY")
            expect(abs(place - 600) < 3, f"the page was at 600, and is at {place}")

            view.write_text(good + "\nZie [dit](problem:slappen).\n")
            alert = page.get_by_role("alert")
            alert.wait_for(timeout=5000)
            said = alert.text_content()
            expect("ouder.md" in said and "did you mean “problem:slapen”?" in said, f"an error is shown as {said}")
            expect(page.get_by_text("Wijziging 7.").count() == 1, "the last good site is gone")
            view.write_text(good + "\nWeer goed.\n")
            page.get_by_text("Weer goed.").wait_for(state="attached", timeout=5000)
            expect(page.get_by_role("alert").count() == 0, "an error that is mended is still shown")

            # An open page would load itself again on the way to another.
            page.close()
            draft = content / "pages" / "concept.md"
            draft.write_text("---\ntitle: Concept\nsummary: Nog niet.\ndraft: true\n---\nNog niet af.\n")
            for _ in range(100):
                if asked(address, root + "concept.html")[0] == 200:
                    break
                time.sleep(0.05)
            page = browser.new_page()
            page.goto(address + "concept.html")
            expect(page.get_by_text("Not published").count() == 1, "a draft has no mark")
            page.goto(address + PAGE)
            expect(page.get_by_text("Not published").count() == 0, "a page that is published has the mark of a draft")
            page.goto(address + "zoeken.html")
            page.get_by_role("searchbox").fill("slapen")
            page.get_by_role("searchbox").press("Enter")
            page.get_by_text("resultaten voor").or_(page.get_by_text("1 resultaat voor")).first.wait_for(timeout=5000)
            expect(not complaints, f"the page complains: {complaints}")
            browser.close()
    return found
