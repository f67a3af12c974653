"""A real browser, the places where readers find the site, and a page that reports what goes wrong."""

import contextlib
import pathlib
import re
import shutil
import tempfile

from outputs import is_redirect, pages
from servers import nginx

CHROMIUM = "/usr/bin/chromium-headless-shell"
# What a careful school may send with every page: nothing comes from elsewhere, and nothing in the page itself runs.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
# Every kind of page, in every language and direction; the project's own content has them all.
KINDS = [
    "index.html",
    "zoeken.html?q=angst",
    "overzicht.html",
    "begrippen.html",
    "problemen/faalangst/index.html",
    "problemen/faalangst/leerkracht.html",
    "problemen/faalangst/ouder.ar.html",
    "problemen/faalangst/plan.html",
    "problemen/faalangst/handout-ouder.html",
    "ouderavonden/faalangst-moed-verzamelen.html",
    "cursussen/teamtraining/index.html",
]


@contextlib.contextmanager
def in_a_folder(site):
    """The address of the site in a folder with spaces, deep in the file system, as on a school's shared drive."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "een map" / "déél – twee" / "site"
        shutil.copytree(site, copy)
        yield copy.as_uri() + "/"


@contextlib.contextmanager
def on_a_server(site):
    """The address of the site in a subfolder of a school's website, with a strict policy."""
    path = "/scholen/de-linde/"
    with nginx(site, path) as host:
        yield host + path


def shown_pages(site):
    """The pages that show something at their own address. 404.html belongs at the root of a server."""
    return [name for name in pages(site) if name != "404.html" and not is_redirect(site / name)]


def telling_pages(sites):
    """A few small pages that together show nearly all there is to see in some sites: every element and every class that any page has, in both
    directions of writing and in each language. Pages of one template differ only in their words, so a few of each are enough; a page that would add
    up to three things is left to a full run. Gives the sites' names with the pages' names."""
    left, effort = {}, {}
    for site, folder in sites.items():
        for name in shown_pages(folder):
            text = (folder / name).read_text()
            language = re.search(r'<html lang="([^"]*)"', text)[1]
            is_from_the_right = re.search(r'<html [^>]*dir="rtl"', text) is not None
            elements = re.findall(r'<([a-z0-9]+)(?: [^>]*?class="([^"]*)")?', text)
            left[site, name] = {(is_from_the_right, tag, one) for tag, classes in elements for one in classes.split() or [""]} | {language}
            # What it takes to look at a page grows with its elements, and to open it takes as long as some hundreds of them.
            effort[site, name] = 300 + len(elements)
    order = list(sites)
    chosen, seen = [], set()
    while rest := {page: things - seen for page, things in left.items() if len(things - seen) > 3}:
        # The page that shows most that was not yet seen for what it takes; of several, that of the first site, then the first by name.
        best = max(sorted(rest, key=lambda page: (order.index(page[0]), page[1])), key=lambda page: len(rest[page]) / effort[page])
        chosen.append(best)
        seen |= left.pop(best)
    return sorted(chosen, key=lambda page: (order.index(page[0]), page[1]))


def watched(context, base, found):
    """A page that reports what goes wrong in it, and what it asks of other hosts."""
    page = context.new_page()
    page.set_default_timeout(60000)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', event => console.error('policy:', event.violatedDirective, event.blockedURI, event.sample))"
    )
    # The page about a school asks whether the school itself put something into its copy, and mostly there is nothing.
    own = f"{base}eigen/index.html"
    page.on("console", lambda message: message.location["url"] == own or found.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: request.url == own or found.append(f"{page.url}: {request.url} failed"))
    page.on("response", lambda answer: answer.status < 400 or answer.url == own or found.append(f"{page.url}: {answer.url} gives {answer.status}"))
    page.on("request", lambda request: request.url.startswith((base, "blob:")) or found.append(f"{page.url} asks {request.url}"))
    return page


def walked(browser, base, names, found):
    """Opens the pages of a site one after the other, and returns how many there were."""
    context = browser.new_context()
    page = watched(context, base, found)
    for name in names:
        page.goto(base + name)
    context.close()
    return len(names)
