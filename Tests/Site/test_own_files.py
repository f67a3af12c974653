"""What a school itself puts into its copy: the page about the school leads to it once it is there, in every engine, from a folder and from a server."""

import contextlib
import pathlib
import shutil
import tempfile
import time
import zipfile

import pytest
from browser import in_a_folder, on_a_server
from school_content import pack, school, small_content_with

pytestmark = [pytest.mark.long, pytest.mark.slow]

# A page of the school's own, whose rules must not reach the page that asks for it.
OWN = "<!DOCTYPE html><title>Van ons</title><style>p, h1 { display: none } h1 { color: red }</style><p>Van de school zelf</p>"


@pytest.fixture(scope="module")
def copy(tool):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        one = school(1, "De Linde")
        assert pack(tool, small_content_with(folder / "content", [one]), folder / "copies").returncode == 0
        with zipfile.ZipFile(folder / "copies" / f"{one['slug']}.zip") as archive:
            archive.extractall(folder)
        yield folder / one["slug"]


@contextlib.contextmanager
def with_own_files(copy, *names):
    with tempfile.TemporaryDirectory() as folder:
        other = pathlib.Path(folder) / "copy"
        shutil.copytree(copy, other)
        (other / "eigen").mkdir()
        for name in names:
            (other / "eigen" / name).write_text(OWN)
        yield other


@pytest.mark.everywhere
@pytest.mark.parametrize("place", [in_a_folder, on_a_server])
def test_the_page_about_the_school_leads_to_its_own_files(engine, copy, place, found):
    asked = "return [...document.querySelectorAll('.own-way')].map(way => [way.hidden, way.querySelector('a')?.getAttribute('href')])[0]"
    for names in [("index.html",), ("brief.html",), ()]:
        with with_own_files(copy, *names) as folder, place(folder) as base:
            engine.open(base + "onze-school.html")
            # On a server WebKit does not say how it answered, so nobody is led to a page that may not be there.
            is_told = "index.html" in names and not (place is on_a_server and engine.name == "webkit")
            if is_told:
                engine.until("document.querySelector('.own-way a')")
            else:
                time.sleep(1)
            hidden, way = engine.run(asked)
            found.expect(hidden != is_told and way == ("eigen/index.html" if is_told else None), f"with {names} it has {hidden, way}")
            color = engine.run("return getComputedStyle(document.querySelector('h1')).display")
            found.expect(color != "none", "the rules of the school's own page reach the page about the school")
            if is_told:
                engine.click(".own-way a")
                engine.until("location.href.endsWith('/eigen/index.html')")


def test_no_page_leads_to_files_that_may_not_be_there(copy, looked_at, found):
    for path in copy.rglob("*.html"):
        looked_at("pages", 1)
        found.expect('href="eigen' not in path.read_text(), f"{path.name} leads to files of the school's own")
