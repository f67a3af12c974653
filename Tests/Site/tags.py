"""What a PDF tells a screen reader: headings, paragraphs, lists, tables and links, as lines that a person can read."""

import re
import subprocess

# Roles that tell a reader nothing: their contents count as those of the element around them.
SILENT = {"NonStruct", "Part", "Div", "Span", "Lbl", "LBody", "THead", "TBody", "Object"}
WORDS = 6


class Tag:
    def __init__(self, role):
        self.role, self.text, self.inner = role, "", []

    def lines(self, depth=0):
        words = re.sub(r"(?: *\. +){3,}", " … ", self.text).split()
        more = "…" if len(words) > WORDS else ""
        yield f"{'  ' * depth}{self.role} {' '.join(words[:WORDS])}{more}".rstrip()
        for tag in self.inner:
            yield from tag.lines(depth + 1)


def tags(pdf):
    """The tree of a PDF's tags, with the first words of each, as Poppler reads it."""
    said = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, check=True).stdout
    root = Tag("PDF")
    # The open elements, each with the indentation of its line and the element to which its words belong.
    open_tags = [(-1, root)]
    for line in said.splitlines():
        indent = len(line) - len(line.lstrip())
        while open_tags[-1][0] >= indent:
            open_tags.pop()
        within = open_tags[-1][1]
        if text := re.fullmatch(r' *"(.*)"', line):
            within.text += text[1] + " "
        elif role := re.match(r" *([A-Z][A-Za-z0-9]*)\b", line):
            # A link of several parts is one link.
            if role[1] not in SILENT and not role[1] == within.role == "Link":
                within.inner.append(Tag(role[1]))
                within = within.inner[-1]
            open_tags.append((indent, within))
    return "".join(f"{line}\n" for tag in root.inner for line in tag.lines())
