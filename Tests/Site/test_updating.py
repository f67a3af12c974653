"""What a school's system administrator does with a copy: check that it is whole, and bring it to a new version."""

import json
import pathlib
import re
import shutil
import stat
import tempfile
import zipfile

import pytest
from bad_zips import bad_zips, zip_of
from school_content import (
    NAMES,
    add,
    another_version,
    files_in,
    in_folder,
    in_zip,
    pack,
    ran,
    school,
    small_content_with,
    started,
    with_an_old_page,
)

# One process has all of these, which share the versions that take long to make.
pytestmark = [pytest.mark.xdist_group("updating"), pytest.mark.slow]


class Place:
    """A school's folder with its copy, which contains files of the school's own."""

    OWN = {
        "brief.txt": "Brief",
        "map met spaties/é – ü 🌈.txt": "x",
        "diep/er/en/nog/dieper.html": "<p>",
        ".verborgen": "",
        "index.html": "x",
        "SHA256SUMS": "x",
        "-rf": "x",
        "een\nregel": "x",
    }

    def __init__(self, zip, folder):
        self.root, self.folder = folder, folder / "school" / zip.stem
        self.zip = zip

    def fill(self):
        shutil.rmtree(self.root, ignore_errors=True)
        self.folder.parent.mkdir(parents=True)
        with zipfile.ZipFile(self.zip) as archive:
            # What lies beside the folder, for learning platforms, nobody puts on a server.
            archive.extractall(self.folder.parent, [name for name in archive.namelist() if "/" in name])
        for name, text in self.OWN.items():
            add(self.folder / "eigen" / name, text)
        (self.folder / "eigen" / "verwijzing").symlink_to("brief.txt")
        self.own = in_folder(self.folder / "eigen")

    def keeps_its_own(self):
        return in_folder(self.folder / "eigen") == self.own

    def is_of(self, copy):
        """Whether the copy is exactly what a zip contains, apart from the school's own files."""
        there = {name: content for name, content in files_in(self.folder).items() if not name.startswith("eigen/")}
        return there == copy

    def all(self):
        return in_folder(self.root)

    def alone(self):
        """Whether nothing was left beside the copy."""
        return [path.name for path in self.folder.parent.iterdir()] == [self.folder.name]


def without_folder(zip):
    return {name.split("/", 1)[1]: content for name, content in in_zip(zip).items() if "/" in name}


