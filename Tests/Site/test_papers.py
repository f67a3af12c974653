"""What the papers say is so: every command runs, every path is there, every invariant names a test that exists."""

import os
import re
import shlex
import shutil
import subprocess
import zipfile

import pytest
from outputs import REPOSITORY
from paper import PYTHON

PAPERS = [*sorted(path.name for path in REPOSITORY.glob("*.md")), *sorted(f"docs/{path.name}" for path in REPOSITORY.glob("docs/*.md"))]
# What the papers name and the project does not hold: what is built, what an editor makes, what a pattern stands for.
MADE = re.compile(
    r"[<*…{]|^(site|copies|handouts|eigen|onze-school|zoeken|\.build|\.venv)\b|^(schools\.csv|tweeluik\.1|words-N\.js|pages-N\.js|index\.js|redirects-\w+\.conf)$|^https?:|^/"
)


def commands(paper):
    """Each line of the shell examples of a paper, without its comment."""
    for block in re.findall(r"^```sh\n(.*?)^```", (REPOSITORY / paper).read_text(), re.M | re.S):
        for line in block.splitlines():
            if words := shlex.split(line, comments=True):
                yield words


@pytest.fixture
def workplace(folder, tool):
    """A folder as somebody has it who follows the papers: the content, a spreadsheet of schools, a copy on a server."""
    shutil.copytree(REPOSITORY / "content", folder / "content")
    (folder / "schools.csv").write_text("naam;plaats\nDe Nieuwe School;Ede\n")
    subprocess.run([tool, "pack", "--school", "de-linde", "--output", "first", "--quiet"], cwd=folder, check=True, capture_output=True)
    with zipfile.ZipFile(folder / "first" / "de-linde.zip") as archive:
        archive.extractall(folder / "server")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_runs(workplace, tool, found, looked_at, paper):
    lines = list(commands(paper))
    if not lines:
        pytest.skip("there are no commands in it")
    ran = 0
    for words in lines:
        # A folder on a server of which there is none here.
        words = [word.replace("/srv/www/tips", "server/de-linde") for word in words]
        if words[0] == "script/handouts":
            words = ["tweeluik", "handouts", *words[1:]]
            if len(words) == 2:
                # All of them take a minute; other tests make them.
                continue
        if words[0] == "tweeluik":
            ran += 1
            found += one_run(tool, workplace, words[1:])
        elif words[0].startswith("script/"):
            ran += 1
            found.expect(os.access(REPOSITORY / words[0], os.X_OK), f"{words[0]} can not be run")
    if ran:
        looked_at("commands", ran)


def one_run(tool, folder, words):
    """What goes wrong when somebody types this."""
    if words[0] == "handouts":
        words = [*words, "--python", PYTHON]
    command = [tool, *(word for word in words if word != "--open")]
    if words[0] == "serve":
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            line = process.stdout.readline()
            process.terminate()
        return [] if "http://localhost:" in line else [f"{words}: {line}"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    new = words[0] == "new"
    # What was begun holds places to fill in, which are findings; the next commands want a whole site.
    if new and result.returncode == 0:
        for path in re.findall(r"content/\S+", result.stdout):
            (folder / path).unlink(missing_ok=True)
    return [] if result.returncode == 0 else [f"{' '.join(words)} ends with {result.returncode}: {result.stderr}"]


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper not in ["CHANGELOG.md", "BENCHMARKS.md"]])
def test_every_path_is_there(found, looked_at, paper):
    text = (REPOSITORY / paper).read_text()
    inside = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    named = {name.rstrip("/") for name in re.findall(r"`([\w.+/*<>{}…-]*(?:/[\w.+*<>{}…-]+|\.(?:swift|py|js|css|md|yml|conf|c|txt)))`", inside)}
    named |= {link.split("#")[0] for link in re.findall(r"\]\(([^):]+)\)", re.sub("`[^`]*`", "", inside)) if not link.startswith("#")} - {""}
    named = {name for name in named if not MADE.search(name)}
    looked_at("paths", len(named))
    tracked = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in sorted(named):
        # A file may be named by its end alone.
        there = (REPOSITORY / name).exists() or any(path == name or path.endswith("/" + name) or f"/{name}/" in path for path in tracked)
        found.expect(there, f"there is no {name}")


def test_every_invariant_is_held_by_a_test(found, looked_at):
    text = (REPOSITORY / "ARCHITECTURE.md").read_text()
    section = re.search(r"^## Invariants\n(.*?)^## ", text, re.M | re.S)[1]
    items = re.findall(r"^\d+\. (.*?)(?=^\d+\. |\Z)", section, re.M | re.S)
    looked_at("invariants", len(items))
    swift = "\n".join(path.read_text() for path in (REPOSITORY / "Tests").rglob("*.swift"))
    for item in items:
        names = re.findall(r"`(\w+Tests|Tests/[\w/.]+)`", item)
        found.expect(names, f"no test is named for: {item.strip()[:80]}")
        for name in names:
            # A suite, or all of a target.
            suite = re.search(rf"\b(?:struct|suite|extension) {name}\b", swift) or (REPOSITORY / "Tests" / name).exists()
            there = (REPOSITORY / name).is_file() if "/" in name else suite
            found.expect(there, f"there is no {name}")
