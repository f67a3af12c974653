"""Every sheet is used: a handout is one side, or two that are both at least half full; no page is blank; lines are easy to read. So it is
whatever an editor writes."""

import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import zipfile

import pypdf
import pytest
import yaml
from outputs import DAY, REPOSITORY, small_site
from paper import PYTHON, bound, front_matter, pdfs, run, squeezed

pytestmark = [pytest.mark.xdist_group("paper"), pytest.mark.long, pytest.mark.slow]

SMALLEST = 9.5


def used(pdf, ink=200):
    """How far down each page has ink, as a share of the page, above its number. A thin line in grey counts when `ink` is lighter."""
    drawn = subprocess.run(["pdftoppm", "-r", "36", "-gray", pdf], capture_output=True, check=True).stdout
    while drawn:
        head = re.match(rb"P5\n(\d+) (\d+)\n255\n", drawn)
        width, height = int(head[1]), int(head[2])
        dots, drawn = drawn[head.end() : head.end() + width * height], drawn[head.end() + width * height :]
        rows = [row for row in range(height * 19 // 20) if min(dots[row * width : (row + 1) * width]) < ink]
        # A running head is no text.
        yield max([row / height for row in rows if row > height / 20] or [0])


def chapters(pdf):
    """The indexes of the pages on which a chapter begins, and one past the last page."""
    reader = pypdf.PdfReader(pdf)
    places = [place for name, place in reader.named_destinations.items() if re.fullmatch(r"chapter_\d+", name)]
    return {reader.get_destination_page_number(place) for place in places} | {len(reader.pages)}


def lines(pdf, *pages):
    """The text of each line that is followed by another in its paragraph, and the sizes of letters that are used, in points."""
    layout = subprocess.run(["pdftotext", "-bbox-layout", *pages, pdf, "-"], capture_output=True, text=True).stdout
    full = []
    for block in layout.split("<block")[1:]:
        rows = [" ".join(re.findall(r"<word [^>]*>(.*?)</word>", line)) for line in block.split("<line")[1:]]
        full += [row for row in rows[:-1] if " " in row]
    return full


def sizes(pdf):
    """The sizes of all letters, in points."""
    found = set()

    def visit(text, matrix, own, _, size):
        if text.strip():
            found.add(round(abs(size * own[3] * matrix[3]), 1))

    for page in pypdf.PdfReader(pdf).pages:
        page.extract_text(visitor_text=visit)
    return found


def wrong_with_a_handout(pdf):
    shares = list(used(pdf))
    wrong = [f"page {number} is used for {share:.0%}" for number, share in enumerate(shares, 1) if share < 0.5]
    wrong += [f"it has {len(shares)} pages"] if len(shares) > 2 else []
    full = [len(line) for line in lines(pdf) if len(line) > 40]
    if len(full) > 10 and not 60 <= statistics.median(full) <= 75:
        wrong.append(f"half of its lines have more than {statistics.median(full)} letters")
    small = sorted(size for size in sizes(pdf) if size < SMALLEST)
    # The number of the second page is smaller.
    return wrong + ([f"it has letters of {small} points"] if small[len(shares) - 1 :] else [])


def badly_used(folder):
    """What is wasted in the PDFs of a folder: blank pages, and pages less than a third full that are not the last of a chapter. And how many pages
    there are."""
    names, wrong, pages = set(bound(folder)), [], 0
    for name in pdfs(folder):
        shares, starts = list(used(folder / name)), chapters(folder / name) if name in names else set()
        pages += len(shares)
        wrong += [] if len(starts) > 1 or name not in names else [f"{name} has {len(starts)} chapters"]
        for index, share in enumerate(shares):
            wrong += [f"{name}: page {index + 1} is blank"] if share == 0 else []
            wrong += [f"{name}: page {index + 1} is used for {share:.0%}"] if share <= 1 / 3 and index + 1 not in starts else []
    return wrong, pages


def hard_to_read(folder):
    """What is wrong with the lines in the PDFs of a folder, how many lines were read, and how many PDFs have enough of them to tell how long most are.
    Slides have few words, and addresses are not read."""
    wrong, seen, enough = [], 0, 0
    for name in [name for name in pdfs(folder) if not name.endswith("-presentatie.pdf")]:
        full = [line for line in lines(folder / name) if len(line) > 40 and max(map(len, line.split())) < 40]
        seen += len(full)
        if len(full) > 8:
            enough += 1
            middle = statistics.median(map(len, full))
            wrong += [] if 60 <= middle <= 75 else [f"{name}: half of its lines have more than {middle} letters"]
        wrong += [f"{name}: a line has {len(line)} letters: {line}" for line in full if len(line) > 84]
    return wrong, seen, enough


def test_a_handout_fills_its_sheet(printed, found, looked_at):
    names = [name for name in pdfs(printed.folder) if "/handout-" in name]
    looked_at("handouts", len(names))
    for name in names:
        found += [f"{name}: {what}" for what in wrong_with_a_handout(printed.folder / name)]


def test_no_page_is_wasted(printed, found, looked_at):
    """No page of any PDF is blank, and only the last one of a chapter may be less than a third full."""
    wrong, pages = badly_used(printed.folder)
    found += wrong
    looked_at("pages", pages)


def test_lines_are_easy_to_read(printed, found, looked_at):
    """In everything that is printed, and each line of it."""
    wrong, seen, enough = hard_to_read(printed.folder)
    found += wrong
    looked_at("lines of text", seen)
    looked_at("PDFs with lines enough", enough)


def test_there_is_room_to_answer(printed, found, looked_at):
    """Lines to write on take up what is left of the sheet on which those who came say what they think of the evening."""
    evenings = printed.texts.evenings()
    looked_at("evenings", len(evenings))
    for evening in evenings:
        *_, share = used(printed.folder / "ouderavonden" / f"{evening.stem}.pdf", ink=245)
        found.expect(share > 0.85, f"{evening.stem}: its last sheet is used for {share:.0%}")


def heads(pdf):
    """What stands at the head of each page that is numbered with the whole volume."""
    pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout.split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        if re.search(rf"(?m)^\s*{number} / {len(pages)}\s*$", page):
            yield number, page.strip().split("\n")[0]


def wrong_at_the_head(folder):
    """Where the head of a page says another volume or part than it is of, and how many heads name a part: that is not done where one begins."""
    wrong, seen = [], 0
    for name in bound(folder):
        reader = pypdf.PdfReader(folder / name)
        title = reader.metadata.title.partition(": ")[2]
        marks = [mark for each in reader.outline for mark in (each if isinstance(each, list) else [each]) if not isinstance(mark, list)]
        parts = sorted((reader.get_destination_page_number(mark) + 1, mark.title) for mark in marks)
        chapter_starts = {index + 1 for index in chapters(folder / name)}
        begins = {page for page, _ in parts} | chapter_starts
        for number, head in heads(folder / name):
            wrong += [] if " ".join(head.split()).startswith(title[:39]) else [f"{name}: page {number} begins with “{head}”"]
            before = [part for page, part in parts if page < number]
            # The contents, which come before all chapters, are no part.
            if number not in begins and number > min(chapter_starts):
                seen += 1
                wrong += [] if any(part[:39].lower() in head.lower() for part in before[-3:]) else [f"{name}: page {number} says “{head}”"]
    return wrong, seen


def test_the_head_of_a_page_says_where_it_is(printed, odd, found, looked_at):
    """The volume, and the part of it."""
    (wrong, seen), (odd_ones, more) = wrong_at_the_head(printed.folder), wrong_at_the_head(odd)
    found += wrong + odd_ones
    looked_at("heads", seen + more)


def test_what_is_handed_out_is_one_sheet(printed, found, looked_at):
    """A sheet that is filled in counts its own pages: both sides of a sheet of paper at most."""
    names = bound(printed.folder)
    looked_at("volumes", len(names))
    for name in names:
        text = subprocess.run(["pdftotext", "-layout", printed.folder / name, "-"], capture_output=True, text=True).stdout
        # The first page of a volume is its cover, which has no number.
        longer = [page.split("\n")[0].strip() for page in text.split("\f") if re.search(r"(?<!\d)1 / ([3-9]|\d\d)\s*$", page)]
        found.expect(not longer, f"{name}: {longer} are more than a sheet")


@pytest.mark.full
def test_printed_on_both_sides_each_chapter_begins_on_a_sheet(tool, printed, folder, found, pytestconfig):
    """And the margin where the sheets are bound is the wider one: on the left of a front, on the right of a back."""
    evening = printed.texts.evening
    run(tool, *printed.texts.options(), "--output", folder / "d", "--python", PYTHON, "--set", evening, "--duplex")
    [name] = pdfs(folder / "d")
    assert name == f"ouderavonden/{evening}-duplex.pdf"
    *starts, _ = sorted(chapters(folder / "d" / name))
    found.expect(len(starts) > 3 and all(start % 2 == 0 for start in starts), f"chapters begin on the pages {[start + 1 for start in starts]}")
    if pytestconfig.getoption("--full"):
        run(tool, *printed.texts.options(), "--output", folder / "d", "--python", PYTHON, "--set", "book", "--duplex")
    for name in pdfs(folder / "d"):
        pdf, edges = folder / "d" / name, {0: set(), 1: set()}
        texts = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout.split("\f")[:-1]
        said = [int(number) for text in texts for number in re.findall(r"\d+ / (\d+)\s*$", text) if int(number) > 3]
        found.expect(said and set(said) == {len(texts)}, f"{name} has {len(texts)} pages, and says {set(said)}")
        for number, sheet in enumerate(pypdf.PdfReader(pdf).pages):
            xs = []
            sheet.extract_text(visitor_text=lambda text, matrix, own, _, size, xs=xs: xs.append(own[4]) if text.strip() else None)
            # The running head begins where the text does; a sheet that is handed out has none.
            if number > 1 and f"{number + 1} / " in texts[number]:
                edges[number % 2].add(round(min(xs)))
        found.expect(not edges[1] or min(edges[0]) > min(edges[1]) + 15, f"{name} begins at {edges}")


LONG = "Zeg wat u ziet, wacht even en vraag daarna wat uw kind zelf als eerste zou willen proberen"


# What an editor may write that the layout was not made for: changes of a problem, and of its view for parents.
ODD = {
    "nothing but its agreements": ({}, {"points": None, "starters": None}),
    "twelve points": ({}, {"points": [f"{LONG} ({number})." for number in range(12)]}),
    "twenty points and eight questions": (
        {},
        {"points": [f"{LONG} ({number})." for number in range(20)], "starters": [f"Wat ziet u bij {number}?" for number in range(8)]},
    ),
    "a title of 300 letters": ({"title": "Slapen " + "moeilijkindeslaapkomenlukt" * 3 + " en zo meer" * 19}, {}),
    "one very long point": ({}, {"points": [" ".join([LONG] * 12) + "."]}),
}


def change(path, **changes):
    """Changes what stands in the front matter of a text."""
    _, front, body = path.read_text().split("---\n", 2)
    # Everything as it is written: `on` is a key, not “true”.
    whole = {key: value for key, value in (yaml.load(front, Loader=yaml.CBaseLoader) | changes).items() if value is not None}
    path.write_text("---\n" + yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=5000) + "---\n" + body)


def handouts(tool, folder, found, *options):
    options = ["--content", "content", "--today", DAY, "--output", "pdf", "--python", PYTHON, "--problem", "slapen", *options]
    result = run(tool, *options, folder=folder)
    found.expect(result.returncode == 0, f"it is not printed: {result.stderr}")
    names = pdfs(folder / "pdf")
    for name in names:
        found += [f"{name}: {what}" for what in wrong_with_a_handout(folder / "pdf" / name)]
    return [folder / "pdf" / name for name in names]


# The others go the same ways, and `test_volumes` prints a long title too.
HARDEST = "twenty points and eight questions"


@pytest.mark.parametrize("what", [pytest.param(what, marks=() if what == HARDEST else pytest.mark.full) for what in ODD])
def test_whatever_an_editor_writes_fits(tool, folder, found, what):
    problem = small_site("base", folder / "content") / "problems" / "slapen"
    for name, changes in zip(["index", "ouder"], ODD[what]):
        change(problem / f"{name}.md", **changes)
    assert len(handouts(tool, folder, found, "--audience", "ouder")) == 1


EVERYONE = ["ouder", "leerkracht", "opa", "coach", "arts"]


def put_five_audiences(content):
    """Each agreement is said in five ways, and each problem has five views."""
    # Each item of these would have to be said in five ways too.
    for name in ["questionnaires", "lessons", "tools", "directory"]:
        shutil.rmtree(content / name)
    settings = content / "site.yml"
    whole = yaml.safe_load(settings.read_text())
    whole["audiences"] = [
        {
            "id": id,
            "name": id.title(),
            "title": f"Voor {id}",
            "summary": "Wat u doet.",
            "agreements": {each: f"Dit doet de {each}" for each in EVERYONE},
        }
        for id in EVERYONE
    ]
    settings.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False))
    for problem in ["slapen", "eten"]:
        agreements = [{"id": f"van-{by}", "by": by} | {each: f"{LONG}, {by}." for each in EVERYONE} for by in EVERYONE]
        change(content / "problems" / problem / "index.md", agreements=agreements)
        for other in EVERYONE[2:]:
            (content / "problems" / problem / f"{other}.md").write_text("---\nsummary: Wat u doet.\n---\n## Wat ziet u? {#herkennen}\n\nVeel.\n")


