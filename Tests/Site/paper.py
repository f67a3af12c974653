"""What tests print, and how they read it back."""

import contextlib
import dataclasses
import pathlib
import re
import subprocess
import tempfile

import yaml
from outputs import DAY, REPOSITORY, output_folder

PYTHON = REPOSITORY / ".venv-print" / "bin" / "python3"


@dataclasses.dataclass
class Texts:
    """The content that tests print, and the name of one problem, evening and course in it."""

    problem: str
    evening: str
    course: str
    # The name of the built output, or `None` for the project's own content.
    output: str | None = None

    @property
    def content(self):
        return output_folder(self.output).parent / "content" if self.output else REPOSITORY / "content"

    def views(self):
        """Every view of a problem or a lesson: the name of its folder on the site, the folder of its content, and its audience."""
        for name, kind in [("problemen", "problems"), ("lessen", "lessons")]:
            for folder in sorted(path for path in (self.content / kind).iterdir() if path.is_dir()):
                for audience in ["ouder", "leerkracht", "sportcoach"]:
                    if (folder / f"{audience}.md").exists():
                        yield f"{name}/{folder.name}", folder, audience

    @property
    def course_page(self):
        """The name of the course's page for who leads it, or of its one page."""
        return "index-draaiboek" if (self.content / "courses" / self.course / "index.leader.md").exists() else "index"

    def evenings(self):
        """The files of all evenings, without those for who leads them."""
        return sorted(path for path in (self.content / "evenings").glob("*.md") if not path.name.endswith(".leader.md"))

    def options(self):
        return ["--content", self.content, "--today", DAY]


OWN_TEXTS = Texts("faalangst", "ruzie-en-agressie", "oudercursus")
SMALL_TEXTS = Texts("slapen", "avond", "rust", output="base")


@dataclasses.dataclass
class Printed:
    """The volumes that were printed of some content, and what the command said."""

    texts: Texts
    folder: pathlib.Path
    said: str

    @classmethod
    @contextlib.contextmanager
    def all_of(cls, texts, tool):
        with tempfile.TemporaryDirectory() as name:
            result = run(tool, *texts.options(), "--output", name, "--python", PYTHON)
            assert result.returncode == 0, result.stderr
            yield cls(texts, pathlib.Path(name), result.stdout)


def run(tool, *arguments, folder=REPOSITORY):
    return subprocess.run([tool, "handouts", *map(str, arguments)], capture_output=True, text=True, cwd=folder)


def text_of(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True).stdout
    return squeezed(text)


def squeezed(text):
    """The text without blanks, because columns and line ends change them."""
    return re.sub(r"[\s\u00ad]+", "", text)


def pdfs(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.pdf"))


def bound(folder):
    """The PDFs that are bound of chapters: no handouts, materials or slides."""
    by_itself = ("/handout-", "materialen/", "-presentatie.pdf")
    return [name for name in pdfs(folder) if not any(part in name for part in by_itself)]


def front_matter(path):
    # libyaml, which the tool uses too: the parser in Python fails on `[Hoe gaat het?]`.
    return yaml.load(path.read_text().split("---\n")[1], Loader=yaml.CSafeLoader)
