"""What an institute and a school do with a release, judged by OpenSSH and by how the commands end."""

import base64
import json
import re
import shutil
import subprocess

import pytest
from bad_zips import zip_of
from school_content import NAMES, another_version, cheap_schools, files_in, in_zip, pack, ran, school, small_content_with

pytestmark = [pytest.mark.xdist_group("releases"), pytest.mark.slow]


def release(tool, content, output, day, *options):
    command = [tool, "release", "--content", content, "--output", output, "--handouts", content.parent / "none", "--today", day, *options]
    return ran(command)


@pytest.fixture(scope="module")
def made(tool, tmp_path_factory):
    """A folder with two releases of 31 copies, the zips of one school in both, and its zip as it is packed."""
    folder = tmp_path_factory.mktemp("releases")
    one = school(3, NAMES[3])
    content = small_content_with(folder / "first" / "content", [one])
    cheap_schools(content, 30)
    for name in ("key", "other"):
        assert ran([tool, "keys", folder / name]).returncode == 0
    zips = {}
    for number, source in [(1, content), (2, another_version(content, folder / "second" / "content"))]:
        result = release(tool, source, folder / "release", f"2026-12-0{number}", "--key", folder / "key")
        assert result.returncode == 0 and f"Release {number} of 2026-12-0{number}" in result.stdout, result.stderr
        zips[number] = shutil.copy(folder / "release" / f"{one['slug']}.zip", folder / f"release-{number}.zip")
    assert pack(tool, content, folder / "packed", "--school", one["slug"]).returncode == 0
    zips["packed"] = folder / "packed" / f"{one['slug']}.zip"
    return folder, zips, one["slug"]


def secrets_of(key):
    """The secret half of a key as bytes, as digits and as base64, wherever in a text that begins; and what a file with a key begins with."""
    text = "".join(line for line in key.read_text().splitlines() if "-----" not in line)
    kind = b"\x00\x00\x00\x0bssh-ed25519"
    # The file has the public half twice; after the second time come both halves in one, the secret first.
    public, secret = base64.b64decode(text).split(kind)[1:]
    length = int.from_bytes(public[:4])
    assert length == 32 and secret[4:36] == public[4:36]
    seed = secret[40:72]
    assert secret[72:104] == public[4:36]
    # Three bytes are four letters: where a text begins elsewhere, the first and last letters are other ones.
    shifted = [base64.b64encode(b"x" * before + seed)[4 if before else 0 : -4] for before in range(3)]
    assert any(part in text.encode() for part in shifted), "what is looked for is not what a key looks like"
    return [seed, seed.hex().encode(), seed.hex().upper().encode(), *shifted, b"PRIVATE KEY"]


def test_what_is_published(made):
    folder, _, slug = made
    release = folder / "release"
    listed = json.loads((release / "releases.json").read_text())
    assert [one["number"] for one in listed["releases"]] == [2, 1]
    newest = listed["releases"][0]
    assert newest["since"] == 1 and [text["address"] for text in newest["new"]] == ["volgende.html"]
    assert [text["address"] for text in newest["changed"]] == ["contact.html"]
    assert len(listed["copies"]) == 31 and slug in {copy["school"] for copy in listed["copies"]}
    assert subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=release).returncode == 0
    # Nothing of the key, and no address of mail, is in the folder.
    secrets = secrets_of(folder / "key")
    contents = files_in(release)
    assert "index.html" in contents
    for path in release.glob("*.zip"):
        contents.update({f"{path.name}: {name}": content for name, content in in_zip(path).items()})
    for name, content in contents.items():
        assert not any(secret in content for secret in secrets), name
        assert ".zip" in name or b"@zq03wk.example" not in content, name
    mailing = (folder / "release-mailing.csv").read_text(encoding="utf-8-sig")
    assert len(mailing.splitlines()) == 32 and "info@zq03wk.example" in mailing


def test_ssh_keygen_accepts_each_copy(made, folder, found):
    made, zips, slug = made
    for number in (1, 2):
        for name, content in in_zip(zips[number]).items():
            path = folder / str(number) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        copy = folder / str(number) / slug
        names = (copy / "allowed_signers").read_text().split()[0]

        def verify(sums=None, namespace=names, copy=copy):
            command = ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", names, "-n", namespace, "-s", "SHA256SUMS.sig"]
            sums = sums or (copy / "SHA256SUMS").read_bytes()
            return subprocess.run(command, cwd=copy, input=sums, capture_output=True).returncode

        found.expect(verify() == 0, f"release {number}: ssh-keygen does not accept it")
        found.expect(verify(namespace="tweeluik-release@elders.example") != 0, "it is accepted for another site")
        found.expect(verify((copy / "SHA256SUMS").read_bytes() + b"\n") != 0, "another list is accepted")
        sums = (copy / "SHA256SUMS").read_text()
        # The number and the day are in a file whose sum is signed.
        found.expect(re.search(r"(?m)^[0-9a-f]{64}  versie\.json$", sums), "the version is not signed")
        version = json.loads((copy / "versie.json").read_text())
        found.expect((version["release"], version["day"]) == (number, f"2026-12-0{number}"), f"release {number}: {version}")


