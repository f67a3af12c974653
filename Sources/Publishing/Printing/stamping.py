"""Draws what is a school's own, and fills finished files with it (`molds.py`)."""

import functools
import io
import os
import pathlib
import re
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf
from boxes import SIZES, SVG
from layout import MM, kept, read_style
from molds import mold, read_mold
from pdf import name_marks
from PIL import Image
from weasyprint import HTML

STYLE = """
* { margin: 0; padding: 0; border: 0 }
html { font-family: "Noto Sans", "Noto Sans Arabic", "Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2"; line-height: 1.25; color: #000 }
[data-box] { break-before: page; overflow-wrap: anywhere }
.row { display: table; table-layout: fixed; width: 100% }
.row > div { display: table-cell; vertical-align: middle }
[data-box="head"] .words { text-align: end }
.row > .logo { padding-inline-end: 4mm }
[data-box="head"] > .logo { padding-inline: 3mm 0 }
.logo img { display: block }
.reach { font-size: 0.85em }
""" + "".join(f"@page {kind} {{ size: {width}mm {height}mm; margin: 0 }}" for kind, (width, height) in SIZES.items())
# In points, where there is room. What does not fit is set smaller.
LARGE = {"head": 11, "cover": 14, "foot": 10.5, "address": 9.5, "ending": 21}
# How large a logo may be on a slide, in points.
LOGO = (288, 36)
SCALES = (1, 0.9, 0.8, 0.72, 0.64, 0.57, 0.5)


class DoesNotFit(Exception):
    """What a school says is too long for a box, in the smallest letters that can be read."""

    def __init__(self, box):
        self.box = box


class Drawn:
    """What a school has in each box, as objects for any PDF; and its logo, for slides."""

    def __init__(self, page, fonts):
        self.fonts = fonts
        tree = HTML(filename=page).etree_element
        boxes = {element.get("data-box"): element for element in tree.iter("div") if element.get("data-box")}
        # A box is read as the words that are in it.
        self.words = {name: " ".join(" ".join(element.itertext()).split()) for name, element in boxes.items()}
        codes = {name: element for name, element in boxes.items() if name.startswith("code ")}
        self.mark = next(boxes["head"].iter("img"), None)
        self.codes = {name: Code.of(element.find(SVG)) for name, element in codes.items()}
        self.forms = {name: code.form for name, code in self.codes.items()}
        texts = {name: element for name, element in boxes.items() if name not in codes}
        pages = fitted(tree, texts, fonts)
        document = HTML(string="<html>").render(font_config=fonts, custom_metadata=False)
        made = document.copy([page for page, _ in pages.values()]).write_pdf(finisher=name_marks)
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
            for page, (name, (_, below)) in zip(pdf.pages, pages.items()):
                width, height = (size / 25.4 * 72 for size in SIZES[name.split()[0]])
                head = b"/BBox [0 0 %.3f %.3f] /Matrix [%.6f 0 0 %.6f 0 %.6f]" % (width, height, 1 / width, 1 / height, -below)
                filters = page.Contents.get("/Filter")
                head += b" /Filter " + filters.unparse() if filters is not None else b""
                self.forms[name] = (head, numbers[page.Resources.objgen[0]], page.Contents.read_raw_bytes())

    @functools.cached_property
    def logo(self):
        """As PNG, with its width and its height in points; `None` when the school has none."""
        if self.mark is None:
            return None
        from office import picture

        width, height = (int(number) for number in re.findall(r"(\d+)mm", self.mark.get("style")))
        scale = min(LOGO[0] / width, LOGO[1] / height)
        width, height = max(1, round(width * scale)), max(1, round(height * scale))
        element = ElementTree.Element("div")
        ElementTree.SubElement(element, "img", src=self.mark.get("src"), alt="")
        return picture(element, width * 4 / 3, height * 4 / 3, self.fonts).getvalue(), width, height


def pieces(item, numbers):
    """The dictionary of an object as bytes, with the index of an object wherever it refers to that."""
    data = (item.stream_dict if isinstance(item, pikepdf.Stream) else item).unparse(resolved=True)
    # A subset of a font has another tag than a subset of the same font in that PDF.
    data = re.sub(rb"/([A-Z]{6})\+", lambda tag: b"/" + tag[1][::-1] + b"+", data)
    parts = re.split(rb"(\d+) 0 R", data)
    return [numbers[int(part)] if index % 2 else part for index, part in enumerate(parts)]


