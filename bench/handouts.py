"""Measures the printing of everything for schools that do not exist."""

import shutil

from .copies import add_schools, own_content
from .running import MEBI, Run
from .table import number, numbers, table

# Of which the goal says how long they may take.
GOAL, MINUTES = 2_000, 30

ABOUT = """All that is printed of the project's own content (`tweeluik handouts --all-schools`), each school with a logo, a contact and an evening of its
own, every other one with an address on the web. PDFs and slides are laid out once, and filled in for each school; the letter of its evening is laid
out for each, and so are the e-book and the letters to be changed. To lay out everything for each school would take as long as the first row, each
time. What a further school takes is the difference between few and many; the time for {goal:,} schools is an estimate from it. The memory is that of
the largest process, of which there are {jobs} beside the tool.
"""


class Handouts:
    """The runs that print for some schools: none, few and many."""

    def __init__(self, stopwatch, programs, root, work, counts):
        self.stopwatch, self.programs, self.work, self.counts = stopwatch, programs, work, counts
        self.content, self.output = work / "printed", work / "volumes"
        self.places, self.evenings = own_content(root / "content", self.content)
        self.runs = {}

    def measure(self, python, jobs):
        start = 0
        for count in (0, *self.counts):
            add_schools(self.content, range(start, count), self.places, self.evenings)
            for index in range(start, count, 2):
                with (self.content / f"schools/school-{index:05}.yml").open("a") as file:
                    file.write(f"hosted_at: https://school-{index:05}.example/tips/\n")
            start = count
            command = self.programs.print(self.content, self.output, python, jobs)
            run = self.stopwatch.run(*command, *(["--all-schools"] if count else []))
            files = [path for path in self.output.rglob("*") if path.is_file() and not path.name.startswith(".")]
            self.runs[count] = run, len(files), sum(path.stat().st_size for path in files) / MEBI
            shutil.rmtree(self.output)
            yield count

    def table(self):
        rows = []
        for count, (run, files, mebibytes) in self.runs.items():
            rows.append([f"{count:,} schools" if count else "no school: all laid out once", *numbers(run), f"{files:,}", number(mebibytes, 1)])
        (few, _, _), (many, files, mebibytes) = (self.runs[count] for count in self.counts)
        more, times = self.counts[1] - self.counts[0], GOAL - self.counts[1]
        one = Run((many.wall - few.wall) / more, (many.cpu - few.cpu) / more, many.memory)
        rows.append(["a further school", *numbers(one), f"{files // self.counts[1]:,}", number(mebibytes / self.counts[1], 1)])
        all_of = Run(many.wall + one.wall * times, many.cpu + one.cpu * times, many.memory)
        share = GOAL / self.counts[1]
        rows.append([f"{GOAL:,} schools: an estimate", *numbers(all_of), f"{round(files * share):,}", number(mebibytes * share, 1)])
        return table(["Printed for", "wall s", "CPU s", "peak MiB", "files", "MiB written"], rows)

    def verdict(self):
        """Whether the goal is met, and how much faster it is than laying all out for each school."""
        (few, _, _), (many, _, _) = (self.runs[count] for count in self.counts)
        one, whole = (many.cpu - few.cpu) / (self.counts[1] - self.counts[0]), self.runs[0][0].cpu
        least = (many.cpu + one * (GOAL - self.counts[1])) / 2 / 60
        return (
            f"A school takes {whole / one:,.0f} times less than laying everything out for it. {GOAL:,} schools take about {least:.0f} minutes of two "
            f"cores; the goal is {MINUTES}.\n"
        )


def section(stopwatch, programs, root, work, python, schools, say):
    """The section on what is printed for schools."""
    counts = (max(2, schools // 100), max(4, schools // 10))
    handouts = Handouts(stopwatch, programs, root, work, counts)
    for count in handouts.measure(python, programs.threads):
        say(f"  printed for {count} schools")
    about = ABOUT.format(goal=GOAL, jobs=programs.threads)
    shutil.rmtree(handouts.content)
    return ["## Handouts for schools\n", about, handouts.table(), handouts.verdict()]
