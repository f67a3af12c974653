"""Draws what is a school's own, for any finished file."""

import functools
import io
import pathlib
import re
import zlib
from html import unescape
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf
from boxes import LOGOS, SIZES, size_logo
from fitting import cut_out, fitted, is_address, lines_of, placed_on
from pdf import name_marks
from pictures import picture, png
from PIL import Image
from weasyprint import HTML

# How large a logo may be on a slide, in points.
LOGO = (288, 36)
# A code in the document of boxes, with the name of its box.
CODE = re.compile(r'<div data-box="(code [^"]*)">(<svg .*?</svg>)</div>\n', re.DOTALL)


class Drawn:
    """What a school has in each box, as objects for any PDF; and its logo, for slides."""

    def __init__(self, page, fonts):
        self.fonts = fonts
        text = pathlib.Path(page).read_text(encoding="utf-8")
        # Most of the document is codes, which are read at once.
        tree = HTML(string=CODE.sub("", text)).etree_element
        boxes = {element.get("data-box"): element for element in tree.iter("div") if element.get("data-box")}
        codes = {unescape(name): Code.of(svg) for name, svg in CODE.findall(text)}
        # A box is read as the words that are in it.
        self.words = {name: " ".join(" ".join(element.itertext()).split()) for name, element in boxes.items()}
        self.words |= {name: code.words for name, code in codes.items()}
        sizes = {kind: size_logo(boxes[kind], kind) for kind in LOGOS}
        self.mark, self.mark_size = next(boxes["head"].iter("img"), None), sizes["head"]
        self.codes, self.forms = codes, {name: code.form for name, code in codes.items()}
        placed = fitted(tree, boxes, fonts)
        sheets = list({id(each.page): each.page for each in placed.values()}.values())
        document = HTML(string="<html>").render(font_config=fonts, custom_metadata=False)
        made = document.copy(sheets).write_pdf(finisher=name_marks)
        with pikepdf.open(io.BytesIO(made)) as pdf:
            contents = {page.Contents.objgen[0] for page in pdf.pages}
            left_out = {"/Catalog", "/Pages", "/Page", "/Metadata", "/ObjStm", "/XRef"}
            shared = [
                item
                for item in pdf.objects
                if isinstance(item, pikepdf.Stream | pikepdf.Dictionary)
                and item.objgen[0] not in contents
                and str(item.get("/Type", "")) not in left_out
                and item.objgen != pdf.docinfo.objgen
            ]
            numbers = {item.objgen[0]: index for index, item in enumerate(shared)}
            self.objects = []
            for item in shared:
                stream = item.read_raw_bytes() if isinstance(item, pikepdf.Stream) else None
                self.objects.append((pieces(item, numbers), stream))
            drawings = {id(sheet): (page, numbers[page.Resources.objgen[0]]) for page, sheet in zip(pdf.pages, sheets)}
            lines = {id(sheet): lines_of(page) for page, sheet in zip(pdf.pages, sheets) if any(map(is_address, placed_on(sheet, placed)))}
            for name, each in placed.items():
                page, resources = drawings[id(each.page)]
                width, height = (size / 25.4 * 72 for size in SIZES[name.split()[0]])
                head = b"/BBox [0 0 %.3f %.3f] /Matrix [%.6f 0 0 %.6f 0 %.6f]" % (width, height, 1 / width, 1 / height, -each.below)
                if is_address(name):
                    head, content = head + b" /Filter /FlateDecode", zlib.compress(cut_out(lines[id(each.page)], each, height))
                else:
                    filters, content = page.Contents.get("/Filter"), page.Contents.read_raw_bytes()
                    head += b" /Filter " + filters.unparse() if filters is not None else b""
                self.forms[name] = (head, resources, content)

    @functools.cached_property
    def logo(self):
        """As PNG, with its width and its height in points; `None` when the school has none."""
        if self.mark is None:
            return None
        width, height = self.mark_size
        scale = min(LOGO[0] / width, LOGO[1] / height)
        width, height = max(1, round(width * scale)), max(1, round(height * scale))
        element = ElementTree.Element("div")
        ElementTree.SubElement(element, "img", src=self.mark.get("src"), alt="")
        return picture(element, width * 4 / 3, height * 4 / 3, self.fonts), width, height


def pieces(item, numbers):
    """The dictionary of an object as bytes, with the index of an object wherever it refers to that."""
    data = (item.stream_dict if isinstance(item, pikepdf.Stream) else item).unparse(resolved=True)
    # A subset of a font has another tag than a subset of the same font in that PDF.
    data = re.sub(rb"/([A-Z]{6})\+", lambda tag: b"/" + tag[1][::-1] + b"+", data)
    parts = re.split(rb"(\d+) 0 R", data)
    return [numbers[int(part)] if index % 2 else part for index, part in enumerate(parts)]


class Code(NamedTuple):
    """A QR code: how many modules are on a side, its margin too, where each run of dark ones begins, with how long it is, and what it says."""

    side: int
    runs: list
    words: str

    @classmethod
    def of(cls, svg):
        runs = re.findall(r"M(\d+) (\d+)h(\d+)", svg)
        return cls(
            int(re.search(r'viewBox="0 0 (\d+) ', svg)[1]),
            [tuple(map(int, run)) for run in runs],
            unescape(re.search(r"<title>(.*?)</title>", svg)[1]),
        )

    @property
    def form(self):
        drawn = "".join(f"{x} {y} {width} 1 re\n" for x, y, width in self.runs) + "f\n"
        return (b"/BBox [0 0 %d %d] /Matrix [%.8f 0 0 %.8f 0 1]" % (self.side, self.side, 1 / self.side, -1 / self.side), None, drawn.encode())

    @property
    def png(self):
        image = Image.new("1", (self.side, self.side), 1)
        for x, y, width in self.runs:
            image.paste(0, (x, y, x + width, y + 1))
        # So many dots for a module: more than a screen shows of it.
        return png(image.resize((20 * self.side, 20 * self.side), Image.Resampling.NEAREST))
