"""Commands that change several files, killed after a random time: this may find a moment for which there is no fail point. It is not among the
tests, because it proves nothing and takes as long as it is given: `script/fuzz kills --seconds 60` runs it. FailPointTests kills at each fail
point."""

import os
import pathlib
import random
import time

from school_content import NAMES, another_version, cheap_schools, content_with, digests, pack, pack_command, ran, school, started, with_an_old_page
from test_updating import Place, without_folder

SECONDS = float(os.environ.get("TWEELUIK_SECONDS", 60))


def kills(command):
    """Runs a command once to see how long it takes, then kills it again and again. The caller prepares each run."""
    begin = time.monotonic()
    ran(command)
    normal, chance = time.monotonic() - begin, random.Random()
    while time.monotonic() < begin + SECONDS / 2:
        after = chance.uniform(0, normal)
        yield f"killed after {after:.3f} of {normal:.3f} s", lambda: killed(command, after)


def killed(command, after):
    process = started(command)
    time.sleep(after)
    process.kill()
    process.wait()


def test_packing(tool, folder, found, looked_at):
    """Each copy is whole, and of the old version or the new; the next run finishes the work."""
    versions = [content_with(folder / "first" / "content", [school(3, NAMES[3])])]
    cheap_schools(versions[0], 300)
    versions.append(another_version(versions[0], folder / "second" / "content"))
    for number, content in enumerate(versions):
        assert pack(tool, content, folder / f"whole-{number}").returncode == 0
    whole = [digests(folder / f"whole-{number}") for number in (0, 1)]
    output, count = folder / "output", 0
    command = pack_command(tool, versions[1], output)
    for count, (moment, kill) in enumerate(kills(command), 1):
        pack(tool, versions[0], output)
        kill()
        for name, digest in digests(output).items():
            found.expect(digest in (whole[0][name], whole[1][name]), f"{moment}, {name} is not whole")
        ran(command)
        found.expect(digests(output) == whole[1], f"{moment}, then run to its end, not all are there")
        left = [path.name for path in output.iterdir() if path.suffix != ".zip"]
        found.expect(not left, f"{moment}, then run to its end, {left} is left")
    looked_at("kills", count)


def test_updating(tool, folder, found, looked_at):
    """A copy is of the old version or the new, with the school's own files; the next run finishes the work."""
    one = school(0, NAMES[0])
    content = with_an_old_page(content_with(folder / "first" / "content", [one]))
    for source, output in [(content, "old"), (another_version(content, folder / "second" / "content"), "new")]:
        assert pack(tool, source, folder / output).returncode == 0
    old, new = (folder / output / f"{one['slug']}.zip" for output in ("old", "new"))
    place, copies, count = Place(old, folder / "place"), [without_folder(old), without_folder(new)], 0
    place.fill()
    command = [tool, "update", place.folder, "--from", new]
    for count, (moment, kill) in enumerate(kills(command), 1):
        place.fill()
        kill()
        is_one = pathlib.Path(place.folder).is_dir() and any(place.is_of(copy) for copy in copies)
        found.expect(is_one and place.keeps_its_own(), f"{moment}, it is neither the old nor the new")
        result = ran(command)
        done = result.returncode == 0 and place.is_of(copies[1]) and place.keeps_its_own() and place.alone()
        found.expect(done, f"{moment}, then run to its end: {result.returncode}: {result.stderr}")
    looked_at("kills", count)
