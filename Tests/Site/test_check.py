"""The page that checks a copy: what it says of a copy that is whole, changed or somebody else's, from a folder, where schools open it."""

import re
import shutil
import subprocess
import zipfile

import pytest
from bad_zips import zip_of
from browser import in_a_folder
from outputs import build
from reader import Reader, until
from school_content import NAMES, in_zip, pack, ran, school, small_content_with

pytestmark = [pytest.mark.xdist_group("releases"), pytest.mark.slow]


class Releases:
    """A school's copy as it was released, unpacked, and the site whose page checks it."""

    def __init__(self, tool, folder, options):
        self.tool, self.folder, self.slug = tool, folder, school(3, NAMES[3])["slug"]
        for name in ["key", "other"]:
            assert ran([tool, "keys", folder / name]).returncode == 0
        self.print = subprocess.run(["ssh-keygen", "-l", "-f", folder / "key.pub"], capture_output=True, text=True, check=True).stdout.split()[1]
        self.content = small_content_with(folder / "content", [school(3, NAMES[3])])
        self.unnamed = build(tool, self.content, folder / "unnamed", *options)
        self.zip = self.released("key")
        # The same with a key that the site names.
        with (self.content / "site.yml").open("a") as settings:
            settings.write(f"release_key: {(folder / 'key.pub').read_text()}")
        self.site = build(tool, self.content, folder / "site", *options)

    def release(self, key, change=None):
        """A release that is signed with a key, and what the command said."""
        output, content = self.folder / f"release-{key}-{bool(change)}", self.content
        if change:
            content = self.folder / f"changed-{key}"
            shutil.copytree(self.content, content)
            (content / "site.yml").write_text(change((content / "site.yml").read_text()))
        command = [self.tool, "release", "--content", content, "--output", output, "--handouts", self.folder / "none"]
        return output, ran([*command, "--key", self.folder / key])

    def released(self, key, change=None):
        """The zip of such a release."""
        output, result = self.release(key, change)
        assert result.returncode == 0, result.stderr
        return output / f"{self.slug}.zip"

    def unpacked(self, folder, zip_file=None):
        with zipfile.ZipFile(zip_file or self.zip) as archive:
            archive.extractall(folder)
        return folder / self.slug


@pytest.fixture(scope="module")
def releases(tool, tmp_path_factory):
    return Releases(tool, tmp_path_factory.mktemp("checked"), ["--today", "2026-12-01"])


class Checker(Reader):
    def check(self, what, path):
        """What the page says of a folder or a zip: all of it, and the words at its head."""
        self.page.set_input_files(f"#tool_{what}", path)
        until(self.page, "() => document.querySelector('.tool-verdict') || !/[0-9]/.test(document.querySelector('.tool-status').textContent)")
        verdict = self.page.locator(".tool-verdict h3")
        return self.page.locator("#tool_app").inner_text(), verdict.inner_text() if verdict.count() else ""


@pytest.fixture
def checker(browser, found):
    """Makes a reader who has the page of a site open."""
    open_ones = []

    def somebody(base, script=None):
        one = Checker(browser, base, found, viewport={"width": 390, "height": 800})
        if script:
            one.page.add_init_script(script)
        one.open("controleer.html")
        open_ones.append(one)
        return one

    yield somebody
    for one in open_ones:
        one.context.close()


WHOLE, GENUINE, CHANGED, MORE, UNPROVEN, DOUBT = (
    "Deze kopie is heel",
    "Deze kopie is heel en echt",
    "Deze kopie is niet meer zoals zij is gemaakt",
    "Er is iets bij gekomen",
    "Of deze kopie echt is, is niet na te gaan",
    "Vertrouw deze kopie niet",
)


def test_a_copy_that_is_whole(releases, checker, folder, found):
    """In a folder, in one more folder as Windows unpacks it, and as a zip; with what systems and the school itself put into it."""
    copy = releases.unpacked(folder / "een map")
    (copy / ".DS_Store").write_text("x")
    (copy / "Thumbs.db").write_text("x")
    (copy / "eigen").mkdir(exist_ok=True)
    (copy / "eigen" / "index.html").write_text("<title>Van ons</title>")
    for base, head, why in [(releases.site, GENUINE, "de handtekening is die van deze site"), (releases.unnamed, WHOLE, releases.print)]:
        with in_a_folder(base) as address:
            one = checker(address)
            for what, path in [("folder", copy), ("folder", copy.parent), ("zip", releases.zip)]:
                said, verdict = one.check(what, path)
                found.expect(verdict == head and why in said and "Uitgave 1 van" in said, f"{what} {path.name}: {said}")
                found.expect("Bijgekomen" not in said and "hoort zelf bij een kopie" not in said, f"{what}: {said}")
            found.expect(one.page.evaluate("document.activeElement.textContent") == head, "what was found is not read aloud")


