"""Handouts as PDF: accessible, whole, on a sheet, the same each time, and said plainly when they can not be made."""

import pathlib
import re
import subprocess
import tempfile

import page as pdf_validator
import yaml

from outputs import REPOSITORY, small_site

PYTHON = REPOSITORY / ".venv-print" / "bin" / "python3"


def run(tool, *arguments, folder=REPOSITORY):
    return subprocess.run([tool, "handouts", *map(str, arguments)], capture_output=True, text=True, cwd=folder)


def text_of(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
    return squeezed(text)


def squeezed(text):
    """Without blanks: columns and line ends put them elsewhere."""
    return re.sub(r"[\s\u00ad]+", "", text)


def pdfs(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.pdf"))


def front_matter(path):
    return yaml.safe_load(path.read_text().split("---\n")[1])


def views():
    """Every view of a problem or a lesson: the name of its folder on the site, its content's folder, and its audience."""
    for name, kind in [("problemen", "problems"), ("lessen", "lessons")]:
        for folder in sorted(path for path in (REPOSITORY / "content" / kind).iterdir() if path.is_dir()):
            for audience in ["ouder", "leerkracht", "sportcoach"]:
                if (folder / f"{audience}.md").exists():
                    yield f"{name}/{folder.name}", folder, audience


def good_handouts(tool):
    found = []

    def expect(truth, what):
        if not truth:
            found.append(what)

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        first = run(tool, "--output", folder / "a", "--python", PYTHON)
        content = REPOSITORY / "content"
        count = len(list(views())) + 2 + sum(
            len(list(content.glob(each))) for each in ["lessons/*/index.md", "evenings/*.md", "courses/*/index.md"])
        expect(
            first.returncode == 0 and f"Printed {count} files" in first.stdout, f"they were not made: {first.stderr}{first.stdout}")
        again = run(tool, "--output", folder / "a", "--python", PYTHON)
        expect("Printed 0 files" in again.stdout and f"{count} unchanged" in again.stdout, f"they were made anew: {again.stdout}")
        run(tool, "--output", folder / "b", "--python", PYTHON)
        base = re.search(r"base_url: (\S+)", (REPOSITORY / "content" / "site.yml").read_text())[1]
        for place, source, audience in views():
            agreements = front_matter(source / "index.md")["agreements"]
            name = f"{place}/handout-{audience}.pdf"
            pdf = folder / "a" / name
            expect(pdf.read_bytes() == (folder / "b" / name).read_bytes(), f"{name}: two runs differ")
            report = pdf_validator.validate_pdf(pdf, profile="ua1")
            expect(report.is_compliant and report.rules.total > 100, f"{name}: {[failure.message for failure in report.failures]}")
            # One sheet, printed on both sides.
            expect(report.document.page_count <= 2, f"{name}: {report.document.page_count} pages")
            check = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
            expect(check.returncode == 0, f"{name}: {check.stdout}{check.stderr}")
            text = text_of(pdf)
            words = [agreement[audience] for agreement in agreements]
            view = front_matter(source / f"{audience}.md")
            steps = [step["what"] for step in view.get("steps", [])]
            for line in words + view["points"] + view["starters"] + view.get("materials", []) + steps:
                # The two columns of agreements stand beside each other: word by word.
                expect(all(squeezed(word) in text for word in line.split()), f"{name} lacks “{line}”")
            address = f"{base}{place}/{audience}.html"
            links = set(re.findall(rb"/URI \(([^)]*)\)", subprocess.run(
                ["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True).stdout))
            expect(
                address.encode() in links and all(link.startswith((b"https:", b"mailto:", b"tel:")) for link in links),
                f"{name}: its links lead to {links}",
            )
            expect(squeezed(address) in text, f"{name} does not print its address")
            image = folder / "page"
            subprocess.run(["pdftoppm", "-r", "200", "-png", pdf, image], check=True)
            images = sorted(folder.glob("page-*.png"))
            code = subprocess.run(
                ["zbarimg", "--quiet", "--raw", *images], capture_output=True, text=True
            ).stdout.strip()
            for made in images:
                made.unlink()
            expect(code == address, f"{name}: its code leads to “{code}”")

        chosen = run(tool, "--output", folder / "c", "--python", PYTHON, "--problem", "faalangst", "--audience", "ouder")
        expect("Printed 1 file " in chosen.stdout, f"one was asked for: {chosen.stdout}")
        expect(pdfs(folder / "c") == ["problemen/faalangst/handout-ouder.pdf"], "others were made")
        wrong = run(tool, "--output", folder / "d", "--problem", "faalangts", "--python", PYTHON)
        expect(wrong.returncode == 2 and "did you mean “faalangst”?" in wrong.stderr, f"a slip is not seen: {wrong.stderr}")
        missing = run(tool, "--output", folder / "d", "--python", "/nothing/python3")
        expect(
            missing.returncode == 2 and "script/handouts" in missing.stderr and not pdfs(folder / "d"),
            f"without WeasyPrint: {missing.stderr}",
        )

        # What does not fit is said, with the view it is about; the others are made.
        content = small_site("base", folder / "small" / "content")
        view = content / "problems" / "slapen" / "ouder.md"
        long = "".join(f"  - Punt {number}, dat lang is. {'Veel woorden. ' * 20}\n" for number in range(60))
        view.write_text(view.read_text().replace("points: [Lees elke avond voor.]", f"points:\n{long.rstrip()}"))
        options = ["--content", "content", "--today", "2026-12-01", "--output", "pdf", "--python", PYTHON]
        result = run(tool, *options, folder=folder / "small")
        expect(
            result.returncode == 1 and "content/problems/slapen/ouder.md: error: what is printed of it can not be made: it takes" in result.stderr,
            f"too long: {result.stderr}",
        )
        made = [name for name in pdfs(folder / "small" / "pdf") if name.startswith("problemen/")]
        expected = ["problemen/eten/handout-leerkracht.pdf", "problemen/eten/handout-ouder.pdf", "problemen/slapen/handout-leerkracht.pdf"]
        expect(made == expected, f"made were {made}")
    return found
