"""Turns conditions around in a copy of the project, and tells which test notices. See script/mutate.

All conditions that are chosen are compiled at once, each behind a number; the environment of a run says which one is turned. A first run
of each suite, with nothing turned, learns how long it takes and which conditions it reaches: no other suite can notice. Then the quick
suites that reach a condition run together, and the slow ones only for what these let pass. The first failure ends a run."""

import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time

from conditions import conditions, turned

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".build-mutants"
COPY, BUILD, SCRATCH = FOLDER / "tree", FOLDER / "build", FOLDER / "scratch"
TARGETS = ["SiteIndex", "Checks", "Rendering", "Feeds", "SearchFiles", "Volumes", "Copying", "Site", "Content", "Publishing"]
# The tests of these, and of what stands on them. Not those that read the sources, of which this is a copy with other words.
TESTS = ["ContentTests", "SiteTests", "PublishingTests", "PreviewTests", "CommandTests", "FuzzTests"]
# Seconds that a suite takes at most to be among the first.
QUICK = 15
MEMORY = 8 << 30
SWITCH = """import Foundation
import Synchronization

package enum Mutant {
  private static let chosen = ProcessInfo.processInfo.environment["TWEELUIK_MUTANT"].flatMap { Int($0) }
  private static let report = ProcessInfo.processInfo.environment["TWEELUIK_REACHED"].map { open($0, O_WRONLY | O_APPEND | O_CREAT, 0o644) }
  private static let reached = Mutex<Set<Int>>([])

  /// Whether the condition of this number is turned around.
  package static func turns(_ number: Int) -> Bool {
    if let report, reached.withLock({ $0.insert(number).inserted }) {
      let line = Array("\\(number)\\n".utf8)
      _ = write(report, line, line.count)
    }
    return number == chosen
  }
}
"""


