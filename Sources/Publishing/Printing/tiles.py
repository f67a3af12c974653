"""Cuts a poster that is larger than paper into sheets of A4 that are put together."""

import pikepdf
from layout import MM
from materials import EDGE, HEIGHT, WIDTH

POINT = 72 / 25.4  # In points to the millimetre.


def is_tiled(page):
    """Whether a page that was laid out is so large."""
    return round(page.width / MM) == 2 * WIDTH and round(page.height / MM) == 2 * HEIGHT


def tile(document, numbers):
    """Puts four pages in place of each of these. The first holds the text for those who listen; on the others it is decoration."""
    for number in sorted(numbers, reverse=True):
        page = document.pages[number]
        page.contents_coalesce()
        drawn, silent = page.Contents.read_bytes(), artifacts(page)
        for place, (column, row) in enumerate((column, row) for row in (0, 1) for column in (0, 1)):
            target = page
            if place:
                document.pages.insert(number + place, page)
                target = document.pages[number + place]
                for key in ("/StructParents", "/Annots"):
                    if key in target:
                        del target[key]
            target.MediaBox = pikepdf.Array([0, 0, 210 * POINT, 297 * POINT])
            for key in ("/CropBox", "/TrimBox", "/BleedBox"):
                if key in target:
                    del target[key]
            target.Contents = document.make_stream(placed(drawn if place == 0 else silent, column, row))


def artifacts(page):
    """The page's drawing without its tags."""
    kept = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC":
            operands, operator = [pikepdf.Name.Artifact], pikepdf.Operator("BMC")
        kept.append((operands, operator))
    return pikepdf.unparse_content_stream(kept)


def placed(drawing, column, row):
    """A quarter of the poster within the edges of a sheet, with marks where the next sheets join it."""
    edge, width, height = EDGE * POINT, WIDTH * POINT, HEIGHT * POINT
    x, y = edge - column * width, edge - (1 - row) * height
    marks = []
    for left in (edge, edge + width):
        for low in (edge, edge + height):
            outer_x, outer_y = (-1 if left == edge else 1), (-1 if low == edge else 1)
            marks += [
                f"{left:.3f} {low + outer_y * 6:.3f} m {left:.3f} {low + outer_y * 20:.3f} l S",
                f"{left + outer_x * 6:.3f} {low:.3f} m {left + outer_x * 20:.3f} {low:.3f} l S",
            ]
    frame = f"q {edge:.3f} {edge:.3f} {width:.3f} {height:.3f} re W n 1 0 0 1 {x:.3f} {y:.3f} cm\n"
    return frame.encode() + drawing + ("\nQ /Artifact BMC q 0.5 w " + " ".join(marks) + " Q EMC\n").encode()