def test_a_page_in_a_copy_says_what_it_cannot_know(releases, checker, folder, found):
    copy = releases.unpacked(folder)
    with in_a_folder(copy) as address:
        one = checker(address)
        said, verdict = one.check("folder", copy)
        found.expect(verdict == WHOLE and "hoort zelf bij een kopie" in said and "example.org/tips/controleer.html" in said, said)
    page = (copy / "onze-school.html").read_text()
    found.expect('href="controleer.html"' in page, "the page of the school does not lead to it")


def signed_anew(copy, change):
    """Somebody who changes a file, and the list of sums with it."""
    path = copy / "index.html"
    path.write_text(path.read_text() + change)
    sum_of = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout.split()[0]
    sums = copy / "SHA256SUMS"
    sums.write_text(re.sub(r"(?m)^[0-9a-f]{64}(?=  index\.html$)", sum_of, sums.read_text()))


def other_release(copy):
    text = (copy / "versie.json").read_text()
    (copy / "versie.json").write_text(text.replace('"release":1', '"release":9'))
    assert text != (copy / "versie.json").read_text()


# What somebody does to a copy; what is then said first, and what else.
DONE = {
    "a page": (lambda copy: (copy / "index.html").write_text("Anders"), CHANGED, ["Veranderd (1)", "index.html"]),
    "the version": (other_release, CHANGED, ["Veranderd (1)", "versie.json"]),
    "lost": (lambda copy: (copy / "zoeken.html").unlink(), CHANGED, ["Verdwenen (1)", "zoeken.html"]),
    "added": (lambda copy: (copy / "nieuw.html").write_text("Nieuw"), MORE, ["Bijgekomen (1)", "nieuw.html"]),
    "sums too": (lambda copy: signed_anew(copy, "Anders"), DOUBT, ["nadat zij werd ondertekend"]),
    "no signature": (lambda copy: (copy / "SHA256SUMS.sig").unlink(), DOUBT, ["De handtekening ontbreekt"]),
    "half a signature": (
        lambda copy: (copy / "SHA256SUMS.sig").write_text((copy / "SHA256SUMS.sig").read_text()[:80]),
        DOUBT,
        ["De handtekening kan niet worden gelezen"],
    ),
    "no sums": (lambda copy: (copy / "SHA256SUMS").unlink(), "", ["Dit is geen kopie van deze site"]),
    "spoilt sums": (lambda copy: (copy / "SHA256SUMS").write_text("niets\n"), "", ["Dit is geen kopie van deze site"]),
    "no version": (lambda copy: (copy / "versie.json").write_text("[]"), "", ["Dit is geen kopie van deze site"]),
}


def test_what_was_done_to_a_copy_is_told_apart(releases, checker, folder, found):
    with in_a_folder(releases.site) as address:
        one = checker(address)
        for name, (do, head, words) in DONE.items():
            copy = releases.unpacked(folder / name)
            do(copy)
            said, verdict = one.check("folder", copy)
            found.expect(verdict == head and all(word in said for word in words), f"{name}: {said}")


def test_who_made_it_is_told_apart(releases, checker, folder, found):
    """Another key, another site, and nobody."""
    with in_a_folder(releases.site) as address:
        one = checker(address)
        other = [
            ("other key", releases.released("other", lambda text: re.sub("(?m)^release_key: .*", "", text)), DOUBT, "met een andere sleutel gezet"),
            (
                "other site",
                releases.released("key", lambda text: text.replace("example.org/tips", "elders.example")),
                "",
                "Dit is geen kopie van deze site",
            ),
        ]
        for name, zip_file, head, words in other:
            said, verdict = one.check("zip", zip_file)
            found.expect(verdict == head and words in said, f"{name}: {said}")
    # Who has the key, and signs the same for something else.
    copy = releases.unpacked(folder / "else")
    (copy / "SHA256SUMS.sig").unlink()
    sign = ["ssh-keygen", "-Y", "sign", "-f", releases.folder / "key", "-n", "tweeluik-release@elders.example", "SHA256SUMS"]
    subprocess.run(sign, cwd=copy, check=True, capture_output=True)
    lone = folder / "alone"
    assert pack(releases.tool, releases.content, lone, "--school", releases.slug).returncode == 0
    unsigned = releases.unpacked(folder / "unsigned", lone / f"{releases.slug}.zip")
    with in_a_folder(releases.unnamed) as address:
        one = checker(address)
        for path, head, words in [(copy, DOUBT, "niet voor deze site gezet"), (unsigned, UNPROVEN, "Die lijst is niet ondertekend")]:
            said, verdict = one.check("folder", path)
            found.expect(verdict == head and words in said, f"{path.name}: {said}")


