"""An edition in one file, opened from a folder: search, a tool, links, print, and all that its readers may see, and nothing else."""

import html
import html.parser
import io
import json
import re
import urllib.parse

import pytest
from accessibility import against_the_rules
from outputs import DAY, REPOSITORY, output_folder, pages, small_site
from playwright.sync_api import Error
from pypdf import PdfReader
from reader import until
from school_content import ran
from tool_page import press, saved

pytestmark = [pytest.mark.xdist_group("one-file"), pytest.mark.slow]

CONTENT = REPOSITORY / "content"
HOSTED = "https://www.kanjertraining.nl/opvoedingstips/"
# Pages that make sense only where the site is.
ONLY_ON_SITE = {"404.html", "controleer.html"}


def command(tool, output, *options, audience="ouder"):
    return [tool, "build", "--content", CONTENT, "--handouts", "none", "--one-file", audience, "--output", output, "--quiet", *options]


@pytest.fixture(scope="module")
def made(tool, tmp_path_factory):
    """The files for parents and for teachers, by audience."""
    folder = tmp_path_factory.mktemp("een map")
    files = {audience: folder / f"{audience}.html" for audience in ["ouder", "leerkracht"]}
    for audience, path in files.items():
        result = ran(command(tool, path, audience=audience))
        assert result.returncode == 0, result.stderr
    return files


