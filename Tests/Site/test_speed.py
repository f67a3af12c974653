"""The tool does not become slower unnoticed. Instructions are counted, because a busy machine does not change their number."""

import math
import pathlib
import re
import subprocess
import sys

import pytest

sys.path.append(str(pathlib.Path(__file__).parents[2]))

from bench.running import HERE, compile_c
from bench.sites import TweeluikSite, write_sites

FEW, MANY = 200, 400
# How many instructions the tool may take for each one of the C program, which only makes HTML of the same texts: a third more than what the tool
# took when this was set (6.5). Lower this when the tool becomes faster.
MOST = 8.6
# The exponent of growth: 1 is in proportion to the number of views.
GROWTH = 1.1


def instructions(*command):
    """How many instructions a program takes, counted by valgrind."""
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    result = subprocess.run([*valgrind, *command], capture_output=True, text=True, check=False)
    count = re.search(r"I\s+refs:\s+([\d,]+)", result.stderr)
    if result.returncode or not count:
        raise RuntimeError(f"{command[0]} did not run in valgrind: {result.stderr[-1000:]}")
    return int(count[1].replace(",", ""))


def without_symbols(tool, folder):
    """The tool without its debugging information, of which an older valgrind cannot read everything."""
    stripped = folder / "tool"
    subprocess.run(["strip", "--strip-debug", "-o", stripped, tool], check=True)
    return stripped


@pytest.mark.slow
@pytest.mark.release
def test_no_slower(tool, folder, record_property):
    """Compares the tool with a C program that does the least, and with itself on half as many views."""
    own, least = {}, {}
    tool, limit = without_symbols(tool, folder), compile_c("limit", folder, "-lcmark")
    for views in (FEW, MANY):
        place = folder / str(views)
        write_sites(views // 2, place, {"content": TweeluikSite})
        content = place / "content"
        options = ["--today", "2027-01-01", "--handouts", place / "none", "--quiet"]
        own[views] = instructions(tool, "build", "--content", content, "--output", place / "site", *options)
        least[views] = instructions(limit, "1", HERE / "layout.html", content, place / "least")
    times, growth = own[MANY] / least[MANY], math.log(own[MANY] / own[FEW], MANY / FEW)
    record_property("told", f"{own[MANY]:,} instructions for {MANY} views, {times:.1f} times the C program's; growth {growth:.2f}")
    assert times <= MOST, "the tool takes more instructions for each that the C program takes"
    assert growth <= GROWTH, "twice as many views take more than twice as many instructions"