def test_what_is_signed_elsewhere_is_no_copy(releases, checker, folder, found):
    """The list of a whole release is signed too; it says nothing of a page that somebody puts beside it."""
    made = folder / "release"
    shutil.copytree(releases.zip.parent, made)
    (made / "versie.json").write_bytes(in_zip(releases.zip)[f"{releases.slug}/versie.json"])
    (made / "index.html").write_text("Log hier in")
    with in_a_folder(releases.site) as address:
        said, verdict = checker(address).check("folder", made)
        found.expect(not verdict and "Dit is geen kopie van deze site" in said, said)


def test_a_site_that_names_its_key_releases_with_no_other(releases):
    output, result = releases.release("other")
    assert result.returncode == 2 and "as the key of releases" in result.stderr and releases.print in result.stderr, result.stderr
    assert not output.exists()


def test_bad_zips(releases, checker, folder, found):
    whole = releases.zip.read_bytes()
    entries = in_zip(releases.zip)
    # A byte in the middle of a packed page.
    middle = bytearray(whole)
    with zipfile.ZipFile(releases.zip) as archive:
        page = archive.getinfo(f"{releases.slug}/index.html")
    middle[page.header_offset + 30 + len(page.filename) + page.compress_size // 2] ^= 0xFF
    bad = {
        "cut": (whole[: len(whole) // 2], "Dit zipbestand is beschadigd"),
        "nothing": (b"", "Dit zipbestand is beschadigd"),
        "a byte": (bytes(middle), None),
        "no zip": (b"PK" + b"x" * 4000, "Dit zipbestand is beschadigd"),
        "another": ([("a/b.txt", b"x")], "Dit is geen kopie van deze site"),
        "a name with a backslash": ([*entries.items(), (f"{releases.slug}\\index.html", b"x")], "iets wat er niet hoort"),
        "a way around": ([*entries.items(), (f"x/../{releases.slug}/index.html", b"x")], "iets wat er niet hoort"),
        "a name twice": ([*entries.items(), (f"{releases.slug}/index.html", b"x")], "iets wat er niet hoort"),
        "a name in capitals": ([*entries.items(), (f"{releases.slug}/INDEX.html", b"x")], "iets wat er niet hoort"),
        "beside the copy": ([*entries.items(), ("index.html", b"x")], MORE),
        "another list for platforms": ([*{**entries, "imsmanifest.xml": b"x"}.items()], None),
        "litter": ([*entries.items(), (f"{releases.slug}/.Trashes/inlog.html", b"x")], MORE),
        "two copies": ([(f"{where}/{name}", data) for where in "ab" for name, data in entries.items()], "Dit is geen kopie van deze site"),
    }
    with in_a_folder(releases.site) as address:
        one = checker(address)
        for name, (data, words) in bad.items():
            path = folder / "kopie.zip"
            if isinstance(data, bytes):
                path.write_bytes(data)
            else:
                zip_of(data, path)
            said, verdict = one.check("zip", path)
            is_right = words in (said, verdict) or words in said and not verdict if words else verdict == CHANGED or "beschadigd" in said
            found.expect(is_right, f"{name}: {said}")


def test_what_a_browser_cannot_do(releases, checker, folder, found):
    copy = releases.unpacked(folder)
    cannot = [
        (
            "SubtleCrypto.prototype.importKey = async () => { throw new DOMException('', 'NotSupportedError'); }",
            "folder",
            UNPROVEN,
            "een nieuwere browser kan",
        ),
        ("delete window.DecompressionStream", "zip", "", "Deze browser kan geen zipbestand lezen"),
    ]
    with in_a_folder(releases.site) as address:
        for script, what, head, words in cannot:
            said, verdict = checker(address, script).check(what, copy if what == "folder" else releases.zip)
            found.expect(verdict == head and words in said, f"{script}: {said}")
        none = checker(address, "Object.defineProperty(window, 'crypto', { value: {} })")
        found.expect("Deze browser kan hier niets nakijken" in none.page.locator("#tool_app").inner_text(), "it says nothing without what digests")
