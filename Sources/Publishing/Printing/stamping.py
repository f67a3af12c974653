"""Draws what is a school's own, and fills finished files with it (`molds.py`)."""

import functools
import io
import os
import pathlib
import re
from html import unescape
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf
from boxes import SIZES
from ebook import BookMold
from layout import MM, kept, read_style
from molds import SlidesMold
from parts import VolumeMold
from pdf import name_marks
from PIL import Image
from weasyprint import HTML

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
# In points, where there is room. What does not fit is set smaller.
LARGE = {"head": 11, "cover": 14, "foot": 10.5, "address": 9.5, "ending": 21}
# How large a logo may be on a slide, in points.
LOGO = (288, 36)
SCALES = (1, 0.9, 0.8, 0.72, 0.64, 0.57, 0.5)
# A code in the document of boxes, with the name of its box.
CODE = re.compile(r'<div data-box="(code [^"]*)">(<svg .*?</svg>)</div>\n', re.DOTALL)


class DoesNotFit(Exception):
    """What a school says is too long for a box, in the smallest letters that can be read."""

    def __init__(self, box):
        self.box = box


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
        self.mark = next(boxes["head"].iter("img"), None)
        self.codes, self.forms = codes, {name: code.form for name, code in codes.items()}
        pages = fitted(tree, boxes, fonts)
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
        image, made = Image.new("1", (self.side, self.side), 1), io.BytesIO()
        for x, y, width in self.runs:
            image.paste(0, (x, y, x + width, y + 1))
        # So many dots for a module: more than a screen shows of it.
        image.resize((20 * self.side, 20 * self.side), Image.Resampling.NEAREST).save(made, "PNG", optimize=True)
        return made.getvalue()


# What waits for a school, by the end of its name.
MOLDS = {"pdf": VolumeMold, "pptx": SlidesMold, "epub": BookMold}


# A process fills the same molds for one school after the other.
@functools.cache
def mold(path):
    return MOLDS[path.rpartition(".")[2]](path)


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
            layout = volume.get("layout")
            # An e-book and a letter are made for each school.
            shared = mold(volume["mold"]) if "mold" in volume else None
            filled = shared.filled(drawn, job["own"], layout, fonts) if shared else None
            if filled is None:
                made = make(layout, fonts)
            if filled is None and shared:
                filled = MOLDS[layout["output"].rpartition(".")[2]](layout["output"]).filled(drawn, job["own"], None, fonts)
                for file in [layout["output"], layout["output"] + ".boxes"]:
                    pathlib.Path(file).unlink(missing_ok=True)
            if filled is not None:
                temporary = volume["output"] + ".tweeluik-tmp"
                pathlib.Path(temporary).write_bytes(filled)
                os.replace(temporary, volume["output"])
        except Exception as error:
            made = {"failed": reason(error)}
        results.append(made)
    return results
