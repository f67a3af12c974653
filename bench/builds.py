"""Measures builds of all pages, by each program in turn, and builds after a change."""

import shutil

from .programs import FILES
from .running import Failure, median, ratio, size
from .table import number, numbers, powers, table

LIMIT = "the C limit"


class ColdBuilds:
    """The runs of each program for one number of views, each run into a new folder."""

    def __init__(self, stopwatch, programs, sites, output, views):
        self.stopwatch, self.programs, self.sites, self.output, self.views = stopwatch, programs, sites, output, views
        self.runs = {name: [] for name in programs.commands}
        self.sizes = {}

    def round(self):
        """Runs every program once."""
        for name, command in self.programs.commands.items():
            self.runs[name].append(self.stopwatch.run(*command(self.sites, self.output)))
            if name == "Tweeluik":
                list_files(self.output, self.sites / FILES)
            if name not in self.sizes:
                self.sizes[name] = self.whole(name)
            shutil.rmtree(self.output)

    def whole(self, name):
        """The size of what a program wrote. It must have at least one page for each view."""
        pages = sum(1 for _ in self.output.rglob("*.html"))
        if pages < self.views:
            raise Failure(f"{name} wrote {pages} pages for {self.views} views")
        return size(self.output)

    def table(self):
        heads = ["Program", "wall s", "CPU s", "peak MiB", "wall ÷ limit", "CPU ÷ limit", "wall ÷ Tweeluik"]
        rows = []
        for name, runs in self.runs.items():
            middle, (files, mebibytes) = median(runs), self.sizes[name]
            limit, own = self.runs[LIMIT], self.runs["Tweeluik"]
            ratios = [ratio(runs, limit, "wall"), ratio(runs, limit, "cpu"), ratio(runs, own, "wall")]
            ratios = [number(value, 2) for value in ratios]
            rows.append([name, *numbers(middle), *ratios, f"{files:,}", number(mebibytes, 1)])
        return table([*heads, "files", "MiB written"], rows)

    def goals(self):
        """How the builds compare that do the same work."""
        rows = []
        for name, other, own in LIKE:
            one, two = self.runs[other], self.runs[own]
            rows.append([name, *(number(ratio(one, two, measure), 2) for measure in ("wall", "cpu", "memory"))])
        return table(["Ratio", "wall", "CPU", "memory"], rows)


LIKE = [
    ("zorto ÷ Tweeluik, the same pages", "zorto, the same", "Tweeluik"),
    ("Hugo ÷ Tweeluik, the same pages", "Hugo, the same", "Tweeluik"),
    ("zorto ÷ Tweeluik, views alone", "zorto, views", "Tweeluik, views"),
    ("Hugo ÷ Tweeluik, views alone", "Hugo, views", "Tweeluik, views"),
    ("Tweeluik ÷ the C limit", "Tweeluik", LIMIT),
]


def list_files(folder, path):
    """Writes a list of all files in a folder, with their sizes."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    path.write_text("".join(f"{file.stat().st_size} {file.relative_to(folder)}\n" for file in files), encoding="utf-8")


def growth_table(small, large):
    """How each program's time and memory grow from one number of views to a larger one."""
    rows = []
    for name in large.runs:
        rows.append([name, *powers(small.runs[name], large.runs[name], large.views / small.views)])
    return table(["Program", "wall", "CPU", "peak memory"], rows)


class ChangedBuilds:
    """Builds by Tweeluik into the folder of an earlier build: after no change, and after a change to one view."""

    def __init__(self, stopwatch, programs, sites, output):
        self.stopwatch, self.command, self.output = stopwatch, programs.tweeluik(sites, output), output
        self.view = min((sites / "tweeluik/problems").iterdir()) / "ouder.md"
        self.runs = {"all is new": [], "nothing changed": [], "one view changed": []}

    def round(self):
        for name, runs in self.runs.items():
            if name == "all is new":
                shutil.rmtree(self.output, ignore_errors=True)
            elif name == "one view changed":
                text = self.view.read_text(encoding="utf-8")
                self.view.write_text(f"{text}\nEen zin erbij, en nog een.\n", encoding="utf-8")
            runs.append(self.stopwatch.run(*self.command))

    def table(self):
        rows = []
        for name, runs in self.runs.items():
            rows.append([name, *numbers(median(runs)), number(ratio(runs, self.runs["all is new"], "wall"), 2)])
        return table(["Build", "wall s", "CPU s", "peak MiB", "wall ÷ all new"], rows)
