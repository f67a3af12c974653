"""`tweeluik check --fix` shows a patch that other programs can apply to the same bytes; on a terminal it writes only after a yes."""

import os
import pathlib
import pty
import subprocess
import tempfile

import pytest
from outputs import DAY, small_site

pytestmark = pytest.mark.slow

# Typos of every kind: in a file with a byte order mark and the line ends of Windows, in one without a line end, and a wrong order.
SLIPS = {
    "pages/over.md": b"\xef\xbb\xbf---\r\ntitel: Over \xc3\xa9\xc3\xa9n\r\nsummary: Wij.\r\n---\r\nZie [slapen](problem:slappen).\r\n",
    "problems/eten/ouder.md": b"---\nsumary: Hoe u helpt.\n---\nZie [@jansen-2020] en [slapen](problem:slaapen)",
    "sources.yml": b"krant: {authors: B, title: C}\n\njansen-2020: {authors: D, title: E, via: krant}\n",
}


def content(folder):
    """The content of a small site with these typos."""
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
        # This is how a terminal ends on Linux.
        pass
    os.close(master)
    return process.wait(), shown.decode()


@pytest.fixture(scope="module")
def mended(tool):
    """The files with their typos, and what `check --fix` makes of them."""
    with tempfile.TemporaryDirectory() as folder:
        slips = texts(content(folder))
        subprocess.run([tool, "check", "--fix", "--yes", "--today", DAY], cwd=folder, capture_output=True, check=True)
        yield slips, texts(pathlib.Path(folder) / "content")


def test_every_slip_is_mended(mended):
    before, after = mended
    assert {name for name in before if before[name] != after[name]} == set(SLIPS)


@pytest.mark.parametrize("command", [["patch", "--batch", "--silent", "-p1"], ["git", "apply", "-p1"]], ids=lambda command: command[0])
def test_what_is_shown_is_a_patch(tool, mended, folder, command):
    root = content(folder)
    shown = subprocess.run([tool, "check", "--fix", "--today", DAY], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    assert texts(root) == mended[0], "--fix writes where nobody can answer"
    applied = subprocess.run(command, cwd=folder, input=shown.stdout, capture_output=True)
    assert applied.returncode == 0, applied.stderr
    assert texts(root) == mended[1]


@pytest.mark.parametrize(("answer", "status"), [(b"n\n", 1), (b"\x04", 1), (b"y\n", 0)], ids=["no", "nothing", "yes"])
def test_nothing_is_written_without_a_yes(tool, mended, folder, answer, status):
    root = content(folder)
    code, shown = answered(tool, folder, answer)
    assert "Write 5 changes in 3 files? [y/N]" in shown
    assert (code, texts(root)) == (status, mended[1 if status == 0 else 0])
