"""Fills the boxes of finished PDFs with what is a school's own. A finished PDF is laid out once for all schools, and stays as it is to the byte:
what a school puts in the place of an object is written after it, as an incremental update (ISO 32000-1, 7.5.6)."""

import functools
import hashlib
import io
import json
import os
import pathlib
import re
import zipfile
from xml.etree import ElementTree

import pikepdf
import pydyf
from archives import put_file
from boxes import SIZES, SVG
from finishing import finished
from layout import MM, kept, read_style
from lxml import etree
from pdf import name_marks
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
LARGE = {"head": 11, "cover": 14, "foot": 10.5, "address": 9.5}
# How large a logo may be on a slide, and how far the name is from it, in points; and how many of what a slide counts in are in a point.
LOGO, GAP, POINT = (288, 36), 12, 12700
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
        self.forms = {name: code_form(element.find(SVG)) for name, element in codes.items()}
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
                raise DoesNotFit(name.split()[0])
    return fitting


def is_address(name):
    return name.startswith("address ")


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
            fitting[name] = pages[begin], (height - y) / 2 / height
    return fitting


def code_form(svg):
    """A code, which is an SVG with a run of dark modules for each move."""
    side = int(svg.get("viewBox").split()[2])
    runs = re.findall(r"M(\d+) (\d+)h(\d+)", next(svg.iter("{http://www.w3.org/2000/svg}path")).get("d"))
    drawn = "".join(f"{x} {y} {width} 1 re\n" for x, y, width in runs) + "f\n"
    return (b"/BBox [0 0 %d %d] /Matrix [%.8f 0 0 %.8f 0 1]" % (side, side, 1 / side, -1 / side), None, drawn.encode())


class Mold:
    """A finished PDF whose boxes wait for a school."""

    def __init__(self, path):
        self.bytes = pathlib.Path(path).read_bytes()
        noted = json.loads(pathlib.Path(path + ".boxes").read_text())
        self.pictures, self.words, self.links, self.finish = noted["pictures"], noted["words"], noted["links"], noted["finish"]
        with pikepdf.open(io.BytesIO(self.bytes)) as pdf:
            trailer = pdf.trailer
            self.size, self.identifier = int(trailer["/Size"]), bytes(trailer["/ID"][0])
            self.roots = b"/Root %d 0 R /Info %d 0 R" % (trailer["/Root"].objgen[0], trailer["/Info"].objgen[0])
        self.previous = int(self.bytes[self.bytes.rindex(b"startxref") :].split()[1])

    def filled(self, drawn, own):
        """The PDF as a school's own, ready to be printed. Its links to the site lead to `own`, if there is such an address."""
        return finished(self.stamped(drawn, own), self.finish)

    def stamped(self, drawn, own):
        added, places = [], {}
        position = len(self.bytes)

        def put(number, data, stream=None):
            nonlocal position
            places[number] = position
            if stream is not None:
                data += b"\nstream\n" + stream + b"\nendstream"
            added.append(b"%d 0 obj\n%s\nendobj\n" % (number, data))
            position += len(added[-1])

        for index, (parts, stream) in enumerate(drawn.objects):
            put(self.size + index, b"".join(part if isinstance(part, bytes) else b"%d 0 R" % (self.size + part) for part in parts), stream)
        for number, name in self.pictures:
            head, resources, content = drawn.forms[name]
            head = b"<< /Type /XObject /Subtype /Form %s /Length %d" % (head, len(content))
            head += b" /Resources %s >>" % (b"<< >>" if resources is None else b"%d 0 R" % (self.size + resources))
            put(number, head, content)
        for number, name in self.words:
            put(number, pydyf.String(drawn.words[name]).data)
        for number, place, around in self.links if own else ():
            put(number, pydyf.String(own + place).data.join(part.encode("latin-1") for part in around))
        digest = hashlib.md5(b"".join(added), usedforsecurity=False).hexdigest()
        table = self.size + len(drawn.objects)
        places[table] = position
        rows = sorted(places.items())
        entries = b"".join(b"\1" + place.to_bytes(4, "big") + b"\0" for _, place in rows)
        index = " ".join(f"{number} 1" for number, _ in rows).encode()
        added.append(
            b"%d 0 obj\n<< /Type /XRef /Size %d /Prev %d %s /ID [<%s> <%s>] /W [1 4 1] /Index [%s] /Length %d >>\nstream\n%s\nendstream\nendobj\n"
            % (table, table + 1, self.previous, self.roots, self.identifier.hex().encode(), digest.encode(), index, len(entries), entries)
        )
        return b"".join([self.bytes, *added, b"startxref\n%d\n%%%%EOF\n" % position])


A, P = "{http://schemas.openxmlformats.org/drawingml/2006/main}", "{http://schemas.openxmlformats.org/presentationml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SLIDE, RELATIONS, TYPES = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels", "[Content_Types].xml"


class SlidesMold:
    """Slides to be changed, of which the first waits for a school's name and logo. All else in the file stays as it is."""

    def __init__(self, path):
        rest = io.BytesIO()
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(rest, "w") as target:
            self.slide, self.relations = source.read(SLIDE), source.read(RELATIONS)
            for name in source.namelist():
                data = source.read(name)
                if name == TYPES and b'Extension="png"' not in data:
                    data = data.replace(b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1)
                if name not in {SLIDE, RELATIONS}:
                    put_file(target, name, data)
        self.rest = rest.getvalue()

    def filled(self, drawn, own):
        slide, files = etree.fromstring(self.slide), {RELATIONS: self.relations}
        # The only words that are not there yet.
        words = next(text for text in slide.iter(A + "t") if not text.text)
        words.text = drawn.words["head"]
        if drawn.logo:
            png, width, height = drawn.logo
            files["ppt/media/school.png"] = png
            relation = f'<Relationship Id="school" Type="{OFFICE}/image" Target="../media/school.png"/></Relationships>'
            files[RELATIONS] = self.relations.replace(b"</Relationships>", relation.encode())
            put_logo(next(words.iterancestors(P + "sp")), width * POINT, height * POINT)
        files[SLIDE] = etree.tostring(slide, xml_declaration=True, encoding="UTF-8", standalone=True)
        made = io.BytesIO(self.rest)
        with zipfile.ZipFile(made, "a") as target:
            for name, data in files.items():
                put_file(target, name, data)
        return made.getvalue()


def put_logo(shape, width, height):
    """Puts the logo where the name begins, and the name beside it."""
    place, size = next(shape.iter(A + "off")), next(shape.iter(A + "ext"))
    left, across, step = int(place.get("x")), int(size.get("cx")), width + GAP * POINT
    is_from_right = any(properties.get("rtl") for properties in shape.iter(A + "pPr"))
    size.set("cx", str(across - step))
    if not is_from_right:
        place.set("x", str(left + step))
    number = max(int(each.get("id")) for each in shape.getparent().iter(P + "cNvPr")) + 1
    shape.addprevious(
        etree.fromstring(
            f'<p:pic xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}" xmlns:r="{OFFICE}"><p:nvPicPr><p:cNvPr id="{number}" name="Picture {number}" descr=""/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            '<p:blipFill><a:blip r:embed="school"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr><a:xfrm><a:off x="{left + across - width if is_from_right else left}" y="{place.get("y")}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )


# A process fills the same molds for one school after the other.
@functools.cache
def mold(path):
    return read_mold(path)


def read_mold(path):
    return SlidesMold(path) if path.endswith(".pptx") else Mold(path)


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
