"""Independent programs read everything that is published."""

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
import rdflib
from outputs import OUTPUTS, is_redirect, output_folder, pages
from validators import valid_html, working_links


@pytest.fixture(params=OUTPUTS)
def output(request):
    return output_folder(request.param)


def test_every_page_is_valid_html(found, looked_at, one_in):
    """Those of an edition are pages of the site that lack something: one in four, unless in a full run."""
    parents = output_folder("parents")
    whole = [output_folder(name) for name in OUTPUTS if name != "parents"]
    count, wrong = valid_html(*whole, *(parents / name for name in one_in(4, pages(parents))))
    looked_at("pages", count)
    found += wrong


def test_every_link_resolves(output, found, looked_at):
    count, wrong = working_links(output)
    looked_at("links", count)
    found += wrong


def test_the_sitemap_names_every_page(output, found, looked_at):
    """The sitemap is well-formed and names every page that search engines may show, once, at the site's own address."""
    root = ElementTree.parse(output / "sitemap.xml").getroot()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    places = [loc.text for loc in root.iter(f"{space}loc")]
    robots = (output / "robots.txt").read_text()
    home = robots.partition("Sitemap: ")[2].strip().removesuffix("sitemap.xml")
    named = sorted(place.removeprefix(home) for place in places)
    expected = []
    for page in pages(output):
        text = (output / page).read_text()
        canonical = re.search(r'<link rel="canonical" href="([^"]*)"', text)
        if 'content="noindex"' not in text and canonical and canonical[1] == home + page:
            expected.append(page)
    if not home.endswith("/") or named != expected or not expected:
        found.append(f"sitemap and pages differ: {set(named) ^ set(expected)}")
    looked_at("addresses", len(named))


def test_the_feed_is_atom(output, found, looked_at):
    """The feed is well-formed Atom with all that RFC 4287 requires. Its entries lead to pages, and the latest comes first."""
    path = output / "feed.xml"
    if not path.exists():
        assert "atom+xml" not in (output / "index.html").read_text(), "a feed is named that is not there"
        pytest.skip("nothing here is dated")
    feed = feedparser.parse(path.read_bytes())
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
        if not (output / entry.link.removeprefix(home)).is_file():
            found.append(f"there is no page {entry.link}")
        if not (entry.title and entry.summary):
            found.append(f"{entry.id} lacks a title or a summary")
    looked_at("entries", len(feed.entries))


def test_every_calendar_is_one_event(output, found, looked_at):
    """Every calendar file follows RFC 5545 and has one event with a beginning and an end, and its page says when it is."""
    calendars = sorted(output.rglob("*.ics"))
    if not calendars:
        pytest.skip("no evening has a date here")
    looked_at("calendars", len(calendars))
    for path in calendars:
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
            if not moment or datetime.fromisoformat(moment[1]).astimezone(UTC) != start.astimezone(UTC):
                found.append(f"{path.name}: the page has another moment: {moment and moment[1]}, {start}")


SCHEMA = "https://schema.org/"
# What search engines ask of each type, and what we promise ourselves.
REQUIRED = {
    "Article": ["headline", "url", "inLanguage", "author", "publisher"],
    "BreadcrumbList": ["itemListElement"],
    "ListItem": ["position", "name", "item"],
    "Event": ["name", "startDate", "endDate", "location", "organizer"],
    "Course": ["name", "description", "provider"],
    "LearningResource": ["name"],
}


def test_data_speaks_the_words_of_schema_org(output, found, looked_at):
    """The data in each page are JSON-LD in the words of schema.org: every type and property exists, no required one is missing, and every address
    is a page of the output. Views, courses and dated evenings have their data."""
    known = {str(term).rsplit("/", 1)[1] for term in dir_of_schema()}
    types = {}
    home = re.search(r"Sitemap: (.*)sitemap\.xml", (output / "robots.txt").read_text())[1]
    blocks = 0
    for name in pages(output):
        text = (output / name).read_text()
        graph = rdflib.Graph()
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, flags=re.DOTALL):
            blocks += 1
            data = json.loads(block)
            if data.pop("@context") != "https://schema.org":
                found.append(f"{name}: another context")
            # The context's address cannot be asked here; this says the same for the words that we use.
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
                if not (output / str(value).removeprefix(home)).is_file():
                    found.append(f"{name}: there is no page {value}")
    dated = {path.with_suffix(".html").relative_to(output).as_posix() for path in output.rglob("*.ics")}
    if types.get("Event", set()) != dated:
        found.append(f"events and dated evenings differ: {types.get('Event')} {dated}")
    if not types.get("Article") or not types.get("BreadcrumbList"):
        found.append("there is no article, or no trail")
    looked_at("blocks of data", blocks)


def dir_of_schema():
    """Every term of schema.org that rdflib knows."""
    return [rdflib.SDO[name] for name in rdflib.SDO.__annotations__]


def test_old_addresses_lead_to_pages(output, found, looked_at):
    """Every page at an old address leads to a page by a relative address, and asks search engines not to show it."""
    old = [name for name in pages(output) if is_redirect(output / name)]
    if not old:
        pytest.skip("nothing here has an old address")
    looked_at("old addresses", len(old))
    for name in old:
        path = output / name
        text = path.read_text()
        target = re.search(r'content="0; url=([^"]*)"', text)[1]
        if target.startswith("/") or not (path.parent / target).resolve().is_file() or 'content="noindex"' not in text:
            found.append(f"{name} leads to {target}")
