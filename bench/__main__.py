"""Compares Tweeluik with a C program that does the least, with zorto and with Hugo. See script/bench."""

import argparse
import datetime
import pathlib
import shutil
import sys

from . import full, handouts, interactive, machine, sites
from .builds import ChangedBuilds, ColdBuilds, growth_table
from .copies import Copies, WholeSites, add_schools, copies_growth, copies_table, own_content
from .programs import Programs
from .running import HERE, Failure, Stopwatch, work_folder

ROOT = pathlib.Path(__file__).parent.parent
PROGRAMS = ROOT / ".build/bench"

# The numbers of views, the rounds, and the number of schools.
WHOLE, QUICK = ([100, 1_000, 10_000], 5, 2_000), ([100, 1_000], 2, 100)

ABOUT = """Made by `script/bench` on {day}. Every program gets the same made-up documents, which do not differ between
machines: two texts of 600 to 900 words for each problem. The programs run in turn, for {rounds} rounds, each into a new folder.
Times and memory are medians; a ratio is the median of the ratios within each round. Only ratios can be compared with
those of another machine.
"""

LEGEND = """- *The C limit* (`bench/limit.c`, {threads} threads) reads each text, calls `cmark_markdown_to_html` and writes the
  result into a fixed page, without links, lists or search.
- *Writing alone* (`bench/writing.c`, {threads} threads) writes as many files as Tweeluik, of the same sizes, and does
  nothing else.
- *Tweeluik* checks all links, places two agreements for each problem, and writes the views, a page with both texts side by side, a
  plan and handouts with a QR code for each problem, the lists, an inverted index for search, a feed and a sitemap.
- *The same* (`bench/full/`) makes zorto and Hugo write pages of the same kinds and of about the same size: views, both texts side by
  side, plans, handouts, lists, a sitemap and a search index. What they cannot do they need not: QR codes, an inverted index (theirs holds
  each text as it is), checks, and finding which problems are related from the other end. zorto reads the titles of what is linked to in its
  front matter. It is a Python module, so its times include the start of Python, about {start:.0f} ms.
- *Views* is what generators make by default: a page for each text, with links to the other view and to related ones, and a list.
  Tweeluik's is a program of the benchmark (`bench/few/`) with the same reading, checks and templates; its pages hold more than theirs
  (agreements, tasks, what both sides do, data for search engines), and it lists the problems on four pages.
"""

GROWTH = """The exponent of growth from {small:,} to {large:,} {what}: 1 means in proportion, 0 not at all.
"""

COPIES = """Zips of the project's own site for schools that do not exist (`tweeluik pack --all`). Hugo does not make copies: it would
build the site once for each school. The table has one such build, of as many views and without a zip, and that time
multiplied by the number of schools.
"""


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