@pytest.fixture(scope="module")
def versions(tool):
    """A folder with two zips of a school's copy: an earlier version and the present one."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        one = school(0, NAMES[0])
        content = with_an_old_page(small_content_with(folder / "first" / "content", [one]))
        next_content = another_version(content, folder / "second" / "content")
        for source, output in [(content, "old"), (next_content, "new")]:
            result = pack(tool, source, folder / output)
            assert result.returncode == 0, result.stderr
        yield tuple(folder / output / f"{one['slug']}.zip" for output in ("old", "new"))


@pytest.fixture
def old(versions):
    return versions[0]


@pytest.fixture
def new(versions, folder):
    """A copy of the new zip for one test, because some tests make others beside it."""
    return pathlib.Path(shutil.copy(versions[1], folder))


@pytest.fixture
def place(old, folder):
    return Place(old, folder / "place")


def test_verify_says_what_a_copy_is(tool, new):
    version = json.loads(without_folder(new)["versie.json"])
    result = ran([tool, "verify", new])
    assert result.returncode == 0, result.stderr
    for key in ("version", "date", "school"):
        assert version[key] in result.stdout


def test_verify_says_what_was_changed(tool, new, folder, found):
    original = Place(new, folder / "fresh")
    original.fill()
    fresh, folder = original.folder, folder / "verified" / new.stem
    shutil.rmtree(fresh / "eigen")

    def says(what, lines, status=1, of=folder):
        result = ran([tool, "verify", of])
        said = sorted(line for line in result.stdout.splitlines() if re.match(r"(changed|lost|added): ", line))
        right = (result.returncode, said) == (status, sorted(lines))
        found.expect(right, f"{what}: {result.returncode}, {result.stdout}{result.stderr}")

    def anew():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(fresh, folder)

    anew()
    says("a fresh copy", [], 0)
    says("a copy with a slash", [], 0, f"{folder}/")
    for name in ("x.txt", "map/é – ü.html", ".verborgen", "SHA256SUMS"):
        add(folder / "eigen" / name, name)
    says("files of its own", [], 0)
    index = folder / "index.html"
    index.write_bytes(index.read_bytes().replace(b"<h1>", b"<h1>!"))
    says("a changed page", ["changed: index.html"])
    (folder / "contact.html").unlink()
    add(folder / "problemen" / "eigen" / "nieuw blad.html", "x")
    says("changed, lost and added", ["changed: index.html", "lost: contact.html", "added: problemen/eigen/nieuw blad.html"])
    anew()
    (folder / "Eigen.txt").write_text("x")
    (folder / "eigenlijk").mkdir()
    (folder / "eigenlijk" / "x.txt").write_text("x")
    says("names that begin as “eigen”", ["added: Eigen.txt", "added: eigenlijk/x.txt"])
    anew()
    (folder / "over.html").write_bytes(b"")
    says("an emptied page", ["changed: over.html"])
    anew()
    for what, target in [("nothing", "nergens.html"), ("a folder", "problemen"), ("another page", "contact.html")]:
        (folder / "over.html").unlink()
        (folder / "over.html").symlink_to(target)
        says(f"a link to {what}", ["changed: over.html"])
    (folder / "over.html").unlink()
    (folder / "over.html").mkdir()
    says("a folder for a page", ["lost: over.html"])


def test_from_one_version_to_the_next(tool, place, old, new, found):
    """The copy becomes the next version and keeps the school's own files. An update is refused if something else was changed."""
    next_copy = without_folder(new)
    differ = "vorige.html" in without_folder(old) and "volgende.html" in next_copy
    found.expect(differ, "the two versions do not differ in their pages")

    def update(*options):
        return ran([tool, "update", place.folder, "--from", new, *options])

    place.fill()
    result = update()
    found.expect(result.returncode == 0, f"an update: {result.returncode}, {result.stdout}{result.stderr}")
    found.expect(place.is_of(next_copy), "an update gives something else than the new version")
    found.expect(place.keeps_its_own(), "an update changes what is the school's own")
    found.expect(place.alone(), "an update leaves something behind")
    found.expect(ran([tool, "verify", place.folder]).returncode == 0, "after an update it is not whole")
    again = update()
    found.expect(again.returncode == 0 and place.is_of(next_copy) and place.keeps_its_own(), f"a second update: {again.stderr}")
    place.fill()
    (place.folder / "eigen" / "leeg").mkdir()
    rights = {place.folder: 0o750, place.folder / "eigen": 0o700, place.folder / "eigen" / "brief.txt": 0o640}
    for path, mode in rights.items():
        path.chmod(mode)
    update()
    found.expect((place.folder / "eigen" / "leeg").is_dir(), "an update loses an empty folder of the school's own")
    for path, mode in rights.items():
        now = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0
        found.expect(now == mode, f"an update makes the rights of {path.relative_to(place.root)} {now:o}, they were {mode:o}")

    place.fill()
    entries = [*in_zip(new).items(), (f"{new.stem}/eigen/brief.txt", b"y"), (f"{new.stem}/eigen/geplant.txt", b"y")]
    before, result = place.all(), ran([tool, "update", place.folder, "--from", zip_of(entries, new.with_name("planted.zip"))])
    kept = place.keeps_its_own() if result.returncode == 0 else place.all() == before
    found.expect(kept, "a zip with files in “eigen” adds to what is the school's own, or changes it")

    def change():
        (place.folder / "over.html").write_text("x")

    def name_a_file():
        add(place.folder / "problemen" / "erbij.html", "x")

    for what, make, path in [("changed", change, "over.html"), ("added", name_a_file, "problemen/erbij.html")]:
        place.fill()
        make()
        before = place.all()
        result = update()
        said = path in result.stdout + result.stderr
        found.expect(result.returncode == 1 and said, f"a file was {what}: {result.returncode}, {result.stdout}{result.stderr}")
        found.expect(place.all() == before, f"a file was {what}: an update that is refused does something")
        result = update("--force")
        found.expect(result.returncode == 0, f"--force, a file was {what}: {result.returncode}, {result.stderr}")
        whole = place.is_of(next_copy) and place.keeps_its_own() and place.alone()
        found.expect(whole, f"--force, a file was {what}: it is not whole")
    place.fill()
    (place.folder / "over.html").unlink()
    result = update()
    found.expect(result.returncode == 0 and place.is_of(next_copy), f"a file was lost: {result.returncode}, {result.stderr}")


