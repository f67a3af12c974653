"""Every page from a web server with a strict Content-Security-Policy, in a subfolder."""

import re
import urllib.request

from browser import chromium, on_a_server, shown_pages, watched

TYPES = {".html": "text/html", ".css": "text/css", ".js": "javascript", ".svg": "image/svg+xml"}


def at_home_on_a_strict_server(site):
    """No page breaks the policy, asks anything of another host, says anything in the console, or misses a file; every kind of
    file has its type, as the server says that browsers may not guess it."""
    found = []
    with on_a_server(site) as base, chromium() as browser:
        for ending, kind in TYPES.items():
            name = next(path for path in sorted(site.rglob("*" + ending)) if path.name != "404.html").relative_to(site)
            with urllib.request.urlopen(base + name.as_posix()) as answer:
                if not re.search(re.escape(kind), answer.headers["Content-Type"]):
                    found.append(f"{name} is served as {answer.headers['Content-Type']}")
        page = watched(browser.new_context(), base, found)
        for name in shown_pages(site):
            page.goto(base + name)
    return found
