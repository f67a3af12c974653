"""Booklets: A5 pages two on a sheet of A4."""

import io

import pikepdf

POINT = 72 / 25.4
A5 = """
@page { size: A5; margin: 12mm 11mm 14mm; }
@page cover { size: A5; margin: 0; }
:root { font-size: 9.6pt !important; }
.cover { height: 210mm; padding: 32mm 14mm 0; border-inline-start-width: 10mm; }
.cover h1 { font-size: 24pt; }
.cover-long { height: auto; }
.cover-foot { bottom: 12mm; inset-inline-start: 14mm; max-width: 100mm; font-size: 9pt; }
.chapter-sheet, .volume-contents { break-before: page; }
"""


def impose(pdf, output):
    """Puts A5 pages two on a sheet of A4, so that the sheets make a booklet when they are printed on both sides and folded."""
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as booklet:
        pages = len(source.pages)
        sheets = -(-pages // 4)
        last = sheets * 4 - 1
        for sheet in range(sheets):
            front, back = (last - 2 * sheet, 2 * sheet), (2 * sheet + 1, last - 2 * sheet - 1)
            for left, right in (front, back):
                booklet.add_blank_page(page_size=(297 * POINT, 210 * POINT))
                for number, x in ((left, 0), (right, 148.5)):
                    if number < pages:
                        place = pikepdf.Rectangle(x * POINT, 0, (x + 148.5) * POINT, 210 * POINT)
                        booklet.pages[-1].add_overlay(source.pages[number], place)
        booklet.docinfo["/Title"] = source.docinfo.get("/Title", "")
        booklet.save(output, deterministic_id=True)
    return sheets * 2
