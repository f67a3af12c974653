"""Sets, course books and the book of all tips: complete, accessible, in order, the same each time, and linked from the site."""

import re
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile

import page as pdf_validator
import pypdf
import pytest
import yaml
from outputs import DAY, REPOSITORY, small_site
from paper import PYTHON, bound, front_matter, pdfs, run, squeezed, text_of
from tags import tags
from validators import invalid_epub

pytestmark = [pytest.mark.xdist_group("paper"), pytest.mark.long, pytest.mark.slow]


def words(pdf):
    """Every word of each PDF page with its box, as an independent renderer places it."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True).stdout
    for number, sheet in enumerate(re.split("<page ", text)[1:], 1):
        width, height = (float(found) for found in re.match(r'width="([\d.]+)" height="([\d.]+)"', sheet).groups())
        found = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', sheet)
        yield number, width, height, [(*map(float, box[:4]), box[4]) for box in found]


def badly_placed(pdf):
    """Words that leave the paper, and pairs of words that cover each other."""
    found = []
    for number, width, height, boxes in words(pdf):
        found += [f"page {number}: “{word}” leaves the paper" for x, y, x2, y2, word in boxes if x < 0 or y < 0 or x2 > width or y2 > height]
        boxes.sort(key=lambda box: box[1])
        for index, (x, y, x2, y2, word) in enumerate(boxes):
            for ox, oy, ox2, oy2, other in boxes[index + 1 :]:
                if oy > y2:
                    break
                across, down = min(x2, ox2) - max(x, ox), min(y2, oy2) - max(y, oy)
                if across > 1 and down > 0.5 * min(y2 - y, oy2 - oy):
                    found.append(f"page {number}: “{word}” and “{other}” cover each other")
    return found


def contents_are_right(pdf):
    """Whether each line of the table of contents leads to the PDF page whose number it gives."""
    reader = pypdf.PdfReader(pdf)
    # On the cover, or on a page of its own.
    number = next(index for index, sheet in enumerate(reader.pages) if "Inhoud" in (sheet.extract_text() or ""))
    lines = re.findall(r"(?m)^(.+?)[ .]*\. ?(\d+)$", reader.pages[number].extract_text())
    links = [link.get_object() for link in reader.pages[number].get("/Annots", [])]
    # A line is several links, one for each part of its text.
    names = dict.fromkeys(link["/Dest"] if "/Dest" in link else link["/A"]["/D"] for link in links if "/URI" not in link.get("/A", {}))
    targets = [reader.get_destination_page_number(reader.named_destinations[name]) + 1 for name in names]
    return len(lines) == len(targets) > 0 and [int(line[1]) for line in lines] == targets, (lines, targets)


@pytest.mark.parametrize("name", ["evening", *(pytest.param(name, marks=pytest.mark.full) for name in ["course", "book"])])
def test_the_same_each_time(tool, printed, folder, name):
    texts = printed.texts
    evening = f"ouderavonden/{texts.evening}"
    parts = {"evening": f"{evening}*.*", "course": f"cursussen/{texts.course}/{texts.course}.pdf", "book": "alle-tips.*"}
    run(tool, *texts.options(), "--output", folder, "--python", PYTHON, "--set", getattr(texts, name, name))
    made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.is_file() and not path.name.startswith("."))
    assert made == sorted(path.relative_to(printed.folder).as_posix() for path in printed.folder.glob(parts[name]))
    if name == "evening":
        assert made == [evening + ending for ending in ["-brief.docx", "-presentatie.pdf", "-presentatie.pptx", ".pdf"]]
    for file in made:
        assert (printed.folder / file).read_bytes() == (folder / file).read_bytes(), f"{file}: two runs differ"


def test_every_word_has_its_place(printed, found, looked_at):
    """No word leaves the paper or covers another, and all are set in the project's own fonts."""
    sheets = 0
    for name in pdfs(printed.folder):
        pdf = printed.folder / name
        sheets += len(pypdf.PdfReader(pdf).pages)
        found += [f"{name}: {problem}" for problem in badly_placed(pdf)]
        fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True).stdout.splitlines()[2:]
        others = [line.split()[0] for line in fonts if not re.match(r"[A-Z]{6}\+Noto-", line)]
        found.expect(fonts and not others, f"{name} has letters of {others}")
    looked_at("sheets", sheets)


