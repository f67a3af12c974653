"""What a trainer and a school change: slides for PowerPoint and a letter for Word, opened again by the libraries for such files."""

import json
import re
import subprocess
import zipfile
from xml.etree import ElementTree

import page as pdf_validator
import pypdf
import pytest
from outputs import DAY, REPOSITORY, output_folder, small_site
from paper import PYTHON, run, squeezed, text_of

pytestmark = [pytest.mark.xdist_group("paper"), pytest.mark.long, pytest.mark.slow]

READ_SLIDES = """
import json, sys
from pptx import Presentation
made = Presentation(sys.argv[1])
print(json.dumps({"title": made.core_properties.title, "size": [made.slide_width, made.slide_height], "slides": [{
    "name": slide.shapes.title.text_frame.text, "text": " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame),
    "pictures": sum(shape.shape_type == 13 for shape in slide.shapes), "notes": slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
    "outside": [shape.name for shape in slide.shapes if shape.left + shape.width > made.slide_width or shape.top + shape.height > made.slide_height],
} for slide in made.slides]}))
"""
READ_LETTER = """
import json, sys
from docx import Document
from docx.oxml.ns import qn
made = Document(sys.argv[1])
places = [(place.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")), place.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr")) is not None,
    "".join(text.text for text in place.iter(qn("w:t")))) for place in made.element.body.iter(qn("w:sdt"))]
text = "\\n".join("".join(text.text for text in line.iter(qn("w:t"))) for line in made.element.body.iter(qn("w:p")))
print(json.dumps({"title": made.core_properties.title, "places": places, "text": text, "pictures": len(made.inline_shapes)}))
"""


