"""Runs programs and measures them."""

import math
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
from dataclasses import dataclass

HERE = pathlib.Path(__file__).parent
MEBI = 1 << 20


class Failure(Exception):
    """Something that prevents the measurement from going on."""


@dataclass
class Run:
    """What a run took: seconds by the clock, seconds of all cores together, and at most so many MiB of memory."""

    wall: float
    cpu: float
    memory: float


def compile_c(name, folder, *options):
    """Compiles a C file of this folder and returns the path of the program."""
    program = folder / name
    result = subprocess.run(["cc", "-O2", "-pthread", "-o", program, HERE / f"{name}.c", *options], capture_output=True, text=True, check=False)
    if result.returncode:
        raise Failure(f"{name}.c does not compile:\n{result.stderr}")
    return program


class Stopwatch:
    """Runs programs through a small one that measures them, so that the memory of this one does not count as theirs."""

    def __init__(self, folder):
        self.program = compile_c("measure", folder)

    def run(self, *command):
        result = subprocess.run([self.program, *command], capture_output=True, text=True, check=False)
        if result.returncode:
            raise Failure(f"{' '.join(map(str, command))}\nended with {result.returncode}:\n{result.stderr[-2000:]}")
        wall, user, system, memory = map(float, result.stdout.split())
        return Run(wall, user + system, memory * 1024 / MEBI)


def median(runs):
    """The median of each measure by itself."""
    return Run(*(statistics.median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "memory")))


def ratio(runs, others, measure):
    """The median of the ratios within each round. A busy moment slows down both runs of a round, so it does not change their ratio."""
    return statistics.median(getattr(run, measure) / getattr(other, measure) for run, other in zip(runs, others))


def exponent(small, large, times):
    """The exponent with which a measure grows if there is `times` as much work: 0 is not at all, 1 is in proportion."""
    return math.log(large / small) / math.log(times)


def size(folder):
    """The number of files in a folder, and their size in MiB."""
    files = [pathlib.Path(place) / name for place, _, names in os.walk(folder) for name in names]
    return len(files), sum(file.stat().st_size for file in files) / MEBI


def work_folder(mebibytes):
    """A new folder with so much room, in memory if there is room for it; and whether it is in memory."""
    memory = pathlib.Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > mebibytes * MEBI and free_memory() > 2 * mebibytes * MEBI:
        return tempfile.mkdtemp(prefix="tweeluik-bench-", dir=memory), True
    folder = tempfile.mkdtemp(prefix="tweeluik-bench-")
    if shutil.disk_usage(folder).free < mebibytes * MEBI:
        raise Failure(f"{folder} needs {mebibytes} MiB")
    return folder, False


def free_memory():
    """Free memory in bytes, or 0 if the system does not say."""
    meminfo = pathlib.Path("/proc/meminfo")
    for line in meminfo.read_text().splitlines() if meminfo.exists() else []:
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return 0