def test_sets_and_books_are_accessible(printed, found, looked_at):
    names = bound(printed.folder)
    looked_at("PDFs", len(names))
    for name in names:
        pdf = printed.folder / name
        report = pdf_validator.validate_pdf(pdf, profile="ua1")
        found.expect(report.is_compliant, f"{name}: {[failure.message for failure in report.failures]}")
        check = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
        found.expect(check.returncode == 0, f"{name}: {check.stdout}{check.stderr}")
        right, what = contents_are_right(pdf)
        found.expect(right, f"{name}: its contents lead elsewhere: {what}")
        found.expect(len(pypdf.PdfReader(pdf).outline) > 2, f"{name} has no bookmarks")


def test_a_set_holds_all_that_its_evening_asks(printed, found):
    """A set has everything that its evening needs, in this order."""
    for evening in printed.texts.evenings():
        front = front_matter(evening)
        text = text_of(printed.folder / "ouderavonden" / f"{evening.stem}.pdf")
        place = 0
        problems = [printed.texts.content / "problems" / problem for problem in front["problems"]]
        points = sum("points" in front_matter(problem / f"{audience}.md") for problem in problems for audience in ["ouder", "leerkracht"])
        order = ["Antwoord:", "Programmaendraaiboek"] + ["Ommeetenemen"] * points
        for mark in order + ["Datum"] * len(problems) + ["Watvondu"]:
            # The table of contents, which comes first, names these too.
            place = text.find(mark, max(place, text.find("Besteouders")))
            found.expect(place > 0, f"{evening.stem}: “{mark}” is not in its place")
            place += 1
        for line in [item["what"] for item in front["programme"]] + [need for need in front["materials"] if isinstance(need, str)]:
            found.expect(all(squeezed(word) in text for word in line.split()), f"{evening.stem} lacks “{line}”")
        for problem in problems:
            for agreement in front_matter(problem / "index.md")["agreements"]:
                found.expect(all(squeezed(word) in text for word in agreement["ouder"].split()), f"{evening.stem} lacks “{agreement['ouder']}”")


def test_a_lessons_set_holds_both_sides(printed, found):
    for lesson in sorted((printed.texts.content / "lessons").glob("*/index.md")):
        text = text_of(printed.folder / "lessen" / lesson.parent.name / f"{lesson.parent.name}.pdf")
        for audience in ["ouder", "leerkracht"]:
            view = front_matter(lesson.parent / f"{audience}.md")
            said = [step["what"] for step in view["steps"]] + view.get("points", [])
            for line in said + [agreement[audience] for agreement in front_matter(lesson)["agreements"]]:
                found.expect(all(squeezed(word) in text for word in line.split()), f"{lesson.parent.name} lacks “{line}”")


