"""Copies for schools, as other programs and a browser read them: whole, with the school's own things and nobody else's, and the same each time."""

import html
import html.parser
import io
import json
import pathlib
import posixpath
import re
import shutil
import subprocess
import tempfile
import urllib.parse
import zipfile
import zoneinfo

import icalendar
import pytest
from browser import in_a_folder, on_a_server, shown_pages, telling_pages, walked
from found import Found
from outputs import REPOSITORY
from PIL import Image
from reader import Reader
from school_content import NAMES, content_with, files_in, in_zip, logo, pack, ran, school, small_content_with, zips
from validators import valid_html, working_links

# One process has all of these, which share the copies that take long to make.
pytestmark = [pytest.mark.xdist_group("schools"), pytest.mark.long, pytest.mark.slow]

AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")


class Page(html.parser.HTMLParser):
    """What a page says about its school, and where its links lead."""

    def __init__(self, text):
        super().__init__()
        self.title, self.brand, self.logo, self.links, self.ids, self.scripts = "", "", None, [], [], []
        self.open = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.links += [attributes[key] for key in ("href", "src", "action") if attributes.get(key)]
        self.ids += [attributes["id"]] if "id" in attributes else []
        if tag == "img" and attributes.get("class") == "logo":
            self.logo = attributes["src"]
        if tag == "title" and not self.title:
            self.open = "title"
        elif tag == "span" and attributes.get("class") == "sender":
            self.open = "brand"
        elif tag == "script" and "src" not in attributes:
            self.open = "script"
            self.scripts.append([attributes.get("type"), ""])

    def handle_endtag(self, tag):
        self.open = None

    def handle_data(self, data):
        if self.open == "title":
            self.title += data
        elif self.open == "brand":
            self.brand += data
        elif self.open == "script":
            self.scripts[-1][1] += data


def target_of(page, link):
    """The file and the part of it to which a relative link leads; nothing for a link with a scheme, which leads out of the copy."""
    parts = urllib.parse.urlsplit(link)
    if parts.scheme:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), urllib.parse.unquote(parts.path)))
    return (path if parts.path else page), urllib.parse.unquote(parts.fragment)


def pages_wrong(copy, one):
    """What is wrong with the pages of a copy, given by their paths."""
    found = Found()
    name, picture = one["file"]["name"], f"onze-school/logo.{one['kind']}"
    pages = {path: Page(text.decode()) for path, text in copy.items() if path.endswith(".html")}
    found.expect(len(pages) > 70, f"{len(pages)} pages")
    for path, page in pages.items():
        # Two pages are read without the rest too, and have no head.
        if path not in ("begin.html", "LEESMIJ.html"):
            found.expect(page.brand == name, f"{path} is headed by “{page.brand}”")
            leads = page.logo and target_of(path, page.logo)
            found.expect(leads and leads[0] == picture, f"{path} shows the logo {page.logo}")
        found.expect(len(page.ids) == len(set(page.ids)), f"{path} has ids twice")
        for kind, text in page.scripts:
            found.expect(kind in ("application/ld+json", "application/json") and json.loads(text), f"{path} has a script: {text[:100]}")
        for link in page.links:
            target = target_of(path, link)
            if target is None:
                continue
            found.expect(target[0] in copy, f"{path} leads to {link}")
            # The parts of the search page are made by a script.
            if target[1] and target[0] in pages:
                found.expect(target[1] in pages[target[0]].ids, f"{path} leads to {link}, which has no such part")
    for path in ("begin.html", "onze-school.html"):
        found.expect(path in pages and name in pages[path].title, f"{path} does not have the name in its title")
    return found


def calendars_wrong(copy, one):
    found = Found()
    files = sorted(path for path in copy if path.endswith(".ics"))
    found.expect(len(files) == 2, f"its calendars are {files}")
    files.sort(key=lambda path: icalendar.Calendar.from_ical(copy[path]).walk("VEVENT")[0].decoded("dtstart"))
    for path, date in zip(files, one["dates"]):
        events = [event for event in icalendar.Calendar.from_ical(copy[path]).walk("VEVENT")]
        starts = [event.decoded("dtstart").astimezone(AMSTERDAM) for event in events]
        found.expect([str(start.date()) for start in starts] == [date], f"{path} is on {starts}, not on {date}")
        found.expect(one["word"] in str(events[0]["location"]), f"{path} is at {events[0]['location']}")
    own = icalendar.Calendar.from_ical(copy[files[-1]]).walk("VEVENT")[0]
    found.expect(str(own["summary"]) == one["file"]["evenings"][1]["title"], f"its own evening is “{own['summary']}”")
    hour = own.decoded("dtstart").astimezone(AMSTERDAM).strftime("%H:%M")
    found.expect(hour == "08:30", f"its own evening begins at {hour}")
    return found


