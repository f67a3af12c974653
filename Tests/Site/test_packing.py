"""What goes wrong while copies are made: a program that is killed, schools with errors, a disk that is full."""

import os
import random
import re
import time
import zipfile

import pytest
from school_content import (
    NAMES,
    another_version,
    cheap_schools,
    content_with,
    digests,
    files_in,
    in_zip,
    killed,
    pack,
    pack_command,
    ran,
    school,
    started,
    times,
    zips,
)

pytestmark = pytest.mark.slow


def killed_while_writing(command, output):
    """Ends a program as soon as a file is there that is no zip. Whether one stayed; it may be just ready."""
    for _ in range(20):
        process = started(command)
        while process.poll() is None:
            if not all(name.endswith(".zip") for name in os.listdir(output)):
                process.kill()
                process.wait()
        if not all(name.endswith(".zip") for name in os.listdir(output)):
            return True
    return False


def test_packing_again(tool, folder, found):
    """Killed twenty times, then run to its end."""
    chance = random.Random(5)
    versions = [content_with(folder / "first" / "content", [school(3, NAMES[3])])]
    cheap_schools(versions[0], 300)
    versions.append(another_version(versions[0], folder / "second" / "content"))
    begin = time.monotonic()
    whole = []
    for number, content in enumerate(versions):
        result = pack(tool, content, folder / f"whole-{number}", "--jobs", "2")
        found.expect(result.returncode == 0, f"they were not packed: {result.stderr}")
        whole.append(digests(folder / f"whole-{number}"))
    normal = (time.monotonic() - begin) / 2
    found.expect(all(len(digest) == 301 for digest in whole), f"packed were {[len(digest) for digest in whole]}")
    for path in (folder / "whole-0").glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            found.expect(archive.testzip() is None, f"{path.name} is not whole")

    output, states = folder / "output", set()
    output.mkdir()
    for turn in range(20):
        killed(pack_command(tool, versions[turn % 2], output, "--jobs", "2"), chance.uniform(0.05, normal))
        state = digests(output)
        states.add(tuple(sorted(state.items())))
        for name, digest in state.items():
            found.expect(digest in (whole[0][name], whole[1][name]), f"killed, {name} is not whole")
        for path in sorted(output.glob("*.zip"), key=lambda path: path.stat().st_mtime_ns)[-3:]:
            result = ran([tool, "verify", path])
            found.expect(result.returncode == 0, f"killed, {path.name} is no copy: {result.stdout}{result.stderr}")
    found.expect(len(states) > 5, f"it was never killed on its way: {len(states)}")
    result = pack(tool, versions[0], output, "--jobs", "2")
    found.expect(result.returncode == 0 and digests(output) == whole[0], "run to its end, not all are there")
    for number in (1, 0):
        # The second time what it was writing is there already as it should be.
        killed_so = killed_while_writing(pack_command(tool, versions[1], output), output)
        found.expect(killed_so, "it was not killed while it wrote")
        pack(tool, versions[number], output, "--jobs", "2")
        left = sorted(path.name for path in output.iterdir() if path.suffix != ".zip")
        found.expect(not left, f"killed while it wrote, then run to its end: {left} is left")
        found.expect(digests(output) == whole[number], "killed while it wrote, then run to its end, not all are there")
        pack(tool, versions[0], output, "--jobs", "2")
    before = times(output)
    pack(tool, versions[0], output, "--jobs", "2")
    found.expect(times(output) == before, "what was there is made anew")
    for path in sorted(output.glob("*.zip"))[::10]:
        result = ran([tool, "verify", path])
        found.expect(result.returncode == 0, f"{path.name} is no copy: {result.stdout}{result.stderr}")


def test_schools_with_errors(tool, folder, found):
    """Schools with an error are said; the others are made, and what was there of the wrong ones stays."""
    schools = [school(number, NAMES[number]) for number in range(6)]
    schools[0]["kind"] = "svg"
    content = content_with(folder / "content", schools)
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
        found.expect(re.search(rf"(?m)^\S*schools/{pattern}", result.stderr), f"{pattern} is not said: {result.stderr}")
    found.expect("did you mean “contact”" in result.stderr, "a slip in a place is not seen")
    after = digests(folder / "output")
    for index, one in enumerate(schools):
        name = f"{one['slug']}.zip"
        if index < 3:
            kept = after.get(name) == before[name] and times(folder / "output")[name] == stamps[name]
            found.expect(kept, f"{name} was there and has an error now: it is not left as it was")
        else:
            found.expect(after.get(name) not in (None, before[name]), f"{name} is not made anew beside one with errors")
    wrong = pack(tool, content, folder / "other", "--school", schools[3]["slug"][:-1])
    found.expect(wrong.returncode == 2 and schools[3]["slug"] in wrong.stderr, f"a slip in a slug: {wrong.stderr}")


# Runs a command with a small disk at $1, which then is copied to $2. First $3, if it is a zip, is unpacked there.
SMALL_DISK = """
disk=$1 kept=$2 zip=$3; shift 3
mount -t tmpfs -o size=5m none "$disk" || exit 99
[ -z "$zip" ] || unzip -q "$zip" -d "$disk" || exit 98
"$@"; status=$?
cp -a "$disk/." "$kept"
exit $status
"""


def on_a_small_disk(disk, kept, command, zip=""):
    return ran(["unshare", "--mount", "sh", "-c", SMALL_DISK, "sh", disk, kept, zip, *command])


@pytest.mark.skipif(ran(["unshare", "--mount", "true"]).returncode != 0, reason="a small disk can be made by root only")
def test_disk_full(tool, folder, found):
    """A disk that holds a few copies only."""
    content = content_with(folder / "content", [school(number, NAMES[number]) for number in range(12)])
    disk, kept = folder / "disk", folder / "kept"
    disk.mkdir()
    kept.mkdir()
    for jobs in ("1", "2"):
        command = pack_command(tool, content, disk, "--jobs", jobs)
        result = on_a_small_disk(disk, kept, command)
        errors = [line for line in result.stderr.splitlines() if line.startswith("error:")]
        found.expect(result.returncode == 2, f"a full disk: it ends with {result.returncode}: {result.stderr}")
        said = len(errors) == 1 and re.search(r"school-zq\d\dwk\.zip: No space left", errors[0])
        found.expect(said, f"a full disk is said as {errors}")
        found.expect(2 <= len(zips(kept)) < 12, f"a full disk holds {len(zips(kept))} copies")
        for path in sorted(kept.iterdir()):
            if found.expect(path.suffix == ".zip", f"a full disk: {path.name} is left behind"):
                result = ran([tool, "verify", path])
                whole = zipfile.is_zipfile(path) and zipfile.ZipFile(path).testzip() is None
                found.expect(whole and result.returncode == 0, f"a full disk: {path.name} is not whole: {result.stderr}")
            path.unlink()

    # An update does not fit beside the old copy.
    one = school(3, NAMES[3])["slug"]
    pack(tool, another_version(content, folder / "second" / "content"), folder / "new", "--school", one)
    pack(tool, content, folder / "old", "--school", one)
    old, new = (folder / name / f"{one}.zip" for name in ("old", "new"))
    result = on_a_small_disk(disk, kept, [tool, "update", disk / one, "--from", new], old)
    found.expect(result.returncode == 2 and "No space left" in result.stderr, f"an update on a full disk: {result.stderr}")
    found.expect(files_in(kept) == in_zip(old), "an update on a full disk leaves another copy")
