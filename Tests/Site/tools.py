"""Tools in the reader's own browser: what is filled in there goes nowhere, and is kept only in a file of the reader's own."""

import html.parser

import contacts
import directory
import portfolio
import signals
import sociogram
import sociogram_shown
from browser import chromium, in_a_folder, on_a_server
from reader import in_each_place
from ways_out import ATTEMPTS, scanned, the_scanner_sees, tried, witness

POLICY = {
    "default-src": "'none'", "connect-src": "'none'", "form-action": "'none'", "base-uri": "'none'", "object-src": "'none'",
    "script-src": "'self'", "style-src": "'self'", "require-trusted-types-for": "'script'",
}


class Head(html.parser.HTMLParser):
    """The scripts and the policy of a page, and what would run without being a file."""

    def __init__(self, text):
        super().__init__()
        self.scripts, self.policy, self.inline = [], "", []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "script" and "json" not in values.get("type", ""):
            self.scripts.append(values.get("src") or "inline")
        if tag == "meta" and values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        self.inline += [f"{tag} has {name}" for name in values if name == "style" or name.startswith("on")]
        if tag == "form" or tag == "iframe":
            self.inline.append(f"there is a {tag}")


def tool_pages(site):
    """The pages that hold a tool."""
    return [path for path in sorted(site.rglob("*.html")) if 'id="tool_data"' in path.read_text()]


def nothing_leaves_a_tool(site):
    """No script of a tool holds a way out; the page's policy refuses every one that a policy can refuse, from a folder and from a server;
    and the same attempts do reach another host where there is no policy."""
    found = the_scanner_sees()
    pages = tool_pages(site)
    if not pages:
        return ["there are no tools"]
    for path in pages:
        head = Head(path.read_text())
        given = dict(part.strip().split(" ", 1) for part in head.policy.split(";") if part.strip())
        found += [f"{path.name}: {name} is {given.get(name)}" for name, value in POLICY.items() if given.get(name) != value]
        found += [f"{path.name}: {line}" for line in head.inline]
        for name in head.scripts:
            script = (path.parent / name).resolve()
            found += [f"{script.name}: {line}" for line in scanned(script.read_text())] if script.is_file() else [f"{path.name}: {name} is no file"]
    with witness() as other, chromium() as browser:
        page = browser.new_page()
        page.goto(other.address)
        found += [f"{name} does not reach another host without a policy" for name in set(ATTEMPTS) - set(tried(page, ATTEMPTS, other))]
        for place in [in_a_folder, on_a_server]:
            with place(site) as base:
                for path in pages:
                    page = browser.new_page()
                    page.goto(base + path.relative_to(site).as_posix())
                    if page.locator("#tool_app").is_hidden():
                        found.append(f"{path.name}, {place.__name__}: the tool does not start")
                    found += [f"{path.name}, {place.__name__}: {name} reaches another host" for name in tried(page, ATTEMPTS, other)]
                    page.close()
    return found


JOURNEYS = [journey for tool in [sociogram, sociogram_shown, signals, portfolio, contacts, directory] for journey in tool.JOURNEYS]


def tools_are_used(site):
    """Each tool from a folder and from a strict server: filled in, seen, kept, opened, printed and deleted."""
    with chromium() as browser:
        return in_each_place(site, browser, JOURNEYS)
