"""What `tweeluik check --fix` shows is a patch that others apply to the same bytes, and on a terminal it writes after a yes alone."""

import os
import pathlib
import pty
import subprocess
import tempfile

from outputs import DAY, small_site

# Slips of the pen of every kind: in a text with a byte order mark and Windows' line ends, in one without an end, and an order.
SLIPS = {
    "pages/over.md": b"\xef\xbb\xbf---\r\ntitel: Over \xc3\xa9\xc3\xa9n\r\nsummary: Wij.\r\n---\r\nZie [slapen](problem:slappen).\r\n",
    "problems/eten/ouder.md": b"---\nsumary: Hoe u helpt.\n---\nZie [@jansen-2020] en [slapen](problem:slaapen)",
    "sources.yml": b"krant: {authors: B, title: C}\n\njansen-2020: {authors: D, title: E, via: krant}\n",
}


def content(folder):
    """A small site with these slips."""
    root = small_site("base", pathlib.Path(folder) / "content")
    for name, text in SLIPS.items():
        (root / name).write_bytes(text)
    return root


def texts(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def answered(tool, folder, answer):
    """What a terminal shows of `check --fix` when somebody answers."""
    master, slave = pty.openpty()
    process = subprocess.Popen([tool, "check", "--fix", "--today", DAY], cwd=folder, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    os.write(master, answer)
    shown = b""
    try:
        while part := os.read(master, 65536):
            shown += part
    except OSError:
        # So a terminal ends on Linux.
        pass
    os.close(master)
    return process.wait(), shown.decode()


def mended_by_a_patch_too(tool):
    found = []
    with tempfile.TemporaryDirectory() as folder:
        slips = texts(content(f"{folder}/tool"))
        result = subprocess.run([tool, "check", "--fix", "--yes", "--today", DAY], cwd=f"{folder}/tool", capture_output=True, text=True)
        mended = texts(pathlib.Path(folder) / "tool" / "content")
        if result.returncode or {name for name in slips if slips[name] != mended[name]} != set(SLIPS):
            found.append(f"--fix --yes gives {result.returncode}: {result.stderr}")
        for command in [["patch", "--batch", "--silent", "-p1"], ["git", "apply", "-p1"]]:
            name = f"{folder}/{command[0]}"
            content(name)
            shown = subprocess.run([tool, "check", "--fix", "--today", DAY], cwd=name, stdin=subprocess.DEVNULL, capture_output=True)
            if texts(pathlib.Path(name) / "content") != slips:
                found.append("--fix writes where nobody can answer")
            applied = subprocess.run(command, cwd=name, input=shown.stdout, capture_output=True)
            if applied.returncode or texts(pathlib.Path(name) / "content") != mended:
                found.append(f"{command[0]} makes something else of the patch: {applied.stdout} {applied.stderr}")
        for answer, status, left in [(b"n\n", 1, slips), (b"\x04", 1, slips), (b"y\n", 0, mended)]:
            name = f"{folder}/{answer.hex()}"
            root = content(name)
            code, shown = answered(tool, name, answer)
            if code != status or texts(root) != left or "Write 5 changes in 3 files? [y/N]" not in shown:
                found.append(f"the answer {answer} gives {code}: {shown}")
    return found
