"""How light the site is: what a first view asks for, and whether the page stays where it is."""

import gzip
import re
import time

from browser import shown_pages, telling_pages, watched
from outputs import output_folder

# A first view may ask for 60 KB beside the typeface, without which a page is shown where it comes late; that may be 60 KB too. What is measured is what
# crosses the network: texts are compressed, as deploy/nginx.conf has it. The limits are what the pages need, or nobody would see them grow.
BUDGET = 61440
MOST, MOST_OF_TYPEFACE, MORE_IN_ARABIC = 24576, BUDGET, 3584
# A view is within the budget before anything is compressed too, as on a USB stick; how it prints is read later, and not counted. The texts of three sides
# beside each other are more than that, and so are the slides of a long day with its notes. In Arabic each letter is two bytes: a view is
# some 4 KB heavier than the same in English, and may be 3.5 KB over the budget.
# With a tool: its text is read while its scripts still come, once for as long as the page is open. The sociogram, with pasted lists and a picture to
# move and enlarge, is the heaviest.
MOST_WITH_TOOL = 65536

SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""
# Two frames after all is there: what would move has moved, and has been told.
SETTLED = """() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
  resolve(window.shifts.reduce((sum, value) => sum + value, 0)), 50))))"""


def late(route):
    """A script comes after the page has been shown, as on a slow network; or what it moves would not always be seen."""
    time.sleep(0.1)
    route.continue_()


def pytest_generate_tests(metafunc):
    site = output_folder("site")
    names = shown_pages(site)
    if not metafunc.config.getoption("--full"):
        # Pages of one template differ in what they weigh: the heaviest are looked at too, and each tool, which has scripts of its own; of the
        # plans the heaviest in each language.
        by_weight = sorted(names, key=lambda name: -(site / name).stat().st_size)
        tools = [name for name in names if 'id="tool_app"' in (site / name).read_text()]
        tools = {name.split("/")[-1]: name for name in by_weight[::-1] if name in tools}.values()
        names = sorted({name for _, name in telling_pages({"site": site})} | set(by_weight[:6]) | set(tools))
    metafunc.parametrize("name", names)


def test_light(browser, site, on_server, found, name, size):
    """A first view asks little, nothing that runs keeps a page waiting, and nothing moves while a page is loaded."""
    text = (site / name).read_text()
    most = MOST_WITH_TOOL if 'id="tool_app"' in text else MOST
    for tag in re.findall(r"<script[^>]*>", text):
        if "defer" not in tag and not re.search(r'type="application/(ld\+)?json"', tag):
            found.append(f"a page waits for {tag}")
    # A context of its own has nothing in its cache.
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = watched(context, on_server, found)
    page.add_init_script(SHIFTS)
    page.route("**/*.js", late)
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    # Search begins to load what it needs after the page itself.
    page.goto(on_server + name, wait_until="networkidle" if name == "zoeken.html" else "load")
    letters = sum(len(answer.body()) for answer in answers if answer.url.endswith(".woff2"))
    found.expect(0 < letters <= MOST_OF_TYPEFACE, f"the typeface has {letters} bytes")
    sent = {answer.url.rsplit("/", 1)[1]: len(gzip.compress(answer.body())) for answer in answers if not answer.url.endswith(".woff2")}
    weight = sum(sent.values())
    found.expect(weight <= most, f"{weight} bytes, more than {most}: {sent}")
    if 'class="tasks"' in text:
        unpacked = sum(len(answer.body()) for answer in answers if not answer.url.endswith((".woff2", "print.css")))
        found.expect(unpacked <= BUDGET + (MORE_IN_ARABIC if ".ar." in name else 0), f"{unpacked} bytes before they are compressed")
    moved = page.evaluate(SETTLED)
    if moved:
        found.append(f"what is shown moves by {moved:.4f}")
    context.close()