def reopened(program, path):
    result = subprocess.run([PYTHON, "-c", program, path], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def slides_of(page):
    """The words of each slide of a page, and what only the leader reads of it."""
    for part in re.split(r'(?=<article class="slide )', page)[1:]:
        part = part.split("</article>")[0]
        shown, _, notes = part.partition("<template")
        yield words_of(re.sub(r"<title>.*?</title>", "", shown)), words_of(notes.split("</template>")[0].partition(">")[2])


def words_of(html):
    return re.sub(r"<[^>]*>", " ", re.sub(r"<wbr>", "", html)).replace("&amp;", "&").split()


HELP = """---
title: Bel meteen
numbers:
  - {id: alarm, name: Alarmnummer, phone: "112", for: Bij gevaar.}
  - {id: raad, name: De Raad, phone: "113", also: 0800-2000, for: Voor raad., hours: Dag en nacht}
asked_as: [gevaar]
---
Blijf erbij.
"""
DECKS = [("ouderavonden", "avond"), ("cursussen/rust", "beginnen")]


@pytest.mark.parametrize("place, name", DECKS)
def test_slides_are_those_of_the_page(small_printed, found, looked_at, place, name):
    page = (output_folder("base") / place / f"{name}-presentatie.html").read_text()
    own, made = list(slides_of(page)), reopened(READ_SLIDES, small_printed.folder / place / f"{name}-presentatie.pptx")
    pdf = small_printed.folder / place / f"{name}-presentatie.pdf"
    sheets, text = pypdf.PdfReader(pdf).pages, text_of(pdf)
    looked_at("slides", len(own))
    found.expect(
        len(own) == len(made["slides"]) == len(sheets), f"{len(own)} slides on the page, {len(made['slides'])} and {len(sheets)} in the files"
    )
    found.expect(made["size"] == [12192000, 6858000] and made["title"] == made["slides"][0]["name"], f"it is {made['title']}, {made['size']}")
    report = pdf_validator.validate_pdf(pdf, profile="ua1")
    found.expect(report.is_compliant, f"{[failure.message for failure in report.failures]}")
    for number, ((words, notes), slide) in enumerate(zip(own, made["slides"]), 1):
        for word in words:
            found.expect(word in slide["text"], f"slide {number} lacks “{word}”")
            found.expect(squeezed(word) in text, f"the PDF lacks “{word}”")
        found.expect(not slide["outside"], f"slide {number}: {slide['outside']} are off the slide")
        found.expect(all(word in slide["notes"] for word in notes), f"slide {number} lacks notes: {notes}")
        found.expect(bool(slide["notes"]) == bool(notes), f"slide {number} has the notes {slide['notes']}")
    # Drawings, and the code of the page.
    found.expect(
        made["slides"][-1]["pictures"] == 1 and made["slides"][0]["pictures"] == page.split("</article>")[0].count('class="tile"'),
        "pictures are missing",
    )
    if name == "avond":
        found.expect(squeezed("Geef koffie.") not in text and "Geef koffie." in made["slides"][2]["notes"], "what only the leader reads is elsewhere")


def test_a_school_changes_its_letter(tool, folder, found):
    """What is not known is a place to click."""
    content = small_site("base", folder / "content")
    evening = content / "evenings" / "avond.md"
    said = evening.read_text().replace("date: 2027-01-20\n", "").replace("place: De school, lokaal 3\n", "")
    # Far more than one would ask a room.
    long = " ".join(f"Vraag {number} over slapen en opstaan?" for number in range(90))
    evening.write_text(said.replace("Hoe slaapt uw kind?", long))
    (content / "help.md").write_text(HELP)
    (content / "schools").mkdir()
    (content / "schools" / "de-es.yml").write_text("name: Basisschool De Es\nlogo: de-es.svg\n")
    (content / "schools" / "de-linde.yml").write_text("name: De Linde\nevenings: [{evening: avond, date: 2027-02-03, place: Gymzaal}]\n")
    (content / "schools" / "de-es.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#070"/></svg>'
    )
    options = ["--content", content, "--today", DAY, "--python", PYTHON, "--set", "avond", "--all-schools", "--output", folder / "made"]
    result = run(tool, *options)
    assert result.returncode == 0, result.stderr
    made = folder / "made" / "schools" / "de-es" / "ouderavonden"
    letter = reopened(READ_LETTER, made / "avond-brief.docx")
    open_places = [[field, True, f"vul hier de {name} in"] for field, name in [("date", "datum"), ("time", "tijd"), ("place", "plaats")]]
    found.expect(letter["places"] == open_places, f"it leaves open {letter['places']}")
    found.expect(letter["title"] == "Een avond" and letter["pictures"] == 1 and "Basisschool De Es" in letter["text"], f"it says {letter}")
    found.expect("Komt u ook, op vul hier de datum in om" in letter["text"] and "[" not in letter["text"], f"it says {letter['text']}")
    slides = reopened(READ_SLIDES, made / "avond-presentatie.pptx")["slides"]
    found.expect("Basisschool De Es" in slides[0]["text"] and slides[0]["pictures"] == 2, f"the first slide says {slides[0]}")
    # What one school knows is on its first slide; another shows nothing in its place.
    for slug, is_known in [("de-es", False), ("de-linde", True)]:
        other = made.parents[1] / slug / "ouderavonden"
        shown, printed = reopened(READ_SLIDES, other / "avond-presentatie.pptx")["slides"][0]["text"], text_of(other / "avond-presentatie.pdf")
        for words in ["woensdag 3 februari 2027", "Gymzaal"]:
            found.expect((words in shown) == is_known == (squeezed(words) in printed), f"{slug}: “{words}” is or is not on {shown}")
        found.expect("(datum)" not in printed and "[" not in shown and "datum" not in shown, f"{slug}: it shows what is open: {shown}")
    found.expect(
        squeezed(long) in text_of(made / "avond-presentatie.pdf") and long in " ".join(slide["text"] for slide in slides),
        "a long question is cut off",
    )
    # Whom to call, on paper too.
    [helps] = [slide["text"] for slide in slides if slide["name"] == "Bel meteen"]
    found.expect(re.search(r"112\s+Alarmnummer\s+Bij gevaar\.\s+113 of 0800-2000\s+De Raad\s+Voor raad\. Dag en nacht\.", helps), f"it says {helps}")
    report = pdf_validator.validate_pdf(made / "avond-presentatie.pdf", profile="ua1")
    found.expect(report.is_compliant, f"{[failure.message for failure in report.failures]}")
    for name in ["avond-brief.docx", "avond-presentatie.pptx"]:
        with zipfile.ZipFile(made / name) as archive:
            for entry in archive.infolist():
                found.expect(entry.date_time == (1980, 1, 1, 0, 0, 0), f"{name}: {entry.filename} is of {entry.date_time}")
                if entry.filename.endswith((".xml", ".rels")):
                    root = ElementTree.fromstring(archive.read(entry))
                    # What is said twice of one paragraph or run, programs offer to repair.
                    for element in (element for element in root.iter() if element.tag.endswith("Pr")):
                        tags = [child.tag for child in element]
                        found.expect(len(set(tags)) == len(tags), f"{name}: {entry.filename} says twice {tags}")


def test_a_letter_says_what_is_known(small_printed, found):
    letter = reopened(READ_LETTER, small_printed.folder / "ouderavonden" / "avond-brief.docx")
    found.expect(
        not letter["places"] and "op woensdag 20 januari 2027 om 19:30? Plaats: De school, lokaal 3." in letter["text"], f"it says {letter['text']}"
    )


LETTER = """<html lang="nl" dir="ltr"><head><title>Brief</title></head><body><h1>Brief</h1><div class="letter prose">
<ol><li>Eén</li><li><p>Twee</p><blockquote><p>Wat zij <strong>zei</strong></p></blockquote><p>Erna</p></li></ol>
<ol start="4"><li>Vier<ul><li>Diep</li></ul></li></ol>
<table><thead><tr><th>Dag</th><th>Uur</th></tr></thead><tbody><tr><td>Ma</td><td>9</td></tr></tbody></table>
<div>Los <em>woord</em> hier</div></div></body></html>"""
MAKE_LETTER = """
import os, sys
from xml.etree import ElementTree
sys.path.insert(0, sys.argv[1])
from letter import make_docx
make_docx(ElementTree.fromstring(sys.stdin.read()), None, {"output": sys.argv[2]}, None)
os.replace(sys.argv[2] + ".tweeluik-tmp", sys.argv[2])
"""
READ_FORM = """
import json, sys
from docx import Document
from docx.oxml.ns import qn
made = Document(sys.argv[1])
starts = {number.numId: number.find(".//" + qn("w:startOverride")) for number in made.part.numbering_part.element.num_lst}
def start(line):
    number = line._p.pPr.numPr if line._p.pPr is not None else None
    return int(starts[number.numId.val].get(qn("w:val"))) if number is not None else None
lines = [[line.style.name, start(line), line.text] for line in made.paragraphs if line.text]
numbers = [line._p.pPr.numPr.numId.val for line in made.paragraphs if start(line)]
[table] = made.tables
heads = [[row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None,
    [bool(cell.paragraphs[0].runs[0].bold and cell.paragraphs[0].runs[0].font.cs_bold) for cell in row.cells]] for row in table.rows]
every = [*made.paragraphs, *(line for row in table.rows for cell in row.cells for line in cell.paragraphs)]
print(json.dumps({"lines": lines, "lists": len(set(numbers)), "heads": heads,
    "from_right": [sum(line._p.find(".//" + qn("w:bidi")) is not None for line in every), len(every), bool(table.table_direction)]}))
"""


def test_a_letter_keeps_its_form(folder, found):
    """Each list counts by itself, an item keeps all that is in it, and a table has its head and its direction."""
    for direction in ["ltr", "rtl"]:
        output = folder / f"{direction}.docx"
        source = LETTER.replace('"ltr"', f'"{direction}"')
        program = [PYTHON, "-c", MAKE_LETTER, REPOSITORY / "Sources" / "Publishing" / "Printing", output]
        result = subprocess.run(program, input=source, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        made = reopened(READ_FORM, output)
        lines = [
            ["Heading 1", None, "Brief"],
            ["List Number", 1, "Eén"],
            ["List Number", 1, "Twee"],
            ["List Continue", None, "Wat zij zei"],
            ["List Continue", None, "Erna"],
            ["List Number", 4, "Vier"],
            ["List Bullet 2", None, "Diep"],
            ["Normal", None, "Los woord hier"],
        ]
        found.expect(made["lines"] == lines and made["lists"] == 2, f"it says {made['lines']} in {made['lists']} lists")
        found.expect(made["heads"] == [[True, [True, True]], [False, [False, False]]], f"the heads are {made['heads']}")
        turned, all_lines, is_table_turned = made["from_right"]
        is_right = turned == all_lines and is_table_turned if direction == "rtl" else turned == 0 and not is_table_turned
        found.expect(is_right, f"{direction}: {turned} of {all_lines} lines begin at the right, and the table: {is_table_turned}")


@pytest.mark.full
def test_an_office_opens_them(printed, folder, found, looked_at):
    """LibreOffice opens each as it is: so many slides, with their words, and the letter on one page."""
    files = [*printed.folder.rglob("*.pptx"), *printed.folder.rglob("*.docx")]
    looked_at("office files", len(files))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files], check=True, capture_output=True, timeout=600
    )
    for file in files:
        pdf = folder / f"{file.stem}.pdf"
        found.expect(pdf.exists(), f"{file.name} is not opened")
        if not pdf.exists():
            continue
        pages = len(pypdf.PdfReader(pdf).pages)
        made = reopened(READ_SLIDES if file.suffix == ".pptx" else READ_LETTER, file)
        found.expect(pages == (len(made["slides"]) if file.suffix == ".pptx" else 1), f"{file.name} has {pages} pages")
        found.expect(squeezed(made["title"].split(": ")[-1]) in text_of(pdf), f"{file.name} does not show its title")
