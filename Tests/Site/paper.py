"""What is printed, and how it is read back."""

import re
import subprocess

import yaml
from outputs import REPOSITORY

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
