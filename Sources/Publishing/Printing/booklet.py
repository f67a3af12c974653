"""Booklets: A5 pages two on a sheet of A4, with their tags."""

from decimal import Decimal

import pikepdf
from boxes import SIZES

POINT = 72 / 25.4
# How much narrower a page is than one of A4, as far as a school's box on its cover goes.
NARROWER = 100 / SIZES["cover"][0]
A5 = f"""
@page {{ size: A5; margin: 12mm 11mm 14mm; }}
@page cover {{ size: A5; margin: 0; }}
:root {{ --text: 10.1pt !important; }}
.cover {{ height: 210mm; padding: 32mm 14mm 0; border-inline-start-width: 10mm; }}
.cover h1 {{ font-size: 24pt; }}
.cover-long {{ height: auto; }}
.cover-foot {{ bottom: 12mm; inset-inline-start: 14mm; max-width: 100mm; font-size: 9pt; }}
.cover .letterhead {{ top: 12mm; inset-inline-start: 14mm; }}
.school-box-cover {{ width: 100mm !important; height: {SIZES["cover"][1] * NARROWER:.2f}mm !important; }}
.chapter-sheet, .volume-contents {{ break-before: page; }}
"""


def sides(pages):
    """How many sides of sheets a booklet of so many pages has."""
    return -(-pages // 4) * 2


def order(pages):
    """The pages of each side of each sheet, from left to right, as numbers from 0; one past the last page is blank."""
    last = 2 * sides(pages) - 1
    for sheet in range((last + 1) // 4):
        yield last - 2 * sheet, 2 * sheet
        yield 2 * sheet + 1, last - 2 * sheet - 1


def impose(document, is_right_to_left):
    """Puts A5 pages two on a sheet of A4, so that the sheets make a booklet when they are printed on both sides and folded. The tags come along."""
    pages = [page.obj for page in document.pages]
    tree = document.Root.StructTreeRoot
    numbers = list(tree.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2]))
    # Where each page ends up: the side, by how much its content moves, and by how much the numbers of its tags.
    places, made = {}, []
    for pair in order(len(pages)):
        side = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page, Tabs=pikepdf.Name.S, Annots=pikepdf.Array()))
        side.MediaBox = pikepdf.Array([0, 0, 297 * POINT, 210 * POINT])
        side.Resources = pages[0].Resources
        side.StructParents = max(parents) + 1
        drawn, tags = [], []
        for number, x in zip(reversed(pair) if is_right_to_left else pair, (0, 148.5 * POINT)):
            if number >= len(pages):
                continue
            page = pages[number]
            places[page.objgen] = (side, x, len(tags))
            drawn.append(f"q 1 0 0 1 {x:.3f} 0 cm\n".encode() + shifted(page, len(tags)) + b"\nQ")
            tags += list(parents.pop(int(page.StructParents), []))
            for note in page.get("/Annots", []):
                note.Rect = pikepdf.Array([note.Rect[0] + decimal(x), note.Rect[1], note.Rect[2] + decimal(x), note.Rect[3]])
                side.Annots.append(note)
        side.Contents = document.make_stream(b"\n".join(drawn))
        parents[int(side.StructParents)] = document.make_indirect(pikepdf.Array(tags))
        made.append(side)
    tree.ParentTree.Nums = pikepdf.Array([item for key in sorted(parents) for item in (key, parents[key])])
    move_tags(tree, places)
    move_destinations(document, places)
    del document.pages[:]
    for side in made:
        document.pages.append(pikepdf.Page(side))


def decimal(number):
    return Decimal(f"{number:.3f}")


def shifted(page, by):
    """The drawing of a page, whose tags have higher numbers."""
    drawing = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            operands = [operands[0], pikepdf.Dictionary({**dict(operands[1].items()), "/MCID": int(operands[1].MCID) + by})]
        drawing.append((operands, operator))
    return pikepdf.unparse_content_stream(drawing)


def move_tags(tree, places):
    """Each tag says on which side it is, and which part of its drawing it tells."""
    waiting = [(child, None) for child in kids(tree)]
    while waiting:
        element, page = waiting.pop()
        page = element.get("/Pg", page)
        if page is not None and (place := places.get(page.objgen)):
            side, _, by = place
            if "/Pg" in element:
                element.Pg = side
            if "/MCID" in element:
                element.MCID = int(element.MCID) + by
            elif "/K" in element:
                element.K = pikepdf.Array([kid if isinstance(kid, pikepdf.Object) else int(kid) + by for kid in kids(element)])
        waiting += [(kid, page) for kid in kids(element) if isinstance(kid, pikepdf.Dictionary)]


def kids(element):
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def move_destinations(document, places):
    """What links and bookmarks lead to."""
    names = document.Root.get("/Names", {}).get("/Dests")
    arrays = list(named(names)) if names is not None else []
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary):
            arrays += [thing.get("/D"), thing.get("/Dest")]
    for array in arrays:
        is_place = isinstance(array, pikepdf.Array) and len(array) == 5 and array[1] == pikepdf.Name.XYZ
        if is_place and (place := places.get(array[0].objgen)):
            array[0] = place[0]
            array[2] = array[2] + decimal(place[1])


def named(node):
    """The destinations of a tree of names."""
    yield from list(node.get("/Names", []))[1::2]
    for kid in node.get("/Kids", []):
        yield from named(kid)
