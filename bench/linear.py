"""Looks for what takes more than its share of time: builds a small site with some of everything, first with a great deal of one construct, then
with four times as much of it. `python -m bench.linear --tool TOOL [WORD…]` tries the constructs whose names contain all the words."""

import argparse
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile

from .constructs import CONSTRUCTS

ROOT = pathlib.Path(__file__).parent.parent
BASE = ROOT / "Tests/Fixtures/base.txt"

# Four times as much should take four times as long; sorting, or data that no longer fit a core's cache, add a little.
MOST = 5
# Seconds of all cores together: fewer say nothing, these are enough to judge by, and after these a run is ended.
LEAST, ENOUGH, PATIENCE = 0.3, 1.5, 20
# A disk that makes and removes very many files takes time that is not the tool's.
MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None
# The greatest amount that is tried.
LARGEST = 1 << 19


def files(text):
    """The files of a fixture, by path."""
    parts = text.split("\n-- ")[1:]
    return {part.partition(" --\n")[0]: part.partition(" --\n")[2].removesuffix("\n") + "\n" for part in parts}


def write(folder, contents):
    for path, text in contents.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())


class Measure:
    """Measures how long the tool takes for a small site to which a construct was added."""

    def __init__(self, tool):
        self.tool, self.base = tool, files(BASE.read_text(encoding="utf-8"))
        self.nothing = min(self.once(lambda n: {}, ("build",), 1) for _ in range(3))

    def once(self, make, command, count):
        with tempfile.TemporaryDirectory(dir=MEMORY) as name:
            folder = pathlib.Path(name)
            made = make(count)
            write(folder / "content", self.base | {path: text for path, text in made.items() if not path.startswith("/")})
            write(folder, {path[1:]: text for path, text in made.items() if path.startswith("/")})
            words = list(command)
            if words[0] in ("build", "check"):
                words += ["--today", "2026-10-10"]
            if words[0] == "build":
                words += ["--output", "output"]
            process = subprocess.Popen(
                [self.tool, *words],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"XDG_CACHE_HOME": f"{name}/cache"},
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE)),
            )
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, 1, -signal.SIGXCPU, -signal.SIGKILL):
                print(f"  ended with {process.returncode}", flush=True)
            return used.ru_utime + used.ru_stime

    def ratio(self, make, command, count):
        """The times for so much and for four times as much, and their ratio, without the time that the small site takes by itself."""
        small, large = (self.once(make, command, n) for n in (count, 4 * count))
        return count, small, large, (large - self.nothing) / max(small - self.nothing, 0.005)

    def found(self, make, command, count):
        while 4 * count < LARGEST and (taken := self.once(make, command, 4 * count) - self.nothing) < LEAST:
            count *= 2 if taken > LEAST / 4 else 8
        found = self.ratio(make, command, count)
        # A delay by a busy machine does not come twice; and the larger the amount, the less the time before the work counts.
        while found[3] > MOST and found[2] < ENOUGH:
            count *= 4
            found = self.ratio(make, command, count)
        return min(found, self.ratio(make, command, count), key=lambda one: one[3]) if found[3] > MOST else found


def main():
    parser = argparse.ArgumentParser(prog="python -m bench.linear", description=__doc__)
    parser.add_argument("--tool", required=True, type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("words", nargs="*", help="what stands in the names of constructs to try")
    chosen = parser.parse_args()
    measure, bad, tried = Measure(chosen.tool), [], 0
    for name, (make, command, count) in CONSTRUCTS.items():
        if not all(word in name for word in chosen.words):
            continue
        tried += 1
        count, small, large, ratio = measure.found(make, command, count)
        print(f"{'!!' if ratio > MOST else '  '} {ratio:5.1f}  {count:8,} {small:7.2f} s  {4 * count:9,} {large:7.2f} s  {name}", flush=True)
        if ratio > MOST:
            bad.append(name)
    print(f"{tried} constructs, {len(bad)} not in proportion" + "".join(f"\n  {name}" for name in bad))
    sys.exit(bool(bad) or not tried)


if __name__ == "__main__":
    main()
