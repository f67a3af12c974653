"""Reads what llvm-cov says of each line (lcov): prints how many lines of each target were run and the files with most that were not, or with
`lines` these lines."""

import collections
import os
import pathlib
import sys

run, missed = collections.Counter(), collections.defaultdict(list)
for line in sys.stdin:
    name, _, value = line.strip().partition(":")
    if name == "SF":
        path = pathlib.Path(os.path.relpath(value))
    elif name == "DA":
        number, count = map(int, value.split(",")[:2])
        target = "templates" if path.parts[0] == "templates" else "/".join(path.parts[:2])
        run[target] += count > 0
        missed[target] += [(path, number)] * (count == 0)

if sys.argv[1:] == ["lines"]:
    texts = {}
    for path, number in sorted(line for lines in missed.values() for line in lines):
        text = texts.setdefault(path, path.read_text().splitlines())[number - 1].strip()
        if text not in ("", "}", ")", "]", "} else {"):
            print(f"{path}:{number}: {text}")
else:
    print("| Target | Lines | Run |\n| --- | ---: | ---: |")
    rows = [(target, run[target], len(missed[target])) for target in sorted({*run, *missed})]
    for name, hit, miss in [*rows, ("all", sum(row[1] for row in rows), sum(row[2] for row in rows))]:
        print(f"| {name} | {hit + miss:,} | {hit / max(1, hit + miss):.1%} |")
    files = collections.Counter(path for lines in missed.values() for path, _ in lines)
    print("\n| File | Lines that no test ran |\n| --- | ---: |")
    for path, count in files.most_common(20):
        print(f"| {path} | {count:,} |")