def fitted(tree, boxes, fonts):
    """A page for each box, in letters as large as fit, and how far the middle of the box is above that of its contents, as a share of its height."""
    fitting, scales = {}, dict.fromkeys(boxes, 0)
    while waiting := [name for name in boxes if name not in fitting]:
        # The addresses of the site are the same for all schools, and so is their document.
        for names in ([name for name in waiting if is_address(name) == where] for where in (False, True)):
            fitting |= set_boxes(tree, {name: boxes[name] for name in names}, scales, fonts) if names else {}
        for name in waiting:
            scales[name] += 1
            if name not in fitting and scales[name] == len(SCALES):
                raise DoesNotFit("address" if is_address(name) else name)
    return fitting


def is_address(name):
    return name.startswith(("address ", "ending "))


def set_boxes(tree, boxes, scales, fonts):
    """Sets each box on a page of its own, and returns those that fit on it."""
    root = ElementTree.Element("html", tree.attrib)
    body = ElementTree.SubElement(root, "body")
    for index, (name, element) in enumerate(boxes.items()):
        kind = name.split()[0]
        element.set("id", f"begin_{index}")
        element.set("style", f"page: {kind}; font-size: {LARGE[kind] * SCALES[scales[name]]:.2f}pt")
        element.set("data-box", kind)
        body.append(element)
        ElementTree.SubElement(body, "div", id=f"end_{index}", style=f"page: {kind}")
    text = "<!DOCTYPE html>" + ElementTree.tostring(root, encoding="unicode", method="html")
    pages = kept(text, "/", (read_style(fonts, string=STYLE),), fonts, ()).pages
    # What goes on on the next page has its name there too: its place is the first.
    anchors = {anchor: (number, place[1]) for number, page in reversed(list(enumerate(pages))) for anchor, place in page.anchors.items()}
    fitting = {}
    for index, name in enumerate(boxes):
        height = SIZES[name.split()[0]][1] * MM
        (begin, _), (end, y) = anchors[f"begin_{index}"], anchors[f"end_{index}"]
        if begin == end and y <= height + 0.1:
            # On a slide, the address stands below a heading.
            fitting[name] = pages[begin], 0 if name.startswith("ending ") else (height - y) / 2 / height
    return fitting


class Code(NamedTuple):
    """A QR code: how many modules are on a side, its margin too, and where each run of dark ones begins, with how long it is."""

    side: int
    runs: list

    @classmethod
    def of(cls, svg):
        runs = re.findall(r"M(\d+) (\d+)h(\d+)", next(svg.iter("{http://www.w3.org/2000/svg}path")).get("d"))
        return cls(int(svg.get("viewBox").split()[2]), [tuple(map(int, run)) for run in runs])

    @property
    def form(self):
        drawn = "".join(f"{x} {y} {width} 1 re\n" for x, y, width in self.runs) + "f\n"
        return (b"/BBox [0 0 %d %d] /Matrix [%.8f 0 0 %.8f 0 1]" % (self.side, self.side, 1 / self.side, -1 / self.side), None, drawn.encode())

    @property
    def png(self):
        image, made = Image.new("1", (self.side, self.side), 1), io.BytesIO()
        for x, y, width in self.runs:
            image.paste(0, (x, y, x + width, y + 1))
        # So many dots for a module: more than a screen shows of it.
        image.resize((20 * self.side, 20 * self.side), Image.Resampling.NEAREST).save(made, "PNG", optimize=True)
        return made.getvalue()


def reason(error):
    return " ".join(str(error).split()) or type(error).__name__


def stamp(job, fonts, make):
    """Makes all volumes of one school: those whose texts are its own are laid out first. Returns what became of each, or for which box it says too much."""
    try:
        drawn = Drawn(job["boxes"], fonts)
    except DoesNotFit as error:
        return {"tooLongFor": error.box}
    except Exception as error:
        return [{"failed": reason(error)} for _ in job["volumes"]]
    results = []
    for volume in job["volumes"]:
        made = {}
        try:
            if "layout" in volume:
                made = make(volume["layout"], fonts)
            # An e-book and a letter are made for each school.
            if "mold" in volume:
                filled = (read_mold if "layout" in volume else mold)(volume["mold"]).filled(drawn, job["own"])
                if "layout" in volume:
                    for file in [volume["mold"], volume["mold"] + ".boxes"]:
                        pathlib.Path(file).unlink(missing_ok=True)
                temporary = volume["output"] + ".tweeluik-tmp"
                pathlib.Path(temporary).write_bytes(filled)
                os.replace(temporary, volume["output"])
        except Exception as error:
            made = {"failed": reason(error)}
        results.append(made)
    return results