def changed(zip, target, change):
    """The zip with other bytes in some files; `None` removes one."""
    inside = {name: content for name, content in in_zip(zip).items() if "/" in name}
    entries = {name.split("/", 1)[1]: content for name, content in inside.items()}
    folder = next(iter(inside)).split("/", 1)[0]
    entries.update(change(entries))
    return zip_of([(f"{folder}/{name}", content) for name, content in entries.items() if content is not None], target)


TAMPERED = {
    "a page": (lambda files: {"over.html": files["over.html"] + b" "}, 1, "changed: over.html"),
    "the version": (
        lambda files: {"versie.json": files["versie.json"].replace(b'"release":2', b'"release":9')},
        1,
        "What it says of its version is not what was packed",
    ),
    "the sums": (lambda files: {"SHA256SUMS": files["SHA256SUMS"] + b"0" * 64 + b"  x\n"}, 3, "another list of sums than was signed"),
    "no signature": (lambda files: {"SHA256SUMS.sig": None}, 3, "its signature is gone"),
    "a spoilt signature": (lambda files: {"SHA256SUMS.sig": b"x"}, 3, "has a signature that cannot be read"),
}


def test_each_way_to_tamper_is_told_apart(tool, made, folder, found):
    made, zips, slug = made
    said = set()
    for what, (change, status, words) in TAMPERED.items():
        zip = changed(zips[2], folder / "tampered.zip", change)
        result = ran([tool, "verify", zip, "--key", made / "key.pub"])
        text = result.stdout + result.stderr
        found.expect(result.returncode == status and words in text, f"{what}: {result.returncode}, {text}")
        # Without the first line, which says what the copy is.
        said.add(text.split("\n", 1)[1])
        for options in ([], ["--force", "--allow-older"]):
            shutil.rmtree(folder / slug, ignore_errors=True)
            shutil.unpack_archive(zips[1], folder)
            result = ran([tool, "update", folder / slug, "--from", zip, *options])
            expected = 3 if status == 3 else 2
            found.expect(result.returncode == expected, f"{what}, update {options}: {result.returncode}, {result.stderr}")
            version = json.loads((folder / slug / "versie.json").read_text())
            found.expect(version["release"] == 1, f"{what}: the copy was updated")
    found.expect(len(said) == len(TAMPERED), "two ways to tamper are told alike")
    for zip, key, status, words in [
        (zips[2], "key", 0, "Signed with the key that you named"),
        (zips[2], "other", 3, "is signed with another key"),
        (zips["packed"], "key", 3, "is not signed"),
        (zips[2], None, 0, "the key that it brought"),
        (zips["packed"], None, 0, "It is not signed"),
    ]:
        result = ran([tool, "verify", zip, *(["--key", made / f"{key}.pub"] if key else [])])
        text = result.stdout + result.stderr
        found.expect(result.returncode == status and words in text, f"{zip.name}, {key}: {result.returncode}, {text}")


def test_an_older_release(tool, made, folder, found):
    """It is genuine, and still goes nowhere by itself."""
    made, zips, slug = made
    shutil.unpack_archive(zips[2], folder)
    result = ran([tool, "update", folder / slug, "--from", zips[1]])
    said = "release 2 of 2026-12-02" in result.stderr and "release 1 of 2026-12-01" in result.stderr
    found.expect(result.returncode == 2 and said, f"{result.returncode}, {result.stderr}")
    # What the hint says works.
    option = re.search(r"use (--[a-z-]+) to go back", result.stderr)
    result = ran([tool, "update", folder / slug, "--from", zips[1], option[1] if option else "--none"])
    found.expect(result.returncode == 0 and "from release 2 of 2026-12-02" in result.stdout, f"{result.stdout}{result.stderr}")
    result = ran([tool, "update", folder / slug, "--from", zips[2]])
    found.expect(result.returncode == 0, result.stderr)


def page_of(number):
    return f"---\ntitle: Bladzijde {number}\nsummary: Kort.\n---\nWoorden.\n"