def put(path, text):
    """Writes a file of the copy where it differs, so that what is built stays built."""
    if not path.is_file() or path.read_bytes() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def copy(count, seed):
    """Makes the copy, and tells what is turned: by number, the place and the words of the condition."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    # The typeface is made, not kept.
    names += [str(path.relative_to(ROOT)) for path in (ROOT / "templates" / "assets" / "typeface").iterdir()]
    files = {name: (ROOT / name).read_bytes() for name in names if name and (ROOT / name).is_file()}
    sources = sorted(name for name in files if re.match(rf"Sources/({'|'.join(TARGETS)})/.*\.swift$", name))
    everything = [(name, one) for name in sources for one in conditions(files[name].decode())]
    chosen = sorted(random.Random(seed).sample(everything, min(count, len(everything))), key=lambda one: (one[0], one[1].start))
    places = {}
    for number, (name, one) in reversed(list(enumerate(chosen, 1))):
        text = files[name].decode()
        places[number] = f"{name}:{text.count(chr(10), 0, one.start) + 1}", " ".join(one.text.split())
        files[name] = f"{text[: one.start]}{turned(one, number)}{text[one.end :]}".encode()
    for name in {name for name, _ in chosen}:
        files[name] = b"import Platform\n" + files[name]
    files["Sources/Platform/Mutant.swift"] = SWITCH.encode()
    for name, text in files.items():
        put(COPY / name, text)
    for path in list(COPY.rglob("*")):
        if path.is_file() and str(path.relative_to(COPY)) not in files and path.name != "Package.resolved":
            path.unlink()
    print(f"{len(places)} of {len(everything)} conditions of {', '.join(TARGETS)}", file=sys.stderr, flush=True)
    return dict(sorted(places.items()))


def built():
    """Builds the tests, and tells where they are."""
    command = ["swift", "build", "--build-tests", "--scratch-path", BUILD, *os.environ["SWIFT_FLAGS"].split()]
    subprocess.run(command, cwd=COPY, check=True, stdout=sys.stderr)
    return next(BUILD.glob("debug/*.xctest"))


def run(tests, suites, limit, **told):
    """Runs some suites to their first failure, and tells what failed: nothing where all pass."""
    shutil.rmtree(SCRATCH, ignore_errors=True)
    (SCRATCH / "home").mkdir(parents=True)
    environment = {**os.environ, **told, "TMPDIR": str(SCRATCH), "HOME": str(SCRATCH / "home")}
    command = [tests, "--testing-library", "swift-testing", "--filter", rf"^({'|'.join(map(re.escape, suites))})/"]
    process = subprocess.Popen(
        command, cwd=COPY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip

    def end():
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    ended = threading.Timer(limit, end)
    ended.start()
    failed = None
    for line in process.stdout:
        words = re.sub(r"\x1b\[[0-9;]*m", "", line.decode(errors="replace"))
        if found := re.match(r"✘ Test (.+?)(?: with .*)? recorded an issue.* at (\w+)\.swift", words):
            failed = f"{found[2]}: {found[1]}"
            break
    late = not ended.is_alive()
    ended.cancel()
    end()
    process.stdout.close()
    status = process.wait()
    shutil.rmtree(SCRATCH, ignore_errors=True)
    if failed or status == 0:
        return failed
    return f"{', '.join(suites) if len(suites) == 1 else 'a test'} {'does not end' if late else 'crashes'}"


def learned(tests, kept):
    """How long each suite takes, and which conditions it reaches; kept in a file, from which a run that was stopped goes on."""
    names = subprocess.run([tests, "--testing-library", "swift-testing", "--list-tests"], capture_output=True, text=True, check=True).stdout
    known = json.loads(kept.read_text()) if kept.is_file() else {}
    found = {name.split("/")[0] for name in names.split("\n") if "/" in name and name.split(".")[0] in TESTS}
    suites = {name: known[name] for name in found if name in known}
    for suite in sorted(found - set(known), key=lambda name: (TESTS.index(name.split(".")[0]), name)):
        report = FOLDER / "reached"
        report.write_text("")
        begin = time.monotonic()
        if failed := run(tests, [suite], 1800, TWEELUIK_REACHED=str(report)):
            print(f"warning: {suite} fails where nothing is turned, and is left out: {failed}", file=sys.stderr, flush=True)
            continue
        suites[suite] = time.monotonic() - begin, sorted({int(line) for line in report.read_text().split()})
        kept.write_text(json.dumps(suites))
        print(f"{suite}: {suites[suite][0]:.0f} s, {len(suites[suite][1])} conditions", file=sys.stderr, flush=True)
    return suites


def noticed(tests, number, suites):
    """What notices that a condition is turned around."""
    here = sorted((seconds, name) for name, (seconds, reached) in suites.items() if number in reached)
    if not here:
        return None, "no test reaches it"
    quick = [name for seconds, name in here if seconds <= QUICK]
    for group in [quick] * bool(quick) + [[name] for seconds, name in here if seconds > QUICK]:
        limit = 60 + 5 * sum(suites[name][0] for name in group)
        if failed := run(tests, group, limit, TWEELUIK_MUTANT=str(number)):
            return True, failed
    return None, f"{len(here)} suites reach it"


def main():
    parser = argparse.ArgumentParser(prog="script/mutate")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, nargs="+")
    parser.add_argument("--again", action="store_true")
    asked = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    places = copy(asked.count, asked.seed)
    tests = built()
    # Other conditions have other numbers.
    kept = FOLDER / f"learned-{hashlib.sha256(json.dumps(places).encode()).hexdigest()[:12]}.json"
    if asked.again:
        kept.unlink(missing_ok=True)
    suites = learned(tests, kept)
    unnoticed = 0
    print("| | Place | Condition | Noticed by |\n| ---: | --- | --- | --- |", flush=True)
    for number in asked.only or places:
        place, condition = places[number]
        found, by = noticed(tests, number, suites)
        unnoticed += not found
        cells = condition.replace("|", "\\|"), by.replace("|", "\\|")
        print(f"| {number} | {place} | `{cells[0]}` | {cells[1] if found else f'**nothing**: {cells[1]}'} |", flush=True)
    count = len(asked.only or places)
    print(f"\n{unnoticed} of {count} are not noticed ({unnoticed / count:.0%}).")
    sys.exit(1 if unnoticed * 10 >= count else 0)


main()
