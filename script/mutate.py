"""Turns conditions around in a copy of the project. All of them are compiled at once, each behind a number; a run of the tests is told by
the environment which one is turned, so that the project is built once. See script/mutate."""

import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = ROOT / ".build-mutants" / "tree"
TARGETS = ["Site", "Content", "Publishing"]
# One condition that is an expression: no binding, no pattern, no second clause.
CONDITION = re.compile(r"^(?P<before>\s*(?:\} else )?(?:if|guard) )(?P<condition>[^,{}#]+?)(?P<after> (?:\{|else \{).*)$", re.M)
NO_EXPRESSION = re.compile(r"\b(let|var|case|await|try|inout)\b|&\w")
# The tests that say most come first; the first that fails ends a run.
SUITES = ["SiteTests", "ContentTests|ModelTests|MarkdownTests", "PublishingTests|PreviewTests", "CommandTests"]
SWITCH = """import Foundation

private let turned = Int(ProcessInfo.processInfo.environment["TWEELUIK_MUTANT"] ?? "") ?? 0

/// The truth, or its opposite where this is the condition that is turned around.
package func mutant(_ number: Int, _ truth: Bool) -> Bool { number == turned ? !truth : truth }
"""


def candidates():
    for target in TARGETS:
        for path in sorted((COPY / "Sources" / target).rglob("*.swift")):
            for match in CONDITION.finditer(path.read_text()):
                if not NO_EXPRESSION.search(match["condition"]):
                    yield path, match.start("condition"), match["condition"]


def turn(chosen):
    """Puts each condition behind its number, and tells where it stands."""
    places = {}
    for path in {path for path, _, _ in chosen}:
        text = path.read_text()
        here = sorted(((start, condition) for other, start, condition in chosen if other == path), reverse=True)
        for start, condition in here:
            number = len(places) + 1
            places[number] = f"{path.relative_to(COPY)}:{text.count(chr(10), 0, start) + 1}: {condition}"
            text = f"{text[:start]}mutant({number}, {condition}){text[start + len(condition) :]}"
        if "import Platform\n" not in text:
            text = "import Platform\n" + text
        path.write_text(text)
    (COPY / "Sources" / "Platform" / "Mutant.swift").write_text(SWITCH)
    return places


def tested(suite, number=0):
    """Whether the tests of these suites pass while a condition is turned."""
    command = ["swift", "test", "--skip-build", "--filter", suite]
    environment = {**os.environ, "TWEELUIK_MUTANT": str(number)}
    try:
        return subprocess.run(command, cwd=COPY, env=environment, capture_output=True, timeout=900).returncode == 0
    except subprocess.TimeoutExpired:
        # What never ends is noticed.
        return False


def main():
    parser = argparse.ArgumentParser(prog="script/mutate")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, files):
        if (ROOT / name).is_file():
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, COPY / name)
    everything = list(candidates())
    places = turn(random.Random(chosen.seed).sample(everything, min(chosen.count, len(everything))))
    print(f"{len(places)} of {len(everything)} conditions in {', '.join(TARGETS)}", flush=True)
    subprocess.run(["swift", "build", "--build-tests"], cwd=COPY, check=True, stdout=subprocess.DEVNULL)
    broken = [suite for suite in SUITES if not tested(suite)]
    if broken:
        sys.exit(f"error: {broken} fail where nothing is turned")
    unnoticed = []
    for number, place in sorted(places.items()):
        noticed = any(not tested(suite, number) for suite in SUITES)
        print(f"{'noticed' if noticed else 'NOT noticed'}: {place}", flush=True)
        if not noticed:
            unnoticed.append(place)
    print(f"{len(unnoticed)} of {len(places)} are not noticed ({len(unnoticed) / len(places):.0%})")
    sys.exit(1 if len(unnoticed) * 10 >= len(places) else 0)


main()