def test_bad_zips_are_refused(tool, place, new, folder, found):
    """Zips that must be refused change nothing."""
    outside = folder / "outside"
    outside.mkdir()
    place.fill()
    before = place.all()
    for what, path in bad_zips(new, folder / "bad").items():
        for force in ([], ["--force"]):
            result = ran([tool, "update", place.folder, "--from", path, *force])
            found.expect(
                result.returncode == 2 and result.stderr,
                f"{' '.join([what, *force])}: it ends with {result.returncode}: {result.stdout}{result.stderr}",
            )
            if not found.expect(place.all() == before, f"{what}: the copy was changed"):
                place.fill()
            found.expect(not any(outside.iterdir()) and not list(folder.glob("*.txt")), f"{what}: something was written outside")
        result = ran([tool, "verify", path])
        found.expect(result.returncode in (1, 2), f"{what}: `verify` finds it whole")
    (folder / "empty").mkdir()
    for name in ("empty", "bad", "nothing"):
        target = folder / name
        kept = in_folder(target)
        for command in (["verify", target], ["update", target, "--from", new], ["update", target, "--from", new, "--force"]):
            result = ran([tool, *command])
            said = f"{result.returncode}: {result.stdout}{result.stderr}"
            found.expect(result.returncode == 2, f"a folder that is not a copy: `{command[0]}` ends with {said}")
        found.expect(in_folder(target) == kept and target.exists() == (name != "nothing"), "a folder that is not a copy is changed")


def test_by_its_other_names(tool, place, new, found):
    """Updates the folder by other names that it has: each time the update is made, or is refused with nothing changed."""
    copy = without_folder(new)
    link, name, around = place.root / "link", place.folder.name, place.folder.parent
    for what, target, where in [
        ("the folder where one is", ".", place.folder),
        ("its name", name, around),
        ("a slash", f"{name}/", around),
        ("two slashes", f"{name}//", around),
        ("a slash and a dot", f"{name}/.", around),
        ("a link", link, None),
    ]:
        place.fill()
        link.symlink_to(place.folder)
        before = place.all()
        result = ran([tool, "update", target, "--from", new], cwd=where)
        if result.returncode == 0:
            done = place.is_of(copy) and place.keeps_its_own() and place.alone()
            found.expect(done and link.is_symlink(), f"{what}: it is not updated, or something else is changed")
        else:
            found.expect(place.all() == before, f"{what}: an update that fails does something")
            found.expect(".tweeluik-" not in result.stderr, f"{what}: it does not say what is wrong: {result.stderr}")


def test_two_at_once(tool, place, new, found):
    """Two updates of one folder at the same time: one may be refused, and the copy is whole."""
    copy = without_folder(new)
    command = [tool, "update", place.folder, "--from", new]
    for _ in range(6):
        place.fill()
        both = [started(command) for _ in range(2)]
        ends = [process.wait() for process in both]
        result = ran([tool, "verify", place.folder])
        whole = place.folder.is_dir() and place.is_of(copy) and place.keeps_its_own() and place.alone()
        found.expect(0 in ends and whole, f"two at once end with {ends}: {(result.stdout + result.stderr)[-120:]}")
