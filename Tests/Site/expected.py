"""What is expected, in small files that a person can read. `TWEELUIK_RECORD=1` writes them anew."""

import difflib
import os
import pathlib

GOLDEN = pathlib.Path(__file__).parent / "golden"
IS_RECORDING = os.environ.get("TWEELUIK_RECORD") == "1"


def as_expected(name, actual):
    """Compares a text with a file: an empty list if they are equal, otherwise the lines that differ, with those around them."""
    path = GOLDEN / name
    if IS_RECORDING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual)
    expected = path.read_text() if path.exists() else ""
    if actual == expected:
        return []
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), lineterm="", n=3)
    return [
        f"Tests/Site/golden/{name} says otherwise (- what it says, + what is so now)",
        *list(lines)[2:],
        "If what is so now is right, write it anew and read the difference: TWEELUIK_RECORD=1 script/test site -k " + pathlib.Path(name).parts[0],
    ]
