"""The way of a view's page through the program is the one that ARCHITECTURE.md tells: a debugger waits at each of its steps."""

import re
import subprocess

import pytest
from outputs import DAY, REPOSITORY, small_site

pytestmark = pytest.mark.slow


def steps():
    """The files that ARCHITECTURE.md lists, each with the name that is declared there."""
    paper = (REPOSITORY / "ARCHITECTURE.md").read_text()
    named = re.findall(r"(?m)^\d+\. `([\w+]+/[\w+/]+\.swift)`, `(\w+)`:", paper)
    return [(path if path.startswith("templates/") else f"Sources/{path}", name) for path, name in named]


def line(path, name):
    """Where a function is declared; for a type, its first initialiser."""
    lines = (REPOSITORY / path).read_text().splitlines()
    start = next(number for number, text in enumerate(lines) if re.search(rf"\b(func|struct|class) {name}\b", text))
    if "func " not in lines[start]:
        start = next(number for number, text in enumerate(lines) if number > start and re.search(r"\binit\??\(", text))
    return f"{path.split('/')[-1]}:{start + 1}"


def waiting(way):
    """What tells a debugger to say at which step the program is, each once. Pages are made side by side: from the first view on, only the thread that
    makes it counts."""
    view = next(number for number, (_, name) in enumerate(way) if name == "viewPage")
    commands = ["set pagination off", "set confirm off"]
    for number, (path, name) in enumerate(way):
        place = number + 1  # A debugger counts from 1.
        more = ["set $own = $_thread", f"enable {place + 1}-{len(way)}"] if number == view else []
        commands.append(f"break {line(path, name)}" + (" if $_thread == $own" if number > view else ""))
        commands += ["commands", "silent", f'printf "at step {number}\\n"', f"disable {place}", *more, "continue", "end"]
        if number > view:
            commands.append(f"disable {place}")
    return [*commands, "run"]


def test_a_page_goes_the_way_that_is_told(tool, folder, looked_at):
    if "debug" not in str(tool):
        pytest.skip("a debugger needs a debug build")
    way = steps()
    looked_at("steps", len(way))
    script = folder / "way.gdb"
    script.write_text("\n".join(waiting(way)) + "\n")
    content = small_site("base", folder / "content")
    command = [tool, "build", "--content", content, "--output", folder / "site", "--today", DAY]
    said = subprocess.run(["gdb", "-q", "-nx", "-batch", "-x", script, "--args", *command], capture_output=True, text=True)
    gone = [way[int(number)] for number in re.findall(r"^at step (\d+)$", said.stdout, re.M)]
    assert gone == way, said.stdout[-4000:] + said.stderr[-4000:]
