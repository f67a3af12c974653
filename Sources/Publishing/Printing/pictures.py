"""Pictures as PNG, for files that show no SVG."""

import functools
import io
import pathlib
from xml.etree import ElementTree

import pypdfium2
from weasyprint import HTML


def png(image):
    """An image as a file. To make it as small as can be would take four times as long, and save a twentieth."""
    made = io.BytesIO()
    image.save(made, "PNG", compress_level=4)
    return made.getvalue()


def picture(element, width, height, fonts):
    """A picture of the page as a file, in CSS pixels."""
    copy = ElementTree.fromstring(ElementTree.tostring(element))
    if copy.tag == "img":
        copy.set("src", pathlib.Path(element.get("src")).as_uri())
    copy.tail = None
    return drawn(ElementTree.tostring(copy, encoding="unicode", method="html"), width, height, fonts)


# Many slides have the same pictures, and all letters of a school its logo.
@functools.lru_cache(maxsize=64)
def drawn(markup, width, height, fonts):
    size = f"width: {width}px; height: {height}px"
    style = f"@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }} img, svg {{ display: block; {size} }}"
    pdf = HTML(string=f"<!DOCTYPE html><style>{style}</style>{markup}").render(font_config=fonts, custom_metadata=False).write_pdf()
    # Three dots for a pixel stay sharp on a large screen.
    return png(pypdfium2.PdfDocument(pdf)[0].render(scale=3 * 96 / 72, fill_color=(255, 255, 255, 0)).to_pil())
