"""What may go wrong while copies are made: a school's file has errors, or the disk is full."""

import re
import zipfile

import pytest
from school_content import (
    NAMES,
    another_version,
    cheap_schools,
    digests,
    files_in,
    in_zip,
    pack,
    pack_command,
    ran,
    school,
    small_content_with,
    times,
    zips,
)

pytestmark = pytest.mark.slow


def test_packing_again(tool, folder, found, one_in):
    """Each copy is whole, and a second run makes none of them again."""
    content = small_content_with(folder / "content", [school(3, NAMES[3])])
    cheap_schools(content, 30)
    output = folder / "output"
    result = pack(tool, content, output, "--jobs", "2")
    found.expect(result.returncode == 0, f"they were not packed: {result.stderr}")
    paths = sorted(output.glob("*.zip"))
    found.expect(len(paths) == 31, f"{len(paths)} copies were packed")
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            found.expect(archive.testzip() is None, f"{path.name} is not whole")
    for path in one_in(6, paths):
        result = ran([tool, "verify", path])
        found.expect(result.returncode == 0, f"{path.name} is not a copy: {result.stdout}{result.stderr}")
    before = times(output)
    pack(tool, content, output, "--jobs", "2")
    found.expect(times(output) == before, "what was there is made anew")


def test_schools_with_errors(tool, folder, found):
    """Errors in a school's file are reported; the other copies are made, and earlier copies of these schools stay."""
    schools = [school(number, NAMES[number]) for number in range(6)]
    schools[0]["kind"] = "svg"
    content = small_content_with(folder / "content", schools)
    pack(tool, content, folder / "output")
    before, stamps = digests(folder / "output"), times(folder / "output")
    contact = content / "pages" / "contact.md"
    contact.write_text(re.sub(r"(?m)^summary: .*$", "summary: Hoe u ons bereikt.", contact.read_text()))
    drawing, place, color = (content / "schools" / schools[index]["slug"] for index in (0, 1, 2))
    drawing.with_suffix(".svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 4">\n  <script>alert(1)</script>\n</svg>\n')
    place.with_suffix(".yml").write_text("name: School\nparagraphs:\n  contacht: |\n    Tekst.\n")
    color.with_suffix(".yml").write_text('name: School\naccent: "groenig"\n')
    result = pack(tool, content, folder / "output")
    found.expect(result.returncode == 1, f"schools with errors: it ends with {result.returncode}")
    for pattern in (rf"{drawing.name}\.svg:2:3: error:", rf"{place.name}\.yml:3:3: error:", rf"{color.name}\.yml:2:9: error:"):
        found.expect(re.search(rf"(?m)^\S*schools/{pattern}", result.stderr), f"{pattern} is not reported: {result.stderr}")
    found.expect("did you mean “contact”" in result.stderr, "a typo in a place is not seen")
    after = digests(folder / "output")
    for index, one in enumerate(schools):
        name = f"{one['slug']}.zip"
        if index < 3:
            kept = after.get(name) == before[name] and times(folder / "output")[name] == stamps[name]
            found.expect(kept, f"{name} was there and has an error now: it is not left as it was")
        else:
            found.expect(after.get(name) not in (None, before[name]), f"{name} is not made anew beside one with errors")
    wrong = pack(tool, content, folder / "other", "--school", schools[3]["slug"][:-1])
    found.expect(wrong.returncode == 2 and schools[3]["slug"] in wrong.stderr, f"a typo in a slug: {wrong.stderr}")


# Runs a command with a small disk at $1 of $3 bytes, which is then copied to $2. Before that, if $4 is a zip, it is unpacked on the disk.
SMALL_DISK = """
disk=$1 kept=$2 size=$3 zip=$4; shift 4
mount -t tmpfs -o size="$size" none "$disk" || exit 99
[ -z "$zip" ] || unzip -q "$zip" -d "$disk" || exit 98
"$@"; status=$?
cp -a "$disk/." "$kept"
exit $status
"""


def on_a_small_disk(size, disk, kept, command, zip=""):
    return ran(["unshare", "--mount", "sh", "-c", SMALL_DISK, "sh", disk, kept, size, zip, *command])


@pytest.mark.skipif(ran(["unshare", "--mount", "true"]).returncode != 0, reason="a small disk can be made by root only")
def test_disk_full(tool, folder, found, one_in):
    """The disk has room for a few copies only."""
    content = small_content_with(folder / "content", [school(number, NAMES[number]) for number in range(12)])
    disk, kept = folder / "disk", folder / "kept"
    disk.mkdir()
    kept.mkdir()
    one = school(3, NAMES[3])["slug"]
    pack(tool, another_version(content, folder / "second" / "content"), folder / "new", "--school", one)
    pack(tool, content, folder / "old", "--school", one)
    old, new = (folder / name / f"{one}.zip" for name in ("old", "new"))
    for jobs in one_in(2, ["2", "1"]):
        command = pack_command(tool, content, disk, "--jobs", jobs)
        result = on_a_small_disk(5 * old.stat().st_size, disk, kept, command)
        errors = [line for line in result.stderr.splitlines() if line.startswith("error:")]
        found.expect(result.returncode == 2, f"a full disk: it ends with {result.returncode}: {result.stderr}")
        said = len(errors) == 1 and re.search(r"school-zq\d\dwk\.zip: No space left", errors[0])
        found.expect(said, f"a full disk is reported as {errors}")
        found.expect(2 <= len(zips(kept)) < 12, f"a full disk holds {len(zips(kept))} copies")
        for path in sorted(kept.iterdir()):
            if found.expect(path.suffix == ".zip", f"a full disk: {path.name} is left behind"):
                result = ran([tool, "verify", path])
                whole = zipfile.is_zipfile(path) and zipfile.ZipFile(path).testzip() is None
                found.expect(whole and result.returncode == 0, f"a full disk: {path.name} is not whole: {result.stderr}")
            path.unlink()

    # The disk has no room for a new copy beside the old one.
    pages = sum(-(-len(content) // 4096) * 4096 for content in in_zip(old).values())
    result = on_a_small_disk(pages * 4 // 3, disk, kept, [tool, "update", disk / one, "--from", new], old)
    found.expect(result.returncode == 2 and "No space left" in result.stderr, f"an update on a full disk: {result.stderr}")
    found.expect(files_in(kept) == in_zip(old), "an update on a full disk leaves another copy")


@pytest.mark.release
def test_a_release_ends_by_itself(tool):
    """Tests can have a debug build killed at a fail point; a release has no fail points."""
    assert b"TWEELUIK_FAILPOINT" not in tool.read_bytes()
