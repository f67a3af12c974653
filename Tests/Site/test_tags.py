"""What a screen reader meets in a PDF. The PDFs are those of a small site, so that no editor's change changes what is expected."""

import difflib

import pypdf
import pytest
from expected import as_expected
from tags import tags

pytestmark = [pytest.mark.xdist_group("paper"), pytest.mark.long, pytest.mark.slow]

PRINTED = {"handout": "problemen/slapen/handout-ouder.pdf", "set": "ouderavonden/avond.pdf", "book": "alle-tips.pdf"}


@pytest.mark.parametrize("name", PRINTED)
def test_its_structure_is_as_expected(small_printed, found, looked_at, name):
    """A heading that lost its level, a list or a table that became a paragraph, a link that is none: each is a line that differs."""
    structure = tags(small_printed.folder / PRINTED[name])
    looked_at("tags", structure.count("\n"))
    found += as_expected(f"tags/{name}.txt", structure)


@pytest.mark.parametrize(("name", "role"), [("handout", "H2"), ("handout", "L"), ("handout", "Link"), ("set", "Table")])
def test_what_is_lost_is_seen(small_printed, folder, name, role):
    """If no test noticed that the elements of a role had lost it, the expectations would prove nothing."""
    writer = pypdf.PdfWriter(clone_from=small_printed.folder / PRINTED[name])
    for number in range(1, len(writer._objects) + 1):
        element = writer.get_object(number)
        if isinstance(element, dict) and element.get("/S") == f"/{role}":
            element[pypdf.generic.NameObject("/S")] = pypdf.generic.NameObject("/Div")
    writer.write(folder / "lost.pdf")
    before, after = tags(small_printed.folder / PRINTED[name]).splitlines(), tags(folder / "lost.pdf").splitlines()
    gone = [line for line in difflib.ndiff(before, after) if line.startswith("- ")]
    assert any(line.split()[1] == role for line in gone), gone
