"""Copies for schools: whole, its own and nobody else's, the same each time, and whole again after any mishap."""

import colorsys
import hashlib
import html
import html.parser
import io
import json
import os
import pathlib
import posixpath
import random
import re
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import urllib.parse
import warnings
import zipfile
import zoneinfo

import icalendar
import yaml
from PIL import Image
from playwright.sync_api import Error

from browser import chromium, in_a_folder
from outputs import DAY, REPOSITORY
from reader import Reader

CONTENT = REPOSITORY / "content"
EVENING = "faalangst-moed-verzamelen"
AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")
NAMES = [
    'Basisschool "De \'Eik\'"', "Jip & Janneke &amp; zonen", "<script>alert(1)</script> De Vos", "Skoalle De Fûgel fan Sânwâl",
    "مدرسة النور الابتدائية", ("De school met een lange naam " * 7)[:199] + "!", "De Regenboog van Zuid", "DE REGENBOOG VAN ZUID",
    "Montessorischool De Punt...", "De Zon 🌈 en de Maan", "</title> van Noord", "Q", "{{ name }} en ${name} en %s",
    "De Schuine \\ Streep / Beek", "Klaver -- vier --> blad <!-- en", "‘Aanhaling’ „van” «Oost»", "De Kikker; de Pad, en: de Worm",
    "yes: [no, ~]", "#hekje met een @apenstaart", "Zus's tweede school van 't Dorp",
]
ACCENTS = ["#ffffff", "#ffff00", "#000000", "#fff"]


class Found(list):
    """What is wrong."""

    def expect(self, truth, what):
        if not truth:
            self.append(what)
        return truth


# What the schools are.


def school(number, name):
    """A school with something of its own in every field: a word that is nowhere else, and a phone number."""
    word, day = f"zq{number:02}wk", number % 28 + 1
    kind = ["svg", "png", "svg", "jpg"][number % 4]
    color = "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(number / 40, 0.4, 0.7))
    return {
        "slug": f"school-{word}", "word": word, "kind": kind, "color": color, "dates": [f"2027-01-{day:02}", f"2027-06-{day:02}"],
        "file": {
            "name": name, "address": f"Straat van {word} 1", "town": f"1234 AB {word}dorp", "url": f"https://{word}.example/",
            "email": f"info@{word}.example", "phone": f"0699{number:02}7731", "logo": f"school-{word}.{kind}",
            "accent": ACCENTS[number % 7] if number % 7 < len(ACCENTS) else color,
            "contacts": [
                {"role": f"Rol {word}", "name": f"Juf “{word}” & <b>", "email": f"juf@{word}.example", "phone": f"0699{number:02}7731"},
                {"role": "Intern begeleider", "name": f"Meester {word}"},
            ],
            "evenings": [
                {"evening": EVENING, "date": f"2027-01-{day:02}", "place": f"zaal {word}, boven; links"},
                {
                    "title": f'Avond {word}; "praten", \\ en <meer>', "summary": f"Over {word} & de rest.",
                    "date": f"2027-06-{day:02}", "start": "08:30", "minutes": 45, "place": f"lokaal {word}",
                },
            ],
            "paragraphs": {"contact": f"Bel de school van *{word}*, of [mail](mailto:juf@{word}.example).\n\n- Eerst de leerkracht.\n"},
        },
        "page": f"---\ntitle: Onze {word} pagina\nsummary: Wat {word} zelf zegt.\n---\nTekst van {word}.\n\n"
        "## Afspraken\n\nLees ook over [agressief gedrag](problem:agressief-gedrag/ouder).\n",
    }


def logo(one):
    """A drawing or a picture in the school's colour."""
    if one["kind"] == "svg":
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><title>{one["word"]}</title>'
            f'<rect width="60" height="40" fill="{one["color"]}"/></svg>'
        ).encode()
    made = io.BytesIO()
    Image.new("RGB", (60, 40), one["color"]).save(made, {"png": "PNG", "jpg": "JPEG"}[one["kind"]])
    return made.getvalue()


def content_with(folder, schools):
    """The real content with these schools."""
    shutil.copytree(CONTENT, folder)
    shutil.rmtree(folder / "schools", ignore_errors=True)
    (folder / "schools").mkdir()
    for one in schools:
        write_school(folder, one)
    return folder


def write_school(content, one):
    base = content / "schools" / one["slug"]
    base.with_suffix(".yml").write_text(yaml.safe_dump(one["file"], allow_unicode=True, sort_keys=False, width=1000))
    base.with_suffix("." + one["kind"]).write_bytes(logo(one))
    base.mkdir()
    (base / f"over-{one['word']}.md").write_text(one["page"])


def cheap_schools(content, count):
    """Many schools that differ in their name only."""
    for number in range(count):
        (content / "schools" / f"goedkoop-{number:03}.yml").write_text(f"name: Goedkope school {number:03}\n")


