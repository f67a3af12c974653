"""What the papers say is true: every command runs, every path and option exists, and every invariant names a test that exists."""

import functools
import os
import re
import shlex
import shutil
import subprocess
import zipfile

import pytest
from outputs import REPOSITORY, small_site
from paper import PYTHON

PAPERS = [*sorted(path.name for path in REPOSITORY.glob("*.md")), *sorted(f"docs/{path.name}" for path in REPOSITORY.glob("docs/**/*.md"))]
DEPLOY = sorted(f"deploy/{path.name}" for path in REPOSITORY.glob("deploy/*"))
# These papers are about the past, so they may name what no longer exists.
PAST = ["CHANGELOG.md", "BENCHMARKS.md"]
# What the papers name and the repository does not hold: what is built, what an editor makes, and patterns.
MADE = re.compile(
    r"[<*…{]|^(site|copies|handouts|eigen|onze-school|zoeken|\.build|\.venv)(/|$)|^\.build-|^(schools\.csv|tweeluik\.1|words-N\.js|pages-N\.js|index\.js|redirects-\w+\.conf|404\.html)$|^https?:|^/"
)


def commands(paper):
    """Each line of a paper's shell examples, without its comment."""
    for block in re.findall(r"^```sh\n(.*?)^```", (REPOSITORY / paper).read_text(), re.M | re.S):
        for line in block.splitlines():
            if words := shlex.split(line, comments=True):
                yield words


@pytest.fixture
def workplace(folder, tool, pytestconfig):
    """The folder of somebody who follows the papers: the content, which is a small site's unless the run is full, a spreadsheet of schools, and
    a copy on a server."""
    if pytestconfig.getoption("--full"):
        shutil.copytree(REPOSITORY / "content", folder / "content")
    else:
        small_site("base", folder / "content")
        (folder / "content" / "schools").mkdir(exist_ok=True)
        (folder / "content" / "schools" / "de-linde.yml").write_text("name: De Linde\n")
    (folder / "schools.csv").write_text("naam;plaats\nDe Nieuwe School;Ede\n")
    subprocess.run([tool, "pack", "--school", "de-linde", "--output", "first", "--quiet"], cwd=folder, check=True, capture_output=True)
    with zipfile.ZipFile(folder / "first" / "de-linde.zip") as archive:
        archive.extractall(folder / "server")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("paper", [paper for paper in PAPERS if any(commands(paper))])
def test_every_command_runs(workplace, tool, found, looked_at, pytestconfig, paper):
    ran = 0
    for words in commands(paper):
        # The folder of a server, which this machine does not have.
        words = [word.replace("/srv/www/tips", "server/de-linde") for word in words]
        if words[0] == "script/handouts":
            words = ["tweeluik", "handouts", *words[1:]]
            if len(words) == 2 or not pytestconfig.getoption("--full"):
                # Printing takes a minute; other tests do it.
                continue
        if words[0] == "tweeluik":
            ran += 1
            found += one_run(tool, workplace, words[1:])
        elif words[0].startswith("script/"):
            ran += 1
            found.expect(os.access(REPOSITORY / words[0], os.X_OK), f"{words[0]} cannot be run")
    looked_at("commands", ran)


def one_run(tool, folder, words):
    """What goes wrong if somebody types this command."""
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
    # A new file has placeholders, which are findings; the next commands need a site without errors.
    if new and result.returncode == 0:
        for path in re.findall(r"content/\S+", result.stdout):
            (folder / path).unlink(missing_ok=True)
    return [] if result.returncode == 0 else [f"{' '.join(words)} ends with {result.returncode}: {result.stderr}"]


# MARK: What is named


def running(text):
    """A paper without its examples."""
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


@functools.cache
def tracked():
    return subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.splitlines()


def paths(text):
    """What a paper names as a file or a folder: between backticks, as the target of a link, or by its whole path within the project."""
    inside = running(text)
    named = {name.rstrip("/") for name in re.findall(r"`([\w.+/*<>{}…-]*(?:/[\w.+*<>{}…-]+|\.(?:swift|py|js|css|md|yml|conf|c|txt)))`", inside)}
    named |= {link.split("#")[0] for link in re.findall(r"\]\(([^):]+)\)", re.sub("`[^`]*`", "", inside)) if not link.startswith("#")} - {""}
    named |= set(re.findall(r"(?<![\w/.-])(?:deploy|script|templates|Sources|Tests|docs|bench|content)/[\w/-]+(?:\.\w+)*", text))
    return {name for name in named if not MADE.search(name)}


def missing_paths(text):
    """The files and folders that do not exist. A paper may name a file by the end of its path; what an example makes in the content does not
    count."""
    made = set(re.findall(r"^content/\S+(?=:\d)", text, re.M))
    for name in sorted(paths(text) - made):
        if not ((REPOSITORY / name).exists() or any(path.endswith("/" + name) or f"/{name}/" in path for path in tracked())):
            yield f"there is no {name}"


@functools.cache
def help_of(tool, *words):
    """The help of a command; empty if there is no such command."""
    said = subprocess.run([tool, *words, "--help"], capture_output=True, text=True).stdout
    return said if "USAGE: " + " ".join(["tweeluik", *words]) in said else ""


def source_of(tool, script):
    """The files that hold a script's words and options: the script itself, what it runs, and the command to which it passes them on."""
    path = REPOSITORY / script
    others = [path.with_suffix(".py"), *((REPOSITORY / "bench").glob("*.py") if path.name == "bench" else [])]
    return "".join(each.read_text() for each in [path, *others] if each.is_file()) + help_of(tool, path.name)