@pytest.fixture(scope="module")
def odd(tool, pytestconfig):
    """What is printed of a site with five audiences, a title of 300 letters and twelve points: the book and the handouts of that problem, and in a full
    run everything else too."""
    choice = [] if pytestconfig.getoption("--full") else ["--set", "book", "--problem", "slapen"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        content = small_site("base", folder / "content")
        put_five_audiences(content)
        for file, what in [("index", "a title of 300 letters"), ("ouder", "twelve points")]:
            change(content / "problems" / "slapen" / f"{file}.md", **ODD[what][file == "ouder"])
        shutil.copy(REPOSITORY / "content" / "help.md", content)
        for side in EVERYONE:
            view = content / "problems" / "slapen" / f"{side}.md"
            view.write_text(view.read_text() + f"\n{LONG}.\n" * 40 + "\nBel meteen.\n\n[](help:)\n")
        result = run(tool, "--content", content, "--today", DAY, "--output", folder / "pdf", "--python", PYTHON, *choice)
        assert result.returncode == 0, result.stderr
        yield folder / "pdf"


def test_no_page_of_odd_content_is_wasted(odd, found, looked_at):
    wrong, pages = badly_used(odd)
    found += wrong
    looked_at("pages", pages)


def test_lines_of_odd_content_are_easy_to_read(odd, found, looked_at):
    wrong, seen, enough = hard_to_read(odd)
    found += wrong
    looked_at("lines of text", seen)
    looked_at("PDFs with lines enough", enough)


def test_five_audiences_stand_below_each_other(odd, found, looked_at):
    names = [name for name in pdfs(odd) if "/handout-" in name]
    looked_at("handouts", len(names))
    for name in names:
        found += [f"{name}: {what}" for what in wrong_with_a_handout(odd / name)]
        agreements = [line for line in lines(odd / name) if "Zeg wat u ziet" in line and line[-1] != "."]
        found.expect(len(agreements) >= 5 and min(map(len, agreements)) > 45, f"{name}: its agreements are set in columns: {agreements}")


def test_a_book_says_once_whom_to_call(odd, found):
    """Before all else. A text that says it again has the numbers, and leads there."""
    help = front_matter(REPOSITORY / "content" / "help.md")
    reader = pypdf.PdfReader(odd / "alle-tips.pdf")
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    reason, title = squeezed(help["numbers"][0]["for"]), squeezed(help["title"])
    [home] = [number for number, text in enumerate(pages, 1) if reason in text]
    found.expect(reader.outline[1].title == help["title"], f"the book begins with “{reader.outline[1].title}”")
    again = [text for text in pages[home:] if title in text]
    found.expect(sum(text.count(title) for text in again) == len(EVERYONE), f"{len(again)} pages lead to it")
    for text in again:
        found.expect(f"{title}(→{home})" in text, f"it does not say that it is on page {home}: {text}")
        found += [f"a page lacks {number['phone']}" for number in help["numbers"] if squeezed(number["phone"]) not in text]
    with zipfile.ZipFile(odd / "alle-tips.epub") as book:
        texts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    found.expect(sum(help["numbers"][0]["for"] in text for text in texts) == 1, "the e-book does not say it once")
    ways = {way for text in texts for way in re.findall(r'class="help-again"><a href="([^"]+)"', text)}
    found.expect(len(ways) == 1 and any('id="volume_help"' in text for text in texts), f"the e-book leads to {ways}")