def test_an_update_across_three_releases(tool, folder, found):
    """A school that skipped a release gets what both changed, and keeps what is its own. It goes back only when it is told to."""
    one = school(3, NAMES[3])
    content, slug = small_content_with(folder / "content", [one]), one["slug"]
    assert ran([tool, "keys", folder / "key"]).returncode == 0
    zips = {}
    for number in (1, 2, 3):
        if number > 1:
            (content / "pages" / f"bladzijde-{number}.md").write_text(page_of(number))
        result = release(tool, content, folder / "release", f"2026-12-0{number}", "--folders", "--key", folder / "key")
        assert result.returncode == 0, result.stderr
        zips[number] = shutil.copy(folder / "release" / f"{slug}.zip", folder / f"release-{number}.zip")
    www = folder / "www"
    subprocess.run(["unzip", "-q", zips[1], "-d", www], check=True)
    copy, letter = www / slug, "eigen/brieven/uitnodiging.html"
    (copy / letter).parent.mkdir(parents=True)
    (copy / letter).write_text("Van ons.")

    def update(number, *options):
        return ran([tool, "update", copy, "--from", zips[number], *options])

    def is_now(number, what):
        version = json.loads((copy / "versie.json").read_text())
        found.expect(version["release"] == number, f"{what}: it is {version}")
        found.expect((copy / letter).read_text() == "Van ons.", f"{what}: what is the school's own is lost")
        files = {name: data for name, data in files_in(copy).items() if name != letter}
        packed = {name.removeprefix(f"{slug}/"): data for name, data in in_zip(zips[number]).items() if name.startswith(slug)}
        found.expect(files == packed, f"{what}: {sorted(set(files) ^ set(packed))}")
        found.expect(ran([tool, "verify", copy, "--key", folder / "key.pub"]).returncode == 0, f"{what}: it is not genuine")
        # What learning platforms read lies beside the folder in the zip that was unpacked at first.
        found.expect({path.name for path in www.iterdir()} == {slug, "imsmanifest.xml"}, f"{what}: {list(www.iterdir())} is left beside it")

    is_now(1, "at first")
    result = update(3)
    assert result.returncode == 0 and "from release 1 of 2026-12-01" in result.stdout, result.stderr
    is_now(3, "updated")
    for page in (copy / "onze-school.html", folder / "release" / "index.html", folder / "release" / "scholen" / slug / "onze-school.html"):
        newest, earlier = page.read_text().split("Eerdere uitgaven")
        found.expect("Wat er anders is dan in uitgave 2" in newest and "Bladzijde 3" in newest and "Bladzijde 2" not in newest, f"{page}: {newest}")
        found.expect("Uitgave 2 van 2 december 2026" in earlier and "Bladzijde 2" in earlier, f"{page}: {earlier}")
    for number in (2, 1):
        for options in ([], ["--force"]):
            refused = update(number, *options)
            found.expect(refused.returncode == 2 and "--allow-older" in refused.stderr, f"{number} {options}: {refused.stderr}")
            is_now(3, f"after {number} was refused")
    assert update(2, "--allow-older").returncode == 0
    is_now(2, "gone back")
    assert update(3).returncode == 0
    is_now(3, "updated again")


def test_releasing_again(tool, made, folder, found):
    """Nothing is made again, and what is wrong is told with what to do."""
    made, _, slug = made
    output = folder / "release"
    shutil.copytree(made / "release", output)
    content = made / "second" / "content"
    before = files_in(output)
    again = release(tool, content, output, "2026-12-09", "--key", made / "key")
    found.expect(again.returncode == 0 and "0 copies made, 31 unchanged" in again.stdout, f"{again.stdout}{again.stderr}")
    found.expect(files_in(output) == before, "an unchanged release is not the same")
    unsigned = release(tool, content, output, "2026-12-09")
    found.expect(unsigned.returncode == 2 and "--allow-other-key" in unsigned.stderr, f"without the key: {unsigned.stderr}")
    shutil.copytree(content, folder / "content")
    (folder / "content" / "schools" / "goedkoop-000.yml").unlink()
    fewer = release(tool, folder / "content", output, "2026-12-09", "--key", made / "key")
    found.expect("goedkoop-000.zip" in fewer.stderr and "--prune" in fewer.stderr, f"a school is gone: {fewer.stderr}")
    found.expect((output / "goedkoop-000.zip").exists(), "its zip was removed without being asked")
    release(tool, folder / "content", output, "2026-12-09", "--key", made / "key", "--prune")
    found.expect(not (output / "goedkoop-000.zip").exists(), "its zip is still there")
    (folder / "content" / "schools" / "goedkoop-001.yml").write_text("naam: Fout\n")
    wrong = release(tool, folder / "content", output, "2026-12-10", "--key", made / "key")
    found.expect(wrong.returncode == 1 and "nothing was released" in wrong.stderr, f"with an error: {wrong.stderr}")
    found.expect(json.loads((output / "releases.json").read_text())["releases"][0]["number"] == 3, "it was released")
