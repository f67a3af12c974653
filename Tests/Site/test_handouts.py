"""Handouts as PDF: accessible, complete, on one sheet, the same each time; and a plain message if one cannot be made."""

import re
import subprocess

import page as pdf_validator
import pytest
from outputs import small_site
from paper import OWN_TEXTS, PYTHON, SMALL_TEXTS, front_matter, pdfs, run, squeezed, text_of

# All tests of paper run in one process, which makes every PDF once.
pytestmark = [pytest.mark.xdist_group("paper"), pytest.mark.long, pytest.mark.slow]


def pytest_generate_tests(metafunc):
    if "view" in metafunc.fixturenames:
        views = list((OWN_TEXTS if metafunc.config.getoption("--full") else SMALL_TEXTS).views())
        metafunc.parametrize("view", views, ids=[f"{place}/{audience}" for place, _, audience in views])


def test_one_process_prints(request):
    """The tests of paper run together, or each process would print everything again."""
    assert request.node.nodeid.endswith("@paper") or not hasattr(request.config, "workerinput")


def test_all_are_made(printed):
    content = printed.texts.content
    kinds = ["lessons/*/index.md", "courses/*/index.md", "materials/*.md"]
    sessions = [path for path in content.glob("courses/*/[0-9]*.md") if not path.name.endswith(".leader.md") and "programme" in front_matter(path)]
    evenings = printed.texts.evenings()
    decks = len(evenings) + len(sessions)
    others = len(evenings) + len(sessions) + sum(len(list(content.glob(each))) for each in kinds)
    count = len(list(printed.texts.views())) + 2 + others + 2 * decks + len(evenings)
    assert f"Printed {count} files" in printed.said
    changed = len(list(printed.folder.rglob("*.pptx"))), len(list(printed.folder.rglob("*.docx")))
    assert changed == (decks, len(printed.texts.evenings()))
    assert len(pdfs(printed.folder)) == count - 1 - sum(changed), "all but the e-book, and what people change, are PDFs"


def test_nothing_is_made_anew_for_the_same_texts(tool, printed):
    again = run(tool, *printed.texts.options(), "--output", printed.folder, "--python", PYTHON)
    assert "Printed 0 files" in again.stdout


def test_a_handout_is_whole(printed, folder, found, looked_at, view):
    place, source, audience = view
    base = re.search(r"base_url: (\S+)", (printed.texts.content / "site.yml").read_text())[1].rstrip("/") + "/"
    agreements = front_matter(source / "index.md")["agreements"]
    pdf = printed.folder / f"{place}/handout-{audience}.pdf"
    report = pdf_validator.validate_pdf(pdf, profile="ua1")
    found.expect(report.is_compliant and report.rules.total > 100, f"{[failure.message for failure in report.failures]}")
    # One sheet, printed on both sides.
    found.expect(report.document.page_count <= 2, f"{report.document.page_count} pages")
    looked_at("sheets", report.document.page_count)
    check = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
    found.expect(check.returncode == 0, f"{check.stdout}{check.stderr}")
    text = text_of(pdf)
    words = [agreement[audience] for agreement in agreements]
    said = front_matter(source / f"{audience}.md")
    lines = [line for key in ["points", "starters", "materials"] for line in said.get(key, []) if isinstance(line, str)] + [
        step["what"] for step in said.get("steps", [])
    ]
    for line in words + lines:
        # The two columns of agreements are read line by line, so only words can be found.
        found.expect(all(squeezed(word) in text for word in line.split()), f"it lacks “{line}”")
    address = f"{base}{place}/{audience}.html"
    raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True).stdout
    links = set(re.findall(rb"/URI \(([^)]*)\)", raw))
    outside = all(link.startswith((b"https:", b"mailto:", b"tel:")) for link in links)
    found.expect(address.encode() in links and outside, f"its links lead to {links}")
    found.expect(squeezed(address) in text, "it does not print its address")
    subprocess.run(["pdftoppm", "-r", "200", "-png", pdf, folder / "page"], check=True)
    images = sorted(folder.glob("page-*.png"))
    code = subprocess.run(["zbarimg", "--quiet", "--raw", *images], capture_output=True, text=True).stdout.strip()
    found.expect(code == address, f"its code leads to “{code}”")


def test_one_is_chosen_and_the_same_each_time(tool, printed, folder):
    problem, name = printed.texts.problem, f"problemen/{printed.texts.problem}/handout-ouder.pdf"
    chosen = run(tool, *printed.texts.options(), "--output", folder / "c", "--python", PYTHON, "--problem", problem, "--audience", "ouder")
    assert "Printed 1 file " in chosen.stdout
    assert pdfs(folder / "c") == [name]
    assert (folder / "c" / name).read_bytes() == (printed.folder / name).read_bytes()


def test_a_slip_is_seen(tool, folder):
    wrong = run(tool, *SMALL_TEXTS.options(), "--output", folder, "--problem", "slaepn", "--python", PYTHON)
    assert wrong.returncode == 2 and "did you mean “slapen”?" in wrong.stderr


def test_without_weasyprint_it_says_what_to_do(tool, folder):
    missing = run(tool, *SMALL_TEXTS.options(), "--output", folder, "--python", "/nothing/python3")
    assert missing.returncode == 2 and "script/handouts" in missing.stderr
    assert not pdfs(folder)


def test_what_does_not_fit_is_said(tool, folder):
    """The message names the view; the other handouts are made."""
    content = small_site("base", folder / "content")
    view = content / "problems" / "slapen" / "ouder.md"
    long = "".join(f"  - Punt {number}, dat lang is. {'Veel woorden. ' * 20}\n" for number in range(60))
    view.write_text(view.read_text().replace("points: [Lees elke avond voor.]", f"points:\n{long.rstrip()}"))
    options = ["--content", "content", "--today", "2026-12-01", "--output", "pdf", "--python", PYTHON, "--problem", "slapen", "--problem", "eten"]
    result = run(tool, *options, folder=folder)
    assert result.returncode == 1
    assert "content/problems/slapen/ouder.md: error: what is printed of it cannot be made: it is 1" in result.stderr
    assert "cm too long for both sides of a sheet" in result.stderr and "hint: shorten “points”" in result.stderr
    assert pdfs(folder / "pdf") == [
        "problemen/eten/handout-leerkracht.pdf",
        "problemen/eten/handout-ouder.pdf",
        "problemen/slapen/handout-leerkracht.pdf",
    ]