def options():
    parser = argparse.ArgumentParser(prog="script/bench", description="Measures how fast Tweeluik is, beside others.")
    parser.add_argument("--tool", required=True, type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("--few", required=True, type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("--python", required=True, type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="few views, rounds and schools, to try it out")
    parser.add_argument("--rounds", type=int, help="how often each program runs (5; 2 when quick)")
    parser.add_argument("--schools", type=int, help="how many copies are packed (2,000; 100 when quick)")
    parser.add_argument("--output", type=pathlib.Path, metavar="FILE", help="also write the result to a file, as Markdown")
    chosen = parser.parse_args()
    chosen.views, rounds, schools = QUICK if chosen.quick else WHOLE
    chosen.rounds, chosen.schools = chosen.rounds or rounds, chosen.schools or schools
    if chosen.rounds < 1 or chosen.schools < 10:
        parser.error("there is at least one round and there are at least ten schools")
    return chosen


def in_rounds(count, *measured):
    for number in range(count):
        for one in measured:
            one.round()
        say(f"  round {number + 1} of {count}")


def builds(chosen, stopwatch, programs, work):
    """The sections on builds, one number of views after the other."""
    parts, done = ["## All pages, from nothing\n"], []
    for views in chosen.views:
        say(f"{views:,} views")
        folder = work / f"sites-{views}"
        sites.write_sites(views // 2, folder)
        full.write_full_sites(views // 2, folder)
        cold = ColdBuilds(stopwatch, programs, folder, work / "output", views)
        in_rounds(chosen.rounds, cold)
        parts += [f"### {views:,} views\n", cold.table(), cold.goals()]
        done.append(cold)
        if views != chosen.views[-1]:
            shutil.rmtree(folder)
    small, large = done[-2:]
    parts += ["### Growth\n", GROWTH.format(small=small.views, large=large.views, what="views"), growth_table(small, large)]
    say(f"changes among {views:,} views")
    changed = ChangedBuilds(stopwatch, programs, folder, work / "output")
    in_rounds(chosen.rounds, changed)
    shutil.rmtree(work / "output")
    shutil.rmtree(folder)
    return parts + [f"## Only what changed: Tweeluik, {large.views:,} views\n", changed.table()]


def copies(chosen, stopwatch, programs, work):
    """The section on copies: for a tenth of the schools, for all of them, and Hugo's time for one."""
    made, start = [], 0
    content = work / "content"
    places, evenings = own_content(ROOT / "content", content)
    problems = sum(1 for _ in (content / "problems").iterdir())
    hugo = WholeSites(stopwatch, programs, work / "whole", work / "output", problems)
    for count in (chosen.schools // 10, chosen.schools):
        say(f"copies for {count:,} schools")
        add_schools(content, range(start, count), places, evenings)
        made.append(Copies(stopwatch, programs, content, work / "copies", count))
        in_rounds(chosen.rounds, made[-1], hugo)
        start = count
    growth = GROWTH.format(small=made[0].count, large=made[1].count, what="schools")
    return ["## Copies for schools\n", COPIES, copies_table(*made, hugo), growth, copies_growth(*made)]


def measured(chosen, work, place):
    """The whole result, in Markdown."""
    PROGRAMS.mkdir(parents=True, exist_ok=True)
    stopwatch, programs = Stopwatch(PROGRAMS), Programs(chosen.tool.resolve(), chosen.few.resolve(), machine.cores(), PROGRAMS)
    start = min(stopwatch.run(programs.zorto_program, "--version").wall for _ in range(5))
    versions = ["- Programs: " + ", ".join(f"{name} {number}" for name, number in programs.versions().items())]
    about = ABOUT.format(day=datetime.date.today(), rounds=chosen.rounds)
    parts = ["# Benchmarks\n", about, "\n".join(machine.described(place) + versions) + "\n"]
    parts += builds(chosen, stopwatch, programs, work)
    parts.insert(4, LEGEND.format(threads=programs.threads, start=start * 1000))
    parts += copies(chosen, stopwatch, programs, work)
    say("handouts for schools")
    parts += handouts.section(stopwatch, programs, ROOT, work, chosen.python, chosen.schools, say)
    say("what somebody waits for")
    parts += interactive.section(chosen.tool.resolve(), work, 3 if chosen.quick else 9)
    parts.append((HERE / "notes.md").read_text(encoding="utf-8"))
    return "\n".join(parts)


def main():
    chosen = options()
    if machine.busy() > machine.cores() / 4:
        say(f"others are at work on this machine (load {machine.busy():.1f}): trust ratios only, or come back later")
    folder, in_memory = work_folder(chosen.views[-1] // 10 + chosen.schools)
    place = "memory (tmpfs)" if in_memory else "a temporary folder on a disk"
    say(f"working in {folder}, {place}")
    try:
        result = measured(chosen, pathlib.Path(folder), place)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(result, end="")
    if chosen.output:
        chosen.output.write_text(result, encoding="utf-8")


try:
    main()
except Failure as failure:
    sys.exit(f"error: {failure}")