def pack_command(tool, content, output, *options):
    options = options if "--school" in options else ("--all", *options)
    return [
        tool, "pack", "--content", content, "--output", output, "--handouts", content.parent / "no-handouts", "--today", DAY,
        "--quiet", *options,
    ]


def pack(tool, content, output, *options):
    return ran(pack_command(tool, content, output, *options))


def ran(command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)


def zips(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.zip")}


def in_zip(path):
    """The bytes of every file in a zip, by its path."""
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def in_folder(folder):
    """The bytes of every file in a folder, by its path; folders and links too."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"to {os.readlink(path)}".encode()
        else:
            found[name] = None if path.is_dir() else path.read_bytes()
    return found


def files_in(folder):
    return {name: content for name, content in in_folder(folder).items() if content is not None}


# What a copy is.


class Page(html.parser.HTMLParser):
    """What a page says of its school, and where it leads."""

    def __init__(self, text):
        super().__init__()
        self.title, self.brand, self.logo, self.links, self.ids, self.scripts = "", "", None, [], [], []
        self.open, self.is_redirect = None, False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.links += [attributes[key] for key in ("href", "src", "action") if attributes.get(key)]
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.is_redirect |= tag == "meta" and attributes.get("http-equiv") == "refresh"
        if tag == "img" and attributes.get("class") == "logo":
            self.logo = attributes["src"]
        if tag == "title" and not self.title:
            self.open = "title"
        elif tag == "span" and attributes.get("class") == "brand-school":
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
    """The file and the part that a relative link leads to; nothing where it leads out of the copy by its scheme."""
    parts = urllib.parse.urlsplit(link)
    if parts.scheme:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), urllib.parse.unquote(parts.path)))
    return (path if parts.path else page), urllib.parse.unquote(parts.fragment)


def pages_wrong(copy, one):
    """What is wrong with the pages of a copy, by their paths in its folder."""
    found = Found()
    name, picture = one["file"]["name"], f"onze-school/logo.{one['kind']}"
    pages = {path: Page(text.decode()) for path, text in copy.items() if path.endswith(".html")}
    found.expect(len(pages) > 70, f"{len(pages)} pages")
    for path, page in pages.items():
        if not page.is_redirect:
            found.expect(page.brand == name, f"{path} is headed by “{page.brand}”")
            leads = page.logo and target_of(path, page.logo)
            found.expect(leads and leads[0] == picture, f"{path} shows the logo {page.logo}")
        found.expect(len(page.ids) == len(set(page.ids)), f"{path} has ids twice")
        for kind, text in page.scripts:
            found.expect(kind == "application/ld+json" and json.loads(text), f"{path} has a script: {text}")
        for link in page.links:
            target = target_of(path, link)
            if target is None:
                continue
            found.expect(target[0] in copy, f"{path} leads to {link}")
            # The parts of the search page are made by its script.
            if target[1] and target[0] in pages:
                found.expect(target[1] in pages[target[0]].ids, f"{path} leads to {link}, which has no such part")
    for path in ("begin.html", "onze-school.html"):
        found.expect(path in pages and name in pages[path].title, f"{path} does not have the name in its title")
    return found


def calendars_wrong(copy, one):
    found = Found()
    files = sorted(path for path in copy if path.endswith(".ics"))
    found.expect(len(files) == 2, f"its calendars are {files}")
    for path, date in zip(files, one["dates"]):
        events = [event for event in icalendar.Calendar.from_ical(copy[path]).walk("VEVENT")]
        starts = [event.decoded("dtstart").astimezone(AMSTERDAM) for event in events]
        found.expect([str(start.date()) for start in starts] == [date], f"{path} is on {starts}, not on {date}")
        found.expect(one["word"] in str(events[0]["location"]), f"{path} is at {events[0]['location']}")
    own = icalendar.Calendar.from_ical(copy[files[-1]]).walk("VEVENT")[0]
    found.expect(str(own["summary"]) == one["file"]["evenings"][1]["title"], f"its own evening is “{own['summary']}”")
    found.expect(own.decoded("dtstart").astimezone(AMSTERDAM).strftime("%H:%M") == "08:30", "its own evening begins at another time")
    return found


def contrast(color, paper):
    def light(text):
        parts = [int(text[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted([light(color), light(paper)])
    return (bright + 0.05) / (dark + 0.05)


def own_files_wrong(copy, one):
    """Its logo, colour, instructions and version."""
    found = Found()
    picture = copy.get(f"onze-school/logo.{one['kind']}", b"")
    if one["kind"] == "svg":
        found.expect(one["color"].encode() in picture, "its logo is another")
    else:
        same = Image.open(io.BytesIO(picture)).convert("RGB").tobytes() == Image.open(io.BytesIO(logo(one))).convert("RGB").tobytes()
        found.expect(same, "its logo is another")
    colors = re.findall(r"--accent: (#[0-9a-f]{6})", copy["onze-school/school.css"].decode())
    found.expect(len(colors) == 2, f"its colours are {colors}")
    for color, paper in zip(colors, ["#faf6ee", "#1b1714"]):
        found.expect(contrast(color, paper) >= 4.5, f"{color}, made of {one['file']['accent']}, is not legible on {paper}")
    text = copy["LEESMIJ.txt"].decode()
    found.expect(text.startswith("\ufeff") and "\ufeff" not in text[1:], "LEESMIJ.txt does not begin with a byte order mark")
    found.expect(text.count("\r\n") == text.count("\n") == text.count("\r") > 20, "LEESMIJ.txt does not have the line ends of Windows")
    found.expect(one["file"]["name"] in " ".join(text.split()), "LEESMIJ.txt does not name the school")
    version = json.loads(copy["versie.json"])
    found.expect(version["school"] == one["file"]["name"] and version["version"], f"its version is {version}")
    listed = {line[66:] for line in copy["SHA256SUMS"].decode().splitlines()}
    found.expect(listed == set(copy) - {"SHA256SUMS"}, f"SHA256SUMS differs in {listed ^ set(copy)}")
    return found


def leaks(copy, one, schools):
    """What of other schools is in any of the files."""
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
        # The shortest stands in many words.
        if other is not one and len(name) > 3:
            found.expect(not any(name in way for way in ways), f"it names “{name}”")
    return found


def unpacked_wrong(path, folder, copy):
    """Whether other programs unpack the same, and find its digests right."""
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


def copies_for_schools(tool):
    """Twenty schools with names that are hard to write down."""
    found, schools = Found(), [school(number, name) for number, name in enumerate(NAMES)]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        content = content_with(folder / "content", schools)
        result = pack(tool, content, folder / "a", "--jobs", "2")
        made = zips(folder / "a")
        if not found.expect(result.returncode == 0, f"they were not packed: {result.stderr}"):
            return found
        found.expect(set(made) == {f"{one['slug']}.zip" for one in schools}, f"packed were {sorted(made)}")
        for one in schools:
            path = folder / "a" / f"{one['slug']}.zip"
            whole = in_zip(path)
            found.expect({name.split("/")[0] for name in whole} == {one["slug"]}, f"{path.name} is not one folder")
            copy = {name.split("/", 1)[1]: content for name, content in whole.items()}
            wrong = pages_wrong(copy, one) + calendars_wrong(copy, one) + own_files_wrong(copy, one) + leaks(copy, one, schools)
            wrong += unpacked_wrong(path, folder / "unpacked", whole)
            found += [f"{one['file']['name'][:30]}: {what}" for what in wrong[:10]]

        pack(tool, content, folder / "b", "--jobs", "1")
        found.expect(zips(folder / "b") == made, "two runs differ")
        for part in (3, 1, 2):
            before = len(zips(folder / "c"))
            pack(tool, content, folder / "c", "--shard", f"{part}/3")
            found.expect(len(zips(folder / "c")) - before in (6, 7), f"part {part} of 3 is not a third")
        found.expect(zips(folder / "c") == made, "three parts differ from the whole")
        alone = schools[7]["slug"]
        pack(tool, content, folder / "d", "--school", alone)
        found.expect(zips(folder / "d") == {f"{alone}.zip": made[f"{alone}.zip"]}, "one alone differs from one among others")
    return found


# In a browser.


def a_parent_looks_around(parent, one):
    """From the file that the instructions name, to the home page, to what is searched, to a sheet for on paper."""
    name = one["file"]["name"]

    def headed():
        parent.expect(parent.page.locator("header .brand-school").inner_text() == name, "the page is headed by another name")

    parent.open("begin.html")
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
    parent.page.wait_for_url(address)
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


def a_copy_in_a_browser(tool):
    """Three copies from a folder, without a network: an escaped name, one that reads from the right, a long one."""
    found = Found()
    schools = [school(number, NAMES[number]) for number in (2, 4, 5)]
    for one, kind in zip(schools, ["svg", "png", "jpg"]):
        one["kind"] = kind
        one["file"]["logo"] = f"{one['slug']}.{kind}"
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        folder = pathlib.Path(folder)
        result = pack(tool, content_with(folder / "content", schools), folder / "copies")
        if not found.expect(result.returncode == 0, f"they were not packed: {result.stderr}"):
            return found
        for one in schools:
            ran(["unzip", "-q", folder / "copies" / f"{one['slug']}.zip", "-d", folder])
            with in_a_folder(folder / one["slug"]) as base:
                wrong = Found()
                parent = Reader(browser, base, wrong, offline=True, viewport={"width": 390, "height": 800})
                try:
                    a_parent_looks_around(parent, one)
                except Error as error:
                    wrong.append(f"{parent.page.url}: it ends: {error.message.splitlines()[0]}")
                parent.context.close()
                found += [f"{one['file']['name'][:30]}: {what}" for what in wrong]
    return found


# What goes wrong on the way.


def killed(command, after):
    """Starts a program, and ends it at once after so many seconds."""
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def killed_while_writing(command, output):
    """Ends a program as soon as a file is there that is no zip. Whether one stayed; it may be just ready."""
    for _ in range(20):
        process = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        while process.poll() is None:
            if not all(name.endswith(".zip") for name in os.listdir(output)):
                process.kill()
                process.wait()
        if not all(name.endswith(".zip") for name in os.listdir(output)):
            return True
    return False


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.zip")}


def times(folder):
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.zip")}


def another_version(content, folder):
    """The content with another text, a page more and a page less."""
    shutil.copytree(content, folder)
    contact = folder / "pages" / "contact.md"
    contact.write_text(re.sub(r"(?m)^summary: .*$", "summary: Hoe u ons bereikt.", contact.read_text()))
    (folder / "pages" / "vorige.md").unlink(missing_ok=True)
    (folder / "pages" / "volgende.md").write_text("---\ntitle: Volgende\nsummary: Wat erbij kwam.\n---\nNieuwe tekst.\n")
    return folder


def with_an_old_page(content):
    """Adds a page that the next version does not have."""
    (content / "pages" / "vorige.md").write_text("---\ntitle: Vorige\nsummary: Wat verdwijnt.\n---\nOude tekst.\n")
    return content


def packing_again(tool):
    """Killed twenty times, then run to its end; and schools with errors."""
    found, chance = Found(), random.Random(5)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        versions = [content_with(folder / "first" / "content", [school(3, NAMES[3])])]
        cheap_schools(versions[0], 300)
        versions.append(another_version(versions[0], folder / "second" / "content"))
        begin = time.monotonic()
        whole = []
        for number, content in enumerate(versions):
            result = pack(tool, content, folder / f"whole-{number}", "--jobs", "2")
            found.expect(result.returncode == 0, f"they were not packed: {result.stderr}")
            whole.append(digests(folder / f"whole-{number}"))
        normal = (time.monotonic() - begin) / 2
        found.expect(all(len(digest) == 301 for digest in whole), f"packed were {[len(digest) for digest in whole]}")
        for path in (folder / "whole-0").glob("*.zip"):
            with zipfile.ZipFile(path) as archive:
                found.expect(archive.testzip() is None, f"{path.name} is not whole")

        output, states = folder / "output", set()
        output.mkdir()
        for turn in range(20):
            killed(pack_command(tool, versions[turn % 2], output, "--jobs", "2"), chance.uniform(0.05, normal))
            state = digests(output)
            states.add(tuple(sorted(state.items())))
            for name, digest in state.items():
                found.expect(digest in (whole[0][name], whole[1][name]), f"killed, {name} is not whole")
            for path in sorted(output.glob("*.zip"), key=lambda path: path.stat().st_mtime_ns)[-3:]:
                result = ran([tool, "verify", path])
                found.expect(result.returncode == 0, f"killed, {path.name} is no copy: {result.stdout}{result.stderr}")
        found.expect(len(states) > 5, f"it was never killed on its way: {len(states)}")
        result = pack(tool, versions[0], output, "--jobs", "2")
        found.expect(result.returncode == 0 and digests(output) == whole[0], "run to its end, not all are there")
        for number in (1, 0):
            # The second time what it was writing is there already as it should be.
            found.expect(killed_while_writing(pack_command(tool, versions[1], output), output), "it was not killed while it wrote")
            pack(tool, versions[number], output, "--jobs", "2")
            left = sorted(path.name for path in output.iterdir() if path.suffix != ".zip")
            found.expect(not left and digests(output) == whole[number], f"killed while it wrote, then run to its end: {left} is left")
            pack(tool, versions[0], output, "--jobs", "2")
        before = times(output)
        pack(tool, versions[0], output, "--jobs", "2")
        found.expect(times(output) == before, "what was there is made anew")
        for path in sorted(output.glob("*.zip"))[::10]:
            result = ran([tool, "verify", path])
            found.expect(result.returncode == 0, f"{path.name} is no copy: {result.stdout}{result.stderr}")
        found += with_errors(tool, folder / "errors")
    return found


def with_errors(tool, folder):
    """Schools with an error are said; the others are made, and what was there of the wrong ones stays."""
    found, schools = Found(), [school(number, NAMES[number]) for number in range(6)]
    schools[0]["kind"] = "svg"
    content = content_with(folder / "content", schools)
    pack(tool, content, folder / "output")
    before, stamps = digests(folder / "output"), times(folder / "output")
    contact = content / "pages" / "contact.md"
    contact.write_text(re.sub(r"(?m)^summary: .*$", "summary: Hoe u ons bereikt.", contact.read_text()))
    drawing, place, color = (content / "schools" / schools[index]["slug"] for index in (0, 1, 2))
    drawing.with_suffix(".svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 4">\n  <script>alert(1)</script>\n</svg>\n'
    )
    place.with_suffix(".yml").write_text("name: School\nparagraphs:\n  contacht: |\n    Tekst.\n")
    color.with_suffix(".yml").write_text('name: School\naccent: "groenig"\n')
    result = pack(tool, content, folder / "output")
    found.expect(result.returncode == 1, f"schools with errors: it ends with {result.returncode}")
    for pattern in (rf"{drawing.name}\.svg:2:3: error:", rf"{place.name}\.yml:3:3: error:", rf"{color.name}\.yml:2:9: error:"):
        found.expect(re.search(rf"(?m)^\S*schools/{pattern}", result.stderr), f"{pattern} is not said: {result.stderr}")
    found.expect("did you mean “contact”" in result.stderr, "a slip in a place is not seen")
    after = digests(folder / "output")
    for index, one in enumerate(schools):
        name = f"{one['slug']}.zip"
        if index < 3:
            kept = after.get(name) == before[name] and times(folder / "output")[name] == stamps[name]
            found.expect(kept, f"{name} was there and has an error now: it is not left as it was")
        else:
            found.expect(after.get(name) not in (None, before[name]), f"{name} is not made anew beside one with errors")
    wrong = pack(tool, content, folder / "other", "--school", schools[3]["slug"][:-1])
    found.expect(wrong.returncode == 2 and schools[3]["slug"] in wrong.stderr, f"a slip in a slug: {wrong.stderr}")
    return found


# Runs a command with a small disk at $1, which then is copied to $2. First $3, if it is a zip, is unpacked there.
SMALL_DISK = """
disk=$1 kept=$2 zip=$3; shift 3
mount -t tmpfs -o size=3m none "$disk" || exit 99
[ -z "$zip" ] || unzip -q "$zip" -d "$disk" || exit 98
"$@"; status=$?
cp -a "$disk/." "$kept"
exit $status
"""


def on_a_small_disk(disk, kept, command, zip=""):
    return ran(["unshare", "--mount", "sh", "-c", SMALL_DISK, "sh", disk, kept, zip, *command])


def disk_full(tool):
    """A disk that holds a few copies only."""
    found = Found()
    if ran(["unshare", "--mount", "true"]).returncode != 0:
        print("  a small disk can not be made here: only root may")
        return found
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        content = content_with(folder / "content", [school(number, NAMES[number]) for number in range(12)])
        disk, kept = folder / "disk", folder / "kept"
        disk.mkdir()
        kept.mkdir()
        for jobs in ("1", "2"):
            command = pack_command(tool, content, disk, "--jobs", jobs)
            result = on_a_small_disk(disk, kept, command)
            errors = [line for line in result.stderr.splitlines() if line.startswith("error:")]
            found.expect(result.returncode == 2, f"a full disk: it ends with {result.returncode}: {result.stderr}")
            said = len(errors) == 1 and re.search(r"school-zq\d\dwk\.zip: No space left", errors[0])
            found.expect(said, f"a full disk is said as {errors}")
            found.expect(2 <= len(zips(kept)) < 12, f"a full disk holds {len(zips(kept))} copies")
            for path in sorted(kept.iterdir()):
                if found.expect(path.suffix == ".zip", f"a full disk: {path.name} is left behind"):
                    result = ran([tool, "verify", path])
                    whole = zipfile.is_zipfile(path) and zipfile.ZipFile(path).testzip() is None
                    found.expect(whole and result.returncode == 0, f"a full disk: {path.name} is not whole: {result.stderr}")
                path.unlink()

        # An update does not fit beside the old copy.
        one = school(3, NAMES[3])["slug"]
        pack(tool, another_version(content, folder / "second" / "content"), folder / "new", "--school", one)
        pack(tool, content, folder / "old", "--school", one)
        old, new = (folder / name / f"{one}.zip" for name in ("old", "new"))
        result = on_a_small_disk(disk, kept, [tool, "update", disk / one, "--from", new], old)
        found.expect(result.returncode == 2 and "No space left" in result.stderr, f"an update on a full disk: {result.stderr}")
        found.expect(files_in(kept) == in_zip(old), "an update on a full disk leaves another copy")
    return found


# Looked after at the school.


def changed_wrong(tool, fresh, folder):
    """What `verify` says of copies that were changed."""
    found = Found()

    def says(what, lines, status=1, of=folder):
        result = ran([tool, "verify", of])
        said = sorted(line for line in result.stdout.splitlines() if re.match(r"(changed|lost|added): ", line))
        found.expect((result.returncode, said) == (status, sorted(lines)), f"{what}: {result.returncode}, {result.stdout}{result.stderr}")

    def anew():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(fresh, folder)

    anew()
    says("a fresh copy", [], 0)
    says("a copy with a slash", [], 0, f"{folder}/")
    for name in ("x.txt", "map/é – ü.html", ".verborgen", "SHA256SUMS"):
        add(folder / "eigen" / name, name)
    says("files of its own", [], 0)
    index = folder / "index.html"
    index.write_bytes(index.read_bytes().replace(b"<h1>", b"<h1>!"))
    says("a changed page", ["changed: index.html"])
    (folder / "contact.html").unlink()
    add(folder / "problemen" / "eigen" / "nieuw blad.html", "x")
    says("changed, lost and added", ["changed: index.html", "lost: contact.html", "added: problemen/eigen/nieuw blad.html"])
    anew()
    (folder / "Eigen.txt").write_text("x")
    (folder / "eigenlijk").mkdir()
    (folder / "eigenlijk" / "x.txt").write_text("x")
    says("names that begin as “eigen”", ["added: Eigen.txt", "added: eigenlijk/x.txt"])
    anew()
    (folder / "over.html").write_bytes(b"")
    says("an emptied page", ["changed: over.html"])
    anew()
    for what, target in [("nothing", "nergens.html"), ("a folder", "problemen"), ("another page", "contact.html")]:
        (folder / "over.html").unlink()
        (folder / "over.html").symlink_to(target)
        says(f"a link to {what}", ["changed: over.html"])
    (folder / "over.html").unlink()
    (folder / "over.html").mkdir()
    says("a folder for a page", ["lost: over.html"])
    return found


def add(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def zip_of(entries, path):
    """A zip of names with bytes, or with what a link leads to; a name may come twice."""
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            info = zipfile.ZipInfo(name)
            # Python itself writes a backslash as it is only when it is put back.
            info.filename = name
            info.external_attr = (stat.S_IFLNK | 0o777 if isinstance(content, str) else stat.S_IFREG | 0o644) << 16
            archive.writestr(info, content)
    return path


def bad_zips(good, folder):
    """Zips that would write elsewhere, are no copies, or are not what they say; each by its name."""
    folder.mkdir()
    slug, entries = good.stem, in_zip(good)
    sums = f"{slug}/SHA256SUMS"

    def with_entry(name, content=b"x", listed=None):
        """As if it belonged there: its digest is listed too."""
        made = dict(entries)
        line = f"{hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()}  {listed or name}\n"
        made[sums] = made[sums] + line.encode()
        return [*made.items(), (name, content)]

    def replaced(name, content):
        return list({**entries, f"{slug}/{name}": content}.items())

    outside = folder.parent / "outside" / "abs.txt"
    made = {
        "above the folder": with_entry("../x.txt"),
        "above the folder, by way of it": with_entry(f"{slug}/../../x.txt", listed="../../x.txt"),
        "beside the folder": with_entry("x.txt"),
        "an absolute name": with_entry(str(outside)),
        "a drive": with_entry("C:\\x.txt"),
        "a drive in the folder": with_entry(f"{slug}/C:\\x.txt", listed="C:\\x.txt"),
        "backslashes": with_entry(f"{slug}\\..\\..\\x.txt"),
        "backslashes in the folder": with_entry(f"{slug}/..\\..\\x.txt", listed="..\\..\\x.txt"),
        "a link": with_entry(f"{slug}/link", str(outside.parent), "link"),
        "a link that is gone through": [
            *with_entry(f"{slug}/link", str(outside.parent), "link"), (f"{slug}/link/x.txt", b"x"),
        ],
        "a name twice": with_entry(f"{slug}/index.html", listed="index.html"),
        "a name twice, the same": [*entries.items(), (f"{slug}/index.html", entries[f"{slug}/index.html"])],
        "a changed page": replaced("index.html", b"x"),
        "another list of digests": replaced("SHA256SUMS", b""),
        "no list of digests": [entry for entry in entries.items() if entry[0] != sums],
        "no version": [entry for entry in entries.items() if entry[0] != f"{slug}/versie.json"],
        "a lost page": [entry for entry in entries.items() if entry[0] != f"{slug}/index.html"],
        "a page that is not listed": [*entries.items(), (f"{slug}/x.html", b"x")],
        "another zip": [("x.txt", b"x")],
        "an empty zip": [],
    }
    paths = {what: zip_of(entries, folder / f"{number}.zip") for number, (what, entries) in enumerate(made.items())}
    for what, content in {"no zip": b"x" * 5000, "an empty file": b"", "half a zip": good.read_bytes()[: good.stat().st_size // 2]}.items():
        paths[what] = folder / f"{what}.zip"
        paths[what].write_bytes(content)
    turned = bytearray(good.read_bytes())
    turned[len(turned) // 2] ^= 0xFF
    paths["a turned bit"] = folder / "turned.zip"
    paths["a turned bit"].write_bytes(turned)
    paths["what is not there"] = folder / "nothing.zip"
    return paths


class Place:
    """A school's folder with its copy, and files of its own in it."""

    OWN = {
        "brief.txt": "Brief", "map met spaties/é – ü 🌈.txt": "x", "diep/er/en/nog/dieper.html": "<p>", ".verborgen": "", "index.html": "x",
        "SHA256SUMS": "x", "-rf": "x", "een\nregel": "x",
    }

    def __init__(self, zip, folder):
        self.root, self.folder = folder, folder / "school" / zip.stem
        self.zip = zip

    def fill(self):
        shutil.rmtree(self.root, ignore_errors=True)
        self.folder.parent.mkdir(parents=True)
        with zipfile.ZipFile(self.zip) as archive:
            archive.extractall(self.folder.parent)
        for name, text in self.OWN.items():
            add(self.folder / "eigen" / name, text)
        (self.folder / "eigen" / "verwijzing").symlink_to("brief.txt")
        self.own = in_folder(self.folder / "eigen")

    def keeps_its_own(self):
        return in_folder(self.folder / "eigen") == self.own

    def is_of(self, copy):
        """Whether it holds exactly what a zip holds, its own files aside."""
        there = {name: content for name, content in files_in(self.folder).items() if not name.startswith("eigen/")}
        return there == copy

    def all(self):
        return in_folder(self.root)

    def alone(self):
        """Whether nothing else was left beside it."""
        return [path.name for path in self.folder.parent.iterdir()] == [self.folder.name]


def without_folder(zip):
    return {name.split("/", 1)[1]: content for name, content in in_zip(zip).items()}


def updated_wrong(tool, place, old, new):
    """From one version to the next, with what is the school's own kept, and refused where something was changed."""
    found, next_copy = Found(), without_folder(new)
    found.expect("vorige.html" in without_folder(old) and "volgende.html" in next_copy, "the two versions do not differ in their pages")

    def update(*options):
        return ran([tool, "update", place.folder, "--from", new, *options])

    place.fill()
    result = update()
    found.expect(result.returncode == 0, f"an update: {result.returncode}, {result.stdout}{result.stderr}")
    found.expect(place.is_of(next_copy), "an update gives something else than the new version")
    found.expect(place.keeps_its_own() and place.alone(), "an update changes what is the school's own, or leaves something behind")
    found.expect(ran([tool, "verify", place.folder]).returncode == 0, "after an update it is not whole")
    again = update()
    found.expect(again.returncode == 0 and place.is_of(next_copy) and place.keeps_its_own(), f"a second update: {again.stderr}")
    place.fill()
    (place.folder / "eigen" / "leeg").mkdir()
    rights = {place.folder: 0o750, place.folder / "eigen": 0o700, place.folder / "eigen" / "brief.txt": 0o640}
    for path, mode in rights.items():
        path.chmod(mode)
    update()
    found.expect((place.folder / "eigen" / "leeg").is_dir(), "an update loses an empty folder of the school's own")
    for path, mode in rights.items():
        now = stat.S_IMODE(path.stat().st_mode)
        found.expect(now == mode, f"an update makes the rights of {path.relative_to(place.root)} {now:o}, they were {mode:o}")

    place.fill()
    entries = [*in_zip(new).items(), (f"{new.stem}/eigen/brief.txt", b"y"), (f"{new.stem}/eigen/geplant.txt", b"y")]
    before, result = place.all(), ran([tool, "update", place.folder, "--from", zip_of(entries, new.with_name("planted.zip"))])
    kept = place.keeps_its_own() if result.returncode == 0 else place.all() == before
    found.expect(kept, "a zip with files in “eigen” adds to what is the school's own, or changes it")

    def change():
        (place.folder / "over.html").write_text("x")

    def name_a_file():
        add(place.folder / "problemen" / "erbij.html", "x")

    for what, make, path in [("changed", change, "over.html"), ("added", name_a_file, "problemen/erbij.html")]:
        place.fill()
        make()
        before = place.all()
        result = update()
        said = path in result.stdout + result.stderr
        found.expect(result.returncode == 1 and said, f"a file was {what}: {result.returncode}, {result.stdout}{result.stderr}")
        found.expect(place.all() == before, f"a file was {what}: an update that is refused does something")
        result = update("--force")
        found.expect(result.returncode == 0, f"--force, a file was {what}: {result.returncode}, {result.stderr}")
        found.expect(place.is_of(next_copy) and place.keeps_its_own() and place.alone(), f"--force, a file was {what}: it is not whole")
    place.fill()
    (place.folder / "over.html").unlink()
    result = update()
    found.expect(result.returncode == 0 and place.is_of(next_copy), f"a file was lost: {result.returncode}, {result.stderr}")
    return found


def refused_wrong(tool, place, new, folder):
    """Zips that may not be used."""
    found = Found()
    outside = folder / "outside"
    outside.mkdir()
    place.fill()
    before = place.all()
    for what, path in bad_zips(new, folder / "bad").items():
        for force in ([], ["--force"]):
            result = ran([tool, "update", place.folder, "--from", path, *force])
            found.expect(
                result.returncode == 2 and result.stderr,
                f"{' '.join([what, *force])}: it ends with {result.returncode}: {result.stdout}{result.stderr}",
            )
            if not found.expect(place.all() == before, f"{what}: the copy was changed"):
                place.fill()
            found.expect(not any(outside.iterdir()) and not list(folder.glob("*.txt")), f"{what}: something was written outside")
        result = ran([tool, "verify", path])
        found.expect(result.returncode in (1, 2), f"{what}: `verify` finds it whole")
    for what, target in [("an empty folder", folder / "empty"), ("a folder that is no copy", folder / "bad"), ("nothing", folder / "nothing")]:
        if what == "an empty folder":
            target.mkdir()
        kept = in_folder(target) if target.exists() else None
        for command in (["verify", target], ["update", target, "--from", new], ["update", target, "--from", new, "--force"]):
            result = ran([tool, *command])
            found.expect(result.returncode == 2, f"{what}: `{command[0]}` ends with {result.returncode}: {result.stdout}{result.stderr}")
        found.expect((in_folder(target) if target.exists() else None) == kept, f"{what}: something was put there")
    return found


def from_elsewhere_wrong(tool, place, new):
    """An update of the folder by its other names: each time it is made, or refused with nothing done."""
    found, copy = Found(), without_folder(new)
    link = place.root / "link"
    name = place.folder.name
    for what, target, where in [
        ("the folder where one is", ".", place.folder), ("its name", name, place.folder.parent), ("a slash", f"{name}/", place.folder.parent),
        ("two slashes", f"{name}//", place.folder.parent), ("a slash and a dot", f"{name}/.", place.folder.parent), ("a link", link, None),
    ]:
        place.fill()
        link.symlink_to(place.folder)
        before = place.all()
        result = ran([tool, "update", target, "--from", new], cwd=where)
        if result.returncode == 0:
            done = place.is_of(copy) and place.keeps_its_own() and place.alone()
            found.expect(done and link.is_symlink(), f"{what}: it is not updated, or something else is changed")
        else:
            found.expect(place.all() == before, f"{what}: an update that fails does something")
            found.expect(".tweeluik-" not in result.stderr, f"{what}: it is not said what is wrong: {result.stderr}")
    return found


def two_at_once_wrong(tool, place, new):
    """Two updates of one folder at the same time: one may be refused; the copy is whole."""
    found, copy = Found(), without_folder(new)
    command = [str(part) for part in (tool, "update", place.folder, "--from", new, "--quiet")]
    for _ in range(6):
        place.fill()
        both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
        ends = [process.wait() for process in both]
        result = ran([tool, "verify", place.folder])
        whole = place.folder.is_dir() and place.is_of(copy) and place.keeps_its_own() and place.alone()
        found.expect(0 in ends and whole, f"two at once end with {ends}: {(result.stdout + result.stderr)[-120:]}")
    return found


def killed_wrong(tool, place, old, new):
    """An update that is ended at any moment."""
    found, chance = Found(), random.Random(8)
    copies = [without_folder(old), without_folder(new)]
    command = [tool, "update", place.folder, "--from", new]
    place.fill()
    begin = time.monotonic()
    ran(command)
    normal = time.monotonic() - begin
    seen = []
    for turn in range(20):
        place.fill()
        killed(command, normal * (turn + chance.random()) / 20)
        result = ran([tool, "verify", place.folder])
        state = next((number for number, copy in enumerate(copies) if place.folder.is_dir() and place.is_of(copy)), None)
        seen.append(state)
        what = f"killed at {turn}/20 of {normal:.3f} s"
        found.expect(state is not None and result.returncode == 0, f"{what}: it is neither the old nor the new: {result.stdout}{result.stderr}")
        found.expect(place.keeps_its_own(), f"{what}: what is the school's own is gone or changed")
        result = ran(command)
        found.expect(result.returncode == 0 and place.is_of(copies[1]), f"{what}: the next update gives {result.returncode}: {result.stderr}")
        found.expect(place.keeps_its_own() and place.alone(), f"{what}: the next update leaves something behind, or loses something")
    found.expect(0 in seen, f"it was killed too late: {seen}")
    return found


def verified_and_updated(tool):
    """What a school's computer administrator does with a copy."""
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        one = school(0, NAMES[0])
        content = with_an_old_page(content_with(folder / "first" / "content", [one]))
        next_content = another_version(content, folder / "second" / "content")
        for source, output in [(content, "old"), (next_content, "new")]:
            result = pack(tool, source, folder / output)
            if not found.expect(result.returncode == 0, f"it was not packed: {result.stderr}"):
                return found
        old, new = (folder / output / f"{one['slug']}.zip" for output in ("old", "new"))
        version = json.loads(without_folder(new)["versie.json"])
        result = ran([tool, "verify", new])
        found.expect(result.returncode == 0, f"a fresh zip: {result.stdout}{result.stderr}")
        for key in ("version", "date", "school"):
            found.expect(version[key] in result.stdout, f"`verify` does not say the {key}: {result.stdout}")
        fresh = Place(new, folder / "fresh")
        fresh.fill()
        shutil.rmtree(fresh.folder / "eigen")
        found += changed_wrong(tool, fresh.folder, folder / "verified" / one["slug"])
        place = Place(old, folder / "place")
        found += updated_wrong(tool, place, old, new)
        found += refused_wrong(tool, place, new, folder)
        found += from_elsewhere_wrong(tool, place, new)
        found += two_at_once_wrong(tool, place, new)
        found += killed_wrong(tool, place, old, new)
    return found
