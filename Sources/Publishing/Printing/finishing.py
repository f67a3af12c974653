"""What is done to a finished PDF: it becomes a booklet, or its large posters are cut into sheets."""

import io

import pikepdf
from booklet import impose, sides
from tiles import is_tiled, tile


def finish_of(job, tree, pages):
    """What is to be done to a PDF of these pages, as JSON has it. For schools it is done when the school is in it."""
    return {
        "booklet": job["booklet"],
        "rtl": tree.get("dir") == "rtl",
        "tiled": [number for number, page in enumerate(pages) if is_tiled(page)],
    }


def finished(pdf, finish):
    if not finish["booklet"] and not finish["tiled"]:
        return pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if finish["booklet"]:
            impose(document, finish["rtl"])
        else:
            tile(document, finish["tiled"])
        result = io.BytesIO()
        document.save(result, deterministic_id=True)
        return result.getvalue()


def page_count(pages, finish):
    """How many pages there are then."""
    return sides(len(pages)) if finish["booklet"] else len(pages) + 3 * len(finish["tiled"])