def contrast(color, paper):
    def light(text):
        parts = [int(text[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted([light(color), light(paper)])
    return (bright + 0.05) / (dark + 0.05)


def own_files_wrong(copy, one):
    """What is wrong with the school's logo, colour, instructions and version."""
    found = Found()
    picture = copy.get(f"onze-school/logo.{one['kind']}", b"")
    if one["kind"] == "svg":
        found.expect(one["color"].encode() in picture, "its logo is another")
    else:
        first, second = (Image.open(io.BytesIO(content)).convert("RGB").tobytes() for content in (picture, logo(one)))
        found.expect(first == second, "its logo is another")
    colors = re.findall(r"--accent: (#[0-9a-f]{6})", copy["onze-school/school.css"].decode())
    found.expect(len(colors) == 2, f"its colours are {colors}")
    for color, paper in zip(colors, ["#faf6ee", "#1b1714"]):
        found.expect(contrast(color, paper) >= 4.5, f"{color}, made of {one['file']['accent']}, is not legible on {paper}")
    text = copy["LEESMIJ.txt"].decode()
    found.expect(text.startswith("\ufeff") and "\ufeff" not in text[1:], "LEESMIJ.txt does not begin with a byte order mark")
    as_in_windows = text.count("\r\n") == text.count("\n") == text.count("\r") > 20
    found.expect(as_in_windows, "LEESMIJ.txt does not have the line ends of Windows")
    found.expect(one["file"]["name"] in " ".join(text.split()), "LEESMIJ.txt does not name the school")
    version = json.loads(copy["versie.json"])
    found.expect(version["school"] == one["file"]["name"] and version["version"], f"its version is {version}")
    listed = {line[66:] for line in copy["SHA256SUMS"].decode().splitlines()}
    found.expect(listed == set(copy) - {"SHA256SUMS"}, f"SHA256SUMS differs in {listed ^ set(copy)}")
    return found


def leaks(copy, one, schools):
    """What any of the files say of other schools."""
    found = Found()
    for path, content in copy.items():
        content = content.replace(b"\r\n ", b"")
        words = {word.decode() for word in re.findall(rb"zq\d\dwk", content)} - {one["word"]}
        phones = {phone.decode() for phone in re.findall(rb"0699\d\d7731", content)} - {one["file"]["phone"]}
        found.expect(not words and not phones, f"{path} holds {sorted(words | phones)}")
    text = b"\n".join(copy.values()).decode(errors="replace")
    ways = [text, html.unescape(text)]
    for other in schools:
        name = other["file"]["name"]
        # A name of three letters may be a part of any word.
        if other is not one and len(name) > 3:
            found.expect(not any(name in way for way in ways), f"it names “{name}”")
    return found


def unpacked_wrong(path, folder, copy):
    """What is wrong with the copy that other programs unpack, and with the digests that they calculate."""
    found = Found()
    for name, command in [("unzip", ["unzip", "-q", path, "-d"]), ("bsdtar", ["bsdtar", "-xf", path, "-C"])]:
        target = folder / name
        target.mkdir(parents=True)
        result = ran([*command, target])
        found.expect(result.returncode == 0 and not result.stderr, f"{name}: {result.stdout}{result.stderr}")
        found.expect(files_in(target) == copy, f"{name} unpacks other bytes")
    check = ran(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder / "unzip" / path.stem)
    found.expect(check.returncode == 0, f"sha256sum: {check.stdout}{check.stderr}")
    shutil.rmtree(folder)
    return found


# The schools that a browser looks at, and the kinds of their logos: a name to escape, a name from right to left, and a long name.
SEEN = {2: "svg", 4: "png", 5: "jpg"}


@pytest.fixture(scope="module")
def schools(pytestconfig):
    """Schools by number, with names that are hard to write down; those whose copies an ordinary run opens have numbers by four."""
    step = 1 if pytestconfig.getoption("--full") else 4
    made = {number: school(number, NAMES[number]) for number in sorted({*range(0, len(NAMES), step), *SEEN})}
    for number, kind in SEEN.items():
        made[number]["kind"] = kind
        made[number]["file"]["logo"] = f"{made[number]['slug']}.{kind}"
    return made


@pytest.fixture(scope="module")
def copies(tool, schools):
    """The content with these schools, and the folder with their copies."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        content = content_with(folder / "content", schools.values())
        result = pack(tool, content, folder / "copies", "--jobs", "2")
        assert result.returncode == 0, result.stderr
        assert set(zips(folder / "copies")) == {f"{one['slug']}.zip" for one in schools.values()}
        yield content, folder / "copies"


@pytest.mark.parametrize("number", [pytest.param(number, marks=[pytest.mark.full] if number % 4 else []) for number in range(len(NAMES))])
def test_a_copy_is_whole_and_its_own(copies, schools, folder, found, looked_at, number):
    one = schools[number]
    path = copies[1] / f"{one['slug']}.zip"
    whole = in_zip(path)
    looked_at("files", len(whole))
    found.expect({name.split("/")[0] for name in whole} == {one["slug"], "imsmanifest.xml"}, f"{path.name} is not one folder")
    copy = {name.split("/", 1)[1]: content for name, content in whole.items() if "/" in name}
    found += pages_wrong(copy, one) + calendars_wrong(copy, one) + own_files_wrong(copy, one) + leaks(copy, one, schools.values())
    found += unpacked_wrong(path, folder / "unpacked", whole)


def test_the_same_each_time(tool, schools, folder, found):
    content = small_content_with(folder / "content", schools.values())
    pack(tool, content, folder / "a")
    made = zips(folder / "a")
    found.expect(len(made) == len(schools), f"{len(made)} copies")
    pack(tool, content, folder / "b", "--jobs", "1")
    found.expect(zips(folder / "b") == made, "two runs differ")
    for part in (3, 1, 2):
        before = len(zips(folder / "c"))
        pack(tool, content, folder / "c", "--shard", f"{part}/3")
        found.expect(abs(len(zips(folder / "c")) - before - len(made) / 3) < 1, f"part {part} of 3 is not a third")
    found.expect(zips(folder / "c") == made, "three parts differ from the whole")
    alone = schools[8]["slug"]
    pack(tool, content, folder / "d", "--school", alone)
    found.expect(zips(folder / "d") == {f"{alone}.zip": made[f"{alone}.zip"]}, "one alone differs from one among others")


def a_parent_looks_around(parent, one):
    """From the file that the instructions name, to the home page, to a search, to a sheet to print."""
    name = one["file"]["name"]

    def headed():
        parent.expect(parent.page.locator("header .sender").inner_text() == name, "the page is headed by another name")

    parent.page.goto("about:blank")
    parent.open("begin.html")
    parent.arrives("index.html")
    parent.page.go_back()
    parent.expect(parent.page.url == "about:blank", "the way back leads to the file that leads on")
    parent.page.go_forward()
    parent.arrives("index.html")
    headed()
    parent.page.wait_for_load_state()
    picture = "image => image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().height > 0"
    parent.expect(parent.page.locator("header img.logo").evaluate(picture), "the logo does not show")
    wide = parent.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    parent.expect(not wide, "the page is wider than the screen")
    parent.page.get_by_label("Waar zoekt u naar?").fill("faalangst")
    parent.page.keyboard.press("Enter")
    first = parent.page.locator(".search-results a").first
    first.wait_for()
    headed()
    address = first.evaluate("link => link.href")
    first.click()
    # The words that were found soon leave the address.
    parent.page.wait_for_url(address.split("?")[0] + "*")
    headed()
    parent.expect("aalangst" in parent.page.locator("h1").inner_text(), "what was found is on another page")
    parent.open("problemen/faalangst/handout-ouder.html")
    headed()
    parent.page.emulate_media(media="print")
    shown = parent.page.locator("main").get_by_text(name, exact=False)
    parent.expect(shown.count() > 0 and shown.first.is_visible(), "the sheet for on paper does not name the school")
    parent.page.emulate_media(media="screen")
    parent.open("onze-school.html")
    parent.page.get_by_role("link", name=f"Onze {one['word']} pagina").first.click()
    parent.arrives(f"onze-school/over-{one['word']}.html")
    headed()


@pytest.mark.parametrize("number", SEEN)
def test_a_copy_in_a_browser(copies, schools, browser, folder, found, number):
    """Read from a folder without a network."""
    one = schools[number]
    ran(["unzip", "-q", copies[1] / f"{one['slug']}.zip", "-d", folder])
    with in_a_folder(folder / one["slug"]) as base:
        parent = Reader(browser, base, found, offline=True, viewport={"width": 390, "height": 800})
        a_parent_looks_around(parent, one)
        parent.context.close()


def test_a_copy_is_as_good_as_the_site(tool, browser, folder, found, looked_at, pytestconfig):
    """A copy passes the validators, and works on a strict web server."""
    subprocess.run(
        [tool, "pack", "--school", "de-linde", "--content", REPOSITORY / "content", "--output", folder, "--quiet"],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    with zipfile.ZipFile(folder / "de-linde.zip") as archive:
        archive.extractall(folder)
    copy = folder / "de-linde"
    names = shown_pages(copy) if pytestconfig.getoption("--full") else [name for _, name in telling_pages({"copy": copy})]
    for what, (count, wrong) in {"pages": valid_html(*(copy / name for name in names)), "links": working_links(copy)}.items():
        looked_at(what, count)
        found += wrong
    with on_a_server(copy) as base:
        looked_at("pages on a server", walked(browser, base, names, found))
