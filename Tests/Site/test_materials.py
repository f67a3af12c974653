"""What is printed for a meeting: each form on its own paper, with all its words, and in the set of what it is for."""

import html
import re
import subprocess

import page as pdf_validator
import pypdf
import pytest
from outputs import DAY, output_folder, small_site
from paper import PYTHON, pdfs, run, squeezed, text_of

pytestmark = [pytest.mark.xdist_group("paper"), pytest.mark.long, pytest.mark.slow]

CARDS = [f"Dit is kaartje {number}" for number in range(11)]
A4, A3, ACROSS = (595, 842), (842, 1191), (842, 595)
# A file for each form: its front matter, its text, the sizes of its pages in points, and how many pages it has.
FORMS = {
    "cards": ("per_sheet: 8\nblank: 2\ncopies: 2", "\n".join(f"- {card}" for card in CARDS), A4, 3),
    "stories": ("", "## Eerst\n\nEr was eens.\n\n## Toen\n\nNiets meer.\n\n## Ten slotte\n\nEinde.", A4, 2),
    "badges": ("per_sheet: 6", "**Ik ben** [](fill:line)", A4, 1),
    "poster": ("", "Dit doen wij samen.\n\n1. Eerst\n2. Daarna\n\n- Altijd", A3, 1),
    "four": ("size: four-a4", "Dit doen wij samen.", A4, 4),
    "sheet": ("", "Wat wil je?\n\n[](fill:lines/3)\n\n[](fill:stairs/5)\n\n- [](fill:box) Ik begin.", A4, 1),
    "list": ("", "| Wie | Nummer |\n| --- | --- |\n| De leerkracht | |", A4, 1),
    "certificate": ("", "Dit is voor\n\n[](fill:line)", ACROSS, 1),
    "sign_in": ("columns: [Naam, Groep]\nrows: 20", "Dit blad gaat weg.", A4, 1),
}


@pytest.fixture(scope="module")
def forms(tool, tmp_path_factory):
    """A PDF of each form."""
    folder = tmp_path_factory.mktemp("forms")
    content = small_site("base", folder / "content")
    for name, (keys, text, *_) in FORMS.items():
        form = "poster" if name == "four" else name
        front = "\n".join(line for line in ["title: Een titel", "summary: Waarvoor.", f"form: {form}", keys] if line)
        (content / "materials" / f"{name.replace('_', '-')}.md").write_text(f"---\n{front}\n---\n{text}\n")
    sets = [option for name in FORMS for option in ("--set", name.replace("_", "-"))]
    result = run(tool, "--content", "content", "--today", DAY, "--output", "pdf", "--python", PYTHON, *sets, folder=folder)
    assert result.returncode == 0, result.stderr
    return folder / "pdf" / "materialen"


@pytest.mark.parametrize("form", FORMS)
def test_each_form_has_its_paper(forms, found, looked_at, form):
    _, text, size, pages = FORMS[form]
    pdf = forms / f"{form.replace('_', '-')}.pdf"
    sheets = pypdf.PdfReader(pdf).pages
    looked_at("sheets", len(sheets))
    sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets}
    found.expect(sizes == {size} and len(sheets) == pages, f"it has {len(sheets)} pages of {sizes}")
    report = pdf_validator.validate_pdf(pdf, profile="ua1")
    found.expect(report.is_compliant and report.rules.total > 100, f"{[failure.message for failure in report.failures]}")
    shown = text_of(pdf)
    for word in re.findall(r"[A-Z]\w+", re.sub(r"\]\(.*?\)|\*", "", text)):
        found.expect(word in shown, f"it lacks “{word}”")
    times = {"cards": (CARDS[3], 2), "badges": ("Ik ben", 6)}
    if form in times:
        words, count = times[form]
        found.expect(shown.count(squeezed(words)) == count, f"“{words}” is there {shown.count(squeezed(words))} times")


def test_four_sheets_are_one_poster(forms, found):
    """The first tells all of it to those who listen; the others are decoration, and nothing is drawn twice."""
    sheets = pypdf.PdfReader(forms / "four.pdf").pages
    found.expect("/StructParents" in sheets[0] and all("/StructParents" not in sheet for sheet in sheets[1:]), "a word is told twice")
    drawn = subprocess.run(["pdftoppm", "-r", "20", "-gray", forms / "four.pdf"], capture_output=True).stdout
    found.expect(len(set(re.split(rb"P5\n\d+ \d+\n255\n", drawn)[1:])) == 4, "two sheets are the same")


def test_what_does_not_fit_is_said(tool, folder):
    content = small_site("base", folder / "content")
    (content / "materials" / "slaapkaartjes.md").write_text(
        f"---\ntitle: T\nsummary: S.\nform: cards\nper_sheet: 12\n---\n- Kort\n- Begin {'en nog een woord ' * 60}\n"
    )
    result = run(tool, "--content", "content", "--output", "pdf", "--python", PYTHON, "--set", "slaapkaartjes", "--set", "trap", folder=folder)
    assert result.returncode == 1
    assert "content/materials/slaapkaartjes.md: error: " in result.stderr and "“Begin en nog een woord" in result.stderr
    assert "does not fit on 63 by 69 mm" in result.stderr
    assert pdfs(folder / "pdf") == ["materialen/trap.pdf"], "the others are made"


def test_a_set_holds_what_is_printed_for_it(printed, found, looked_at):
    """Everything that the page of who leads a meeting lets one print is in its set."""
    site, count = output_folder(printed.texts.output or "site"), 0
    for script in sorted(site.rglob("*-draaiboek.html")):
        names = [html.unescape(name) for name in re.findall(r'<li class="to-print"><a [^>]*>(.*?)</a>', script.read_text())]
        pdf = printed.folder / script.relative_to(site).with_name(script.name.replace("-draaiboek.html", ".pdf"))
        if not names:
            continue
        count += len(names)
        found.expect(pdf.exists(), f"{script.name} has no set")
        text = text_of(pdf)
        found += [f"{pdf.name} lacks “{name}”" for name in names if squeezed(name) not in text]
    looked_at("printed for meetings", count)
