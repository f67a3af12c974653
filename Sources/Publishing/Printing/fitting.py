"""Sets what a school has in its boxes: each in the largest letters that fit."""

import functools
from decimal import Decimal
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf
from boxes import SIZES
from layout import MM, kept, read_style

# From one line to the next, in the size of letters.
LEADING = 1.25
FONTS = '"Noto Sans", "Noto Sans Arabic", "Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2"'
STYLE = f"""
* {{ margin: 0; padding: 0; border: 0 }}
html {{ font-family: {FONTS}; line-height: {LEADING}; color: #000 }}
"""
STYLE += """
[data-box] { break-before: page; overflow-wrap: anywhere }
.row { display: table; table-layout: fixed; width: 100% }
.row > div { display: table-cell; vertical-align: middle }
[data-box="head"] .words { text-align: end }
.row > .logo { padding-inline-end: 4mm }
[data-box="head"] > .logo { padding-inline: 3mm 0 }
.logo img { display: block }
.reach { font-size: 0.85em }
"""
STYLE += "".join(f"@page {kind} {{ size: {width}mm {height}mm; margin: 0 }}" for kind, (width, height) in SIZES.items())
# Addresses stand below each other on a page as high as a PDF may have.
STYLE += """
@page strip { size: 160mm 5000mm; margin: 0 }
[data-box="address"], [data-box="ending"] { break-before: auto; break-inside: avoid }
"""
# In points, where there is room. What does not fit is set smaller.
LARGE = {"head": 11, "cover": 14, "foot": 10.5, "address": 9.5, "ending": 21}
SCALES = (1, 0.9, 0.8, 0.72, 0.64, 0.57, 0.5)


class DoesNotFit(Exception):
    """What a school says is too long for a box, in the smallest letters that can be read."""

    def __init__(self, box):
        self.box = box


class Placed(NamedTuple):
    """Where the contents of a box are: the page, from where to where on it, in CSS pixels; and how far the middle of the box is above theirs, as a share of
    its height."""

    page: object
    top: float
    end: float
    below: float


def placed_on(sheet, placed):
    return (name for name, each in placed.items() if each.page is sheet)


def fitted(tree, boxes, fonts):
    """Where the contents of each box are, in letters as large as fit."""
    fitting, scales = {}, {name: first_scale(element, name, fonts) for name, element in boxes.items()}
    while waiting := [name for name in boxes if name not in fitting]:
        # The addresses of the site are the same for all schools, and so is their document.
        for names in ([name for name in waiting if is_address(name) == where] for where in (False, True)):
            fitting |= set_boxes(tree, {name: boxes[name] for name in names}, scales, fonts) if names else {}
        for name in waiting:
            scales[name] += 1
            if name not in fitting and scales[name] == len(SCALES):
                raise DoesNotFit("address" if is_address(name) else name)
    return fitting


def first_scale(element, name, fonts):
    """The first scale in which an address could fit: to lay out what cannot takes as long as to lay out what can."""
    if not is_address(name):
        return 0
    kind, known = name.split()[0], widths(fonts)
    # Letters may stand somewhat closer to each other; those that are not known may have no width at all.
    least = 0.95 * sum(known.get(letter, 0) for letter in "".join(element.itertext()))
    width, height = (size / 25.4 * 72 for size in SIZES[kind])
    points = [LARGE[kind] * scale for scale in SCALES]
    fits = (index for index, size in enumerate(points) if least * size <= width * int(height / (LEADING * size)))
    return next(fits, len(SCALES) - 1)


@functools.cache
def widths(fonts):
    """How wide the letters of addresses are, in ems."""
    letters = [chr(number) for number in range(33, 127)]
    root = ElementTree.Element("html")
    body = ElementTree.SubElement(root, "body", style="font-size: 100px; white-space: nowrap")
    for index, letter in enumerate(letters):
        line = ElementTree.SubElement(body, "p")
        ElementTree.SubElement(line, "span").text = letter
        ElementTree.SubElement(line, "span", id=f"end_{index}")
    text = ElementTree.tostring(root, encoding="unicode", method="html")
    style = read_style(fonts, string=STYLE + "@page { size: 1000px 100000px; margin: 0 }")
    anchors = kept.__wrapped__(text, "/", (style,), fonts, ()).pages[0].anchors
    return {letter: anchors[f"end_{index}"][0] / 100 for index, letter in enumerate(letters)}


