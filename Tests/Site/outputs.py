"""The outputs that the validators look at: the site itself, an edition of it, and the small sites of the Swift tests."""

import fcntl
import os
import pathlib
import re
import shutil
import subprocess

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
DAY = "2026-12-01"


def build(tool, content, output, *options):
    result = subprocess.run([tool, "build", "--content", content, "--output", output, "--quiet", *options], capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"error: {content} was not built\n{result.stderr}")
    return output


def small_site(name, folder):
    """Unpacks a fixture that holds a whole site: a comment, then each file below a line `-- path --`."""
    text = (REPOSITORY / "Tests" / "Fixtures" / f"{name}.txt").read_text()
    parts = re.split(r"^-- (\S+) --\n", text, flags=re.MULTILINE)
    for path, content in zip(parts[1::2], parts[2::2]):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content)
    return folder


OUTPUTS = ["site", "parents", "base", "foreign"]


def build_all(tool, folder):
    """Builds every output."""
    build(tool, REPOSITORY / "content", folder / "site" / "site")
    build(tool, REPOSITORY / "content", folder / "parents" / "site", "--audience", "ouder")
    for name in ["base", "foreign"]:
        content = small_site(name, folder / name / "content")
        if name == "base":
            small_site("prose", content)
        build(tool, content, folder / name / "site", "--today", DAY)
    for name in OUTPUTS:
        if not pages(folder / name / "site"):
            raise SystemExit(f"error: there are no pages in {name}")


def output_folder(name):
    """The folder of an output, which was built before the tests were collected."""
    return pathlib.Path(os.environ["TWEELUIK_OUTPUTS"]) / name / "site"


def made_once(name, make):
    """A folder that only some tests need, whatever process they run in: the first that asks makes it, and the others wait."""
    folder = pathlib.Path(os.environ["TWEELUIK_OUTPUTS"]) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            made = folder.with_suffix(".new")
            # What one that failed left here would hide from the others why it failed.
            shutil.rmtree(made, ignore_errors=True)
            make(made)
            made.rename(folder)
    return folder


def pages(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def is_redirect(page):
    return 'http-equiv="refresh"' in page.read_text()
