"""Zips that would write outside their folder, are not copies, or are not what they say."""

import hashlib
import stat
import struct
import warnings
import zipfile

from school_content import in_zip


def zip_of(entries, path):
    """A zip of names with their bytes, or with the target of a link. A name may occur twice."""
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            info = zipfile.ZipInfo(name)
            # Python changes backslashes in a name; this restores them.
            info.filename = name
            info.external_attr = (stat.S_IFLNK | 0o777 if isinstance(content, str) else stat.S_IFREG | 0o644) << 16
            archive.writestr(info, content)
    return path


def bad_zips(good, folder):
    """Zips that must be refused, each by what is wrong with it."""
    folder.mkdir()
    slug, entries = good.stem, in_zip(good)
    sums = f"{slug}/SHA256SUMS"

    def with_entry(name, content=b"x", listed=None):
        """Adds a file as if it belonged to the copy: its digest is in the list too."""
        made = dict(entries)
        line = f"{hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()}  {listed or name}\n"
        made[sums] = made[sums] + line.encode()
        return [*made.items(), (name, content)]

    def replaced(name, content):
        return list({**entries, f"{slug}/{name}": content}.items())

    outside = folder.parent / "outside" / "abs.txt"
    made = {
        "above the folder": with_entry("../x.txt"),
        "above the folder, by way of it": with_entry(f"{slug}/../../x.txt", listed="../../x.txt"),
        "beside the folder": with_entry("x.txt"),
        "an absolute name": with_entry(str(outside)),
        "a drive": with_entry("C:\\x.txt"),
        "a drive in the folder": with_entry(f"{slug}/C:\\x.txt", listed="C:\\x.txt"),
        "backslashes": with_entry(f"{slug}\\..\\..\\x.txt"),
        "backslashes in the folder": with_entry(f"{slug}/..\\..\\x.txt", listed="..\\..\\x.txt"),
        "a link": with_entry(f"{slug}/link", str(outside.parent), "link"),
        "a link that is gone through": [
            *with_entry(f"{slug}/link", str(outside.parent), "link"),
            (f"{slug}/link/x.txt", b"x"),
        ],
        "a name twice": with_entry(f"{slug}/index.html", listed="index.html"),
        "a name twice, the same": [*entries.items(), (f"{slug}/index.html", entries[f"{slug}/index.html"])],
        "a changed page": replaced("index.html", b"x"),
        "another list of digests": replaced("SHA256SUMS", b""),
        "no list of digests": [entry for entry in entries.items() if entry[0] != sums],
        "no version": [entry for entry in entries.items() if entry[0] != f"{slug}/versie.json"],
        "a lost page": [entry for entry in entries.items() if entry[0] != f"{slug}/index.html"],
        "a page that is not listed": [*entries.items(), (f"{slug}/x.html", b"x")],
        "what systems leave behind": [*entries.items(), (f"{slug}/.Trashes/inlog.html", b"x")],
        "another zip": [("x.txt", b"x")],
        "an empty zip": [],
    }
    paths = {what: zip_of(entries, folder / f"{number}.zip") for number, (what, entries) in enumerate(made.items())}
    half = good.read_bytes()[: good.stat().st_size // 2]
    for what, content in {"no zip": b"x" * 5000, "an empty file": b"", "half a zip": half}.items():
        paths[what] = folder / f"{what}.zip"
        paths[what].write_bytes(content)
    # In the middle of a page: what stands before each file in a zip, such as its time, is read by nobody.
    turned = bytearray(good.read_bytes())
    with zipfile.ZipFile(good) as archive:
        page = archive.getinfo(f"{slug}/index.html")
    named, further = struct.unpack_from("<HH", turned, page.header_offset + 26)
    turned[page.header_offset + 30 + named + further + page.compress_size // 2] ^= 1
    paths["a turned bit"] = folder / "turned.zip"
    paths["a turned bit"].write_bytes(turned)
    paths["what is not there"] = folder / "nothing.zip"
    return paths