def is_address(name):
    return name.startswith(("address ", "ending "))


def set_boxes(tree, boxes, scales, fonts):
    """Sets each box on a page of its own, or, as a page takes much longer than a line, addresses below each other; and returns those that fit."""
    root = ElementTree.Element("html", tree.attrib)
    body = ElementTree.SubElement(root, "body")
    for index, (name, element) in enumerate(boxes.items()):
        kind = name.split()[0]
        place = f"page: strip; width: {SIZES[kind][0]}mm" if is_address(name) else f"page: {kind}"
        element.set("id", f"begin_{index}")
        element.set("style", f"{place}; font-size: {LARGE[kind] * SCALES[scales[name]]:.2f}pt")
        element.set("data-box", kind)
        body.append(element)
        ElementTree.SubElement(body, "div", id=f"end_{index}", style=place)
    text = "<!DOCTYPE html>" + ElementTree.tostring(root, encoding="unicode", method="html")
    pages = kept(text, "/", (read_style(fonts, string=STYLE),), fonts, ()).pages
    # What goes on on the next page has its name there too: its place is the first.
    anchors = {anchor: (number, place[1]) for number, page in reversed(list(enumerate(pages))) for anchor, place in page.anchors.items()}
    fitting = {}
    for index, name in enumerate(boxes):
        height = SIZES[name.split()[0]][1] * MM
        (begin, top), (end, y) = anchors[f"begin_{index}"], anchors[f"end_{index}"]
        if begin == end and y - top <= height + 0.1:
            # On a slide, the address stands below a heading.
            below = 0 if name.startswith("ending ") else (height - y + top) / 2 / height
            fitting[name] = Placed(pages[begin], top, y, below)
    return fitting


# What says how letters look, in the content of a page.
LOOKS = {"gs", "rg", "g", "Tf", "Tr", "Tc", "Tw", "Tz", "Ts"}


def lines_of(page):
    """The lines of a page that holds nothing else, each with its distance from the top in CSS pixels, and all that is needed to draw it there."""
    lines, kept_looks, looks, matrix = [], [], {}, None
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator == "q":
            kept_looks.append(dict(looks))
        elif operator == "Q":
            looks = kept_looks.pop()
        elif operator in LOOKS:
            looks[operator] = (operands, pikepdf.Operator(operator))
        elif operator == "Tm":
            matrix = [float(each) for each in operands]
        elif operator in {"TJ", "Tj"}:
            lines.append((matrix, [*looks.values()], (operands, pikepdf.Operator(operator))))
        elif operator not in {"cm", "BT", "ET"}:
            raise ValueError(f"an address is drawn with “{operator}”")
    return lines


def cut_out(lines, placed, height):
    """The content of a box with those lines of a page that are its own. `height` is that of the box, in points."""
    # Like a page, it counts from the top, in CSS pixels.
    drawn = [
        ([1, 0, 0, -1, 0, Decimal(f"{height:.6f}")], pikepdf.Operator("cm")),
        ([Decimal("0.75"), 0, 0, Decimal("0.75"), 0, 0], pikepdf.Operator("cm")),
    ]
    drawn.append(([], pikepdf.Operator("BT")))
    for matrix, looks, words in lines:
        if placed.top <= matrix[5] <= placed.end:
            *rest, y = matrix
            place = [Decimal(f"{each:.6f}") for each in (*rest, y - placed.top)]
            drawn += [*looks, (place, pikepdf.Operator("Tm")), words]
    drawn.append(([], pikepdf.Operator("ET")))
    return pikepdf.unparse_content_stream(drawn)