def mentions(text):
    """The commands and options between backticks in a paper's text, each as a list of words."""
    for code in re.findall(r"`([^`\n]+)`", running(text)):
        words = [word.strip("[]") for word in re.sub(r"^(?:[A-Z_]+=\S+ )+", "", code).split()]
        if words and re.match(r"tweeluik$|script/[\w-]+$|--[a-z]", words[0]):
            yield words


def unknown_mentions(text, tool):
    everything = "".join(
        [source_of(tool, name) for name in tracked() if name.startswith("script/")] + [help_of(tool, name) for name in commands_of(tool)]
    )
    everything += help_of(tool, "schools", "import") + (REPOSITORY / "Package.swift").read_text()
    for words in mentions(text):
        said = everything
        if words[0] == "tweeluik":
            said = help_of(tool, *words[1:2])
        elif words[0].startswith("script/"):
            said = source_of(tool, words[0]) if os.access(REPOSITORY / words[0], os.X_OK) else ""
        if not said:
            yield f"there is no command “{' '.join(words)}”"
        # A word in capitals is a placeholder for what the user writes.
        for word in words[2:] if words[0] == "tweeluik" else words:
            if re.match(r"--?[a-z]|[a-z-]+$", word) and said and not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said):
                yield f"“{' '.join(words)}”: there is no “{word}”"


def commands_of(tool):
    """The names of all commands, as the program lists them."""
    said = subprocess.run([tool, "--help"], capture_output=True, text=True).stdout
    return re.findall(r"(?m)^  (\w+)(?: \(default\))? {2,}", said.partition("SUBCOMMANDS:")[2])


def unheld_invariants(text):
    section = re.search(r"^## Invariants\n(.*?)(?=^## |\Z)", text, re.M | re.S)[1]
    swift = "\n".join(path.read_text() for path in (REPOSITORY / "Tests").rglob("*.swift"))
    for item in re.findall(r"^\d+\. (.*?)(?=^\d+\. |\Z)", section, re.M | re.S):
        names = re.findall(r"`(\w+Tests|Tests/[\w/.]+)`", item)
        if not names:
            yield f"no test is named for: {item.strip()[:80]}"
        for name in names:
            if "/" in name:
                there = (REPOSITORY / name).is_file() and "def test_" in (REPOSITORY / name).read_text()
            else:
                # A suite that contains tests, or a target with tests.
                suite = re.search(rf"^(?:@Suite[^\n]*)?(?:struct|extension) {name}\b.*?(?=^\}}|\Z)", swift, re.M | re.S)
                there = (suite and "@Test" in suite[0]) or any((REPOSITORY / "Tests" / name).glob("*.swift"))
            if not there:
                yield f"there is no test {name}"


@pytest.mark.parametrize("paper", [paper for paper in [*PAPERS, *DEPLOY] if paper not in PAST])
def test_every_path_is_there(found, looked_at, paper):
    text = (REPOSITORY / paper).read_text()
    if paper in PAPERS:
        looked_at("paths", len(paths(text)))
    found += missing_paths(text)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_and_option_is_there(tool, found, looked_at, paper):
    text = (REPOSITORY / paper).read_text()
    looked_at("mentions", len(list(mentions(text))))
    found += unknown_mentions(text, tool)


def test_every_invariant_is_held_by_a_test(found, looked_at):
    text = (REPOSITORY / "ARCHITECTURE.md").read_text()
    looked_at("invariants", len(re.findall(r"^\d+\. ", text.split("## Invariants\n")[1].split("\n## ")[0], re.M)))
    found += unheld_invariants(text)


def test_every_way_to_publish_is_told(found):
    """The table in the README has one line for each file, and no other lines."""
    told = re.findall(r"^\| `([^`]+)` \|", (REPOSITORY / "README.md").read_text().split("## Publishing")[1].split("\n## ")[0], re.M)
    assert sorted(f"deploy/{name}" for name in told) == DEPLOY


FALSE = """
Read `Sources/Publishing/Bild.swift` and [this](docs/none.md); see deploy/nginks.conf.
Say `tweeluik chek`, `tweeluik check --reciprocal`, `script/bild`, `script/test quickly`, `--quite` or `TWEELUIK_RECORD=1 script/test sitting`.

## Invariants

1. Nothing is wrong.
2. All is well (`NoSuchTests`).
3. All is printed (`Tests/Site/test_none.py`, `Tests/Site/tags.py`).
"""


def test_a_false_paper_is_found_out(tool):
    """If these tests did not find what is wrong in a false paper, they would prove nothing."""
    missing = ["Sources/Publishing/Bild.swift", "Tests/Site/test_none.py", "deploy/nginks.conf", "docs/none.md", "script/bild"]
    assert list(missing_paths(FALSE)) == [f"there is no {name}" for name in missing]
    assert list(unknown_mentions(FALSE, tool)) == [
        "there is no command “tweeluik chek”",
        "“tweeluik check --reciprocal”: there is no “--reciprocal”",
        "there is no command “script/bild”",
        "“script/test quickly”: there is no “quickly”",
        "“--quite”: there is no “--quite”",
        "“script/test sitting”: there is no “sitting”",
    ]
    tests = ["NoSuchTests", "Tests/Site/test_none.py", "Tests/Site/tags.py"]
    assert list(unheld_invariants(FALSE)) == ["no test is named for: Nothing is wrong.", *(f"there is no test {name}" for name in tests)]
