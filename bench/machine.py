"""Describes the machine."""

import os
import pathlib
import platform


def described(place):
    """Lines of a Markdown list: the processor, the memory, the system, and where files were read and written."""
    return [
        f"- Processor: {processor()}, {cores()} cores",
        f"- Memory: {memory() / (1 << 30):.0f} GiB",
        f"- System: {system()}, Linux {platform.release()}",
        f"- Read from and written to: {place}",
    ]


def cores():
    return len(os.sched_getaffinity(0))


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()


def busy():
    """How many cores are busy with something else."""
    return os.getloadavg()[0]