class Marks(html.parser.HTMLParser):
    """The ids of a file, the addresses in it, and what would not work from mail."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.pages, self.strange = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.append(values["id"])
        if "file-page" in (values.get("class") or "").split():
            self.pages.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "script" and "src" in values or tag == "link" and not values["href"].startswith("data:"):
            self.strange.append(f"{tag} loads a file")
        if values.get("src") and not values["src"].startswith("data:"):
            self.strange.append(f"{tag} shows {values['src']}")
        self.strange += [f"{tag} has {name}" for name in values if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("audience", ["ouder", "leerkracht"])
def test_every_link_leads_somewhere(made, found, looked_at, audience):
    """Each link leads to a part of the file or to a page of the whole site; the file needs no other, and is small enough for mail."""
    path = made[audience]
    marks, site = Marks(path.read_text()), output_folder("site")
    ids = set(marks.ids)
    found += marks.strange
    found.expect(len(ids) == len(marks.ids), f"{len(marks.ids) - len(ids)} ids stand twice")
    within = [link for link in marks.links if link.startswith("#")]
    looked_at("links in the file", len(within))
    found += [f"nothing is called {link}" for link in sorted(set(within)) if urllib.parse.unquote(link[1:]) not in ids]
    hosted = sorted({link for link in marks.links if link.startswith(HOSTED)})
    looked_at("links to the site", len(hosted))
    for link in hosted:
        parts = urllib.parse.urlsplit(link.removeprefix(HOSTED))
        target = site / (parts.path or "index.html")
        # What is printed is published with the site when it was made.
        found.expect(target.is_file() or target.suffix in (".pdf", ".pptx", ".docx", ".epub"), f"the site has no {link}")
    rest = [link for link in marks.links if not link.startswith(("#", "https:", "http:", "mailto:", "tel:"))]
    found += [f"{link} leads nowhere" for link in rest]
    size = path.stat().st_size
    found.expect(1_000_000 < size < 5_000_000, f"it has {size:,} bytes")


def test_it_holds_the_pages_of_the_edition(made, found, looked_at):
    """Page by page it says what the edition says, which tests hold to be nothing that only others read."""
    text, edition = made["ouder"].read_text(), output_folder("parents")
    own = {
        name.removesuffix(".html")
        for name in pages(edition)
        if name not in ONLY_ON_SITE and 'http-equiv="refresh"' not in (edition / name).read_text()
    }
    marks = Marks(text)
    looked_at("pages", len(marks.pages))
    found.expect(set(marks.pages) == own and marks.pages[0] == "ouder", f"its pages differ in {set(marks.pages) ^ own}")
    parts = re.split(r'<div class="file-page [^>]*>\n', text)[1:]

    def words(markup):
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", re.sub(r"<(script|svg|template)\b.*?</\1>", " ", markup, flags=re.DOTALL))).strip()

    for name, part in zip(marks.pages, parts, strict=True):
        page = (edition / f"{name}.html").read_text()
        whole = words(page[page.index("<body") :])
        found.expect(words(part).startswith(whole), f"{name} says something else")
    # What teachers read stands in no form, nor in what search or a tool knows.
    only_for_others(made["ouder"], "leerkracht", found, looked_at)


def test_teachers_read_nothing_for_parents_alone(made, found, looked_at):
    only_for_others(made["leerkracht"], "ouder", found, looked_at)


def only_for_others(path, other, found, looked_at):
    """No sentence that only others read stands in a file: whole lines, and the pieces between marks of those that have such marks."""
    pieces = {
        piece.strip()
        for text in CONTENT.glob(f"*/*/{other}.md")
        for line in text.read_text().split("---\n", 2)[2].splitlines()
        for piece in re.split(r"[\[\]*_`(){}<>|#]+", line)
        if re.match(r"\s*\w.{45,}$", piece)
    }
    rest = "".join(text.read_text() for text in CONTENT.rglob("*.md") if text.name != f"{other}.md")
    plain, own = html.unescape(path.read_text()), {piece for piece in pieces if piece not in rest}
    looked_at("sentences that only others read", len(own))
    found += [f"it says: {piece}" for piece in sorted(own) if piece in plain]


def test_it_is_the_same_each_time_and_whole_or_not_there(tool, folder, found):
    content = small_site("base", folder / "content")

    def run(path, *options, audience="ouder", content=content):
        return ran([tool, "build", "--content", content, "--today", DAY, "--one-file", audience, "--output", path, *options])

    path, other = folder / "nieuw" / "tips.html", folder / "ander.html"
    for target, line in [(path, "1 written"), (path, "1 unchanged"), (other, "1 written")]:
        result = run(target)
        found.expect(result.returncode == 0 and line in result.stdout, f"{result.stdout}{result.stderr}")
    found.expect(path.read_bytes() == other.read_bytes(), "it differs from build to build")
    found.expect([one.name for one in path.parent.iterdir()] == ["tips.html"], f"beside it are {list(path.parent.iterdir())}")
    # Nothing of others is overwritten, and nothing is written when something is wrong.
    path.write_text("<!DOCTYPE html>\n<title>van mij</title>")
    (folder / "map.html").mkdir()
    bad = folder / "bad"
    bad.mkdir()
    (bad / "site.yml").write_text("title: Tips\n")
    for result, status, words in [
        (run(path), 2, "is not a site in one file that tweeluik made"),
        (run(folder / "map.html"), 2, "is not a site in one file that tweeluik made"),
        (run(content / "tips.html"), 2, "lies in the content folder"),
        (run(folder / "b.html", audience="oudr"), 2, "did you mean “ouder”"),
        (run(folder / "b.html", "--audience", "ouder"), 2, "leave out --audience"),
        (run(folder / "b.html", content=bad), 1, "nothing was written"),
    ]:
        found.expect(result.returncode == status and words in result.stderr, f"{result.args[-4:]}: {result.returncode}, {result.stderr}")
    found.expect("van mij" in path.read_text() and not (folder / "b.html").exists(), "something was written")


class OneFile:
    """Somebody who opened the file from a folder."""

    def __init__(self, browser, path, found, **options):
        self.found, self.path, self.address = found, path, path.as_uri()
        self.context = browser.new_context(viewport={"width": 390, "height": 800}, accept_downloads=True, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20000)
        self.page.on("console", lambda message: message.type == "error" and found.append(f"{self.page.url}: {message.text}"))
        self.page.on("pageerror", lambda error: found.append(f"{self.page.url}: {error}"))
        own = (self.address, "data:", "blob:")
        self.page.on("request", lambda request: request.url.startswith(own) or found.append(f"it asks {request.url}"))

    def open(self, place=""):
        self.page.goto("about:blank")
        self.page.goto(self.address + place)

    def arrives(self, place, title):
        for _ in range(200):
            try:
                known = self.page.evaluate("document.baseURI")
                is_shown = not place or place == "#er/is/niets" or known.startswith(HOSTED + place[1:].split(":")[0].split("?")[0] + ".html")
                if self.page.url == self.address + place and is_shown and self.page.title().startswith(title):
                    return
            except Error:
                pass  # Between two pages.
            self.page.wait_for_timeout(50)
        self.found.append(f"{self.page.url}, {self.page.title()}: this is not {place}, {title}")


@pytest.fixture
def somebody(browser, made, found):
    readers = []

    def one(audience="ouder", **options):
        readers.append(OneFile(browser, made[audience], found, **options))
        return readers[-1]

    yield one
    for reader in readers:
        reader.context.close()


def test_a_reader_goes_from_page_to_page(somebody, found):
    one = somebody()
    page = one.page
    one.open()
    one.arrives("", "Voor ouders")
    page.get_by_role("link", name="Durft niet").first.click()
    one.arrives("#problemen/faalangst/ouder", "Faalangst, voor ouders")
    found.expect(page.evaluate("[document.querySelectorAll('main').length, document.body.className]") == [1, "side-1"], "another page is left")
    # A part of the same page, and of another; a page in another language; and back.
    one.open("#begrippen:faalangst")
    until(page, "() => document.activeElement.id === 'faalangst' && document.activeElement.getBoundingClientRect().top < innerHeight")
    one.open("#problemen/faalangst/ouder")
    page.get_by_role("link", name="العربية").first.click()
    one.arrives("#problemen/faalangst/ouder.ar", "")
    found.expect(page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"], "the page is not Arabic")
    page.go_back()
    one.arrives("#problemen/faalangst/ouder", "Faalangst, voor ouders")
    page.go_forward()
    one.arrives("#problemen/faalangst/ouder.ar", "")
    # An address of the file that is none, and one of the site that the file does not hold.
    one.open("#er/is/niets")
    one.arrives("#er/is/niets", "Voor ouders")
    found.expect(page.locator(f".file-note a[href='{HOSTED}']").count() == 1, "it does not say where the newest is")


def test_a_link_to_what_the_file_does_not_hold_says_so(somebody, found):
    one = somebody("leerkracht")
    before, mark, _ = one.path.read_text().partition(' data-elsewhere="')
    assert mark, "no link leads elsewhere"
    one.open("#" + re.findall(r'<div class="file-page [^>]*?\bid="([^"]*)"', before)[-1])
    until(one.page, "() => document.querySelector('a[data-elsewhere]') !== null")
    words = one.page.evaluate("getComputedStyle(document.querySelector('a[data-elsewhere]'), '::after').content")
    found.expect("op de website" in words, f"a link that leads elsewhere says {words}")


def test_a_link_opens_in_a_tab_of_its_own(somebody, found):
    """With a key or the middle button too it leads to the place in the file, not to the website."""
    one = somebody()
    page = one.page
    for how in ({"modifiers": ["ControlOrMeta"]}, {"button": "middle"}):
        one.open()
        link = page.get_by_role("link", name="Durft niet").first
        before = link.get_attribute("href")
        with page.context.expect_page() as opened:
            link.click(**how)
        opened.value.wait_for_url(one.address + "#problemen/faalangst/ouder")
        found.expect(link.get_attribute("href") == before, "the link is another afterwards")
        opened.value.close()


def test_an_address_of_the_site_in_another_spelling(tool, browser, folder, found):
    """Browsers write a host in small letters and leave out the usual port."""
    content = small_site("base", folder / "content")
    settings = content / "site.yml"
    written = re.search(r"^base_url: *(\S+)$", settings.read_text(), re.MULTILINE)[1]
    other = re.sub(r"^https://([^/]+)", lambda match: f"https://{match[1].upper()}:443", written)
    settings.write_text(settings.read_text().replace(written, other))
    path = folder / "tips.html"
    result = ran([tool, "build", "--content", content, "--today", DAY, "--one-file", "ouder", "--output", path, "--quiet"])
    assert result.returncode == 0, result.stderr
    one = OneFile(browser, path, found)
    one.open()
    link = one.page.locator("main a[href]:not([data-elsewhere])").first
    link.click()
    one.page.wait_for_url(re.compile(re.escape(one.address) + "#."))
    one.context.close()
    one = OneFile(browser, path, found)
    one.open("#zoeken")
    until(one.page, "() => !document.querySelector('.search').hidden")
    one.context.close()


def test_search_finds_pages_of_the_file(somebody, found):
    one = somebody()
    page = one.page
    one.open("#problemen/faalangst/ouder")
    page.locator(".search-link").click()
    one.arrives("#zoeken?from=side-1:search_words", "Zoeken")
    until(page, "() => document.activeElement.id === 'search_words'")
    page.keyboard.type("slaat andere kinderen")
    first = page.locator(".search-results li a").first
    first.wait_for()
    found.expect("ouder.html" in first.get_attribute("href"), f"the first result is {first.get_attribute('href')}")
    first.click()
    until(page, "() => document.title.includes('voor ouders') && document.querySelectorAll('mark').length > 0")
    one.open("#zoeken")
    found.expect(page.locator(".search > .help-now").count() == 0, "help is shown before anything is asked")
    page.locator("#search_words").fill("mijn kind wil dood")
    page.locator(".search > .help-now:visible").wait_for()


def test_a_tool_keeps_what_is_filled_in(somebody, folder, found):
    """Agreements that were ticked beside a text begin the plan; the plan is saved, and whoever leaves it without that is asked."""
    one = somebody()
    page = one.page
    one.open("#problemen/faalangst/ouder")
    boxes = page.locator(".choose input")
    page.locator(".fold[aria-expanded=false]").first.click()
    boxes.first.check()
    value = boxes.first.get_attribute("value")
    page.locator(".plan-way a").click()
    one.arrives(f"#problemen/faalangst/plan:kies={value}", "Plan van aanpak")
    until(page, "() => document.querySelectorAll('.plan input:checked').length === 1")
    page.locator(".plan textarea").first.fill("Eén\ntwee")
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.locator(".brand").click()
    page.wait_for_timeout(1000)
    found.expect(asked == ["beforeunload"], f"whoever leaves is asked {asked}")
    found.expect(page.locator(".plan textarea").first.input_value() == "Eén\ntwee", "what was filled in is lost")
    path = saved(page, folder)
    file = json.loads(path.read_text())
    found.expect(file["tweeluik"] == "plan" and "Eén" in path.read_text(), f"the file holds {file}")
    # Then it may be left, to where the reader wanted to go.
    page.locator(".brand").click()
    until(page, "() => document.title.startsWith('Opvoedingstips')")
    one.open("#vragenlijsten/hoe-gaat-het")
    until(page, "() => !document.getElementById('tool_app').hidden")
    press(page, "Wis alles")


def test_one_text_is_printed(somebody, found):
    one = somebody()
    for place, words in [("#problemen/faalangst/ouder", "Faalangst"), ("#problemen/faalangst/handout-ouder", "Faalangst")]:
        one.open(place)
        sheets = PdfReader(io.BytesIO(one.page.pdf(prefer_css_page_size=True))).pages
        text = "".join(sheet.extract_text() for sheet in sheets)
        found.expect(words in text and "Slaapt slecht" not in text, f"{place} prints {text[:200]}")
        found.expect(len(sheets) <= (2 if "handout" in place else 8), f"{place} takes {len(sheets)} sheets")


@pytest.mark.parametrize("place", ["", "#problemen/faalangst/ouder", "#problemen/faalangst/plan", "#zoeken"])
def test_it_breaks_no_rule(somebody, found, place):
    one = somebody()
    one.open(place)
    # The policy of the file lets no script of a test in either; axe comes with the browser's own tools.
    found += against_the_rules(one.page)


def test_it_works_without_scripts(somebody, found):
    one = somebody(java_script_enabled=False)
    page = one.page
    for place, title in [("", "Voor ouders"), ("#problemen/faalangst/ouder", "Faalangst"), ("#begrippen:faalangst", "Begrippen")]:
        one.open(place)
        shown = page.locator(".file-page:visible h1").all_inner_texts()
        found.expect(len(shown) == 1 and title in shown[0], f"{place} shows {shown}")
    one.open()
    page.locator(".file-page:visible").get_by_role("link", name="Durft niet").first.click()
    found.expect(page.url.endswith("#problemen/faalangst/ouder"), f"a link leads to {page.url}")
