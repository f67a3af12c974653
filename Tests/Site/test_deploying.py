"""The files in deploy/: nginx's is used; the others are judged as far as that can be done without the services that they are for."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

import pytest
import yaml
from browser import POLICY
from outputs import REPOSITORY, output_folder
from school_content import NAMES, ran, school, small_content_with
from servers import nginx

pytestmark = pytest.mark.slow

DEPLOY = REPOSITORY / "deploy"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    "sitemap.xml": "text/xml; charset=utf-8",
    "feed.xml": "application/atom+xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".epub": "application/epub+zip",
    ".pdf": "application/pdf",
    ".woff2": "font/woff2",
}
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
    "Vary": "Accept-Encoding",
}


def asked(address, **headers):
    try:
        return urllib.request.urlopen(urllib.request.Request(address, headers=headers))
    except urllib.error.HTTPError as error:
        return error


def test_served_with_care(found, looked_at):
    """Every kind of file, also the page for what does not exist, has its type and the headers. It is compressed if that helps, and is not sent
    again to a browser that has it."""
    answers = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "site"
        shutil.copytree(output_folder("base"), copy)
        # The small site has no volumes.
        for name in ["boek.epub", "boek.pdf"]:
            (copy / name).write_bytes(b"x")
        for path in ["/", "/scholen/de-linde/"]:
            with nginx(copy, path) as host:
                for ending, kind in TYPES.items():
                    name = next(path for path in sorted(copy.rglob("*" + ending)) if path.name != "404.html").relative_to(copy)
                    answer = asked(f"{host}{path}{name.as_posix()}")
                    answers += 1
                    caching = "public, max-age=2592000" if ending == ".woff2" else "no-cache"
                    if answer.headers["Cache-Control"] != caching:
                        found.append(f"{name} is kept: {answer.headers['Cache-Control']}")
                    if answer.headers["Content-Type"] != kind:
                        found.append(f"{name} is served as {answer.headers['Content-Type']}")
                    again = asked(f"{host}{path}{name.as_posix()}", **{"If-None-Match": answer.headers["ETag"]})
                    if again.status != 304:
                        found.append(f"{name} is sent again: {again.status}")
                for name, status in [("index.html", 200), ("feed.xml", 200), ("diep/in/niets.html", 404)]:
                    answer = asked(f"{host}{path}{name}", **{"Accept-Encoding": "gzip"})
                    if answer.status != status or answer.headers["Content-Encoding"] != "gzip":
                        found.append(f"{name}: {answer.status}, as {answer.headers['Content-Encoding']}")
                    for header, value in HEADERS.items():
                        if answer.headers[header] != value:
                            found.append(f"{name} has {header} {answer.headers[header]}")
    looked_at("answers", answers)


@pytest.mark.skipif(shutil.which("rsync") is None, reason="there is no rsync")
def test_what_copies_share_stays_one_file(tool, tmp_path, found, looked_at):
    """Each upload takes the place of the one before when it is complete; it has every file, and none is there twice."""
    content, release, there = small_content_with(tmp_path / "content", [school(n, NAMES[n]) for n in (3, 4)]), tmp_path / "release", tmp_path / "www"
    there.mkdir()
    for number, day in enumerate(["2026-12-01", "2026-12-02", "2026-12-03"], 1):
        made = ran([tool, "release", "--folders", "--content", content, "--output", release, "--handouts", tmp_path / "none", "--today", day])
        assert made.returncode == 0, made.stderr
        for _ in range(2):
            sent = subprocess.run([DEPLOY / "upload-release", release, "www/scholen"], capture_output=True, text=True, cwd=tmp_path)
            assert sent.returncode == 0 and not sent.stderr, sent.stderr
        files = {path.relative_to(release): path for path in sorted(release.rglob("*")) if path.is_file()}
        looked_at("files", len(files))
        if {path.relative_to(there / "scholen") for path in (there / "scholen").rglob("*") if path.is_file()} != set(files):
            found.append(f"release {number} is not what was uploaded")
        found += [f"{name} is other" for name, path in files.items() if (there / "scholen" / name).read_bytes() != path.read_bytes()]
        apart = [
            len({path.stat().st_ino for path in folder.rglob("*") if path.is_file()}) for folder in (release / "scholen", there / "scholen/scholen")
        ]
        if apart[0] != apart[1] or apart[0] > len(files) * 0.75:
            found.append(f"of {len(files)} files {apart[1]} take room, where {apart[0]} did")
        page = content / "pages" / f"nieuw-{number}.md"
        page.write_text(f"---\ntitle: Nieuw {number}\nsummary: Kort.\n---\nWoorden.\n")
    (there / "ander" / "map").mkdir(parents=True)
    refused = subprocess.run([DEPLOY / "upload-release", release, there / "ander"], capture_output=True, text=True)
    assert refused.returncode == 1 and "is no link" in refused.stderr
    assert sorted(path.name for path in there.iterdir()) == ["ander", "scholen", "scholen.a", "scholen.b"]
    (release / ".tweeluik-folders").mkdir()
    unfinished = subprocess.run([DEPLOY / "upload-release", release, there / "scholen"], capture_output=True, text=True)
    assert unfinished.returncode == 1 and "is not finished" in unfinished.stderr


def test_ready_to_be_copied(found):
    """They are valid for their services, run only what exists, and agree on the path and the version of Swift."""

    def run(*command):
        result = subprocess.run([pathlib.Path(sys.executable).parent / command[0], *command[1:]], capture_output=True, text=True)
        if result.returncode:
            found.append(f"{command}: {result.stdout}{result.stderr}")

    run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", DEPLOY / "github-pages.yml")
    run("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", DEPLOY / "gitlab-ci.yml")
    run("zizmor", "--offline", "--no-progress", DEPLOY / "github-pages.yml")
    run("hadolint", DEPLOY / "Containerfile")

    github = yaml.safe_load((DEPLOY / "github-pages.yml").read_text())["jobs"]
    gitlab = yaml.safe_load((DEPLOY / "gitlab-ci.yml").read_text())["pages"]
    container = (DEPLOY / "Containerfile").read_text()
    commands = {
        "github-pages.yml": [step["run"] for job in github.values() for step in job["steps"] if "run" in step],
        "gitlab-ci.yml": gitlab["script"],
        "Containerfile": re.findall(r"^RUN (.*)$", container, re.MULTILINE),
    }
    for name, lines in commands.items():
        if not lines:
            found.append(f"{name} runs nothing")
        for line in lines:
            script = REPOSITORY / line.split()[0]
            if not line.startswith("script/") or not os.access(script, os.X_OK):
                found.append(f"{name} runs {line}")
    if f"--output {gitlab['artifacts']['paths'][0]}" not in gitlab["script"][0]:
        found.append("GitLab publishes another folder than is built")
    images = {github["build"]["container"], gitlab["image"], re.search(r"^FROM docker.io/library/(\S+) AS", container, re.MULTILINE)[1]}
    if len(images) != 1:
        found.append(f"Swift is of several versions: {images}")

    path = re.sub(r"^https?://[^/]*", "", yaml.safe_load((REPOSITORY / "content" / "site.yml").read_text())["base_url"])
    if f"location {path} {{" not in (DEPLOY / "nginx.conf").read_text():
        found.append(f"nginx.conf serves another path than {path}")
    if f" /srv/www{path.rstrip('/')}\n" not in container:
        found.append(f"Containerfile puts the site at another path than {path}")
