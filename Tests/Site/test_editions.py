"""Each edition holds nothing that nobody can reach, and leads nowhere that it does not go: the site, an edition of it, small sites, and a school's
copy."""

import html
import posixpath
import re
import urllib.parse
import zipfile

import pytest
from outputs import DAY, OUTPUTS, output_folder
from school_content import NAMES, files_in, pack, school, small_content_with

pytestmark = pytest.mark.slow

# What people open in a folder, what programs read, and what servers ask for by name; the page to which the instructions in copies lead; and the
# overview, to which the map of the site leads, and the menus of a site that wants that.
ENTRIES = {
    *["index.html", "begin.html", "404.html", "LEESMIJ.html", "README.html", "LEESMIJ.txt", "README.txt"],
    *["versie.json", "version.json", "SHA256SUMS", "SHA256SUMS.sig", "allowed_signers", "imsmanifest.xml"],
    *["controleer.html", "overzicht.html", "overview.html"],
    *["robots.txt", "sitemap.xml", "feed.xml", ".tweeluik", "redirects-nginx.conf", "redirects-apache.conf"],
}


def named_in(path, text):
    """What a file names: links, pictures, styles, scripts, and what a script loads when a reader needs it."""
    if path.endswith(".css"):
        return re.findall(r'url\("?([^")]+)"?\)', text)
    if path.endswith(".js"):
        return [f"{name}.js" for names in re.findall(r'load\("([^"]+)"\)', text) for name in names.split()]
    if not path.endswith((".html", ".xml", ".conf")):
        return []
    found = re.findall(r'\b(?:href|src|action|data-index)="([^"]*)"', text) + re.findall(r'content="0; url=([^"]*)"', text)
    # Addresses in data for the scripts of a page.
    return [html.unescape(one) for one in found] + re.findall(r'"((?:\.\./)*[\w./-]+\.html)(?:#[^"]*)?"', text)


def reached(files):
    """The files that a reader reaches from the entries, and each link that leads to no file or no part of one."""
    broken, count = [], 0
    left, seen = [name for name in files if name in ENTRIES or name.startswith("sitemap-")], set()
    ids = {path: set(re.findall(r'\bid="([^"]*)"', content.decode())) for path, content in files.items() if path.endswith(".html")}
    while left:
        path = left.pop()
        if path in seen:
            continue
        seen.add(path)
        for link in named_in(path, files[path].decode("utf-8", "replace")):
            parts = urllib.parse.urlsplit(link)
            # A school's own file is there or not; the page asks.
            if parts.scheme or parts.netloc or link.startswith(("/", "eigen/")):
                continue
            count += 1
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
            below = [name for name in files if name.startswith(target + "/")] if link.endswith("/") else []
            if target not in files and not below:
                broken.append(f"{path} leads to {link}")
            elif parts.fragment and target in ids and parts.fragment not in ids[target] and "kies=" not in parts.fragment:
                broken.append(f"{path} leads to {link}, which has no such part")
            left += below or [target] if target in files or below else []
    return seen, broken, count


def expect_whole(files, found, looked_at, uses_all=False):
    seen, broken, count = reached(files)
    looked_at("links", count)
    looked_at("files", len(seen))
    found += broken
    # Nothing leads to old addresses, which lead on. A drawing belongs to its page, whether a list shows it or not. The program's own files are the
    # same on every site, and a small one does not use all of them; nor does ours use the
    # drawing of a problem that has none.
    rest = {name for name in set(files) - seen if b'http-equiv="refresh"' not in files[name] and posixpath.splitext(name)[0] + ".html" not in seen}
    rest = {name for name in rest if uses_all and not name.endswith("/problem.svg") or name.split("/")[0] not in ("vormgeving", "assets")}
    found += [f"nothing leads to {name}" for name in sorted(rest)]


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_edition_is_reached_as_a_whole(output, found, looked_at):
    expect_whole(files_in(output_folder(output)), found, looked_at, uses_all=output == "site")


def test_a_copy_is_reached_as_a_whole(tool, folder, found, looked_at):
    one = school(3, NAMES[3])
    content = small_content_with(folder / "content", [one])
    result = pack(tool, content, folder / "copies", "--today", DAY)
    assert result.returncode == 0, result.stderr
    with zipfile.ZipFile(folder / "copies" / f"{one['slug']}.zip") as archive:
        inside = f"{one['slug']}/"
        files = {name.removeprefix(inside): archive.read(name) for name in archive.namelist() if name.startswith(inside)}
    expect_whole(files, found, looked_at)
