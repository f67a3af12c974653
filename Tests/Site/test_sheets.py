"""Every sheet is used: a handout is one side, or two that are both at least half full; no page is blank; lines are easy to read. So it is
whatever an editor writes."""

import re
import shutil
import statistics
import subprocess

import pypdf
import pytest
import yaml
from outputs import DAY, small_site
from paper import PYTHON, bound, pdfs, run

pytestmark = [pytest.mark.xdist_group("paper"), pytest.mark.long, pytest.mark.slow]

SMALLEST = 9.5


def used(pdf):
    """How far down each page has ink, as a share of the page, above its number."""
    drawn = subprocess.run(["pdftoppm", "-r", "36", "-gray", pdf], capture_output=True, check=True).stdout
    while drawn:
        head = re.match(rb"P5\n(\d+) (\d+)\n255\n", drawn)
        width, height = int(head[1]), int(head[2])
        dots, drawn = drawn[head.end() : head.end() + width * height], drawn[head.end() + width * height :]
        rows = [row for row in range(height * 19 // 20) if min(dots[row * width : (row + 1) * width]) < 200]
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
    if len(full) > 10 and not 55 <= statistics.median(full) <= 75:
        wrong.append(f"half of its lines have more than {statistics.median(full)} letters")
    small = sorted(size for size in sizes(pdf) if size < SMALLEST)
    # The number of the second page is smaller.
    return wrong + ([f"it has letters of {small} points"] if small[len(shares) - 1 :] else [])


def test_a_handout_fills_its_sheet(printed, found, looked_at):
    names = [name for name in pdfs(printed.folder) if "/handout-" in name]
    looked_at("handouts", len(names))
    for name in names:
        found += [f"{name}: {what}" for what in wrong_with_a_handout(printed.folder / name)]


def test_no_page_is_wasted(printed, found, looked_at):
    """No page of any PDF is blank, and only the last one of a chapter may be less than a third full."""
    names, seen = set(bound(printed.folder)), 0
    for name in pdfs(printed.folder):
        pdf = printed.folder / name
        shares, starts = list(used(pdf)), chapters(pdf) if name in names else set()
        seen += len(shares)
        found.expect(len(starts) > 1 or name not in names, f"{name} has {len(starts)} chapters")
        for index, share in enumerate(shares):
            found.expect(share > 0, f"{name}: page {index + 1} is blank")
            found.expect(share > 1 / 3 or index + 1 in starts, f"{name}: page {index + 1} is used for {share:.0%}")
    looked_at("pages", seen)


def test_lines_are_easy_to_read(printed, found, looked_at):
    """In everything that is printed, and each line of it. Addresses are not read."""
    seen = 0
    for name in [name for name in pdfs(printed.folder) if not name.endswith("-presentatie.pdf")]:
        full = [line for line in lines(printed.folder / name) if len(line) > 40 and max(map(len, line.split())) < 40]
        seen += len(full)
        if len(full) > 8:
            middle = statistics.median(map(len, full))
            found.expect(55 <= middle <= 75, f"{name}: half of its lines have more than {middle} letters")
        found += [f"{name}: a line has {len(line)} letters: {line}" for line in full if len(line) > 84]
    looked_at("lines of text", seen)


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


def test_five_audiences_stand_below_each_other(tool, folder, found):
    content = small_site("base", folder / "content")
    # Each item of these would have to be said in five ways.
    for name in ["questionnaires", "lessons", "tools", "directory"]:
        shutil.rmtree(content / name)
    everyone = ["ouder", "leerkracht", "opa", "coach", "arts"]
    settings = content / "site.yml"
    whole = yaml.safe_load(settings.read_text())
    whole["audiences"] = [
        {
            "id": id,
            "name": id.title(),
            "title": f"Voor {id}",
            "summary": "Wat u doet.",
            "agreements": {each: f"Dit doet de {each}" for each in everyone},
        }
        for id in everyone
    ]
    settings.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False))
    for problem in ["slapen", "eten"]:
        agreements = [{"id": f"van-{by}", "by": by} | {each: f"{LONG}, {by}." for each in everyone} for by in everyone]
        change(content / "problems" / problem / "index.md", agreements=agreements)
        for other in everyone[2:]:
            (content / "problems" / problem / f"{other}.md").write_text("---\nsummary: Wat u doet.\n---\n## Wat ziet u? {#herkennen}\n\nVeel.\n")
    made = handouts(tool, folder, found, "--audience", "leerkracht")
    assert len(made) == 1
    for pdf in made:
        agreements = [line for line in lines(pdf) if "Zeg wat u ziet" in line]
        found.expect(len(agreements) == 5 and min(map(len, agreements)) > 45, f"{pdf.name}: its agreements are set in columns: {agreements}")
