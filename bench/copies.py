"""Measures the packing of copies, a zip each, for schools that do not exist."""

import re
import shutil

from . import documents, sites
from .running import Failure, median, size
from .table import number, numbers, powers, table

STREETS = "Kerkstraat Schoolstraat Molenweg Dorpsstraat Beukenlaan Lindelaan Stationsweg Parklaan".split()
ROLES = ["Kanjercoördinator", "Intern begeleider"]


def own_content(content, folder):
    """Copies the project's content without its schools. Returns the places for schools' own words, and the names of the parent evenings."""
    shutil.copytree(content, folder, ignore=lambda place, names: ["schools"] if str(place) == str(content) else [])
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    places = sorted({place for text in texts for place in re.findall(r"\]\(school:([a-z0-9-]+)\)", text)})
    return places, sorted(path.stem for path in (folder / "evenings").glob("*.md") if not path.stem.endswith(".leader"))


def add_schools(folder, numbers, places, evenings):
    """Writes a school for each number, with words at every place, two people, an evening and a logo of its own."""
    for index in numbers:
        writer = documents.Writer(f"school/{index}")
        chance, name = writer.chance, f"school-{index:05}"
        color = "#" + "".join(f"{chance.randrange(0x20, 0x90):02x}" for _ in range(3))
        lines = [
            f"name: Basisschool {documents.spoken(chance.choice(documents.TERMS)).capitalize()} {index}",
            f"address: {chance.choice(STREETS)} {chance.randint(1, 200)}",
            f"town: {chance.randint(1000, 9999)} AB Voorbeelddorp",
            f"url: https://{name}.example/",
            f"email: info@{name}.example",
            f"phone: 000-{index:07}",
            f"logo: {name}.svg",
            f'accent: "{color}"',
            "contacts:",
        ]
        for role in ROLES:
            person = documents.capital(writer.words(2))
            lines += [f"  - {{role: {role}, name: {person}, email: {role[0].lower()}@{name}.example}}"]
        if evenings:
            date = f"2027-0{chance.randint(2, 6)}-15"
            lines += ["evenings:", f"  - {{evening: {chance.choice(evenings)}, date: {date}, place: de aula}}"]
        if places:
            lines += ["paragraphs:"] + [f"  {place}: |\n    {documents.capital(writer.words(40))}." for place in places]
        sites.put(folder / f"schools/{name}.yml", "\n".join(lines) + "\n")
        sites.put(folder / f"schools/{name}.svg", sites.LOGO.replace("<path", f'<path fill="{color}"'))


class Copies:
    """The runs that pack all copies, for one number of schools."""

    def __init__(self, stopwatch, programs, content, output, count):
        self.stopwatch, self.programs, self.content, self.output, self.count = stopwatch, programs, content, output, count
        self.runs, self.again, self.mebibytes = [], [], 0

    def round(self):
        command = self.programs.pack(self.content, self.output)
        self.runs.append(self.stopwatch.run(*command))
        self.again.append(self.stopwatch.run(*command))
        files, self.mebibytes = size(self.output)
        if files < self.count:
            raise Failure(f"{files} copies for {self.count} schools")
        shutil.rmtree(self.output)


class WholeSites:
    """The runs of Hugo for one site of as many views as the project has, without a zip."""

    def __init__(self, stopwatch, programs, folder, output, problems):
        self.stopwatch, self.command, self.output = stopwatch, programs.hugo(folder, output), output
        self.views, self.runs, self.mebibytes = problems * 2, [], 0
        sites.write_sites(problems, folder, {"hugo": sites.HugoSite})

    def round(self):
        self.runs.append(self.stopwatch.run(*self.command))
        _, self.mebibytes = size(self.output)
        shutil.rmtree(self.output)


def copies_table(few, many, hugo):
    rows = [row(f"Tweeluik, {copies.count:,} schools", median(copies.runs), copies.mebibytes) for copies in (few, many)]
    rows.append(row("the same again, nothing changed", median(many.again), many.mebibytes))
    one = median(hugo.runs)
    rows.append(row(f"Hugo, one site of {hugo.views} views", one, hugo.mebibytes))
    one.wall, one.cpu = one.wall * many.count, one.cpu * many.count
    rows.append(row(f"Hugo, {many.count:,} times that: an estimate", one, hugo.mebibytes * many.count))
    return table(["Copies", "wall s", "CPU s", "peak MiB", "MiB written"], rows)


def row(name, run, mebibytes):
    return [name, *numbers(run), number(mebibytes, 1)]


def copies_growth(few, many):
    """How the time and the memory for packing grow with the number of schools."""
    return table(["Program", "wall", "CPU", "peak memory"], [["Tweeluik", *powers(few.runs, many.runs, many.count / few.count)]])