def test_the_book_holds_every_agreement_term_and_source(printed, found):
    book = text_of(printed.folder / "alle-tips.pdf")
    with zipfile.ZipFile(printed.folder / "alle-tips.epub") as archive:
        found.expect(archive.namelist()[0] == "mimetype" and archive.testzip() is None, "the e-book does not begin as one")
        pages = [ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")]
        ebook = squeezed("".join("".join(page.itertext()) for page in pages))
    for problem in sorted((printed.texts.content / "problems").iterdir()):
        for agreement in front_matter(problem / "index.md")["agreements"]:
            for audience in ["ouder", "leerkracht"]:
                for text in (book, ebook):
                    found.expect(all(squeezed(word) in text for word in agreement[audience].split()), f"a book lacks “{agreement[audience]}”")
    for term in (printed.texts.content / "glossary").glob("*.md"):
        found.expect(squeezed(front_matter(term)["title"]) in ebook, f"the e-book lacks {term.stem}")
    for source in yaml.safe_load((printed.texts.content / "sources.yml").read_text()).values():
        found.expect(squeezed(source["authors"]) in ebook, f"the e-book lacks {source['authors']}")
    for questionnaire in (printed.texts.content / "questionnaires").glob("*.yml"):
        found.expect(ebook.count(squeezed("Ernstige zorgen?")) > 0, f"the e-book has the form of {questionnaire.stem}, and not whom to call")
    found += [f"epubcheck: {message}" for message in invalid_epub(printed.folder / "alle-tips.epub")]


def test_an_ebook_shows_whose_each_part_is(printed, found, looked_at):
    """A chapter and a panel have the colour of their side, and an agreement has no mark beside its box."""
    with zipfile.ZipFile(printed.folder / "alle-tips.epub") as archive:
        style = archive.read("EPUB/style.css").decode()
        text = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml"))
    sides = {(kind, side) for kind in ["chapter", "panel"] for side in re.findall(rf'class="{kind}[^"]* (side-\d)\b', text)}
    looked_at("sides", len(sides))
    found += [
        f"a {kind} of {side} has no colour" for kind, side in sides if not re.search(rf"\.{kind}\.{side}\b[^{{}}]*{{[^}}]*border-color: #", style)
    ]
    found.expect(re.search(r"\.agreement-list \{[^}]*list-style: none", style), "an agreement has a mark and a box")


def test_a_booklet_folds(tool, printed, folder, found):
    """The sheets of a booklet, once folded, give the pages in their order; who listens hears them in that order too."""
    run(tool, *printed.texts.options(), "--output", folder / "c", "--python", PYTHON, "--set", "book", "--booklet")
    booklet = folder / "c" / "alle-tips-booklet.pdf"
    report = pdf_validator.validate_pdf(booklet, profile="ua1")
    found.expect(report.is_compliant, f"{[failure.message for failure in report.failures]}")
    heard = [line.split()[1:] for line in tags(booklet).splitlines() if line.split()[0] == "H1"]
    found.expect(len(heard) > 3 and all(heard), f"its headings are {heard}")
    reader = pypdf.PdfReader(booklet)
    led = [reader.get_destination_page_number(place) for place in reader.named_destinations.values()]
    found.expect(len(led) > 3 and None not in led and -1 not in led, f"its links lead to {led}")
    sides, numbers = 0, {}
    for number, width, height, boxes in words(booklet):
        found.expect(abs(width - 841.9) < 1 and abs(height - 595.3) < 1, f"a sheet of the booklet is {width} by {height}")
        sides = number
        for x, y, x2, y2, word in boxes:
            # The page numbers at the foot, such as “4 / 19”, of which the first counts.
            if y > height - 45 and word.isdigit():
                numbers.setdefault((number, x > width / 2), int(word))
    found.expect(sides > 2 and sides % 2 == 0 and len(numbers) > 3, f"the booklet has {sides} sides with {numbers}")
    for (side, is_right), number in numbers.items():
        sheet, is_back = (side - 1) // 2, side % 2 == 0
        folded = (2 * sheet + 2 if not is_right else 2 * sides - 2 * sheet - 1) if is_back else (2 * sheet + 1 if is_right else 2 * sides - 2 * sheet)
        found.expect(number == folded, f"page {number} of the booklet is where {folded} should be")


def test_what_is_of_these_texts_is_published(tool, printed, folder, found):
    """The site publishes the volumes of its own texts, and links to them with their pages and size, but no volumes of other texts."""
    site, texts = folder / "site", printed.texts
    build = [tool, "build", *texts.options(), "--output", site, "--handouts", printed.folder]
    result = subprocess.run(build, capture_output=True, text=True, cwd=REPOSITORY)
    found.expect(result.returncode == 0 and "left out" not in result.stderr, f"with PDFs: {result.stderr}")
    for page, name, amount in [
        (f"problemen/{texts.problem}/ouder.html", "handout-ouder.pdf", r"1 bladzijde, \d+ kB"),
        (f"ouderavonden/{texts.evening}-draaiboek.html", f"{texts.evening}.pdf", r"\d+ bladzijden, \d+ kB"),
        (f"ouderavonden/{texts.evening}-draaiboek.html", f"{texts.evening}-presentatie.pdf", r"\d+ bladzijden, \d+ kB"),
        (f"ouderavonden/{texts.evening}-draaiboek.html", f"{texts.evening}-presentatie.pptx", r"\d+ kB"),
        (f"ouderavonden/{texts.evening}-draaiboek.html", f"{texts.evening}-brief.docx", r"\d+ kB"),
        (f"ouderavonden/{texts.evening}-presentatie.html", f"{texts.evening}-presentatie.pptx", r"\d+ kB"),
        (f"cursussen/{texts.course}/{texts.course_page}.html", f"{texts.course}.pdf", r"\d+ bladzijden, \d+ kB"),
        ("overzicht.html", "alle-tips.pdf", r"\d+ bladzijden, \d+ kB"),
        ("overzicht.html", "alle-tips.epub", r"\d+ kB"),
    ]:
        text = (site / page).read_text()
        found.expect(re.search(f'href="{name}" type="application/[a-z.+-]+">[^<]+</a> \\({amount}\\)', text), f"{page} does not lead to {name}")
        found.expect((site / page).parent.joinpath(name).exists(), f"{name} is not in the site")
    changed = folder / "changed"
    subprocess.run(["cp", "-r", texts.content, changed])
    text = changed / "problems" / texts.problem / "ouder.md"
    text.write_text(re.sub(r"(?m)^summary: .*$", "summary: Anders.", text.read_text()))
    result = subprocess.run(build + ["--content", changed], capture_output=True, text=True, cwd=REPOSITORY)
    found.expect("of its files are not of these texts" in result.stderr and "handout-ouder.pdf" in result.stderr, f"old PDFs: {result.stderr}")
    found.expect(not (site / f"problemen/{texts.problem}/handout-ouder.pdf").exists(), "an old PDF is published")
    found.expect((site / f"problemen/{texts.problem}/handout-leerkracht.pdf").exists(), "a good PDF is left out")


ODD = ["--content", "content", "--today", DAY, "--output", "pdf", "--python", PYTHON]


def test_what_is_too_long(tool, folder, found):
    """A title of 300 characters and a table that is too wide are printed whole."""
    content = small_site("base", folder / "content")
    index = content / "problems" / "slapen" / "index.md"
    title = "Slapen " + "moeilijkindeslaapkomenlukt" * 3 + " en zo meer" * 20
    index.write_text(re.sub(r"(?m)^title: .*$", f"title: {title}", index.read_text()))
    view = content / "problems" / "slapen" / "ouder.md"
    row = "|" + " Meervoudigepersoonlijkheidsverzekering |" * 9 + "\n"
    view.write_text(view.read_text() + "\n## Tabel {#tabel}\n\n" + row + "|" + " --- |" * 9 + "\n" + row * 3)
    result = run(tool, *ODD, "--problem", "slapen", "--audience", "ouder", "--set", "book", folder=folder)
    found.expect(result.returncode == 0, f"it is not printed: {result.stderr}")
    names = ["alle-tips.pdf", "problemen/slapen/handout-ouder.pdf"]
    assert pdfs(folder / "pdf") == names
    for name in names:
        found += [f"{name}: {what}" for what in badly_placed(folder / "pdf" / name)]
        found.expect(squeezed(title) in text_of(folder / "pdf" / name), f"{name} cuts a long title off")
    found.expect(text_of(folder / "pdf" / "alle-tips.pdf").count("Mee") >= 9 * 4, "a wide table is cut off")


@pytest.fixture
def arabic(folder):
    content = small_site("base", folder / "content")
    settings = content / "site.yml"
    settings.write_text(re.sub(r"(?m)^language: .*$", "language: ar", settings.read_text()))
    view = content / "problems" / "slapen" / "ouder.md"
    view.write_text(view.read_text().replace("points: [Lees elke avond voor.]", f"points: [{POINT}]"))
    return folder


POINT = "اقرؤوا له قصة كل مساء"


def test_arabic(tool, arabic, found):
    """A handout is set from right to left."""
    result = run(tool, *ODD, "--problem", "slapen", "--audience", "ouder", folder=arabic)
    found.expect(result.returncode == 0, f"it is not printed: {result.stderr}")
    pdf = arabic / "pdf" / "problems" / "slapen" / "handout-ouder.pdf"
    report = pdf_validator.validate_pdf(pdf, profile="ua1")
    found.expect(report.is_compliant, f"{[failure.message for failure in report.failures]}")
    found += badly_placed(pdf)
    letters = subprocess.run(["pdffonts", pdf], capture_output=True, text=True).stdout
    is_embedded = "Arabic" in letters and not re.search(r"\bno +(yes|no) +(yes|no)\b", letters)
    found.expect(is_embedded, f"it is not set in an embedded font of its own: {letters}")
    # In text from right to left, the points have their marks on the right.
    points = [box for _, _, _, boxes in words(pdf) for box in boxes if box[4] in POINT.split() or box[4][::-1] in POINT.split()]
    found.expect(len(points) >= 3 and min(box[0] for box in points) >= 250, f"it is not set from the right: {points}")


@pytest.mark.full
def test_an_arabic_book(tool, arabic, found):
    result = run(tool, *ODD, "--set", "book", folder=arabic)
    found.expect(result.returncode == 0, f"it is not printed: {result.stderr}")
    [book] = (arabic / "pdf").glob("*.epub")
    found += invalid_epub(book)
